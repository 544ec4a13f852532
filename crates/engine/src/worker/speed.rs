//! How fast this device is, as measured: what estimates are made from.

use std::cell::Cell;

use super::yielder::WorkerYielder;
use crate::network::{Device, EfficientNet, LoadError, LoadOptions, RunError};
use model::arch::{ArchSpec, Params, Summary, Workload};
use model::scaling::{Coefficients, Family};
use texts::{Message, bug, worker};
use weights::Layout;
use weights::manifest::PaddingMode;
use weights::synthetic::{SyntheticSource, unit_values};
use wire::protocol::{ErrorKind, Estimate, Phase, WorkerError};
use wire::session::JobHandle;
use worker_scope::clock::now_millis;

/// Side of the picture that the calibration runs: the family's baseline takes about a third of its full-size time.
const CALIBRATION_PX: u16 = 128;

/// Runs of the calibration at most, and the time after which no further one begins. The first runs are slow: a GPU's
/// shaders are compiled in them, and the browser's optimising compiler takes its time over the worker's code.
const CALIBRATION_RUNS: usize = 12;

/// See [`CALIBRATION_RUNS`].
const CALIBRATION_MILLIS: f64 = 1500.0;

/// A run that takes longer than this reports its progress and can be stopped between blocks.
const LONG_MILLIS: f64 = 250.0;

/// What untrained weights are made and read with.
pub(super) const UNTRAINED: LoadOptions =
    LoadOptions { layout: Layout::Timm, padding: PaddingMode::Same, batch_norm_epsilon: 1e-3 };

/// Measured speeds of the backend in use.
#[derive(Debug, Default)]
pub(super) struct Speed {
    /// Milliseconds for each unit of a run's work, the first run of a network left out.
    millis_per_work: Cell<Option<f64>>,
    /// Milliseconds for each trained number of a network that is made.
    millis_per_param: Cell<Option<f64>>,
}

impl Speed {
    /// Whether both speeds were measured.
    pub(super) fn is_known(&self) -> bool {
        self.millis_per_work.get().is_some() && self.millis_per_param.get().is_some()
    }

    /// Takes the time of a run that was not a network's first.
    pub(super) fn learn(&self, work: Workload, millis: f64) {
        self.millis_per_work.set(Some(millis / work.0));
    }

    /// Takes the time in which a network of so many trained numbers was made.
    pub(super) fn learn_making(&self, params: Params, millis: f64) {
        self.millis_per_param.set(Some(millis / float(params.0)));
    }

    /// Whether a run of so much work has to be expected to be long. It has while nothing was measured.
    pub(super) fn is_long(&self, work: Workload) -> bool {
        self.millis_per_work.get().is_none_or(|speed| speed * work.0 > LONG_MILLIS)
    }

    /// What a network would take; `memory_bytes` is known from its layers.
    pub(super) fn estimate(&self, work: Workload, params: Params, memory_bytes: u64) -> Estimate {
        let run_millis = self.millis_per_work.get().unwrap_or_default() * work.0;
        let make_millis = self.millis_per_param.get().unwrap_or_default() * float(params.0);
        Estimate { memory_bytes, build_millis: make_millis + run_millis, run_millis }
    }

    /// Measures both with a small untrained network of the family: made once, run several times, the fastest run
    /// counted.
    ///
    /// # Errors
    /// A backend error when the device fails, or the end of a stopped job.
    pub(super) async fn calibrate(
        &self,
        family: Family,
        device: &Device,
        job: JobHandle<'_>,
    ) -> Result<(), WorkerError> {
        job.report(Phase::Calibrating.at(0, 0));
        let architecture = ArchSpec::new(family, Coefficients::BASELINE, CALIBRATION_PX.into())
            .map_err(|error| uncalibrated(error.text().into()))?;
        let params = Summary::from_spec(&architecture).total.params;
        let mut yielder = WorkerYielder::new(job, true, |_, _| Phase::Calibrating.at(0, 0));

        let start = now_millis();
        let network = EfficientNet::load(&architecture, &SyntheticSource, UNTRAINED, device, &mut yielder).await;
        let network = network.map_err(|error| match error {
            LoadError::Stopped(_) => WorkerError::cancelled(),
            error => uncalibrated(error.to_message()),
        })?;
        self.learn_making(params, now_millis() - start);

        let side = usize::from(CALIBRATION_PX);
        let input = unit_values("input", 3 * side * side);
        let begun = now_millis();
        let mut fastest_millis = f64::INFINITY;
        for run in 0..CALIBRATION_RUNS {
            let start = now_millis();
            if run > 1 && start - begun > CALIBRATION_MILLIS {
                break;
            }
            network.logits(input.clone(), side, &mut yielder).await.map_err(run_failed)?;
            fastest_millis = fastest_millis.min(now_millis() - start);
        }
        self.learn(Workload::from_spec(&architecture), fastest_millis);
        Ok(())
    }
}

fn uncalibrated(error: Message) -> WorkerError {
    WorkerError::new(ErrorKind::Backend, Message::new(bug::CALIBRATION_FAILED).with_message("error", error))
}

/// A run that gave no answer, as the page hears of it.
pub(super) fn run_failed(error: RunError) -> WorkerError {
    match error {
        RunError::Stopped(_) => WorkerError::cancelled(),
        error => WorkerError::new(
            ErrorKind::Backend,
            Message::new(worker::RUN_FAILED).with_message("error", error.to_message()),
        ),
    }
}

#[expect(clippy::cast_precision_loss, reason = "an estimate")]
fn float(count: u128) -> f64 {
    count as f64
}
