//! A person's own weights: from the file to logits, on both backends, and what the page says of them.
//!
//! `fixtures/own_weights_logits.json` holds what timm (PyTorch) answers for a picture of the input's own side, which
//! neither crop nor resize changes. The networks tell five classes apart, so that the five answers on the page are all
//! logits there are. The tolerance is on norm of the difference over norm of the reference.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use e2e::dist;
use e2e::page::{Page, Prediction};
use e2e::picture_files::on_disk;
use e2e::reference::Expected;
use e2e::weights_files::{Tensors, architecture, picture, pytorch, safetensors, scale_kernels, tensors};
use model::scaling::{Family, Preset};
use serde_json::json;
use weights::Layout;
use wire::predictions::relative_error;

pub const TOLERANCE: f64 = 1e-4;
pub const CLASSES: u64 = 5;
pub const CPU: &str = "#v1&preset=lite0&backend=cpu";
const WEBGPU: &str = "#v1&preset=lite0&backend=webgpu";

/// A network, how its file names it, and what has to be said of it.
pub struct Case {
    /// Key of the reference.
    key: &'static str,
    family: Family,
    depth: f64,
    width: f64,
    layout: Layout,
    /// What the kernels are multiplied by, for the reason that `tests/reference/own_weights_page.py` gives.
    kernels: f32,
    /// Side of the input in pixels.
    side: usize,
    /// Controls that have to stand otherwise than presumed.
    answers: &'static [(&'static str, &'static str)],
    /// How the page calls the setting.
    setting: &'static str,
}

const WHOLE: (&str, &str) = ("file-crop", "0");

pub const B0: Case = Case {
    key: "b0",
    family: Family::EfficientNet,
    depth: 1.0,
    width: 1.0,
    layout: Layout::Timm,
    kernels: 1.0,
    side: 224,
    answers: &[WHOLE],
    setting: "B0",
};

pub const LITE0: Case = Case { key: "lite0", family: Family::Lite, layout: Layout::Lukemelas, setting: "Lite0", ..B0 };

fn tensors_of(case: &Case) -> Tensors {
    let spec = architecture(case.family, case.depth, case.width, CLASSES);
    let mut tensors = tensors(&spec, case.layout);
    scale_kernels(&mut tensors, case.kernels);
    tensors
}

pub fn file_of(case: &Case) -> PathBuf {
    on_disk(&format!("own {}.safetensors", case.key), &safetensors(&tensors_of(case)))
}

/// Gives the page a weights file and waits until its network is ready.
pub fn load(page: &Page, file: &std::path::Path) {
    page.choose_file("weights-input", file);
    wait_until_loaded(page);
}

fn wait_until_loaded(page: &Page) {
    page.wait("the network of the file", Duration::from_mins(3), || {
        if let Some(error) = page.error() {
            panic!("an error instead of a network: {error:?}");
        }
        let is_own = page.value_of("weights") == "custom";
        (is_own && page.engine() == "ready" && page.has("file-found")).then_some(())
    });
}

/// Gives an answer that the file cannot give; the network is built again with it.
pub fn answer(page: &Page, id: &str, value: &str) {
    let script = "const control = at(arguments[0]);
        control.value = arguments[1];
        control.dispatchEvent(new Event('change', { bubbles: true }));
        return control.value;";
    assert_eq!(page.js(script, &[json!(id), json!(value)]), json!(value), "{id} cannot be {value}");
    wait_until_loaded(page);
    let shown = page.js("return at(arguments[0]).value;", &[json!(id)]);
    assert_eq!(shown, json!(value), "{id} fell back");
}

/// All logits on the page, by class.
fn logits(rows: &[Prediction]) -> Vec<f32> {
    let by_class: BTreeMap<u64, f32> = rows.iter().map(|row| (row.index, row.logit as f32)).collect();
    assert_eq!(by_class.keys().copied().collect::<Vec<_>>(), (0..CLASSES).collect::<Vec<_>>(), "every class once");
    by_class.into_values().collect()
}

/// How far the page's answer is from timm's.
pub fn error_of(case: &Case, rows: &[Prediction]) -> f64 {
    error_of_reference(case.key, rows)
}

/// The same for the reference of a key.
pub fn error_of_reference(key: &str, rows: &[Prediction]) -> f64 {
    let text = fs::read_to_string(dist::fixture("own_weights_logits.json")).expect("the reference logits");
    let references: BTreeMap<String, Vec<f32>> = serde_json::from_str(&text).expect("the reference logits as JSON");
    relative_error(&logits(rows), &references[key])
}

/// From the file to logits.
fn check(page: &Page, case: &Case) {
    load(page, &file_of(case));
    assert_eq!(page.attribute("file-found", "data-layout").as_deref(), Some(case.layout.name()));
    assert_eq!(page.attribute("file-found", "data-setting").as_deref(), Some(case.setting));
    assert_eq!(page.attribute("file-found", "data-classes").as_deref(), Some("5"));
    for (id, value) in case.answers {
        answer(page, id, value);
    }
    let rows = page.classify_file(&on_disk(&format!("own {}.png", case.side), &picture(case.side)));
    let error = error_of(case, &rows);
    println!("measured: own weights {} on {}: relative error {error:.1e}", case.key, page.value_of("backend"));
    assert!(error < TOLERANCE, "{}: relative error {error:.1e} of {rows:?}", case.key);
    assert!(rows.iter().all(|row| row.synset.is_empty() && row.text.contains("class ")), "no names: {rows:?}");
}

#[test]
fn b0_answers_as_timm() {
    check(&Page::open(CPU), &B0);
}

#[test]
fn b1_answers_as_timm() {
    let answers = &[WHOLE];
    let case = Case { key: "b1", depth: 1.1, layout: Layout::Torchvision, side: 240, answers, setting: "B1", ..B0 };
    check(&Page::open(CPU), &case);
}

#[test]
fn b3_answers_as_timm() {
    let (depth, width) = (1.4, 1.2);
    let layout = Layout::Transformers;
    let case = Case { key: "b3", depth, width, layout, kernels: 0.94, side: 300, answers: &[], setting: "B3", ..B0 };
    check(&Page::open(CPU), &case);
}

#[test]
fn b4_answers_as_timm() {
    let (depth, width) = (1.8, 1.4);
    let layout = Layout::Lukemelas;
    let case = Case { key: "b4", depth, width, layout, kernels: 0.94, side: 380, answers: &[], setting: "B4", ..B0 };
    check(&Page::open(CPU), &case);
}

#[test]
fn lite0_answers_as_timm_and_on_webgpu_too() {
    let page = Page::open(CPU);
    check(&page, &LITE0);
    assert_eq!(page.attribute("proof", "data-kind").as_deref(), Some("reference"));

    // A new worker gets the file again, with the answers that were given, and the picture on show.
    let before = page.runs();
    page.click("backend-webgpu");
    page.wait("the answer on WebGPU", Duration::from_mins(3), || {
        (page.runs() > before && page.engine() == "ready").then_some(())
    });
    page.expect("backend", "webgpu");
    page.expect("weights", "custom");
    let error = error_of(&LITE0, &page.predictions());
    println!("measured: own weights lite0 on webgpu: relative error {error:.1e}");
    assert!(error < TOLERANCE, "relative error {error:.1e}");
    expect_compared(&page);
}

#[test]
fn b0_answers_as_timm_on_webgpu() {
    let page = Page::open(WEBGPU);
    check(&page, &B0);
    page.expect("backend", "webgpu");
    expect_compared(&page);
}

/// The proof says that two answers were compared, and that they agree.
fn expect_compared(page: &Page) {
    assert_eq!(page.attribute("proof", "data-kind").as_deref(), Some("compared"));
    let error: f64 = page.attribute("proof", "data-error").and_then(|error| error.parse().ok()).expect("an error");
    println!("measured: proof on {}: relative error {error:.1e}", page.value_of("backend"));
    assert!(error < 1e-3, "{error}");
    assert_eq!(page.attribute("proof", "data-in-common").as_deref(), Some("5"));
    // The details are one click away.
    page.click("proof-summary");
    let report = page.text("proof-report");
    for word in ["network:", "backend:", "compared with:", "relative error:", "greatest difference"] {
        assert!(report.contains(word), "no {word} in {report}");
    }
    assert!(page.has("proof-copy"));
}

#[test]
fn a_file_runs_under_locks_and_moves_no_slider_that_is_locked() {
    let page = Page::open("#v1&family=b&preset=b2&lock=preset&backend=cpu");
    load(&page, &file_of(&B0));
    page.wait("a sentence on the lock", Duration::from_secs(5), || page.has("class-refused").then_some(()));
    page.expect("params", "9109994");
    assert_eq!(page.attribute("file-found", "data-setting").as_deref(), Some("B0"));
}

#[test]
fn free_settings_answer_as_timm_and_the_sliders_jump_there() {
    let page = Page::open(CPU);
    let case = Case {
        key: "b depth 1.30 width 0.70",
        depth: 1.3,
        width: 0.7,
        side: 160,
        answers: &[WHOLE, ("file-resolution", "160")],
        setting: "depth 1.3, width 0.7, resolution 1",
        ..B0
    };
    check(&page, &case);
    page.expect("mode", "separate");
    assert!((page.slider("depth") - 1.3).abs() < 1e-12 && (page.slider("width") - 0.7).abs() < 1e-12);
    assert_eq!(page.attribute("family-b", "aria-pressed").as_deref(), Some("true"));
    // The browser is shared: one page at a time.
    drop(page);

    let page = Page::open(CPU);
    let lite = architecture(Family::Lite, 0.7, 1.25, CLASSES);
    let file = on_disk("own lite free.safetensors", &safetensors(&tensors(&lite, Layout::Lukemelas)));
    load(&page, &file);
    for (id, value) in [WHOLE, ("file-resolution", "192")] {
        answer(&page, id, value);
    }
    let rows = page.classify_file(&on_disk("own 192.png", &picture(192)));
    let error = error_of(&Case { key: "lite depth 0.70 width 1.25", ..LITE0 }, &rows);
    println!("measured: own weights of a free Lite on cpu: relative error {error:.1e}");
    assert!(error < TOLERANCE, "relative error {error:.1e}");
    assert_eq!(page.attribute("family-lite", "aria-pressed").as_deref(), Some("true"));
    // Another width may be rounder; it has to give the same network.
    let again = architecture(Family::Lite, page.slider("depth"), page.slider("width"), CLASSES);
    assert_eq!(again, lite);
}

#[test]
fn a_file_of_pytorch_gives_the_same_answer() {
    let page = Page::open(CPU);
    load(&page, &on_disk("own lite0.pth", &pytorch(&tensors_of(&LITE0))));
    answer(&page, WHOLE.0, WHOLE.1);
    let rows = page.classify_file(&on_disk("own 224.png", &picture(224)));
    let error = error_of(&LITE0, &rows);
    assert!(error < TOLERANCE, "relative error {error:.1e}");
}

#[test]
fn the_bundled_weights_as_a_file_answer_as_pytorch_with_the_names_of_imagenet() {
    let page = Page::open(CPU);
    load(&page, &dist::folder().join("weights/efficientnet-lite0.safetensors"));
    // The sliders jump to what was found.
    page.expect("mode", "published");
    assert_eq!(page.attribute("preset-lite0", "aria-pressed").as_deref(), Some("true"));
    page.expect("macs", "385187552");
    assert_eq!(page.attribute("file-found", "data-classes").as_deref(), Some("1000"));
    assert_eq!(page.attribute("run-custom", "aria-pressed").as_deref(), Some("true"));
    let comparison = Expected::of("chelsea").compare(&page.classify_sample("chelsea"));
    assert!(comparison.faults.is_empty(), "{:?}", comparison.faults);

    // To another network and back.
    let standing = page.predictions();
    for (run, weights) in [("run-lite1", "pretrained"), ("run-custom", "custom")] {
        let before = page.runs();
        page.click(run);
        page.wait_for_run_after(before);
        page.expect("weights", weights);
    }
    assert_eq!(page.predictions(), standing);
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn other_answers_than_presumed_change_the_answer() {
    let page = Page::open(CPU);
    load(&page, &file_of(&LITE0));
    let presumed = page.classify_sample("coffee");
    for (id, value) in [("file-padding", "symmetric"), ("file-epsilon", "1e-5"), ("file-pixels", "imagenet")] {
        let before = page.runs();
        answer(&page, id, value);
        page.wait("the picture with the new answer", Duration::from_mins(1), || (page.runs() > before).then_some(()));
    }
    assert_ne!(page.predictions(), presumed);
    let before = page.runs();
    for (id, value) in [("file-padding", "same"), ("file-epsilon", "1e-3"), ("file-pixels", "lite")] {
        answer(&page, id, value);
    }
    page.wait("the first answer again", Duration::from_mins(1), || {
        (page.runs() > before && page.predictions() == presumed).then_some(())
    });
}

#[test]
fn the_second_of_two_files_wins() {
    let page = Page::open(CPU);
    let first = file_of(&LITE0);
    let second = architecture(Family::Lite, 0.5, 0.3, 3);
    let second = on_disk("own tiny.safetensors", &safetensors(&tensors(&second, Layout::Timm)));
    page.choose_file("weights-input", &first);
    page.choose_file("weights-input", &second);
    page.wait("the second file", Duration::from_mins(2), || {
        let found = page.has("file-found") && page.engine() == "ready";
        (found && page.attribute("file-found", "data-classes").as_deref() == Some("3")).then_some(())
    });
    assert!(page.text("network").contains("own tiny"), "{:?}", page.text("network"));
    assert_eq!(page.classify_sample("coffee").len(), 3);
    assert_eq!(page.error(), None);
}

#[test]
fn leaving_a_file_while_it_loads_leaves_the_network_before_it() {
    let page = Page::open(CPU);
    let standing = page.classify_sample("coffee");
    let spec = architecture(Family::EfficientNet, 1.8, 1.4, CLASSES);
    page.choose_file("weights-input", &on_disk("own b4.safetensors", &safetensors(&tensors(&spec, Layout::Timm))));
    page.click("run-lite0");
    page.wait("the bundled network", Duration::from_mins(1), || {
        (page.engine() == "ready" && page.value_of("weights") == "pretrained").then_some(())
    });
    let before = page.runs();
    page.click("run-again");
    assert_eq!(page.wait_for_run_after(before), standing);
    assert_eq!(page.error(), None);
}

#[test]
fn a_weights_file_is_dropped_on_the_page() {
    let page = Page::open(CPU);
    let tiny = safetensors(&tensors(&architecture(Family::Lite, 0.5, 0.3, 3), Layout::Timm));
    page.drop_files(&[("dropped.safetensors", "", &tiny)]);
    wait_until_loaded(&page);
    assert!(page.text("file-found").contains("dropped.safetensors"));
}

#[test]
fn a_link_cannot_carry_a_file_and_the_page_says_so() {
    let page = Page::open("#v1&preset=lite0&backend=cpu&run=custom");
    assert!(page.text("link-notice").contains("weights file"), "{:?}", page.text("link-notice"));
    page.wait_for_rooms();
    assert_eq!(page.attribute("run-lite0", "aria-pressed").as_deref(), Some("true"));
    assert!(!page.has("run-custom"));
    page.classify_sample("coffee");
    page.expect("weights", "pretrained");
}

#[test]
fn the_bundled_network_is_proved_on_both_backends() {
    for fragment in [CPU, WEBGPU] {
        let page = Page::open(fragment);
        page.classify_sample("coffee");
        expect_compared(&page);
        assert!(page.text("proof-report").contains("PyTorch"));
    }
}

#[test]
fn every_published_variant_has_a_name_of_its_own() {
    // Cases above spell coefficients out: they have to be those of the variants that they name.
    for (preset, depth, width) in [(Preset::B1, 1.1, 1.0), (Preset::B3, 1.4, 1.2), (Preset::B4, 1.8, 1.4)] {
        let coefficients = preset.coefficients();
        assert!((coefficients.depth - depth).abs() < 1e-12 && (coefficients.width - width).abs() < 1e-12, "{preset:?}");
    }
}
