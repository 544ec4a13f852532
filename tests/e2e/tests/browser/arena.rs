//! Five networks of one budget in the room of comparisons, and TinyNet's five below the baseline.

use std::time::Duration;

use e2e::count::efficientnet_macs;
use e2e::page::Page;
use model::scaling::{Family, Knob};
use paper::arena::{TINY_NETS, arena};
use serde_json::{Value, json};

use crate::compare::{number, run_to_the_end};

const SOON: Duration = Duration::from_secs(5);

/// Four times the multiply-adds of B0, 385,814,752.
const FOUR_TIMES_B0: u128 = 1_543_259_008;

/// What the rows of a test id say: their attributes and their words.
fn rows(page: &Page, id: &str) -> Vec<Value> {
    let script = "return [...document.querySelectorAll(`[data-testid=\"${arguments[0]}\"]`)].map(row =>
        ({ ...row.dataset, text: row.innerText }));";
    page.js(script, &[json!(id)]).as_array().expect("rows").clone()
}

fn row(page: &Page, strategy: &str) -> Value {
    let found = rows(page, "arena-row").into_iter().find(|row| row["strategy"] == strategy);
    found.unwrap_or_else(|| panic!("no row of {strategy}"))
}

/// The page with the arena unfolded.
fn opened(fragment: &str) -> Page {
    let page = Page::open(fragment);
    page.open_room("compare");
    assert!(rows(&page, "arena-row").is_empty(), "nothing is computed before somebody asks");
    page.click("arena-open");
    page.wait("the five", SOON, || (rows(&page, "arena-row").len() == 5).then_some(()));
    page
}

/// Chooses a budget in tenths of the baseline's multiply-adds, and waits until the rows are of it.
fn choose_budget(page: &Page, tenths: u16) {
    let before = row(page, "resolution")["macs"].clone();
    let script = "const select = at('arena-budget');
        select.value = arguments[0];
        select.dispatchEvent(new Event('change', { bubbles: true }));";
    page.js(script, &[json!(tenths.to_string())]);
    page.wait("the budget's networks", SOON, || (row(page, "resolution")["macs"] != before).then_some(()));
}

/// A coefficient of a row in hundredths.
fn hundredths(row: &Value, axis: &str) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 800")]
    let steps = (100.0 * number(row, axis)).round() as u64;
    steps
}

fn chips(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[data-testid=\"compare-chip\"]')].map(e => e.dataset.variant);";
    serde_json::from_value(page.js(script, &[])).expect("words")
}

/// The word of a row's network in the list.
fn word(family: &str, row: &Value) -> String {
    let axis = |name: &str| row[name].as_str().expect("a coefficient").to_owned();
    format!("{family}-d{}-w{}-r{}", axis("depth"), axis("width"), axis("resolution"))
}

#[test]
fn the_five_are_counted_exactly() {
    let page = opened("");
    let expected = arena(Family::EfficientNet, 40).expect("five networks");
    assert_eq!((expected.budget.0, page.value_of("arena-budget-macs")), (FOUR_TIMES_B0, FOUR_TIMES_B0.to_string()));
    let found = rows(&page, "arena-row");
    for (row, contender) in found.iter().zip(&expected.contenders) {
        let counted = contender.counted;
        assert_eq!(row["strategy"], contender.strategy.slug());
        assert_eq!(row["macs"], counted.cost.macs.0.to_string(), "{row}");
        assert_eq!(row["params"], counted.cost.params.0.to_string(), "{row}");
        assert_eq!(row["activations"], counted.activations.0.to_string(), "{row}");
        assert_eq!(row["memoryBytes"], counted.footprint.total_bytes().to_string(), "{row}");
        assert!((number(row, "off") - contender.off(expected.budget)).abs() < 1e-12, "{row}");
        // The counter that shares no code with the page.
        let (depth, width) = (hundredths(row, "depth"), hundredths(row, "width"));
        let pixels = row["pixels"].as_str().and_then(|pixels| pixels.parse().ok()).expect("pixels");
        assert_eq!(row["macs"], efficientnet_macs(depth, width, pixels).to_string(), "{row}");
        assert!(number(row, "off").abs() < 0.03, "{row}");
        assert_eq!(row.get("medianMillis"), None, "nothing was measured: {row}");
    }
    // Resolution 2 is 448 px, the row of the paper's Table 7 that the reference counts at 1,537,537,408: 0.4 % below.
    let resolution = row(&page, "resolution");
    assert_eq!((&resolution["resolution"], &resolution["pixels"]), (&json!("2"), &json!("448")));
    assert_eq!(resolution["macs"], "1537537408");
    let words = resolution["text"].as_str().expect("words");
    assert!(words.contains("budget -0.4 %") && words.contains("448 px, 16 blocks"), "{words}");
    // Fast scaling writes fewer activations than compound scaling at the same budget.
    assert!(number(&row(&page, "fast"), "activations") < number(&row(&page, "compound"), "activations"));
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn the_budget_and_the_family_are_chosen() {
    let page = opened("#v1&preset=b4");
    choose_budget(&page, 80);
    assert_eq!(page.value_of("arena-budget-macs"), (2 * FOUR_TIMES_B0).to_string());
    page.click("family-lite");
    let expected = arena(Family::Lite, 80).expect("five networks");
    page.wait("the networks of Lite", SOON, || {
        let macs = rows(&page, "arena-row").into_iter().map(|row| row["macs"].as_str().map(str::to_owned));
        let expected = expected.contenders.iter().map(|one| Some(one.counted.cost.macs.0.to_string()));
        macs.eq(expected).then_some(())
    });
    // Lite keeps the blocks of its first and last stage: even depth 8 is less than eight times the cost, and the row says so.
    let depth = row(&page, "depth");
    assert_eq!(depth["depth"], "8");
    assert!(number(&depth, "off") < -0.1, "{depth}");
    assert!(depth["text"].as_str().is_some_and(|words| words.contains("the slider ends here")), "{depth}");
    // The sliders within a family change nothing here.
    let before = rows(&page, "arena-row");
    page.set_slider("width", 2.0);
    page.expect("mode", "separate");
    assert_eq!(rows(&page, "arena-row"), before);
}

#[test]
fn the_five_are_measured_by_the_comparison() {
    let page = opened("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    choose_budget(&page, 5);
    page.click("arena-measure");
    let words: Vec<String> = rows(&page, "arena-row").iter().map(|row| word("lite", row)).collect();
    page.wait("the five in the list", SOON, || (chips(&page) == words).then_some(()));
    assert!(page.text("arena-listed").contains("these five"), "{}", page.text("arena-listed"));
    // The link carries them.
    let fragment = || page.js("return location.hash;", &[]).as_str().unwrap_or_default().to_owned();
    page.wait("the list in the link", SOON, || {
        fragment().contains(&format!("&compare={}", words.join(","))).then_some(())
    });
    let measured = run_to_the_end(&page);
    assert_eq!(measured.len(), 5);
    for (network, word) in measured.iter().zip(&words) {
        assert_eq!((&network["variant"], &network["outcome"]), (&json!(word), &json!("measured")), "{network}");
    }
    page.wait("the times in the arena", SOON, || {
        rows(&page, "arena-row").iter().all(|row| row.get("medianMillis").is_some()).then_some(())
    });
    for (row, network) in rows(&page, "arena-row").iter().zip(&measured) {
        assert_eq!((&row["macs"], &row["params"]), (&network["macs"], &network["params"]));
        assert_eq!(row["activations"], network["activations"]);
        assert!((number(row, "medianMillis") - number(network, "medianMillis")).abs() < 1e-9, "{row} and {network}");
        println!(
            "measured: half of Lite0's multiply-adds on cpu, {}: {:.1} ms, {} activations",
            row["strategy"],
            number(row, "medianMillis"),
            row["activations"]
        );
    }
    // A fresh tab has the same list.
    let link = fragment();
    page.go_in_fresh_tab(&link);
    assert_eq!(chips(&page), words);
    assert!(!page.has("link-notice"));
    assert_eq!(page.error(), None);
}

#[test]
fn a_row_sets_the_sliders() {
    let page = opened("");
    let fast = row(&page, "fast");
    page.click("arena-set-fast");
    page.expect("mode", "separate");
    page.expect("macs", fast["macs"].as_str().expect("a count"));
    for axis in ["depth", "width", "resolution"] {
        assert!((page.slider(axis) - number(&fast, axis)).abs() < 1e-9, "{axis} of {fast}");
    }
    page.wait("the picked row to be marked", SOON, || {
        (page.attribute("arena-set-fast", "aria-pressed").as_deref() == Some("true")).then_some(())
    });
    assert!(page.text("arena-said").contains("sliders were set"), "{}", page.text("arena-said"));
}

#[test]
fn tiny_nets_are_counted_by_both_rules_and_set_the_sliders() {
    let page = opened("#v1&preset=lite0");
    let found = rows(&page, "arena-tiny-row");
    // timm's results/benchmark-infer-amp-nchw-pt113-cu117-rtx3090.csv: parameters in millions.
    let timm = ["6.19", "3.73", "2.46", "2.34", "2.04"];
    assert_eq!(found.len(), TINY_NETS.len());
    for ((row, network), params) in found.iter().zip(&TINY_NETS).zip(timm) {
        assert_eq!(format!("{:.2}", number(row, "ownParams") / 1e6), params, "{row}");
        // Depth 0.695 rounds up to the blocks of the slider's 0.70.
        let [depth, width] = [Knob::Depth, Knob::Width].map(|knob| u64::from(network.input().steps(knob)));
        assert_eq!(row["macs"], efficientnet_macs(depth, width, network.resolution_px).to_string(), "{row}");
        let top1 = format!("{:.1} %", network.top1);
        assert!(row["text"].as_str().is_some_and(|words| words.contains(&top1)), "{row}");
    }
    // The sliders do not reach 192 px, and the row says so; 184 px they do.
    let words = |index: usize| found[index]["text"].as_str().expect("words").to_owned();
    assert!(words(0).contains("193 px") && !words(2).contains("sliders"), "{} and {}", words(0), words(2));
    page.click("arena-set-tiny-c");
    page.expect("mode", "separate");
    page.expect("macs", found[2]["macs"].as_str().expect("a count"));
    page.expect("input-resolution", "184");
    assert_eq!(page.attribute("family-b", "aria-pressed").as_deref(), Some("true"));
}

#[test]
fn the_tables_scroll_by_themselves_on_a_narrow_screen() {
    let page = opened("");
    page.resize(360, 780);
    let sizes = page.js(
        "const frames = [...at('arena-panel').querySelectorAll('.scroll-frame')];
         return [frames.length, frames.every(frame => frame.scrollWidth > frame.clientWidth),
             document.documentElement.scrollWidth <= innerWidth];",
        &[],
    );
    assert_eq!(sizes, json!([2, true, true]));
    assert_eq!(page.sticks_out(), None);
}
