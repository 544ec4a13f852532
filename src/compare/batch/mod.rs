//! Several networks on a batch of the person's own pictures: which pictures, their labels, the answers, and what follows.
//!
//! Pure, but for its state, its controller and where the pictures come from. The pictures themselves are read one at a time, in the
//! worker; here are their names.

mod answers;
#[cfg(feature = "ui")]
mod controller;
mod csv;
mod labels;
mod pairs;
mod progress;
mod results;
mod selection;
#[cfg(feature = "ui")]
pub(crate) mod sources;
#[cfg(feature = "ui")]
pub(crate) mod state;

pub use answers::{Answer, BatchRow, Figures, Share};
pub use csv::write;
pub use labels::{ClassSpace, LabelCount, SpaceKey, few_names};
pub use pairs::{Agreement, Difference, LEVEL, agreements, differences};
pub use progress::BatchProgress;
pub use results::{Broken, Results};
pub use selection::{MOST, Named, PictureName, Selection, select};
