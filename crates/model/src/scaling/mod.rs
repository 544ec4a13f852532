//! Compound scaling: from phi, alpha, beta and gamma to the depth, width and resolution coefficients.
//!
//! Knows numbers only: no layers, no pixels of a picture, no page. Source of the rules: Tan & Le 2019,
//! "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks" (arXiv:1905.11946v5), Eq. 3, and the
//! rounding of the code released with it.

mod coefficients;
mod describe;
mod fit;
mod halving;
mod input;
mod number;
mod presets;
mod rounding;

pub use coefficients::{BASE_RESOLUTION_PX, Coefficients, MIN_RESOLUTION_PX, ScalingBases};
pub use fit::{Base, FLOPS_TARGET, FitError, fit_base};
pub use halving::last_fitting;
pub use input::{Knob, KnobError, Mode, ScalingInput};
pub use number::parse_number;
pub use presets::{Family, Preset, UnknownPreset};
pub use rounding::{CHANNEL_DIVISOR, round_channels, round_repeats, round_resolution};
