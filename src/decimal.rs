//! Decimal numbers read from text.
//!
//! The standard library reads a number of any length exactly and needs a table of ten kilobytes for it, which the page
//! would have to load. What people and messages write is far shorter.

/// Decimal digits that always fit 64 bits.
const MOST_DIGITS: u32 = 19;
/// The greatest power of five in 64 bits.
const MOST_FIVES: u32 = 27;

/// The 64-bit float nearest to a decimal number such as `-1.25`, `.5` or `3e-7`; `None` for any other text. Beyond 19
/// digits or a power of ten further than 27 from the last of them it may lie a few units in the last place beside it.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let (mut mantissa, mut taken, mut shift) = (0_u64, 0, 0_i32);
    for (part, step_taken, step_left) in [(whole, 0, 1), (fraction, -1, 0)] {
        for digit in part.chars() {
            let digit = digit.to_digit(10)?;
            if taken < MOST_DIGITS {
                mantissa = mantissa * 10 + u64::from(digit);
                taken += u32::from(mantissa > 0);
                shift += step_taken;
            } else {
                shift += step_left;
            }
        }
    }
    Some(sign * scaled(mantissa, exponent.saturating_add(shift)))
}

/// `mantissa` times ten to the power of `exponent`.
fn scaled(mantissa: u64, exponent: i32) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let tens = exponent.unsigned_abs();
    let near = tens.min(MOST_FIVES);
    let fives = 5_u64.pow(near);
    let twos = near.cast_signed();
    let value = if exponent < 0 {
        // Both of full length, so that the quotient has more bits than a float, and the last says that more follow.
        let up = mantissa.leading_zeros();
        let (over, under) = (u128::from(mantissa << up) << 63, u128::from(fives));
        let quotient = (over / under) | u128::from(over % under != 0);
        rounded(quotient) * 2_f64.powi(-twos - 63 - up.cast_signed())
    } else {
        rounded(u128::from(mantissa) * u128::from(fives)) * 2_f64.powi(twos)
    };
    if tens == near {
        return value;
    }
    let rest = i32::try_from(tens - near).unwrap_or(i32::MAX);
    if exponent < 0 { value / 10_f64.powi(rest) } else { value * 10_f64.powi(rest) }
}

#[expect(clippy::cast_precision_loss, reason = "rounds to the nearest")]
fn rounded(value: u128) -> f64 {
    value as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn by_hand() {
        for (text, value) in [
            ("0", 0.0),
            ("-0.0", -0.0),
            ("1.1", 1.1),
            ("+2", 2.0),
            (".5", 0.5),
            ("5.", 5.0),
            ("000000000000000000000001.20", 1.2),
            ("0.000000000000000000000001", 1e-24),
            ("1e3", 1000.0),
            ("3.0E-7", 3.0e-7),
            ("18446744073709551615", 18_446_744_073_709_551_615.0),
            ("9007199254740993", 9_007_199_254_740_993.0),
            ("1e999", f64::INFINITY),
            ("1e-999", 0.0),
        ] {
            assert_eq!(parse(text), Some(value), "{text}");
        }
        for text in ["", ".", "-", "e5", "1e", "1e2.5", "1.2.3", "1,2", "nan", "inf", "--1", "0x10", " 1", "１"] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Seventeen digits from 1e-10 to 1e27: what messages hold.
        #[test]
        fn the_nearest_where_it_promises(mantissa in 1_u64..100_000_000_000_000_000, exponent in -27..=10) {
            let text = format!("{mantissa}e{exponent}");
            prop_assert_eq!(parse(&text), text.parse().ok());
        }

        #[test]
        fn what_rust_writes_is_read_again(value in (-1e20_f64..1e20).prop_map(|value| value / 1e10)) {
            prop_assert_eq!(parse(&value.to_string()), Some(value));
            prop_assert_eq!(parse(&format!("{value:?}")), Some(value));
        }

        #[test]
        fn any_float_nearly(value in proptest::num::f64::NORMAL) {
            let read = parse(&format!("{value:e}")).unwrap();
            prop_assert!(read == value || ((read - value) / value).abs() < 1e-14 || value.abs() < 1e-300, "{read}");
        }

        #[test]
        fn any_text(text in "[-+.0-9eE]{0,40}") {
            let std = text.parse::<f64>();
            prop_assert_eq!(parse(&text).is_some(), std.is_ok(), "{}", text);
        }
    }
}
