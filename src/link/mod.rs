//! The page's state as a link: `#v1&family=b&preset=b0&run=lite0`, read and written; and what a link names: locks, rooms,
//! networks to compare, steps of the lesson.
//!
//! Unknown keys are ignored, so that links of later versions open here. A value that cannot be used falls back to its
//! default, and is named in [`Opened::replaced`]. A link that was escaped on its way is read as it was meant.

mod backend_choice;
mod compare_entry;
mod compare_list;
mod escapes;
mod fixed_setting;
mod page_state;
mod read;
mod replaced;
mod restrictions;
mod room;
mod run_choice;
mod step;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub use backend_choice::BackendChoice;
pub use compare_entry::{CompareEntry, UnknownEntry};
pub use compare_list::CompareList;
pub use fixed_setting::FixedSetting;
pub use page_state::PageState;
pub use read::{Opened, read};
pub use replaced::{Replaced, Used};
pub use restrictions::{Lock, Part, Restrictions};
pub use room::Room;
pub use run_choice::RunChoice;
pub use step::{Step, UnknownStep};
pub use write::write;
