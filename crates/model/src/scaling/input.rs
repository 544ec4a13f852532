//! What the person sets: a family, a mode, and seven knobs that move in whole steps.

use serde::{Deserialize, Serialize};

use super::coefficients::{Coefficients, ScalingBases};
use super::presets::{Family, Preset};
use super::rounding::round_resolution;
use texts::{Language, knobs};

/// How depth, width and resolution come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// A published variant's triple, with its published pixels.
    Published,
    /// Powers of alpha, beta and gamma.
    Compound,
    /// Each axis as set.
    Separate,
}

impl Mode {
    /// The word in the page's contract: `published`, `compound` or `separate`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Compound => "compound",
            Self::Separate => "separate",
        }
    }
}

/// One of the seven sliders. A knob holds a whole number of steps, so that no value sits an ulp beside the one shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Knob {
    Phi,
    Alpha,
    Beta,
    Gamma,
    Depth,
    Width,
    Resolution,
}

/// A number is not one that a knob can take.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.words(Language::English))]
pub enum KnobError {
    /// Not a number at all.
    NotANumber,
    /// Beyond the ends of the slider.
    OutOfRange {
        /// Least value.
        min: f64,
        /// Greatest value.
        max: f64,
    },
}

impl KnobError {
    /// What is wrong, as part of a sentence.
    #[must_use]
    pub fn words(self, language: Language) -> String {
        match self {
            Self::NotANumber => knobs::NOT_A_NUMBER.of(language).to_owned(),
            Self::OutOfRange { min, max } => knobs::OUT_OF_RANGE.with(language, &[("min", &min), ("max", &max)]),
        }
    }
}

impl Knob {
    /// All knobs, in the order of the page.
    pub const ALL: [Self; 7] =
        [Self::Phi, Self::Alpha, Self::Beta, Self::Gamma, Self::Depth, Self::Width, Self::Resolution];

    /// The word in links and test ids, `phi` to `resolution`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Phi => "phi",
            Self::Alpha => "alpha",
            Self::Beta => "beta",
            Self::Gamma => "gamma",
            Self::Depth => "depth",
            Self::Width => "width",
            Self::Resolution => "resolution",
        }
    }

    /// The mode in which this knob decides.
    #[must_use]
    pub fn mode(self) -> Mode {
        match self {
            Self::Phi | Self::Alpha | Self::Beta | Self::Gamma => Mode::Compound,
            Self::Depth | Self::Width | Self::Resolution => Mode::Separate,
        }
    }

    /// Steps in one unit: 10 for phi, 100 for the others.
    #[must_use]
    pub fn steps_per_unit(self) -> u16 {
        if self == Self::Phi { 10 } else { 100 }
    }

    /// Where the knob has to stand for the baseline.
    #[must_use]
    pub fn baseline_steps(self) -> u16 {
        if self == Self::Phi { 0 } else { self.steps_per_unit() }
    }

    /// The least and the greatest number of steps.
    #[must_use]
    pub fn range(self) -> (u16, u16) {
        match self {
            Self::Phi => (0, 70),
            Self::Alpha | Self::Beta | Self::Gamma => (100, 200),
            Self::Depth => (50, 800),
            Self::Width => (30, 500),
            Self::Resolution => (30, 300),
        }
    }

    /// The value of a number of steps, exactly as its decimal reads.
    #[must_use]
    pub fn value(self, steps: u16) -> f64 {
        f64::from(steps) / f64::from(self.steps_per_unit())
    }

    /// The nearest number of steps to a value.
    ///
    /// # Errors
    /// [`KnobError`] for what is not a number or lies beyond the ends by more than half a step.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked against the range first")]
    pub fn steps(self, value: f64) -> Result<u16, KnobError> {
        if !value.is_finite() {
            return Err(KnobError::NotANumber);
        }
        let (min, max) = self.range();
        let steps = (value * f64::from(self.steps_per_unit())).round();
        if steps < f64::from(min) || steps > f64::from(max) {
            return Err(KnobError::OutOfRange { min: self.value(min), max: self.value(max) });
        }
        Ok(steps as u16)
    }

    /// The nearest number of steps to a value, held between the ends.
    #[must_use]
    pub fn clamped_steps(self, value: f64) -> u16 {
        let (min, max) = self.range();
        self.steps(value.clamp(self.value(min), self.value(max))).unwrap_or(min)
    }

    /// The steps of the first open: phi 0, the paper's bases, and the baseline's coefficients.
    #[must_use]
    pub fn default_steps(self) -> u16 {
        match self {
            Self::Phi => 0,
            Self::Alpha => 120,
            Self::Beta => 110,
            Self::Gamma => 115,
            Self::Depth | Self::Width | Self::Resolution => 100,
        }
    }
}

/// The whole setting of the sliders. Everything the page shows of a network is derived from this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScalingInput {
    family: Family,
    mode: Mode,
    preset: Preset,
    phi: u16,
    alpha: u16,
    beta: u16,
    gamma: u16,
    depth: u16,
    width: u16,
    resolution: u16,
}

impl Default for ScalingInput {
    /// The first open: published B0, with the knobs at [`Knob::default_steps`].
    fn default() -> Self {
        Self {
            family: Family::EfficientNet,
            mode: Mode::Published,
            preset: Preset::B0,
            phi: Knob::Phi.default_steps(),
            alpha: Knob::Alpha.default_steps(),
            beta: Knob::Beta.default_steps(),
            gamma: Knob::Gamma.default_steps(),
            depth: Knob::Depth.default_steps(),
            width: Knob::Width.default_steps(),
            resolution: Knob::Resolution.default_steps(),
        }
    }
}

impl ScalingInput {
    /// The setting of a published variant, with the other knobs at their defaults.
    #[must_use]
    pub fn published(preset: Preset) -> Self {
        let mut input = Self::default();
        input.choose_preset(preset);
        input
    }

    /// The family of the network.
    #[must_use]
    pub fn family(&self) -> Family {
        self.family
    }

    /// How the coefficients come about.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The chosen variant; in the other modes the last one chosen.
    #[must_use]
    pub fn preset(&self) -> Preset {
        self.preset
    }

    /// The bases as their sliders stand, in every mode.
    #[must_use]
    pub fn bases(&self) -> ScalingBases {
        ScalingBases {
            alpha: Knob::Alpha.value(self.alpha),
            beta: Knob::Beta.value(self.beta),
            gamma: Knob::Gamma.value(self.gamma),
        }
    }

    /// Phi as its slider stands, in every mode.
    #[must_use]
    pub fn phi(&self) -> f64 {
        Knob::Phi.value(self.phi)
    }

    /// Depth, width and resolution coefficients in the current mode, before rounding.
    #[must_use]
    pub fn coefficients(&self) -> Coefficients {
        match self.mode {
            Mode::Published => self.preset.coefficients(),
            Mode::Compound => Coefficients::compound(self.bases(), self.phi()),
            Mode::Separate => Coefficients {
                depth: Knob::Depth.value(self.depth),
                width: Knob::Width.value(self.width),
                resolution: Knob::Resolution.value(self.resolution),
            },
        }
    }

    /// Input resolution in pixels a side: the published pixels, or `round(224 * resolution)`, at least 32.
    #[must_use]
    pub fn resolution_px(&self) -> u64 {
        match self.mode {
            Mode::Published => self.preset.resolution_px(),
            Mode::Compound | Mode::Separate => round_resolution(self.coefficients().resolution),
        }
    }

    /// Where a slider stands. Depth, width and resolution follow the current coefficients unless they decide
    /// themselves, held between the ends of their sliders.
    #[must_use]
    pub fn steps(&self, knob: Knob) -> u16 {
        let coefficients = self.coefficients();
        match knob {
            Knob::Phi => self.phi,
            Knob::Alpha => self.alpha,
            Knob::Beta => self.beta,
            Knob::Gamma => self.gamma,
            Knob::Depth => knob.clamped_steps(coefficients.depth),
            Knob::Width => knob.clamped_steps(coefficients.width),
            Knob::Resolution => knob.clamped_steps(coefficients.resolution),
        }
    }

    /// Moves one slider, held between its ends. A slider of another mode switches to that mode and starts from the
    /// current values: to separate, the coefficients as they are; to compound, phi and the bases as they stood.
    pub fn set_steps(&mut self, knob: Knob, steps: u16) {
        if knob.mode() == Mode::Separate && self.mode != Mode::Separate {
            (self.depth, self.width, self.resolution) =
                (self.steps(Knob::Depth), self.steps(Knob::Width), self.steps(Knob::Resolution));
        }
        self.mode = knob.mode();
        self.keep_steps(knob, steps);
    }

    /// Moves a slider without switching the mode: what a link says of the knobs that do not decide.
    pub fn keep_steps(&mut self, knob: Knob, steps: u16) {
        let (min, max) = knob.range();
        let field = match knob {
            Knob::Phi => &mut self.phi,
            Knob::Alpha => &mut self.alpha,
            Knob::Beta => &mut self.beta,
            Knob::Gamma => &mut self.gamma,
            Knob::Depth => &mut self.depth,
            Knob::Width => &mut self.width,
            Knob::Resolution => &mut self.resolution,
        };
        *field = steps.clamp(min, max);
    }

    /// Chooses a published variant, and its family. Phi and the bases stay as they stand.
    pub fn choose_preset(&mut self, preset: Preset) {
        self.mode = Mode::Published;
        self.family = preset.family();
        self.preset = preset;
    }

    /// Changes the family. A published variant becomes its counterpart; a free setting stays.
    pub fn choose_family(&mut self, family: Family) {
        self.preset = self.preset.counterpart_in(family);
        self.family = family;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_open_is_published_b0() {
        let input = ScalingInput::default();
        assert_eq!((input.mode(), input.preset(), input.resolution_px()), (Mode::Published, Preset::B0, 224));
        assert_eq!(input.bases(), ScalingBases::PAPER);
        assert_eq!(input.coefficients(), Coefficients::BASELINE);
    }

    #[test]
    fn moving_depth_from_a_preset_starts_from_its_triple() {
        let mut input = ScalingInput::published(Preset::B4);
        input.set_steps(Knob::Depth, 200);
        assert_eq!(input.mode(), Mode::Separate);
        assert_eq!(input.coefficients(), Coefficients { depth: 2.0, width: 1.4, resolution: 1.7 }); // 380/224 = 1.696
    }

    #[test]
    fn moving_phi_from_a_preset_keeps_the_bases() {
        let mut input = ScalingInput::published(Preset::B4);
        input.set_steps(Knob::Phi, 10);
        assert_eq!(input.mode(), Mode::Compound);
        assert_eq!(input.coefficients(), Coefficients { depth: 1.2, width: 1.1, resolution: 1.15 });
        assert_eq!(input.resolution_px(), 258);
    }

    #[test]
    fn a_family_changed_in_a_free_setting_keeps_it() {
        let mut input = ScalingInput::default();
        input.set_steps(Knob::Width, 150);
        input.choose_family(Family::Lite);
        assert_eq!((input.mode(), input.family(), input.coefficients().width), (Mode::Separate, Family::Lite, 1.5));
    }

    #[test]
    fn absurd_compound_settings_show_the_sliders_at_their_ends() {
        let mut input = ScalingInput::default();
        for (knob, steps) in [(Knob::Alpha, 200), (Knob::Beta, 200), (Knob::Gamma, 200), (Knob::Phi, 70)] {
            input.set_steps(knob, steps);
        }
        assert_eq!(input.coefficients().depth, 128.0);
        assert_eq!(input.steps(Knob::Depth), 800);
        assert_eq!(input.resolution_px(), 28_672);
    }

    #[test]
    fn numbers_from_a_box_become_steps_or_a_reason() {
        assert_eq!(Knob::Phi.steps(1.04), Ok(10));
        assert_eq!(Knob::Phi.steps(7.2), Err(KnobError::OutOfRange { min: 0.0, max: 7.0 }));
        assert_eq!(Knob::Beta.steps(f64::NAN), Err(KnobError::NotANumber));
        for knob in Knob::ALL {
            let (min, max) = knob.range();
            for steps in min..=max {
                assert_eq!(knob.steps(knob.value(steps)), Ok(steps));
            }
        }
    }
}
