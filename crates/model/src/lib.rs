//! The model as numbers: from the sliders to an architecture, and from that to its costs.
//!
//! | module | subject |
//! |---|---|
//! | `scaling` | phi, the bases, the seven sliders, rounding, published variants |
//! | `arch` | the baseline's stages as data; `ArchSpec`; the one list of layers; parameters, multiply-adds, memory |
//!
//! Knows no weights, no pictures, no messages, no page.

#![cfg_attr(
    test,
    allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        clippy::float_cmp,
        clippy::items_after_statements,
        reason = "tests compare exact numbers"
    )
)]

pub mod arch;
pub mod scaling;
