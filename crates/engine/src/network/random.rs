//! What the tests of the operations draw at random, and how they compare.

use proptest::prelude::*;

use model::arch::Activation;
use weights::manifest::PaddingMode;

/// Equal but for the last digits of 32-bit sums.
pub(super) fn expect_equal(found: &[f32], expected: &[f32]) {
    expect_near(found, expected, 1e-4);
}

/// Equal but for a part of each number, and of one.
pub(super) fn expect_near(found: &[f32], expected: &[f32], part: f32) {
    assert_eq!(found.len(), expected.len());
    for (place, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert!(
            (found - expected).abs() <= part * expected.abs().max(1.0),
            "at {place}: {found} instead of {expected}"
        );
    }
}

/// Any activation, or none.
pub(super) fn activations() -> impl Strategy<Value = Option<Activation>> {
    prop::sample::select(vec![None, Some(Activation::Relu6), Some(Activation::Silu), Some(Activation::Sigmoid)])
}

/// Either padding.
pub(super) fn paddings() -> impl Strategy<Value = PaddingMode> {
    prop::sample::select(vec![PaddingMode::Same, PaddingMode::Symmetric])
}
