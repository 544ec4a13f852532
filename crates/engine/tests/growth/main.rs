//! Networks that grow and compute what they computed before: logits of parent and target, at one resolution.
//!
//! The rules are those of Net2Net (Chen, Goodfellow, Shlens 2016, arXiv:1511.05641). In exact arithmetic the logits are
//! equal; in 32-bit floats sums of copies are taken in another order. Breaking any one rule has to show: `controls`.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "tests compare exact numbers")]

mod controls;
#[cfg(feature = "picture")]
mod pictures;

use std::collections::BTreeMap;
use std::time::Instant;

use engine::network::{EfficientNet, LoadOptions, NoYield, cpu_device};
use futures::executor::block_on;
use model::arch::ArchSpec;
use model::scaling::{Coefficients, Family, Preset, ScalingInput};
use weights::growth::{GrownSource, GrowthPlan};
use weights::manifest::PaddingMode;
use weights::synthetic::{SyntheticSource, unit_values};
use weights::{Layout, Part, TensorSource, WeightsError};

/// The most that a logit may differ, over the largest logit.
const TOLERANCE: f64 = 1e-5;

/// Pixels a side.
const SIDE: usize = 64;

/// Those of the families' baselines: the resolution of the parent, at which a grown network can run.
const PARENT_SIDE: usize = 224;

const OPTIONS: LoadOptions =
    LoadOptions { layout: Layout::Timm, padding: PaddingMode::Symmetric, batch_norm_epsilon: 1e-3 };

fn published(preset: Preset) -> ArchSpec {
    ArchSpec::from_input(&ScalingInput::published(preset)).expect("a published variant")
}

fn scaled(family: Family, width: f64, depth: f64) -> ArchSpec {
    let coefficients = Coefficients { depth, width, resolution: 1.0 };
    ArchSpec::new(family, coefficients, 64).expect("a reachable setting").with_classes(10)
}

fn plan(parent: &ArchSpec, target: &ArchSpec) -> GrowthPlan {
    GrowthPlan::new(parent, target).expect("a target that is nowhere smaller")
}

/// The logits for a picture made from a name.
fn answer(spec: &ArchSpec, source: &dyn TensorSource, options: LoadOptions, side: usize) -> Vec<f32> {
    logits(spec, source, options, unit_values("input", 3 * side * side), side)
}

fn logits(spec: &ArchSpec, source: &dyn TensorSource, options: LoadOptions, values: Vec<f32>, side: usize) -> Vec<f32> {
    let network = block_on(EfficientNet::load(spec, source, options, &cpu_device(), &mut NoYield)).expect("weights");
    block_on(network.logits(values, side, &mut NoYield)).expect("logits")
}

/// The largest difference of a logit, over the largest logit of the parent.
fn difference(parent: &[f32], target: &[f32]) -> f64 {
    assert!(target.iter().all(|logit| logit.is_finite()), "logits are finite");
    largest_difference(parent, target) / largest_difference(parent, &vec![0.0; parent.len()])
}

fn largest_difference(some: &[f32], others: &[f32]) -> f64 {
    assert_eq!(some.len(), others.len());
    some.iter().zip(others).map(|(&a, &b)| (f64::from(a) - f64::from(b)).abs()).fold(0.0, f64::max)
}

/// How far a grown network is from its parent, over what the picture adds to the classifier's biases: the logits of small
/// networks with made-up weights are little else than biases, which growth cannot change.
fn growth_error(parent: &ArchSpec, target: &ArchSpec, options: LoadOptions, side: usize) -> f64 {
    let plan = plan(parent, target);
    let grown = GrownSource::new(&plan, &SyntheticSource, options.layout);
    let before = answer(parent, &SyntheticSource, options, side);
    let after = answer(target, &grown, options, side);
    assert!(after.iter().all(|logit| logit.is_finite()), "logits are finite");
    let classifier = plan.layers().last().expect("a classifier").parent;
    let name = options.layout.tensor_name(parent, &classifier, Part::Bias);
    let scale = largest_difference(&before, &SyntheticSource.read(&name, &[before.len()]).expect("biases"));
    assert!(scale > 0.01, "the picture adds {scale:.1e} to a logit");
    largest_difference(&before, &after) / scale
}

#[test]
fn published_variants_grow_into_each_other() {
    use Preset::{B0, B1, B2, B3, Lite0, Lite1, Lite3};
    for (from, to) in [(B0, B2), (B0, B3), (B1, B3), (Lite0, Lite3), (Lite1, Lite3)] {
        let error = growth_error(&published(from), &published(to), OPTIONS, SIDE);
        println!("measured: {} grown to {}: largest difference of a logit {error:.1e}", from.name(), to.name());
        assert!(error <= TOLERANCE, "{from:?} to {to:?}: {error:.1e}");
    }
}

#[test]
fn depth_alone_changes_no_bit() {
    for (from, to) in [(Preset::B0, Preset::B1), (Preset::Lite0, Preset::Lite1)] {
        let plan = plan(&published(from), &published(to));
        let grown = GrownSource::new(&plan, &SyntheticSource, Layout::Timm);
        let parent = answer(plan.parent(), &SyntheticSource, OPTIONS, SIDE);
        assert_eq!(answer(plan.target(), &grown, OPTIONS, SIDE), parent, "{from:?} to {to:?}");
    }
}

#[test]
fn small_networks_grow() {
    let settings = [((0.35, 0.5), (0.5, 1.0)), ((0.5, 1.0), (1.0, 2.0)), ((0.3, 0.5), (0.3, 1.6))];
    for family in Family::ALL {
        for ((width, depth), (wider, deeper)) in settings {
            let (parent, target) = (scaled(family, width, depth), scaled(family, wider, deeper));
            let error = growth_error(&parent, &target, OPTIONS, SIDE);
            println!("measured: {family:?} ({width}, {depth}) grown to ({wider}, {deeper}): {error:.1e}");
            assert!(error <= TOLERANCE, "{family:?} ({width}, {depth}) to ({wider}, {deeper}): {error:.1e}");
        }
    }
}

/// A random case of a family: parent, target, how weights are named and pictures padded, and a small side, odd or even.
fn random_case(family: Family, case: usize) -> (ArchSpec, ArchSpec, LoadOptions, usize) {
    let random: Vec<f64> = unit_values(&format!("{} {case}", family.slug()), 5)
        .into_iter()
        .map(|unit| f64::from(unit + 1.0) / 2.0)
        .collect();
    let between = |index: usize, least: f64, most: f64| least + random[index] * (most - least);
    // In steps of a hundredth, as the sliders.
    let round = |value: f64| (value * 100.0).round() / 100.0;
    let (width, depth) = (round(between(0, 0.3, 0.7)), round(between(1, 0.5, 1.0)));
    let (wider, deeper) = (round(width * between(2, 1.0, 2.0)), round(depth * between(3, 1.0, 2.5)));
    let padding = if case.is_multiple_of(2) { PaddingMode::Same } else { PaddingMode::Symmetric };
    let options = LoadOptions { layout: Layout::ALL[case % Layout::ALL.len()], padding, ..OPTIONS };
    let side = 33 + (random[4] * 32.0) as usize;
    (scaled(family, width, depth), scaled(family, wider, deeper), options, side)
}

#[test]
fn random_settings_grow_in_every_layout_and_padding() {
    for family in Family::ALL {
        let mut worst = [0.0_f64; 2];
        for case in 0..50 {
            let (parent, target, options, small) = random_case(family, case);
            for (worst, side) in worst.iter_mut().zip([PARENT_SIDE, small]) {
                let error = growth_error(&parent, &target, options, side);
                *worst = worst.max(error);
                assert!(error <= TOLERANCE, "{family:?}, case {case}, {side} px: {error:.1e}");
            }
        }
        let [at_parents, small] = worst;
        println!(
            "measured: {family:?}, 50 random settings: largest difference of a logit {at_parents:.1e} at {PARENT_SIDE} px, \
             {small:.1e} at 33 to 64 px"
        );
    }
}

/// Tensors in memory.
struct InMemory(BTreeMap<String, Vec<f32>>);

impl TensorSource for InMemory {
    fn read(&self, name: &str, _: &[usize]) -> Result<Vec<f32>, WeightsError> {
        self.0.get(name).cloned().ok_or_else(|| WeightsError::Missing { name: name.to_owned() })
    }
}

/// Every tensor of a network.
fn read_all(spec: &ArchSpec, source: &dyn TensorSource) -> BTreeMap<String, Vec<f32>> {
    let mut tensors = BTreeMap::new();
    for layer in spec.layers() {
        for (part, shape) in Part::of(&layer) {
            let name = Layout::Timm.tensor_name(spec, &layer, part);
            let shape: Vec<usize> = shape.into_iter().map(|side| usize::try_from(side).expect("a side")).collect();
            let values = source.read(&name, &shape).expect("a tensor");
            tensors.insert(name, values);
        }
    }
    tensors
}

#[test]
fn growing_b0_to_b3_takes_no_time_that_is_felt() {
    let parent = InMemory(read_all(&published(Preset::B0), &SyntheticSource));
    let start = Instant::now();
    let plan = plan(&published(Preset::B0), &published(Preset::B3));
    let grown = GrownSource::new(&plan, &parent, Layout::Timm);
    let tensors = read_all(plan.target(), &grown);
    let millis = start.elapsed().as_secs_f64() * 1e3;
    let count: usize = tensors.values().map(Vec::len).sum();
    println!("measured: B0 grown to the {count} numbers of B3 in {millis:.0} ms");
    assert_eq!(count, 12_320_528);
    // A slow machine that does much else gets ten times as long as this may take.
    assert!(millis < 10_000.0, "{millis:.0} ms");
}
