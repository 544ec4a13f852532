//! Tables as files for spreadsheets: comma-separated values (RFC 4180), every CSV that the page and its worker write.
//!
//! A spreadsheet runs a cell of text that begins like a formula. What the page writes holds texts of others, such as the
//! names of a person's own classes, so such a text gets an apostrophe before it, which a spreadsheet takes as the mark of
//! text (OWASP, "CSV Injection"). Numbers stay numbers.

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A number as Rust displays it: in full, and read back as the same.
    Number(String),
    /// Words, of the page or of others.
    Text(String),
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl From<$number> for Cell {
            fn from(number: $number) -> Self {
                Self::Number(number.to_string())
            }
        }
    )*};
}

numbers! { u64 u128 usize f64 }

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

/// A table as CSV: a line of column names, then a line for each row. Cells stand in quotes where they have to.
#[must_use]
pub fn write<const COLUMNS: usize>(names: [&str; COLUMNS], rows: impl IntoIterator<Item = [Cell; COLUMNS]>) -> String {
    let line = |cells: [String; COLUMNS]| cells.map(quoted).join(",") + "\r\n";
    let head = line(names.map(str::to_owned));
    [head].into_iter().chain(rows.into_iter().map(|row| line(row.map(written)))).collect()
}

/// A cell, in quotes where a comma, a quote or the end of a line would break it. The writer of the crate `csv` would also
/// ask whether it is a number, and with that bring the standard library's tables: a fiftieth of the whole page.
fn quoted(cell: String) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

fn written(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number,
        Cell::Text(text) if is_formula(&text) => format!("'{text}"),
        Cell::Text(text) => text,
    }
}

/// Whether a spreadsheet would take a text as a formula: it begins with one of the characters that OWASP names, in full
/// width too, be it after quotes and spaces, which an import may take off.
fn is_formula(text: &str) -> bool {
    let is_control = |c: char| ['\t', '\r', '\n'].contains(&c);
    let is_start = |c: char| ['=', '+', '-', '@', '＝', '＋', '－', '＠'].contains(&c) || is_control(c);
    let is_skipped = |c: char| c == '"' || c == '\'' || c.is_whitespace() && !is_control(c);
    text.trim_start_matches(is_skipped).starts_with(is_start)
}

#[cfg(test)]
mod tests {
    use csv::ReaderBuilder;
    use proptest::prelude::*;

    use super::*;

    fn first_cells(text: &str) -> Vec<String> {
        let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap()[0].to_owned()).collect()
    }

    /// A student named a class `=HYPERLINK("http://…";"cat")`, the teacher opened the comparison of the class in a
    /// spreadsheet, and it ran: cells were quoted where a comma would break them, and nothing held a formula back.
    #[test]
    fn a_text_that_begins_like_a_formula_does_not_run() {
        for text in [
            "=1+1",
            "+1",
            "-1+cmd|' /C calc'!A0",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "  =1",
            "\"=1\"",
            "\"\" -1",
            "'=1",
            "\u{a0}=1",
            "＝1+1",
        ] {
            let written = write(["label"], [[Cell::from(text)]]);
            assert_eq!(first_cells(&written), [format!("'{text}")], "{written:?}");
        }
        for text in ["cat", "tabby, tabby cat", "a=b", "e-mail", "'quoted'", "", " ", "100 101 99.5", "#1"] {
            let written = write(["label", "more"], [[Cell::from(text), Cell::Empty]]);
            assert_eq!(first_cells(&written), [text], "{written:?}");
        }
    }

    #[test]
    fn numbers_stay_numbers() {
        let row = [Cell::from(-1.5), Cell::from(u128::MAX), Cell::from(Some(3_u64)), Cell::from(None::<f64>)];
        let text = write(["a", "b", "c", "d"], [row]);
        assert_eq!(text, "a,b,c,d\r\n-1.5,340282366920938463463374607431768211455,3,\r\n");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_reads_back_and_none_begins_a_formula(text in "[-=+@a-z,\"'\r\n\t ]{0,12}") {
            let written = write(["label", "more"], [[Cell::from(text.clone()), Cell::Empty]]);
            let read = first_cells(&written);
            prop_assert!(read == [text.clone()] || read == [format!("'{text}")], "{written:?}");
            let start = text.trim_start_matches(['"', '\'', ' ']);
            let is_formula = start.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
            prop_assert_eq!(read[0].len() > text.len(), is_formula);
        }
    }
}
