//! Whole networks on WebGPU against those of the CPU, and what their runs ask of the adapter, exactly. A Vulkan adapter
//! has to be there, which a software one can be: `cargo xtask test --only test-webgpu` takes Chromium's.

mod activation_maps;
mod settings;
mod transfers;

use std::sync::LazyLock;

use futures::executor::block_on;

use super::super::{
    Device, EfficientNet, HALF_TOLERANCE, LoadOptions, NoYield, Precision, Probe, RunCount, Stopped, Yielder,
    cpu_device, webgpu_device,
};
use super::adapter::Adapter;
use super::launcher::{Buffer, bound_bytes};
use model::arch::ArchSpec;
use model::scaling::{Coefficients, Family};
use weights::Layout;
use weights::manifest::PaddingMode;
use weights::synthetic::{SyntheticSource, unit_values};
use wire::predictions::relative_error;

/// Opened once, by the test that comes first.
pub(super) static DEVICE: LazyLock<Device> =
    LazyLock::new(|| block_on(webgpu_device(false)).expect("a Vulkan adapter"));

const OPTIONS: LoadOptions = LoadOptions { layout: Layout::Timm, padding: PaddingMode::Same, batch_norm_epsilon: 1e-3 };

/// The relative error of WebGPU's logits against the CPU's, and what the run asked for.
fn difference(family: Family, resolution: u16, padding: PaddingMode, yielder: &mut impl Yielder) -> (f64, RunCount) {
    let spec = ArchSpec::new(family, Coefficients::BASELINE, resolution.into()).expect("a network");
    let options = LoadOptions { padding, ..OPTIONS };
    let side = usize::from(resolution);
    let input = unit_values("input", 3 * side * side);
    let load =
        |device| block_on(EfficientNet::load(&spec, &SyntheticSource, options, device, &mut NoYield)).expect("it");
    let (cpu, gpu) = (load(&cpu_device()), load(&DEVICE));
    assert_eq!(gpu.parameter_count(), cpu.parameter_count());
    let expected = block_on(cpu.logits(input.clone(), side, &mut NoYield)).expect("logits");
    let found = block_on(gpu.logits(input, side, yielder)).expect("logits");
    (relative_error(&found, &expected), gpu.run_count())
}

/// Waits for the adapter after each block, as a long run does.
struct Waiting;

impl Yielder for Waiting {
    async fn step(&mut self, _: u64, _: u64) -> Result<(), Stopped> {
        Ok(())
    }

    fn waits_for_device(&self) -> bool {
        true
    }
}

#[test]
fn whole_networks_are_those_of_the_cpu_in_few_launches() {
    for (family, launches) in [(Family::EfficientNet, 83), (Family::Lite, 51)] {
        for (resolution, padding) in [(96, PaddingMode::Same), (71, PaddingMode::Symmetric), (33, PaddingMode::Same)] {
            let (error, count) = difference(family, resolution, padding, &mut NoYield);
            assert!(error < 1e-4, "{family:?} at {resolution} px: {error:.1e}");
            let side = u64::from(resolution);
            let expected = RunCount { launches, waits: 1, bytes_up: 12 * side * side, bytes_down: 4000 };
            assert_eq!(count, expected);
        }
        let (error, count) = difference(family, 64, PaddingMode::Same, &mut Waiting);
        assert!(error < 1e-4, "{error:.1e}");
        assert_eq!((count.launches, count.waits), (launches, 17));
    }
}

#[test]
fn half_precision_answers_nearly_the_same() {
    let Some(half) = DEVICE.with(Precision::Half) else { return };
    for family in [Family::EfficientNet, Family::Lite] {
        let spec = ArchSpec::new(family, Coefficients::BASELINE, 96).expect("a network");
        let load =
            |device| block_on(EfficientNet::load(&spec, &SyntheticSource, OPTIONS, device, &mut NoYield)).expect("it");
        let input = unit_values("input", 3 * 96 * 96);
        let answer = |network: EfficientNet| block_on(network.logits(input.clone(), 96, &mut NoYield)).expect("logits");
        let error = relative_error(&answer(load(&half)), &answer(load(&cpu_device())));
        println!("measured: {family:?} in half precision: {error:.1e}");
        // Not the same, as it is another precision.
        assert!((1e-5..HALF_TOLERANCE).contains(&error), "{family:?}: {error:.1e}");
    }
}

#[test]
fn a_smaller_picture_finds_the_buffers_of_a_larger_one() {
    let spec = ArchSpec::new(Family::EfficientNet, Coefficients::BASELINE, 64).expect("a network");
    let load =
        |device| block_on(EfficientNet::load(&spec, &SyntheticSource, OPTIONS, device, &mut NoYield)).expect("it");
    let (cpu, gpu) = (load(&cpu_device()), load(&DEVICE));
    for side in [64, 33, 64] {
        let input = unit_values("input", 3 * side * side);
        let expected = block_on(cpu.logits(input.clone(), side, &mut NoYield)).expect("logits");
        let found = block_on(gpu.logits(input, side, &mut NoYield)).expect("logits");
        assert!(relative_error(&found, &expected) < 1e-4, "{side} px");
        assert_eq!(gpu.run_count().bytes_up, 12 * (side * side) as u64);
    }
}

/// See [`settings`]: kept for 192 channels, a buffer of 144 was bound with its 144 numbers. Where a browser checks what a
/// kernel reaches, the rest read as something else; natively the adapter lets it reach what is reserved, and all is well.
#[test]
fn a_kept_buffer_is_bound_with_all_that_is_asked_for() {
    LazyLock::force(&DEVICE);
    let adapter = Adapter::new(true, false);
    for (first, then) in [(144, 192), (16, 48), (144, 145), (1, 64)] {
        let mut buffer = Buffer::default();
        assert_eq!(bound_bytes(&buffer.vector(&adapter, first)), 4 * first as u64);
        assert_eq!(bound_bytes(&buffer.vector(&adapter, then)), 4 * then as u64, "{then} after {first}");
        assert_eq!(bound_bytes(&buffer.vector(&adapter, first)), 4 * then as u64, "kept for fewer");
    }
}

#[test]
fn the_maps_that_a_probe_reads_back_are_those_of_the_cpu() {
    let spec = ArchSpec::new(Family::EfficientNet, Coefficients::BASELINE, 64).expect("a network");
    let load = |device: Device| {
        block_on(EfficientNet::load(&spec, &SyntheticSource, OPTIONS, &device, &mut NoYield)).expect("it")
    };
    let look = |network: &EfficientNet, stage| {
        let mut probe = Probe::new(&spec, stage, &|| 0.0);
        block_on(network.inspect(unit_values("input", 3 * 64 * 64), 64, &mut probe, &mut NoYield)).expect("logits");
        assert_eq!(probe.stage_millis().len(), 9);
        probe.into_maps()
    };
    let cpu = load(cpu_device());
    let half = DEVICE.with(Precision::Half);
    for (device, tolerance) in [(Some(DEVICE.clone()), 1e-4), (half, HALF_TOLERANCE)] {
        let Some(network) = device.map(load) else { continue };
        for stage in [0, 3, 8] {
            let (expected, found) = (look(&cpu, stage), look(&network, stage));
            assert_eq!((found.side, found.channels), (expected.side, expected.channels), "stage {stage}");
            let error = relative_error(&found.values, &expected.values);
            assert!(error < tolerance, "stage {stage}: {error:.1e}");
        }
    }
}
