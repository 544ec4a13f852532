//! What the paper prints, and what its rule gives when it is counted: data, exercises with exact numbers, and the positions
//! of their drawings.
//!
//! | module | question |
//! |---|---|
//! | `published` | what do its tables print? |
//! | `one_axis` | what do the same multiply-adds buy along one axis, and along all three? |
//! | `arena` | which networks of one budget do five ways of scaling give, and what are TinyNet's below the baseline? |
//! | `staircase` | what does rounding make of what phi asks for? |
//! | `effective_phi`, `phi_chart` | at which phi would the formula reach each published variant? |
//! | `grid_search`, `surface` | which alpha, beta and gamma keep the product near 2, and what does each cost? |
//! | `squared`, `squared_drawing` | what does doubling one axis do to one layer? |
//!
//! Knows neither page nor browser. Lengths of drawings are in the units of their own view box.

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

pub mod arena;
mod effective_phi;
mod grid_search;
pub mod one_axis;
mod phi_chart;
pub mod published;
mod squared;
mod squared_drawing;
pub mod staircase;
mod surface;

pub use effective_phi::{EffectivePhi, Measure, effective_phis};
pub use grid_search::{
    Candidate, CostedCandidate, GridError, GridSearch, MOST_CANDIDATES, STEPS, TOLERANCES, candidates,
};
pub use phi_chart::phi_chart;
pub use squared::{Doubled, Exercise, LayerChoice};
pub use squared_drawing::{Rect, SquaredDrawing};
pub use surface::Surface;
