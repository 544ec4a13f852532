//! A network as a file: written piece by piece into a `Blob`, so that neither the file nor the network lies in this program's
//! memory as a whole.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

use super::builder::BurnBuilder;
use super::load::{Tensors, unfit, with_source};
use super::own_file::{self, OwnFile};
use super::picture_source::Source;
use super::plan::{Plan, Weights};
use super::transport::Payload;
use super::yielder::WorkerYielder;
use crate::network::Yielder as _;
use crate::picture::{CropMode, Interpolation};
use export::{Facts, Network, Origin, Writer};
use texts::{Message, bug, worker};
use weights::TensorSource;
use weights::manifest::{self, Crop, Preprocessing};
use wire::protocol::{ErrorKind, NetworkFormat, NetworkRequest, Phase, WorkerError, WrittenNetwork};
use wire::session::JobHandle;
use worker_scope::js::words;

/// Bytes that are handed to the browser at once.
const PART_BYTES: usize = 8 << 20;

impl BurnBuilder {
    /// Writes a network to a file. What is loaded stays.
    ///
    /// # Errors
    /// Those of a build of it, and what the format or the browser cannot hold.
    pub(super) async fn write(
        &mut self,
        request: &NetworkRequest,
        format: NetworkFormat,
        file: Option<Source>,
        job: JobHandle<'_>,
    ) -> Result<(WrittenNetwork, Payload), WorkerError> {
        let kept_bytes = self.kept_bytes();
        let Some(limits) = self.engine.as_ref().map(|engine| engine.limits) else {
            return Err(WorkerError::new(ErrorKind::Protocol, bug::NETWORK_TOO_EARLY));
        };
        let (plan, own) = if request.file_number().is_some() {
            let OwnFile { plan, checkpoint, .. } =
                own_file::open(&mut self.last_file, file, request, &limits, kept_bytes, job).await?;
            let plan = match request {
                NetworkRequest::GrownFile { scaling, grown_at, .. } => plan.grown_to(scaling, *grown_at)?,
                NetworkRequest::File { .. } | NetworkRequest::Setting { .. } => plan,
            };
            (plan, Some(checkpoint))
        } else {
            (Plan::from_request(request)?, None)
        };
        // One layer is in memory at a time; but a network that no device can hold is no file that anybody can use.
        limits.check(&plan.scaling, &plan.architecture, 0)?;
        let arrival = match plan.weights.model() {
            Some(model) => Some((model, self.store.weights(model, job).await?)),
            None => None,
        };
        let tensors = match (&arrival, own) {
            (Some((_, arrival)), _) => Tensors::Bundled(arrival.bytes.clone()),
            (None, Some(checkpoint)) => Tensors::Own(checkpoint),
            (None, None) => Tensors::MadeUp,
        };
        let written = with_source(&plan, &tensors, async |source| write(&plan, source, format, job).await).await;
        // Before what was made of them: damaged weights explain whatever is wrong with it.
        if let Some((model, arrival)) = arrival {
            self.store.settle(model, arrival).await?;
        }
        written
    }
}

async fn write(
    plan: &Plan,
    source: &dyn TensorSource,
    format: NetworkFormat,
    job: JobHandle<'_>,
) -> Result<(WrittenNetwork, Payload), WorkerError> {
    let options = plan.options;
    let network = Network::new(
        &plan.architecture,
        source,
        options.layout,
        options.padding,
        options.batch_norm_epsilon,
        facts(plan),
    );
    let mut writer =
        Writer::new(network, format).map_err(|error| WorkerError::new(ErrorKind::TooLarge, error.to_message()))?;
    let (name, usage) = (writer.file_name(), writer.usage());
    let mut yielder = WorkerYielder::new(job, true, |done, total| Phase::Building.at(done, total));
    let (mut parts, mut part) = (Parts::default(), Vec::new());
    while let Some(piece) = writer.next() {
        part.extend(piece.map_err(|error| unfit(plan, error.to_message()))?);
        if part.len() >= PART_BYTES {
            parts.push(&part)?;
            part.clear();
        }
        let (done, total) = writer.progress();
        yielder.step(done, total).await.map_err(|_| WorkerError::cancelled())?;
    }
    parts.push(&part)?;
    let blob = parts.into_blob()?;
    Ok((WrittenNetwork { name, bytes: writer.total_bytes(), usage }, Payload::File(blob)))
}

/// The file so far, in the browser's keeping.
#[derive(Default)]
struct Parts(Array);

impl Parts {
    /// A part is made a `Blob` at once: the browser may keep that on disk.
    fn push(&mut self, bytes: &[u8]) -> Result<(), WorkerError> {
        let copy = Uint8Array::new_with_length(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        copy.copy_from(bytes);
        let part = Blob::new_with_u8_array_sequence(&Array::of1(&copy)).map_err(|error| no_room(&error))?;
        self.0.push(&part);
        Ok(())
    }

    fn into_blob(self) -> Result<Blob, WorkerError> {
        let options = BlobPropertyBag::new();
        options.set_type("application/octet-stream");
        Blob::new_with_blob_sequence_and_options(&self.0, &options).map_err(|error| no_room(&error))
    }
}

fn no_room(error: &JsValue) -> WorkerError {
    let message = Message::new(worker::NO_ROOM_FOR_EXPORT).with_message("error", Message::Verbatim(words(error)));
    WorkerError::new(ErrorKind::TooLarge, message)
}

/// What the file says of the network.
fn facts(plan: &Plan) -> Facts {
    let name = || super::refusal::name_of(&plan.request).to_owned();
    let origin = match &plan.weights {
        Weights::Bundled(model) => Origin::Bundled(model.as_ref().clone()),
        Weights::Grown(model, _) => Origin::Grown(model.as_ref().clone()),
        Weights::Own => Origin::Own(name()),
        Weights::GrownOwn(_) => Origin::GrownOwn(name()),
        Weights::Untrained => Origin::Untrained,
    };
    Facts { scaling: plan.scaling, origin, preprocessing: preprocessing(plan) }
}

/// How a picture becomes its input.
#[expect(clippy::cast_precision_loss, reason = "pixels of a side")]
fn preprocessing(plan: &Plan) -> Preprocessing {
    let spec = plan.preprocessing;
    let side = spec.resolution_px;
    let crop_padding_px = match spec.crop {
        CropMode::BeforeResize { crop_padding_px } | CropMode::BeforeResizeTo { crop_padding_px, .. } => {
            crop_padding_px
        }
        // Resized to `side / fraction` first: the same square but for the rounding.
        CropMode::AfterResize { crop_fraction } => whole(side as f64 / crop_fraction).saturating_sub(side),
    };
    Preprocessing {
        resolution_px: u32::try_from(side).unwrap_or(u32::MAX),
        crop: Crop::BeforeResize,
        crop_padding_px: u32::try_from(crop_padding_px).unwrap_or(u32::MAX),
        interpolation: match spec.interpolation {
            Interpolation::Bicubic => manifest::Interpolation::Bicubic,
            Interpolation::Bilinear => manifest::Interpolation::Bilinear,
        },
        mean: spec.mean,
        std: spec.std,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels, which saturate")]
fn whole(pixels: f64) -> usize {
    pixels.round() as usize
}
