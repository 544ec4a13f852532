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

/// The open stage, and its row of the stage table: `[macs, parameters]` of each.
fn counts(page: &Page, stage: u64) -> Value {
    let script = "
        const of = e => [e.dataset.macs, e.dataset.params];
        return [of(at('stage-detail')), of(document.querySelectorAll('[data-testid=\"stage-row\"]')[arguments[0] - 1])];";
    page.js(script, &[json!(stage)])
}

#[test]
fn every_stage_opens_by_keyboard_and_costs_what_its_row_says() {
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
        let [open, row] = serde_json::from_value::<[Value; 2]>(counts(&page, stage)).expect("two pairs");
        assert_eq!(open, row, "stage {stage}");
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
    assert!(name.starts_with("Stage 3, MBConv6, k3x3: channels 24, blocks 2, map 56 x 56, "), "{name}");
    with_stage(&page, 3, "stage.querySelector('path').dispatchEvent(new MouseEvent('click', { bubbles: true }));");
    page.wait("the stage", Duration::from_secs(5), || page.has("stage-layers").then_some(()));
    let rows = "return [...at('stage-layers').tBodies[0].rows].map(row => row.cells[0].textContent);";
    let block = ["expand", "depthwise", "squeeze", "excite", "project"];
    assert_eq!(page.js(rows, &[]), json!([&["Block 1"][..], &block, &["Block 2"], &block].concat()));
    // 16 channels to six times as many, on 112 x 112 cells: 19,267,584.
    let macs = page.js("return at('stage-layers').tBodies[0].rows[1].cells[6].textContent;", &[]);
    assert_eq!(macs, json!("19.3 million"));
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
    let count = with_stage(&page, 7, "return stage.nextElementSibling.querySelector('text:last-of-type').textContent;");
    assert_eq!(count, json!("×15"));
}
