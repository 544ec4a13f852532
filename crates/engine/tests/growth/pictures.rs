//! Trained weights, grown: the sample pictures get the answers that they got before.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use engine::network::{EfficientNet, LoadOptions, NoYield, cpu_device};
use engine::picture::{CropMode, Interpolation, PreprocessSpec, decode, preprocess};
use futures::executor::block_on;
use model::arch::ArchSpec;
use model::scaling::{Family, Knob, ScalingInput};
use serde::Deserialize;
use weights::growth::{GrownSource, GrowthPlan};
use weights::manifest::{Manifest, Model};
use weights::{SafetensorsSource, TensorSource};
use wire::predictions::top_k;

use super::{TOLERANCE, difference, published};

/// An answer of PyTorch: index, probability, synset and label.
type Answer = (usize, f64, String, String);

/// The first five answers, by network and picture.
#[derive(Deserialize)]
struct Expected {
    networks: BTreeMap<String, BTreeMap<String, Vec<Answer>>>,
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn load(spec: &ArchSpec, source: &dyn TensorSource, model: &Model) -> EfficientNet {
    let options =
        LoadOptions { layout: model.layout, padding: model.padding, batch_norm_epsilon: model.batch_norm_epsilon };
    block_on(EfficientNet::load(spec, source, options, &cpu_device(), &mut NoYield)).expect("weights that fit")
}

/// The setting of phi 2 by the paper's bases.
fn phi_2() -> ScalingInput {
    let mut input = ScalingInput::default();
    input.choose_family(Family::Lite);
    input.set_steps(Knob::Phi, 20);
    input
}

#[test]
fn lite0_grown_to_phi_2_answers_as_lite0_does() {
    let manifest = Manifest::bundled();
    let model = manifest.models.iter().find(|model| model.id == "lite0").expect("Lite0");
    let bytes = fs::read(repository().join("assets/weights").join(model.file)).expect("the bundled weights");
    let source = SafetensorsSource::new(&bytes).expect("safetensors");
    let preprocessing = &model.preprocessing;
    let spec = PreprocessSpec {
        resolution_px: preprocessing.resolution_px as usize,
        crop: CropMode::BeforeResize { crop_padding_px: preprocessing.crop_padding_px as usize },
        interpolation: Interpolation::Bicubic,
        mean: preprocessing.mean,
        std: preprocessing.std,
    };

    // At the parent's resolution; the setting's own would change its answers.
    let target = ArchSpec::new(Family::Lite, phi_2().coefficients(), 224).expect("a reachable setting");
    let plan = GrowthPlan::new(&published(model.preset), &target).expect("a larger setting");
    assert!(plan.new_blocks() > 0 && !plan.is_identity());
    let parent = load(plan.parent(), &source, model);
    let grown = load(plan.target(), &GrownSource::new(&plan, &source, model.layout), model);

    let text = fs::read_to_string(repository().join("tests/e2e/fixtures/lite_predictions.json")).expect("predictions");
    let expected: Expected = serde_json::from_str(&text).expect("predictions");
    let (mut pictures, mut worst) = (0, 0.0_f64);
    for (name, expected) in &expected.networks["lite0"] {
        // One picture of the reference does not ship.
        let Ok(file) = fs::read(repository().join("assets/pictures").join(name)) else { continue };
        pictures += 1;
        let input = preprocess(&decode(&file).expect("a picture"), &spec).expect("an input");
        let [parents, targets] = [&parent, &grown].map(|network| {
            block_on(network.logits(input.values_nchw.clone(), input.resolution_px, &mut NoYield)).expect("logits")
        });
        let top = |logits: &[f32]| -> Vec<usize> {
            top_k(logits, 5).expect("predictions").iter().map(|prediction| prediction.index).collect()
        };
        assert_eq!(top(&targets), top(&parents), "{name}");
        // The fourth and fifth answer to one picture are a thousandth apart, less than what a JPEG reader changes.
        let classes = |indices: Vec<usize>| indices.into_iter().collect::<BTreeSet<_>>();
        assert_eq!(classes(top(&targets)), classes(expected.iter().map(|(index, ..)| *index).collect()), "{name}");
        worst = worst.max(difference(&parents, &targets));
    }
    println!("measured: Lite0 grown to phi 2, {pictures} pictures: largest difference of a logit {worst:.1e}");
    assert!(pictures > 5 && worst <= TOLERANCE, "{pictures} pictures, {worst:.1e}");
}
