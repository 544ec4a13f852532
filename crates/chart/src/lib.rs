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
mod scale;

use std::fmt::Write as _;

pub use scale::{Scale, round_end};

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
}
