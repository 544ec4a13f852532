//! The files of a comparison: every run of every network, the device, and another device's file beside it.

use e2e::page::Page;
use e2e::picture_files::on_disk;
use serde_json::{Value, json};

use crate::compare::{PATIENCE, number, run_to_the_end};

/// Keeps the files that the page saves, as it is not allowed to fetch them back.
const KEEP_FILES: &str = "
    window.files = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => { window.files.push(blob); return make.call(URL, blob); };";

/// What one of the buttons saves, once the worker has made it.
pub fn saved(page: &Page, id: &str) -> String {
    page.js(KEEP_FILES, &[]);
    page.click(id);
    let text = page.wait(id, PATIENCE, || {
        let text = page.js("return window.files.at(-1)?.text() ?? null;", &[]);
        text.as_str().map(str::to_owned)
    });
    assert!(!text.is_empty(), "{id} saved nothing");
    text
}

pub fn saved_json(page: &Page) -> Value {
    serde_json::from_str(&saved(page, "compare-json")).expect("JSON")
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|one| one.as_f64().expect("a number")).collect()
}

/// The cells of a CSV, quotes taken off (RFC 4180).
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let mut lines = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let line = lines.last_mut().expect("a line");
        match character {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                characters.next();
                line.last_mut().expect("a cell").push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => line.push(String::new()),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => lines.push(vec![String::new()]),
            other => line.last_mut().expect("a cell").push(other),
        }
    }
    lines.retain(|line| line.len() > 1);
    lines
}

/// The files were made of five runs and a median without any spread.
#[test]
fn the_files_hold_every_run_and_what_the_rows_show() {
    let page = Page::open("#v1&family=lite&depth=0.5&width=0.3&resolution=0.3&compare=lite0,setting&backend=cpu");
    page.classify_sample("chelsea");
    let found = run_to_the_end(&page);
    let file = saved_json(&page);
    let lines = cells(&saved(&page, "compare-csv"));
    let markdown = saved(&page, "compare-markdown");
    let networks = file["networks"].as_array().expect("networks");
    assert_eq!((networks.len(), lines.len(), found.len()), (2, 3, 2));
    assert_eq!((&file["format"], &file["version"]), (&json!("efficientnet-explorer-benchmark"), &json!(1)));
    assert_eq!(file["picture"]["name"], "chelsea");
    assert_eq!(file["device"]["backend"], "cpu");
    assert!(file["device"]["browser"].as_str().is_some_and(|browser| browser.contains("Chrome")), "{file}");
    assert!(file["date"].as_str().is_some_and(|date| date.starts_with("20") && date.ends_with('Z')), "{file}");
    let cell = |line: usize, name: &str| {
        let at = lines[0].iter().position(|column| column == name).unwrap_or_else(|| panic!("no column {name}"));
        lines[line][at].clone()
    };
    for (index, (row, network)) in found.iter().zip(networks).enumerate() {
        let samples = network["samples"].as_array().expect("samples");
        assert_eq!(samples.len(), 20, "five rounds of four");
        assert_eq!(row["samples"], "20");
        let mut runs: Vec<f64> =
            samples.iter().map(|sample| sample["run_millis"].as_f64().expect("a number")).collect();
        runs.sort_by(f64::total_cmp);
        let median = f64::midpoint(runs[9], runs[10]);
        // The file rounds to a thousandth of a millisecond.
        assert!((number(row, "medianMillis") - median).abs() < 1e-3, "{row}: {median}");
        let (low, high) = (number(row, "intervalLow"), number(row, "intervalHigh"));
        assert!(low <= number(row, "medianMillis") && number(row, "medianMillis") <= high, "{row}");
        assert!(runs[0] - 1e-3 <= low && high <= runs[19] + 1e-3, "{row}");
        assert!(number(row, "p10Millis") <= number(row, "p90Millis"), "{row}");
        for (name, field) in [("macs", "macs"), ("params", "params"), ("activations", "activations")] {
            assert_eq!(row[name], network[field].to_string(), "{name}");
            assert_eq!(row[name], cell(index + 1, field), "{name}");
        }
        assert_eq!(row["memoryBytes"], network["memory_bytes"].to_string());
        assert!(number(row, "buildMillis") > 0.0 && number(row, "firstRunMillis") > 0.0, "{row}");
        assert_eq!(network["backend"], "cpu");
        assert_eq!(row["variant"], cell(index + 1, "variant"));
        assert_eq!(lines[index + 1].len(), lines[0].len());
        assert!(!network["samples"].to_string().contains("000000"), "numbers are exported as they are shown");
    }
    assert!(networks[0]["download_bytes"].as_u64() > Some(5_000_000), "{}", networks[0]);
    assert_eq!((networks[0]["weights"].as_str(), found[0]["kind"].as_str()), (Some("pretrained"), Some("trained")));
    assert_eq!(networks[0]["answer"]["label"].as_str().map(str::len).map(|length| length > 2), Some(true));
    assert_eq!(networks[1]["answer"], Value::Null);
    assert!(
        markdown.starts_with("| Network |") && markdown.contains("EfficientNet-Lite0") | markdown.contains("Lite0")
    );
    // What is saved of the device stands on the page before.
    page.js("at('device-report').open = true;", &[]);
    let device = page.text("device-report");
    for words in ["Chrome", "128-bit SIMD", "Logical cores"] {
        assert!(device.contains(words), "{device:?}");
    }
}

#[test]
fn another_devices_file_is_laid_beside_and_a_wrong_one_is_one_sentence() {
    let page = Page::open("#v1&family=lite&compare=lite0,lite1&backend=cpu");
    page.classify_sample("chelsea");
    run_to_the_end(&page);
    let text = saved(&page, "compare-json");
    let mut slower: Value = serde_json::from_str(&text).expect("JSON");
    for network in slower["networks"].as_array_mut().expect("networks") {
        for sample in network["samples"].as_array_mut().expect("samples") {
            let millis = sample["run_millis"].as_f64().expect("a number");
            sample["run_millis"] = json!(2.0 * millis);
        }
    }
    let file = on_disk("other device.json", slower.to_string().as_bytes());
    page.choose_file("compare-import", &file);
    let read = "return [...document.querySelectorAll('[data-testid=\"compare-device-row\"]')].map(row => Number(row.dataset.ratio));";
    let ratios = page.wait("both devices", PATIENCE, || {
        let found = numbers(&page.js(read, &[]));
        (found.len() == 2).then_some(found)
    });
    assert!(ratios.iter().all(|ratio| (ratio - 2.0).abs() < 0.01), "{ratios:?}");
    for (name, content) in [
        ("picture.json", b"\x89PNG".to_vec()),
        ("other.json", b"{\"format\":\"something\"}".to_vec()),
        ("cut.json", text.as_bytes()[..text.len() / 2].to_vec()),
        ("large.json", vec![b' '; 5 << 20]),
    ] {
        page.choose_file("compare-import", &on_disk(name, &content));
        let words =
            page.wait(name, PATIENCE, || page.has("compare-import-error").then(|| page.text("compare-import-error")));
        assert!(words.ends_with('.') && !words.contains("panicked"), "{name}: {words:?}");
        // A right one takes it away again.
        page.choose_file("compare-import", &file);
        page.wait("both devices again", PATIENCE, || (numbers(&page.js(read, &[])).len() == 2).then_some(()));
    }
    assert_eq!(page.error(), None);
}
