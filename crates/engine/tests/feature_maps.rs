//! What a probe tells of a run's stages: the maps of the fused operations are those of burn's own, and the logits stay.

#![allow(clippy::expect_used, reason = "a test may panic")]

use futures::executor::block_on;

use std::cell::Cell;

use engine::network::{EfficientNet, FeatureMaps, LoadOptions, NoYield, Probe, cpu_device};
use model::arch::{ArchSpec, Summary};
use model::scaling::{Coefficients, Family};
use weights::Layout;
use weights::manifest::PaddingMode;
use weights::synthetic::{SyntheticSource, unit_values};

const SIDE: usize = 64;
const OPTIONS: LoadOptions = LoadOptions { layout: Layout::Timm, padding: PaddingMode::Same, batch_norm_epsilon: 1e-3 };

/// The maps of a stage, the logits of the same run, and how many stages were timed.
fn look(network: &EfficientNet, spec: &ArchSpec, stage: usize) -> (FeatureMaps, Vec<f32>, Vec<f64>) {
    // A clock that goes on by a millisecond each time it is read.
    let time = Cell::new(0.0);
    let clock = || {
        time.set(time.get() + 1.0);
        time.get()
    };
    let mut probe = Probe::new(spec, stage, &clock);
    let input = unit_values("input", 3 * SIDE * SIDE);
    let logits = block_on(network.inspect(input, SIDE, &mut probe, &mut NoYield)).expect("logits");
    let millis = probe.stage_millis().to_vec();
    (probe.into_maps(), logits, millis)
}

#[test]
fn the_maps_of_every_stage_are_those_of_burns_operations() {
    for family in [Family::EfficientNet, Family::Lite] {
        let coefficients = Coefficients { depth: 1.3, width: 0.5, resolution: 1.0 };
        let spec = ArchSpec::new(family, coefficients, SIDE as u64).expect("a network");
        let device = cpu_device();
        let fused =
            block_on(EfficientNet::load(&spec, &SyntheticSource, OPTIONS, &device, &mut NoYield)).expect("made");
        let plain =
            block_on(EfficientNet::load_plain(&spec, &SyntheticSource, OPTIONS, &device, &mut NoYield)).expect("made");
        let input = unit_values("input", 3 * SIDE * SIDE);
        let unwatched = block_on(fused.logits(input, SIDE, &mut NoYield)).expect("logits");
        for (stage, row) in Summary::from_spec(&spec).stages.iter().enumerate() {
            let (found, logits, millis) = look(&fused, &spec, stage);
            let (expected, ..) = look(&plain, &spec, stage);
            let side = if row.number == 9 { row.input_resolution } else { row.output_resolution };
            assert_eq!((found.side as u64, found.channels as u64), (side, row.channels), "stage {}", row.number);
            assert_eq!((expected.side, expected.channels), (found.side, found.channels));
            let numbers = found.side * found.side * found.channels;
            assert_eq!([found.values.len(), expected.values.len()], [numbers; 2]);
            let scale = expected.values.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
            let worst = found.values.iter().zip(&expected.values).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
            assert!(scale > 0.0 && worst <= 1e-4 * scale, "stage {}: {worst} of {scale}", row.number);
            assert_eq!(logits, unwatched, "being watched changes nothing");
            assert_eq!(millis, [1.0; 9], "each stage is timed, and copying is nobody's");
        }
    }
}
