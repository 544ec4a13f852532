//! The learner's own network: what the sliders may say, and whether it keeps to the budget.

use std::ops::RangeInclusive;

use crate::experiment::{Axis, Budget, Task, TrainingLength};
use crate::network::LabNetwork;

/// `MBConv` blocks.
pub const BLOCKS: RangeInclusive<u32> = 3..=40;

/// Hundredths of the factor of all channels.
pub const WIDTH: RangeInclusive<u32> = 50..=400;

/// Side of the picture in pixels.
pub const RESOLUTION: RangeInclusive<u32> = 8..=40;

/// The share above its budget that a network may cost.
pub const MOST_ABOVE: f64 = 0.03;

/// The shape as the sliders have it, in whole steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// `MBConv` blocks.
    pub blocks: u32,
    /// Hundredths of the factor of all channels.
    pub width: u32,
    /// Side of the picture in pixels.
    pub resolution: u32,
}

impl Default for Shape {
    /// The baseline.
    fn default() -> Self {
        Self { blocks: 3, width: 100, resolution: 12 }
    }
}

impl Shape {
    /// Whether every slider reaches it.
    #[must_use]
    pub fn is_possible(self) -> bool {
        BLOCKS.contains(&self.blocks) && WIDTH.contains(&self.width) && RESOLUTION.contains(&self.resolution)
    }

    /// Its network.
    #[must_use]
    pub fn network(self) -> LabNetwork {
        LabNetwork { blocks: self.blocks, width: f64::from(self.width) / 100.0, resolution: self.resolution }
    }

    /// The shape of a network, to the nearest step.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
    pub fn of(network: &LabNetwork) -> Self {
        let width = (100.0 * network.width).round() as u32;
        Self { blocks: network.blocks, width, resolution: network.resolution }
    }

    /// Its multiply-adds over a budget: 1.03 is 3 % above.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a ratio for people")]
    pub fn over(self, budget: Budget) -> f64 {
        self.network().multiply_adds() as f64 / budget.multiply_adds() as f64
    }

    /// Whether it may start: it keeps to the budget, but for [`MOST_ABOVE`].
    #[must_use]
    pub fn fits(self, budget: Budget) -> bool {
        self.is_possible() && self.over(budget) <= 1.0 + MOST_ABOVE
    }

    /// Its training.
    #[must_use]
    pub fn task(self, budget: Budget, length: TrainingLength, seed: u64) -> Task {
        Task { axis: Axis::Own, budget, network: self.network(), length, seed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::BASELINE;

    #[test]
    fn three_percent_above_the_budget_is_the_most() {
        let all_three = Shape { blocks: 4, width: 132, resolution: 18 };
        assert!(all_three.fits(Budget::Four) && !all_three.fits(Budget::Twice));
        // 579,936 are the budget: 594,000 (1.024) fit, 609,000 (1.05) do not.
        let shares = [25, 26].map(|resolution| Shape { blocks: 3, width: 100, resolution }.over(Budget::Four));
        assert!(shares[0] > 1.0 && shares[1] > shares[0], "{shares:?}");
        for (shape, share) in
            [25, 26].map(|resolution| Shape { resolution, ..Shape::default() }).into_iter().zip(shares)
        {
            assert_eq!(shape.fits(Budget::Four), share <= 1.03);
        }
        assert!(!Shape { blocks: 2, ..Shape::default() }.fits(Budget::Eight));
    }

    #[test]
    fn steps_and_networks_are_the_same() {
        assert_eq!(Shape::default().network(), BASELINE);
        for width in WIDTH {
            let shape = Shape { width, ..Shape::default() };
            assert_eq!(Shape::of(&shape.network()), shape);
        }
    }

    /// No slider can ask for a network that keeps the browser busy with counting.
    #[test]
    fn the_largest_one_is_still_small() {
        let largest = Shape { blocks: *BLOCKS.end(), width: *WIDTH.end(), resolution: *RESOLUTION.end() };
        assert!(largest.is_possible() && largest.network().multiply_adds() < 1_000_000_000);
    }
}
