//! The weights that ship still fit the code, and answer as PyTorch does.
#![allow(clippy::expect_used, reason = "a test may panic")]

use engine::network::{EfficientNet, LoadOptions, NoYield, cpu_device};
use futures::executor::block_on;
use model::arch::ArchSpec;
use model::scaling::ScalingInput;
use serde::Deserialize;
use weights::SafetensorsSource;
use weights::manifest::{Manifest, Model};
use weights::synthetic::unit_values;
use wire::predictions::relative_error;

/// Made by `tests/reference/self_check.py` with PyTorch and timm.
#[derive(Deserialize)]
struct SelfCheck {
    resolution_px: usize,
    logits: Vec<f32>,
}

fn load(model: &Model) -> EfficientNet {
    let path = format!("{}/../../assets/weights/{}", env!("CARGO_MANIFEST_DIR"), model.file);
    let bytes = std::fs::read(path).expect("the bundled weights");
    let source = SafetensorsSource::new(&bytes).expect("safetensors");
    let spec = ArchSpec::from_input(&ScalingInput::published(model.preset)).expect("a published variant");
    let options =
        LoadOptions { layout: model.layout, padding: model.padding, batch_norm_epsilon: model.batch_norm_epsilon };
    block_on(EfficientNet::load(&spec, &source, options, &cpu_device(), &mut NoYield)).expect("weights that fit")
}

#[test]
fn every_bundled_network_answers_its_self_check() {
    let manifest = Manifest::bundled();
    assert!(!manifest.models.is_empty());
    for model in manifest.models {
        let path =
            format!("{}/../../assets/weights/efficientnet-{}.self-check.json", env!("CARGO_MANIFEST_DIR"), model.id);
        let text = std::fs::read_to_string(path).expect("reference logits");
        let SelfCheck { resolution_px, logits: expected } = serde_json::from_str(&text).expect("reference logits");
        let input = unit_values("input", 3 * resolution_px * resolution_px);
        let found = block_on(load(model).logits(input, resolution_px, &mut NoYield)).expect("logits");
        let error = relative_error(&found, &expected);
        println!("measured: {} self-check relative error {error:.2e}", model.id);
        assert!(error < 1e-4, "{}: {error:.2e}", model.id);
    }
}
