//! [`BurnClassifier`]: what the session asks for, done with burn.

use burn::tensor::Device;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::clock::now_millis;
use super::transport::words;
use super::{backend, fetch, self_check};
use crate::arch::ArchSpec;
use crate::network::{EfficientNet, LoadOptions, cpu_device};
use crate::picture::{self, NetworkInput, PreprocessSpec};
use crate::predictions::top_k;
use crate::protocol::{BackendRequest, Built, Classified, ErrorKind, Progress, Started, WorkerError};
use crate::scaling::ScalingInput;
use crate::session::Classifier;
use crate::weights::SafetensorsSource;
use crate::weights::manifest::{Crop, Interpolation, Manifest, Model, Preprocessing};

/// Classes shown for a picture.
const TOP: usize = 5;

/// Encoded pictures above this are not read into memory.
const MAX_FILE_BYTES: f64 = 256.0 * 1024.0 * 1024.0;

/// A network and how pictures are made for it.
struct Loaded {
    network: EfficientNet,
    model: Model,
}

/// The engine's state: a device, and the network on it.
#[derive(Default)]
pub(super) struct BurnClassifier {
    device: Option<Device>,
    loaded: Option<Loaded>,
    download_failed: bool,
}

impl Classifier for BurnClassifier {
    type Picture = Blob;
    type Preview = Vec<u8>;

    async fn start(&mut self, request: BackendRequest) -> Result<Started, WorkerError> {
        let (device, started) = backend::open(request).await?;
        self.device = Some(device);
        Ok(started)
    }

    async fn build(&mut self, model: &str, progress: &mut dyn FnMut(Progress)) -> Result<Built, WorkerError> {
        let model = find(model)?;
        let start = now_millis();
        let bytes = fetch::weights(&model, self.download_failed, progress).await;
        self.download_failed = bytes.is_err();
        let bytes = bytes?;
        let fetched = now_millis();

        let device = self.device.clone().unwrap_or_else(cpu_device);
        let network = load(&model, &bytes, &device, progress)?;
        drop(bytes);
        let built = now_millis();

        progress(Progress::WarmingUp);
        let self_check_error = self_check::run(&network, &model.id).await?;
        let side = model.preprocessing.resolution_px as usize;
        let warmup_start = now_millis();
        network
            .logits(vec![0.0; 3 * side * side], side)
            .await
            .map_err(|error| WorkerError::new(ErrorKind::Backend, format!("The first run failed: {error}.")))?;
        let warmup_millis = now_millis() - warmup_start;

        let id = model.id.clone();
        self.loaded = Some(Loaded { network, model });
        Ok(Built {
            model: id,
            fetch_millis: fetched - start,
            build_millis: built - fetched,
            warmup_millis,
            self_check_error,
        })
    }

    async fn classify(&mut self, file: Blob) -> Result<(Classified, Vec<u8>), WorkerError> {
        let Some(Loaded { network, model }) = &self.loaded else {
            return Err(WorkerError::new(ErrorKind::Protocol, "A picture came before a network: reload the page."));
        };
        let bytes = read(&file).await?;
        let start = now_millis();
        let picture = picture::decode(&bytes).map_err(|error| refused(&error.to_string()))?;
        drop(bytes);
        let decoded = now_millis();
        let input =
            picture::preprocess(&picture, &spec(&model.preprocessing)).map_err(|error| refused(&error.to_string()))?;
        let prepared = now_millis();
        let NetworkInput { resolution_px, pixels_rgb, values_nchw } = input;
        let logits = network
            .logits(values_nchw, resolution_px)
            .await
            .map_err(|error| WorkerError::new(ErrorKind::Backend, format!("The run failed: {error}.")))?;
        let finished = now_millis();
        let predictions = top_k(&logits, TOP).map_err(|error| {
            WorkerError::new(ErrorKind::Backend, format!("The run gave no usable answer: {error}."))
        })?;
        let classified = Classified {
            model: model.id.clone(),
            predictions,
            picture_width: picture.width(),
            picture_height: picture.height(),
            input_resolution_px: model.preprocessing.resolution_px,
            decode_millis: decoded - start,
            preprocess_millis: prepared - decoded,
            latency_millis: finished - prepared,
        };
        Ok((classified, opaque(&pixels_rgb)))
    }
}

fn find(id: &str) -> Result<Model, WorkerError> {
    let broken = |detail: String| WorkerError::new(ErrorKind::Protocol, detail);
    let manifest =
        Manifest::bundled().map_err(|error| broken(format!("The list of networks cannot be read ({error}).")))?;
    manifest.model(id).cloned().ok_or_else(|| broken(format!("There is no bundled network called {id}.")))
}

fn load(
    model: &Model,
    bytes: &[u8],
    device: &Device,
    progress: &mut dyn FnMut(Progress),
) -> Result<EfficientNet, WorkerError> {
    let damaged = |detail: String| {
        WorkerError::new(ErrorKind::WeightsDamaged, format!("The weights of {} do not fit: {detail}.", model.name))
    };
    let source = SafetensorsSource::new(bytes).map_err(|error| damaged(error.to_string()))?;
    let architecture =
        ArchSpec::from_input(&ScalingInput::published(model.preset)).map_err(|error| damaged(error.to_string()))?;
    let options =
        LoadOptions { layout: model.layout, padding: model.padding, batch_norm_epsilon: model.batch_norm_epsilon };
    let mut report = |done, total| progress(Progress::Building { done, total });
    EfficientNet::load(&architecture, &source, options, device, &mut report).map_err(|error| damaged(error.to_string()))
}

async fn read(file: &Blob) -> Result<Vec<u8>, WorkerError> {
    if file.size() > MAX_FILE_BYTES {
        return Err(refused("This file is larger than 256 MB: choose a smaller one."));
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|error| refused(&format!("This file could not be read ({}): choose it again.", words(&error))))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn refused(message: &str) -> WorkerError {
    WorkerError::new(ErrorKind::Picture, message)
}

/// The manifest's preprocessing as the picture layer, which knows no manifest, takes it.
fn spec(preprocessing: &Preprocessing) -> PreprocessSpec {
    let Preprocessing { resolution_px, crop: Crop::BeforeResize, crop_padding_px, interpolation, mean, std } =
        *preprocessing;
    PreprocessSpec {
        resolution_px: resolution_px as usize,
        crop: picture::CropMode::BeforeResize { crop_padding_px: crop_padding_px as usize },
        interpolation: match interpolation {
            Interpolation::Bicubic => picture::Interpolation::Bicubic,
            Interpolation::Bilinear => picture::Interpolation::Bilinear,
        },
        mean,
        std,
    }
}

/// RGB pixels as opaque RGBA.
fn opaque(rgb: &[u8]) -> Vec<u8> {
    rgb.as_chunks::<3>().0.iter().flat_map(|&[red, green, blue]| [red, green, blue, 255]).collect()
}
