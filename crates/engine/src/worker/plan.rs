//! From a request to what has to be made: architecture, weights, and how pictures are prepared.

use super::speed::UNTRAINED;
use crate::network::LoadOptions;
use crate::picture::{CropMode, Interpolation as PictureInterpolation, PreprocessSpec};
use model::arch::ArchSpec;
use model::scaling::ScalingInput;
use texts::{Message, bug, worker};
use weights::manifest::{Crop, Interpolation, Manifest, Model, Preprocessing};
use wire::protocol::{ErrorKind, NetworkRequest, WeightsKind, WorkerError};

/// Where a network's weights come from.
#[derive(Clone, Debug)]
pub(super) enum Weights {
    /// A file of the manifest.
    Bundled(Box<Model>),
    /// A person's file.
    Own,
    /// Made up from the tensors' names.
    Untrained,
}

impl Weights {
    /// What they are worth.
    pub(super) fn kind(&self) -> WeightsKind {
        match self {
            Self::Bundled(_) => WeightsKind::Pretrained,
            Self::Own => WeightsKind::Custom,
            Self::Untrained => WeightsKind::Untrained,
        }
    }
}

/// A network to be made.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// What was asked for.
    pub(super) request: NetworkRequest,
    /// The sliders that describe it.
    pub(super) scaling: ScalingInput,
    /// Its layers.
    pub(super) architecture: ArchSpec,
    /// Its weights.
    pub(super) weights: Weights,
    /// How its tensors are read.
    pub(super) options: LoadOptions,
    /// How a picture becomes its input.
    pub(super) preprocessing: PreprocessSpec,
}

impl Plan {
    /// The plan for a request. A setting that is a published variant with bundled weights gets those. A file's plan
    /// comes from the file itself: `own_file`.
    ///
    /// # Errors
    /// A protocol error for a network that does not exist.
    pub(super) fn from_request(request: &NetworkRequest) -> Result<Self, WorkerError> {
        let manifest =
            Manifest::bundled().map_err(|error| no_network(Message::new(bug::NO_LIST).with("error", &error)))?;
        let (scaling, model) = match request {
            NetworkRequest::Bundled { model: id } => {
                let model = manifest.model(id);
                let model = model.ok_or_else(|| no_network(Message::new(bug::NO_BUNDLED).with("id", id)))?;
                (ScalingInput::published(model.preset), Some(model))
            }
            NetworkRequest::Setting { scaling } => (*scaling, manifest.model_of(scaling)),
            NetworkRequest::File { .. } => return Err(no_network(worker::FILE_MISSING.into())),
        };
        let architecture = ArchSpec::from_input(&scaling)
            .map_err(|error| no_network(Message::new(bug::NO_NETWORK).with_message("error", error.text().into())))?;
        let (weights, options, preprocessing) = match model {
            Some(model) => {
                let Model { layout, padding, batch_norm_epsilon, .. } = *model;
                let options = LoadOptions { layout, padding, batch_norm_epsilon };
                (Weights::Bundled(Box::new(model.clone())), options, spec(&model.preprocessing))
            }
            None => (Weights::Untrained, UNTRAINED, untrained_spec(&architecture)),
        };
        Ok(Self { request: request.clone(), scaling, architecture, weights, options, preprocessing })
    }
}

fn no_network(message: Message) -> WorkerError {
    WorkerError::new(ErrorKind::Protocol, message)
}

/// The manifest's preprocessing as the picture layer, which knows no manifest, takes it.
pub(super) fn spec(preprocessing: &Preprocessing) -> PreprocessSpec {
    let Preprocessing { resolution_px, crop: Crop::BeforeResize, crop_padding_px, interpolation, mean, std } =
        *preprocessing;
    PreprocessSpec {
        resolution_px: resolution_px as usize,
        crop: CropMode::BeforeResize { crop_padding_px: crop_padding_px as usize },
        interpolation: match interpolation {
            Interpolation::Bicubic => PictureInterpolation::Bicubic,
            Interpolation::Bilinear => PictureInterpolation::Bilinear,
        },
        mean,
        std,
    }
}

/// Without trained weights nothing prescribes the preprocessing: TensorFlow's crop, pixels in -1 to 1.
fn untrained_spec(architecture: &ArchSpec) -> PreprocessSpec {
    PreprocessSpec {
        resolution_px: usize::try_from(architecture.input_resolution).unwrap_or(usize::MAX),
        crop: CropMode::BeforeResize { crop_padding_px: 32 },
        interpolation: PictureInterpolation::Bicubic,
        mean: [127.5; 3],
        std: [127.5; 3],
    }
}
