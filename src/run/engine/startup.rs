//! From the start of the engine to its first answer, in parts, as the page's clock sees them.

use texts::{Text, answer as text};
use wire::protocol::FromWorker;

/// One start: its parts so far, in the order they took place.
#[derive(Clone, Debug, PartialEq)]
pub struct Startup {
    parts: Vec<(Text, f64)>,
    last_millis: f64,
    is_over: bool,
}

impl Startup {
    /// None yet.
    pub(super) fn none() -> Self {
        Self { parts: Vec::new(), last_millis: 0.0, is_over: true }
    }

    /// Begins at a time of the page's clock, with the worker.
    pub(super) fn begin(now_millis: f64) -> Self {
        Self { parts: Vec::new(), last_millis: now_millis, is_over: false }
    }

    /// Takes in what the worker says at a time. `awaits_answer` tells whether a picture waits for the network.
    pub(super) fn record(&mut self, message: &FromWorker, now_millis: f64, awaits_answer: bool) {
        let elapsed_millis = now_millis - self.last_millis;
        match message {
            FromWorker::Ready { .. } => self.parts.push((text::START_ENGINE, elapsed_millis)),
            FromWorker::Started(_) => self.parts.push((text::START_BACKEND, elapsed_millis)),
            FromWorker::Built { built, .. } => {
                let checked_millis = (elapsed_millis - built.fetch_millis - built.build_millis).max(0.0);
                self.parts.push((text::START_WEIGHTS, built.fetch_millis));
                self.parts.push((text::START_LAYERS, built.build_millis));
                self.parts.push((text::START_CHECK, checked_millis));
                self.is_over = !awaits_answer;
            }
            FromWorker::Classified { .. } => {
                self.parts.push((text::START_ANSWER, elapsed_millis));
                self.is_over = true;
            }
            // A person who is asked takes their time, and an end is no start.
            FromWorker::Asked { .. } | FromWorker::Failed { .. } | FromWorker::Cancelled { .. } => {
                *self = Self::none();
            }
            FromWorker::Progress { .. }
            | FromWorker::AtSize { .. }
            | FromWorker::Superseded { .. }
            | FromWorker::Labels { .. }
            | FromWorker::Report { .. }
            | FromWorker::NetworkFile { .. }
            | FromWorker::Memory(_) => return,
        }
        self.last_millis = now_millis;
    }

    /// Whether it has begun and is not over.
    pub(super) fn is_under_way(&self) -> bool {
        !self.is_over
    }

    /// The parts and their milliseconds once it is over; `None` before, and where it came to nothing.
    pub fn parts(&self) -> Option<&[(Text, f64)]> {
        (self.is_over && !self.parts.is_empty()).then_some(&self.parts)
    }
}
