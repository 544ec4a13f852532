//! What the lesson shows, counted and laid out: exercises with exact numbers, and the positions of their drawings.
//!
//! | module | question |
//! |---|---|
//! | `effective_phi`, `phi_chart` | at which phi would the formula reach each published variant? |
//! | `grid_search`, `surface` | which alpha, beta and gamma keep the product near 2, and what does each cost? |
//! | `squared`, `squared_drawing` | what does doubling one axis do to one layer? |
//! | `guide` | the lesson that leads through all of it, step by step |
//!
//! Knows neither page nor browser. Lengths of drawings are in the units of their own view box.

mod effective_phi;
mod grid_search;
pub mod guide;
mod phi_chart;
mod squared;
mod squared_drawing;
mod surface;

pub use effective_phi::{EffectivePhi, Measure, effective_phis};
pub use grid_search::{
    Candidate, CostedCandidate, GridError, GridSearch, MOST_CANDIDATES, STEPS, TOLERANCES, candidates,
};
pub use phi_chart::phi_chart;
pub use squared::{Doubled, Exercise, Subject};
pub use squared_drawing::{Rect, SquaredDrawing};
pub use surface::Surface;
