//! The times of one run.

use serde::{Deserialize, Serialize};

/// One run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// Milliseconds to read and decode the picture.
    pub decode_millis: f64,
    /// Milliseconds to crop, resize and normalise it.
    pub resize_millis: f64,
    /// Milliseconds of the network, from input values to logits.
    pub run_millis: f64,
}

impl Sample {
    /// Milliseconds from the picture's file to the answer.
    #[must_use]
    pub fn total_millis(&self) -> f64 {
        self.decode_millis + self.resize_millis + self.run_millis
    }
}
