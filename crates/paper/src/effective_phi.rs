//! The phi at which the formula would reach each published variant, by each measure.

use model::arch::{ArchSpec, Macs, Summary};
use model::scaling::{Coefficients, Preset, ScalingBases, ScalingInput};
use texts::{Text, header, terms};

/// What is compared with the formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The published depth coefficient against `alpha^phi`.
    Depth,
    /// The published width coefficient against `beta^phi`.
    Width,
    /// The published pixels over the baseline's against `gamma^phi`.
    Resolution,
    /// The exact multiply-adds over the baseline's against `(alpha * beta^2 * gamma^2)^phi`.
    Macs,
}

impl Measure {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Depth, Self::Width, Self::Resolution, Self::Macs];

    /// The name for people.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Depth => header::DEPTH,
            Self::Width => header::WIDTH,
            Self::Resolution => header::RESOLUTION,
            Self::Macs => terms::MACS_INSIDE,
        }
    }
}

/// A published variant beside the formula with the paper's bases ([`ScalingBases::PAPER`]). Four equal numbers would
/// mean that it lies on the curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EffectivePhi {
    /// The variant.
    pub preset: Preset,
    /// Its published triple.
    pub coefficients: Coefficients,
    /// `ln(depth) / ln(alpha)`.
    pub depth: f64,
    /// `ln(width) / ln(beta)`.
    pub width: f64,
    /// `ln(resolution) / ln(gamma)`.
    pub resolution: f64,
    /// MBConv blocks.
    pub blocks: u64,
    /// Its exact multiply-adds.
    pub macs: Macs,
    /// Those over its family's baseline.
    pub growth: f64,
    /// `ln(growth) / ln(alpha * beta^2 * gamma^2)`.
    pub macs_phi: f64,
}

impl EffectivePhi {
    /// Compares a variant. `None` only where a base of 1 never moves its axis, which none of the paper's does.
    #[must_use]
    pub fn from_preset(preset: Preset) -> Option<Self> {
        let bases = ScalingBases::PAPER;
        let [Some(depth), Some(width), Some(resolution)] = preset.effective_phi(bases) else { return None };
        let summary = |preset| {
            let spec = ArchSpec::from_input(&ScalingInput::published(preset)).ok()?;
            Some(Summary::from_spec(&spec))
        };
        let variant = summary(preset)?;
        let macs = variant.total.macs;
        let growth = macs.over(summary(preset.family().baseline())?.total.macs);
        let macs_phi = growth.ln() / bases.constraint().ln();
        let coefficients = preset.coefficients();
        Some(Self { preset, coefficients, depth, width, resolution, blocks: variant.blocks, macs, growth, macs_phi })
    }

    /// The phi of one measure.
    #[must_use]
    pub fn by(&self, measure: Measure) -> f64 {
        match measure {
            Measure::Depth => self.depth,
            Measure::Width => self.width,
            Measure::Resolution => self.resolution,
            Measure::Macs => self.macs_phi,
        }
    }

    /// How far apart the three axes are: the greatest phi of depth, width and resolution less the least.
    #[must_use]
    pub fn spread(&self) -> f64 {
        let axes = [self.depth, self.width, self.resolution];
        axes.into_iter().fold(f64::MIN, f64::max) - axes.into_iter().fold(f64::MAX, f64::min)
    }
}

/// Every published variant, B0 to B7 and Lite0 to Lite4.
#[must_use]
pub fn effective_phis() -> Vec<EffectivePhi> {
    Preset::ALL.into_iter().filter_map(EffectivePhi::from_preset).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Depth, width, resolution to two decimals and the growth of multiply-adds, from the reference facts: computed
    /// there from the released coefficients by a script that shares nothing with this.
    #[rustfmt::skip]
    const FACTS: [(Preset, f64, f64, f64, f64); 8] = [
        (Preset::B0, 0.0,  0.0,  0.0,   1.0),
        (Preset::B1, 0.52, 0.0,  0.49,  1.78),
        (Preset::B2, 1.0,  1.0,  1.07,  2.58),
        (Preset::B3, 1.85, 1.91, 2.09,  4.74),
        (Preset::B4, 3.22, 3.53, 3.78, 11.39),
        (Preset::B5, 4.32, 4.93, 5.09, 26.61),
        (Preset::B6, 5.24, 6.17, 6.14, 49.42),
        (Preset::B7, 6.21, 7.27, 7.05, 97.83),
    ];

    #[test]
    fn the_b_family_is_that_of_the_reference() {
        for (preset, depth, width, resolution, growth) in FACTS {
            let row = EffectivePhi::from_preset(preset).unwrap();
            for (found, expected) in
                [(row.depth, depth), (row.width, width), (row.resolution, resolution), (row.growth, growth)]
            {
                assert!((found - expected).abs() <= 0.005, "{preset:?}: {found} instead of {expected}");
            }
        }
    }

    #[test]
    fn all_thirteen_are_there_and_the_baselines_are_at_zero() {
        let rows = effective_phis();
        assert_eq!(rows.len(), 13);
        for baseline in rows.iter().filter(|row| row.preset == row.preset.family().baseline()) {
            assert_eq!(Measure::ALL.map(|measure| baseline.by(measure)), [0.0; 4]);
        }
    }

    #[test]
    fn multiply_adds_are_solved_for_phi() {
        for row in effective_phis() {
            let back = ScalingBases::PAPER.constraint().powf(row.macs_phi);
            assert!((back / row.growth - 1.0).abs() < 1e-12, "{row:?}");
        }
        // ln(686,802,832 / 385,814,752) / ln(1.92027) = ln(1.780136) / 0.652466 = 0.88388
        let b1 = EffectivePhi::from_preset(Preset::B1).unwrap();
        assert!((b1.macs_phi - 0.8838).abs() < 1e-3, "{}", b1.macs_phi);
    }

    #[test]
    fn the_spread_is_between_the_axes_alone() {
        // B1: 0.523 by depth, 0 by width; its multiply-adds, at 0.88, are no axis.
        let b1 = EffectivePhi::from_preset(Preset::B1).unwrap();
        assert_eq!(b1.spread(), b1.depth);
        let b7 = EffectivePhi::from_preset(Preset::B7).unwrap();
        assert_eq!(b7.spread(), b7.width - b7.depth);
    }
}
