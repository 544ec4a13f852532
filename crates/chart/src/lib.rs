//! Charts as data: scales, axes with their numbers, and the paths and texts that a component draws as they come.
//!
//! Positions are in the units of the drawing's own view box, the size of its [`Frame`].

#![cfg_attr(
    test,
    allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        clippy::float_cmp,
        clippy::items_after_statements,
        reason = "tests compare exact numbers"
    )
)]

pub mod names;

use std::fmt::Write as _;

/// Steps of round numbers within a power of ten.
const STEPS: [f64; 3] = [1.0, 2.0, 5.0];

/// Steps where those are too few. Neighbours are a factor of 1.5 apart at most.
const FINE_STEPS: [f64; 10] = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0];

/// With more round numbers than this, only powers of ten are left.
const MOST_ROUND: usize = 5;

/// The least part of a scale between two numbers beside it: a wide one, across the smallest chart.
const LEAST_APART: f64 = 1.0 / 7.0;

/// Where a chart lies within its drawing; around it stand the numbers and names of its axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width and height of the drawing.
    pub size: (f64, f64),
    /// The chart's left edge.
    pub left: f64,
    /// Its right edge.
    pub right: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
    /// From the middle of a mark to its edge.
    pub reach: f64,
    /// From the lower edge to the base line of the numbers there, and from the upper one to that of the name there.
    pub apart: (f64, f64),
    /// How far the numbers beside the chart stand from its edge, and their base line below their value.
    pub beside: (f64, f64),
}

impl Frame {
    /// As wide as a text.
    pub const WIDE: Self = Self {
        size: (640.0, 430.0),
        left: 62.0,
        right: 622.0,
        top: 38.0,
        bottom: 364.0,
        reach: 7.0,
        apart: (25.0, 18.0),
        beside: (8.0, 7.0),
    };

    /// One of a few beside each other.
    pub const SMALL: Self = Self {
        size: (360.0, 260.0),
        left: 52.0,
        right: 348.0,
        top: 24.0,
        bottom: 212.0,
        reach: 4.0,
        apart: (17.0, 10.0),
        beside: (6.0, 4.0),
    };
}

/// The shape of a mark. What it stands for is told by shape as well as by color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A square, on its side.
    Square,
    /// A triangle, point up.
    Triangle,
    /// A circle.
    Circle,
    /// A square, on its corner.
    Diamond,
}

impl Shape {
    /// The outline in a legend's view box of 20 by 20.
    #[must_use]
    pub fn in_legend(self) -> String {
        self.outline((10.0, 10.0), Frame::WIDE.reach)
    }

    /// The outline around a middle, as the path of an SVG in whole units.
    fn outline(self, (x, y): (f64, f64), reach: f64) -> String {
        let (x, y, r) = (whole(x), whole(y), whole(reach));
        match self {
            Self::Square => format!("M{} {}h{w}v{w}h-{w}z", x - r, y - r, w = 2 * r),
            Self::Triangle => format!("M{x} {}l{r} {h}h-{h}z", y - r, h = 2 * r),
            Self::Circle => format!("M{} {y}a{r} {r} 0 1 0 {w} 0a{r} {r} 0 1 0 -{w} 0z", x - r, w = 2 * r),
            Self::Diamond => format!("M{x} {}l{r} {r}l-{r} {r}l-{r} -{r}z", y - r),
        }
    }
}

/// How values become lengths.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Whether equal lengths are equal factors, and not equal differences.
    pub is_log: bool,
    /// The value at its beginning.
    pub low: f64,
    /// The value at its end.
    pub high: f64,
}

impl Scale {
    /// Equal lengths are equal differences.
    #[must_use]
    pub const fn linear(low: f64, high: f64) -> Self {
        Self { is_log: false, low, high }
    }

    /// Equal lengths are equal factors.
    #[must_use]
    pub const fn log(low: f64, high: f64) -> Self {
        Self { is_log: true, low, high }
    }

    /// How far along a value is, 0 to 1; what lies beyond an end is held there.
    #[must_use]
    pub fn share(self, value: f64) -> f64 {
        let Self { is_log, low, high } = self;
        let value = value.clamp(low, high);
        if is_log { (value / low).ln() / (high / low).ln() } else { (value - low) / (high - low) }
    }

    /// A few round numbers of a scale of factors.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "a power of ten that an `f64` can hold")]
    pub fn round_numbers(self) -> Vec<f64> {
        let powers = (self.low.log10().floor() as i32)..=(self.high.log10().ceil() as i32);
        let within = |steps: &[f64]| -> Vec<f64> {
            let numbers = powers.clone().flat_map(|power| steps.iter().map(move |step| step * 10_f64.powi(power)));
            numbers.filter(|number| (self.low..=self.high).contains(number)).collect()
        };
        let numbers = within(&STEPS);
        match numbers.len() {
            0 | 1 => self.apart(within(&FINE_STEPS)),
            2..=MOST_ROUND => numbers,
            _ => within(&[1.0]),
        }
    }

    /// Those of rising numbers that can be read beside each other.
    fn apart(self, numbers: Vec<f64>) -> Vec<f64> {
        let mut kept: Vec<f64> = Vec::new();
        for number in numbers {
            let last = kept.last().map_or(f64::NEG_INFINITY, |last| self.share(*last));
            if self.share(number) - last >= LEAST_APART {
                kept.push(number);
            }
        }
        kept
    }
}

/// The round number at or above a value: 1, 2 or 5 times a power of ten, and at least 1. A scale that ends there stays as it
/// is while the value moves on, up to the next round number.
#[must_use]
pub fn round_end(value: f64) -> f64 {
    let mut power = 1.0_f64;
    while power.is_finite() {
        for step in STEPS {
            if value <= step * power {
                return step * power;
            }
        }
        power *= 10.0;
    }
    value
}

/// What an axis shows.
#[derive(Clone, Copy, Debug)]
pub struct Span<'a> {
    /// How its values become lengths.
    pub scale: Scale,
    /// The numbers beside it, each with a line of the grid.
    pub ticks: &'a [f64],
    /// How a number is written.
    pub written: fn(f64) -> String,
}

impl<'a> Span<'a> {
    /// A scale with its numbers in full.
    #[must_use]
    pub const fn new(scale: Scale, ticks: &'a [f64]) -> Self {
        Self { scale, ticks, written: in_full }
    }
}

fn in_full(number: f64) -> String {
    number.to_string()
}

/// A scale along a straight way through a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// How its values become lengths.
    pub scale: Scale,
    from: f64,
    to: f64,
}

impl Axis {
    /// Where a value stands, from the left or from the top.
    #[must_use]
    pub fn at(self, value: f64) -> f64 {
        tenth(self.from + (self.to - self.from) * self.scale.share(value))
    }
}

/// A line or shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is, as a class of the style sheet: `chart-line` of the grid, `chart-curve` or `chart-mark`.
    pub kind: &'static str,
    /// What it stands for: more classes of the style sheet.
    pub class: &'static str,
    /// The path of an SVG.
    pub path: String,
}

/// A text.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// How it looks: classes of the style sheet.
    pub class: &'static str,
    /// Which part of it stands at the place: `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// What it says.
    pub text: String,
    /// From the left.
    pub x: f64,
    /// Its base line, from the top.
    pub y: f64,
}

/// A chart: what was added first lies below.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Where it lies.
    pub frame: Frame,
    /// The axis that goes across.
    pub across: Axis,
    /// The axis that goes up.
    pub up: Axis,
    /// Lines and shapes.
    pub marks: Vec<Mark>,
    /// Texts.
    pub labels: Vec<Label>,
}

impl Chart {
    /// An empty chart with its grid: what goes across, what goes up, and the name of each that has one.
    #[must_use]
    pub fn new(frame: Frame, across: Span<'_>, up: Span<'_>, names: [&str; 2]) -> Self {
        let Frame { size, left, right, top, bottom, apart, beside, .. } = frame;
        let mut chart = Self {
            frame,
            across: Axis { scale: across.scale, from: left, to: right },
            up: Axis { scale: up.scale, from: bottom, to: top },
            marks: Vec::new(),
            labels: Vec::new(),
        };
        let mut grid = String::new();
        for tick in across.ticks {
            let x = chart.across.at(*tick);
            // Writing to a `String` cannot fail.
            let _ = write!(grid, "M{x} {top}V{bottom}");
            chart.text("chart-text", (across.written)(*tick), (x, bottom + apart.0), "middle");
        }
        for tick in up.ticks {
            let y = chart.up.at(*tick);
            let _ = write!(grid, "M{left} {y}H{right}");
            chart.text("chart-text", (up.written)(*tick), (left - beside.0, y + beside.1), "end");
        }
        chart.grid("", grid);
        let places = [((right, size.1 - 12.0), "end"), ((0.0, top - apart.1), "start")];
        for (name, (at, anchor)) in names.into_iter().zip(places).filter(|(name, _)| !name.is_empty()) {
            chart.text("chart-text", name.to_owned(), at, anchor);
        }
        chart
    }

    /// Adds lines of the grid, or like them.
    pub fn grid(&mut self, class: &'static str, path: String) {
        self.marks.push(Mark { kind: "chart-line", class, path });
    }

    /// Adds a straight line from each point to the next.
    pub fn line(&mut self, class: &'static str, points: impl IntoIterator<Item = (f64, f64)>) {
        let path = straight(points.into_iter().map(|(x, y)| (self.across.at(x), self.up.at(y))));
        self.marks.push(Mark { kind: "chart-curve", class, path });
    }

    /// Adds stairs: each value holds until the next point.
    pub fn stairs(&mut self, class: &'static str, points: impl IntoIterator<Item = (f64, f64)>) {
        let mut corners: Vec<(f64, f64)> = Vec::new();
        for (x, y) in points {
            if let Some((_, before)) = corners.last().copied().filter(|(_, before)| *before < y) {
                corners.push((x, before));
            }
            corners.push((x, y));
        }
        self.line(class, corners);
    }

    /// Adds a shape at a point.
    pub fn mark(&mut self, class: &'static str, shape: Shape, (x, y): (f64, f64)) {
        let path = shape.outline((self.across.at(x), self.up.at(y)), self.frame.reach);
        self.marks.push(Mark { kind: "chart-mark", class, path });
    }

    /// Adds a text at a point, moved by `shift`.
    pub fn label(&mut self, text: &str, (x, y): (f64, f64), shift: (f64, f64), anchor: &'static str) {
        let at = (self.across.at(x) + shift.0, self.up.at(y) + shift.1);
        self.text("chart-text strong", text.to_owned(), at, anchor);
    }

    /// Adds a text at a place of the drawing.
    pub fn text(&mut self, class: &'static str, text: String, (x, y): (f64, f64), anchor: &'static str) {
        self.labels.push(Label { class, anchor, text, x, y });
    }
}

/// A straight line from each place of a drawing to the next, as the path of an SVG.
pub fn straight(places: impl IntoIterator<Item = (f64, f64)>) -> String {
    let mut path = String::new();
    for (x, y) in places {
        let verb = if path.is_empty() { 'M' } else { 'L' };
        let _ = write!(path, "{verb}{x} {y}");
    }
    path
}

/// A position to a tenth of a unit, which is far below a pixel.
#[must_use]
pub fn tenth(length: f64) -> f64 {
    (10.0 * length).round() / 10.0
}

#[expect(clippy::cast_possible_truncation, reason = "positions of a drawing are in the hundreds")]
fn whole(length: f64) -> i32 {
    length.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    const TENS: Span<'_> = Span::new(Scale::log(1.0, 100.0), &[1.0, 10.0, 100.0]);
    const EVEN: Span<'_> = Span::new(Scale::linear(70.0, 80.0), &[70.0, 75.0]);

    fn chart() -> Chart {
        Chart::new(Frame::WIDE, TENS, EVEN, ["across", "up"])
    }

    #[test]
    fn equal_factors_or_equal_differences_are_equal_lengths() {
        assert_eq!([1.0, 10.0, 100.0].map(|value| (2.0 * TENS.scale.share(value)).round()), [0.0, 1.0, 2.0]);
        assert!((TENS.scale.share(10.0) - 0.5).abs() < 1e-12);
        assert_eq!(EVEN.scale.share(72.5), 0.25);
    }

    #[test]
    fn what_lies_beyond_an_axis_is_held_at_its_end() {
        let Chart { frame: Frame { left, right, top, bottom, .. }, across, up, .. } = chart();
        assert_eq!([0.0, 1e30, f64::INFINITY].map(|value| across.at(value)), [left, right, right]);
        assert_eq!([60.0, 90.0].map(|value| up.at(value)), [bottom, top]);
    }

    #[test]
    fn the_grid_and_the_numbers_stand_where_values_stand() {
        let mut chart = chart();
        assert_eq!(chart.marks[0].path, "M62 38V364M342 38V364M622 38V364M62 364H622M62 201H622");
        let texts: Vec<_> = chart.labels.iter().map(|label| label.text.as_str()).collect();
        assert_eq!(texts, ["1", "10", "100", "70", "75", "across", "up"]);
        chart.line("line", [(1.0, 70.0), (10.0, 75.0)]);
        chart.mark("mark", Shape::Circle, (10.0, 75.0));
        chart.label("here", (10.0, 75.0), (5.0, -5.0), "start");
        assert_eq!(chart.marks[1].path, "M62 364L342 201");
        assert!(chart.marks[2].path.starts_with("M335 201a7 7"), "{}", chart.marks[2].path);
        assert_eq!((chart.labels[7].x, chart.labels[7].y), (347.0, 196.0));
    }

    #[test]
    fn stairs_rise_only_at_a_point() {
        let mut chart = chart();
        chart.stairs("", [(1.0, 70.0), (10.0, 70.0), (100.0, 75.0)]);
        assert_eq!(chart.marks[1].path, "M62 364L342 364L622 364L622 201");
    }

    #[test]
    fn every_scale_of_factors_has_a_few_round_numbers() {
        assert_eq!(Scale::log(7e7, 1.5e10).round_numbers(), [1e8, 1e9, 1e10]);
        assert_eq!(Scale::log(0.9, 12.0).round_numbers(), [1.0, 2.0, 5.0, 10.0]);
        assert_eq!(Scale::log(46.0, 105.0).round_numbers(), [50.0, 100.0]);
        assert_eq!(Scale::log(6.2, 9.5).round_numbers(), [7.0, 8.0, 9.0]);
    }

    #[test]
    fn a_scale_ends_at_a_round_number_and_stays_there() {
        let cases =
            [(0.2, 1.0), (1.0, 1.0), (1.01, 2.0), (2.0, 2.0), (2.1, 5.0), (4.13, 5.0), (9.9, 10.0), (97.8, 100.0)];
        for (value, end) in cases {
            assert_eq!(round_end(value), end, "{value}");
        }
        assert_eq!(round_end(3.4e10), 5e10);
        assert_eq!(round_end(f64::INFINITY), f64::INFINITY);
    }

    /// Between 257 and 900 million multiply-adds, “700”, “800” and “900” ran into each other.
    #[test]
    fn numbers_beside_a_scale_can_be_read_apart() {
        assert_eq!(Scale::log(257.0, 900.0).round_numbers(), [300.0, 400.0, 500.0, 600.0, 800.0]);
        for (low, high) in [(2100.0, 9900.0), (1.01, 1.99), (3e6, 9e6), (20.1, 99.0)] {
            let scale = Scale::log(low, high);
            let numbers = scale.round_numbers();
            let apart = |pair: &[f64]| scale.share(pair[1]) - scale.share(pair[0]);
            assert!(!numbers.is_empty() && numbers.windows(2).all(|pair| apart(pair) >= LEAST_APART), "{numbers:?}");
        }
    }
}
