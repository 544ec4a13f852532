//! A run that somebody waits for. Whoever ordered it is told once how it ended: by [`super::Command::Show`] that there is an
//! answer, by [`Supervisor::take_order_end`] that there is none.

use super::Supervisor;
use crate::protocol::{NetworkRequest, WorkerError};

/// How an order ended without an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum OrderEnd {
    /// It failed.
    Failed(WorkerError),
    /// The person did not want to wait for its network.
    Declined,
    /// It was stopped, or what it needs is gone.
    GivenUp,
    /// Another network is wanted.
    OtherNetwork,
    /// Another backend is wanted, or the one before is in use again.
    OtherBackend,
}

impl Supervisor {
    /// Somebody waits from now on for a picture's answer from a network, in the place of whoever did before. To be called before
    /// network and picture are chosen.
    pub fn ordered(&mut self, network: NetworkRequest) {
        (self.order, self.order_end) = (Some(network), None);
    }

    /// How the order ended since this was asked last, where it has no answer.
    pub fn take_order_end(&mut self) -> Option<OrderEnd> {
        self.order_end.take()
    }

    /// The order under way, if there is one, has ended.
    pub(super) fn end_order(&mut self, end: OrderEnd) {
        if self.order.take().is_some() {
            self.order_end = Some(end);
        }
    }
}
