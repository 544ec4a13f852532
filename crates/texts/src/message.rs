//! A sentence as data: which text of the table, and what stands in its places.
//!
//! It is put in words where it is read, in the language of that moment, and it crosses the wire, where a text is its name:
//! that of a constant in the sections of [`WIRE`]. Other texts cannot be sent.

use std::fmt::Display;

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Language, Text, benchmark, benchmark_file, bug, lab_trainer, own_weights, particle, parts, picture_file,
    picture_kind, setting, weights_file, worker,
};

/// The sections whose texts travel, by name: all that the worker says something from.
pub const WIRE: [(&str, &[(&str, Text)]); 10] = named! { benchmark benchmark_file bug lab_trainer own_weights picture_file picture_kind setting weights_file worker };

/// A sentence, or a part of one, that waits to be put in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Message {
    /// A name, a number, or what a browser or a reader of files says: the same in every language.
    Verbatim(String),
    /// A text of the table.
    Text {
        /// The text.
        #[serde(rename = "name")]
        text: Text,
        /// What stands in its places, by their names.
        values: Vec<(String, Message)>,
    },
}

impl Message {
    /// A text with nothing in its places yet.
    #[must_use]
    pub fn new(text: Text) -> Self {
        Self::Text { text, values: Vec::new() }
    }

    /// Words that no language changes.
    #[must_use]
    pub fn verbatim(words: impl Into<String>) -> Self {
        Self::Verbatim(words.into())
    }

    /// The same with a name or a number in a place.
    #[must_use]
    pub fn with(self, place: &str, value: &dyn Display) -> Self {
        self.with_message(place, Self::Verbatim(value.to_string()))
    }

    /// The same with something else that is said in a place.
    #[must_use]
    pub fn with_message(mut self, place: &str, message: Self) -> Self {
        if let Self::Text { values, .. } = &mut self {
            values.push((place.to_owned(), message));
        }
        self
    }

    /// In words. A sentence inside another loses its full stop where the other one has its own.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let (text, values) = match self {
            Self::Verbatim(words) => return words.clone(),
            Self::Text { text, values } => (text, values),
        };
        let mut filled = String::new();
        for (words, place) in parts(text.of(language)) {
            if words.starts_with('.') && filled.ends_with('.') {
                filled.pop();
            }
            particle::push(&mut filled, words);
            let Some(place) = place else { continue };
            if let Some((_, message)) = values.iter().find(|(name, _)| name == place) {
                filled.push_str(&message.words(language));
            } else {
                filled.extend(["{", place, "}"]);
            }
        }
        filled
    }
}

impl From<Text> for Message {
    fn from(text: Text) -> Self {
        Self::new(text)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let found = wire().find(|(_, known)| known == self);
        let (name, _) = found.ok_or_else(|| S::Error::custom("a text of a section that does not travel"))?;
        serializer.serialize_str(name)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let found = wire().find(|(known, _)| *known == name);
        found.map(|(_, text)| text).ok_or_else(|| D::Error::custom("a text of a name that is not known here"))
    }
}

fn wire() -> impl Iterator<Item = (&'static str, Text)> {
    WIRE.into_iter().flat_map(|(_, texts)| texts).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::footer;

    fn refused(detail: Message) -> Message {
        Message::new(worker::FILE_REFUSED).with("name", &"a.pth").with_message("detail", detail)
    }

    #[test]
    fn a_sentence_in_another_gives_its_full_stop_up() {
        let detail = Message::verbatim("it broke.");
        assert_eq!(refused(detail).words(Language::English), "The weights file a.pth cannot be used: it broke.");
        let open = Message::new(worker::FILE_REFUSED).with("name", &"a.pth");
        assert_eq!(open.words(Language::English), "The weights file a.pth cannot be used: {detail}.");
    }

    #[test]
    fn every_text_of_the_wire_travels_by_name() {
        for (name, text) in wire() {
            let message = refused(Message::new(text).with("name", &"stem.weight"));
            let json = serde_json::to_string(&message).unwrap();
            assert!(json.contains(&format!("\"{name}\"")) && json.is_ascii() && !json.contains("cannot be"), "{json}");
            assert_eq!(serde_json::from_str::<Message>(&json).unwrap(), message);
        }
        let names: BTreeSet<&str> = wire().map(|(name, _)| name).collect();
        assert_eq!(names.len(), wire().count(), "two texts of one name");
        let texts: BTreeSet<&str> = wire().map(|(_, text)| text.of(Language::English)).collect();
        assert_eq!(texts.len(), wire().count(), "two texts of the same words");
    }

    #[test]
    fn a_text_that_does_not_travel_is_an_error() {
        let (_, text) = footer::ALL[0];
        assert!(serde_json::to_string(&refused(Message::new(text))).is_err());
    }

    #[test]
    fn a_name_that_nobody_knows_is_refused() {
        assert!(serde_json::from_str::<Message>(r#"{"text":{"name":"NOTHING","values":[]}}"#).is_err());
    }
}
