//! How long the numbers of a run are under way between the processor and another one that computes.

/// The way there and the way back, apart from the arithmetic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TransferTimes {
    /// Milliseconds until the values of a picture are there.
    pub upload_millis: f64,
    /// Milliseconds until the logits are back, once they are computed.
    pub read_back_millis: f64,
}
