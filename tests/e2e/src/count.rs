//! Multiply-adds counted a second time, from the paper's Table 1 and the rules of the released code: shares no code with
//! the page. Checked against the counts of timm's models.

/// B0's MBConv stages: expansion, kernel side, stride, channels, blocks.
const STAGES: [(u64, u64, u64, u64, u64); 7] = [
    (1, 3, 1, 16, 1),
    (6, 3, 2, 24, 2),
    (6, 5, 2, 40, 2),
    (6, 3, 2, 80, 3),
    (6, 5, 1, 112, 3),
    (6, 5, 2, 192, 4),
    (6, 3, 1, 320, 1),
];

/// The exact multiply-adds of EfficientNet-B0 with depth and width in hundredths, for pictures of `pixels` a side.
#[must_use]
pub fn efficientnet_macs(depth: u64, width: u64, pixels: u64) -> u64 {
    // In hundredths of a channel: eighths are 800, half of one is 400, nine tenths are compared without a fraction.
    let channels = |count: u64| {
        let exact = count * width;
        let nearest = ((exact + 400) / 800 * 8).max(8);
        if 1000 * nearest < 9 * exact { nearest + 8 } else { nearest }
    };
    let mut side = pixels.div_ceil(2);
    let mut before = channels(32);
    let mut sum = 27 * before * side * side;
    for (expansion, kernel, first_stride, after, blocks) in STAGES {
        let after = channels(after);
        for block in 0..(blocks * depth).div_ceil(100) {
            let stride = if block == 0 { first_stride } else { 1 };
            let wide = before * expansion;
            if expansion > 1 {
                sum += before * wide * side * side;
            }
            side = side.div_ceil(stride);
            sum += kernel * kernel * wide * side * side;
            sum += 2 * wide * (before / 4).max(1);
            sum += wide * after * side * side;
            before = after;
        }
    }
    let head = channels(1280);
    sum + before * head * side * side + head * 1000
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::VARIANTS;

    #[test]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "hundredths between 100 and 310")]
    fn the_count_is_that_of_every_published_variant() {
        let hundredths = |coefficient: f64| (coefficient * 100.0).round() as u64;
        for variant in VARIANTS.iter().filter(|variant| variant.slug.starts_with('b')) {
            let counted =
                efficientnet_macs(hundredths(variant.depth), hundredths(variant.width), variant.resolution_px);
            assert_eq!(counted, variant.macs, "{}", variant.slug);
        }
    }
}
