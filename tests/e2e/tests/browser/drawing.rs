//! The network as volumes, and a stage of it opened.

use std::time::Duration;

use e2e::page::Page;
use e2e::webdriver::{ENTER, ESCAPE, TAB};
use serde_json::{Value, json};

/// Does something with a stage of the drawing, in the words of the page's script.
fn with_stage(page: &Page, stage: u64, what: &str) -> Value {
    let find =
        "const stage = document.querySelector(`[data-testid=\"drawing-stage\"][data-stage=\"${arguments[0]}\"]`);";
    page.js(&format!("{find}{what}"), &[json!(stage)])
}

/// The open stage against its row of the stage table, and the sum of its layers: `[macs, parameters]` of each.
fn counts(page: &Page, stage: u64) -> Value {
    let script = "
        const of = e => [e.dataset.macs, e.dataset.params];
        const layers = [...document.querySelectorAll('[data-testid=\"stage-layer\"]')];
        const sum = key => layers.reduce((sum, row) => sum + BigInt(row.dataset[key]), 0n).toString();
        return [of(at('stage-detail')), of(document.querySelectorAll('[data-testid=\"stage-row\"]')[arguments[0] - 1]),
            [sum('macs'), sum('params')]];";
    page.js(script, &[json!(stage)])
}

#[test]
fn every_stage_opens_by_keyboard_and_adds_up_to_its_row() {
    let page = Page::open("");
    assert!(!page.has("stage-detail"), "nothing is open before somebody asks");
    with_stage(&page, 1, "stage.focus();");
    for stage in 1..=9 {
        // From then on, the focus alone opens a stage.
        page.press(if stage == 1 { ENTER } else { TAB });
        page.wait("the stage", Duration::from_secs(5), || {
            (page.has("stage-detail") && page.attribute("stage-detail", "data-stage") == Some(stage.to_string()))
                .then_some(())
        });
        let [open, row, layers] = serde_json::from_value::<[Value; 3]>(counts(&page, stage)).expect("three pairs");
        assert_eq!((&open, &layers), (&row, &row), "stage {stage}");
    }
    page.press(ESCAPE);
    page.wait("a closed stage", Duration::from_secs(5), || (!page.has("stage-detail")).then_some(()));
    // The focus stays where it was, and Enter opens the stage again.
    page.press(ENTER);
    page.wait("the stage again", Duration::from_secs(5), || page.has("stage-detail").then_some(()));
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn the_third_stage_of_b0_is_named_and_shows_its_layers() {
    let page = Page::open("");
    let name = with_stage(&page, 3, "return stage.getAttribute('aria-label');");
    let name = name.as_str().expect("a name");
    assert!(name.starts_with("Stage 3: 24 channels, 2 blocks, 56 x 56, "), "{name}");
    with_stage(&page, 3, "stage.querySelector('path').dispatchEvent(new MouseEvent('click', { bubbles: true }));");
    page.wait("the stage", Duration::from_secs(5), || page.has("stage-layer").then_some(()));
    let operators = page.js(
        "return [...document.querySelectorAll('[data-testid=\"stage-layer\"]')].map(e => e.dataset.operator);",
        &[],
    );
    let block = ["expand", "depthwise", "squeeze", "excite", "project"];
    assert_eq!(operators, json!([block, block].concat()));
    // 16 channels to six times as many, on 112 x 112 cells.
    assert_eq!(page.attribute("stage-layer", "data-macs"), Some((16 * 96 * 112 * 112).to_string()));
}

#[test]
fn pointing_at_a_stage_reads_it_and_moves_nothing() {
    let page = Page::open("#v1&family=b&phi=7&alpha=1.2&beta=1.1&gamma=1.15");
    let point = "
        const height = () => document.documentElement.scrollHeight;
        const before = height();
        stage.querySelector('rect').dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
        return new Promise(done => requestAnimationFrame(() => setTimeout(() => done(
            [at('drawing-read').textContent === stage.getAttribute('aria-label'), height() - before]))));";
    assert_eq!(with_stage(&page, 7, point), json!([true, 0]));
    assert!(!page.has("stage-detail"), "pointing opens nothing");
    // Fifteen blocks are five plates and a piece; the number says all.
    let count = with_stage(&page, 7, "return stage.querySelector('text:last-of-type').textContent;");
    assert_eq!(count, json!("×15"));
}
