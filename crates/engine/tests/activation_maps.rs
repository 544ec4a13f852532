//! Class activation maps: with the bias, their mean is the logit; each cell is the sum over the head's channels that its
//! definition says, with weights read past the network; and the fused operations give those of burn's own.

#![allow(clippy::expect_used, clippy::cast_precision_loss, reason = "a test may panic, and counts small numbers")]

use futures::executor::block_on;

use engine::network::{ActivationMaps, EfficientNet, FeatureMaps, LoadOptions, NoYield, Probe, cpu_device};
use model::arch::ArchSpec;
use model::scaling::{Coefficients, Family};
use weights::Layout;
use weights::TensorSource as _;
use weights::manifest::PaddingMode;
use weights::synthetic::{SyntheticSource, unit_values};

const OPTIONS: LoadOptions = LoadOptions { layout: Layout::Timm, padding: PaddingMode::Same, batch_norm_epsilon: 1e-3 };

/// The first and the last class, some between, one twice, and one that no network here has.
const CLASSES: [usize; 7] = [0, 7, 8, 500, 999, 8, 1000];

/// Maps of a run, its logits, and the head's map that a probe reads of another run.
fn run(network: &EfficientNet, spec: &ArchSpec, side: usize) -> (ActivationMaps, Vec<f32>, FeatureMaps) {
    let input = unit_values("input", 3 * side * side);
    let mut probe = Probe::new(spec, 8, &|| 0.0);
    block_on(network.inspect(input.clone(), side, &mut probe, &mut NoYield)).expect("logits");
    let logits = block_on(network.logits(input, side, &mut NoYield)).expect("logits");
    let maps = block_on(network.activation_maps(&CLASSES)).expect("read").expect("a run ended");
    (maps, logits, probe.into_maps())
}

fn greatest(values: &[f32]) -> f32 {
    values.iter().fold(0.0, |most, value| most.max(value.abs()))
}

#[test]
fn the_mean_of_a_map_and_the_bias_are_the_logit() {
    for family in [Family::EfficientNet, Family::Lite] {
        // 96 px have 3 x 3 cells, 71 px as well, with another border; 224 px have 7 x 7, and 600 px 19 x 19.
        for (side, padding) in
            [(96, PaddingMode::Same), (71, PaddingMode::Symmetric), (224, PaddingMode::Same), (600, PaddingMode::Same)]
        {
            let spec = ArchSpec::new(family, Coefficients::BASELINE, side as u64).expect("a network");
            let (options, device) = (LoadOptions { padding, ..OPTIONS }, cpu_device());
            let yielder = &mut NoYield;
            let fused = block_on(EfficientNet::load(&spec, &SyntheticSource, options, &device, yielder)).expect("made");
            let plain =
                block_on(EfficientNet::load_plain(&spec, &SyntheticSource, options, &device, yielder)).expect("made");
            assert_eq!(block_on(fused.activation_maps(&CLASSES)), Ok(None), "nothing has run");
            assert_eq!(block_on(plain.activation_maps(&CLASSES)), Ok(None), "nothing has run");
            let (found, logits, head) = run(&fused, &spec, side);
            let (expected, ..) = run(&plain, &spec, side);
            assert_eq!((found.side, found.side), (side.div_ceil(32), head.side));
            assert_eq!((found.side, found.maps.len()), (expected.side, CLASSES.len() - 1), "class 1000 is left out");
            let scale = greatest(&logits);

            let weights = SyntheticSource.read("classifier.weight", &[1000, head.channels]).expect("weights");
            let biases = SyntheticSource.read("classifier.bias", &[1000]).expect("biases");
            for ((map, burns), class) in found.maps.iter().zip(&expected.maps).zip(CLASSES) {
                assert_eq!(
                    (map.class, burns.class, map.bias, burns.bias),
                    (class, class, biases[class], biases[class])
                );
                let cells = (found.side * found.side) as f64;
                assert_eq!((map.values.len() as f64, burns.values.len() as f64), (cells, cells));
                let mean = map.values.iter().map(|value| f64::from(*value)).sum::<f64>() / cells;
                let error = (mean + f64::from(map.bias) - f64::from(logits[class])).abs() / f64::from(scale);
                assert!(error < 1e-5, "{family:?} at {side} px, class {class}: {error:.1e}");

                let row = &weights[class * head.channels..][..head.channels];
                for (cell, value) in head.values.chunks_exact(head.channels).zip(&map.values) {
                    let by_definition: f32 = cell.iter().zip(row).map(|(value, weight)| value * weight).sum();
                    assert!((by_definition - value).abs() < 1e-4 * scale.max(1.0), "{by_definition} for {value}");
                }
                let scale = greatest(&burns.values);
                let differences: Vec<f32> = map.values.iter().zip(&burns.values).map(|(a, b)| a - b).collect();
                let error = greatest(&differences) / scale;
                assert!(scale > 0.0 && error < 1e-4, "{family:?} at {side} px, class {class}: {error:.1e} from burn");
            }
        }
    }
}

#[test]
fn another_picture_has_other_maps() {
    let spec = ArchSpec::new(Family::Lite, Coefficients::BASELINE, 64).expect("a network");
    let device = cpu_device();
    let network = block_on(EfficientNet::load(&spec, &SyntheticSource, OPTIONS, &device, &mut NoYield)).expect("made");
    let maps = |name: &str, side: usize| {
        block_on(network.logits(unit_values(name, 3 * side * side), side, &mut NoYield)).expect("logits");
        block_on(network.activation_maps(&[3])).expect("read").expect("a run ended")
    };
    let (first, larger, other) = (maps("input", 64), maps("input", 96), maps("another", 64));
    assert_eq!([first.side, larger.side, other.side], [2, 3, 2]);
    assert_ne!(first.maps[0].values, other.maps[0].values);
    assert_eq!(maps("input", 64), first);
    // A run that was refused leaves the last one.
    assert!(block_on(network.logits(vec![0.0; 3], 64, &mut NoYield)).is_err());
    assert_eq!(block_on(network.activation_maps(&[3])), Ok(Some(first)));
}
