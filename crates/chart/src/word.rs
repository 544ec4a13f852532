//! The classes and anchors of a chart on the wire: as words, of which only those of this list come back.
//!
//! They are parts of the code, `&'static str`, and stay so at the other end.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

/// A class or an anchor. Under its own name, as serde would take a reference for a part of what it reads.
pub type Word = &'static str;

/// What stands in charts that cross the wire.
const WORDS: [Word; 13] = [
    "",
    "chart-curve",
    "chart-line",
    "chart-mark",
    "chart-text",
    "chart-text strong",
    "end",
    "front",
    "hollow",
    "interval",
    "middle",
    "start",
    "strong",
];

/// Writes a word.
pub(crate) fn serialize<S: Serializer>(word: &Word, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(word)
}

/// Reads a word of the list.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Word, D::Error> {
    let word = String::deserialize(deserializer)?;
    WORDS.into_iter().find(|known| *known == word).ok_or_else(|| D::Error::custom("a class that no chart here has"))
}

#[cfg(test)]
mod tests {
    use crate::{Chart, Frame, Scale, Shape, Span};

    #[test]
    fn a_chart_crosses_the_wire_with_its_words() {
        let span = || Span::new(Scale::log(1.0, 100.0), &[1.0, 10.0]);
        let mut chart = Chart::new(Frame::SMALL, span(), span(), ["across", "up"]);
        chart.mark("hollow", Shape::Circle, (10.0, 20.0));
        chart.line("front", [(1.0, 2.0), (30.0, 40.0)]);
        chart.label("here", (10.0, 20.0), (0.0, 0.0), "start");
        let json = serde_json::to_string(&chart).unwrap();
        assert_eq!(serde_json::from_str::<Chart>(&json).unwrap(), chart);
        assert!(serde_json::from_str::<Chart>(&json.replace("\"hollow\"", "\"onclick\"")).is_err());
    }
}
