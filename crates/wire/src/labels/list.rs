//! A person's own list of labels, from a text, JSON, CSV or TSV file.

use serde_json::{Map, Value};

use super::table::{self, Entry};
use super::{LONGEST, LabelError, Place, encoding};

/// Reads a file with labels for a network of so many classes. What its name ends in says what it is: `.csv` and `.tsv` are
/// tables ([`table::read`]), all else text or JSON. Text has one label a line; JSON is an array of labels, an object from
/// the number of a class to its label or the other way round, or a configuration with such an object under `id2label`. A
/// label in JSON may be a list itself, such as synset and name: its last word counts.
///
/// # Errors
/// [`LabelError`], where the file is not text, a class has no label or one that is too long, or there is one too many.
pub fn read_file(name: &str, bytes: &[u8], classes: usize) -> Result<Vec<String>, LabelError> {
    let text = encoding::decode(bytes)?;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let entries = match ending.as_str() {
        "csv" => table::read(&text, table::delimiter(&text), classes)?,
        "tsv" => table::read(&text, b'\t', classes)?,
        _ if text.trim_start().starts_with(['[', '{']) => {
            let value = serde_json::from_str(text.trim()).map_err(|error| LabelError::Json(error.to_string()))?;
            let place = |(index, label)| Entry { label, place: Place::Class(index) };
            from_json(&value, classes)?.into_iter().enumerate().map(place).collect()
        }
        _ => lines(&text),
    };
    checked(entries, classes)
}

/// A label for each line, without the empty lines before the first and after the last.
fn lines(text: &str) -> Vec<Entry> {
    let place = |(index, line): (usize, &str)| Entry { label: line.trim().to_owned(), place: Place::Line(index + 1) };
    let mut entries: Vec<Entry> =
        text.lines().enumerate().map(place).skip_while(|entry| entry.label.is_empty()).collect();
    while entries.last().is_some_and(|entry| entry.label.is_empty()) {
        entries.pop();
    }
    entries
}

/// The labels, where each class has one that is a name.
fn checked(entries: Vec<Entry>, classes: usize) -> Result<Vec<String>, LabelError> {
    if entries.len() != classes {
        return Err(LabelError::Count { found: entries.len(), expected: classes });
    }
    for (index, Entry { label, place }) in entries.iter().enumerate() {
        let length = label.chars().count();
        match length {
            0 => return Err(LabelError::Empty { index }),
            1..=LONGEST => {}
            _ => return Err(LabelError::Long { place: *place, length }),
        }
    }
    Ok(entries.into_iter().map(|entry| entry.label).collect())
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

    fn parse_list(text: &str, classes: usize) -> Result<Vec<String>, LabelError> {
        read_file("labels.txt", text.as_bytes(), classes)
    }

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

    /// A person chose a text of one long paragraph, and the answer on the page ran over a hundred lines: a label could
    /// have any length.
    #[test]
    fn a_label_has_at_most_200_characters_and_a_longer_one_is_named_by_its_line() {
        let longest = "고".repeat(LONGEST);
        assert_eq!(parse_list(&longest, 1).as_deref(), Ok(&[longest.clone()][..]));
        let long = |place| Err(LabelError::Long { place, length: LONGEST + 1 });
        assert_eq!(parse_list(&format!("\n\ncat\n{longest}고\nowl"), 3), long(Place::Line(4)));
        assert_eq!(parse_list(&format!(r#"["cat", "{longest}고"]"#), 2), long(Place::Class(1)));
        let table = format!("index,name\n1,\"{longest}고\"\n0,cat\n");
        assert_eq!(read_file("labels.csv", table.as_bytes(), 2), long(Place::Line(2)));
        let message = long(Place::Line(4)).map_err(|error: LabelError| error.to_string());
        assert_eq!(message, Err::<Vec<String>, _>(SAID_LONG.to_owned()));
    }

    const SAID_LONG: &str = "the label in line 4 has 201 characters, and 200 are the most";
}
