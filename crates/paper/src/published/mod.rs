//! What the EfficientNet paper prints: its tables of accuracy, as data.
//!
//! Tan & Le 2019, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks", arXiv:1905.11946v5
//! (11 September 2020). Top-1 and top-5 in percent: single crop, ImageNet validation. "FLOPS" of the paper are
//! multiply-adds. Where the paper contradicts itself, both numbers stand here.
//!
//! | module | of the paper |
//! |---|---|
//! | `models` | Table 2: the EfficientNets and networks of equal accuracy |
//! | `scaled` | Tables 3 and 7: one axis alone against all three |
//! | `single_axis` | Figure 3: the coefficients that it prints |
//! | `claims` | sentences of its text that carry numbers |

mod claims;
mod models;
mod scaled;
mod single_axis;

pub use claims::{CLAIMED_GAIN, FIGURE_5_NASNET_A, INTRODUCTION, NASNET_A, OLDER_B0};
use model::scaling::parse_number;
pub use models::{Model, TABLE_2};
pub use scaled::{Method, Network, SCALED, ScaledNetwork, TABLE_7_NETWORK};
pub use single_axis::FIGURE_3;

/// A number with the digits that the paper prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed(pub &'static str);

impl Printed {
    /// The number.
    #[must_use]
    pub fn value(self) -> f64 {
        parse_number(self.0).unwrap_or(f64::NAN)
    }

    /// Whether a number, rounded to the printed digits, is the printed one.
    #[must_use]
    pub fn rounds(self, exact: f64) -> bool {
        let decimals = self.0.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        format!("{exact:.decimals$}") == self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_digits_are_kept_and_read() {
        assert_eq!((Printed("0.70").value(), Printed("37").value()), (0.7, 37.0));
        assert!(Printed("0.39").rounds(0.385_8) && !Printed("0.70").rounds(0.686_8) && !Printed("37").rounds(37.746));
    }
}
