//! The three coefficients, and the bases they are powers of.

use serde::{Deserialize, Serialize};

/// Input resolution of the baseline B0 (and Lite0), in pixels a side.
pub const BASE_RESOLUTION_PX: u64 = 224;

/// The smallest input resolution a free setting can reach, in pixels a side: five halvings leave one pixel.
pub const MIN_RESOLUTION_PX: u64 = 32;

/// The scaling bases alpha (depth), beta (width) and gamma (resolution): what one step of phi multiplies each axis by.
///
/// Tan & Le 2019, Eq. 3: each at least 1, with alpha * beta^2 * gamma^2 near 2.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScalingBases {
    /// Depth base, alpha.
    pub alpha: f64,
    /// Width base, beta.
    pub beta: f64,
    /// Resolution base, gamma.
    pub gamma: f64,
}

impl ScalingBases {
    /// The paper's grid-search result for B0 (Section 4): 1.2, 1.1, 1.15.
    pub const PAPER: Self = Self { alpha: 1.2, beta: 1.1, gamma: 1.15 };

    /// `alpha * beta^2 * gamma^2`: how much one step of phi multiplies FLOPs by, before rounding. The paper keeps it
    /// near 2; its own bases give 1.920.
    ///
    /// Width and resolution count squared: a convolution's multiply-adds grow with input channels times output
    /// channels, and with rows times columns.
    #[must_use]
    pub fn constraint(&self) -> f64 {
        self.alpha * self.beta * self.beta * self.gamma * self.gamma
    }
}

/// Depth, width and resolution relative to the baseline, before any rounding.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coefficients {
    /// Multiplies the number of blocks in each stage.
    pub depth: f64,
    /// Multiplies the number of channels of each layer.
    pub width: f64,
    /// Multiplies the side of the input picture.
    pub resolution: f64,
}

impl Coefficients {
    /// The baseline itself.
    pub const BASELINE: Self = Self { depth: 1.0, width: 1.0, resolution: 1.0 };

    /// The coefficients of compound scaling: `alpha^phi`, `beta^phi`, `gamma^phi` (Tan & Le 2019, Eq. 3).
    #[must_use]
    pub fn compound(bases: ScalingBases, phi: f64) -> Self {
        Self { depth: bases.alpha.powf(phi), width: bases.beta.powf(phi), resolution: bases.gamma.powf(phi) }
    }

    /// `depth * width^2 * resolution^2`: the idealised growth of FLOPs over the baseline, before rounding.
    #[must_use]
    pub fn flops_factor(&self) -> f64 {
        self.depth * self.width * self.width * self.resolution * self.resolution
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_papers_bases_give_1_92_and_not_2() {
        // 1.2 * 1.21 * 1.3225 = 1.92027
        assert!((ScalingBases::PAPER.constraint() - 1.920_27).abs() < 1e-9);
    }

    #[test]
    fn flops_grow_by_the_constraint_to_the_power_of_phi() {
        for tenths in 0..=70 {
            let phi = f64::from(tenths) / 10.0;
            let factor = Coefficients::compound(ScalingBases::PAPER, phi).flops_factor();
            let expected = ScalingBases::PAPER.constraint().powf(phi);
            assert!((factor / expected - 1.0).abs() < 1e-12, "phi {phi}: {factor} against {expected}");
        }
    }

    #[test]
    fn phi_zero_is_the_baseline_whatever_the_bases() {
        let bases = ScalingBases { alpha: 2.0, beta: 1.37, gamma: 1.01 };
        assert_eq!(Coefficients::compound(bases, 0.0), Coefficients::BASELINE);
    }
}
