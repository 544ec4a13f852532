//! Where the time of a network goes: by operator, by stage, and against what the device reaches.

use std::time::Duration;

use e2e::page::Page;
use model::arch::{ArchSpec, LayerSpec, Operator, Place};
use model::scaling::{Preset, ScalingInput};
use serde_json::{Value, json};

use crate::compare::{PATIENCE, number, run_to_the_end};

/// A network that takes a few milliseconds.
const SMALL: &str = "#v1&family=lite&depth=0.5&width=0.3&resolution=0.3";

/// The kinds of Lite, which has no squeeze-and-excitation, with their operators.
const KINDS: [(&str, Operator); 6] = [
    ("stem", Operator::StemConv),
    ("expand", Operator::Expand),
    ("depthwise", Operator::Depthwise),
    ("project", Operator::Project),
    ("head", Operator::HeadConv),
    ("classifier", Operator::Classifier),
];

fn rows(page: &Page, id: &str) -> Vec<Value> {
    let script = "return [...document.querySelectorAll(`[data-testid=\"${arguments[0]}\"]`)].map(row =>
        ({ ...row.dataset, text: row.innerText }));";
    page.js(script, &[json!(id)]).as_array().expect("rows").clone()
}

fn one(page: &Page, id: &str) -> Value {
    let mut found = rows(page, id);
    assert_eq!(found.len(), 1, "{id}: {found:?}");
    found.remove(0)
}

/// Runs the comparison of the link and unfolds what its networks can be asked.
fn opened(fragment: &str) -> Page {
    let page = Page::open(fragment);
    page.classify_sample("coffee");
    run_to_the_end(&page);
    wait_for_rest(&page);
    page.click("profile-open");
    page.wait("the choice of the network", PATIENCE, || page.has("profile-select").then_some(()));
    page
}

fn wait_for_rest(page: &Page) {
    page.wait("the network in use again", PATIENCE, || {
        let is_current = page.attribute("answer", "data-current").as_deref() == Some("true");
        (page.engine() == "ready" && is_current).then_some(())
    });
}

/// Profiles the network that is chosen, and waits for its times and for the network in use.
fn profile(page: &Page) -> Value {
    page.click("profile-run");
    page.wait("the profile", PATIENCE, || page.text("profile-status").starts_with("Measured").then_some(()));
    wait_for_rest(page);
    one(page, "profile-result")
}

fn layers(preset: Preset) -> Vec<LayerSpec> {
    ArchSpec::from_input(&ScalingInput::published(preset)).expect("a network").layers()
}

fn macs<'a>(layers: impl Iterator<Item = &'a LayerSpec>) -> u128 {
    layers.map(|layer| layer.cost().macs.0).sum()
}

#[test]
fn the_time_of_lite0_by_operator_and_by_stage_below_the_roof_of_this_device() {
    let page = opened("#v1&family=lite&preset=lite0&backend=cpu&compare=lite0");
    // Whatever else takes the core may slow the ceiling, or one kind of run, by itself: of three profiles one has to hold.
    let mut result = profile(&page);
    for _ in 0..2 {
        let is_below_roof = |row: &Value| number(row, "rate") <= 1.1 * number(row, "roof");
        let is_quick = number(&result, "runMillis") < 1.1 * number(&result, "plainMillis");
        if is_quick && rows(&page, "profile-row").iter().all(is_below_roof) {
            break;
        }
        result = profile(&page);
    }
    assert_eq!(result["network"], "Lite0");
    let (run, plain) = (number(&result, "runMillis"), number(&result, "plainMillis"));
    println!("measured: profile of lite0 on cpu: {run} ms a run that is timed by layer, {plain} ms one that is not");
    assert!(run / plain < 1.1, "{run} ms where a plain run takes {plain}");

    let layers = layers(Preset::Lite0);
    let found = rows(&page, "profile-row");
    let kinds: Vec<_> = found.iter().map(|row| row["kind"].as_str().expect("a word")).collect();
    assert_eq!(kinds, KINDS.map(|(kind, _)| kind));
    let ceiling = one(&page, "profile-ceiling");
    let peak = number(&ceiling, "macsPerSecond");
    println!("measured: ceiling on cpu: {ceiling}");
    for (row, (kind, operator)) in found.iter().zip(KINDS) {
        assert_eq!(row["macs"], macs(layers.iter().filter(|layer| layer.operator == operator)).to_string(), "{kind}");
        let (rate, roof) = (number(row, "rate"), number(row, "roof"));
        println!("measured: {kind}: {} ms, {} of the time, {rate} of {roof}", row["millis"], row["share"]);
        assert!(rate > 0.0 && rate <= 1.1 * roof && roof <= peak, "{row}");
        assert!((rate - number(row, "macs") / number(row, "millis") * 1000.0).abs() <= 1e-6 * rate, "{row}");
    }
    let rest = one(&page, "profile-rest");
    let shares: f64 = found.iter().chain([&rest]).map(|row| number(row, "share")).sum();
    assert!((0.99..1.01).contains(&shares), "{shares}");
    assert!(number(&rest, "share") < 0.05, "{rest}");
    let total = one(&page, "profile-total");
    assert_eq!(total["macs"], macs(layers.iter()).to_string());

    let stages = rows(&page, "profile-stage-row");
    assert_eq!(stages.len(), 9);
    for (at, stage) in stages.iter().enumerate() {
        let is_here = |layer: &&LayerSpec| match layer.place {
            Place::Stem => at == 0,
            Place::Block { stage, .. } => at == stage + 1,
            Place::Head => at == 8,
        };
        assert_eq!(stage["macs"], macs(layers.iter().filter(is_here)).to_string(), "{stage}");
    }
    let times: f64 = stages.iter().map(|stage| number(stage, "millis")).sum();
    assert!((times + number(&rest, "millis") - run).abs() < 1e-6 * run, "{times} and the rest of {run}");

    // A point for each kind and one for the network, named, within the chart; the sentence says what the table says.
    let chart = page.js(
        "const chart = at('profile-chart'), box = chart.getBoundingClientRect();
         const inside = [...chart.querySelectorAll('.chart-mark, text')].every(e => {
             const r = e.getBoundingClientRect();
             return r.left >= box.left - 1 && r.right <= box.right + 1 && r.top >= box.top - 1 && r.bottom <= box.bottom + 1;
         });
         return [chart.querySelectorAll('.chart-mark').length, chart.querySelectorAll('.roof').length, inside,
             chart.querySelectorAll('.chart-text.strong').length,
             document.getElementById(chart.getAttribute('aria-labelledby')).textContent !== ''];",
        &[],
    );
    assert_eq!(chart, json!([7, 2, true, 7, true]));
    let sentence = page.text("profile-sentence");
    let said = found.iter().any(|row| sentence.contains(&format!("{:.1} %", 100.0 * number(row, "share"))));
    let of_peak = format!("{:.1} %", 100.0 * number(&total, "rate") / peak);
    assert!(said && sentence.contains(&of_peak), "{sentence:?}, {of_peak}");
    assert_eq!(page.error(), None);
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn any_row_can_be_asked_and_the_network_in_use_comes_back() {
    let page = opened(&format!("{SMALL}&backend=cpu&compare=setting,b0"));
    page.js(
        "const select = at('profile-select');
         select.value = '1';
         select.dispatchEvent(new Event('change', { bubbles: true }));",
        &[],
    );
    let before = page.text("answered-by");
    assert_eq!(profile(&page)["network"], "B0");
    assert_eq!(page.text("answered-by"), before);
    let squeeze = rows(&page, "profile-row").into_iter().find(|row| row["kind"] == "squeeze-excite");
    let squeeze = squeeze.expect("B0 has squeeze-and-excitation");
    let is_squeeze = |layer: &&LayerSpec| matches!(layer.operator, Operator::Squeeze | Operator::Excite);
    assert_eq!(squeeze["macs"], macs(layers(Preset::B0).iter().filter(is_squeeze)).to_string());

    // Cancelled: what was shown stays, and the network in use comes back at once.
    page.click("profile-run");
    page.wait("the cancel button", Duration::from_secs(5), || page.has("profile-cancel").then_some(()));
    page.click("profile-cancel");
    page.wait("the end", PATIENCE, || page.text("profile-status").starts_with("Cancelled").then_some(()));
    wait_for_rest(&page);
    assert_eq!(one(&page, "profile-result")["network"], "B0");
    assert_eq!(page.text("answered-by"), before);
    assert_eq!(page.error(), None);
    // On a narrow screen the tables scroll within their own boxes.
    page.resize(360, 740);
    let page_scrolls = "return document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth;";
    assert_eq!(page.js(page_scrolls, &[]), json!(false));
}

#[test]
fn on_webgpu_the_stages_are_timed_and_no_more_is_claimed() {
    let page = opened(&format!("{SMALL}&backend=webgpu&compare=setting"));
    let result = profile(&page);
    assert_eq!(result["backend"], "WebGPU");
    let found = rows(&page, "profile-stage-row");
    assert!(found.len() == 9 && found.iter().all(|stage| number(stage, "millis") >= 0.0), "{found:?}");
    assert!(found.iter().map(|stage| number(stage, "millis")).sum::<f64>() > 0.0, "{found:?}");
    assert!(!page.has("profile-row") && !page.has("profile-chart") && !page.has("profile-ceiling"));
    assert!(page.text("profile-method").contains("cannot be told apart"), "{:?}", page.text("profile-method"));
    assert!(page.text("profile-sentence").contains("Stage"), "{:?}", page.text("profile-sentence"));
    assert_eq!(page.error(), None);
}
