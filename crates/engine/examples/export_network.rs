//! Writes networks as safetensors and ONNX, with pictures and the logits that this program computes for them, so that
//! `tests/export/check.py` can compare timm's and onnxruntime's with them:
//!
//! ```text
//! cargo run --example export_network --features picture,network,training -- FOLDER
//! ```
//!
//! (`training` builds nothing that is needed here, and has cargo use what `cargo xtask test` built.)
#![allow(clippy::expect_used, reason = "a tool for those who develop this page")]

use std::fs;
use std::path::{Path, PathBuf};

use engine::network::{EfficientNet, LoadOptions, NoYield, cpu_device};
use engine::picture::{CropMode, Interpolation, PreprocessSpec, decode, preprocess};
use export::{Facts, Format, Network, Origin, Writer};
use futures::executor::block_on;
use model::arch::ArchSpec;
use model::scaling::{Knob, Preset, ScalingInput};
use serde_json::{Value, json};
use weights::growth::GrownSource;
use weights::manifest::{self, Crop, Manifest, PaddingMode, Preprocessing};
use weights::synthetic::SyntheticSource;
use weights::{Layout, SafetensorsSource, SettingWeights, TensorSource};

/// What a network is made of.
struct Case<'a> {
    spec: ArchSpec,
    source: &'a dyn TensorSource,
    options: LoadOptions,
    facts: Facts,
}

fn main() {
    let folder = std::env::args().nth(1).map(PathBuf::from).expect("a folder to write to");
    fs::create_dir_all(&folder).expect("the folder");
    let mut settings = vec![ScalingInput::published(Preset::Lite0), separate(140, 130, 110)];
    let mut phi = ScalingInput::published(Preset::Lite0);
    phi.set_steps(Knob::Phi, 15);
    settings.extend([phi, ScalingInput::published(Preset::B0)]);
    let mut cases: Vec<Value> = settings.into_iter().map(|scaling| setting(scaling, &folder)).collect();
    cases.extend([own(ScalingInput::published(Preset::B0), &folder), own(separate_b(), &folder)]);
    let text = serde_json::to_string_pretty(&cases).expect("JSON");
    fs::write(folder.join("cases.json"), text).expect("the list of cases");
}

fn separate(depth: u16, width: u16, resolution: u16) -> ScalingInput {
    let mut scaling = ScalingInput::published(Preset::Lite0);
    for (knob, steps) in [(Knob::Depth, depth), (Knob::Width, width), (Knob::Resolution, resolution)] {
        scaling.set_steps(knob, steps);
    }
    scaling
}

/// A setting of family B that nobody has trained.
fn separate_b() -> ScalingInput {
    let mut scaling = ScalingInput::published(Preset::B0);
    for (knob, steps) in [(Knob::Depth, 130), (Knob::Width, 70), (Knob::Resolution, 85)] {
        scaling.set_steps(knob, steps);
    }
    scaling
}

/// A network as in a person's file: 7 classes, and the border and epsilon of PyTorch's networks.
fn own(scaling: ScalingInput, folder: &Path) -> Value {
    let spec = ArchSpec::from_input(&scaling).expect("a reachable setting").with_classes(7);
    let options = LoadOptions { layout: Layout::Timm, padding: PaddingMode::Symmetric, batch_norm_epsilon: 1e-5 };
    let origin = Origin::Own(format!("own {scaling}.pth"));
    let facts = Facts { scaling, origin, preprocessing: untrained(spec.input_resolution) };
    case(Case { spec, source: &SyntheticSource, options, facts }, folder)
}

/// A setting with whatever weights it can have, as in the worker.
fn setting(scaling: ScalingInput, folder: &Path) -> Value {
    let spec = ArchSpec::from_input(&scaling).expect("a reachable setting");
    let Some(found) = Manifest::bundled().weights_of(&scaling) else {
        let options = LoadOptions { layout: Layout::Timm, padding: PaddingMode::Same, batch_norm_epsilon: 1e-3 };
        let facts = Facts { scaling, origin: Origin::Untrained, preprocessing: untrained(spec.input_resolution) };
        return case(Case { spec, source: &SyntheticSource, options, facts }, folder);
    };
    let model = found.model();
    let bytes = fs::read(repository().join("assets/weights").join(model.file)).expect("the bundled weights");
    let parent = SafetensorsSource::new(&bytes).expect("safetensors");
    let options =
        LoadOptions { layout: model.layout, padding: model.padding, batch_norm_epsilon: model.batch_norm_epsilon };
    let side = u32::try_from(spec.input_resolution).expect("a side");
    let preprocessing = Preprocessing { resolution_px: side, ..model.preprocessing.clone() };
    match &found {
        SettingWeights::Trained(_) => {
            let facts = Facts { scaling, origin: Origin::Bundled(model.clone()), preprocessing };
            case(Case { spec, source: &parent, options, facts }, folder)
        }
        SettingWeights::Grown(_, plan) => {
            let facts = Facts { scaling, origin: Origin::Grown(model.clone()), preprocessing };
            case(Case { spec, source: &GrownSource::new(plan, &parent, model.layout), options, facts }, folder)
        }
    }
}

/// Both files of a network, its input for every sample picture, and our logits.
fn case(case: Case<'_>, folder: &Path) -> Value {
    let Case { spec, source, options, facts } = case;
    let LoadOptions { layout, padding, batch_norm_epsilon } = options;
    let (mut files, mut stem) = (serde_json::Map::new(), String::new());
    for format in Format::ALL {
        let network = Network::new(&spec, source, layout, padding, batch_norm_epsilon, facts.clone());
        let mut writer = Writer::new(network, format).expect("a network that the format holds");
        let (name, usage) = (writer.file_name(), writer.usage());
        let bytes: Vec<u8> = writer.by_ref().flat_map(|piece| piece.expect("tensors that fit")).collect();
        println!("{name}: {} bytes", bytes.len());
        fs::write(folder.join(&name), bytes).expect("a file");
        files.insert(format.extension().to_owned(), json!({ "name": name, "usage": usage }));
        stem = name;
    }
    let network =
        block_on(EfficientNet::load(&spec, source, options, &cpu_device(), &mut NoYield)).expect("weights that fit");
    let pictures: Vec<Value> = inputs(&facts.preprocessing)
        .into_iter()
        .map(|(name, values, side)| {
            let file = format!("{}-{name}.f32", stem.trim_end_matches(".onnx"));
            let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
            fs::write(folder.join(&file), bytes).expect("a picture");
            let logits = block_on(network.logits(values, side, &mut NoYield)).expect("logits");
            json!({ "picture": name, "input": file, "side": side, "logits": logits })
        })
        .collect();
    json!({ "files": files, "pictures": pictures })
}

/// The sample pictures as a network sees them.
fn inputs(preprocessing: &Preprocessing) -> Vec<(String, Vec<f32>, usize)> {
    let Preprocessing { resolution_px, crop: Crop::BeforeResize, crop_padding_px, interpolation, mean, std } =
        *preprocessing;
    let spec = PreprocessSpec {
        resolution_px: resolution_px as usize,
        crop: CropMode::BeforeResize { crop_padding_px: crop_padding_px as usize },
        interpolation: match interpolation {
            manifest::Interpolation::Bicubic => Interpolation::Bicubic,
            manifest::Interpolation::Bilinear => Interpolation::Bilinear,
        },
        mean,
        std,
    };
    let mut files: Vec<PathBuf> = fs::read_dir(repository().join("assets/pictures"))
        .expect("the sample pictures")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|end| end == "png" || end == "jpg"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let picture = decode(&fs::read(path).expect("a picture")).expect("a picture");
            let input = preprocess(&picture, &spec).expect("an input");
            let name = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
            (name, input.values_nchw, input.resolution_px)
        })
        .collect()
}

/// Without trained weights nothing prescribes it: as in the worker.
fn untrained(side: u64) -> Preprocessing {
    Preprocessing {
        resolution_px: u32::try_from(side).expect("a side"),
        crop: Crop::BeforeResize,
        crop_padding_px: 32,
        interpolation: manifest::Interpolation::Bicubic,
        mean: [127.5; 3],
        std: [127.5; 3],
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
