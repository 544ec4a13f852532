//! B1 to B7 from a hub of this machine (B0 is in `hub.rs`): each answers as timm does, grows, and has rows of its own in the
//! comparison and the batch.

use e2e::page::Page;
use e2e::picture_files::on_disk;
use e2e::server::Server;
use e2e::weights_files::{architecture, picture, safetensors, scale_kernels, tensors};
use model::scaling::{Preset, ScalingInput};
use serde_json::json;
use weights::Layout;

use crate::compare::{number, run_to_the_end, variants};
use crate::hub::{B0_ID, COMMIT, LOADING, load, page_with, wait_for};
use crate::own_weights::{CLASSES, TOLERANCE, answer, error_of_reference};

/// The file of a variant's checkpoint, as timm names it; its kernels are scaled as those of the reference.
fn file(preset: Preset, kernels: f32) -> Vec<u8> {
    let scaling = ScalingInput::published(preset);
    let coefficients = scaling.coefficients();
    let spec = architecture(scaling.family(), coefficients.depth, coefficients.width, CLASSES);
    let mut tensors = tensors(&spec, Layout::Timm);
    scale_kernels(&mut tensors, kernels);
    safetensors(&tensors)
}

/// From the hub's button to the logits of timm's own network of that variant: `tests/reference/own_weights_page.py`.
fn check(preset: Preset, id: &str, reference: &str, kernels: f32) {
    let hub = Server::start_hub(vec![(id, file(preset, kernels))], COMMIT);
    let page = page_with(&hub, "#v1&preset=lite0&backend=cpu");
    load(&page, id);
    wait_for(&page, id);
    assert_eq!(page.attribute("file-found", "data-setting").as_deref(), Some(preset.name()));
    let side = ScalingInput::published(preset).resolution_px();
    let shown = page.js("return ['file-padding', 'file-resolution'].map(id => at(id).value);", &[]);
    assert_eq!(shown, json!(["same", side.to_string()]), "the checkpoint's own");
    answer(&page, "file-crop", "0");
    let side = usize::try_from(side).expect("a small picture");
    let rows = page.classify_file(&on_disk(&format!("hub {side}.png"), &picture(side)));
    let error = error_of_reference(reference, &rows);
    println!("measured: {id} from a local hub: relative error {error:.1e}");
    assert!(error < TOLERANCE, "{id}: {error:.1e}");
}

#[test]
fn b1_of_the_hub_answers_as_timm() {
    check(Preset::B1, "tf_efficientnet_b1.in1k", "tf b1", 1.0);
}

#[test]
fn b2_of_the_hub_answers_as_timm() {
    check(Preset::B2, "tf_efficientnet_b2.in1k", "tf b2", 1.0);
}

#[test]
fn b3_of_the_hub_answers_as_timm() {
    check(Preset::B3, "tf_efficientnet_b3.in1k", "b3", 0.94);
}

#[test]
fn b4_of_the_hub_answers_as_timm() {
    check(Preset::B4, "tf_efficientnet_b4.in1k", "b4", 0.94);
}

#[test]
fn b5_of_the_hub_answers_as_timm() {
    check(Preset::B5, "tf_efficientnet_b5.in1k", "tf b5", 0.9);
}

#[test]
fn b6_of_the_hub_answers_as_timm() {
    check(Preset::B6, "tf_efficientnet_b6.aa_in1k", "tf b6", 0.9);
}

#[test]
fn b7_of_the_hub_answers_as_timm() {
    check(Preset::B7, "tf_efficientnet_b7.aa_in1k", "tf b7", 0.88);
}

/// Two checkpoints and a bundled network stand side by side; a checkpoint that is not here says so. Neither moves the sliders.
#[test]
fn checkpoints_are_rows_of_the_comparison() {
    const OTHER: &str = "tf_efficientnet_lite0.in1k";
    const MISSING: &str = "tf_efficientnet_b1.in1k";
    let hub = Server::start_hub(vec![(B0_ID, file(Preset::B0, 1.0)), (OTHER, file(Preset::Lite0, 1.0))], COMMIT);
    let page = page_with(&hub, &format!("#v1&preset=lite0&backend=cpu&compare={B0_ID},{MISSING},lite1"));
    for id in [B0_ID, OTHER] {
        load(&page, id);
        wait_for(&page, id);
    }
    page.click("run-lite0");
    page.wait("Lite0", LOADING, || {
        (page.value_of("weights") == "pretrained" && page.engine() == "ready").then_some(())
    });
    add(&page, OTHER);
    let found = run_to_the_end(&page);
    assert_eq!(variants(&found), [B0_ID, MISSING, "lite1", OTHER]);
    let words = |at: usize| found[at]["text"].as_str().expect("words");
    assert!(words(1).contains("is not on this device") && found[1]["samples"] == json!("0"), "{}", found[1]);
    // B0 with 5 classes in place of 1,000, each with 1,280 weights and a bias.
    let params = |classes: u64| (5_288_548 - (1000 - classes) * 1281).to_string();
    assert_eq!(found[0]["params"], json!(params(CLASSES)), "{}", found[0]);
    for at in [0, 2, 3] {
        assert!(number(&found[at], "medianMillis") > 0.0, "{}", found[at]);
    }
    for at in [0, 3] {
        assert!(number(&found[at], "top1Index") < CLASSES as f64, "{}", found[at]);
        assert!(words(at).contains("own weights"), "{}", found[at]);
    }
    // As timm published it, with its source.
    assert!(words(0).contains("78.7"), "{}", found[0]);
    // The network before is in use again, where it was.
    page.wait("Lite0 again", LOADING, || {
        (page.value_of("weights") == "pretrained" && page.engine() == "ready").then_some(())
    });
    page.expect("input-resolution", "224");
    assert!(page.js("return location.hash;", &[]).as_str().is_some_and(|link| link.contains("preset=lite0")));
    assert_eq!(page.error(), None);

    // What is kept is there the next time.
    page.go_in_fresh_tab(&format!("#v1&preset=lite0&backend=cpu&compare={B0_ID}"));
    page.click("view-compare");
    assert!(run_to_the_end(&page)[0]["samples"] != json!("0"), "it is kept");
}

/// Chooses a checkpoint from those on the device.
fn add(page: &Page, id: &str) {
    let script = "const select = at('compare-select');
        select.value = arguments[0];
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return [select.value, [...select.querySelectorAll('optgroup option')].length];";
    page.click("view-compare");
    page.wait("the choice", LOADING, || (page.js(script, &[json!(id)]) == json!([id, 2])).then_some(()));
    page.click("compare-add");
}
