//! Memory given back. WebAssembly's memory grows and never shrinks: after a very large network or picture a new worker
//! takes the old one's place, with the loaded network and weights from the browser's storage.

use super::parts::Until;
use super::{Command, EngineState, Supervisor};
use crate::protocol::{MemoryUse, WeightsOrigin};

/// Memory that a worker may hold beside what its network needs.
const MOST_SPARE_BYTES: u64 = 512 << 20;

/// A worker may hold this many times what its network needs: making a network takes up to twice its size.
const MOST_TIMES_NEEDED: u64 = 3;

impl Supervisor {
    /// Starts a new worker where the running one holds far more than it needs, and nothing is under way. Once, until
    /// the person wants something else: a network whose making takes that much would take it again.
    pub(super) fn give_memory_back(&mut self) -> Vec<Command> {
        let MemoryUse { held_bytes, needed_bytes } = self.memory;
        let most = needed_bytes.saturating_mul(MOST_TIMES_NEEDED).saturating_add(MOST_SPARE_BYTES);
        if held_bytes <= most || self.gave_memory_back || !self.is_at_rest() || !self.can_build_again() {
            return Vec::new();
        }
        self.gave_memory_back = true;
        self.is_rebuild = true;
        self.succeed_worker(Until::Greeted, (self.request, self.fallback.clone()))
    }

    /// Whether the wanted network is loaded, and nothing else is under way or asked.
    pub(super) fn is_at_rest(&self) -> bool {
        let is_free = self.state == EngineState::Ready && self.build.is_none() && self.question.is_none();
        is_free && self.is_loaded() && !self.expects_answer()
    }

    /// Whether the loaded network can be had again without a download.
    #[must_use]
    pub fn can_build_again(&self) -> bool {
        self.built.as_ref().is_some_and(|built| match &built.origin {
            Some(WeightsOrigin::Memory | WeightsOrigin::Network { not_kept: Some(_) }) => false,
            // Kept by the browser; else made up, or in a file of the person's that the page holds.
            Some(WeightsOrigin::Storage | WeightsOrigin::Network { not_kept: None }) | None => true,
        })
    }
}
