//! Several networks on a batch of pictures: labels by file name, accuracy with its interval, agreement, broken pictures.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use e2e::dist;
use e2e::page::Page;
use e2e::reference::Expected;
use serde_json::{Value, json};

use crate::compare;
use crate::compare_files::{cells, saved, saved_json};

/// Long enough for a hundred runs of a small network on two shared cores, downloads included.
const PATIENCE: Duration = Duration::from_mins(3);

/// The samples under names that hold their class: sample, file, class. Of the cat Lite0 says another class than Lite1.
const LABELLED: [(&str, &str, u64); 6] = [
    ("coffee.png", "Espresso_12.png", 967),
    ("chelsea.png", "n02124075_cat.png", 285),
    ("panda.jpg", "giant-panda.jpg", 388),
    ("macaw.jpg", "macaw.jpg", 88),
    ("screwdriver.jpg", "screwdriver (2).jpg", 784),
    ("camera.png", "ILSVRC2012_val_00000001_n04485082.png", 872),
];

/// The most probable classes of a network for a sample, by PyTorch.
fn top(network: &str, sample: &str) -> Vec<u64> {
    let found = Expected::all(network).into_iter().find(|expected| expected.file == sample);
    found.expect("a sample").top.iter().map(|class| class.index).collect()
}

/// A file in a test's own folder: another test that wrote it anew would take it away from the browser.
fn file(test: &str, name: &str, content: &[u8]) -> PathBuf {
    let folder = std::env::temp_dir().join("e2e-batch").join(test);
    fs::create_dir_all(&folder).expect("a folder for pictures");
    let file = folder.join(name);
    fs::write(&file, content).expect("a picture file");
    file
}

/// A sample under another name.
fn copy(test: &str, sample: &str, name: &str) -> PathBuf {
    let picture = fs::read(dist::folder().join("pictures").join(sample)).expect("a sample picture");
    file(test, name, &picture)
}

/// Chooses several files at once.
fn choose(page: &Page, files: &[PathBuf]) {
    let absolute = |file: &PathBuf| file.canonicalize().expect("a file").to_string_lossy().into_owned();
    let paths: Vec<_> = files.iter().map(absolute).collect();
    page.type_into("batch-files", &paths.join("\n"));
    page.expect("batch-chosen", &files.len().to_string());
}

/// Attributes and words of every element of a test id.
fn all(page: &Page, id: &str) -> Vec<Value> {
    let script = "return [...document.querySelectorAll(`[data-testid=\"${arguments[0]}\"]`)]
        .map(e => ({ ...e.dataset, text: e.innerText }));";
    page.js(script, &[json!(id)]).as_array().expect("elements").clone()
}

fn number(row: &Value, name: &str) -> f64 {
    let value = row[name].as_str().unwrap_or_else(|| panic!("no {name} in {row}"));
    value.parse().unwrap_or_else(|_| panic!("{name} is {value:?}"))
}

fn wait_for_words(page: &Page, words: &str) {
    page.wait(words, PATIENCE, || page.text("batch-progress").contains(words).then_some(()));
}

fn run_to_the_end(page: &Page) -> Vec<Value> {
    page.click("batch-run");
    wait_for_words(page, "done");
    all(page, "batch-row")
}

/// Waits until a network is in use again, with nothing under way.
fn wait_for_network(page: &Page, name: &str) {
    page.wait(name, PATIENCE, || {
        let is_current = page.attribute("answer", "data-current").as_deref() == Some("true");
        (page.engine() == "ready" && is_current && page.text("answered-by").contains(name)).then_some(())
    });
}

#[test]
fn accuracy_and_agreement_are_those_of_the_reference_and_a_broken_picture_is_named() {
    let page = Page::open("#v1&family=lite&depth=0.5&width=0.3&resolution=0.3&compare=lite0,lite1,setting&backend=cpu");
    let shown = page.classify_sample("coffee");
    let runs = page.runs();
    let mut files: Vec<_> = LABELLED.iter().map(|(sample, name, _)| copy("labelled", sample, name)).collect();
    files.push(copy("labelled", "china.jpg", "IMG_0007.jpg"));
    // What is no picture, under a name that a spreadsheet would run.
    files.push(file("labelled", "=1+1 macaw.jpg", b"This is a text, whatever its name says.\n"));
    choose(&page, &files);
    let labels = page.text("batch-labels");
    assert!(
        labels.contains("6 of 8") && labels.contains("by synset: 2") && labels.contains("by class name: 4"),
        "{labels:?}"
    );
    assert!(labels.contains("IMG_0007.jpg") && labels.contains("=1+1 macaw.jpg"), "{labels:?}");

    let rows = run_to_the_end(&page);
    assert_eq!(rows.iter().map(|row| &row["variant"]).collect::<Vec<_>>(), ["lite0", "lite1", "setting"]);
    // SciPy's binomtest(right, 6).proportion_ci(0.95, "wilson").
    let intervals = [(5, 0.436_497_177_813_529_73, 0.969_946_630_251_693_3), (6, 0.609_665_712_097_834_6, 1.0)];
    for (row, (right, low, high)) in rows.iter().zip(intervals) {
        let network = row["variant"].as_str().expect("a variant");
        let is_right = |(sample, _, class): &&(&str, &str, u64)| top(network, sample)[0] == *class;
        let is_in_top5 = |(sample, _, class): &&(&str, &str, u64)| top(network, sample).contains(class);
        assert_eq!(LABELLED.iter().filter(is_right).count(), right, "{network}: the reference");
        assert_eq!((number(row, "answered"), number(row, "labelled")), (7.0, 6.0), "{row}");
        assert_eq!(row["right"], right.to_string(), "{row}");
        assert_eq!(row["top5Right"], LABELLED.iter().filter(is_in_top5).count().to_string(), "{row}");
        assert!((number(row, "top1Low") - low).abs() < 1e-9 && (number(row, "top1High") - high).abs() < 1e-9, "{row}");
        assert!(number(row, "meanMillis") > 0.0, "{row}");
        println!("measured: {network} on a batch on cpu: {} ms from picture to answer", row["meanMillis"]);
    }
    // Made-up weights claim nothing.
    assert_eq!((rows[2].get("top1"), &rows[2]["kind"], &rows[2]["answered"]), (None, &json!("untrained"), &json!("7")));
    let broken = page.text("batch-broken");
    assert!(broken.contains("1 of 8") && broken.contains("=1+1 macaw.jpg"), "{broken:?}");
    // The cat alone tells Lite0 and Lite1 apart, which a coin could as well.
    let differences = all(&page, "batch-difference");
    assert_eq!(differences.len(), 1, "{differences:?}");
    let (pair, words) = (&differences[0], differences[0]["text"].as_str().expect("words"));
    assert_eq!(
        [&pair["one"], &pair["other"], &pair["wins"], &pair["losses"], &pair["p"]],
        ["lite1", "lite0", "1", "0", "1"]
    );
    assert!(words.contains("can be chance (p = 1.00)"), "{words:?}");
    let is_same = |sample: &&str| top("lite0", sample)[0] == top("lite1", sample)[0];
    let same =
        LABELLED.iter().map(|(sample, ..)| sample).chain([&"china.jpg"]).filter(|sample| is_same(sample)).count();
    let agreements = all(&page, "batch-agreement");
    assert_eq!(
        (agreements.len(), &agreements[0]["same"], &agreements[0]["of"]),
        (1, &json!(same.to_string()), &json!("7"))
    );

    // What stood on the page stands there still: nothing ran for it.
    page.wait("the network before", PATIENCE, || (page.engine() == "ready").then_some(()));
    assert_eq!((page.runs(), page.predictions()), (runs, shown));
    assert_eq!(page.attribute("answer", "data-current").as_deref(), Some("true"));
    assert_eq!(page.error(), None);

    let lines = cells(&saved(&page, "batch-csv"));
    assert_eq!(lines.len(), 1 + 3 * 7 + 1);
    let cell = |line: &[String], name: &str| {
        let at = lines[0].iter().position(|column| column == name).unwrap_or_else(|| panic!("no column {name}"));
        line[at].clone()
    };
    for (sample, name, class) in LABELLED {
        for network in ["lite0", "lite1"] {
            let is_it = |line: &&Vec<String>| cell(line, "file") == name && cell(line, "variant") == network;
            let line = lines.iter().find(is_it).unwrap_or_else(|| panic!("no line of {network} for {name}"));
            let best = top(network, sample)[0];
            assert_eq!((cell(line, "label_index"), cell(line, "top1_index")), (class.to_string(), best.to_string()));
            assert_eq!(cell(line, "right"), if best == class { "yes" } else { "no" }, "{line:?}");
            let probability: f64 = cell(line, "top1_probability").parse().expect("a probability");
            let millis: f64 = cell(line, "millis").parse().expect("milliseconds");
            assert!((0.0..=1.0).contains(&probability) && millis > 0.0, "{line:?}");
        }
    }
    let last = lines.last().expect("a line");
    assert_eq!(cell(last, "file"), "'=1+1 macaw.jpg", "no formula runs");
    assert!(cell(last, "problem").contains("not a picture"), "{last:?}");

    // The file of a comparison of the same networks has it too.
    compare::run_to_the_end(&page);
    let file = saved_json(&page);
    let labelled: Vec<_> = (0..3).map(|at| file["networks"][at]["labelled"].clone()).collect();
    let right = |correct| json!({ "correct": correct, "pictures": 6 });
    assert_eq!(labelled, [right(5), right(6), Value::Null], "made-up weights have no accuracy");
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn the_answers_so_far_stay_when_it_is_cancelled() {
    let page = Page::open("#v1&preset=lite2&compare=lite0,lite1&backend=cpu");
    let (shown, runs) = (page.classify_sample("chelsea"), page.runs());
    let files: Vec<_> =
        (0..30).map(|number| copy("cancelled", "coffee.png", &format!("espresso_{number}.png"))).collect();
    choose(&page, &files);
    page.click("batch-run");
    let answered = |row: usize| all(&page, "batch-row").get(row).map_or(0.0, |row| number(row, "answered"));
    page.wait("the second network", PATIENCE, || (answered(1) >= 3.0).then_some(()));
    assert!(page.text("batch-progress").starts_with("Lite1: "), "{:?}", page.text("batch-progress"));
    assert_eq!(page.js("return at('compare-run').disabled && at('batch-run').disabled;", &[]), json!(true));
    page.click("batch-cancel");
    wait_for_words(&page, "cancelled");
    let rows = all(&page, "batch-row");
    assert_eq!((&rows[0]["answered"], &rows[0]["right"]), (&json!("30"), &json!("30")));
    assert!((3.0..30.0).contains(&number(&rows[1], "answered")), "{rows:?}");
    wait_for_network(&page, "Lite2");
    assert_eq!((page.predictions(), page.runs()), (shown, runs), "the answer before stands there still");
    assert!(!page.has("batch-cancel"));
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(all(&page, "batch-row"), rows, "nothing more is answered");
    assert_eq!(page.error(), None);
}

#[test]
fn without_labels_only_agreement_is_told() {
    let page = Page::open("#v1&preset=lite0&compare=lite0,lite1&backend=cpu");
    let files = [copy("unlabelled", "coffee.png", "IMG_1.png"), copy("unlabelled", "chelsea.png", "IMG_2.png")];
    choose(&page, &files);
    let labels = page.text("batch-labels");
    assert!(labels.contains("No picture is named after") && labels.contains("IMG_1.png"), "{labels:?}");
    let rows = run_to_the_end(&page);
    for row in &rows {
        assert_eq!((row.get("top1"), &row["answered"], &row["labelled"]), (None, &json!("2"), &json!("0")), "{row}");
        assert!(row["text"].as_str().is_some_and(|text| text.contains("no labels")), "{row}");
    }
    assert!(all(&page, "batch-difference").is_empty(), "no accuracy is claimed");
    // The same espresso, and two cats.
    let agreements = all(&page, "batch-agreement");
    assert_eq!((&agreements[0]["same"], &agreements[0]["of"]), (&json!("1"), &json!("2")), "{agreements:?}");
}

#[test]
fn the_samples_are_a_batch_and_an_ambiguous_name_is_no_label() {
    let page = Page::open("#v1&preset=lite0&compare=lite0&backend=cpu");
    page.click("batch-samples");
    page.expect("batch-chosen", "7");
    let labels = page.text("batch-labels");
    // “Panda” is the giant one and the red one.
    assert!(labels.contains("2 of 7") && labels.contains("several classes"), "{labels:?}");
    let rows = run_to_the_end(&page);
    assert_eq!(
        (&rows[0]["answered"], &rows[0]["labelled"], &rows[0]["right"]),
        (&json!("7"), &json!("2"), &json!("2"))
    );
    assert_eq!(page.error(), None);
}

#[test]
fn another_picture_stops_it_and_is_answered_by_the_network_before() {
    let page = Page::open("#v1&preset=lite2&compare=lite0,lite1&backend=cpu");
    page.classify_sample("coffee");
    let files: Vec<_> =
        (0..30).map(|number| copy("other picture", "coffee.png", &format!("espresso_{number}.png"))).collect();
    choose(&page, &files);
    page.click("batch-run");
    let answered = || all(&page, "batch-row").first().map_or(0.0, |row| number(row, "answered"));
    page.wait("some answers", PATIENCE, || (answered() >= 3.0).then_some(()));
    page.click("sample-chelsea");
    wait_for_words(&page, "another picture was chosen");
    assert!(answered() >= 3.0);
    wait_for_network(&page, "Lite2");
    assert_eq!(page.predictions()[0].index, top("lite2", "chelsea.png")[0]);
}

#[test]
fn files_that_are_no_pictures_and_an_own_file_that_is_missing_are_said() {
    let page = Page::open("#v1&preset=lite0&compare=custom,lite0&backend=cpu");
    page.type_into(
        "batch-files",
        &Path::new(&file("no pictures", "notes.txt", b"words")).canonicalize().expect("a file").to_string_lossy(),
    );
    page.expect("batch-chosen", "0");
    assert!(page.text("batch-chosen").contains("PNG"), "{:?}", page.text("batch-chosen"));
    assert_eq!(page.js("return at('batch-run').disabled;", &[]), json!(true));
    choose(&page, &[copy("no pictures", "macaw.jpg", "macaw.jpg")]);
    let rows = run_to_the_end(&page);
    assert!(rows[0]["text"].as_str().is_some_and(|text| text.contains("no weights file yet")), "{}", rows[0]);
    assert_eq!((&rows[1]["answered"], &rows[1]["right"]), (&json!("1"), &json!("1")));
}

#[test]
fn it_stands_within_a_narrow_screen() {
    let page = Page::open("#v1&lang=ko&compare=lite0,lite1&backend=cpu&view=compare");
    page.resize(360, 780);
    choose(
        &page,
        &[copy("narrow", "macaw.jpg", "macaw.jpg"), copy("narrow", "china.jpg", &format!("{}.jpg", "long".repeat(40)))],
    );
    page.click("batch-run");
    page.wait("the sentences", PATIENCE, || (all(&page, "batch-agreement").len() == 1).then_some(()));
    assert_eq!(page.sticks_out(), None);
    let scrolls = "const frame = at('batch-table').closest('.compare-frame');
        return [document.documentElement.scrollWidth <= innerWidth, frame.scrollWidth > frame.clientWidth];";
    assert_eq!(page.js(scrolls, &[]), json!([true, true]));
}
