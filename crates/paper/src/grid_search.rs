//! The paper's grid search over alpha, beta and gamma at phi = 1, without its training: which candidates there are, and
//! what each costs.

use model::arch::{ArchSpec, Cost, Macs};
use model::scaling::{Coefficients, FLOPS_TARGET, Family, Knob, Preset, ScalingBases, ScalingInput, round_resolution};
use texts::{Language, grid};

/// Steps of the grid to choose from, in hundredths, coarse first.
pub const STEPS: [u16; 5] = [20, 10, 5, 2, 1];

/// How far from 2 the product may be, to choose from, in hundredths.
pub const TOLERANCES: [u16; 4] = [2, 5, 10, 20];

/// More candidates than this are counted, but neither costed nor listed.
pub const MOST_CANDIDATES: usize = 300;

/// One unit in hundredths.
const UNIT: u64 = 100;

/// A point of the grid: the three bases in hundredths, each at least 1.00, as the sliders hold them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Candidate {
    /// Depth base.
    pub alpha: u16,
    /// Width base.
    pub beta: u16,
    /// Resolution base.
    pub gamma: u16,
}

impl Candidate {
    /// The paper's result for B0: 1.2, 1.1, 1.15.
    #[must_use]
    pub fn paper() -> Self {
        Self {
            alpha: Knob::Alpha.default_steps(),
            beta: Knob::Beta.default_steps(),
            gamma: Knob::Gamma.default_steps(),
        }
    }

    /// Where the sliders of the bases stand, in every mode.
    #[must_use]
    pub fn of_sliders(input: &ScalingInput) -> Self {
        Self { alpha: input.steps(Knob::Alpha), beta: input.steps(Knob::Beta), gamma: input.steps(Knob::Gamma) }
    }

    /// The bases as decimals.
    #[must_use]
    pub fn bases(self) -> ScalingBases {
        ScalingBases {
            alpha: Knob::Alpha.value(self.alpha),
            beta: Knob::Beta.value(self.beta),
            gamma: Knob::Gamma.value(self.gamma),
        }
    }

    /// Sets the sliders to the candidate at phi = 1, where the search compares.
    pub fn set(self, input: &mut ScalingInput) {
        input.set_steps(Knob::Alpha, self.alpha);
        input.set_steps(Knob::Beta, self.beta);
        input.set_steps(Knob::Gamma, self.gamma);
        input.set_steps(Knob::Phi, Knob::Phi.steps_per_unit());
    }

    /// Whether `alpha * beta^2 * gamma^2` is within `tolerance` hundredths of 2; in whole numbers, so that no candidate
    /// at the very edge depends on rounding.
    #[must_use]
    pub fn is_near_two(self, tolerance: u16) -> bool {
        let [alpha, beta, gamma] = [self.alpha, self.beta, self.gamma].map(u64::from);
        // Hundredths to the fifth power: at most 200^5 = 3.2e11.
        let product = alpha * beta * beta * gamma * gamma;
        product.abs_diff(2 * UNIT.pow(5)) <= u64::from(tolerance) * UNIT.pow(4)
    }

    /// The exact multiply-adds of `preset` scaled by this candidate once more. For a baseline that is the network at
    /// phi = 1. `None` for what cannot be described, which no candidate of the grid is.
    fn macs_from(self, preset: Preset) -> Option<Macs> {
        let published = preset.coefficients();
        // Both factors are whole hundredths: their product has no error before it is rounded to a double once.
        let scaled = |knob: Knob, coefficient: f64, base: u16| {
            let product = u32::from(knob.clamped_steps(coefficient)) * u32::from(base);
            f64::from(product) / f64::from(knob.steps_per_unit()).powi(2)
        };
        let coefficients = Coefficients {
            depth: scaled(Knob::Depth, published.depth, self.alpha),
            width: scaled(Knob::Width, published.width, self.beta),
            resolution: published.resolution * Knob::Gamma.value(self.gamma),
        };
        let side = round_resolution(coefficients.resolution);
        let spec = ArchSpec::new(preset.family(), coefficients, side).ok()?;
        let layers = spec.distinct_layers();
        Some(layers.iter().map(|(layer, count)| layer.cost().times(*count)).sum::<Cost>().macs)
    }
}

/// Why there is no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.words(Language::English))]
pub enum GridError {
    /// The grid is too fine to be listed.
    TooFine {
        /// How many candidates there are.
        found: usize,
    },
}

impl GridError {
    /// Why there is no list, as part of a sentence.
    #[must_use]
    pub fn words(self, language: Language) -> String {
        let Self::TooFine { found } = self;
        grid::TOO_FINE.with(language, &[("found", &found), ("most", &MOST_CANDIDATES)])
    }
}

/// The points of a grid of `step` hundredths from 1 to 2 whose product is within `tolerance` hundredths of 2, by alpha,
/// then beta, then gamma.
///
/// # Errors
/// [`GridError::TooFine`] for more than [`MOST_CANDIDATES`].
pub fn candidates(step: u16, tolerance: u16) -> Result<Vec<Candidate>, GridError> {
    let (first, last) = Knob::Alpha.range();
    let axis = || (first..=last).step_by(usize::from(step.max(1)));
    let mut found = 0;
    let mut kept = Vec::new();
    for alpha in axis() {
        for beta in axis() {
            for candidate in axis().map(|gamma| Candidate { alpha, beta, gamma }) {
                if candidate.is_near_two(tolerance) {
                    found += 1;
                    if found <= MOST_CANDIDATES {
                        kept.push(candidate);
                    }
                }
            }
        }
    }
    if found > MOST_CANDIDATES { Err(GridError::TooFine { found }) } else { Ok(kept) }
}

/// A candidate with what it costs at phi = 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CostedCandidate {
    /// The bases.
    pub candidate: Candidate,
    /// `alpha * beta^2 * gamma^2`.
    pub product: f64,
    /// Multiply-adds by the formula: the product times the baseline's.
    pub formula: f64,
    /// Exact multiply-adds of the baseline scaled by the bases.
    pub macs: Macs,
}

/// The search, with every candidate costed.
#[derive(Clone, Debug, PartialEq)]
pub struct GridSearch {
    /// The variant that is scaled: the family's baseline.
    pub small: Preset,
    /// A larger variant of the family, for comparison: B4 or Lite4.
    pub large: Preset,
    /// The candidates.
    pub candidates: Vec<CostedCandidate>,
    /// One picture through every candidate, scaled from the small variant.
    pub total_small: Macs,
    /// One picture through every candidate, scaled from the large variant.
    pub total_large: Macs,
}

impl GridSearch {
    /// Searches and counts.
    ///
    /// # Errors
    /// See [`candidates`].
    #[expect(clippy::cast_precision_loss, reason = "the formula's cost is a decimal")]
    pub fn new(family: Family, step: u16, tolerance: u16) -> Result<Self, GridError> {
        let (small, large) = (family.baseline(), Preset::B4.counterpart_in(family));
        let unscaled = Candidate { alpha: 100, beta: 100, gamma: 100 };
        let baseline = unscaled.macs_from(small).unwrap_or_default();
        let mut search = Self { small, large, candidates: Vec::new(), total_small: Macs(0), total_large: Macs(0) };
        for candidate in candidates(step, tolerance)? {
            let (Some(macs), Some(from_large)) = (candidate.macs_from(small), candidate.macs_from(large)) else {
                continue;
            };
            let product = candidate.bases().constraint();
            search.candidates.push(CostedCandidate { candidate, product, formula: product * baseline.0 as f64, macs });
            search.total_small = Macs(search.total_small.0.saturating_add(macs.0));
            search.total_large = Macs(search.total_large.0.saturating_add(from_large.0));
        }
        Ok(search)
    }

    /// Whether the paper's point is among the candidates.
    #[must_use]
    pub fn has_paper(&self) -> bool {
        self.candidates.iter().any(|costed| costed.candidate == Candidate::paper())
    }

    /// The candidates with the least and the most exact multiply-adds.
    #[must_use]
    pub fn extremes(&self) -> Option<(CostedCandidate, CostedCandidate)> {
        let by_macs = |costed: &&CostedCandidate| costed.macs;
        let (least, most) = (self.candidates.iter().min_by_key(by_macs)?, self.candidates.iter().max_by_key(by_macs)?);
        Some((*least, *most))
    }

    /// How far the paper's product is from 2.
    #[must_use]
    pub fn paper_distance() -> f64 {
        (ScalingBases::PAPER.constraint() - FLOPS_TARGET).abs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_candidates_is_that_of_a_script() {
        // Counted by three loops in Python; those above 300 are refused with their number.
        let counted = [
            (20, [3, 5, 6, 7]),
            (10, [3, 10, 21, 37]),
            (5, [29, 54, 109, 217]),
            (2, [292, 681, 1392, 2732]),
            (1, [2062, 5161, 10_286, 20_443]),
        ];
        for (step, row) in counted {
            for (tolerance, expected) in TOLERANCES.into_iter().zip(row) {
                let found = match candidates(step, tolerance) {
                    Ok(found) => found.len(),
                    Err(GridError::TooFine { found }) => found,
                };
                assert_eq!(found, expected, "step {step}, tolerance {tolerance}");
                assert_eq!(candidates(step, tolerance).is_ok(), expected <= MOST_CANDIDATES);
            }
        }
    }

    #[test]
    fn every_candidate_keeps_the_constraint_and_none_shrinks_an_axis() {
        for candidate in candidates(5, 10).unwrap() {
            assert!((candidate.bases().constraint() - 2.0).abs() <= 0.1 + 1e-12, "{candidate:?}");
            assert!([candidate.alpha, candidate.beta, candidate.gamma].iter().all(|base| *base >= 100));
        }
    }

    #[test]
    fn the_papers_point_needs_a_tolerance_that_reaches_1_92() {
        assert!(GridSearch::new(Family::EfficientNet, 5, 10).unwrap().has_paper());
        assert!(!GridSearch::new(Family::EfficientNet, 5, 5).unwrap().has_paper());
        // 1.15 is on no grid of tenths.
        assert!(!GridSearch::new(Family::EfficientNet, 10, 10).unwrap().has_paper());
        assert!((GridSearch::paper_distance() - 0.079_73).abs() < 1e-9);
    }

    #[test]
    fn the_papers_point_costs_what_phi_1_costs() {
        let search = GridSearch::new(Family::EfficientNet, 5, 10).unwrap();
        let paper = search.candidates.iter().find(|costed| costed.candidate == Candidate::paper()).unwrap();
        // As at phi 1 on the page, counted by an independent script.
        assert_eq!(paper.macs, Macs(992_629_472));
        // 1.92027 * 385,814,752
        assert!((paper.formula - 740_868_493.8).abs() < 1.0, "{}", paper.formula);
    }

    #[test]
    fn every_cost_is_that_of_the_sliders_it_sets() {
        for family in Family::ALL {
            for costed in GridSearch::new(family, 5, 20).unwrap().candidates {
                let mut input = ScalingInput::default();
                input.choose_family(family);
                costed.candidate.set(&mut input);
                let layers = ArchSpec::from_input(&input).unwrap().layers();
                let macs = layers.iter().map(|layer| layer.cost().macs.0).sum::<u128>();
                assert_eq!(costed.macs.0, macs, "{costed:?}");
                assert_eq!((Candidate::of_sliders(&input), input.phi()), (costed.candidate, 1.0));
            }
        }
    }

    #[test]
    fn the_same_search_from_b4_is_counted_exactly() {
        let search = GridSearch::new(Family::EfficientNet, 5, 10).unwrap();
        assert_eq!((search.small, search.large), (Preset::B0, Preset::B4));
        // Summed by a script of fractions that shares nothing with this; 8.87 times as much. B4 itself is 11.39 times B0,
        // but the smallest of bases above 1 already gives B0 a block more in every stage.
        assert_eq!((search.total_small.0, search.total_large.0), (108_187_439_896, 959_899_837_040));
        let sum: u128 = search.candidates.iter().map(|costed| costed.macs.0).sum();
        assert_eq!(search.total_small.0, sum);
        let (least, most) = search.extremes().unwrap();
        assert!(search.candidates.iter().all(|costed| (least.macs..=most.macs).contains(&costed.macs)));
    }

    #[test]
    fn an_unscaled_variant_is_the_published_one() {
        let unscaled = Candidate { alpha: 100, beta: 100, gamma: 100 };
        assert_eq!(unscaled.macs_from(Preset::B0), Some(Macs(385_814_752)));
        assert_eq!(unscaled.macs_from(Preset::B4), Some(Macs(4_393_771_024)));
        assert_eq!(unscaled.macs_from(Preset::Lite4), Some(Macs(3_943_564_112)));
    }

    #[test]
    fn lite_is_searched_from_lite0() {
        let search = GridSearch::new(Family::Lite, 5, 10).unwrap();
        assert_eq!((search.small, search.large), (Preset::Lite0, Preset::Lite4));
        let paper = search.candidates.iter().find(|costed| costed.candidate == Candidate::paper()).unwrap();
        assert_eq!(paper.macs, Macs(858_907_472));
    }
}
