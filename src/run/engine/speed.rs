//! How fast this device is, by the last runs, and what the network on the sliders is expected to take.

use super::Engine;
use super::run_speeds::RunSpeeds;
use benchmark::statistics::median;
use leptos::prelude::*;
use model::arch::{ArchSpec, Workload};
use model::scaling::ScalingInput;
use weights::SettingWeights;
use weights::manifest::Manifest;
use wire::protocol::{Backend, Classified, GrownAt, NetworkRequest};
use wire::supervisor::Supervisor;

/// Runs that are remembered.
const RUNS: usize = 5;

impl Engine {
    /// Remembers how long a run took. A person's file tells its setting elsewhere, and is left out.
    pub(super) fn learn_speed(self, run: &Classified) {
        let Some(scaling) = run.network.scaling() else { return };
        let Some(work) = work(scaling, run.input_resolution_px.into()) else { return };
        let backend = self.read_untracked(Supervisor::backend);
        self.speeds.update(|speeds| {
            if speeds.backend != backend {
                *speeds = RunSpeeds { backend, millis_per_work: Vec::new() };
            }
            speeds.millis_per_work.push(run.latency_millis / work.0);
            let surplus = speeds.millis_per_work.len().saturating_sub(RUNS);
            speeds.millis_per_work.drain(..surplus);
        });
    }

    /// The network that is loaded was timed on the backend that runs from now on.
    pub(super) fn take_speed(self, backend: Backend, network: &NetworkRequest, millis: f64) {
        let px = self.shown.with_untracked(|shown| Some(shown.as_ref()?.classified.input_resolution_px));
        let work = network.scaling().zip(px).and_then(|(scaling, px)| work(scaling, px.into()));
        let millis_per_work = Vec::from_iter(work.map(|work| millis / work.0));
        self.speeds.set(RunSpeeds { backend: Some(backend), millis_per_work });
    }

    /// Milliseconds that a network is expected to take for a picture, tracked; `None` before the first run and for a person's
    /// file.
    pub fn expected_millis(self, network: &NetworkRequest) -> Option<f64> {
        let speed = median(&self.speeds.read().millis_per_work)?;
        let scaling = network.scaling()?;
        let parents_px = match network {
            NetworkRequest::Setting { grown_at: GrownAt::Parent, .. } => {
                match Manifest::bundled().weights_of(scaling) {
                    Some(SettingWeights::Grown(model, _)) => Some(model.preprocessing.resolution_px),
                    _ => None,
                }
            }
            NetworkRequest::GrownFile { grown_at: GrownAt::Parent, .. } => {
                self.parent_file(network).map(|found| found.answers.preprocessing.resolution_px)
            }
            _ => None,
        };
        Some(speed * work(scaling, parents_px.map_or(scaling.resolution_px(), u64::from))?.0)
    }
}

fn work(setting: &ScalingInput, resolution_px: u64) -> Option<Workload> {
    let spec = ArchSpec::new(setting.family(), setting.coefficients(), resolution_px).ok()?;
    Some(Workload::from_spec(&spec))
}
