//! What is asked for with an answer: a look into the stage that is open in the drawing (what it computed of the picture, and
//! how long it took), and class activation maps.

use js_sys::Uint8ClampedArray;

use super::Engine;
use leptos::prelude::*;
use wire::protocol::StageReport;

/// A stage's report with the pictures of its channels.
#[derive(Clone)]
pub struct StageInspection {
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
            self.wanted.update(|wanted| wanted.stage = false);
        } else if self.wanted.get_untracked().stage {
            self.run_again();
        }
    }

    /// The person wants to see what the open stage computes, from now on with every answer.
    pub fn look_into_stage(self) {
        self.wanted.update(|wanted| wanted.stage = true);
        self.run_again();
    }

    /// Whether the person wants to see that, tracked.
    pub fn wants_maps(self) -> bool {
        self.wanted.get().stage
    }

    /// What the stage of this index computed of the last picture, tracked; `None` where the last run did not look into it.
    pub fn inspection(self, stage: usize) -> Option<StageInspection> {
        let shown = self.shown.read();
        let shown = shown.as_ref()?;
        let report = shown.classified.stage.clone().filter(|report| usize::from(report.number) == stage + 1)?;
        Some(StageInspection { report, maps: shown.pixels.maps.clone()? })
    }

    /// The number of the stage to look into in the next run. Runs of a comparison are of other networks.
    pub(super) fn stage_to_look_into(self) -> Option<u8> {
        let is_wanted = self.wanted.get_untracked().stage && !self.is_compared();
        let stage = self.open_stage.get_untracked().filter(|_| is_wanted)?;
        u8::try_from(stage + 1).ok()
    }

    /// Whether the person wants to see class activation maps, tracked.
    pub fn wants_activation_maps(self) -> bool {
        self.wanted.get().activation
    }

    /// The person wants to see class activation maps from now on with every answer, or no more.
    pub fn want_activation_maps(self, wants: bool) {
        self.wanted.update(|wanted| wanted.activation = wants);
        let shown =
            self.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.classified.activation_maps.is_some()));
        if !wants || shown != Some(false) {
            return;
        }
        // A picture that is on its way was sent without the wish.
        match self.pending.get_untracked() {
            Some(picture) => self.classify(picture),
            None => self.run_again(),
        }
    }

    /// Whether the next run gives class activation maps.
    pub(super) fn asks_for_activation_maps(self) -> bool {
        self.maps_activations() || self.wanted.get_untracked().activation && !self.is_compared()
    }

    /// Runs of a comparison are of other networks, and for their times.
    fn is_compared(self) -> bool {
        self.requested.with_untracked(Option::is_some)
    }
}
