//! Decimal numbers from text.

/// A finite decimal number as people and links write it: `2.5`, `.5`, `5.`, `002.50`, `-0`, `25e-1`; `None` for anything
/// else, such as `inf`, `1,2` or an empty text.
#[must_use]
pub fn parse_number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them_are_read_and_nothing_else() {
        for (text, number) in
            [("2.5", 2.5), ("002.50", 2.5), (".5", 0.5), ("5.", 5.0), ("25e-1", 2.5), ("-1.25", -1.25), ("+3", 3.0)]
        {
            assert_eq!(parse_number(text), Some(number), "{text}");
        }
        assert_eq!(parse_number("-0").map(f64::is_sign_negative), Some(true));
        let wrong = [
            "", ".", "-", "inf", "-inf", "nan", "1e999", "1e", "1.2.3", "1,2", "0x1", "--1", "+-1", "１", " 1", "1 ",
            "e5", "1]", "[1", "0-0", "1e5 ",
        ];
        for text in wrong {
            assert_eq!(parse_number(text), None, "{text:?}");
        }
    }
}
