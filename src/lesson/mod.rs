//! The guided lesson: ten steps, each with one idea, one thing to do, a guess before the answer, and a check that sees
//! that it was done.
//!
//! | module | subject |
//! |---|---|
//! | `goal` | what there is to do in each |
//! | `cost` | what settings cost, and what a budget allows |
//! | `progress`, `growth` | how far a setting is from a goal, and an answer from that of the last step |
//! | `evidence` | how the lesson sees in a snapshot of the page that it was done |
//! | `step_progress` | how far the page is from what a step asks for |
//! | `needs` | what of a step a teacher's link forbids |
//! | `question` | what to guess, and which choice is right |
//! | `state` | how far the learner is |
//! | `store` | the same as a text, for another day |
//! | `words`, `progress_words`, `values` | all of it in sentences, and the numbers in them |
//! | `sheet`, `readings` | the learner's own page, and the teacher's with the readings that it expects |

#[cfg(feature = "ui")]
pub(crate) mod components;
#[cfg(feature = "ui")]
pub(crate) mod controller;
mod cost;
mod evidence;
mod goal;
mod growth;
mod needs;
mod progress;
mod progress_words;
mod question;
mod readings;
mod sheet;
mod state;
mod step_progress;
mod store;
mod values;
pub mod words;

pub use evidence::{Evidence, Snapshot};
pub use goal::{BUDGETS, Goal, LEAST_ALONE, LEAST_GROWN, MOST_GOALS, SPENT, SPENT_TOLERANCE};
pub use growth::Answered;
pub use needs::{Forbidden, forbidden};
pub use progress::{Count, Direction, Obstacle, Progress, Reading};
pub use progress_words::progress_words;
pub use question::{Choices, SAME_TIME};
pub use sheet::{SheetRow, for_learner, for_teacher, summary_line};
pub use state::{Guess, LessonState};
