//! A sentence as data: which text of the table, and what stands in its places.
//!
//! It is put in words where it is read, in the language of that moment, and it crosses the wire. A text of a section
//! that the page and its worker both know ([`WIRE`]) travels by its name; one that only the worker knows travels in words,
//! in every language of the page, and takes no room in the page's code.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

use super::{Language, Text, parts, picture_file, worker};

/// The sections whose texts travel by name.
const WIRE: [&[(&str, Text)]; 2] = [worker::ALL, picture_file::ALL];

/// A sentence, or a part of one, that waits to be put in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "WireMessage", try_from = "WireMessage")]
pub enum Message {
    /// A name, a number, or what a browser or a reader of files says: the same in every language.
    Verbatim(String),
    /// A text of the table.
    Text {
        /// The text.
        text: Text,
        /// What stands in its places, by their names.
        values: Vec<(String, Message)>,
    },
    /// Words of a text that this program does not hold, in the order of [`Language::ALL`].
    Spelled([String; Language::ALL.len()]),
}

/// A [`Message`] on the wire.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WireMessage {
    Verbatim(String),
    Text { name: String, values: Vec<(String, Message)> },
    Spelled([String; Language::ALL.len()]),
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
            Self::Spelled([english, korean]) => {
                return match language {
                    Language::English => english.clone(),
                    Language::Korean => korean.clone(),
                };
            }
            Self::Text { text, values } => (text, values),
        };
        let mut filled = String::new();
        for (words, place) in parts(text.of(language)) {
            if words.starts_with('.') && filled.ends_with('.') {
                filled.pop();
            }
            filled.push_str(words);
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

impl From<Message> for WireMessage {
    fn from(message: Message) -> Self {
        match message {
            Message::Verbatim(words) => Self::Verbatim(words),
            Message::Spelled(words) => Self::Spelled(words),
            Message::Text { text, values } => {
                if let Some((name, _)) = wire().find(|(_, known)| *known == text) {
                    return Self::Text { name: name.to_owned(), values };
                }
                let message = Message::Text { text, values };
                Self::Spelled(Language::ALL.map(|language| message.words(language)))
            }
        }
    }
}

impl TryFrom<WireMessage> for Message {
    type Error = &'static str;

    fn try_from(travelled: WireMessage) -> Result<Self, Self::Error> {
        match travelled {
            WireMessage::Verbatim(words) => Ok(Self::Verbatim(words)),
            WireMessage::Spelled(words) => Ok(Self::Spelled(words)),
            WireMessage::Text { name, values } => {
                let found = wire().find(|(known, _)| *known == name);
                let (_, text) = found.ok_or("a text of a name that this page does not know")?;
                Ok(Self::Text { text, values })
            }
        }
    }
}

fn wire() -> impl Iterator<Item = (&'static str, Text)> {
    WIRE.into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::weights_file;

    fn travel(message: &Message) -> Message {
        serde_json::from_str(&serde_json::to_string(message).unwrap()).unwrap()
    }

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
    fn what_both_sides_know_travels_by_name() {
        for message in [Message::new(worker::CANCELLED), refused(Message::verbatim("it broke"))] {
            assert_eq!(travel(&message), message);
        }
        let names: BTreeSet<&str> = wire().map(|(name, _)| name).collect();
        assert_eq!(names.len(), wire().count(), "two texts of one name");
        let texts: BTreeSet<&str> = wire().map(|(_, text)| text.of(Language::English)).collect();
        assert_eq!(texts.len(), wire().count(), "two texts of the same words");
    }

    #[test]
    fn what_the_page_does_not_know_travels_in_words() {
        let detail = Message::new(weights_file::MISSING).with("name", &"stem.weight");
        let message = refused(detail.clone());
        let arrived = travel(&message);
        for language in Language::ALL {
            assert_eq!(arrived.words(language), message.words(language));
        }
        assert!(matches!(travel(&detail), Message::Spelled(_)));
    }

    #[test]
    fn a_name_that_nobody_knows_is_refused() {
        assert!(serde_json::from_str::<Message>(r#"{"text":{"name":"NOTHING","values":[]}}"#).is_err());
    }
}
