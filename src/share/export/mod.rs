//! A setting to take away: as JSON, and as the code that builds its network in timm.

mod coefficients;
mod json;
mod timm;

pub use json::json;
pub use timm::{remark, timm_code};
