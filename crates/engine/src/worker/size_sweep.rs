//! A picture through the loaded network at many input sizes: its weights do not depend on the size.

use super::loaded::LoadedNetwork;
use super::refusal::picture_refused;
use super::speed::run_failed;
use super::yielder::WorkerYielder;
use crate::picture::{self, NetworkInput, Pixels};
use model::arch::{Footprint, Workload};
use wire::labels;
use wire::predictions::{PredictionError, probabilities, top_k};
use wire::protocol::{Backend, Phase, WorkerError};
use wire::session::JobHandle;
use wire::size_sweep::{SizeAnswer, sizes};
use worker_scope::clock::now_millis;
use worker_scope::pause::pause;

/// A run that takes longer is not repeated for its time.
const LONG_MILLIS: f64 = 500.0;

/// Answers a picture at every size of [`sizes`], the smallest first, each told as soon as it is there. `class` is the one
/// whose probability is told of each. The first run at a size makes its buffers, and on WebGPU what its kernels need: the
/// second is timed, unless the first took long. Sizes whose maps do not fit into memory are left out, and so is one with
/// an answer that is no number.
///
/// # Errors
/// Those of a run, a picture for which there is no memory, and the end of a stopped job.
pub(super) async fn sweep(
    loaded: &LoadedNetwork,
    picture: &dyn Pixels,
    class: usize,
    job: JobHandle<'_>,
) -> Result<(), WorkerError> {
    let LoadedNetwork { network, plan, backend, speed, .. } = loaded;
    let own_px = u32::try_from(plan.preprocessing.resolution_px).unwrap_or(u32::MAX);
    let sizes = sizes(own_px);
    let total = sizes.len() as u64;
    for (done, resolution_px) in (0..).zip(sizes) {
        let architecture = plan.architecture.clone().at_resolution(resolution_px.into());
        if !loaded.limits.fit(&Footprint::from_spec(&architecture), 0) {
            continue;
        }
        job.report(Phase::Sweeping.at(done, total));
        pause().await;
        let spec = plan.preprocessing.at(usize::try_from(resolution_px).unwrap_or(usize::MAX));
        let input = picture::preprocess(picture, &spec).map_err(|error| picture_refused(&error))?;
        let NetworkInput { resolution_px: side, values_nchw, .. } = input;
        // On the CPU a run of the larger sizes would keep a cancel waiting; a GPU's runs are waited for in any case.
        let is_long = *backend == Backend::Cpu || speed.is_long(Workload::from_spec(&architecture));
        let mut yielder = WorkerYielder::new(job, is_long, |_, _| Phase::Sweeping.at(done, total));
        let start = now_millis();
        let mut logits = network.logits(values_nchw.clone(), side, &mut yielder).await.map_err(run_failed)?;
        let mut latency_millis = now_millis() - start;
        if latency_millis <= LONG_MILLIS {
            let start = now_millis();
            logits = network.logits(values_nchw, side, &mut yielder).await.map_err(run_failed)?;
            latency_millis = now_millis() - start;
        }
        if let Ok(answer) = answer(&logits, class, resolution_px, latency_millis) {
            job.answer_at_size(answer);
        }
    }
    Ok(())
}

#[expect(clippy::cast_possible_truncation, reason = "a probability fits 32 bits")]
fn answer(
    logits: &[f32],
    class: usize,
    resolution_px: u32,
    latency_millis: f64,
) -> Result<SizeAnswer, PredictionError> {
    let best = *top_k(logits, 1)?.first().ok_or(PredictionError::Empty)?;
    let probability = probabilities(logits)?.get(class).copied().unwrap_or_default() as f32;
    let label = labels::label(best.index).filter(|_| logits.len() == labels::COUNT);
    Ok(SizeAnswer { resolution_px, best, label, probability, latency_millis })
}
