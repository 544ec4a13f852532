//! phi dragged to a setting that no device holds, and back.

use std::time::Duration;

use e2e::page::Page;
use e2e::reference::Expected;
use serde_json::json;

/// Long enough for a network on two shared cores.
const PATIENCE: Duration = Duration::from_mins(1);

/// Drags phi over fifteen places, a move every other frame, and lets it go at the last.
fn drag_phi(page: &Page, from: f64, to: f64) {
    let drag = "
        const [from, to] = arguments, slider = at('slider-phi');
        return new Promise(done => {
            let frame = 0;
            const next = () => {
                frame += 1;
                if (frame % 2 === 0) {
                    slider.value = (from + (to - from) * frame / 30).toFixed(1);
                    slider.dispatchEvent(new Event('input', { bubbles: true }));
                }
                if (frame < 30) return requestAnimationFrame(next);
                slider.dispatchEvent(new Event('change', { bubbles: true }));
                done();
            };
            requestAnimationFrame(next);
        });";
    page.js(drag, &[json!(from), json!(to)]);
    assert!((page.slider("phi") - to).abs() < 1e-9);
}

fn is_current(page: &Page) -> bool {
    page.attribute("answer", "data-current").as_deref() == Some("true")
}

#[test]
fn a_drag_to_what_does_not_fit_keeps_the_last_answer_and_says_why() {
    // Doubled on every axis with each step of phi.
    let page = Page::open("#v1&family=lite&phi=0&alpha=2&beta=2&gamma=2&backend=cpu");
    let before = page.classify_sample("coffee");
    let (answered_by, runs) = (page.text("answered-by"), page.runs());
    drag_phi(&page, 0.0, 7.0);
    let error = page.wait_for_error();
    println!("  refused: {}", error.text);
    assert_eq!(error.kind, "too-large");
    assert!(error.text.contains("nearest setting that fits is phi") && page.has("error-suggestion"), "{error:?}");
    assert!(!page.has("build-question"), "nothing is asked of what cannot be had");
    // The answer is the one before, and says whose it is.
    assert_eq!((page.engine().as_str(), page.runs()), ("ready", runs));
    assert!(!is_current(&page) && page.has("answer-old"));
    assert_eq!(page.text("answered-by"), answered_by);
    let comparison = Expected::of("coffee").compare(&page.predictions());
    assert!(comparison.faults.is_empty(), "{:?}", comparison.faults);

    // Back where it came from, it is the answer again, and nothing is refused any more.
    drag_phi(&page, 7.0, 0.0);
    page.wait("the answer before", PATIENCE, || (is_current(&page) && page.error().is_none()).then_some(()));
    let indices = |predictions: &[e2e::page::Prediction]| predictions.iter().map(|one| one.index).collect::<Vec<_>>();
    assert_eq!(indices(&page.predictions()), indices(&before));

    // From too large to what fits: a new answer.
    drag_phi(&page, 0.0, 7.0);
    page.wait_for_error();
    let runs = page.runs();
    drag_phi(&page, 7.0, 0.2);
    page.wait("an answer of the setting", PATIENCE, || (page.runs() > runs && is_current(&page)).then_some(()));
    assert_eq!(page.error(), None);
    assert_eq!(page.attribute("answer", "data-kind").as_deref(), Some("grown"));
}
