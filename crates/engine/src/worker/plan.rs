//! From a request to what has to be made: architecture, weights, and how pictures are prepared.

use super::speed::UNTRAINED;
use crate::network::LoadOptions;
use crate::picture::{CropMode, Interpolation as PictureInterpolation, PreprocessSpec};
use model::arch::{ArchError, ArchSpec};
use model::scaling::ScalingInput;
use texts::{Message, bug, worker};
use weights::SettingWeights;
use weights::growth::GrowthPlan;
use weights::manifest::{Crop, Interpolation, Manifest, Model, Preprocessing};
use wire::protocol::{ErrorKind, GrownAt, NetworkRequest, WeightsKind, WorkerError};

/// Where a network's weights come from.
#[derive(Clone, Debug)]
pub(super) enum Weights {
    /// A file of the manifest.
    Bundled(Box<Model>),
    /// Grown from a file of the manifest.
    Grown(Box<Model>, Box<GrowthPlan>),
    /// A person's file.
    Own,
    /// Grown from a person's file.
    GrownOwn(Box<GrowthPlan>),
    /// Made up from the tensors' names.
    Untrained,
}

impl Weights {
    /// What they are worth.
    pub(super) fn kind(&self) -> WeightsKind {
        match self {
            Self::Bundled(_) => WeightsKind::Pretrained,
            Self::Grown(..) | Self::GrownOwn(_) => WeightsKind::Grown,
            Self::Own => WeightsKind::Custom,
            Self::Untrained => WeightsKind::Untrained,
        }
    }

    /// The file of the manifest that they are read from.
    pub(super) fn model(&self) -> Option<&Model> {
        match self {
            Self::Bundled(model) | Self::Grown(model, _) => Some(model),
            Self::Own | Self::GrownOwn(_) | Self::Untrained => None,
        }
    }

    /// Whether a person's file is read.
    pub(super) fn is_own(&self) -> bool {
        matches!(self, Self::Own | Self::GrownOwn(_))
    }

    /// How they grow, where they do.
    pub(super) fn growth(&self) -> Option<&GrowthPlan> {
        match self {
            Self::Grown(_, growth) | Self::GrownOwn(growth) => Some(growth),
            Self::Bundled(_) | Self::Own | Self::Untrained => None,
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
    /// The plan for a request. A setting that is a published variant with bundled weights gets those; another one grows
    /// from the largest of them that it contains. A file's plan comes from the file itself: `own_file`.
    ///
    /// # Errors
    /// A protocol error for a network that does not exist.
    pub(super) fn from_request(request: &NetworkRequest) -> Result<Self, WorkerError> {
        let NetworkRequest::Setting { scaling, grown_at } = request else {
            return Err(no_network(worker::FILE_MISSING.into()));
        };
        let impossible =
            |error: ArchError| no_network(Message::new(bug::NO_NETWORK).with_message("error", error.text().into()));
        let mut architecture = ArchSpec::from_input(scaling).map_err(impossible)?;
        let (weights, options, preprocessing) = match Manifest::bundled().weights_of(scaling) {
            Some(SettingWeights::Trained(model)) => {
                (Weights::Bundled(Box::new(model.clone())), options(model), spec(&model.preprocessing))
            }
            Some(SettingWeights::Grown(model, growth)) => {
                if *grown_at == GrownAt::Parent {
                    let resolution_px = model.preprocessing.resolution_px.into();
                    architecture =
                        ArchSpec::new(scaling.family(), scaling.coefficients(), resolution_px).map_err(impossible)?;
                }
                let preprocessing = PreprocessSpec { resolution_px: side(&architecture), ..spec(&model.preprocessing) };
                (Weights::Grown(Box::new(model.clone()), Box::new(growth)), options(model), preprocessing)
            }
            None => (Weights::Untrained, UNTRAINED, untrained_spec(&architecture)),
        };
        Ok(Self { request: request.clone(), scaling: *scaling, architecture, weights, options, preprocessing })
    }

    /// From the plan of a person's file to that of a network which grows from it.
    ///
    /// # Errors
    /// A protocol error where it cannot.
    pub(super) fn grown_to(self, scaling: &ScalingInput, grown_at: GrownAt) -> Result<Self, WorkerError> {
        let target = ArchSpec::from_input(scaling)
            .map_err(|error| no_network(Message::new(bug::NO_NETWORK).with_message("error", error.text().into())))?;
        let mut target = target.with_classes(self.architecture.head.classes);
        // The page asks for what can grow.
        let growth = GrowthPlan::new(&self.architecture, &target)
            .map_err(|error| no_network(Message::new(bug::NO_NETWORK).with("error", &error)))?;
        if grown_at == GrownAt::Parent {
            target.input_resolution = self.architecture.input_resolution;
        }
        let preprocessing = PreprocessSpec { resolution_px: side(&target), ..self.preprocessing };
        let weights = Weights::GrownOwn(Box::new(growth));
        Ok(Self { scaling: *scaling, architecture: target, weights, preprocessing, ..self })
    }
}

/// How a bundled network's tensors are read, and those of a network that grows from it.
fn options(model: &Model) -> LoadOptions {
    let Model { layout, padding, batch_norm_epsilon, .. } = *model;
    LoadOptions { layout, padding, batch_norm_epsilon }
}

/// The side of a network's input in pixels.
fn side(architecture: &ArchSpec) -> usize {
    usize::try_from(architecture.input_resolution).unwrap_or(usize::MAX)
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
        resolution_px: side(architecture),
        crop: CropMode::BeforeResize { crop_padding_px: 32 },
        interpolation: PictureInterpolation::Bicubic,
        mean: [127.5; 3],
        std: [127.5; 3],
    }
}
