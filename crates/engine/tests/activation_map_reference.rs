//! Class activation maps against PyTorch's: of networks whose every tensor is made from its name, and of Lite0 as it ships on
//! three sample pictures. `tests/reference/activation_maps.py` made the reference.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use engine::network::{ActivationMaps, EfficientNet, LoadOptions, NoYield, cpu_device};
use engine::picture::{CropMode, Interpolation, PreprocessSpec, decode, preprocess};
use futures::executor::block_on;
use model::arch::ArchSpec;
use model::scaling::{Preset, ScalingInput};
use serde::Deserialize;
use weights::manifest::{Manifest, PaddingMode};
use weights::synthetic::{SyntheticSource, unit_values};
use weights::{Layout, SafetensorsSource, TensorSource};
use wire::predictions::relative_error;

#[derive(Deserialize)]
struct Reference {
    side: usize,
    classes: Vec<usize>,
    /// A map of a class, row by row.
    maps: Vec<Vec<f32>>,
}

#[derive(Deserialize)]
struct References {
    synthetic: BTreeMap<String, Reference>,
    pictures: BTreeMap<String, Reference>,
}

fn references() -> References {
    serde_json::from_str(include_str!("../../../tests/fixtures/activation_maps.json")).expect("the fixture")
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn load(spec: &ArchSpec, source: &dyn TensorSource, options: LoadOptions) -> EfficientNet {
    block_on(EfficientNet::load(spec, source, options, &cpu_device(), &mut NoYield)).expect("weights that fit")
}

fn maps(network: &EfficientNet, input: Vec<f32>, reference: &Reference) -> ActivationMaps {
    block_on(network.logits(input, reference.side, &mut NoYield)).expect("logits");
    block_on(network.activation_maps(&reference.classes)).expect("read").expect("a run ended")
}

#[test]
fn synthetic_networks_have_pytorchs_maps() {
    let networks = [
        ("b0", Preset::B0, PaddingMode::Same, 1e-3),
        ("b1 symmetric", Preset::B1, PaddingMode::Symmetric, 1e-5),
        ("lite0", Preset::Lite0, PaddingMode::Same, 1e-3),
    ];
    let references = references().synthetic;
    assert_eq!(references.len(), networks.len());
    for (key, preset, padding, batch_norm_epsilon) in networks {
        let (reference, published) = (&references[key], ScalingInput::published(preset));
        let spec =
            ArchSpec::new(published.family(), published.coefficients(), reference.side as u64).expect("a network");
        let network = load(&spec, &SyntheticSource, LoadOptions { layout: Layout::Timm, padding, batch_norm_epsilon });
        let found = maps(&network, unit_values("input", 3 * reference.side * reference.side), reference);
        for (map, expected) in found.maps.iter().zip(&reference.maps) {
            let error = relative_error(&map.values, expected);
            println!("measured: {key}, class {}: relative error of the map {error:.1e}", map.class);
            assert!(error < 1e-4, "{key}, class {}: {error:.1e}", map.class);
        }
        assert_eq!(found.maps.len(), reference.maps.len());
    }
}

#[test]
fn lite0_has_pytorchs_maps_of_the_sample_pictures() {
    let manifest = Manifest::bundled();
    let model = manifest.models.iter().find(|model| model.id == "lite0").expect("Lite0");
    let bytes = fs::read(repository().join("assets/weights").join(model.file)).expect("the bundled weights");
    let source = SafetensorsSource::new(&bytes).expect("safetensors");
    let spec = ArchSpec::from_input(&ScalingInput::published(model.preset)).expect("a published variant");
    let options =
        LoadOptions { layout: model.layout, padding: model.padding, batch_norm_epsilon: model.batch_norm_epsilon };
    let network = load(&spec, &source, options);
    let preprocessing = &model.preprocessing;
    let input = PreprocessSpec {
        resolution_px: preprocessing.resolution_px as usize,
        crop: CropMode::BeforeResize { crop_padding_px: preprocessing.crop_padding_px as usize },
        interpolation: Interpolation::Bicubic,
        mean: preprocessing.mean,
        std: preprocessing.std,
    };
    let pictures = references().pictures;
    assert_eq!(pictures.len(), 3);
    for (name, reference) in pictures {
        let file = fs::read(repository().join("assets/pictures").join(&name)).expect("a picture that ships");
        let input = preprocess(&decode(&file).expect("a picture"), &input).expect("an input");
        let found = maps(&network, input.values_nchw, &reference);
        assert_eq!(found.maps.len(), 2);
        for (map, expected) in found.maps.iter().zip(&reference.maps) {
            let ends =
                expected.iter().fold((f32::MAX, f32::MIN), |(low, high), &value| (low.min(value), high.max(value)));
            let differences = map.values.iter().zip(expected).map(|(found, expected)| (found - expected).abs());
            let worst = differences.fold(0.0, f32::max) / (ends.1 - ends.0);
            println!("measured: Lite0, {name}, class {}: {worst:.4} of the map's range", map.class);
            assert!(worst < 0.01, "{name}, class {}: {worst:.4} of the map's range", map.class);
        }
    }
}
