//! A few channels of a stage's maps as pictures, for people.

use super::probe::FeatureMaps;

/// One channel as gray pixels, its least value black and its greatest white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelPicture {
    /// The channel, from 0.
    pub channel: usize,
    /// `[side, side]` in row-major order.
    pub pixels: Vec<u8>,
}

/// The channels that vary most over the map, at most `count`, in their order. Of channels that look the same, as in grown
/// networks, which hold copies, the first is taken; one without any difference shows nothing.
#[must_use]
pub fn channel_pictures(maps: &FeatureMaps, count: usize) -> Vec<ChannelPicture> {
    let mut spreads = Vec::new();
    for channel in 0..maps.channels {
        let spread = spread(maps, channel);
        if spread > 0.0 {
            spreads.push((channel, spread));
        }
    }
    spreads.sort_by(|one, other| other.1.total_cmp(&one.1));
    let mut pictures: Vec<ChannelPicture> = Vec::new();
    for (channel, _) in spreads {
        if pictures.len() == count {
            break;
        }
        let pixels = gray(maps, channel);
        if pictures.iter().all(|picture| picture.pixels != pixels) {
            pictures.push(ChannelPicture { channel, pixels });
        }
    }
    pictures.sort_by_key(|picture| picture.channel);
    pictures
}

fn values(maps: &FeatureMaps, channel: usize) -> impl Iterator<Item = f32> + Clone {
    maps.values.iter().skip(channel).step_by(maps.channels.max(1)).copied()
}

/// The variance of a channel over the map; 0 where it is no number.
fn spread(maps: &FeatureMaps, channel: usize) -> f32 {
    let values = values(maps, channel);
    #[expect(clippy::cast_precision_loss, reason = "at most some hundred thousand cells")]
    let cells = (maps.side * maps.side).max(1) as f32;
    let mean = values.clone().sum::<f32>() / cells;
    let variance = values.map(|value| (value - mean) * (value - mean)).sum::<f32>() / cells;
    if variance.is_finite() { variance } else { 0.0 }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
fn gray(maps: &FeatureMaps, channel: usize) -> Vec<u8> {
    let values = values(maps, channel);
    let least = values.clone().fold(f32::INFINITY, f32::min);
    let greatest = values.clone().fold(f32::NEG_INFINITY, f32::max);
    let scale = 255.0 / (greatest - least).max(f32::MIN_POSITIVE);
    values.map(|value| ((value - least) * scale).round() as u8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three maps of 2 x 2 cells: a flat one, a strong one and its copy, a weak one.
    fn maps() -> FeatureMaps {
        let channels: [[f32; 4]; 4] = [[3.0; 4], [-2.0, 2.0, 0.0, 1.0], [-2.0, 2.0, 0.0, 1.0], [0.0, 0.0, 0.0, 0.5]];
        let values = (0..4).flat_map(|cell| channels.map(|channel| channel[cell])).collect();
        FeatureMaps { values, side: 2, channels: 4 }
    }

    #[test]
    fn the_most_varied_are_taken_and_copies_once() {
        let pictures = channel_pictures(&maps(), 8);
        assert_eq!(pictures.iter().map(|picture| picture.channel).collect::<Vec<_>>(), [1, 3]);
        // -2 is black, 2 is white; 0 and 1 lie between.
        assert_eq!(pictures[0].pixels, [0, 255, 128, 191]);
        assert_eq!(pictures[1].pixels, [0, 0, 0, 255]);
        assert_eq!(channel_pictures(&maps(), 1)[0].channel, 1);
        assert!(channel_pictures(&FeatureMaps::default(), 8).is_empty());
    }

    #[test]
    fn numbers_that_are_none_show_nothing() {
        let broken = FeatureMaps { values: vec![f32::NAN, 0.0, 1.0, 2.0], side: 2, channels: 1 };
        assert!(channel_pictures(&broken, 8).is_empty());
    }
}
