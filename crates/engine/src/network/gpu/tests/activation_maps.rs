//! Class activation maps on WebGPU: with the bias, their mean is the logit, and they are those of the CPU.

use futures::executor::block_on;

use super::{DEVICE, EfficientNet, NoYield, OPTIONS, cpu_device};
use crate::network::{ActivationMaps, Device, HALF_TOLERANCE, Precision};
use model::arch::ArchSpec;
use model::scaling::{Coefficients, Family};
use weights::synthetic::{SyntheticSource, unit_values};
use wire::predictions::relative_error;

/// The first and the last class, some between, and one that no network here has.
const CLASSES: [usize; 6] = [0, 7, 8, 500, 999, 1000];

/// The maps of a run and its logits, asked for twice: the second time, the classifier is kept.
fn run(network: &EfficientNet, name: &str, side: usize) -> (ActivationMaps, Vec<f32>) {
    let input = unit_values(name, 3 * side * side);
    let logits = block_on(network.logits(input, side, &mut NoYield)).expect("logits");
    let maps = || block_on(network.activation_maps(&CLASSES)).expect("read").expect("a run ended");
    let found = maps();
    assert_eq!(maps(), found);
    (found, logits)
}

#[test]
fn the_maps_of_classes_are_those_of_the_cpu_and_their_mean_is_the_logit() {
    let half = DEVICE.with(Precision::Half);
    for family in [Family::EfficientNet, Family::Lite] {
        let spec = ArchSpec::new(family, Coefficients::BASELINE, 96).expect("a network");
        let load = |device: &Device| {
            block_on(EfficientNet::load(&spec, &SyntheticSource, OPTIONS, device, &mut NoYield)).expect("it")
        };
        let cpu = load(&cpu_device());
        for (device, tolerance) in [(Some(&*DEVICE), 1e-4), (half.as_ref(), HALF_TOLERANCE)] {
            let Some(network) = device.map(load) else { continue };
            assert_eq!(block_on(network.activation_maps(&CLASSES)), Ok(None), "nothing has run");
            // Other sizes in between: the head's map lies in a buffer of other sizes.
            for (name, side) in [("input", 96), ("another", 33), ("input", 71)] {
                let (expected, _) = run(&cpu, name, side);
                let (found, logits) = run(&network, name, side);
                assert_eq!((found.side, found.maps.len()), (expected.side, CLASSES.len() - 1));
                let scale = logits.iter().fold(0.0_f32, |most, logit| most.max(logit.abs()));
                for (map, of_cpu) in found.maps.iter().zip(&expected.maps) {
                    assert_eq!((map.class, map.values.len()), (of_cpu.class, found.side * found.side));
                    let error = relative_error(&map.values, &of_cpu.values);
                    assert!(error < tolerance, "{family:?} at {side} px, class {}: {error:.1e}", map.class);
                    // Also in half precision: the run took the mean of the very numbers that are read back.
                    let mean = map.values.iter().sum::<f32>() / map.values.len() as f32;
                    let error = (mean + map.bias - logits[map.class]).abs() / scale;
                    assert!(error < 1e-5, "{family:?} at {side} px, class {}: {error:.1e}", map.class);
                }
            }
        }
    }
}
