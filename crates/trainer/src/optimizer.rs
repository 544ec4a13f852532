//! The lab's optimizer: `AdamW` at a rate that rises and falls.

use burn::module::ParamGroup;
use burn::optim::{AdamWConfig, GradientsParams, ModuleOptimizer};

use crate::network::Parameters;

/// The highest rate.
const PEAK: f64 = 2e-2;
/// Part of all steps in which the rate rises.
const WARM_UP: f64 = 0.25;
/// How much a step at rate 1 would take off each weight; norms and biases keep theirs.
const DECAY: f32 = 1e-2;

/// `AdamW` (Loshchilov & Hutter 2019), betas 0.9 and 0.99.
pub struct LabOptimizer {
    inner: ModuleOptimizer,
}

impl LabOptimizer {
    /// Before the first step.
    #[must_use]
    pub fn new() -> Self {
        let config =
            |decay| AdamWConfig::new().with_beta_1(0.9).with_beta_2(0.99).with_epsilon(1e-8).with_weight_decay(decay);
        let weights = ParamGroup::from_predicate("weight");
        Self { inner: config(0.0).init().with_group(weights, config(DECAY).build(), None) }
    }

    /// One step down the gradients.
    #[must_use]
    pub fn step(&mut self, rate: f64, parameters: Parameters, gradients: GradientsParams) -> Parameters {
        self.inner.step(rate, parameters, gradients)
    }
}

impl Default for LabOptimizer {
    fn default() -> Self {
        Self::new()
    }
}

/// The rate of a step of `steps`: it rises evenly, then falls along half a cosine to nothing.
#[must_use]
pub fn rate(step: u32, steps: u32) -> f64 {
    let at = (f64::from(step) + 0.5) / f64::from(steps.max(1));
    if at < WARM_UP {
        PEAK * at / WARM_UP
    } else {
        PEAK * 0.5 * (1.0 + (std::f64::consts::PI * (at - WARM_UP) / (1.0 - WARM_UP)).cos())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_rises_to_its_peak_in_a_quarter_and_falls_to_nothing() {
        assert!((rate(0, 800) - PEAK * 0.5 / 200.0).abs() < 1e-12);
        assert!((rate(200, 800) - PEAK).abs() < 1e-6);
        // Half of the way down.
        assert!((rate(500, 800) - PEAK / 2.0).abs() < 1e-4);
        assert!(rate(799, 800) < 1e-6);
    }
}
