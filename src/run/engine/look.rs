//! A look into the stage that is open in the drawing: what it computed of the picture, and how long it took.

use js_sys::Uint8ClampedArray;

use super::Engine;
use leptos::prelude::*;
use wire::protocol::StageReport;

/// A stage's report with the pictures of its channels.
#[derive(Clone)]
pub struct Look {
    /// What the worker says of it.
    pub report: StageReport,
    /// The channels' pictures, gray, one after the other.
    pub maps: Uint8ClampedArray,
}

impl Engine {
    /// Another stage was opened in the drawing, or none is open any more.
    pub fn stage_opened(self, stage: Option<usize>) {
        if self.open_stage.get_untracked() == stage {
            return;
        }
        self.open_stage.set(stage);
        if stage.is_none() {
            self.wants_maps.set(false);
        } else if self.wants_maps.get_untracked() {
            self.run_again();
        }
    }

    /// The person wants to see what the open stage computes, from now on with every answer.
    pub fn look_into_stage(self) {
        self.wants_maps.set(true);
        self.run_again();
    }

    /// Whether the person wants to see that, tracked.
    pub fn wants_maps(self) -> bool {
        self.wants_maps.get()
    }

    /// What the stage of this index computed of the last picture, tracked; `None` where the last run did not look into it.
    pub fn look(self, stage: usize) -> Option<Look> {
        let shown = self.shown.read();
        let shown = shown.as_ref()?;
        let report = shown.classified.stage.clone().filter(|report| usize::from(report.number) == stage + 1)?;
        Some(Look { report, maps: shown.pixels.maps.clone()? })
    }

    /// The number of the stage to look into in the next run. Runs of a comparison are of other networks.
    pub(super) fn stage_to_look_into(self) -> Option<u8> {
        let is_compared = self.order.with_untracked(Option::is_some);
        let stage = self.open_stage.get_untracked().filter(|_| self.wants_maps.get_untracked() && !is_compared)?;
        u8::try_from(stage + 1).ok()
    }
}
