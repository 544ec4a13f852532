//! Charts as data: two axes, and the paths and texts that a component draws as they come.
//!
//! Positions are in the units of the drawing's own view box, [`WIDTH`] by [`HEIGHT`].

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

use std::fmt::Write as _;

/// Width of the drawing.
pub const WIDTH: f64 = 640.0;
/// Height of the drawing.
pub const HEIGHT: f64 = 430.0;
/// Where the chart begins and ends within the drawing; around it stand the numbers and names of the axes.
pub const LEFT: f64 = 62.0;
/// Its right edge.
pub const RIGHT: f64 = 622.0;
/// Its upper edge.
pub const TOP: f64 = 38.0;
/// Its lower edge.
pub const BOTTOM: f64 = 364.0;

/// From the middle of a mark to its edge.
const REACH: f64 = 7.0;

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
    /// The outline around a middle, as the path of an SVG in whole units.
    #[must_use]
    pub fn outline(self, x: f64, y: f64) -> String {
        let (x, y, r) = (whole(x), whole(y), whole(REACH));
        match self {
            Self::Square => format!("M{} {}h{w}v{w}h-{w}z", x - r, y - r, w = 2 * r),
            Self::Triangle => format!("M{x} {}l{r} {h}h-{h}z", y - r, h = 2 * r),
            Self::Circle => format!("M{} {y}a{r} {r} 0 1 0 {w} 0a{r} {r} 0 1 0 -{w} 0z", x - r, w = 2 * r),
            Self::Diamond => format!("M{x} {}l{r} {r}l-{r} {r}l-{r} -{r}z", y - r),
        }
    }
}

/// What an axis shows: its ends, and the numbers that stand along it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Whether equal lengths are equal factors, and not equal differences.
    pub is_log: bool,
    /// The value at its beginning.
    pub low: f64,
    /// The value at its end.
    pub high: f64,
    /// The numbers beside it.
    pub ticks: &'static [f64],
}

impl Span {
    /// How far along a value is, 0 to 1; what lies beyond an end is held there.
    #[must_use]
    pub fn share(self, value: f64) -> f64 {
        let Self { is_log, low, high, .. } = self;
        let value = value.clamp(low, high);
        if is_log { (value / low).ln() / (high / low).ln() } else { (value - low) / (high - low) }
    }

    /// Where a value of an axis that goes across stands, from the left.
    #[must_use]
    pub fn x(self, value: f64) -> f64 {
        tenth(LEFT + (RIGHT - LEFT) * self.share(value))
    }

    /// Where a value of an axis that goes up stands, from the top.
    #[must_use]
    pub fn y(self, value: f64) -> f64 {
        tenth(BOTTOM - (BOTTOM - TOP) * self.share(value))
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
    /// The axis that goes across.
    pub across: Span,
    /// The axis that goes up.
    pub up: Span,
    /// Lines and shapes.
    pub marks: Vec<Mark>,
    /// Texts.
    pub labels: Vec<Label>,
}

impl Chart {
    /// An empty chart with its grid: what goes across, what goes up, and the name of each.
    #[must_use]
    pub fn new(across: Span, up: Span, names: [&str; 2]) -> Self {
        let mut chart = Self { across, up, marks: Vec::new(), labels: Vec::new() };
        let mut grid = String::new();
        for tick in across.ticks {
            let x = chart.across.x(*tick);
            // Writing to a `String` cannot fail.
            let _ = write!(grid, "M{x} {TOP}V{BOTTOM}");
            chart.text("chart-text", tick.to_string(), (x, BOTTOM + 25.0), "middle");
        }
        for tick in up.ticks {
            let y = chart.up.y(*tick);
            let _ = write!(grid, "M{LEFT} {y}H{RIGHT}");
            chart.text("chart-text", tick.to_string(), (LEFT - 8.0, y + 7.0), "end");
        }
        chart.marks.push(Mark { kind: "chart-line", class: "", path: grid });
        let [across, up] = names.map(str::to_owned);
        chart.text("chart-text", across, (RIGHT, HEIGHT - 12.0), "end");
        chart.text("chart-text", up, (0.0, TOP - 18.0), "start");
        chart
    }

    /// Adds a straight line from each point to the next.
    pub fn line(&mut self, class: &'static str, points: impl IntoIterator<Item = (f64, f64)>) {
        let mut path = String::new();
        for (x, y) in points {
            let verb = if path.is_empty() { 'M' } else { 'L' };
            let _ = write!(path, "{verb}{} {}", self.across.x(x), self.up.y(y));
        }
        self.marks.push(Mark { kind: "chart-curve", class, path });
    }

    /// Adds a shape at a point.
    pub fn mark(&mut self, class: &'static str, shape: Shape, (x, y): (f64, f64)) {
        let path = shape.outline(self.across.x(x), self.up.y(y));
        self.marks.push(Mark { kind: "chart-mark", class, path });
    }

    /// Adds a text at a point, moved by `shift`.
    pub fn label(&mut self, text: &str, (x, y): (f64, f64), shift: (f64, f64), anchor: &'static str) {
        let at = (self.across.x(x) + shift.0, self.up.y(y) + shift.1);
        self.text("chart-text strong", text.to_owned(), at, anchor);
    }

    fn text(&mut self, class: &'static str, text: String, (x, y): (f64, f64), anchor: &'static str) {
        self.labels.push(Label { class, anchor, text, x, y });
    }
}

/// A position to a tenth of a unit, which is far below a pixel.
fn tenth(length: f64) -> f64 {
    (10.0 * length).round() / 10.0
}

#[expect(clippy::cast_possible_truncation, reason = "positions of a drawing are in the hundreds")]
fn whole(length: f64) -> i32 {
    length.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    const TENS: Span = Span { is_log: true, low: 1.0, high: 100.0, ticks: &[1.0, 10.0, 100.0] };
    const EVEN: Span = Span { is_log: false, low: 70.0, high: 80.0, ticks: &[70.0, 75.0] };

    #[test]
    fn equal_factors_or_equal_differences_are_equal_lengths() {
        assert_eq!([1.0, 10.0, 100.0].map(|value| (2.0 * TENS.share(value)).round()), [0.0, 1.0, 2.0]);
        assert!((TENS.share(10.0) - 0.5).abs() < 1e-12);
        assert_eq!(EVEN.share(72.5), 0.25);
    }

    #[test]
    fn what_lies_beyond_an_axis_is_held_at_its_end() {
        let chart = Chart::new(TENS, EVEN, ["across", "up"]);
        assert_eq!([0.0, 1e30, f64::INFINITY].map(|value| chart.across.x(value)), [LEFT, RIGHT, RIGHT]);
        assert_eq!([60.0, 90.0].map(|value| chart.up.y(value)), [BOTTOM, TOP]);
    }

    #[test]
    fn the_grid_and_the_numbers_stand_where_values_stand() {
        let mut chart = Chart::new(TENS, EVEN, ["across", "up"]);
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
}
