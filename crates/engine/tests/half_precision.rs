//! What half precision does to the answers of the bundled networks, on an adapter that has it. `cargo xtask test --only
//! test-webgpu` takes one in software, Mesa's lavapipe; `EXPLORER_NEEDS_HALF` makes its absence an error.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use engine::network::{
    Device, EfficientNet, HALF_TOLERANCE, LoadOptions, NoYield, Precision, cpu_device, webgpu_device,
};
use engine::picture::{CropMode, Interpolation, PreprocessSpec, decode, preprocess};
use futures::executor::block_on;
use model::arch::ArchSpec;
use model::scaling::ScalingInput;
use serde::Deserialize;
use weights::SafetensorsSource;
use weights::manifest::{Manifest, Model};
use weights::synthetic::unit_values;
use wire::predictions::{relative_error, top_k};

/// The most that a probability among the first five may differ from PyTorch's, as for any other answer of the page.
const MOST_DIFFERENCE: f32 = 0.01;

/// Made by `tests/reference/self_check.py` with PyTorch and timm.
#[derive(Deserialize)]
struct SelfCheck {
    resolution_px: usize,
    logits: Vec<f32>,
}

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets")
}

fn load(model: &Model, device: &Device) -> EfficientNet {
    let bytes = fs::read(assets().join("weights").join(model.file)).expect("the bundled weights");
    let source = SafetensorsSource::new(&bytes).expect("safetensors");
    let spec = ArchSpec::from_input(&ScalingInput::published(model.preset)).expect("a published variant");
    let options =
        LoadOptions { layout: model.layout, padding: model.padding, batch_norm_epsilon: model.batch_norm_epsilon };
    block_on(EfficientNet::load(&spec, &source, options, device, &mut NoYield)).expect("weights that fit")
}

fn answer(network: &EfficientNet, values: Vec<f32>, side: usize) -> Vec<f32> {
    block_on(network.logits(values, side, &mut NoYield)).expect("logits")
}

/// The relative error of the self-check.
fn self_check_error(network: &EfficientNet, model: &Model) -> f64 {
    let file = assets().join("weights").join(format!("efficientnet-{}.self-check.json", model.id));
    let text = fs::read_to_string(file).expect("reference logits");
    let SelfCheck { resolution_px, logits } = serde_json::from_str(&text).expect("reference logits");
    let input = unit_values("input", 3 * resolution_px * resolution_px);
    relative_error(&answer(network, input, resolution_px), &logits)
}

/// The greatest difference of a probability among the first five, over the sample pictures.
fn greatest_difference(half: &EfficientNet, full: &EfficientNet, model: &Model) -> f32 {
    let preprocessing = &model.preprocessing;
    let spec = PreprocessSpec {
        resolution_px: preprocessing.resolution_px as usize,
        crop: CropMode::BeforeResize { crop_padding_px: preprocessing.crop_padding_px as usize },
        interpolation: Interpolation::Bicubic,
        mean: preprocessing.mean,
        std: preprocessing.std,
    };
    let mut pictures = 0;
    let mut greatest = 0.0_f32;
    for entry in fs::read_dir(assets().join("pictures")).expect("sample pictures") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            continue;
        }
        pictures += 1;
        let picture = decode(&fs::read(path).expect("a picture")).expect("a picture");
        let input = preprocess(&picture, &spec).expect("an input");
        let [found, expected] = [half, full].map(|network| {
            let logits = answer(network, input.values_nchw.clone(), input.resolution_px);
            top_k(&logits, logits.len()).expect("predictions")
        });
        for expected in expected.iter().take(5) {
            let found = found.iter().find(|found| found.index == expected.index).expect("the same classes");
            greatest = greatest.max((found.probability - expected.probability).abs());
        }
    }
    assert!(pictures > 5, "{pictures} pictures");
    greatest
}

#[test]
fn bundled_networks_keep_their_answers_in_half_precision() {
    let Some(half) = block_on(webgpu_device(false)).expect("a Vulkan adapter").with(Precision::Half) else {
        assert!(std::env::var_os("EXPLORER_NEEDS_HALF").is_none(), "this adapter has no half precision");
        return;
    };
    for model in Manifest::bundled().models {
        let [half, full] = [&half, &cpu_device()].map(|device| load(model, device));
        let error = self_check_error(&half, model);
        let difference = greatest_difference(&half, &full, model);
        println!(
            "measured: {} in half precision: self-check relative error {error:.1e}, greatest difference of a probability \
             among the first five {difference:.5}",
            model.id
        );
        assert!((1e-5..HALF_TOLERANCE).contains(&error), "{}: {error:.1e}", model.id);
        assert!(difference <= MOST_DIFFERENCE, "{}: {difference}", model.id);
    }
}
