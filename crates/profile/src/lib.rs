//! Where the time of a run goes: by operator and by stage, with the multiply-adds and the bytes of each, against what the
//! device reaches at best (the roofline of Williams, Waterman and Patterson 2009).
//!
//! Pure: no clock, no network. The worker measures, [`Profile::new`] counts, and the page shows it.

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

mod ceiling;
mod drawing;
mod finding;
mod kind;
mod measured;
mod work;

pub use ceiling::{Bound, Ceiling};
pub use drawing::{RooflineWords, roofline_chart};
pub use finding::findings;
pub use kind::Kind;
pub use measured::{OperatorTime, Profile, Run, StageTime};
pub use work::Work;
