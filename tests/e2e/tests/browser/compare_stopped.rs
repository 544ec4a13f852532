//! A comparison that is stopped, or in which a network fails: what was measured stays, and the others still run.

use std::time::Duration;

use e2e::page::Page;
use serde_json::json;

use crate::compare::{
    PATIENCE, number, reference_of_the_cat, rows, run_to_the_end, variants, wait_for_evaluation, wait_for_words,
};

#[test]
fn what_was_measured_stays_when_it_is_cancelled() {
    let page = Page::open("#v1&preset=lite1&compare=lite0,lite2,b4&backend=cpu");
    page.classify_sample("coffee");
    page.click("compare-remove-b4");
    page.click("compare-run");
    wait_for_words(&page, "Round 3");
    page.click("compare-cancel");
    wait_for_words(&page, "cancelled");
    wait_for_evaluation(&page);
    let found = rows(&page);
    assert_eq!(variants(&found), ["lite0", "lite2"]);
    for row in &found {
        assert_eq!(row["outcome"], "measured", "{row}");
        assert!((8.0..20.0).contains(&number(row, "samples")) && number(row, "medianMillis") > 0.0, "{row}");
    }
    page.wait("the network before", PATIENCE, || {
        (page.engine() == "ready" && page.text("answered-by").contains("Lite1")).then_some(())
    });
    assert_eq!(page.attribute("run-lite1", "aria-pressed").as_deref(), Some("true"));
    assert!(!page.has("compare-cancel"));
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(rows(&page), found, "nothing more is measured");

    // Before the rounds nothing was measured, and the rows say so.
    page.click("compare-run");
    wait_for_words(&page, "Warm-up");
    page.click("compare-cancel");
    wait_for_words(&page, "cancelled");
    for row in rows(&page) {
        assert_eq!(row["outcome"], "cancelled", "{row}");
        assert!(row["text"].as_str().is_some_and(|text| text.contains("Not measured")), "{row}");
    }
}

#[test]
fn what_does_not_fit_is_a_row_with_words_and_the_others_still_run() {
    let page = Page::open("#v1&family=b&phi=7&alpha=2&beta=2&gamma=2&compare=setting,lite0&backend=cpu");
    page.click("sample-chelsea");
    assert_eq!(page.wait_for_error().kind, "too-large");
    let found = run_to_the_end(&page);
    assert_eq!(variants(&found), ["setting", "lite0"]);
    assert_eq!(found[0]["outcome"], "refused");
    assert_eq!(found[0].get("medianMillis"), None);
    let words = found[0]["text"].as_str().expect("words");
    assert!(words.contains("TB") || words.contains("PB"), "{words:?}");
    assert_eq!(found[1]["outcome"], "measured");
    assert_eq!(found[1]["top1Index"], reference_of_the_cat("lite0").to_string());
}

#[test]
fn what_the_person_declines_is_a_row_and_the_others_still_run() {
    // Of more than twice the work of B7, which a fast machine does not ask about.
    const LARGE: &str = "b-d8-w2-r2.7";
    let page = Page::open(&format!("#v1&preset=lite1&compare={LARGE},lite0&backend=cpu"));
    page.classify_sample("chelsea");
    page.click("compare-run");
    page.wait("the question", PATIENCE, || page.has("build-question").then_some(()));
    page.click("build-decline");
    wait_for_words(&page, "done");
    let found = rows(&page);
    assert_eq!(variants(&found), [LARGE, "lite0"]);
    assert_eq!((&found[0]["outcome"], &found[1]["outcome"]), (&json!("declined"), &json!("measured")));
    assert!(number(&found[0], "macs") > 2.0 * 37_745_884_192.0, "{}", found[0]);
    // The network used before is in use again, with its own answer.
    page.wait("Lite1 again", PATIENCE, || {
        (page.engine() == "ready" && page.text("answered-by").contains("Lite1")).then_some(())
    });
    assert_eq!(page.predictions()[0].index, reference_of_the_cat("lite1"));
    assert_eq!(page.attribute("answer", "data-current").as_deref(), Some("true"));
    assert_eq!(page.attribute("run-lite1", "aria-pressed").as_deref(), Some("true"));
}

#[test]
fn another_picture_stops_it_in_words_and_is_answered() {
    let page = Page::open("#v1&preset=lite0&compare=lite0,lite2&backend=cpu");
    page.classify_sample("coffee");
    page.click("compare-run");
    wait_for_words(&page, "Round 2");
    page.click("sample-chelsea");
    wait_for_words(&page, "another picture was chosen");
    assert!(rows(&page).iter().all(|row| row["outcome"] == "measured"));
    // The new picture is answered by the network that was in use before.
    page.wait("the cat's answer by Lite0", PATIENCE, || {
        let first = page.predictions().first().map(|prediction| prediction.index);
        let is_there = page.text("answered-by").contains("Lite0") && first == Some(reference_of_the_cat("lite0"));
        (is_there && page.engine() == "ready").then_some(())
    });
}

#[test]
fn another_network_stops_it_and_is_the_one_in_use() {
    let page = Page::open("#v1&compare=lite0,lite2&backend=cpu");
    page.classify_sample("chelsea");
    page.click("compare-run");
    wait_for_words(&page, "Round 2");
    page.click("run-lite1");
    wait_for_words(&page, "another network was chosen");
    page.wait("Lite1", PATIENCE, || {
        (page.engine() == "ready" && page.text("answered-by").contains("Lite1")).then_some(())
    });
    assert_eq!(page.attribute("run-lite1", "aria-pressed").as_deref(), Some("true"));
}
