//! A picture through the loaded network.

use super::activation_report::activation_maps;
use super::loaded::LoadedNetwork;
use super::picture_source::{Decoded, Source};
use super::profiling;
use super::refusal::picture_refused;
use super::size_sweep;
use super::speed::run_failed;
use super::stage_report;
use super::transport::{Payload, Pixels};
use super::yielder::WorkerYielder;
use crate::network::EfficientNet;
use crate::picture::{self, NetworkInput};
use texts::{Message, worker};
use wire::labels::{self, Label};
use wire::predictions::{Prediction, top_k};
use wire::protocol::{
    Backend, Classified, ErrorKind, Phase, SmoothedAnswer, Smoothing, TransferTimes, WeightsKind, WorkerError,
};
use wire::session::{Classifier, JobHandle, RunOptions};
use wire::smoothing::Smoothed;
use worker_scope::clock::now_millis;
use worker_scope::pause::pause;

/// Classes shown for a picture.
const TOP: usize = 5;

impl LoadedNetwork {
    /// The answer of a camera's frame, smoothed over those before it. `None` where what the network says means nothing.
    fn smooth(&self, smoothing: Smoothing, logits: &[f32]) -> Option<Box<SmoothedAnswer>> {
        if self.plan.weights.kind() == WeightsKind::Untrained {
            return None;
        }
        let mut smoothed = self.smoothed.borrow_mut();
        if smoothing == Smoothing::Begin {
            *smoothed = Smoothed::default();
        }
        let predictions = smoothed.next(logits, TOP).ok()?;
        let labels = names(&predictions, logits.len());
        Some(Box::new(SmoothedAnswer { predictions, labels }))
    }
}

impl Classifier for LoadedNetwork {
    type Attachment = Source;
    type Preview = Payload;

    async fn classify(
        &self,
        source: Source,
        options: RunOptions,
        job: JobHandle<'_>,
    ) -> Result<(Classified, Payload), WorkerError> {
        let Self { network, plan, work, backend, speed, first_run_millis, reader, .. } = self;
        let mut picture_reader = reader.take();
        let found = picture_reader.read(source).await;
        reader.replace(picture_reader);
        let Decoded { picture, decode_millis } = found?;
        let decoded = now_millis();
        let input = picture::preprocess(&*picture, &plan.preprocessing).map_err(|error| picture_refused(&error))?;
        let prepared = now_millis();
        let NetworkInput { resolution_px, pixels_rgb, values_nchw } = input;
        let mut yielder = WorkerYielder::new(job, speed.is_long(*work), |done, total| Phase::Running.at(done, total));
        // The look into a stage has its own run, and so has a profile: what watches a run would slow the measured one down.
        // Class activation maps have none: they are read of what this run leaves.
        let runs_again = options.stage.is_some() || options.repeats.is_some() || options.profiles;
        let values_again = runs_again.then(|| values_nchw.clone());
        let logits = network.logits(values_nchw, resolution_px, &mut yielder).await.map_err(run_failed)?;
        let finished = now_millis();
        let latency_millis = finished - prepared;
        speed.learn(*work, latency_millis);
        let first_run = first_run_millis.get().unwrap_or(latency_millis);
        first_run_millis.set(Some(first_run));
        // On the CPU, only a person's weights and the picture are left to blame.
        let is_own_on_cpu = plan.weights.is_own() && *backend == Backend::Cpu;
        let blamed = if is_own_on_cpu { ErrorKind::Picture } else { ErrorKind::Backend };
        let predictions = match plan.weights.kind() {
            WeightsKind::Pretrained | WeightsKind::Grown | WeightsKind::Custom => {
                top_k(&logits, TOP).map_err(|error| {
                    WorkerError::new(
                        blamed,
                        Message::new(worker::NO_USABLE_ANSWER).with_message("error", error.to_message()),
                    )
                })?
            }
            // What made-up weights say means nothing, and is not shown.
            WeightsKind::Untrained => Vec::new(),
        };
        let smoothed = options.smoothing.and_then(|smoothing| self.smooth(smoothing, &logits));
        let activation_maps =
            if options.activation_maps { activation_maps(network, &predictions).await? } else { None };
        let values_again = values_again.unwrap_or_default();
        let mut repeated_millis = Vec::new();
        for _ in 0..options.repeats.unwrap_or_default() {
            // Between two runs the worker reads its messages, such as a cancel.
            pause().await;
            let values = values_again.clone();
            let start = now_millis();
            network.logits(values, resolution_px, &mut yielder).await.map_err(run_failed)?;
            repeated_millis.push(now_millis() - start);
        }
        let transfers = match options.repeats {
            None => None,
            Some(_) => transfer_times(network, values_again.clone()).await?,
        };
        let profile = if options.profiles {
            let found = profiling::profile(self, &values_again, resolution_px, &mut yielder, job).await?;
            Some(Box::new(found))
        } else {
            None
        };
        let (stage, maps) = match options.stage {
            Some(number) => {
                let (report, maps) = stage_report::look_into(
                    network,
                    &plan.architecture,
                    number,
                    values_again,
                    resolution_px,
                    &mut yielder,
                )
                .await?;
                (Some(report), maps)
            }
            None => (None, Vec::new()),
        };
        if let Some(best) = predictions.first().filter(|_| options.sizes) {
            size_sweep::sweep(self, &*picture, best.index, job).await?;
        }
        let labels = names(&predictions, logits.len());
        let classified = Classified {
            network: plan.request.clone(),
            weights: plan.weights.kind(),
            classes: logits.len() as u64,
            predictions,
            labels,
            picture_width: picture.width(),
            picture_height: picture.height(),
            input_resolution_px: u32::try_from(resolution_px).unwrap_or(u32::MAX),
            decode_millis,
            preprocess_millis: prepared - decoded,
            latency_millis,
            first_run_millis: first_run,
            repeated_millis,
            transfers,
            stage,
            profile,
            activation_maps,
            smoothed,
        };
        Ok((classified, Payload::Pixels(Pixels { seen: opaque(&pixels_rgb), maps })))
    }
}

/// How long the numbers of a run are under way; `None` on the CPU.
async fn transfer_times(network: &EfficientNet, values: Vec<f32>) -> Result<Option<Box<TransferTimes>>, WorkerError> {
    let times = network.transfer_times(values, &now_millis).await.map_err(run_failed)?;
    Ok(times.map(|times| {
        Box::new(TransferTimes { upload_millis: times.upload_millis, read_back_millis: times.read_back_millis })
    }))
}

/// What ImageNet calls the predicted classes, where the network has its classes.
fn names(predictions: &[Prediction], classes: usize) -> Vec<Label> {
    let is_imagenet = classes == labels::COUNT;
    predictions.iter().filter(|_| is_imagenet).filter_map(|found| labels::label(found.index)).collect()
}

/// RGB pixels as opaque RGBA.
fn opaque(rgb: &[u8]) -> Vec<u8> {
    let pixels = rgb.as_chunks::<3>().0.iter();
    pixels.map(|&[red, green, blue]| [red, green, blue, 255]).collect::<Vec<_>>().into_flattened()
}
