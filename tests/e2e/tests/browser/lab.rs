//! The scaling lab with its real trainer: a small experiment from end to end, cancelled and repeated, while the engine
//! answers.

use std::time::Duration;

use e2e::page::Page;
use lab::experiment::{Axis, Budget};
use serde_json::{Value, json};

/// A network of a few thousand multiply-adds trains on a thousand pictures in seconds; a busy machine takes its time.
const PATIENCE: Duration = Duration::from_secs(240);

pub(super) const SOON: Duration = Duration::from_secs(10);

/// What the rows of a test id say: their attributes and their words.
pub(super) fn rows(page: &Page, id: &str) -> Vec<Value> {
    let script = "return [...document.querySelectorAll(`[data-testid=\"${arguments[0]}\"]`)].map(row =>
        ({ ...row.dataset, text: row.innerText }));";
    page.js(script, &[json!(id)]).as_array().expect("rows").clone()
}

/// An attribute of every network, in the order of the table.
pub(super) fn each(page: &Page, attribute: &str) -> Vec<String> {
    rows(page, "lab-network").iter().map(|row| row[attribute].as_str().unwrap_or_default().to_owned()).collect()
}

/// Waits until every network is in one of these states.
pub(super) fn wait_for_states(page: &Page, states: &[&str], limit: Duration) {
    page.wait(&format!("every network {states:?}"), limit, || {
        let found = each(page, "state");
        (!found.is_empty() && found.iter().all(|state| states.contains(&state.as_str()))).then_some(())
    });
}

pub(super) fn number(row: &Value, attribute: &str) -> f64 {
    let text = row[attribute].as_str().unwrap_or_else(|| panic!("no {attribute}: {row}"));
    text.parse().unwrap_or_else(|_| panic!("{attribute} is {text}"))
}

/// One epoch of a thousand pictures, through the real trainer.
#[test]
fn a_small_experiment_is_cancelled_run_to_its_end_and_repeated() {
    let page = Page::open("#v1&run=off&view=lab&lab=x4,tiny");
    page.wait("the room", SOON, || page.has("lab-start").then_some(()));
    assert_eq!(page.server.count("trainer"), 0, "nothing is fetched before somebody asks");
    assert_eq!(page.server.count(".webp"), 0);
    page.click("lab-skip");

    page.click("lab-start");
    page.wait("a training", PATIENCE, || each(&page, "state").iter().any(|state| state == "training").then_some(()));
    page.click("lab-cancel");
    wait_for_states(&page, &["cancelled", "done"], SOON);
    assert!(each(&page, "state").iter().any(|state| state == "cancelled"));

    page.click("lab-repeat");
    wait_for_states(&page, &["done"], PATIENCE);
    let first = rows(&page, "lab-network");
    for (row, axis) in first.iter().zip(Axis::FIVE) {
        let network = axis.network(Budget::Four).expect("a network");
        assert_eq!(row["axis"], axis.slug());
        assert_eq!(row["macs"], network.multiply_adds().to_string());
        assert_eq!(row["params"], network.parameters().to_string());
        assert_eq!(
            (number(row, "blocks"), number(row, "resolution")),
            (network.blocks.into(), network.resolution.into())
        );
        assert_eq!((number(row, "epoch"), number(row, "width")), (1.0, network.width));
        assert_eq!(row["seed"], first[0]["seed"], "all of an experiment have one seed");
        // A tenth of the pictures is guessed rightly by chance; 20 steps learn something, and not much.
        let accuracy = number(row, "accuracy");
        assert!((0.06..0.6).contains(&accuracy), "{row}");
    }
    let best = first.iter().map(|row| number(row, "accuracy")).fold(0.0, f64::max);
    assert!(best > 0.12, "none of the five has learned anything: {best}");

    page.click("lab-repeat");
    page.wait("another seed", PATIENCE, || (each(&page, "seed")[0] != first[0]["seed"]).then_some(()));
    wait_for_states(&page, &["done"], PATIENCE);
    let seeds: Vec<f64> = rows(&page, "lab-spread").iter().map(|row| number(row, "seeds")).collect();
    assert_eq!(seeds, [2.0; 5]);
    assert!(page.text("lab-verdict").contains("says nothing about scaling"), "{}", page.text("lab-verdict"));
}

/// The engine is another worker: it answers while networks are trained.
#[test]
fn the_engine_answers_while_the_lab_trains() {
    let page = Page::open("#v1&preset=lite0&view=lab&lab=x4,fast");
    page.wait_for_engine("ready");
    page.wait("the room", SOON, || page.has("lab-start").then_some(()));
    page.click("lab-skip");
    page.click("lab-start");
    page.wait("a training", PATIENCE, || each(&page, "state").iter().any(|state| state == "training").then_some(()));
    let shown = page.classify_sample("coffee");
    assert_eq!(shown[0].index, 967);
    assert!(each(&page, "state").iter().any(|state| state == "training"), "{:?}", each(&page, "state"));
    page.open_room("lab");
    page.click("lab-cancel");
    wait_for_states(&page, &["cancelled", "done"], SOON);
}
