//! The profile of a run on the CPU: every layer is timed once, the counts are the model's, and the clock changes nothing.

#![allow(
    clippy::expect_used,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    reason = "a test may panic, and counts are small"
)]

use std::cell::Cell;
use std::time::Instant;

use engine::network::{EfficientNet, LoadOptions, NoYield, Probe, Stopped, Yielder, cpu_device, measure_ceiling};
use futures::executor::block_on;
use model::arch::{ArchSpec, Summary};
use model::scaling::{Preset, ScalingInput};
use profile::{Kind, Profile, Run};
use weights::Layout;
use weights::manifest::PaddingMode;
use weights::synthetic::{SyntheticSource, unit_values};

const OPTIONS: LoadOptions = LoadOptions { layout: Layout::Timm, padding: PaddingMode::Same, batch_norm_epsilon: 1e-3 };

fn network(preset: Preset) -> (ArchSpec, EfficientNet) {
    let spec = ArchSpec::from_input(&ScalingInput::published(preset)).expect("a network");
    let network = block_on(EfficientNet::load(&spec, &SyntheticSource, OPTIONS, &cpu_device(), &mut NoYield));
    (spec, network.expect("made"))
}

#[test]
fn the_parts_of_a_run_of_lite0_are_those_of_the_model_and_add_up() {
    let (spec, network) = network(Preset::Lite0);
    assert!(network.tells_layers());
    let side = 224;
    let input = unit_values("input", 3 * side * side);
    let zero = Instant::now();
    let clock = || zero.elapsed().as_secs_f64() * 1000.0;
    let (mut runs, mut plain) = (Vec::new(), Vec::new());
    let unwatched = block_on(network.logits(input.clone(), side, &mut NoYield)).expect("logits");
    for _ in 0..5 {
        let start = clock();
        block_on(network.logits(input.clone(), side, &mut NoYield)).expect("logits");
        plain.push(clock() - start);
        let mut probe = Probe::of_layers(&spec, &clock);
        let start = clock();
        let logits = block_on(network.inspect(input.clone(), side, &mut probe, &mut NoYield)).expect("logits");
        let total_millis = clock() - start - probe.paused_millis();
        assert_eq!(logits, unwatched, "being watched changes nothing");
        assert!(probe.stage_millis().is_empty());
        assert_eq!(probe.layer_millis().len(), spec.layers().len());
        runs.push(Run::Layers { layer_millis: probe.layer_millis().to_vec(), total_millis });
    }
    let found = Profile::new(&spec, &runs, &plain, 0.0, None);
    let kinds: Vec<Kind> = found.operators.iter().map(|one| one.kind).collect();
    let expected = [Kind::Stem, Kind::Expand, Kind::Depthwise, Kind::Project, Kind::Head, Kind::Classifier];
    assert_eq!(kinds, expected, "Lite has no squeeze-and-excitation");
    let macs: u128 = found.operators.iter().map(|one| one.work.macs).sum();
    assert_eq!(macs, Summary::from_spec(&spec).total.macs.0);
    assert!(found.operators.iter().all(|one| one.millis > 0.0), "{:?}", found.operators);
    assert!(found.stages.iter().all(|one| one.millis > 0.0), "{:?}", found.stages);
    let sum: f64 = found.operators.iter().map(|one| one.millis).sum();
    assert!(sum <= found.run_millis, "{sum} of {}", found.run_millis);
    // Buffers and the clock: nothing that a layer does is left out.
    assert!(found.rest_millis() < 0.03 * found.run_millis, "{} of {}", found.rest_millis(), found.run_millis);
}

/// Each layer ends once, in the order of the list: a clock that counts its readings gives each the same time.
#[test]
fn layers_of_both_families_are_timed_in_order() {
    for preset in [Preset::B0, Preset::Lite0] {
        let (spec, network) = network(preset);
        let side = 64;
        let time = Cell::new(0.0);
        let clock = || {
            time.set(time.get() + 1.0);
            time.get()
        };
        let mut probe = Probe::of_layers(&spec, &clock);
        let input = unit_values("input", 3 * side * side);
        block_on(network.inspect(input, side, &mut probe, &mut NoYield)).expect("logits");
        assert_eq!(probe.layer_millis(), vec![1.0; spec.layers().len()], "{preset:?}");
        let blocks: u64 = spec.stages.iter().map(|stage| stage.block.repeats).sum();
        assert_eq!(probe.paused_millis(), blocks as f64, "what a pause took is nobody's");
    }
}

#[test]
fn the_ceiling_is_measured_and_holds_what_a_network_reaches() {
    let zero = Instant::now();
    let clock = || zero.elapsed().as_secs_f64() * 1000.0;
    let ceiling = block_on(measure_ceiling(&clock, 0.001, &mut NoYield)).expect("measured");
    assert!(ceiling.is_known(), "{ceiling:?}");
    // Whatever else runs on the machine meanwhile.
    assert!(ceiling.cache_bytes_per_second > 0.5 * ceiling.memory_bytes_per_second, "{ceiling:?}");
    println!("measured: ceiling {ceiling:?}");
    let stopped = block_on(measure_ceiling(&clock, 0.001, &mut Stopping(3)));
    assert_eq!(stopped, Err(Stopped), "it can be stopped between batches");
    let unknown = block_on(measure_ceiling(&|| 0.0, 0.0, &mut NoYield)).expect("an end");
    assert!(!unknown.is_known(), "a clock that stands still tells nothing: {unknown:?}");
}

/// Ends a job after so many parts.
struct Stopping(u32);

impl Yielder for Stopping {
    async fn step(&mut self, _: u64, _: u64) -> Result<(), Stopped> {
        self.0 = self.0.checked_sub(1).ok_or(Stopped)?;
        Ok(())
    }

    fn waits_for_device(&self) -> bool {
        false
    }
}
