//! A person's own file, from its bytes to logits: the same network written as each package names it, and networks of
//! other sizes against timm.
//!
//! `tests/fixtures/synthetic_logits.json` and `synthetic_logits_more.json` hold what timm (PyTorch, 32-bit floats)
//! computes. The tolerance is on norm of the difference over norm of the reference.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]
#![allow(clippy::cast_possible_truncation, reason = "tests compare exact numbers")]

use std::collections::BTreeMap;

use engine::network::{EfficientNet, LoadOptions, NoYield, cpu_device};
use futures::executor::block_on;
use model::arch::{ArchSpec, Operator};
use model::scaling::{Coefficients, Family, Knob, Preset};
use safetensors::tensor::{Dtype, TensorView};
use serde::Deserialize;
use weights::manifest::PaddingMode;
use weights::synthetic::{SyntheticSource, unit_values};
use weights::{
    Checkpoint, DetectedNetwork, DetectedScaling, Layout, Part, PixelScale, TensorSource, WeightsError, detect, fold,
};
use wire::predictions::relative_error;

const TOLERANCE: f64 = 1e-4;

const NORM: [Part; 4] = [Part::NormWeight, Part::NormBias, Part::NormMean, Part::NormVariance];

/// The synthetic network of an architecture as a safetensors file, its tensors named as in `layout`. Their numbers are
/// made from timm's names, whatever the layout.
fn file(spec: &ArchSpec, layout: Layout) -> Vec<u8> {
    let mut tensors: BTreeMap<String, (Vec<usize>, Vec<u8>)> = BTreeMap::new();
    for layer in spec.layers() {
        let kernel = layer.weight_shape().map(|side| side as usize).to_vec();
        let channels = vec![layer.output_channels as usize];
        // The classifier is a matrix in every package.
        let weight = if layer.operator == Operator::Classifier { kernel[..2].to_vec() } else { kernel };
        let mut parts = vec![(Part::Weight, weight)];
        parts.extend(layer.has_bias.then(|| (Part::Bias, channels.clone())));
        parts.extend(NORM.iter().filter(|_| layer.has_norm).map(|part| (*part, channels.clone())));
        for (part, shape) in parts {
            let numbers =
                SyntheticSource.read(&Layout::Timm.tensor_name(spec, &layer, part), &shape).expect("synthetic");
            let bytes = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
            tensors.insert(layout.tensor_name(spec, &layer, part), (shape, bytes));
        }
    }
    let views = tensors.iter().map(|(name, (shape, bytes))| {
        (name.as_str(), TensorView::new(Dtype::F32, shape.clone(), bytes).expect("a tensor"))
    });
    safetensors::serialize(views, None).expect("a file")
}

fn open(spec: &ArchSpec, layout: Layout) -> (Checkpoint, DetectedNetwork) {
    let checkpoint = Checkpoint::open(file(spec, layout)).expect("a file");
    let found = detect(&checkpoint).expect("a network");
    assert_eq!(found.layout, layout);
    (checkpoint, found)
}

fn spec(family: Family, depth: f64, width: f64, resolution_px: u64) -> ArchSpec {
    ArchSpec::new(family, Coefficients { depth, width, resolution: 1.0 }, resolution_px).expect("a network")
}

fn published(preset: Preset, resolution_px: u64) -> ArchSpec {
    ArchSpec::new(preset.family(), preset.coefficients(), resolution_px).expect("a network")
}

fn logits(spec: &ArchSpec, source: &dyn TensorSource, options: LoadOptions) -> Vec<f32> {
    let resolution = spec.input_resolution as usize;
    run(spec, source, options, unit_values("input", 3 * resolution * resolution))
}

fn run(spec: &ArchSpec, source: &dyn TensorSource, options: LoadOptions, input: Vec<f32>) -> Vec<f32> {
    let resolution = spec.input_resolution as usize;
    block_on(async {
        let network = EfficientNet::load(spec, source, options, &cpu_device(), &mut NoYield).await.expect("a network");
        network.logits(input, resolution, &mut NoYield).await.expect("logits")
    })
}

#[test]
fn the_same_network_gives_the_same_parameters_whatever_its_layout() {
    for preset in [Preset::B0, Preset::Lite0] {
        let spec = published(preset, 64);
        for layout in Layout::ALL {
            let (checkpoint, found) = open(&spec, layout);
            assert_eq!(found.architecture(64).as_ref(), Ok(&spec));
            for layer in spec.layers() {
                let ours = fold(&spec, &layer, &checkpoint, layout, 1e-3);
                assert_eq!(ours, fold(&spec, &layer, &SyntheticSource, Layout::Timm, 1e-3), "{layout:?} {layer:?}");
            }
        }
    }
}

#[test]
fn the_same_network_gives_the_same_logits_whatever_its_layout() {
    for preset in [Preset::B0, Preset::Lite0] {
        let spec = published(preset, 64);
        let options = |layout| LoadOptions { layout, padding: PaddingMode::Same, batch_norm_epsilon: 1e-3 };
        let expected = logits(&spec, &SyntheticSource, options(Layout::Timm));
        assert!(expected.iter().any(|logit| logit.abs() > 1e-3), "logits that say something");
        for layout in Layout::ALL {
            let (checkpoint, _) = open(&spec, layout);
            assert_eq!(logits(&spec, &checkpoint, options(layout)), expected, "{preset:?} {layout:?}");
        }
    }
}

#[derive(Deserialize)]
struct Reference {
    resolution: u64,
    padding: PaddingMode,
    batch_norm_epsilon: f64,
    logits: Vec<f32>,
}

fn reference(key: &str) -> Reference {
    let files = [
        include_str!("../../../tests/fixtures/synthetic_logits.json"),
        include_str!("../../../tests/fixtures/synthetic_logits_more.json"),
    ];
    let all = files.map(|text| serde_json::from_str::<BTreeMap<String, Reference>>(text).expect("a fixture"));
    all.into_iter().find_map(|mut references| references.remove(key)).expect("the key")
}

/// Writes, opens, tells, loads and runs; the architecture comes from the file alone.
fn check(written: &ArchSpec, layout: Layout, key: &str) -> DetectedNetwork {
    let reference = reference(key);
    let (checkpoint, found) = open(written, layout);
    let spec = found.architecture(reference.resolution).expect("a network");
    let Reference { padding, batch_norm_epsilon, .. } = reference;
    let logits = logits(&spec, &checkpoint, LoadOptions { layout, padding, batch_norm_epsilon });
    let error = relative_error(&logits, &reference.logits);
    println!("measured: own weights {key} ({}) relative error {error:.2e}", layout.name());
    assert!(error < TOLERANCE, "{key}: relative error {error:.2e}");
    found
}

fn check_published(preset: Preset, layout: Layout, key: &str) {
    let found = check(&published(preset, preset.resolution_px()), layout, key);
    assert_eq!(found.scaling, DetectedScaling::Published(preset));
}

#[test]
fn b0_equals_timm() {
    check_published(Preset::B0, Layout::Timm, "efficientnet_b0:224");
}

#[test]
fn b1_equals_timm() {
    check_published(Preset::B1, Layout::Torchvision, "efficientnet_b1:240");
}

#[test]
fn b3_equals_timm() {
    check_published(Preset::B3, Layout::Transformers, "b3");
}

#[test]
fn b4_equals_timm() {
    check_published(Preset::B4, Layout::Lukemelas, "b4");
}

#[test]
fn lite0_equals_timm() {
    check_published(Preset::Lite0, Layout::Lukemelas, "tf_efficientnet_lite0:224");
}

/// Synthetic tensors whose kernels are scaled, for the reason that `tests/reference/own_weights_page.py` gives.
struct Scaled(f32);

impl TensorSource for Scaled {
    fn read(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, WeightsError> {
        let is_kernel = shape.len() == 4 && !name.starts_with("classifier");
        let scale = if is_kernel { self.0 } else { 1.0 };
        Ok(SyntheticSource.read(name, shape)?.into_iter().map(|number| number * scale).collect())
    }
}

/// What the end-to-end tests hold the page to, met natively: five classes, a picture, and its pixels' scale.
#[test]
fn the_references_of_the_page_are_met() {
    let text = include_str!("../../../tests/e2e/fixtures/own_weights_logits.json");
    let references: BTreeMap<String, Vec<f32>> = serde_json::from_str(text).expect("the fixture");
    let (same, symmetric) = ((PaddingMode::Same, 1e-3), (PaddingMode::Symmetric, 1e-5));
    let (imagenet, lite) = (PixelScale::ImageNet, PixelScale::Lite);
    for (key, spec, (padding, batch_norm_epsilon), pixel_scale, kernel_scale) in [
        ("b0", published(Preset::B0, 224), symmetric, imagenet, 1.0),
        ("b1", published(Preset::B1, 240), symmetric, imagenet, 1.0),
        ("b3", published(Preset::B3, 300), same, imagenet, 0.94),
        ("b4", published(Preset::B4, 380), same, imagenet, 0.94),
        ("lite0", published(Preset::Lite0, 224), same, lite, 1.0),
        ("b depth 1.30 width 0.70", self::spec(Family::EfficientNet, 1.3, 0.7, 160), symmetric, imagenet, 1.0),
        ("lite depth 0.70 width 1.25", self::spec(Family::Lite, 0.7, 1.25, 192), same, lite, 1.0),
    ] {
        let spec = spec.with_classes(5);
        let side = spec.input_resolution as usize;
        let pixels: Vec<f32> =
            unit_values("picture", 3 * side * side).iter().map(|unit| ((unit + 1.0) * 128.0).floor()).collect();
        let (mean, std) = pixel_scale.values();
        let plane = |channel: usize| {
            pixels.iter().skip(channel).step_by(3).map(move |pixel| (pixel - mean[channel]) / std[channel])
        };
        let input = (0..3).flat_map(plane).collect();
        let options = LoadOptions { layout: Layout::Timm, padding, batch_norm_epsilon };
        let logits = run(&spec, &Scaled(kernel_scale), options, input);
        let error = relative_error(&logits, &references[key]);
        println!("measured: picture through own weights {key}: relative error {error:.2e}");
        assert!(error < TOLERANCE, "{key}: relative error {error:.2e}");
    }
}

#[test]
fn free_settings_equal_timm() {
    let found = check(&spec(Family::EfficientNet, 1.3, 0.7, 160), Layout::Timm, "b depth 1.30 width 0.70");
    assert_eq!(found.scaling, DetectedScaling::Free { depth_steps: 130, width_steps: 70 });
    let found = check(&spec(Family::Lite, 0.7, 1.25, 192), Layout::Lukemelas, "lite depth 0.70 width 1.25");
    // Another width may be rounder; it has to give the same network.
    let DetectedScaling::Free { depth_steps, width_steps } = found.scaling else { panic!("{:?}", found.scaling) };
    let again = spec(Family::Lite, Knob::Depth.value(depth_steps), Knob::Width.value(width_steps), 192);
    assert_eq!(again, spec(Family::Lite, 0.7, 1.25, 192));
}
