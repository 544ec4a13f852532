//! The file of the other language, as the build writes it.

use crate::{Language, SECTIONS};

/// The file: a line for each text, English and Korean with a tab between, in the order of the English words.
#[must_use]
pub fn file() -> String {
    let mut lines: Vec<_> = SECTIONS
        .iter()
        .flat_map(|(_, texts)| *texts)
        .map(|(_, text)| format!("{}\t{}\n", text.of(Language::English), text.of(Language::Korean)))
        .collect();
    lines.sort_unstable_by(|one, other| english(one).cmp(english(other)));
    lines.dedup();
    lines.concat()
}

/// The English words of a line.
fn english(line: &str) -> &str {
    line.split('\t').next().unwrap_or_default()
}
