//! The scaling lab without its training: tiny networks that each cost about the same, the experiments that compare them, the
//! messages between the page and the worker that trains, and what is made of the results.
//!
//! | module | subject |
//! |---|---|
//! | `network` | the layers of a network of the lab, its multiply-adds and parameters |
//! | `protocol` | the messages between page and trainer |
//! | `experiment` | budgets, training lengths, axes and their networks; what a training costs |
//! | `own` | the learner's own network, and whether it keeps to the budget |
//! | `speed`, `forecast` | how long runs take on this device, and how much longer |
//! | `run`, `queue` | how far a network is; runs over workers, as a state machine |
//! | `results` | points by axis and seed, mean and spread, what may be said of a difference |
//! | `guess` | the learner's ranking against what came out |
//! | `confusion` | predicted classes against labels |
//! | `manifest` | the list of the picture files |
//! | `recorded` | runs of many seeds that were recorded before |
//! | `charts` | learning curves, points of the results, saturation |
//! | `csv`, `link`, `stored_results` | results as a file, as a link, and as kept on the device |
//!
//! Knows neither burn nor the browser.

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

pub mod charts;
pub mod confusion;
pub mod csv;
pub mod experiment;
pub mod forecast;
pub mod guess;
pub mod link;
pub mod manifest;
pub mod network;
pub mod own;
pub mod protocol;
pub mod queue;
pub mod recorded;
pub mod results;
pub mod run;
pub mod speed;
pub mod stored_results;
