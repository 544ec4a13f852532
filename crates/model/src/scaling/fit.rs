//! Solving the paper's constraint for one base when the other two stand.

use super::coefficients::ScalingBases;
use texts::{Language, formula};

/// What alpha * beta^2 * gamma^2 is held near, so that FLOPs about double with each step of phi.
pub const FLOPS_TARGET: f64 = 2.0;

/// One of the three scaling bases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Depth base.
    Alpha,
    /// Width base.
    Beta,
    /// Resolution base.
    Gamma,
}

/// The other two bases leave no room for the third.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.words(Language::English))]
pub enum FitError {
    /// Solving gives a base below 1, which would shrink that axis.
    BelowOne {
        /// The base that would solve the constraint.
        needed: f64,
    },
    /// Solving gives a base above the slider's end.
    AboveTwo {
        /// The base that would solve the constraint.
        needed: f64,
    },
}

impl FitError {
    /// Why there is no such base, as part of a sentence.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let text = match self {
            Self::BelowOne { .. } => formula::FIT_BELOW,
            Self::AboveTwo { .. } => formula::FIT_ABOVE,
        };
        text.of(language)
    }
}

/// The value of one base for which `alpha * beta^2 * gamma^2` is exactly [`FLOPS_TARGET`], the other two unchanged.
///
/// # Errors
/// [`FitError`] when that value lies outside 1 to 2.
pub fn fit_base(bases: ScalingBases, base: Base) -> Result<f64, FitError> {
    let ScalingBases { alpha, beta, gamma } = bases;
    let needed = match base {
        Base::Alpha => FLOPS_TARGET / (beta * beta * gamma * gamma),
        Base::Beta => (FLOPS_TARGET / (alpha * gamma * gamma)).sqrt(),
        Base::Gamma => (FLOPS_TARGET / (alpha * beta * beta)).sqrt(),
    };
    if needed < 1.0 {
        Err(FitError::BelowOne { needed })
    } else if needed > 2.0 {
        Err(FitError::AboveTwo { needed })
    } else {
        Ok(needed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_base_can_be_solved_for() {
        let bases = ScalingBases::PAPER;
        // 2 / (1.21 * 1.3225) = 1.24982
        let alpha = fit_base(bases, Base::Alpha).unwrap();
        assert!((alpha - 1.249_82).abs() < 1e-5);
        for (base, fitted) in [
            (Base::Alpha, ScalingBases { alpha, ..bases }),
            (Base::Beta, ScalingBases { beta: fit_base(bases, Base::Beta).unwrap(), ..bases }),
            (Base::Gamma, ScalingBases { gamma: fit_base(bases, Base::Gamma).unwrap(), ..bases }),
        ] {
            assert!((fitted.constraint() - FLOPS_TARGET).abs() < 1e-12, "{base:?}");
        }
    }

    #[test]
    fn an_impossible_fit_says_which_way() {
        let wide = ScalingBases { alpha: 1.0, beta: 2.0, gamma: 1.0 };
        assert!(matches!(fit_base(wide, Base::Alpha), Err(FitError::BelowOne { .. })));
        let flat = ScalingBases { alpha: 1.0, beta: 1.0, gamma: 1.0 };
        assert_eq!(fit_base(flat, Base::Alpha), Ok(2.0));
        assert!(matches!(fit_base(wide, Base::Gamma), Err(FitError::BelowOne { .. })));
    }
}
