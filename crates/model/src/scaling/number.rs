//! Decimal numbers from text.

/// A finite decimal number as people and links write it: `2.5`, `.5`, `5.`, `002.50`, `-0`, `25e-1`; `None` for anything
/// else, such as `inf`, `1,2` or an empty text.
///
/// `serde_json` reads it: the page has that reader for its messages, while the tables of the standard library's are a
/// fiftieth of the whole page.
#[must_use]
pub fn parse_number(text: &str) -> Option<f64> {
    let (sign, digits) =
        text.strip_prefix('-').map_or((1.0, text.strip_prefix('+').unwrap_or(text)), |rest| (-1.0, rest));
    let (mantissa, exponent) = digits.split_at(digits.find(['e', 'E']).unwrap_or(digits.len()));
    if !mantissa.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || exponent.ends_with(char::is_whitespace) {
        return None;
    }
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    // What JSON allows: no zeros before the first digit, and a digit on each side of the point.
    let whole = whole.trim_start_matches('0');
    let pad = |digits: &'static str, is_empty: bool| if is_empty { digits } else { "" };
    let json = format!("{}{whole}.{fraction}{}{exponent}", pad("0", whole.is_empty()), pad("0", fraction.is_empty()));
    serde_json::from_str::<f64>(&json).ok().filter(|number| number.is_finite()).map(|number| sign * number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
            "e5", "1]", "[1", "0-0", "0+0", "1e5 ",
        ];
        for text in wrong {
            assert_eq!(parse_number(text), None, "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Up to fifteen digits: all that sliders, links and exported coefficients hold.
        #[test]
        fn numbers_as_people_write_them_are_read_as_by_the_standard_library(
            number in -1e6..1e6_f64,
            digits in 0..=9_usize,
        ) {
            for text in [format!("{number:.digits$}"), format!("{number:.*e}", digits + 5)] {
                prop_assert_eq!(parse_number(&text), text.parse().ok(), "{}", text);
            }
        }

        /// `serde_json` may round up to four times, as the page goes without its `float_roundtrip`.
        #[test]
        fn every_number_is_read_to_four_roundings(number in -1e300..1e300_f64, digits in 0..20_usize) {
            for text in [number.to_string(), format!("{number:e}"), format!("{:.*}", digits, number % 1e6)] {
                let (read, exact) = (parse_number(&text).unwrap(), text.parse::<f64>().unwrap());
                prop_assert!((read - exact).abs() <= 2.0 * f64::EPSILON * exact.abs(), "{} was read as {}", text, read);
            }
        }

        #[test]
        fn no_text_is_read_as_another_number(text in "[-+0-9.eE,x ]{0,9}") {
            let expected = text.parse::<f64>().ok().filter(|number| number.is_finite());
            prop_assert_eq!(parse_number(&text), expected);
        }
    }
}
