//! Logits against timm's (PyTorch, 32-bit floats), for networks whose every tensor is made from its name.
//!
//! `tests/fixtures/synthetic_logits.json` holds what timm 1.0.31 computes; `efficientnet_explorer::weights::synthetic`
//! says how the tensors are made. The tolerance is on norm of the difference over norm of the reference.

use std::collections::BTreeMap;

use efficientnet_explorer::arch::ArchSpec;
use efficientnet_explorer::network::{EfficientNet, LoadOptions, RunError, cpu_device};
use efficientnet_explorer::predictions::top_k;
use efficientnet_explorer::scaling::{Preset, ScalingInput};
use efficientnet_explorer::weights::Layout;
use efficientnet_explorer::weights::manifest::PaddingMode;
use efficientnet_explorer::weights::synthetic::{SyntheticSource, unit_values};
use futures::executor::block_on;
use serde::Deserialize;

const TOLERANCE: f64 = 1e-4;

#[derive(Deserialize)]
struct Reference {
    resolution: usize,
    padding: PaddingMode,
    batch_norm_epsilon: f64,
    top5: Vec<usize>,
    logits: Vec<f32>,
}

fn reference(key: &str) -> Reference {
    let text = include_str!("fixtures/synthetic_logits.json");
    let mut all: BTreeMap<String, Reference> = serde_json::from_str(text).expect("the fixture");
    all.remove(key).expect("the key")
}

fn network(preset: Preset, reference: &Reference) -> EfficientNet {
    let spec = ArchSpec::from_input(&ScalingInput::published(preset)).expect("a published variant");
    let options = LoadOptions {
        layout: Layout::Timm,
        padding: reference.padding,
        batch_norm_epsilon: reference.batch_norm_epsilon,
    };
    EfficientNet::load(&spec, &SyntheticSource, options, &cpu_device(), &mut |_, _| {}).expect("synthetic weights")
}

fn check(preset: Preset, key: &str) {
    let reference = reference(key);
    let network = network(preset, &reference);
    let input = unit_values("input", 3 * reference.resolution * reference.resolution);
    let logits = block_on(network.logits(input, reference.resolution)).expect("logits");
    assert_eq!(logits.len(), reference.logits.len());
    let square = |value: f64| value * value;
    let pairs = logits.iter().zip(&reference.logits);
    let difference: f64 = pairs.map(|(a, b)| square(f64::from(*a) - f64::from(*b))).sum();
    let norm: f64 = reference.logits.iter().map(|value| square(f64::from(*value))).sum();
    let error = (difference / norm).sqrt();
    println!("measured: {key} relative error {error:.2e}");
    assert!(error < TOLERANCE, "{key}: relative error {error:.2e}");
    let top: Vec<usize> = top_k(&logits, 5).expect("finite logits").iter().map(|p| p.index).collect();
    assert_eq!(top, reference.top5, "{key}");
}

#[test]
fn tf_efficientnet_lite0_equals_timm() {
    check(Preset::Lite0, "tf_efficientnet_lite0:224");
}

#[test]
fn tf_efficientnet_b0_equals_timm() {
    check(Preset::B0, "tf_efficientnet_b0:224");
}

#[test]
fn efficientnet_b0_equals_timm() {
    check(Preset::B0, "efficientnet_b0:224");
}

#[test]
fn efficientnet_b1_equals_timm() {
    check(Preset::B1, "efficientnet_b1:240");
}

#[test]
fn the_network_holds_as_many_numbers_as_the_layer_list_says() {
    for (preset, key) in [(Preset::B0, "efficientnet_b0:224"), (Preset::Lite0, "tf_efficientnet_lite0:224")] {
        let spec = ArchSpec::from_input(&ScalingInput::published(preset)).expect("a published variant");
        // Folding leaves one bias a channel of each layer's two trained vectors.
        let folded: u128 = spec.layers().iter().map(|l| l.weight_count() + u128::from(l.output_channels)).sum();
        assert_eq!(network(preset, &reference(key)).parameter_count() as u128, folded, "{preset:?}");
    }
}

#[test]
fn an_input_of_another_size_is_refused() {
    let network = network(Preset::Lite0, &reference("tf_efficientnet_lite0:224"));
    let refused = block_on(network.logits(vec![0.0; 7], 224));
    assert_eq!(refused, Err(RunError::Input { expected: 3 * 224 * 224, found: 7 }));
}

#[test]
fn progress_counts_every_layer() {
    let spec = ArchSpec::from_input(&ScalingInput::published(Preset::Lite0)).expect("a published variant");
    let options = LoadOptions { layout: Layout::Timm, padding: PaddingMode::Same, batch_norm_epsilon: 1e-3 };
    let mut seen = Vec::new();
    EfficientNet::load(&spec, &SyntheticSource, options, &cpu_device(), &mut |done, total| seen.push((done, total)))
        .expect("synthetic weights");
    let expected: Vec<_> = (1..=50).map(|done| (done, 50)).collect();
    assert_eq!(seen, expected);
}
