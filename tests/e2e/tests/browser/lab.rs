//! The scaling lab with its real trainer: a small experiment from end to end, cancelled and repeated, while the engine
//! answers.

use std::fs;
use std::time::Duration;

use e2e::browser::Profile;
use e2e::dist;
use e2e::page::Page;
use e2e::server::Fault;
use lab::experiment::{Axis, Budget};
use lab::manifest::Manifest;
use serde_json::{Value, json};

use crate::memory::{MOST_GROWTH, page_heap};

/// A network of a few thousand multiply-adds trains on a thousand pictures in seconds; a busy machine takes its time.
const PATIENCE: Duration = Duration::from_secs(240);

pub(super) const SOON: Duration = Duration::from_secs(10);

/// How often a time is measured that a busy machine disturbs; the best counts.
const ROUNDS: usize = 3;

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
    let cancelled = each(&page, "state");
    assert!(cancelled.iter().any(|state| state == "cancelled"));

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

    page.open_room("device");
    page.wait("the pictures among what is kept", SOON, || {
        let bytes = Manifest::bundled().expect("the list").bytes().to_string();
        rows(&page, "storage-row")
            .iter()
            .any(|row| row["model"] == "lab" && row["bytes"] == bytes.as_str())
            .then_some(())
    });
    page.open_room("lab");

    page.click("lab-repeat");
    page.wait("another seed", PATIENCE, || (each(&page, "seed")[0] != first[0]["seed"]).then_some(()));
    wait_for_states(&page, &["done"], PATIENCE);
    let seeds: Vec<f64> = rows(&page, "lab-spread").iter().map(|row| number(row, "seeds")).collect();
    // A network that was done before the cancel has a result of its own.
    let expected: Vec<f64> = cancelled.iter().map(|state| if state == "done" { 3.0 } else { 2.0 }).collect();
    assert_eq!(seeds, expected);
    assert!(page.text("lab-verdict").contains("says nothing about scaling"), "{}", page.text("lab-verdict"));
}

/// The trainer hears of it once the pictures are there, which may be never.
#[test]
fn a_cancel_while_the_pictures_are_fetched_does_not_wait_for_them() {
    // Half of what a trainer gets to end a batch.
    const AT_ONCE: Duration = Duration::from_secs(4);
    let page = Page::open("#v1&run=off&view=lab&lab=x4,tiny");
    page.wait("the room", SOON, || page.has("lab-start").then_some(()));
    page.server.fault(".webp", Fault::HoldAfter(100_000));
    page.click("lab-start");
    page.wait("a download", PATIENCE, || {
        let is_said = |row: &Value| row["text"].as_str().is_some_and(|text| text.contains("fetches the pictures"));
        (page.server.count(".webp") == 1 && rows(&page, "lab-network").iter().any(is_said)).then_some(())
    });
    page.click("lab-cancel");
    wait_for_states(&page, &["cancelled"], AT_ONCE);
    // Nothing hangs on it.
    page.server.clear();
    page.click("lab-repeat");
    wait_for_states(&page, &["done"], PATIENCE);
}

/// Another tab is in front for a while.
#[test]
fn in_a_hidden_tab_the_training_goes_on_and_the_page_says_so() {
    const HIDDEN: Duration = Duration::from_secs(3);
    let page = Page::open("#v1&run=off&view=lab&lab=x4,fast");
    page.wait("the room", SOON, || page.has("lab-start").then_some(()));
    page.click("lab-skip");
    page.click("lab-start");
    page.wait("a training", PATIENCE, || each(&page, "state").iter().any(|state| state == "training").then_some(()));
    assert!(!page.has("lab-hidden"), "nothing is hidden yet");
    page.js(
        "const table = at('lab-network').closest('table');
        self.seen = [];
        document.addEventListener('visibilitychange', () => seen.push([document.hidden, table.textContent]));",
        &[],
    );
    let session = page.session();
    let own = session.tab().expect("a tab");
    let other = session.new_tab().expect("another tab");
    session.turn_to(&other).expect("the other tab in front");
    std::thread::sleep(HIDDEN);
    session.close_tab().expect("closed");
    session.turn_to(&own).expect("the own tab in front");
    let seen = page.wait("the tab to be in sight", SOON, || {
        let seen = page.js("return self.seen;", &[]);
        (seen.as_array().is_some_and(|seen| seen.len() == 2)).then_some(seen)
    });
    assert_eq!([&seen[0][0], &seen[1][0]], [&json!(true), &json!(false)]);
    assert_ne!(seen[0][1], seen[1][1], "the training stood still");
    assert!(page.text("lab-hidden").contains("The training went on"), "{:?}", page.text("lab-hidden"));
    assert!(each(&page, "state").iter().any(|state| state == "training"));
    page.click("lab-cancel");
    wait_for_states(&page, &["cancelled", "done"], SOON);
}

/// A megabyte for pictures of five, and not a byte for results.
#[test]
fn with_full_storage_the_lab_works_and_says_so() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    let quota = json!({ "origin": page.server.origin(), "quotaSize": 1_000_000 });
    page.session().development("Storage.overrideQuotaForOrigin", &quota).expect("a small quota");
    page.go("#v1&run=off&view=lab&lab=x4,tiny");
    page.wait("the room", SOON, || page.has("lab-start").then_some(()));
    let fill = "for (let part = 2 ** 22, at = 0; part >= 1; part /= 2) {
            for (;;) {
                try { localStorage.setItem(`fill ${at++}`, 'x'.repeat(part)); } catch { break; }
            }
        }
        return localStorage.length;";
    assert!(page.js(fill, &[]).as_u64().is_some_and(|parts| parts > 1));
    page.click("lab-skip");
    page.click("lab-start");
    wait_for_states(&page, &["done"], PATIENCE);
    assert_eq!(rows(&page, "lab-spread").len(), 5, "the results are on the page");
    for (notice, words) in [("lab-pictures-not-kept", "downloads them again"), ("lab-not-kept", "save the CSV")] {
        let found = page.text(notice);
        assert!(found.contains("full") && found.contains(words), "{notice}: {found:?}");
    }
    assert_eq!(page.error(), None);
    // One trainer finds them in its memory; only another one has to fetch them again.
    let fetched = page.server.count(".webp");
    page.click("lab-repeat");
    page.wait("another seed", PATIENCE, || {
        rows(&page, "lab-spread").iter().all(|row| number(row, "seeds") == 2.0).then_some(())
    });
    assert!(page.server.count(".webp") > fetched, "they were kept after all");
}

/// The engine is another worker: it answers while networks are trained, and hardly slower where there is a core for it.
#[test]
fn the_engine_answers_while_the_lab_trains() {
    let page = Page::open("#v1&preset=lite0&backend=cpu&view=lab&lab=x4,fast");
    let median_latency = || {
        let mut latencies: Vec<f64> = ["chelsea", "coffee", "panda", "macaw", "coffee"]
            .map(|sample| {
                page.classify_sample(sample);
                let latency = page.attribute("latency", "data-value").expect("a latency");
                latency.parse().expect("milliseconds")
            })
            .into();
        latencies.sort_by(f64::total_cmp);
        latencies[2]
    };
    median_latency();
    let quiet = median_latency();
    page.wait("the room", SOON, || page.has("lab-start").then_some(()));
    page.click("lab-skip");
    page.click("lab-start");
    page.wait("a training", PATIENCE, || each(&page, "state").iter().any(|state| state == "training").then_some(()));
    let ratio = (0..ROUNDS).map(|_| median_latency() / quiet).fold(f64::INFINITY, f64::min);
    assert!(each(&page, "state").iter().any(|state| state == "training"), "{:?}", each(&page, "state"));
    assert_eq!(page.predictions()[0].index, 967, "coffee");
    println!("measured: Lite0 on cpu while a network trains: {ratio:.2} times its quiet {quiet:.1} ms (bound 1.5)");
    assert!(ratio <= 1.5, "{ratio}");
    page.open_room("lab");
    page.click("lab-cancel");
    wait_for_states(&page, &["cancelled", "done"], SOON);
}

/// Three experiments leave the page's memory as one does, and the third trainer needs what the first one did.
#[test]
fn the_pages_and_the_trainers_memory_stays_flat_over_experiments() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    let read = |file| fs::read_to_string(file).expect("a script");
    let probe = read(dist::fixture("memory-probe.js"));
    let script = read(dist::folder().join("trainer.js"));
    page.server.fault("trainer.js", Fault::Replace(format!("{COUNTED}\n{probe}\n{script}").into_bytes()));
    page.go("#v1&run=off&view=lab&lab=x4,tiny");
    page.wait("the room", SOON, || page.has("lab-start").then_some(()));
    page.js(LISTEN, &[]);
    let (mut most, mut heap) = (Vec::new(), Vec::new());
    for experiment in 0..3 {
        page.click(if experiment == 0 { "lab-start" } else { "lab-repeat" });
        page.wait("a training", PATIENCE, || {
            each(&page, "state").iter().any(|state| state == "training").then_some(())
        });
        wait_for_states(&page, &["done"], PATIENCE);
        let bytes = page.js("return Math.max(...self.trainerBytes.splice(0));", &[]);
        most.push(bytes.as_f64().expect("a trainer said how much memory it holds"));
        heap.push(page_heap(&page));
    }
    println!(
        "measured: memory after one, two, three experiments: WebAssembly of the trainer {most:?}, page {heap:.0?} bytes"
    );
    assert!(heap[0] > 1e6, "the page's own memory alone is more");
    // Together: the page's heap also holds what the browser compiles of this test's own scripts.
    let both: Vec<f64> = most.iter().zip(&heap).map(|(trainer, page)| trainer + page).collect();
    assert!(both[2] <= (1.0 + MOST_GROWTH) * both[0], "{both:?}");
    assert!(most[2] <= (1.0 + MOST_GROWTH) * most[0], "{most:?}");
}

/// Before the probe: a worker ends with its experiment, so that it says what it holds by itself, five times a second.
const COUNTED: &str = "
    const counted = new BroadcastChannel('trainer-bytes');
    setInterval(() => { if (held.memory) counted.postMessage(held.memory.buffer.byteLength); }, 200);";

/// Keeps what the trainers say on the page.
const LISTEN: &str = "
    self.trainerBytes = [];
    self.trainerChannel = new BroadcastChannel('trainer-bytes');
    self.trainerChannel.onmessage = ({ data }) => self.trainerBytes.push(data);";

/// The lesson's step on the budget leads to the lab.
#[test]
fn the_lesson_leads_from_the_budget_to_the_lab() {
    let page = Page::open("#v1&lesson=5");
    page.wait("the way there", SOON, || page.has("lesson-lab-there").then_some(()));
    page.click("lesson-lab-there");
    page.wait("the focus", SOON, || page.is_focused("[data-testid=\"lab-start\"]").then_some(()));
}
