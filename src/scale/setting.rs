//! The setting of the sliders and all that follows from it. Nothing here is copied from signal to signal.

use std::sync::Arc;

use super::locked_input::LockedInput;
use crate::browser::after_paint::{after_paint, when_calm};
use crate::link::Restrictions;
use leptos::prelude::*;
use model::arch::{ArchError, ArchSpec, StageRow, Summary};
use model::scaling::{Coefficients, Family, Knob, Mode, Preset, ScalingInput};

/// A network and its numbers: made once, and shared by all that shows them.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// What it consists of.
    pub spec: ArchSpec,
    /// The same at a glance.
    pub summary: Summary,
}

/// The one signal of the sliders, and the memos that follow from it.
#[derive(Clone, Copy)]
pub struct Setting {
    /// What the person set, with what a teacher's link holds back of it: whoever moves a slider asks there. Everything
    /// else is derived.
    pub locked_input: LockedInput,
    /// How the coefficients come about.
    pub mode: Memo<Mode>,
    /// The family of the network.
    pub family: Memo<Family>,
    /// Depth, width and resolution, before rounding.
    pub coefficients: Memo<Coefficients>,
    /// The network.
    pub network: Memo<Result<Arc<Network>, ArchError>>,
    /// The family's baseline.
    baseline: Memo<Result<Arc<Network>, ArchError>>,
    /// The rows of the stage table. A frame behind, so that the readouts come first.
    stages: ReadSignal<Vec<StageShown>>,
    /// The same for the drawing, which must not be in one frame with an answer and that table.
    pub drawn: ReadSignal<Vec<StageShown>>,
}

/// A row of the stage table.
#[derive(Clone, Debug, PartialEq)]
pub struct StageShown {
    /// The stage as it is.
    pub now: StageRow,
    /// The same stage of the baseline.
    pub baseline: StageRow,
    /// Its part of all multiply-adds, 0 to 1.
    pub share: f64,
}

impl Setting {
    /// The setting, with everything that follows from it.
    pub fn new(first: ScalingInput, restrictions: Restrictions) -> Self {
        let locked_input = LockedInput::new(first, restrictions);
        let input = locked_input.input();
        let family = Memo::new(move |_| input.read().family());
        let coefficients = Memo::new(move |_| input.read().coefficients());
        let network = Memo::new(move |_| {
            let spec = ArchSpec::new(family.get(), coefficients.get(), input.read().resolution_px())?;
            Ok(Network::new(spec))
        });
        let baseline = Memo::new(move |_| {
            ArchSpec::from_input(&ScalingInput::published(family.get().baseline())).map(Network::new)
        });
        let mode = Memo::new(move |_| input.read().mode());
        let stages = Memo::new(move |_| stages(&network.read(), &baseline.read()));
        let (stages, drawn) = (after_paint(stages), when_calm(stages));
        Self { locked_input, mode, family, coefficients, network, baseline, stages, drawn }
    }

    /// What the person set.
    pub fn input(self) -> ReadSignal<ScalingInput> {
        self.locked_input.input()
    }

    /// Where a slider stands.
    pub fn steps(self, knob: Knob) -> u16 {
        self.input().read().steps(knob)
    }

    /// The published variant in use; `None` in the other modes.
    pub fn published(self) -> Option<Preset> {
        let input = self.input().read();
        (input.mode() == Mode::Published).then(|| input.preset())
    }

    /// Something of the network, tracked.
    pub fn read_summary<T>(self, what: impl FnOnce(&Summary) -> T) -> Option<T> {
        self.network.read().as_ref().ok().map(|network| what(&network.summary))
    }

    /// Something of the family's baseline, tracked.
    pub fn read_baseline<T>(self, what: impl FnOnce(&Summary) -> T) -> Option<T> {
        self.baseline.read().as_ref().ok().map(|network| what(&network.summary))
    }

    /// A row of the stage table.
    pub fn stage(self, index: usize) -> Option<StageShown> {
        self.stages.read().get(index).cloned()
    }

    /// The exact multiply-adds over those of the family's baseline.
    pub fn exact_factor(self) -> Option<f64> {
        let baseline = self.read_baseline(|summary| summary.total.macs)?;
        self.read_summary(|summary| summary.total.macs.over(baseline))
    }
}

impl Network {
    fn new(spec: ArchSpec) -> Arc<Self> {
        Arc::new(Self { summary: Summary::from_spec(&spec), spec })
    }
}

fn stages(now: &Result<Arc<Network>, ArchError>, baseline: &Result<Arc<Network>, ArchError>) -> Vec<StageShown> {
    let (Ok(now), Ok(baseline)) = (now, baseline) else { return Vec::new() };
    let (now, baseline) = (&now.summary, &baseline.summary);
    let rows = now.stages.iter().zip(&baseline.stages);
    let row = |(row, baseline): (&StageRow, &StageRow)| StageShown {
        now: row.clone(),
        baseline: baseline.clone(),
        share: row.cost.macs.over(now.total.macs),
    };
    rows.map(row).collect()
}
