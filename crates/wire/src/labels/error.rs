//! Why a person's own list of labels cannot be used.

use super::LONGEST;
use texts::{Language, Message, own_weights as text};

/// A list of labels that cannot be used. Lines are counted from 1, classes from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.to_message().words(Language::English))]
pub enum LabelError {
    /// A line that is text neither in UTF-8 nor, after its mark, in UTF-16.
    Encoding {
        /// The line.
        line: usize,
    },
    /// Another number of labels than the network has classes.
    Count {
        /// Labels in the list.
        found: usize,
        /// Classes of the network.
        expected: usize,
    },
    /// A class without a word.
    Empty {
        /// The class.
        index: usize,
    },
    /// A label of more than [`LONGEST`] characters.
    Long {
        /// Where it stands.
        place: Place,
        /// Its characters.
        length: usize,
    },
    /// Text that begins like JSON and is none.
    Json(String),
    /// JSON of another form.
    Form {
        /// What it is.
        example: &'static str,
    },
    /// A row of a table with another number of columns than those before it.
    Columns {
        /// Its line.
        line: usize,
        /// Columns of the row.
        found: usize,
        /// Columns of the others.
        expected: usize,
    },
    /// A number in the column of class numbers that is none of the network's, or stands there twice.
    Number {
        /// Its line.
        line: usize,
        /// The number.
        found: u64,
        /// The first number that is one, 0 or 1.
        first: u64,
        /// The last.
        last: u64,
    },
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line of the file, from 1.
    Line(usize),
    /// A class, from 0: JSON may stand in a single line.
    Class(usize),
}

impl LabelError {
    /// Why, as part of a sentence.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::Encoding { line } => Message::new(text::LABELS_ENCODING).with("line", line),
            Self::Count { found, expected } => {
                Message::new(text::LABELS_COUNT).with("found", found).with("expected", expected)
            }
            Self::Empty { index } => Message::new(text::LABELS_EMPTY).with("index", index),
            Self::Long { place, length } => {
                let message = match place {
                    Place::Line(line) => Message::new(text::LABELS_LONG_LINE).with("line", line),
                    Place::Class(index) => Message::new(text::LABELS_LONG_CLASS).with("index", index),
                };
                message.with("length", length).with("most", &LONGEST)
            }
            Self::Json(error) => Message::new(text::LABELS_JSON).with("error", error),
            Self::Form { example } => Message::new(text::LABELS_FORM).with("example", example),
            Self::Columns { line, found, expected } => {
                let message = Message::new(text::LABELS_COLUMNS).with("line", line);
                message.with("found", found).with("expected", expected)
            }
            Self::Number { line, found, first, last } => {
                let message = Message::new(text::LABELS_INDEX).with("line", line).with("found", found);
                message.with("first", first).with("last", last)
            }
        }
    }
}
