//! The grid search over alpha, beta and gamma.

use std::time::Duration;

use e2e::count::efficientnet_macs;
use e2e::page::Page;
use serde_json::json;

/// Every candidate on the page: alpha, beta, gamma, exact multiply-adds, multiply-adds by the formula.
fn candidates(page: &Page) -> Vec<[String; 5]> {
    let script = "return [...document.querySelectorAll('[data-testid=\"grid-candidate\"]')].map(row =>
        ['alpha', 'beta', 'gamma', 'macs', 'formula'].map(key => row.dataset[key]));";
    serde_json::from_value(page.js(script, &[])).expect("five values in every row")
}

/// The hundredths of a decimal such as `1.15`.
fn hundredths(decimal: &str) -> u64 {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    format!("{whole}{fraction:0<2}").parse().unwrap_or_else(|_| panic!("{decimal} is no number of hundredths"))
}

/// `round(224 * gamma)`, gamma in hundredths.
fn pixels(gamma: u64) -> u64 {
    (224 * gamma + 50) / 100
}

fn opened() -> Page {
    let page = Page::open("");
    assert!(candidates(&page).is_empty(), "nothing is computed before somebody asks");
    page.click("why-grid-search");
    page.wait("the candidates", Duration::from_secs(5), || page.has("grid-candidate").then_some(()));
    page
}

#[test]
fn the_candidates_are_those_of_the_grid_and_are_counted_exactly() {
    let page = opened();
    let mut expected = Vec::new();
    for alpha in (100..=200).step_by(5) {
        for beta in (100..=200).step_by(5) {
            for gamma in (100..=200).step_by(5) {
                let product: u64 = alpha * beta * beta * gamma * gamma;
                if (19_000_000_000..=21_000_000_000).contains(&product) {
                    expected.push(([alpha, beta, gamma], product, efficientnet_macs(alpha, beta, pixels(gamma))));
                }
            }
        }
    }
    let shown = candidates(&page);
    assert_eq!(shown.len(), expected.len());
    for ([alpha, beta, gamma, macs, formula], (bases, product, counted)) in shown.iter().zip(expected) {
        assert_eq!([alpha, beta, gamma].map(|base| hundredths(base)), bases);
        assert_eq!(*macs, counted.to_string(), "{bases:?}");
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let by_formula = product as f64 / 1e10 * 385_814_752.0;
        let formula: f64 = formula.parse().expect("a decimal");
        assert!((formula / by_formula - 1.0).abs() < 1e-12, "{bases:?}: {formula} instead of {by_formula}");
    }
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn picking_the_papers_point_sets_the_sliders_and_the_link() {
    let page = opened();
    page.set_slider("alpha", 1.9);
    page.set_slider("phi", 4.0);
    let button = "[data-testid=\"grid-candidate\"][data-alpha=\"1.2\"][data-beta=\"1.1\"][data-gamma=\"1.15\"] button";
    page.js("document.querySelector(arguments[0]).focus();", &[json!(button)]);
    page.press(e2e::webdriver::ENTER);
    page.expect("mode", "compound");
    // As an independent script counts phi 1.
    page.expect("macs", "992629472");
    for (knob, value) in [("phi", 1.0), ("alpha", 1.2), ("beta", 1.1), ("gamma", 1.15)] {
        assert!((page.slider(knob) - value).abs() < 1e-12, "{knob} stands at {}", page.slider(knob));
    }
    let link = "&phi=1&alpha=1.2&beta=1.1&gamma=1.15&";
    page.wait("the link", Duration::from_secs(5), || {
        let fragment = page.js("return location.hash;", &[]);
        fragment.as_str().is_some_and(|fragment| fragment.contains(link)).then_some(())
    });
    let pressed = "return document.querySelector(arguments[0]).getAttribute('aria-pressed') === 'true';";
    page.wait("the picked one to be marked", Duration::from_secs(5), || {
        (page.js(pressed, &[json!(button)]) == json!(true)).then_some(())
    });
    assert!(page.text("grid-said").contains("992,629,472"), "{}", page.text("grid-said"));
}

#[test]
fn every_candidate_costs_what_the_page_says_once_it_is_picked() {
    let page = opened();
    page.click("grid-step-0.1");
    // Counted by three loops of a script.
    page.wait("the coarser grid", Duration::from_secs(5), || (candidates(&page).len() == 21).then_some(()));
    let shown = candidates(&page);
    for (at, [.., macs, _]) in shown.iter().enumerate() {
        let click = "document.querySelectorAll('[data-testid=\"grid-candidate\"]')[arguments[0]].click();";
        page.js(click, &[json!(at)]);
        page.expect("macs", macs);
    }
}

#[test]
fn the_tolerance_decides_whether_the_papers_point_is_there() {
    let page = opened();
    let has_paper =
        || candidates(&page).iter().any(|row| row[..3] == ["1.2".to_owned(), "1.1".to_owned(), "1.15".to_owned()]);
    assert!(has_paper());
    assert!(page.text("grid-found").contains("1.920"), "{}", page.text("grid-found"));
    page.click("grid-tolerance-0.05");
    page.wait("fewer candidates", Duration::from_secs(5), || (candidates(&page).len() == 54).then_some(()));
    assert!(!has_paper());
    assert!(page.text("grid-found").contains("not among them"), "{}", page.text("grid-found"));
}

#[test]
fn a_grid_that_is_too_fine_is_refused_in_words_and_the_page_goes_on() {
    let page = opened();
    page.click("grid-step-0.01");
    page.wait("the refusal", Duration::from_secs(5), || page.has("error").then_some(()));
    assert_eq!(page.attribute("error", "data-kind").as_deref(), Some("grid"));
    let words = page.text("error");
    assert!(words.contains("10286") && words.contains("coarser"), "{words}");
    assert!(candidates(&page).is_empty());
    page.click("grid-step-0.05");
    page.wait("the candidates", Duration::from_secs(5), || (candidates(&page).len() == 109).then_some(()));
    assert!(!page.has("error"), "a grid that is listed ends the refusal");
}

#[test]
fn the_same_search_on_b4_is_costed() {
    let page = opened();
    // B0's bases in hundredths; B4 is 1.8, 1.4 and 380 px, so that its products are in ten-thousandths. Whole hundredths
    // are enough for a step of 0.1: 1.8 * 1.1 = 1.98.
    page.click("grid-step-0.1");
    page.wait("the coarser grid", Duration::from_secs(5), || (candidates(&page).len() == 21).then_some(()));
    let (mut small, mut large) = (0, 0);
    for [alpha, beta, gamma, ..] in candidates(&page) {
        let [alpha, beta, gamma] = [alpha, beta, gamma].map(|base| hundredths(&base));
        small += efficientnet_macs(alpha, beta, pixels(gamma));
        large += efficientnet_macs(180 * alpha / 100, 140 * beta / 100, (380 * gamma + 50) / 100);
    }
    let words = page.text("grid-cost");
    #[expect(clippy::cast_precision_loss, reason = "three digits are compared")]
    let [small, large, ratio] = [small as f64 / 1e9, large as f64 / 1e9, large as f64 / small as f64];
    for number in [format!("{small:.1} billion"), format!("{large:.0} billion"), format!("{ratio:.2}×")] {
        assert!(words.contains(&number), "{number} is not in {words:?}");
    }
}

#[test]
fn lite_is_searched_from_its_own_baseline() {
    let page = opened();
    page.click("family-lite");
    // Lite at phi 1, counted by an independent script.
    page.wait("the counts of Lite", Duration::from_secs(5), || {
        candidates(&page).iter().any(|row| row[3] == "858907472").then_some(())
    });
}
