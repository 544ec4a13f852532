//! Where the parts of a comparison stand: while it runs, beside the lesson, and in its chart.

use std::time::Duration;

use e2e::page::Page;
use serde_json::{Value, json};

/// Long enough for three small networks on two shared cores.
const PATIENCE: Duration = Duration::from_mins(3);

/// Runs the comparison to its end.
fn run(page: &Page) {
    page.js("at('compare-run').click();", &[]);
    page.wait("the end of the comparison", PATIENCE, || page.text("compare-progress").contains("done").then_some(()));
    page.wait("the charts", PATIENCE, || page.has("compare-chart-macs").then_some(()));
}

/// From here on, collects in every frame how far from the top of the page things stand: the button and the results.
const WATCH: &str = "
    const top = e => Math.round(e.getBoundingClientRect().top + scrollY);
    window.seen = { button: [], results: [], page: [] };
    const note = (list, value) => { if (list.at(-1) !== value) list.push(value); };
    const look = () => {
        note(window.seen.button, top(at('compare-run')));
        note(window.seen.results, top(document.querySelector('.compare-results')));
        window.watching = requestAnimationFrame(look);
    };
    look();";

/// The one screen above showed the progress and the answer of each network, and lines of the comparison itself appeared:
/// what a person looked at moved by 60 px and more, up and down, for as long as it ran.
#[test]
fn nothing_moves_while_a_comparison_runs() {
    let page = Page::open("#v1&family=lite&preset=lite0&backend=cpu&view=compare&compare=lite0,lite1,setting");
    page.resize(1280, 720);
    page.classify_sample("coffee");
    for _ in 0..2 {
        page.js(WATCH, &[]);
        run(&page);
        let seen = page.js("cancelAnimationFrame(window.watching); return window.seen;", &[]);
        for place in ["button", "results"] {
            let tops: Vec<f64> = serde_json::from_value(seen[place].clone()).expect("numbers");
            let (least, most) =
                tops.iter().fold((f64::MAX, f64::MIN), |(low, high), top| (low.min(*top), high.max(*top)));
            assert!(most - least <= 1.0, "the {place} moved: {tops:?}");
        }
    }
    // What was held is given free when the engine rests.
    page.wait("the heights to be free", PATIENCE, || {
        (page.js("return document.querySelector('[data-held]');", &[]) == Value::Null).then_some(())
    });
}

/// Beside the lesson the column of the published accuracy was cut off, and a time broke into “66.9” and “ms”.
#[test]
fn the_whole_table_stands_beside_the_lesson() {
    let page = Page::open("#v1&family=lite&backend=cpu&lesson=9&view=compare&compare=lite0,lite1,b0");
    page.resize(1280, 720);
    run(&page);
    let found = page.js(
        "const frame = document.querySelector('.compare-frame');
         const lines = cell => {
             const range = document.createRange();
             range.selectNodeContents(cell);
             return new Set([...range.getClientRects()].map(r => Math.round(r.top))).size;
         };
         const cells = [...frame.querySelectorAll('td.number')].filter(cell => cell.textContent.trim());
         const spans = cells.flatMap(cell => [...cell.children]);
         return [frame.scrollWidth - frame.clientWidth, cells.length,
             spans.filter(span => lines(span) > 1).map(span => span.textContent)];",
        &[],
    );
    // Of three rows: time, ratio, what is around a run, cost, accuracy; each of their lines is one.
    assert_eq!(found, json!([0, 15, []]), "[pixels cut off, cells, lines in two]");
}

/// Lite0 and a setting of its size take nearly the same time: their names ran over each other, and so did the numbers below
/// the chart.
#[test]
fn no_text_of_the_chart_covers_another() {
    let page = Page::open("#v1&family=lite&backend=cpu&view=compare&compare=lite0,setting,lite1");
    run(&page);
    let covered = page.js(
        "const of = kind => [...at('compare-chart-' + kind).querySelectorAll('text')];
         const texts = ['macs', 'activations', 'accuracy', 'samples'].flatMap(of)
             .map(e => [e.textContent, e.getBoundingClientRect()]);
         // The box of a text has room above and below its letters.
         const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom;
         return texts.flatMap(([one, a], at) =>
             texts.slice(at + 1).filter(([, b]) => meet(a, b)).map(([other]) => `${one} over ${other}`));",
        &[],
    );
    assert_eq!(covered, json!([]));
}
