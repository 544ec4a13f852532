//! Counts in JSON: a number up to 2^53 - 1, beyond that a text of its digits.
//!
//! Most readers of JSON hold every number as a double-precision one and would round a larger count without a word
//! (RFC 8259, section 6), and the multiply-adds of absurd settings pass 2^64. Both forms are read, whatever the size.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};

/// The largest count that is written as a number.
pub const LARGEST_NUMBER: u128 = (1 << 53) - 1;

/// Writes a count, or nothing.
///
/// # Errors
/// Those of the serializer.
#[expect(clippy::ref_option, reason = "as serde calls it")]
pub fn serialize<T: Copy + Into<u128>, S: Serializer>(count: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
    let Some(count) = count.map(Into::into) else { return serializer.serialize_none() };
    match u64::try_from(count) {
        Ok(number) if count <= LARGEST_NUMBER => serializer.serialize_u64(number),
        _ => serializer.collect_str(&count),
    }
}

/// Reads a count, or nothing.
///
/// # Errors
/// Where there is something else, such as a negative number, a fraction or a text of other characters than digits.
pub fn deserialize<'de, T: TryFrom<u128>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    let Some(count) = deserializer.deserialize_any(CountVisitor)? else { return Ok(None) };
    T::try_from(count).map(Some).map_err(|_| D::Error::custom("a count that is too large"))
}

struct CountVisitor;

impl Visitor<'_> for CountVisitor {
    type Value = Option<u128>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a count, as a whole number or as a text of digits")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E: Error>(self, count: u64) -> Result<Self::Value, E> {
        Ok(Some(u128::from(count)))
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<Self::Value, E> {
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        let count = digits.parse().ok().filter(|_| is_plain);
        count.map(Some).ok_or_else(|| E::custom("a text that is not a count"))
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Counted {
        #[serde(default, with = "super")]
        wide: Option<u128>,
        #[serde(default, with = "super")]
        narrow: Option<u64>,
    }

    #[test]
    fn a_count_survives_readers_that_hold_doubles() {
        for (wide, text) in [
            (None, "null"),
            (Some(0), "0"),
            (Some((1 << 53) - 1), "9007199254740991"),
            (Some(1 << 53), "\"9007199254740992\""),
            (Some(u128::MAX), "\"340282366920938463463374607431768211455\""),
        ] {
            let json = serde_json::to_string(&Counted { wide, narrow: None }).unwrap();
            assert_eq!(json, format!("{{\"wide\":{text},\"narrow\":null}}"));
            assert_eq!(serde_json::from_str::<Counted>(&json).unwrap(), Counted { wide, narrow: None });
        }
    }

    #[test]
    fn both_forms_are_read_and_nothing_else() {
        let read = |text: &str| serde_json::from_str::<Counted>(text);
        assert_eq!(read("{}").unwrap(), Counted { wide: None, narrow: None });
        let both = read(r#"{"wide":"12","narrow":18446744073709551615}"#).unwrap();
        assert_eq!(both, Counted { wide: Some(12), narrow: Some(u64::MAX) });
        for wrong in ["-1", "1.5", "\"\"", "\"+1\"", "\"1e3\"", "\" 1\"", "true", "[1]", "1e400"] {
            assert!(read(&format!("{{\"wide\":{wrong}}}")).is_err(), "{wrong}");
        }
        assert!(read(r#"{"narrow":"18446744073709551616"}"#).is_err());
        let digits = "9".repeat(60);
        assert!(read(&format!("{{\"wide\":\"{digits}\"}}")).is_err());
    }
}
