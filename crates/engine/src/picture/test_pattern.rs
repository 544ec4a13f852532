//! A pattern whose pixels are known, to find out whether a canvas gives back what was put on it.
//!
//! Browsers that protect against fingerprinting do not: Firefox with `privacy.resistFingerprinting` gives random pixels,
//! older ones white. Others change the lowest bit of some, which no answer of a network shows.

/// Side of the pattern in pixels.
pub const PATTERN_SIDE: u32 = 16;

/// Most levels of 255 that a pixel may be off: as far as two decoders of one JPEG are apart.
const MOST_LEVELS: u8 = 3;

/// The pattern, `[PATTERN_SIDE, PATTERN_SIDE, 4]` in bytes: opaque, no two neighbours of one color.
#[must_use]
pub fn test_pattern() -> Vec<u8> {
    let places = (0..PATTERN_SIDE).flat_map(|y| (0..PATTERN_SIDE).map(move |x| (x, y)));
    // 97, 57 and 193 are odd, so that the lowest bits vary as well.
    places.flat_map(|(x, y)| [(97 * x + 31 * y) as u8, (57 * y + 5 * x) as u8, (193 * (x + y)) as u8, 255]).collect()
}

/// Whether a canvas that the pattern was put on gave it back.
#[must_use]
pub fn is_test_pattern(found: &[u8]) -> bool {
    let expected = test_pattern();
    found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= MOST_LEVELS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_is_known_from_what_falsified_canvases_give() {
        let pattern = test_pattern();
        assert!(is_test_pattern(&pattern));
        // Noise in the lowest bits is let pass: no answer shows it.
        assert!(is_test_pattern(&pattern.iter().map(|byte| byte ^ 1).collect::<Vec<_>>()));
        let random = |at: usize| (at.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as u8;
        for falsified in [
            vec![255; pattern.len()],
            vec![0; pattern.len()],
            (0..pattern.len()).map(random).collect(),
            pattern.iter().rev().copied().collect(),
            pattern[4..].to_vec(),
            Vec::new(),
        ] {
            assert!(!is_test_pattern(&falsified));
        }
        // One pixel alone tells.
        let mut one = pattern.clone();
        one[400] ^= 0x10;
        assert!(!is_test_pattern(&one));
    }

    #[test]
    fn neighbours_differ() {
        let pattern = test_pattern();
        let (pixels, _) = pattern.as_chunks::<4>();
        assert!(pixels.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
