//! Numbers as people read them. The exact number stands beside each in `data-value`.

use crate::Language;

/// A count with groups of three: `5,288,548`.
#[must_use]
pub fn grouped(count: impl Into<u128>) -> String {
    in_threes(&count.into().to_string())
}

fn in_threes(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count in three significant digits as a language speaks it: `386 million`, `37.7 billion`, or `3.86억` in Korean, which
/// counts in ten thousands.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
pub fn spoken(count: u128, language: Language) -> String {
    const THOUSANDS: [(f64, &str); 6] = [
        (1e18, " quintillion"),
        (1e15, " quadrillion"),
        (1e12, " trillion"),
        (1e9, " billion"),
        (1e6, " million"),
        (1e3, " thousand"),
    ];
    const TEN_THOUSANDS: [(f64, &str); 5] = [(1e20, "해"), (1e16, "경"), (1e12, "조"), (1e8, "억"), (1e4, "만")];
    let scales: &[_] = match language {
        Language::English => &THOUSANDS,
        Language::Korean => &TEN_THOUSANDS,
    };
    let value = count as f64;
    // 999,500 is already "1.00 million" in three digits.
    match scales.iter().find(|(scale, _)| value >= scale * 0.9995) {
        Some((scale, word)) => format!("{}{word}", significant(value / scale)),
        None => count.to_string(),
    }
}

/// The nearest whole number to a count that is held as a decimal.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates, and it is not negative")]
pub fn whole(count: f64) -> u128 {
    count.round() as u128
}

/// Three significant digits, without an exponent: `0.123`, `1.92`, `13.6`, `385`.
#[must_use]
pub fn significant(value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        ..9.995 => 2,
        ..99.95 => 1,
        _ => 0,
    };
    format!("{value:.decimals$}")
}

/// A factor: `1.92×`.
#[must_use]
pub fn times(factor: f64) -> String {
    format!("{}×", significant(factor))
}

/// A probability of 0 to 1 as a percentage with one decimal: `38.5 %`.
#[must_use]
pub fn percent(probability: f64) -> String {
    format!("{:.1} %", probability * 100.0)
}

/// A relative difference in percent with its sign and one decimal: `+0.6`, `-12.7`; `0.0` where none is left.
#[must_use]
pub fn signed_percent(difference: f64) -> String {
    let tenths = (1000.0 * difference).round();
    if tenths == 0.0 { "0.0".to_owned() } else { format!("{:+.1}", tenths / 10.0) }
}

/// Bytes as decimal megabytes: `9.3 MB`.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
pub fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// Bytes of memory in three significant digits and the decimal unit that fits: `412 MB`, `2.15 GB`.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
pub fn memory(bytes: u64) -> String {
    const UNITS: [(f64, &str); 3] = [(1e15, "PB"), (1e12, "TB"), (1e9, "GB")];
    let value = bytes as f64;
    let (scale, unit) = UNITS.into_iter().find(|(scale, _)| value >= scale * 0.9995).unwrap_or((1e6, "MB"));
    format!("{} {unit}", significant(value / scale))
}

/// A time in the unit that fits, up to hours: `70.3 ms`, `2.31 s`, `2.50 min`.
#[must_use]
pub fn duration(millis: f64) -> String {
    const UNITS: [(f64, f64, &str); 3] = [(999.5, 1.0, "ms"), (119_950.0, 1000.0, "s"), (7_197_000.0, 60_000.0, "min")];
    let found = UNITS.into_iter().find(|(below, ..)| millis < *below);
    let (scale, unit) = found.map_or((3_600_000.0, "h"), |(_, scale, unit)| (scale, unit));
    format!("{} {unit}", significant(millis / scale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped_in_threes() {
        let cases = [(0_u64, "0"), (999, "999"), (1000, "1,000"), (5_288_548, "5,288,548")];
        for (count, text) in cases {
            assert_eq!(grouped(count), text);
        }
        assert_eq!(grouped(u128::MAX), "340,282,366,920,938,463,463,374,607,431,768,211,455");
    }

    #[test]
    fn counts_are_spoken_in_three_digits() {
        let cases = [
            (12, "12"),
            (385_814_752, "386 million"),
            (37_745_884_192, "37.7 billion"),
            (999_499, "999 thousand"),
            (999_500, "1.00 million"),
            (26_000_000_000_000_000_000, "26.0 quintillion"),
        ];
        for (count, text) in cases {
            assert_eq!(spoken(count, Language::English), text);
        }
    }

    #[test]
    fn korean_counts_in_ten_thousands() {
        let cases = [
            (9_994, "9994"),
            (9_995, "1.00만"),
            (5_288_548, "529만"),
            (385_814_752, "3.86억"),
            (37_745_884_192, "377억"),
            (999_400_000_000, "9994억"),
            (26_000_000_000_000_000_000, "2600경"),
        ];
        for (count, text) in cases {
            assert_eq!(spoken(count, Language::Korean), text);
        }
    }

    #[test]
    fn small_things_read_well() {
        assert_eq!(times(1.920_27), "1.92×");
        assert_eq!(times(96.3), "96.3×");
        assert_eq!(percent(0.385_13), "38.5 %");
        assert_eq!([0.006, -0.1267, -0.0004, 0.0].map(signed_percent), ["+0.6", "-12.7", "0.0", "0.0"]);
        assert_eq!(megabytes(9_345_678), "9.3 MB");
        assert_eq!(duration(70.31), "70.3 ms");
        assert_eq!(duration(2312.0), "2.31 s");
        assert_eq!(duration(119_949.0), "120 s");
        assert_eq!(duration(150_000.0), "2.50 min");
        assert_eq!(duration(7_200_000.0), "2.00 h");
        assert_eq!(memory(412_345_678), "412 MB");
        assert_eq!(memory(999_600_000), "1.00 GB");
        assert_eq!(memory(u64::MAX), "18447 PB");
    }
}
