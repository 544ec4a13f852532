//! JSON between serde's types and text, for the page and its worker.
//!
//! `serde_json` reports where and why a text does not fit a type, streams, and writes floats by a table: a tenth of what
//! the page had to load. The page talks to its own worker, so an error needs no more than its kind here, and a text is
//! read whole before its parts are given out.

mod decode;
mod encode;
mod value;

pub use decode::from_str;
pub use encode::{to_string, to_string_pretty};
pub use value::{Value, read};

/// Why a text or a value could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// The text is not JSON.
    #[error("it is not JSON from byte {at} on")]
    Text {
        /// Where it stops to be, in bytes from 0.
        at: usize,
    },
    /// It is JSON, of another form.
    #[error("it holds something else than it should")]
    Form,
}

impl serde::de::Error for JsonError {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self::Form
    }
}

impl serde::ser::Error for JsonError {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self::Form
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Id(u64);

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Shape {
        AsIt,
        Wrapped(Id),
        Named { text: String, numbers: Vec<f64> },
        Pair(bool, Option<u32>),
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct All {
        shapes: Vec<Shape>,
        maybe: Option<Id>,
        mean: [f32; 3],
        is_so: bool,
    }

    fn shape() -> impl Strategy<Value = Shape> {
        prop_oneof![
            Just(Shape::AsIt),
            any::<u64>().prop_map(|id| Shape::Wrapped(Id(id))),
            (
                any::<String>(),
                proptest::collection::vec(any::<i32>().prop_map(|eighths| f64::from(eighths) / 8.0), 0..3)
            )
                .prop_map(|(text, numbers)| Shape::Named { text, numbers }),
            (any::<bool>(), any::<Option<u32>>()).prop_map(|(one, other)| Shape::Pair(one, other)),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// `serde_json` and this module read what either of them writes; floats are eighths, as the former rounds others.
        #[test]
        fn the_same_json_as_that_of_serde_json(
            shapes in proptest::collection::vec(shape(), 0..4),
            maybe in any::<Option<u64>>(),
            mean in proptest::array::uniform3(any::<i16>().prop_map(|quarters| f32::from(quarters) / 4.0)),
            is_so: bool,
        ) {
            let all = All { shapes, maybe: maybe.map(Id), mean, is_so };
            for text in [to_string(&all).unwrap(), to_string_pretty(&all).unwrap()] {
                prop_assert_eq!(&serde_json::from_str::<All>(&text).unwrap(), &all);
                prop_assert_eq!(&from_str::<All>(&text).unwrap(), &all);
            }
            prop_assert_eq!(&from_str::<All>(&serde_json::to_string(&all).unwrap()).unwrap(), &all);
        }

        #[test]
        fn a_text_is_json_where_serde_json_says_so(text in r#"[\[\]{}":,0-9a-fnrtulse.\\ -]{0,12}"#) {
            let is_json = serde_json::from_str::<serde_json::Value>(&text).is_ok();
            // A few numbers are taken that JSON does not know, such as 01 and .5; nothing of JSON is refused.
            prop_assert!(read(&text).is_ok() || !is_json, "{}", text);
        }
    }

    #[test]
    fn pretty_is_as_serde_json_has_it() {
        let all = All {
            shapes: vec![
                Shape::AsIt,
                Shape::Named { text: "a\"\n\u{1}é".to_owned(), numbers: vec![] },
                Shape::Wrapped(Id(7)),
            ],
            maybe: None,
            mean: [1.0, 1e-7, 1e20],
            is_so: true,
        };
        assert_eq!(to_string_pretty(&all).unwrap(), serde_json::to_string_pretty(&all).unwrap().replace("e+", "e"));
        assert_eq!(to_string(&all).unwrap(), serde_json::to_string(&all).unwrap().replace("e+", "e"));
        assert_eq!(to_string(&f64::NAN), Ok("null".to_owned()));
    }

    #[test]
    fn values_as_they_stand() {
        let text = r#" {"a": [1, -2.5e3, true, null], "b": "\u00e9\ud83d\ude00\/\n", "a": {}} "#;
        let value = Value::Object(vec![
            (
                "a".to_owned(),
                Value::List(vec![Value::Number("1"), Value::Number("-2.5e3"), Value::Bool(true), Value::Null]),
            ),
            ("b".to_owned(), Value::Text("é😀/\n".to_owned())),
            ("a".to_owned(), Value::Object(vec![])),
        ]);
        assert_eq!(read(text), Ok(value));
    }

    #[test]
    fn what_is_no_json_says_where() {
        for (text, at) in [
            ("", 0),
            ("[1,]", 3),
            ("[1 2]", 3),
            (r#"{"a" 1}"#, 5),
            (r#""\ud800x""#, 7),
            (r#""\x""#, 3),
            ("\"a\n\"", 3),
            ("nul", 3),
            ("1 1", 2),
            ("\"é", 3),
        ] {
            assert_eq!(read(text), Err(JsonError::Text { at }), "{text}");
        }
        assert!(read(&"[".repeat(100_000)).is_err());
        assert!(read(&format!("{}{}", "[".repeat(60), "]".repeat(60))).is_ok());
    }

    #[test]
    fn another_form_is_refused() {
        for text in ["3", "[]", "{}", r#"{"wrapped":{"id":1}}"#, r#"{"as-it":1}"#, r#""wrapped""#, r#"{"named":{}}"#] {
            assert_eq!(from_str::<Shape>(text), Err(JsonError::Form), "{text}");
        }
        assert_eq!(from_str::<Shape>(r#""as-it""#), Ok(Shape::AsIt));
        assert_eq!(from_str::<u8>("256"), Err(JsonError::Form));
        assert_eq!(from_str::<u64>("-1"), Err(JsonError::Form));
        assert_eq!(from_str::<Id>("18446744073709551615"), Ok(Id(u64::MAX)));
    }
}
