//! The setting to take away: as JSON, and what is said of the code that builds its network in timm (`export::timm_code`).

mod json;

pub use json::json;

use model::scaling::{Mode, ScalingInput};
use texts::{Text, export as words};

/// What has to be known of the network that the code builds.
#[must_use]
pub fn remark(input: &ScalingInput) -> Text {
    if input.mode() == Mode::Published { words::REMARK_PUBLISHED } else { words::REMARK_FREE }
}
