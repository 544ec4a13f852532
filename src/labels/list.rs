//! A person's own list of labels, from a text or JSON file.

use std::fmt;

use serde_json::{Map, Value};

use crate::text::{Language, Said, own_weights as text};

/// A list of labels that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LabelError {
    /// Another number of labels than the network has classes.
    Count {
        /// Labels in the list.
        found: usize,
        /// Classes of the network.
        expected: usize,
    },
    /// A class without a word.
    Empty {
        /// The class, from 0.
        index: usize,
    },
    /// Text that begins like JSON and is none.
    Json(String),
    /// JSON of another form.
    Form {
        /// What it is.
        example: &'static str,
    },
}

impl LabelError {
    /// Why, as part of a sentence.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Count { found, expected } => {
                Said::of(text::LABELS_COUNT).with("found", found).with("expected", expected)
            }
            Self::Empty { index } => Said::of(text::LABELS_EMPTY).with("index", index),
            Self::Json(error) => Said::of(text::LABELS_JSON).with("error", error),
            Self::Form { example } => Said::of(text::LABELS_FORM).with("example", example),
        }
    }
}

impl fmt::Display for LabelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said().words(Language::English))
    }
}

/// Reads a list of labels for a network of so many classes. Text has one label a line; JSON is an array of labels, an
/// object from the number of a class to its label or the other way round, or a configuration with such an object under
/// `id2label`. A label may be a list itself, such as synset and name: its last word counts.
///
/// # Errors
/// [`LabelError`], where a class has no label or there is one too many.
pub fn parse_list(text: &str, classes: usize) -> Result<Vec<String>, LabelError> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let labels: Vec<String> = if text.starts_with(['[', '{']) {
        from_json(&serde_json::from_str(text).map_err(|error| LabelError::Json(error.to_string()))?, classes)?
    } else {
        text.lines().map(|line| line.trim().to_owned()).collect()
    };
    if labels.len() != classes {
        return Err(LabelError::Count { found: labels.len(), expected: classes });
    }
    match labels.iter().position(String::is_empty) {
        Some(index) => Err(LabelError::Empty { index }),
        None => Ok(labels),
    }
}

const FORM: LabelError = LabelError::Form { example: r#"{"0": "cat", "1": "dog"}"# };

fn from_json(value: &Value, classes: usize) -> Result<Vec<String>, LabelError> {
    match value {
        Value::Array(labels) => labels.iter().map(|label| word(label).ok_or(FORM)).collect(),
        Value::Object(object) => match object.get("id2label") {
            Some(Value::Object(labels)) => from_object(labels, classes),
            Some(_) => Err(FORM),
            None => from_object(object, classes),
        },
        _ => Err(FORM),
    }
}

fn from_object(object: &Map<String, Value>, classes: usize) -> Result<Vec<String>, LabelError> {
    // Before a place is made for each class: an object of another length cannot fill them.
    if object.len() != classes {
        return Err(LabelError::Count { found: object.len(), expected: classes });
    }
    let mut labels = vec![String::new(); classes];
    for (key, value) in object {
        let by_class = || Some((key.trim().parse().ok()?, word(value)?));
        let by_label = || Some((usize::try_from(value.as_u64()?).ok()?, key.trim().to_owned()));
        let (index, label) = by_class().or_else(by_label).ok_or(FORM)?;
        if let Some(place) = labels.get_mut(index) {
            *place = label;
        }
    }
    Ok(labels)
}

/// A label: a word, or the last of several.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(word) => Some(word.trim().to_owned()),
        Value::Array(words) => words.last()?.as_str().map(|word| word.trim().to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_gives_the_same_list() {
        for text in [
            "cat\ndog\nowl",
            "\u{feff}cat\r\ndog \r\nowl\r\n\r\n",
            r#"["cat", "dog", "owl"]"#,
            r#"[["n01", "cat"], ["n02", "dog"], ["n03", "owl"]]"#,
            r#"{"1": "dog", "0": "cat", "2": "owl"}"#,
            r#"{"0": ["n01", "cat"], "1": ["n02", "dog"], "2": ["n03", "owl"]}"#,
            r#"{"dog": 1, "cat": 0, "owl": 2}"#,
            r#"{"model_type": "efficientnet", "id2label": {"0": "cat", "1": "dog", "2": "owl"}}"#,
        ] {
            assert_eq!(parse_list(text, 3).as_deref(), Ok(&["cat", "dog", "owl"].map(str::to_owned)[..]), "{text}");
        }
    }

    #[test]
    fn a_label_may_look_like_a_number() {
        assert_eq!(parse_list("0\n1", 2).as_deref(), Ok(&["0", "1"].map(str::to_owned)[..]));
    }

    #[test]
    fn another_number_of_labels_is_refused() {
        let count = |found| Err(LabelError::Count { found, expected: 3 });
        assert_eq!(parse_list("cat\ndog", 3), count(2));
        assert_eq!(parse_list("", 3), count(0));
        assert_eq!(parse_list(r#"["a", "b", "c", "d"]"#, 3), count(4));
        assert_eq!(parse_list(r#"{"0": "cat"}"#, 3), count(1));
    }

    #[test]
    fn a_class_without_a_label_is_named() {
        assert_eq!(parse_list("cat\n\nowl", 3), Err(LabelError::Empty { index: 1 }));
        // Class 7 is none of three, so that one of them is left without.
        assert_eq!(parse_list(r#"{"0": "cat", "7": "dog", "2": "owl"}"#, 3), Err(LabelError::Empty { index: 1 }));
    }

    #[test]
    fn what_is_no_list_is_refused() {
        assert!(matches!(parse_list("{cat", 1), Err(LabelError::Json(_))));
        for text in ["[1, 2]", r#"{"cat": {}}"#, r#"{"id2label": 3}"#, "[[]]"] {
            assert!(matches!(parse_list(text, 1), Err(LabelError::Form { .. })), "{text}");
        }
    }
}
