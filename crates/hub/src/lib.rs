//! The model hub without its downloads: which checkpoints there are, where they lie, the pieces in which a file arrives,
//! and what a server's answer is worth.
//!
//! | file | subject |
//! |---|---|
//! | `list` | [`HubCheckpoint`]: the checkpoints, by program from timm's own results (`assets/hub/checkpoints.json`) |
//! | `recipe` | [`Recipe`]: how a checkpoint was trained, by its tag |
//! | `address` | [`Base`]: where checkpoints are fetched from; which addresses may answer |
//! | `pieces` | [`Piece`]: what has arrived of a file, kept under a name that says which bytes it is |
//! | `answer` | [`Head`]: what a server's answer is worth, before its content is read |
//! | `refusal` | why there is no file, as sentences of the table |
//!
//! Pure: knows no network and no browser.

#![cfg_attr(
    test,
    allow(
        clippy::cast_possible_truncation,
        clippy::float_cmp,
        clippy::indexing_slicing,
        clippy::items_after_statements,
        clippy::unwrap_used,
        reason = "tests compare exact numbers"
    )
)]

mod address;
mod answer;
mod list;
mod pieces;
mod recipe;
mod refusal;

pub use address::{Base, BaseError, PUBLIC};
pub use answer::{Head, Next, begins_as_safetensors};
pub use list::{Accuracy, HubCheckpoint};
pub use pieces::{CachedCheckpoint, FOLDER, Piece, cached, chain};
pub use recipe::Recipe;
pub use refusal::Refusal;
