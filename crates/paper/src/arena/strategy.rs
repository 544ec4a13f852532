//! How a growth of multiply-adds is shared out among depth, width and resolution, and what activations do meanwhile.

use crate::published::Printed;
use model::scaling::{Coefficients, ScalingBases};

/// Activations of scaling depth, width and resolution uniformly, each by a third of the multiply-adds' growth: the exponent
/// that Dollár et al. 2021 print. No row of the page has it.
pub const UNIFORM_GROWTH: Printed = Printed("0.83");

/// The part of the growth that fast scaling gives to width: `a` of Dollár et al. 2021, where 0.8 is recommended.
const FAST_SHARE: f64 = 0.8;

/// A way to spend a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Strategy {
    /// Depth alone.
    Depth,
    /// Width alone.
    Width,
    /// Resolution alone.
    Resolution,
    /// All three by the paper's alpha, beta and gamma (Tan & Le 2019, Eq. 3).
    Compound,
    /// Mostly width (Dollár et al. 2021): for multiply-adds times s, depth s^0.1, width s^0.4, resolution s^0.05.
    Fast,
}

impl Strategy {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Depth, Self::Width, Self::Resolution, Self::Compound, Self::Fast];

    /// The word in test ids.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Depth => "depth",
            Self::Width => "width",
            Self::Resolution => "resolution",
            Self::Compound => "compound",
            Self::Fast => "fast",
        }
    }

    /// The exponents of depth, width and resolution: for multiply-adds times s, each coefficient is s to its power. As
    /// multiply-adds grow as `depth * width^2 * resolution^2`, the first and twice the others make 1.
    #[must_use]
    pub fn exponents(self) -> [f64; 3] {
        match self {
            Self::Depth => [1.0, 0.0, 0.0],
            Self::Width => [0.0, 0.5, 0.0],
            Self::Resolution => [0.0, 0.0, 0.5],
            Self::Compound => {
                let ScalingBases { alpha, beta, gamma } = ScalingBases::PAPER;
                [alpha, beta, gamma].map(|base| base.ln() / ScalingBases::PAPER.constraint().ln())
            }
            Self::Fast => [(1.0 - FAST_SHARE) / 2.0, FAST_SHARE / 2.0, (1.0 - FAST_SHARE) / 4.0],
        }
    }

    /// The coefficients for multiply-adds times `factor`, before rounding.
    #[must_use]
    pub fn coefficients(self, factor: f64) -> Coefficients {
        let [depth, width, resolution] = self.exponents().map(|exponent| factor.powf(exponent));
        Coefficients { depth, width, resolution }
    }

    /// The phi at which compound scaling multiplies multiply-adds by `factor`, before rounding; `None` for the others.
    #[must_use]
    pub fn phi(self, factor: f64) -> Option<f64> {
        (self == Self::Compound).then(|| factor.ln() / ScalingBases::PAPER.constraint().ln())
    }

    /// The exponent of activations: they grow as `depth * width * resolution^2` (Dollár et al. 2021).
    #[must_use]
    pub fn growth(self) -> f64 {
        let [depth, width, resolution] = self.exponents();
        depth + width + 2.0 * resolution
    }

    /// The exponent of activations as Dollár et al. 2021 print it; `None` where it follows from their formula alone.
    #[must_use]
    pub fn printed_growth(self) -> Option<Printed> {
        match self {
            Self::Depth | Self::Resolution => None,
            Self::Width => Some(Printed("0.5")),
            Self::Compound => Some(Printed("0.85")),
            Self::Fast => Some(Printed("0.6")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_strategy_spends_exactly_the_factor() {
        for strategy in Strategy::ALL {
            for factor in [0.25, 0.5, 1.0, 2.0, 4.0, 8.0] {
                let found = strategy.coefficients(factor).flops_factor();
                assert!((found / factor - 1.0).abs() < 1e-12, "{strategy:?} {factor}: {found}");
            }
        }
    }

    #[test]
    fn the_exponents_of_fast_scaling_are_those_of_its_paper() {
        for (found, expected) in Strategy::Fast.exponents().into_iter().zip([0.1, 0.4, 0.05]) {
            assert!((found - expected).abs() < 1e-12, "{found} instead of {expected}");
        }
        // 4^0.1 = 1.1487, 4^0.4 = 1.7411, 4^0.05 = 1.0718
        let Coefficients { depth, width, resolution } = Strategy::Fast.coefficients(4.0);
        let hundredths = [depth, width, resolution].map(|value| (100.0 * value).round());
        assert_eq!(hundredths, [115.0, 174.0, 107.0]);
    }

    #[test]
    fn activations_grow_as_printed() {
        for strategy in Strategy::ALL {
            match strategy.printed_growth() {
                Some(printed) => assert!(printed.rounds(strategy.growth()), "{strategy:?}: {}", strategy.growth()),
                None => assert!((strategy.growth() - 1.0).abs() < 1e-12, "{strategy:?}: {}", strategy.growth()),
            }
        }
        // Thirds: depth s^(1/3), width and resolution s^(1/6): 1/3 + 1/6 + 2/6.
        assert!(UNIFORM_GROWTH.rounds(5.0 / 6.0));
    }

    #[test]
    fn a_step_of_phi_is_1_92_times_the_multiply_adds() {
        let constraint = ScalingBases::PAPER.constraint();
        assert!(Strategy::Compound.phi(constraint * constraint).is_some_and(|phi| (phi - 2.0).abs() < 1e-12));
        assert_eq!(Strategy::Fast.phi(4.0), None);
        let Coefficients { depth, width, resolution } = Strategy::Compound.coefficients(constraint);
        for (found, expected) in [depth, width, resolution].into_iter().zip([1.2, 1.1, 1.15]) {
            assert!((found - expected).abs() < 1e-12, "{found} instead of {expected}");
        }
    }
}
