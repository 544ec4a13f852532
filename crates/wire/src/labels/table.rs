//! A person's own labels from a table: a CSV or TSV file with a column of labels, and perhaps one of class numbers.

use csv::{ErrorKind, Position, ReaderBuilder, StringRecord, Trim};

use super::{LabelError, Place};

/// A label of a list, and where it stands.
pub(super) struct Entry {
    pub(super) label: String,
    pub(super) place: Place,
}

/// Names that the column of class numbers has. Where there are two such columns, the first that holds whole numbers is it.
const INDEX_NAMES: &[&str] = &[
    "index",
    "idx",
    "id",
    "no",
    "number",
    "class_id",
    "class_index",
    "class_idx",
    "label_id",
    "target",
    "class",
    "label",
    "번호",
    "클래스_번호",
    "클래스",
    "레이블",
];

/// Names that the column of labels has, the surest first.
const LABEL_NAMES: &[&str] =
    &["name", "class_name", "label_name", "label", "class", "이름", "클래스_이름", "레이블_이름", "레이블", "클래스"];

/// What separates the cells of a CSV: the comma, or the semicolon of spreadsheets where the comma is the decimal point,
/// or the tab, whichever the first line has most of outside quotes.
pub(super) fn delimiter(text: &str) -> u8 {
    let first = text.trim_start().lines().next().unwrap_or_default();
    // Every other piece stands inside quotes.
    let outside: String = first.split('"').step_by(2).collect();
    let count = |delimiter: char| outside.matches(delimiter).count();
    match (count(','), count(';'), count('\t')) {
        (comma, semicolon, tab) if semicolon > comma && semicolon > tab => b';',
        (comma, _, tab) if tab > comma => b'\t',
        _ => b',',
    }
}

/// The labels of a table for a network of so many classes, in the order of the classes. The first row may name the
/// columns. The labels are in the column that is called so, else in the last one. A column of whole numbers beside it holds
/// the numbers of the classes, from 0 or from 1; without one, rows stand in the order of the classes.
///
/// # Errors
/// [`LabelError`] for a row of another length, another number of rows than classes, or numbers that are not those of the
/// classes.
pub(super) fn read(text: &str, delimiter: u8, classes: usize) -> Result<Vec<Entry>, LabelError> {
    let rows = rows(text, delimiter)?;
    let (names, body) = match rows.split_first() {
        Some((first, body)) if is_header(first, body, classes) => (Some(first), body),
        _ => (None, rows.as_slice()),
    };
    if body.len() != classes {
        return Err(LabelError::Count { found: body.len(), expected: classes });
    }
    let index = index_column(names, body);
    let label = label_column(names, body, index);
    let entries = body.iter().map(|row| Entry { label: row.cell(label).to_owned(), place: Place::Line(row.line) });
    let Some(index) = index else { return Ok(entries.collect()) };
    let mut placed: Vec<_> = places(body, index)?.into_iter().zip(entries).collect();
    placed.sort_by_key(|(place, _)| *place);
    Ok(placed.into_iter().map(|(_, entry)| entry).collect())
}

/// A row, and the line it begins in, from 1.
struct Row {
    line: usize,
    cells: StringRecord,
}

impl Row {
    fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default()
    }

    /// A whole number, if the cell is one.
    fn number(&self, column: usize) -> Option<u64> {
        self.cell(column).parse().ok()
    }

    /// The column with a name, written in whatever way.
    fn column(&self, name: &str) -> Option<usize> {
        self.cells.iter().position(|cell| cell.to_lowercase().replace([' ', '-'], "_") == name)
    }
}

/// Every row with something in it: spreadsheets leave rows of nothing but commas.
fn rows(text: &str, delimiter: u8) -> Result<Vec<Row>, LabelError> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).delimiter(delimiter).trim(Trim::All).from_reader(text.as_bytes());
    let mut lines = Lines { rest: text.as_bytes(), passed: 0, line: 1 };
    let mut rows = Vec::new();
    for cells in reader.records() {
        let cells = cells.map_err(|error| {
            let line = lines.line_of(error.position());
            match error.kind() {
                ErrorKind::UnequalLengths { expected_len, len, .. } => LabelError::Columns {
                    line,
                    found: usize::try_from(*len).unwrap_or(usize::MAX),
                    expected: usize::try_from(*expected_len).unwrap_or(usize::MAX),
                },
                // The text is UTF-8 and in memory, so that nothing else fails.
                _ => LabelError::Encoding { line },
            }
        })?;
        let line = lines.line_of(cells.position());
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { line, cells });
        }
    }
    Ok(rows)
}

/// Counts lines from row to row. The reader's own count does not know of the empty lines before a row.
struct Lines<'a> {
    rest: &'a [u8],
    /// Bytes before the rest.
    passed: usize,
    /// The line in which the rest begins, from 1.
    line: usize,
}

impl Lines<'_> {
    fn line_of(&mut self, row: Option<&Position>) -> usize {
        let start = row.and_then(|row| usize::try_from(row.byte()).ok()).unwrap_or(self.passed);
        self.pass(start.saturating_sub(self.passed));
        self.pass(self.rest.iter().take_while(|byte| b"\r\n".contains(byte)).count());
        self.line
    }

    fn pass(&mut self, bytes: usize) {
        let (before, rest) = self.rest.split_at(bytes.min(self.rest.len()));
        self.line += before.split(|byte| *byte == b'\n').skip(1).count();
        self.passed += before.len();
        self.rest = rest;
    }
}

/// The columns of whole numbers in a table that has others beside them.
fn number_columns(body: &[Row]) -> impl Iterator<Item = usize> {
    let columns = body.first().map_or(0, |row| row.cells.len());
    (0..columns).filter(move |column| columns > 1 && body.iter().all(|row| row.number(*column).is_some()))
}

/// Whether the first row names the columns: it has words over numbers, or it is one more than there are classes and one
/// of its words is such a name.
fn is_header(first: &Row, body: &[Row], classes: usize) -> bool {
    let is_over_numbers = number_columns(body).next().is_some_and(|column| first.number(column).is_none());
    let is_known = INDEX_NAMES.iter().chain(LABEL_NAMES).any(|name| first.column(name).is_some());
    is_over_numbers || is_known && body.len() == classes
}

fn index_column(names: Option<&Row>, body: &[Row]) -> Option<usize> {
    let Some(names) = names else { return number_columns(body).next() };
    let known: Vec<usize> = INDEX_NAMES.iter().filter_map(|name| names.column(name)).collect();
    let called_so = number_columns(body).find(|column| known.contains(column));
    // Of another name, such as a rank, it counts only where it numbers the classes.
    called_so.or_else(|| number_columns(body).find(|column| places(body, *column).is_ok()))
}

fn label_column(names: Option<&Row>, body: &[Row], index: Option<usize>) -> usize {
    let is_free = |column: &usize| Some(*column) != index;
    let called_so = names.and_then(|names| LABEL_NAMES.iter().filter_map(|name| names.column(name)).find(is_free));
    let columns = body.first().map_or(0, |row| row.cells.len());
    called_so.or_else(|| (0..columns).rev().find(is_free)).unwrap_or_default()
}

/// The class of each row, where the column gives every class a number once, from 0 or from 1.
fn places(body: &[Row], index: usize) -> Result<Vec<usize>, LabelError> {
    let numbers: Vec<u64> = body.iter().map(|row| row.number(index).unwrap_or_default()).collect();
    let first = u64::from(!numbers.contains(&0));
    let mut is_taken = vec![false; body.len()];
    let mut places = Vec::with_capacity(body.len());
    for (row, number) in body.iter().zip(numbers) {
        let place = number.checked_sub(first).and_then(|place| usize::try_from(place).ok());
        match place.and_then(|place| Some((place, is_taken.get_mut(place)?))) {
            Some((place, is_taken)) if !*is_taken => {
                *is_taken = true;
                places.push(place);
            }
            _ => {
                let last = (body.len() as u64).saturating_add(first).saturating_sub(1);
                return Err(LabelError::Number { line: row.line, found: number, first, last });
            }
        }
    }
    Ok(places)
}

#[cfg(test)]
mod tests;
