//! The cost of a network as an area: as many cells as baselines could be computed for it, in columns of eight.

/// Cells in a column, columns, and the side of a cell in units of the drawing's view box.
const ROWS: f64 = 8.0;
const COLUMNS: f64 = 16.0;
const CELL: f64 = 13.0;

/// More cells than these are not drawn. B7 costs 98 times B0, phi = 7 about as much.
pub const CELLS: f64 = ROWS * COLUMNS;
/// Left edge and top of the cells in the drawing's view box.
pub const CORNER: (f64, f64) = (512.0, 2.0);
/// Width and height of all cells.
pub const EXTENT: (f64, f64) = (COLUMNS * CELL, ROWS * CELL);
/// Where the words below the cells stand.
pub const WORDS: f64 = CORNER.1 + EXTENT.1 + 19.0;

/// The area of so many cells as a path: whole columns, then whole cells of the next, then a part of one. The path has as
/// many pieces whatever the number.
#[must_use]
pub fn cells(count: f64) -> String {
    let count = count.clamp(0.0, CELLS);
    let columns = (count / ROWS).floor();
    let rest = count - columns * ROWS;
    let (whole, part) = (rest.floor(), rest.fract());
    let (x, bottom) = (CORNER.0 + columns * CELL, CORNER.1 + EXTENT.1);
    let top = bottom - whole * CELL;
    format!(
        "M{} {bottom}h{}v-{}h-{}zM{x} {bottom}h{CELL}v-{}h-{CELL}zM{x} {top}h{CELL}v-{:.1}h-{CELL}z",
        CORNER.0,
        columns * CELL,
        EXTENT.1,
        columns * CELL,
        whole * CELL,
        part * CELL,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::arch::{ArchSpec, Summary};
    use model::scaling::{Preset, ScalingInput};

    /// The area of a path of rectangles that begin at a corner and go right, up, left.
    fn area(path: &str) -> f64 {
        let number = |text: &str| text.trim_start_matches('-').parse::<f64>().unwrap();
        let rectangle = |path: &str| {
            let sides = path.split(['h', 'v', 'z']).collect::<Vec<_>>();
            number(sides[1]) * number(sides[2])
        };
        path.split('M').skip(1).map(rectangle).sum()
    }

    #[test]
    fn the_area_is_the_cost() {
        let cell = CELL * CELL;
        for count in [0.0, 0.05, 1.0, 7.9, 8.0, 64.3, 95.63, CELLS] {
            let drawn = area(&cells(count)) / cell;
            assert!((drawn - count).abs() < 0.01, "{count}: {drawn}");
        }
        let macs =
            |preset| Summary::from_spec(&ArchSpec::from_input(&ScalingInput::published(preset)).unwrap()).total.macs;
        let b7 = macs(Preset::B7).over(macs(Preset::B0));
        let looks = area(&cells(b7)) / area(&cells(1.0));
        assert!(looks > 90.0 && (looks - b7).abs() < 0.01, "{looks} {b7}");
    }

    #[test]
    fn what_does_not_fit_fills_the_field() {
        assert!((area(&cells(2000.0)) - EXTENT.0 * EXTENT.1).abs() < 1e-9);
        assert!((area(&cells(f64::INFINITY)) - EXTENT.0 * EXTENT.1).abs() < 1e-9);
    }

    #[test]
    fn one_number_can_turn_into_another() {
        let verbs = |count| cells(count).chars().filter(char::is_ascii_alphabetic).collect::<String>();
        assert_eq!(verbs(0.4), verbs(95.6));
        assert_eq!(verbs(8.0), verbs(CELLS));
    }
}
