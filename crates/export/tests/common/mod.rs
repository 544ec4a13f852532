//! Networks that the tests write.
#![allow(dead_code, reason = "each test uses some of it")]

use export::{Facts, Format, Network, Origin, Writer};
use model::arch::ArchSpec;
use model::scaling::{Knob, Preset, ScalingInput};
use weights::growth::{GrownSource, GrowthPlan};
use weights::manifest::{Crop, Interpolation, Manifest, Model, PaddingMode, Preprocessing};
use weights::synthetic::SyntheticSource;
use weights::{Layout, SafetensorsSource, SettingWeights, TensorSource};

/// What made-up tensors are read with.
pub const EPSILON: f64 = 1e-3;

/// Pixels from -1 to 1.
pub fn preprocessing(side: u64) -> Preprocessing {
    Preprocessing {
        resolution_px: u32::try_from(side).unwrap(),
        crop: Crop::BeforeResize,
        crop_padding_px: 32,
        interpolation: Interpolation::Bicubic,
        mean: [127.5; 3],
        std: [127.5; 3],
    }
}

/// The whole file of a network of made-up tensors.
pub fn synthetic(scaling: ScalingInput, padding: PaddingMode, format: Format) -> (String, Vec<u8>) {
    let spec = ArchSpec::from_input(&scaling).unwrap();
    let facts = Facts { scaling, origin: Origin::Untrained, preprocessing: preprocessing(spec.input_resolution) };
    let network = Network::new(&spec, &SyntheticSource, Layout::Timm, padding, EPSILON, facts);
    write(Writer::new(network, format).unwrap())
}

/// A file's name and bytes.
pub fn write(mut writer: Writer<'_>) -> (String, Vec<u8>) {
    let (name, total) = (writer.file_name(), writer.total_bytes());
    let mut bytes = Vec::new();
    for piece in writer.by_ref() {
        bytes.extend(piece.unwrap());
    }
    assert_eq!(bytes.len() as u64, total, "the size that was foretold");
    let (given, all) = writer.progress();
    assert_eq!(given, all);
    (name, bytes)
}

/// A setting that grows from Lite2: wider, deeper, and for larger pictures.
pub fn growing() -> ScalingInput {
    let mut scaling = ScalingInput::published(Preset::Lite0);
    for (knob, steps) in [(Knob::Depth, 140), (Knob::Width, 130), (Knob::Resolution, 110)] {
        scaling.set_steps(knob, steps);
    }
    scaling
}

/// What `check` makes of the tensors of a setting that has trained weights, its own or grown ones.
pub fn with_trained<T>(
    scaling: ScalingInput,
    check: impl FnOnce(&ArchSpec, &dyn TensorSource, &Model, Option<&GrowthPlan>) -> T,
) -> T {
    let found = Manifest::bundled().weights_of(&scaling).unwrap();
    let model = found.model();
    let bytes = std::fs::read(format!("{}/../../assets/weights/{}", env!("CARGO_MANIFEST_DIR"), model.file)).unwrap();
    let parent = SafetensorsSource::new(&bytes).unwrap();
    let spec = ArchSpec::from_input(&scaling).unwrap();
    match &found {
        SettingWeights::Trained(_) => check(&spec, &parent, model, None),
        SettingWeights::Grown(_, plan) => {
            check(&spec, &GrownSource::new(plan, &parent, model.layout), model, Some(plan))
        }
    }
}
