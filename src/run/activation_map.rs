//! A class activation map as it is drawn and said: colors in logits, and the place where it is strongest.

use texts::{Text, activation_map as text};
use wire::protocol::ActivationMaps;

/// Colors from 0 to the greatest value, evenly spaced: cividis (Nuñez, Anderton and Renslow 2018). Its lightness rises
/// steadily, so that it reads alike with any color vision, and in gray.
const COLORS: [[u8; 3]; 10] = [
    [0, 32, 77],
    [0, 51, 111],
    [57, 72, 107],
    [87, 92, 109],
    [112, 113, 115],
    [138, 135, 121],
    [166, 157, 117],
    [196, 181, 108],
    [228, 207, 91],
    [255, 234, 70],
];

/// The greatest value of all maps of an answer, which is the brightest color: maps of several classes compare. 0 where no
/// cell is above it.
pub fn greatest(maps: &ActivationMaps) -> f32 {
    maps.maps.iter().flat_map(|map| &map.values).copied().fold(0.0, f32::max)
}

/// The cells as RGBA pixels, one a cell; those at 0 or below are clear.
pub fn pixels(values: &[f32], greatest: f32) -> Vec<u8> {
    let color = |value: &f32| if *value > 0.0 { color(value / greatest) } else { [0; 4] };
    values.iter().map(color).collect::<Vec<_>>().into_flattened()
}

/// The colors side by side, from 0 to the greatest value, as RGBA pixels.
pub fn scale(pixels: u16) -> Vec<u8> {
    let step = |at: u16| color(f32::from(at) / f32::from(pixels.saturating_sub(1).max(1)));
    (0..pixels).map(step).collect::<Vec<_>>().into_flattened()
}

/// The color of a part of the greatest value, 0 to 1.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255, and the first colors")]
fn color(part: f32) -> [u8; 4] {
    let place = part.clamp(0.0, 1.0) * f32::from(COLORS.len() as u8 - 1);
    let below = COLORS.get(place as usize).copied().unwrap_or_default();
    let above = COLORS.get(place.ceil() as usize).copied().unwrap_or(below);
    let mix =
        |below: u8, above: u8| (f32::from(below) + place.fract() * (f32::from(above) - f32::from(below))).round() as u8;
    let ([red, green, blue], [red_above, green_above, blue_above]) = (below, above);
    [mix(red, red_above), mix(green, green_above), mix(blue, blue_above), u8::MAX]
}

/// The mean of the cells.
#[expect(clippy::cast_precision_loss, reason = "at most some thousand cells")]
pub fn mean(values: &[f32]) -> f64 {
    values.iter().copied().map(f64::from).sum::<f64>() / values.len().max(1) as f64
}

/// A place of a picture: its parts from the left and from the top, each 0 to below 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Place {
    /// The cell of a map that it lies in, counted row by row.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below the side of a map")]
    pub fn cell(self, side: u32) -> usize {
        let along = |part: f64| ((part * f64::from(side)) as u32).min(side.saturating_sub(1)) as usize;
        along(self.y) * side as usize + along(self.x)
    }

    /// The middle of the cell that is so many cells to the right and down, on the map.
    pub fn moved(self, (right, down): (f64, f64), side: u32) -> Self {
        let side = f64::from(side.max(1));
        let along = |part: f64, steps: f64| (((part * side).floor() + steps).clamp(0.0, side - 1.0) + 0.5) / side;
        Self { x: along(self.x, right), y: along(self.y, down) }
    }
}

/// Where an arrow key moves a place: cells to the right, and down. `None` for other keys.
pub fn step_of(key: &str) -> Option<(f64, f64)> {
    match key {
        "ArrowLeft" => Some((-1.0, 0.0)),
        "ArrowRight" => Some((1.0, 0.0)),
        "ArrowUp" => Some((0.0, -1.0)),
        "ArrowDown" => Some((0.0, 1.0)),
        _ => None,
    }
}

/// The part of all that raises a class's score that comes from a cell, 0 to 1; 0 for a cell at 0 or below.
pub fn share(values: &[f32], cell: usize) -> f64 {
    let raising = |value: &f32| f64::from(value.max(0.0));
    let all: f64 = values.iter().map(raising).sum();
    values.get(cell).map(raising).filter(|_| all > 0.0).map_or(0.0, |value| value / all)
}

/// The greatest value, and the third of the picture, from above and from the left, that its cell's middle lies in; `None`
/// where no cell is above 0.
pub fn strongest(values: &[f32], side: u32) -> Option<(f32, Text)> {
    let (cell, value) = values.iter().copied().enumerate().max_by(|one, other| one.1.total_cmp(&other.1))?;
    (value > 0.0).then_some((value, third_of(cell, side)?))
}

/// The third of the picture, from above and from the left, that a cell's middle lies in.
pub fn third_of(cell: usize, side: u32) -> Option<Text> {
    let side = usize::try_from(side).ok().filter(|side| *side > 0)?;
    // The middle of the cell at `at` is (2 at + 1) / (2 side).
    let third = |at: usize| (3 * (2 * at + 1) / (2 * side)).min(2);
    let places = [
        [text::UPPER_LEFT, text::UPPER, text::UPPER_RIGHT],
        [text::LEFT, text::CENTER, text::RIGHT],
        [text::LOWER_LEFT, text::LOWER, text::LOWER_RIGHT],
    ];
    places.get(third(cell / side))?.get(third(cell % side)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use texts::Language;
    use wire::protocol::ActivationMap;

    /// The relative luminance of WCAG 2, 0 to 1.
    fn luminance(color: &[u8]) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2])
    }

    #[test]
    fn the_colors_grow_lighter_from_end_to_end() {
        let scale = scale(64);
        let lightness: Vec<f64> = scale.chunks(4).map(luminance).collect();
        assert!(lightness.is_sorted_by(|one, other| one < other), "{lightness:?}");
        assert_eq!((&scale[..4], &scale[252..]), (&[0, 32, 77, 255][..], &[255, 234, 70, 255][..]));
        assert!(lightness[63] - lightness[0] > 0.7);
    }

    #[test]
    fn what_is_not_above_zero_is_clear() {
        let colors = pixels(&[-1.0, 0.0, 2.0, 4.0], 4.0);
        assert_eq!(colors[..8], [0; 8]);
        assert_eq!(colors[12..], [255, 234, 70, 255]);
        // The middle of the scale lies between two colors.
        assert_eq!(colors[8..12], [125, 124, 118, 255]);
        assert_eq!(pixels(&[-1.0, -2.0], 0.0), [0; 8]);
    }

    #[test]
    fn all_maps_share_the_brightest_color() {
        let map = |class, values: [f32; 4]| ActivationMap { class, values: values.to_vec(), bias: 0.0 };
        let maps = |maps| ActivationMaps { side: 2, maps };
        let both = maps(vec![map(1, [1.0, -9.0, 3.5, 0.0]), map(2, [0.0, 7.25, -1.0, 2.0])]);
        assert_eq!(greatest(&both), 7.25);
        assert_eq!(greatest(&maps(vec![map(1, [-1.0; 4])])), 0.0);
        assert_eq!(mean(&both.maps[0].values), -1.125);
        assert_eq!(mean(&[]), 0.0);
    }

    #[test]
    fn a_place_lies_in_one_cell_of_every_map() {
        let at = |x, y| Place { x, y };
        assert_eq!(
            [at(0.0, 0.0), at(0.99, 0.0), at(0.0, 0.5), at(0.999, 0.999)].map(|place| place.cell(7)),
            [0, 6, 21, 48]
        );
        // 0.3 of 7 is 2.1, of 9 is 2.7; 0.6 of 7 is 4.2, of 9 is 5.4.
        assert_eq!((at(0.3, 0.6).cell(7), at(0.3, 0.6).cell(9)), (4 * 7 + 2, 5 * 9 + 2));
        assert_eq!((at(1.0, 1.0).cell(7), at(0.5, 0.5).cell(1)), (48, 0), "an edge is of the last cell");
    }

    #[test]
    fn keys_move_from_cell_to_cell_and_stop_at_the_edge() {
        let place = Place { x: 0.3, y: 0.6 };
        assert_eq!(place.moved((1.0, 0.0), 7).cell(7), 4 * 7 + 3);
        assert_eq!(place.moved((0.0, -1.0), 7).cell(7), 3 * 7 + 2);
        let by = |key| place.moved(step_of(key).unwrap(), 7).cell(7);
        assert_eq!(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map(by), [29, 31, 23, 37]);
        assert_eq!(step_of("Enter"), None);
        let corner = Place { x: 0.0, y: 0.99 };
        assert_eq!(corner.moved((-1.0, 1.0), 7), Place { x: 0.5 / 7.0, y: 6.5 / 7.0 });
    }

    #[test]
    fn shares_are_of_what_raises_the_score() {
        let values = [-3.0, 1.0, 3.0, 0.0];
        assert_eq!([0, 1, 2, 3, 4].map(|cell| share(&values, cell)), [0.0, 0.25, 0.75, 0.0, 0.0]);
        assert_eq!(share(&[-1.0, -2.0], 0), 0.0);
    }

    #[test]
    fn the_strongest_place_is_named_by_thirds() {
        let at = |cell: usize, side: u32| {
            let mut values = vec![-1.0; (side * side) as usize];
            values[cell] = 2.5;
            strongest(&values, side).map(|(value, place)| (value, place.of(Language::English)))
        };
        assert_eq!(at(0, 7), Some((2.5, "upper left")));
        assert_eq!(at(24, 7), Some((2.5, "center"))); // row 3 of 7, column 3
        assert_eq!(at(6, 7), Some((2.5, "upper right")));
        assert_eq!(at(2 * 7 + 1, 7), Some((2.5, "middle left"))); // row 2: its middle at 2.5 / 7 = 0.36
        assert_eq!(at(7 + 3, 7), Some((2.5, "upper middle"))); // row 1: 1.5 / 7 = 0.21
        assert_eq!(at(48, 7), Some((2.5, "lower right")));
        assert_eq!(at(1, 2), Some((2.5, "upper right"))); // middles at 0.25 and 0.75
        assert_eq!(at(0, 1), Some((2.5, "center")));
        assert_eq!(strongest(&[-1.0, 0.0], 1), None);
        assert_eq!(strongest(&[], 7), None);
    }
}
