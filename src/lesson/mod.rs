//! The guided lesson: nine steps, each with one idea, one thing to do, a guess before the answer, and a check that sees
//! that it was done.
//!
//! | module | subject |
//! |---|---|
//! | `step` | the steps, in order |
//! | `goal` | what there is to do in each, and how the lesson sees it in a snapshot of the page |
//! | `question` | what to guess, and which choice is right |
//! | `state` | how far the learner is |
//! | `store` | the same as a text, for another day |
//! | `words`, `values` | all of it in sentences, and the numbers in them |
//! | `sheet` | the learner's own page, and the teacher's |

#[cfg(feature = "ui")]
pub(crate) mod components;
#[cfg(feature = "ui")]
pub(crate) mod controller;
mod goal;
mod question;
mod sheet;
mod state;
mod step;
mod store;
mod values;
pub mod words;

pub use goal::{BUDGETS, Evidence, Goal, LEAST_ALONE, MOST_GOALS, SPENT, SPENT_TOLERANCE, Snapshot};
pub use question::{Choices, SAME_TIME};
pub use sheet::{SheetRow, for_learner, for_teacher, summary_line};
pub use state::{Guess, Guide};
pub use step::{Step, UnknownStep};
