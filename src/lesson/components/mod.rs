//! The guided lesson, one component a file. Each gets what it shows as props; none keeps a copy.

pub mod lesson_guess;
pub mod lesson_head;
pub mod lesson_panel;
pub mod lesson_sheet;
pub mod lesson_start;
pub mod lesson_step;
pub mod lesson_task;
pub mod lesson_there;
