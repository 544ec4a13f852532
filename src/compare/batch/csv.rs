//! Every answer of a batch as a table for spreadsheets: a line for each picture of each network.

use super::answers::BatchRow;
use super::results::{Broken, Results};
use super::selection::PictureName;
use csv_file::Cell;
use texts::Language;
use wire::protocol::WeightsKind;

const COLUMNS: [&str; 16] = [
    "file",
    "variant",
    "network",
    "weights",
    "backend",
    "label_index",
    "label",
    "label_by",
    "top1_index",
    "top1",
    "top1_probability",
    "right",
    "in_top5",
    "top5_indices",
    "millis",
    "problem",
];

/// The answers as CSV, in English, below a line of column names. A picture that could not be read has one line, with what is
/// wrong with it.
#[must_use]
pub fn write(results: &Results) -> String {
    let answers = results
        .rows
        .iter()
        .flat_map(|row| (0..results.pictures.len()).filter_map(move |picture| answer(results, row, picture)));
    csv_file::write(COLUMNS, answers.chain(results.broken.iter().map(|broken| problem(results, broken))))
}

fn file(results: &Results, picture: usize) -> Cell {
    results.pictures.get(picture).map(PictureName::path).into()
}

fn answer(results: &Results, row: &BatchRow, picture: usize) -> Option<[Cell; COLUMNS.len()]> {
    let answer = row.answer(picture)?;
    let name = |class: usize| row.space.as_ref()?.table.name(class);
    let label = row.space.as_ref().and_then(|space| space.label(picture));
    let top1 = answer.top.first().copied();
    let is = |value: Option<bool>| Cell::from(value.map(|value| if value { "yes" } else { "no" }));
    let top5: Vec<_> = answer.top.iter().map(usize::to_string).collect();
    Some([
        file(results, picture),
        (*row.entry.slug()).into(),
        row.name(Language::English).into(),
        row.weights.map(WeightsKind::slug).into(),
        answer.backend.slug().into(),
        label.map(|label| label.class).into(),
        label.and_then(|label| name(label.class)).into(),
        label.map(|label| label.rule.slug()).into(),
        top1.into(),
        top1.and_then(name).into(),
        top1.map(|_| rounded(answer.probability, 1e4)).into(),
        is(row.is_right(picture)),
        is(row.is_in_top5(picture)),
        top5.join(" ").into(),
        rounded(answer.millis, 1e3).into(),
        Cell::Empty,
    ])
}

fn problem(results: &Results, broken: &Broken) -> [Cell; COLUMNS.len()] {
    let mut cells = [const { Cell::Empty }; COLUMNS.len()];
    let [first, .., last] = &mut cells;
    *first = file(results, broken.picture);
    *last = broken.reason.words(Language::English).into();
    cells
}

/// To a part of one, as it is shown.
fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

#[cfg(test)]
mod tests {
    use ::csv::{ReaderBuilder, StringRecord};

    use super::*;
    use crate::compare::batch::answers::tests::{answer, pictures, row};
    use model::scaling::Preset;
    use texts::Message;

    fn read(text: &str) -> Vec<StringRecord> {
        ReaderBuilder::new().from_reader(text.as_bytes()).records().map(Result::unwrap).collect()
    }

    #[test]
    fn every_answer_has_a_line_and_a_broken_picture_its_reason() {
        let answers = vec![answer(&[0, 3], 12.34567), answer(&[7, 1], 20.0), None, answer(&[281], 3.0)];
        let rows = vec![row(Preset::Lite0, answers), row(Preset::B0, vec![answer(&[], 5.0), None, None, None])];
        let broken = vec![Broken { picture: 2, reason: Message::verbatim("It is broken.") }];
        let lines = read(&write(&Results { pictures: pictures(3), rows, broken }));
        let cells: Vec<Vec<&str>> = lines.iter().map(|line| line.iter().collect()).collect();
        let tench = "tench, Tinca tinca";
        assert_eq!(cells[0][..8], ["0/picture 0.jpg", "lite0", "Lite0", "pretrained", "cpu", "0", tench, "index"]);
        assert_eq!(cells[0][8..], ["0", tench, "0.5", "yes", "yes", "0 3", "12.346", ""]);
        assert_eq!((cells[1][11], cells[1][12]), ("no", "yes"));
        assert_eq!(cells[2][5..12], ["", "", "", "281", "tabby, tabby cat", "0.5", ""]);
        assert_eq!(cells[3][8..15], ["", "", "", "", "", "", "5"]);
        assert_eq!((cells[4][0], cells[4][1], cells[4][15]), ("2/picture 2.jpg", "", "It is broken."));
        assert_eq!(cells.len(), 5);
    }

    /// A folder may be called anything: the story is told in `csv_file`.
    #[test]
    fn no_name_runs_in_a_spreadsheet() {
        let pictures = vec![PictureName::new("=HYPERLINK(\"http://a\")/1.jpg"), PictureName::new("@SUM(A1).jpg")];
        let broken = vec![Broken { picture: 1, reason: Message::verbatim("=1+1") }];
        let rows = vec![row(Preset::Lite0, vec![answer(&[0], 1.0), None])];
        let lines = read(&write(&Results { pictures, rows, broken }));
        assert_eq!(&lines[0][0], "'=HYPERLINK(\"http://a\")/1.jpg");
        assert_eq!((&lines[1][0], &lines[1][15]), ("'@SUM(A1).jpg", "'=1+1"));
    }
}
