//! The camera's answer smoothed over frames: a switch shows each frame's own, and each start begins anew.

use std::time::Duration;

use super::camera::{ESPRESSO, PATIENCE, open, start, state, wait_for_frames};
use super::engine_failures::with_actor_and;
use e2e::browser::Profile;
use e2e::page::Page;
use serde_json::json;

fn wait_for_best(page: &Page, probability: f64) {
    page.wait(&format!("the best at {probability}"), Duration::from_secs(10), || {
        (page.predictions()[0].probability - probability).abs().lt(&1e-6).then_some(())
    });
}

/// The actor's frames have 0.9 by themselves; smoothed, the first has 0.5 and those after it 0.6.
#[test]
fn the_switch_chooses_between_the_smoothed_answer_and_the_frames_own() {
    let page = with_actor_and(Profile::Camera, "");
    page.click("sample-coffee");
    page.wait_for_run_after(0);
    wait_for_best(&page, 0.9);
    assert_eq!(page.attribute("predictions", "data-smoothed").as_deref(), Some("false"), "a picture is not smoothed");

    for _ in 0..2 {
        page.js(
            "window.seen = [];
             window.watch?.disconnect();
             window.watch = new MutationObserver(() => {
                 const best = document.querySelector('[data-testid=\"prediction\"]')?.dataset.probability;
                 if (seen.at(-1) !== best) seen.push(best);
             });
             watch.observe(at('predictions'), { subtree: true, childList: true, attributes: true });",
            &[],
        );
        page.click("camera-start");
        page.wait("the camera", PATIENCE, || (state(&page) == "on").then_some(()));
        wait_for_frames(&page, 5);
        let seen = page.js("return window.seen.filter(best => best !== '0.9');", &[]);
        assert_eq!(seen, json!(["0.5", "0.6"]), "the first frame of a start has nothing before it");
        assert_eq!(page.attribute("predictions", "data-smoothed").as_deref(), Some("true"));
        // Each frame's own, and back.
        page.click("camera-smooth");
        wait_for_best(&page, 0.9);
        assert_eq!(page.attribute("predictions", "data-smoothed").as_deref(), Some("false"));
        page.click("camera-smooth");
        wait_for_best(&page, 0.6);
        page.click("camera-stop");
        page.wait("the light to go off", PATIENCE, || (state(&page) == "off").then_some(()));
    }
    let about = page.js("return at('camera-smooth-about').textContent;", &[]);
    assert!(about.as_str().is_some_and(|about| about.contains("20 %") && about.contains("80 %")), "{about}");
}

#[test]
fn of_a_film_that_stands_still_both_say_the_same() {
    let page = open();
    start(&page);
    wait_for_frames(&page, 10);
    assert_eq!(page.attribute("predictions", "data-smoothed").as_deref(), Some("true"));
    let smoothed = page.predictions();
    page.click("camera-smooth");
    page.wait("each frame's own", PATIENCE, || {
        (page.attribute("predictions", "data-smoothed").as_deref() == Some("false")).then_some(())
    });
    let raw = page.predictions();
    assert_eq!((smoothed.len(), smoothed[0].index, raw[0].index), (5, ESPRESSO, ESPRESSO));
    assert!((smoothed[0].probability - raw[0].probability).abs() < 0.05, "{smoothed:?} {raw:?}");
    assert!(smoothed.iter().all(|class| class.probability > 0.0), "every class has a name and a share: {smoothed:?}");
}
