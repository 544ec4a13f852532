//! Time over multiply-adds as positions: both axes in powers of ten, each fraction from 0 to 1.

/// Steps of the marks within a power of ten.
const STEPS: [f64; 3] = [1.0, 2.0, 5.0];

/// Steps where those are too few. Neighbours are a factor of 1.5 apart at most, less than the shortest axis.
const FINE_STEPS: [f64; 10] = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0];

/// With more marks than this, only powers of ten are marked.
const MOST_TICKS: usize = 5;

/// Room beyond the outermost points, as a factor.
const ROOM: f64 = 1.5;

/// How far two labels have to be apart to be read, as fractions of both axes.
const LABEL: (f64, f64) = (0.22, 0.075);

/// A point of the plot.
#[derive(Clone, Debug, PartialEq)]
pub struct PlotPoint {
    /// Index of the row that it stands for.
    pub index: usize,
    /// From the left.
    pub x: f64,
    /// From below.
    pub y: f64,
    /// Where its label stands, from below: beside the point, or above where another one is in the way.
    pub label_y: f64,
}

/// A mark of an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// What it marks, in the axis' unit.
    pub value: f64,
    /// Where it is.
    pub at: f64,
}

/// The plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// The points, in the order given.
    pub points: Vec<PlotPoint>,
    /// Marks of multiply-adds.
    pub x_ticks: Vec<Tick>,
    /// Marks of milliseconds.
    pub y_ticks: Vec<Tick>,
}

/// The two ends of an axis, as powers of ten.
#[derive(Clone, Copy)]
struct Axis {
    low: f64,
    high: f64,
}

impl Axis {
    fn around(values: impl Iterator<Item = f64>) -> Option<Self> {
        let ends = values.fold(None, |ends: Option<(f64, f64)>, value| {
            Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
        });
        let (low, high) = ends?;
        Some(Self { low: (low / ROOM).log10(), high: (high * ROOM).log10() })
    }

    fn at(self, value: f64) -> f64 {
        (value.log10() - self.low) / (self.high - self.low)
    }

    /// Round numbers between the ends.
    #[expect(clippy::cast_possible_truncation, reason = "a power of ten that an `f64` can hold")]
    fn ticks(self) -> Vec<Tick> {
        let powers = (self.low.floor() as i32)..=(self.high.ceil() as i32);
        let within = |steps: &[f64]| -> Vec<Tick> {
            let values = powers.clone().flat_map(|power| steps.iter().map(move |step| step * 10_f64.powi(power)));
            let ticks = values.map(|value| Tick { value, at: self.at(value) });
            ticks.filter(|tick| (0.0..=1.0).contains(&tick.at)).collect()
        };
        let ticks = within(&STEPS);
        match ticks.len() {
            0 | 1 => within(&FINE_STEPS),
            2..=MOST_TICKS => ticks,
            _ => within(&[1.0]),
        }
    }
}

impl Plot {
    /// Places points of multiply-adds and milliseconds, each with the index of its row. What is not above zero has no
    /// place.
    #[must_use]
    pub fn of(values: &[(usize, f64, f64)]) -> Self {
        let is_placeable = |value: f64| value.is_finite() && value > 0.0;
        let values: Vec<_> =
            values.iter().copied().filter(|(_, macs, millis)| is_placeable(*macs) && is_placeable(*millis)).collect();
        let across = Axis::around(values.iter().map(|value| value.1));
        let up = Axis::around(values.iter().map(|value| value.2));
        let (Some(across), Some(up)) = (across, up) else { return Self::default() };
        let mut points: Vec<_> = values
            .iter()
            .map(|&(index, macs, millis)| {
                let y = up.at(millis);
                PlotPoint { index, x: across.at(macs), y, label_y: y }
            })
            .collect();
        spread_labels(&mut points);
        Self { points, x_ticks: across.ticks(), y_ticks: up.ticks() }
    }
}

/// Lifts labels that would cover another one, from below upwards.
fn spread_labels(points: &mut [PlotPoint]) {
    points.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut placed: Vec<(f64, f64)> = Vec::new();
    for point in points.iter_mut() {
        for (x, y) in &placed {
            if (point.x - x).abs() < LABEL.0 && point.label_y - y < LABEL.1 {
                point.label_y = y + LABEL.1;
            }
        }
        placed.push((point.x, point.label_y));
        placed.sort_by(|one, other| one.1.total_cmp(&other.1));
    }
    points.sort_by_key(|point| point.index);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn equal_factors_are_equal_lengths() {
        let plot = Plot::of(&[(0, 1e8, 10.0), (1, 1e9, 100.0), (2, 1e10, 1000.0)]);
        let [a, b, c] = [0, 1, 2].map(|index: usize| (plot.points[index].x, plot.points[index].y));
        assert!((b.0 - a.0 - (c.0 - b.0)).abs() < 1e-9 && (b.1 - a.1 - (c.1 - b.1)).abs() < 1e-9);
        let values: Vec<_> = plot.x_ticks.iter().map(|tick| tick.value).collect();
        assert_eq!(values, [1e8, 1e9, 1e10]);
        assert!((plot.x_ticks[1].at - b.0).abs() < 1e-9, "a mark stands where a point of its value stands");
    }

    #[test]
    fn one_point_and_none_have_a_plot() {
        let plot = Plot::of(&[(4, 385e6, 70.0)]);
        assert_eq!(plot.points[0].index, 4);
        assert!((plot.points[0].x - 0.5).abs() < 1e-9);
        assert_eq!(Plot::of(&[]), Plot::default());
        assert_eq!(Plot::of(&[(0, 0.0, 1.0), (1, 1.0, f64::NAN)]), Plot::default());
    }

    #[test]
    fn labels_of_near_points_stand_apart() {
        let plot = Plot::of(&[(0, 385_187_552.0, 70.0), (1, 385_814_752.0, 70.1), (2, 390e6, 69.9), (3, 4e9, 700.0)]);
        let mut heights: Vec<_> = plot.points[..3].iter().map(|point| point.label_y).collect();
        heights.sort_by(f64::total_cmp);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] > LABEL.1 - 1e-9), "{heights:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn all_points_and_marks_are_inside(values in proptest::collection::vec((1e6..1e12_f64, 0.1..1e6_f64), 1..14)) {
            let values: Vec<_> = values.into_iter().enumerate().map(|(i, (macs, millis))| (i, macs, millis)).collect();
            let plot = Plot::of(&values);
            prop_assert_eq!(plot.points.len(), values.len());
            prop_assert!(plot.points.iter().all(|p| (0.0..=1.0).contains(&p.x) && (0.0..=1.0).contains(&p.y)));
            let ticks = plot.x_ticks.iter().chain(&plot.y_ticks);
            prop_assert!(ticks.clone().all(|tick| (0.0..=1.0).contains(&tick.at)));
            prop_assert!(!plot.x_ticks.is_empty() && !plot.y_ticks.is_empty());
            prop_assert!(plot.x_ticks.windows(2).all(|pair| pair[0].at < pair[1].at));
        }
    }
}
