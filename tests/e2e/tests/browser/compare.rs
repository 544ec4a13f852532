//! Several networks on the same picture, side by side.

use std::process::Command;
use std::time::Duration;

use e2e::page::Page;
use e2e::picture_files::on_disk;
use e2e::reference::{Expected, VARIANTS};
use e2e::weights_files::{architecture, safetensors, tensors};
use model::scaling::Family;
use serde_json::{Value, json};

use weights::Layout;

use crate::compare_files::saved_json;

/// Long enough for six runs of a small network on two shared cores, its download included.
pub const PATIENCE: Duration = Duration::from_mins(3);

/// A compound setting of the baseline's own size: with bases of 1, phi changes nothing.
const SMALL: &str = "family=b&phi=1&alpha=1&beta=1&gamma=1";

/// Reads every row: its attributes and its words.
const ROWS: &str = "return [...document.querySelectorAll('[data-testid=\"compare-row\"]')].map(row =>
    ({ ...row.dataset, text: row.innerText }));";

pub fn rows(page: &Page) -> Vec<Value> {
    page.js(ROWS, &[]).as_array().expect("rows").clone()
}

pub fn variants(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["variant"].as_str().expect("a variant")).collect()
}

pub fn number(row: &Value, name: &str) -> f64 {
    let value = row[name].as_str().unwrap_or_else(|| panic!("no {name} in {row}"));
    value.parse().unwrap_or_else(|_| panic!("{name} is {value:?}"))
}

/// Waits until the comparison says this.
pub fn wait_for_words(page: &Page, words: &str) {
    page.wait(words, PATIENCE, || page.text("compare-progress").contains(words).then_some(()));
}

pub fn run_to_the_end(page: &Page) -> Vec<Value> {
    page.click("compare-run");
    wait_for_words(page, "done");
    wait_for_evaluation(page);
    rows(page)
}

/// Waits until the worker has said what follows from all runs: the spread of a row counts them.
pub fn wait_for_evaluation(page: &Page) {
    page.wait("the evaluation", PATIENCE, || {
        let is_evaluated = |row: &Value| {
            let samples = row["samples"].as_str().expect("a count");
            let text = row["text"].as_str().expect("words");
            samples == "0" || text.contains(&format!("{samples} runs"))
        };
        rows(page).iter().all(is_evaluated).then_some(())
    });
}

/// The most probable class of the reference, for the cat.
pub fn reference_of_the_cat(network: &str) -> u64 {
    let found = Expected::all(network).into_iter().find(|expected| expected.file.starts_with("chelsea"));
    found.expect("the cat").top[0].index
}

#[test]
fn networks_stand_side_by_side_with_exact_counts_and_their_own_answers() {
    let page = Page::open(&format!("#v1&{SMALL}&backend=cpu"));
    page.classify_sample("chelsea");
    page.expect("mode", "compound");
    // The default list, without Lite2 and with the sliders' network.
    page.click("compare-remove-lite2");
    page.js(
        "const select = at('compare-select');
         select.value = 'setting';
         select.dispatchEvent(new Event('change', { bubbles: true }));",
        &[],
    );
    page.click("compare-add");
    let found = run_to_the_end(&page);
    assert_eq!(variants(&found), ["lite0", "lite1", "setting"]);
    for row in &found {
        println!("measured: comparison on cpu, {}: median {} ms", row["variant"], row["medianMillis"]);
        assert_eq!(row["outcome"], "measured", "{row}");
        assert!(number(row, "medianMillis") > 0.0 && number(row, "firstRunMillis") > 0.0, "{row}");
    }
    for (row, slug) in found.iter().zip(["lite0", "lite1", "b0"]) {
        let variant = VARIANTS.iter().find(|variant| variant.slug == slug).expect("a variant");
        assert_eq!(row["macs"], variant.macs.to_string());
        assert_eq!(row["params"], variant.params.to_string());
    }
    for (row, slug) in found.iter().zip(["lite0", "lite1"]) {
        assert_eq!(row["top1Index"], reference_of_the_cat(slug).to_string(), "{row}");
    }
    assert_eq!(found[2].get("top1Index"), None, "made-up weights name nothing");
    let words = found[2]["text"].as_str().expect("words");
    assert!(words.contains("untrained, time only"), "{words:?}");
    // Published figures with their source: Lite0 and Lite1 of the official table.
    for (row, percent) in found.iter().zip(["75.1", "76.7"]) {
        let text = row["text"].as_str().expect("words");
        assert!(text.contains(percent), "{text:?}");
    }
    let sources = page.text("compare-sources");
    assert!(sources.contains("Lite0, Lite1 (tensorflow/tpu") && sources.contains("README"), "{sources:?}");
    // A label and a point for each, within the chart.
    let chart = page.js(
        "const chart = at('compare-chart-macs'), box = chart.getBoundingClientRect();
         const inside = [...chart.querySelectorAll('.chart-mark, text')].every(e => {
             const r = e.getBoundingClientRect();
             return r.left >= box.left - 1 && r.right <= box.right + 1 && r.top >= box.top - 1 && r.bottom <= box.bottom + 1;
         });
         return [chart.querySelectorAll('.chart-mark').length, inside, document.getElementById(chart.getAttribute('aria-labelledby')).textContent !== '',
             [...chart.querySelectorAll('.chart-text.strong')].map(e => e.textContent.trim())];",
        &[],
    );
    assert_eq!(chart, json!([3, true, true, ["Lite0", "Lite1", "My setting"]]));
    // The network of the sliders is in use again, with what is its own.
    page.wait("the sliders' network again", PATIENCE, || {
        (page.engine() == "ready" && page.attribute("answer", "data-current").as_deref() == Some("true")).then_some(())
    });
    assert!(page.text("answered-by").contains("phi 1 "), "{:?}", page.text("answered-by"));
    assert!(page.predictions().is_empty() && page.has("time-only"));
    assert_eq!(page.attribute("run-setting", "aria-pressed").as_deref(), Some("true"));
    page.expect("mode", "compound");
    assert_eq!(page.error(), None);
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

/// The same on the other backend: its adapter stands in the file.
#[test]
fn networks_take_turns_on_webgpu() {
    let page = Page::open("#v1&family=lite&depth=0.5&width=0.3&resolution=0.3&compare=setting,lite2&backend=webgpu");
    page.classify_sample("coffee");
    let found = run_to_the_end(&page);
    assert!(found.iter().all(|row| row["outcome"] == "measured" && number(row, "samples") >= 5.0), "{found:?}");
    let file = saved_json(&page);
    assert_eq!(file["device"]["backend"], "webgpu");
    let limits = &file["device"]["adapter"]["limits"];
    assert!(limits["maxStorageBufferBindingSize"].as_u64() > Some(1 << 20), "{}", file["device"]);
    // The parts of a run make up its median, also of a network that runs once a turn, as one of more than 250 ms does.
    for network in file["networks"].as_array().expect("networks") {
        let samples = network["samples"].as_array().expect("samples");
        let mut runs: Vec<f64> =
            samples.iter().map(|sample| sample["run_millis"].as_f64().expect("milliseconds")).collect();
        runs.sort_by(f64::total_cmp);
        let median = f64::midpoint(runs[(runs.len() - 1) / 2], runs[runs.len() / 2]);
        let part = |name: &str| network["phases"][name].as_f64().unwrap_or_else(|| panic!("no {name}: {network}"));
        let parts = ["upload_millis", "compute_millis", "read_back_millis"].map(part);
        println!("measured: {} on webgpu: upload, arithmetic, read-back {parts:?} ms", network["variant"]);
        assert!(parts.iter().all(|part| *part >= 0.0) && parts[1] > 0.0, "{parts:?}");
        assert!((parts.iter().sum::<f64>() - median).abs() < 0.01, "{parts:?} of {median}");
    }
    assert_eq!(page.error(), None);
}

/// Times of a page that nobody sees are those of a browser that saves power.
#[test]
fn a_page_that_was_hidden_measures_that_turn_again_and_says_so() {
    let page = Page::open("#v1&compare=lite0,lite1&backend=cpu");
    page.classify_sample("coffee");
    page.click("compare-run");
    wait_for_words(&page, "Round 1");
    // Two seconds out of sight.
    page.js(
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true });
         document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
         setTimeout(() => {
             delete document.hidden;
             document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
         }, 2000);",
        &[],
    );
    wait_for_words(&page, "waits");
    wait_for_words(&page, "done");
    wait_for_evaluation(&page);
    let file = saved_json(&page);
    assert_eq!(file["notes"], json!(["hidden"]), "{file}");
    let found = rows(&page);
    assert!(found.iter().all(|row| row["samples"] == "20" && row["outcome"] == "measured"), "{found:?}");
    assert!(page.text("compare-marked").contains("hidden"));
}

/// Two benchmarks of one list agree, or the page says that it cannot tell; and the page answers all the while.
#[test]
fn two_benchmarks_agree_and_the_page_stays_free() {
    let page = Page::open("#v1&compare=lite0,lite1,lite2&backend=cpu");
    page.classify_sample("coffee");
    let mut longest = f64::INFINITY;
    let [first, second] = [(); 2].map(|()| {
        page.watch_long_tasks();
        let found = run_to_the_end(&page);
        // What else the machine does only ever adds time.
        longest = longest.min(page.longest_task());
        found
    });
    println!(
        "measured: longest task of the page's thread while three networks are compared: {longest:.0} ms (goal 50)"
    );
    for (one, other) in first.iter().zip(&second) {
        let (before, after) = (number(one, "medianMillis"), number(other, "medianMillis"));
        let is_noisy = one.get("noise").or_else(|| other.get("noise")).is_some();
        println!(
            "measured: {} twice on cpu: {before:.1} ms ({:.1} to {:.1}) and {after:.1} ms, noisy {is_noisy}",
            one["variant"],
            number(one, "intervalLow"),
            number(one, "intervalHigh")
        );
        assert!(is_noisy || (after / before - 1.0).abs() < 0.1, "{one} and {other}");
    }
    assert!(longest < 50.0, "{longest} ms");
}

/// A second process takes a core: the times are said to be noisy, or they are those of the quiet machine.
#[test]
fn under_load_the_page_says_so_or_the_intervals_hold() {
    let page = Page::open("#v1&compare=lite0,lite1&backend=cpu");
    page.classify_sample("coffee");
    let quiet = run_to_the_end(&page);
    let medians: Vec<f64> = quiet.iter().map(|row| number(row, "medianMillis")).collect();
    let mut load = Command::new("sh").args(["-c", "while :; do :; done"]).spawn().expect("a second process");
    let loaded = run_to_the_end(&page);
    load.kill().expect("it ends");
    load.wait().expect("it has ended");
    let says_so = !page.text("compare-noisy").is_empty();
    for (row, quiet) in loaded.iter().zip(&medians) {
        let (low, high) = (number(row, "intervalLow"), number(row, "intervalHigh"));
        let holds = (low..=high).contains(quiet) || (number(row, "medianMillis") / quiet - 1.0).abs() < 0.1;
        println!(
            "measured: {} under load: {:.1} ms ({low:.1} to {high:.1}), quiet {quiet:.1} ms, noise {:?}",
            row["variant"],
            number(row, "medianMillis"),
            row.get("noise")
        );
        assert!(says_so || row.get("noise").is_some() || holds, "{row} and {quiet} ms without a word");
    }
}

#[test]
fn the_list_is_in_the_link_and_is_read_back_in_a_fresh_tab() {
    let page = Page::open("");
    let fragment = || page.js("return location.hash;", &[]).as_str().unwrap_or_default().to_owned();
    let chips = || {
        page.js(
            "return [...document.querySelectorAll('[data-testid=\"compare-chip\"]')].map(e => e.dataset.variant);",
            &[],
        )
    };
    assert_eq!(chips(), json!(["lite0", "lite1", "lite2"]));
    page.click("preset-b1");
    page.wait("the link", Duration::from_secs(5), || fragment().contains("preset=b1").then_some(()));
    assert!(!fragment().contains("compare"), "an untouched list is not written: {}", fragment());
    // The choice stands on B0 at first.
    page.click("compare-add");
    page.click("compare-remove-lite1");
    page.wait("the list in the link", Duration::from_secs(5), || {
        fragment().contains("&compare=lite0,lite2,b0").then_some(())
    });
    let link = fragment();
    page.go_in_fresh_tab(&link);
    assert_eq!(chips(), json!(["lite0", "lite2", "b0"]));
    assert!(!page.has("link-notice"));
    page.go_in_fresh_tab("#v1&compare=b0,gpt,lite0,b0");
    assert_eq!(chips(), json!(["b0", "lite0"]));
    let notice = page.text("link-notice");
    assert!(notice.contains("compare") && notice.contains("gpt"), "{notice:?}");
}

#[test]
fn without_a_picture_the_first_sample_is_used_and_the_page_says_so() {
    let espresso = Expected::of("coffee").top[0].index.to_string();
    // A page that shows no pictures has none chosen; any other one shows the first sample, which is then the picture.
    for (hidden, is_stand_in) in [("&hide=run", true), ("", false)] {
        let page = Page::open(&format!("#v1&compare=lite0&backend=cpu{hidden}"));
        let found = run_to_the_end(&page);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0]["top1Index"], espresso, "the first sample is the coffee");
        let words = page.text("compare-picture");
        assert!(words.contains("no picture") == is_stand_in && words.contains("coffee"), "{words:?}");
    }
}

#[test]
fn the_table_scrolls_by_itself_on_a_narrow_screen() {
    let page = Page::open("#v1&compare=lite0&backend=cpu");
    let metrics = json!({ "width": 360, "height": 780, "deviceScaleFactor": 1, "mobile": false });
    page.session().development("Emulation.setDeviceMetricsOverride", &metrics).expect("another size");
    run_to_the_end(&page);
    let sizes = page.js(
        "const frame = document.querySelector('.compare-frame');
         return [document.documentElement.scrollWidth <= innerWidth, frame.scrollWidth > frame.clientWidth,
             at('compare-chart-macs').getBoundingClientRect().right <= innerWidth];",
        &[],
    );
    assert_eq!(page.sticks_out(), None);
    assert_eq!(sizes, json!([true, true, true]));
}

#[test]
fn own_weights_are_compared_once_there_is_a_file() {
    let page = Page::open("#v1&preset=lite0&backend=cpu&compare=custom,lite0");
    let found = run_to_the_end(&page);
    assert_eq!(variants(&found), ["custom", "lite0"]);
    assert!(found[0]["text"].as_str().is_some_and(|text| text.contains("no weights file yet")), "{}", found[0]);

    let lite = architecture(Family::Lite, 1.0, 1.0, 5);
    let file = on_disk("compared lite0.safetensors", &safetensors(&tensors(&lite, Layout::Lukemelas)));
    page.choose_file("weights-input", &file);
    page.wait("the network of the file", PATIENCE, || {
        (page.has("file-found") && page.engine() == "ready").then_some(())
    });
    let found = run_to_the_end(&page);
    assert_eq!(variants(&found), ["custom", "lite0"]);
    // Lite0 with 5 classes in place of 1,000, each with 1,280 weights and a bias.
    assert_eq!((&found[0]["macs"], &found[0]["params"]), (&json!("383913952"), &json!("3377413")));
    assert!(found[0]["text"].as_str().is_some_and(|text| text.contains("own weights")), "{}", found[0]);
    assert!(number(&found[0], "top1Index") < 5.0 && number(&found[0], "medianMillis") > 0.0, "{}", found[0]);
    // The file's network is the one in use again.
    page.wait("the file's network", PATIENCE, || {
        (page.value_of("weights") == "custom" && page.engine() == "ready").then_some(())
    });
}
