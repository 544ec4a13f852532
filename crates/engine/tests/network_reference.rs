//! Logits against timm's (PyTorch, 32-bit floats), for networks whose every tensor is made from its name.
//!
//! `tests/fixtures/synthetic_logits.json` holds what timm 1.0.31 computes; `weights::synthetic`
//! says how the tensors are made. The tolerance is on norm of the difference over norm of the reference.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeMap;

use engine::network::{EfficientNet, LoadError, LoadOptions, NoYield, RunError, Stopped, Yielder, cpu_device};
use futures::executor::block_on;
use model::arch::{ArchSpec, Summary};
use model::scaling::{Family, Knob, Preset, ScalingInput};
use proptest::prelude::*;
use serde::Deserialize;
use weights::Layout;
use weights::manifest::PaddingMode;
use weights::synthetic::{SyntheticSource, unit_values};
use wire::predictions::{relative_error, top_k};

const TOLERANCE: f64 = 1e-4;
const OPTIONS: LoadOptions = LoadOptions { layout: Layout::Timm, padding: PaddingMode::Same, batch_norm_epsilon: 1e-3 };

#[derive(Deserialize)]
struct Reference {
    resolution: usize,
    padding: PaddingMode,
    batch_norm_epsilon: f64,
    top5: Vec<usize>,
    logits: Vec<f32>,
}

fn reference(key: &str) -> Reference {
    let text = include_str!("../../../tests/fixtures/synthetic_logits.json");
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
    load(&spec, options, &mut NoYield).expect("synthetic weights")
}

fn load(spec: &ArchSpec, options: LoadOptions, yielder: &mut impl Yielder) -> Result<EfficientNet, LoadError> {
    block_on(EfficientNet::load(spec, &SyntheticSource, options, &cpu_device(), yielder))
}

/// The same network by burn's own operations.
fn plain(spec: &ArchSpec, options: LoadOptions) -> EfficientNet {
    block_on(EfficientNet::load_plain(spec, &SyntheticSource, options, &cpu_device(), &mut NoYield)).expect("weights")
}

/// Both paths of the CPU.
fn check(preset: Preset, key: &str) {
    let reference = reference(key);
    let spec = ArchSpec::from_input(&ScalingInput::published(preset)).expect("a published variant");
    let options = LoadOptions {
        layout: Layout::Timm,
        padding: reference.padding,
        batch_norm_epsilon: reference.batch_norm_epsilon,
    };
    for (path, network) in [("fused", network(preset, &reference)), ("plain", plain(&spec, options))] {
        let input = unit_values("input", 3 * reference.resolution * reference.resolution);
        let logits = block_on(network.logits(input, reference.resolution, &mut NoYield)).expect("logits");
        let error = relative_error(&logits, &reference.logits);
        println!("measured: {key}, {path}: relative error {error:.2e}");
        assert!(error < TOLERANCE, "{key}, {path}: relative error {error:.2e}");
        let top: Vec<usize> = top_k(&logits, 5).expect("finite logits").iter().map(|p| p.index).collect();
        assert_eq!(top, reference.top5, "{key}, {path}");
    }
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

/// The trained numbers of a network whose batch norm is folded: each norm's scale is inside the kernel.
fn folded_params(spec: &ArchSpec) -> u128 {
    let norms = spec.layers().into_iter().filter(|layer| layer.has_norm);
    let scales: u128 = norms.map(|layer| u128::from(layer.output_channels)).sum();
    Summary::from_spec(spec).total.params.0 - scales
}

#[test]
fn published_networks_hold_as_many_numbers_as_they_are_counted() {
    for (preset, key) in [(Preset::B0, "efficientnet_b0:224"), (Preset::Lite0, "tf_efficientnet_lite0:224")] {
        let spec = ArchSpec::from_input(&ScalingInput::published(preset)).expect("a published variant");
        assert_eq!(network(preset, &reference(key)).parameter_count() as u128, folded_params(&spec), "{preset:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_setting_builds_runs_and_holds_as_many_numbers_as_it_is_counted(
        is_lite: bool, depth in 50_u16..160, width in 30_u16..130, resolution in 30_u16..45,
    ) {
        let mut input = ScalingInput::default();
        input.choose_family(if is_lite { Family::Lite } else { Family::EfficientNet });
        for (knob, steps) in [(Knob::Depth, depth), (Knob::Width, width), (Knob::Resolution, resolution)] {
            input.set_steps(knob, steps);
        }
        let spec = ArchSpec::from_input(&input).expect("a reachable setting");
        let network = load(&spec, OPTIONS, &mut NoYield).expect("synthetic weights");
        prop_assert_eq!(network.parameter_count() as u128, folded_params(&spec));
        let side = usize::try_from(input.resolution_px()).expect("a small picture");
        let logits = block_on(network.logits(unit_values("input", 3 * side * side), side, &mut NoYield));
        let logits = logits.expect("logits");
        prop_assert_eq!(logits.len(), 1000);
        prop_assert!(logits.iter().all(|logit| logit.is_finite()));
    }
}

#[test]
fn an_input_of_another_size_is_refused() {
    let network = network(Preset::Lite0, &reference("tf_efficientnet_lite0:224"));
    let refused = block_on(network.logits(vec![0.0; 7], 224, &mut NoYield));
    assert_eq!(refused, Err(RunError::Input { expected: 3 * 224 * 224, found: 7 }));
}

/// Notes every step, and ends the job after some.
struct Noting {
    seen: Vec<(u64, u64)>,
    ends_after: usize,
}

impl Yielder for Noting {
    async fn step(&mut self, done: u64, total: u64) -> Result<(), Stopped> {
        self.seen.push((done, total));
        if self.seen.len() < self.ends_after { Ok(()) } else { Err(Stopped) }
    }

    fn waits_for_device(&self) -> bool {
        true
    }
}

fn steps(total: u64) -> Vec<(u64, u64)> {
    (1..=total).map(|done| (done, total)).collect()
}

#[test]
fn the_pace_hears_of_every_layer_and_block_and_may_end_the_job() {
    let spec = ArchSpec::from_input(&ScalingInput::published(Preset::Lite0)).expect("a published variant");
    let mut yielder = Noting { seen: vec![], ends_after: usize::MAX };
    let network = load(&spec, OPTIONS, &mut yielder).expect("synthetic weights");
    assert_eq!(yielder.seen, steps(50));

    yielder.seen.clear();
    let input = unit_values("input", 3 * 32 * 32);
    let watched = block_on(network.logits(input.clone(), 32, &mut yielder)).expect("logits");
    assert_eq!(yielder.seen, steps(16));
    let plain = block_on(network.logits(input.clone(), 32, &mut NoYield)).expect("logits");
    assert_eq!(watched, plain, "watching changes nothing");

    let mut impatient = Noting { seen: vec![], ends_after: 3 };
    assert_eq!(load(&spec, OPTIONS, &mut impatient).err(), Some(LoadError::Stopped(Stopped)));
    assert_eq!(impatient.seen.len(), 3);
    impatient.seen.clear();
    assert_eq!(block_on(network.logits(input, 32, &mut impatient)), Err(RunError::Stopped(Stopped)));
    assert_eq!(impatient.seen.len(), 3);
}
