//! Which rows of a long table are on the page: those in sight, with some above and below.

/// Rows on the page at once.
pub const ROWS: usize = 20;

/// The window moves in steps of this many rows, and keeps as many above what is in sight, so that it seldom changes.
const CHUNK: usize = 2;

/// The first row of the window, from 0, in a frame that was scrolled by `scrolled` pixels and whose content is `length`
/// pixels long, its head included. The height of a row need not be known, as all are equal.
///
/// Every row in sight is in the window as long as head and rows in sight are at most 16 rows high.
#[must_use]
pub fn first(scrolled: u64, length: u64, total: usize) -> usize {
    let in_sight = u128::from(scrolled) * total as u128 / u128::from(length.max(1));
    let in_sight = usize::try_from(in_sight).unwrap_or(total).min(total);
    clamped_first((in_sight / CHUNK * CHUNK).saturating_sub(CHUNK), total)
}

/// A first row that is not beyond the last full window, for a table that became shorter.
#[must_use]
pub fn clamped_first(first: usize, total: usize) -> usize {
    first.min(total.saturating_sub(ROWS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_short_table_is_there_as_a_whole() {
        for scrolled in [0, 100, 2000] {
            assert_eq!(first(scrolled, 20 * 32 + 34, 20), 0);
        }
        assert_eq!(first(0, 0, 0), 0);
        assert_eq!(clamped_first(9000, 82), 82 - 20);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_in_sight_is_in_the_window(
            total in 1_u64..20_000, height in 20_u64..80, head in 20_u64..100, rows_in_view in 4_u64..11, part in 0.0..=1.0_f64
        ) {
            let length = head + total * height;
            let view = head + rows_in_view * height;
            let scrolled = (length.saturating_sub(view) as f64 * part) as u64;
            // Below the head, which stays in place.
            let (top, bottom) = (scrolled / height, (scrolled + view - head).div_ceil(height).min(total));
            let first = first(scrolled, length, total as usize) as u64;
            prop_assert!(first <= top && bottom <= first + ROWS as u64, "{top} to {bottom} from {first}");
        }

        #[test]
        fn nothing_makes_it_panic(scrolled in any::<u64>(), length in any::<u64>(), total in any::<usize>()) {
            prop_assert!(first(scrolled, length, total) <= total);
        }
    }
}
