//! A network profiled: runs that are watched between runs that are not, and what the device reaches at best.

use super::loaded::LoadedNetwork;
use super::speed::run_failed;
use super::yielder::WorkerYielder;
use crate::network::{Probe, Yielder, measure_ceiling};
use profile::{Profile, Run};
use wire::protocol::{Backend, Phase, WorkerError};
use wire::session::JobHandle;
use worker_scope::clock::now_millis;
use worker_scope::pause::pause;

/// Runs that are watched at least, fewer of a network that takes long, and at most.
const LEAST_RUNS: u32 = 5;
/// See [`LEAST_RUNS`].
const LEAST_LONG_RUNS: u32 = 3;
/// See [`LEAST_RUNS`].
const MOST_RUNS: u32 = 40;

/// Milliseconds after which no further run begins, once there are enough; with a clock of steps of 0.1 ms and networks that take
/// 20 ms, a few dozen runs tell layers of 0.2 ms.
const ENOUGH_MILLIS: f64 = 2_000.0;

/// Milliseconds after which few runs are enough.
const LONG_MILLIS: f64 = 15_000.0;

/// Steps of the clock that are looked at, and readings that are made for each at most.
const STEPS: usize = 5;
/// See [`STEPS`].
const READINGS: u32 = 1_000_000;

/// Profiles a network on the values of a picture: every second run is watched, by layer where layers can be told apart and by
/// stage elsewhere. On the CPU the device's ceiling is measured right after, at the clock speed that the runs had.
///
/// # Errors
/// Those of a run, and the end of a stopped job.
pub(super) async fn profile(
    loaded: &LoadedNetwork,
    values: &[f32],
    resolution_px: usize,
    yielder: &mut impl Yielder,
    job: JobHandle<'_>,
) -> Result<Profile, WorkerError> {
    let LoadedNetwork { network, plan, backend, .. } = loaded;
    let spec = &plan.architecture;
    let clock_step_millis = clock_step_millis();
    let (mut runs, mut plain_millis) = (Vec::new(), Vec::new());
    let began = now_millis();
    for run in 0..MOST_RUNS {
        let elapsed = now_millis() - began;
        let least = if elapsed > LONG_MILLIS { LEAST_LONG_RUNS } else { LEAST_RUNS };
        if run >= least && elapsed > ENOUGH_MILLIS {
            break;
        }
        job.report(Phase::Running.at(run.into(), MOST_RUNS.into()));
        // Between two runs the worker reads its messages, such as a cancel.
        pause().await;
        let input = values.to_vec();
        let start = now_millis();
        network.logits(input, resolution_px, yielder).await.map_err(run_failed)?;
        plain_millis.push(now_millis() - start);
        pause().await;
        let input = values.to_vec();
        let has_layers = network.tells_layers();
        let mut probe =
            if has_layers { Probe::of_layers(spec, &now_millis) } else { Probe::of_stages(spec, &now_millis) };
        let start = now_millis();
        network.inspect(input, resolution_px, &mut probe, yielder).await.map_err(run_failed)?;
        let total_millis = now_millis() - start - probe.paused_millis();
        runs.push(if has_layers {
            Run::Layers { layer_millis: probe.layer_millis().to_vec(), total_millis }
        } else {
            Run::Stages { stage_millis: probe.stage_millis().to_vec(), total_millis }
        });
    }
    let ceiling = match backend {
        Backend::Cpu => {
            let mut yielder = WorkerYielder::new(job, true, |done, total| Phase::Running.at(done, total));
            let found = measure_ceiling(&now_millis, clock_step_millis, &mut yielder).await;
            Some(found.map_err(|_| WorkerError::cancelled())?)
        }
        Backend::WebGpu => None,
    };
    Ok(Profile::new(spec, &runs, &plain_millis, clock_step_millis, ceiling))
}

/// The least step between two different values of the clock, out of a few; 0 where it was never seen to move.
fn clock_step_millis() -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..STEPS {
        let start = now_millis();
        let moved = (0..READINGS).map(|_| now_millis() - start).find(|millis| *millis > 0.0);
        let Some(moved) = moved else { break };
        least = least.min(moved);
    }
    if least.is_finite() { least } else { 0.0 }
}
