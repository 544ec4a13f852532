//! The network of the page as a file: what the browser is given is, to the byte, what the native writer makes, and the page
//! answers alike once the file is read back. What timm and onnxruntime make of the files: `tests/export/check.py`.

use std::fmt::Write as _;
use std::time::Duration;

use e2e::dist;
use e2e::page::{Page, Prediction};
use e2e::server::Fault;
use export::{Facts, Format, Network, Origin, Writer};
use model::arch::ArchSpec;
use model::scaling::{Family, Knob, Preset, ScalingInput};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use weights::growth::GrownSource;
use weights::manifest::{Crop, Interpolation, Manifest, PaddingMode, Preprocessing};
use weights::synthetic::SyntheticSource;
use weights::{Checkpoint, Layout, SafetensorsSource, SettingWeights, TensorSource};

use crate::own_weights::{LITE0, file_of, load};

const SOON: Duration = Duration::from_secs(10);
const PATIENCE: Duration = Duration::from_mins(2);

/// Keeps every file that the page saves in `window.saved`, and has the browser save none.
const CATCH: &str = "
    window.saved = [];
    const create = URL.createObjectURL;
    let newest = null;
    URL.createObjectURL = blob => { newest = blob; return create.call(URL, blob); };
    HTMLAnchorElement.prototype.click = function () { window.saved.push({ name: this.download, blob: newest }); };";

/// A file's name, its bytes as a number, and their SHA-256.
#[derive(Debug, PartialEq)]
struct File {
    name: String,
    bytes: u64,
    sha256: String,
}

fn state(page: &Page) -> String {
    page.attribute("export-network", "data-state").unwrap_or_default()
}

fn open(page: &Page) {
    page.js(CATCH, &[]);
    page.click("export-open");
    page.wait("the buttons", SOON, || page.has("export-safetensors").then_some(()));
}

/// Presses a button and waits for the file.
fn save(page: &Page, format: Format) -> File {
    page.click(&format!("export-{}", format.extension()));
    page.wait("the file", PATIENCE, || match state(page).as_str() {
        "refused" => panic!("no file: {}", page.text("export-network-said")),
        "written" => Some(()),
        _ => None,
    });
    newest(page)
}

/// The file that was saved last.
fn newest(page: &Page) -> File {
    let script = "const { name, blob } = window.saved.at(-1);
        return blob.arrayBuffer().then(bytes => crypto.subtle.digest('SHA-256', bytes))
            .then(hash => [name, blob.size, [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('')]);";
    let found: Value = page.js(script, &[]);
    let (name, bytes, sha256) = serde_json::from_value(found).expect("name, size and hash");
    File { name, bytes, sha256 }
}

/// What the native writer makes of a network.
fn written(network: Network<'_>, format: Format) -> File {
    let mut writer = Writer::new(network, format).expect("a file that its format holds");
    let (name, bytes) = (writer.file_name(), writer.total_bytes());
    let mut hash = Sha256::new();
    for piece in writer.by_ref() {
        hash.update(piece.expect("tensors that fit"));
    }
    let mut sha256 = String::new();
    for byte in hash.finalize() {
        // Writing to a `String` cannot fail.
        let _ = write!(sha256, "{byte:02x}");
    }
    File { name, bytes, sha256 }
}

/// The same of a setting with whatever weights it has.
fn expected(scaling: ScalingInput, format: Format) -> File {
    let spec = ArchSpec::from_input(&scaling).expect("a network");
    let Some(found) = Manifest::bundled().weights_of(&scaling) else {
        let facts = Facts { scaling, origin: Origin::Untrained, preprocessing: untrained(spec.input_resolution) };
        let network = Network::new(&spec, &SyntheticSource, Layout::Timm, PaddingMode::Same, 1e-3, facts);
        return written(network, format);
    };
    let model = found.model();
    let bytes = std::fs::read(dist::folder().join("weights").join(model.file)).expect("the bundled weights");
    let parent = SafetensorsSource::new(&bytes).expect("safetensors");
    let resolution_px = u32::try_from(spec.input_resolution).expect("a side");
    let preprocessing = Preprocessing { resolution_px, ..model.preprocessing.clone() };
    let write = |source: &dyn TensorSource, origin| {
        let facts = Facts { scaling, origin, preprocessing };
        written(Network::new(&spec, source, model.layout, model.padding, model.batch_norm_epsilon, facts), format)
    };
    match &found {
        SettingWeights::Trained(_) => write(&parent, Origin::Bundled(model.clone())),
        SettingWeights::Grown(_, plan) => {
            write(&GrownSource::new(plan, &parent, model.layout), Origin::Grown(model.clone()))
        }
    }
}

/// Without trained weights nothing prescribes it.
fn untrained(side: u64) -> Preprocessing {
    Preprocessing {
        resolution_px: u32::try_from(side).expect("a side"),
        crop: Crop::BeforeResize,
        crop_padding_px: 32,
        interpolation: Interpolation::Bicubic,
        mean: [127.5; 3],
        std: [127.5; 3],
    }
}

/// Gives the page the newest file as a person's own.
fn read_back(page: &Page, name: &str) {
    page.open_room("weights");
    page.js(
        "const { name, blob } = window.saved.find(({ name }) => name === arguments[0]), files = new DataTransfer();
        files.items.add(new File([blob], name));
        const input = at('weights-input');
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));",
        &[json!(name)],
    );
    page.wait("the network of the file", PATIENCE, || {
        assert_eq!(page.error(), None);
        (page.value_of("weights") == "custom" && page.engine() == "ready" && page.has("file-found")).then_some(())
    });
}

fn largest_difference(some: &[Prediction], others: &[Prediction]) -> f64 {
    some.iter().zip(others).map(|(one, other)| (one.logit - other.logit).abs()).fold(0.0, f64::max)
}

#[test]
fn a_trained_and_a_grown_network_are_saved_and_answer_alike_when_read_back() {
    let mut grown = ScalingInput::published(Preset::Lite0);
    for (knob, steps) in [(Knob::Depth, 140), (Knob::Width, 130), (Knob::Resolution, 110)] {
        grown.set_steps(knob, steps);
    }
    for (link, scaling) in [
        ("#v1&preset=lite0", ScalingInput::published(Preset::Lite0)),
        ("#v1&family=lite&depth=1.4&width=1.3&resolution=1.1", grown),
    ] {
        let page = Page::open(&format!("{link}&backend=cpu"));
        let before = page.classify_sample("chelsea");
        open(&page);
        let foretold = page.attribute("export-safetensors", "data-bytes").and_then(|bytes| bytes.parse::<u64>().ok());
        let tensors = save(&page, Format::Safetensors);
        assert_eq!(tensors, expected(scaling, Format::Safetensors));
        assert!(page.text("export-network-said").contains(&tensors.name));
        assert!(page.text("export-network-usage").contains("load_state_dict"));
        // Names and facts come on top of the numbers.
        assert!(
            foretold.is_some_and(|foretold| (foretold..foretold + 200_000).contains(&tensors.bytes)),
            "{foretold:?}"
        );
        let graph = save(&page, Format::Onnx);
        assert_eq!(graph, expected(scaling, Format::Onnx));
        println!(
            "measured: saved {} ({} bytes) and {} ({} bytes)",
            tensors.name, tensors.bytes, graph.name, graph.bytes
        );

        let runs = page.runs();
        read_back(&page, &tensors.name);
        let after = page.wait_for_run_after(runs);
        let order = |rows: &[Prediction]| rows.iter().map(|row| row.index).collect::<Vec<_>>();
        assert_eq!(order(&after), order(&before), "{link}");
        let difference = largest_difference(&before, &after);
        println!("measured: {} read back: largest difference of a logit {difference:.1e}", tensors.name);
        assert!(difference < 1e-3, "{difference:.1e}");
        assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
    }
}

#[test]
fn a_persons_file_is_saved_in_timms_names_and_an_untrained_network_says_what_it_is() {
    let page = Page::open("#v1&preset=b0&backend=cpu");
    open(&page);
    assert!(page.text("export-network").contains("no trained weights"), "{}", page.text("export-network"));
    let scaling = ScalingInput::published(Preset::B0);
    assert_eq!(save(&page, Format::Onnx), expected(scaling, Format::Onnx));

    let file = file_of(&LITE0);
    load(&page, &file);
    assert!(!page.text("export-network").contains("no trained weights"));
    let saved = save(&page, Format::Safetensors);
    let own = Checkpoint::open(std::fs::read(&file).expect("the file")).expect("weights");
    let scaling = ScalingInput::published(Preset::Lite0);
    let spec = ArchSpec::from_input(&scaling).expect("a network").with_classes(5);
    // What the page presumes of a file in that layout.
    let assumptions = weights::ImportAssumptions::presumed(Layout::Lukemelas, Family::Lite, Some(Preset::Lite0), "");
    let facts = Facts {
        scaling,
        origin: Origin::Own("own lite0.safetensors".to_owned()),
        preprocessing: assumptions.preprocessing.clone(),
    };
    let network =
        Network::new(&spec, &own, Layout::Lukemelas, assumptions.padding, assumptions.batch_norm_epsilon, facts);
    assert_eq!(saved, written(network, Format::Safetensors));
    assert_eq!(saved.name, "own-lite0-timm.safetensors");
    page.resize(360, 740);
    page.js("at('export-network').closest('.room').hidden || at('export-network').scrollIntoView();", &[]);
    assert_eq!(page.sticks_out(), None);
    e2e::screenshot::keep_screen(page.session(), "export-network-360.png");
    page.resize(1280, 900);
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn a_file_that_cannot_be_made_says_why_is_stopped_and_comes_when_asked_again() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    open(&page);
    page.server.fault("weights/", Fault::HoldAfter(1_000));
    page.click("export-onnx");
    page.wait("it waits", SOON, || (state(&page) == "waiting" && page.has("export-network-cancel")).then_some(()));
    page.click("export-network-cancel");
    page.wait("it is stopped", SOON, || (state(&page) == "none" && !page.has("export-network-cancel")).then_some(()));
    page.server.clear();
    page.wait_for_engine("ready");
    assert_eq!(page.js("return window.saved.length;", &[]), json!(0));
    assert_eq!(save(&page, Format::Onnx), expected(ScalingInput::published(Preset::Lite0), Format::Onnx));

    // Weights that do not come: one sentence, and the page goes on.
    page.server.fault("weights/", Fault::Status(503));
    page.set_slider("width", 1.15);
    page.js("return caches.keys().then(keys => Promise.all(keys.map(key => caches.delete(key))));", &[]);
    page.set_slider("depth", 1.25);
    page.click("export-safetensors");
    page.wait("the refusal", PATIENCE, || (state(&page) == "refused").then_some(()));
    let words = page.text("export-network-said");
    assert!(words.contains("503") && words.ends_with('.'), "{words}");
    page.server.clear();
    let mut scaling = ScalingInput::published(Preset::Lite0);
    for (knob, steps) in [(Knob::Width, 115), (Knob::Depth, 125)] {
        scaling.set_steps(knob, steps);
    }
    assert_eq!(save(&page, Format::Safetensors), expected(scaling, Format::Safetensors));

    // What no device can hold is no file.
    for (knob, value) in [("alpha", 2.0), ("beta", 2.0), ("gamma", 2.0), ("phi", 7.0)] {
        page.set_slider(knob, value);
    }
    page.click("export-onnx");
    page.wait("the refusal", PATIENCE, || (state(&page) == "refused").then_some(()));
    let words = page.text("export-network-said");
    assert!(words.contains("memory") || words.contains("GB"), "{words}");
    assert_eq!(page.js("return window.saved.length;", &[]), json!(2));
}
