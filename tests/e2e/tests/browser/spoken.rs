//! What a person hears who moves the sliders without seeing them.

use std::thread;
use std::time::Duration;

use e2e::page::Page;
use e2e::reference::BASELINE_MACS;
use serde_json::json;

/// A little more than the sliders have to rest before they are spoken of.
const RESTED: Duration = Duration::from_millis(1500);

/// All that was heard since [`listen`], in order.
fn heard(page: &Page) -> Vec<String> {
    serde_json::from_value(page.js("return window.heard;", &[])).expect("sentences")
}

fn listen(page: &Page) {
    let script = "window.heard = [];
        const region = at('spoken-cost');
        if (region.getAttribute('role') !== 'status') throw new Error('it is not heard');
        new MutationObserver(() => window.heard.push(region.textContent))
            .observe(region, { childList: true, characterData: true, subtree: true });";
    page.js(script, &[]);
}

#[test]
fn every_slider_says_what_it_brings_about() {
    for (language, phi, beta, word) in [
        (
            "en",
            "phi 2.0: depth 1.44 times, width 1.21 times, resolution 1.32 times",
            "beta 1.10: width 1.21 times",
            " ",
        ),
        ("ko", "phi 2.0: 깊이 1.44배, 너비 1.21배, 해상도 1.32배", "beta 1.10: phi 2.0에서 너비 1.21배", "배"),
    ] {
        let page = Page::open(&format!("#v1&lang={language}&phi=2"));
        page.click("why-one-axis");
        page.wait("the slider of the budget", RESTED, || page.has("slider-budget").then_some(()));
        let spoken = |id: &str| page.attribute(id, "aria-valuetext").unwrap_or_default();
        assert_eq!(spoken("slider-phi"), phi);
        assert!(spoken("slider-beta").starts_with(beta), "{}", spoken("slider-beta"));
        let script = "return [...document.querySelectorAll('input[type=range]')].map(e => e.ariaValueText ?? '');";
        let all: Vec<String> = serde_json::from_value(page.js(script, &[])).expect("texts");
        assert_eq!(all.len(), 8, "seven knobs and a budget");
        assert!(all.iter().all(|text| text.contains(word)), "{all:?}");
    }
}

#[test]
fn the_cost_is_spoken_once_the_sliders_rest_and_not_before() {
    // phi 1: 992,629,472 multiply-adds.
    let times = format!("{:.2}", 992_629_472.0 / BASELINE_MACS);
    for (language, sentence) in [
        ("en", format!("{times} times B0: 993 million multiply-adds")),
        ("ko", format!("B0의 {times}배: 곱셈-덧셈 9.93억")),
    ] {
        let page = Page::open(&format!("#v1&lang={language}"));
        listen(&page);
        thread::sleep(RESTED);
        assert_eq!(heard(&page), Vec::<String>::new(), "a page that was only opened speaks");
        // A hand that slides: many values in a second, of which the last one stays.
        let slide = "return (async () => {
            const slider = at('slider-phi');
            for (let tenths = 1; tenths <= 10; tenths += 1) {
                slider.value = String(tenths / 10);
                slider.dispatchEvent(new Event('input', { bubbles: true }));
                await new Promise(done => setTimeout(done, 50));
            }
        })();";
        page.js(slide, &[]);
        page.expect("macs", "992629472");
        page.wait("the cost to be spoken", Duration::from_secs(5), || (!heard(&page).is_empty()).then_some(()));
        thread::sleep(RESTED);
        assert_eq!(heard(&page), [sentence]);
        // Another setting, another sentence; its own position is the slider's to say.
        page.js("window.heard = [];", &[]);
        page.set_slider("phi", 0.0);
        page.wait("the cost to be spoken again", Duration::from_secs(5), || (heard(&page).len() == 1).then_some(()));
        assert_eq!(
            page.js("return at('spoken-cost').getClientRects().length > 0;", &[]),
            json!(true),
            "display: none is silent"
        );
    }
}
