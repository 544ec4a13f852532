//! The exercise drawn: the weights of a layer as one rectangle, its map as another. What doubles on both sides becomes
//! four times as large.

use super::squared::{Doubled, Exercise, LayerChoice};

/// The drawing's view box.
const SIZE: (f64, f64) = (400.0, 170.0);
/// Side of a rectangle before anything is doubled.
const SIDE: f64 = 56.0;
/// A side of one: a depthwise layer reads one channel for each that it gives.
const SLIVER: f64 = 10.0;
/// Between two layers.
const GAP: f64 = 12.0;
const TOP: f64 = 40.0;
const WEIGHTS_LEFT: f64 = 24.0;
const MAP_LEFT: f64 = 240.0;

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// The rectangles of one exercise, and the outlines of the layer as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct SquaredDrawing {
    /// Width and height of the view box.
    pub size: (f64, f64),
    /// The weights, channels out from left to right and channels in from top to bottom; one rectangle a layer.
    pub weights: Vec<Rect>,
    /// The map, columns by rows.
    pub map: Rect,
    /// The weights of the layer as it is.
    pub weights_before: Rect,
    /// Its map.
    pub map_before: Rect,
    /// The middle of the headings of weights and map.
    pub headings: [(f64, f64); 2],
}

impl SquaredDrawing {
    /// Lays an exercise out.
    #[must_use]
    pub fn of(exercise: &Exercise) -> Self {
        let times = |axis: Doubled| if exercise.doubled == axis { 2.0 } else { 1.0 };
        let before = match exercise.subject {
            LayerChoice::Expand => SIDE,
            LayerChoice::Depthwise => SLIVER,
        };
        let square = |x: f64, width: f64, height: f64| Rect { x, y: TOP, width, height };
        // A depthwise layer reads one channel whatever the width.
        let reads = if exercise.subject == LayerChoice::Depthwise { 1.0 } else { times(Doubled::Width) };
        let weights = (0..exercise.layers.min(2)).map(|layer| {
            let left = WEIGHTS_LEFT + if layer == 0 { 0.0 } else { SIDE + GAP };
            square(left, SIDE * times(Doubled::Width), before * reads)
        });
        let side = SIDE * times(Doubled::Resolution);
        Self {
            size: SIZE,
            weights: weights.collect(),
            map: square(MAP_LEFT, side, side),
            weights_before: square(WEIGHTS_LEFT, SIDE, before),
            map_before: square(MAP_LEFT, SIDE, SIDE),
            headings: [WEIGHTS_LEFT, MAP_LEFT].map(|left| (left, TOP - 14.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(rect: Rect) -> f64 {
        rect.width * rect.height
    }

    #[test]
    fn areas_grow_as_the_multiply_adds_do() {
        for subject in LayerChoice::ALL {
            for doubled in Doubled::ALL {
                let exercise = Exercise::new(subject, doubled).unwrap();
                let drawing = SquaredDrawing::of(&exercise);
                let weights: f64 = drawing.weights.iter().copied().map(area).sum();
                let grown = weights * area(drawing.map) / (area(drawing.weights_before) * area(drawing.map_before));
                assert_eq!(grown, exercise.factor() as f64, "{subject:?} {doubled:?}");
            }
        }
    }

    #[test]
    fn nothing_leaves_the_drawing_or_meets_the_other_half() {
        for doubled in Doubled::ALL {
            let drawing = SquaredDrawing::of(&Exercise::new(LayerChoice::Expand, doubled).unwrap());
            for weights in &drawing.weights {
                assert!(weights.x + weights.width < MAP_LEFT - GAP && weights.y + weights.height < SIZE.1);
            }
            assert!(drawing.map.x + drawing.map.width < SIZE.0 && drawing.map.y + drawing.map.height < SIZE.1);
        }
    }
}
