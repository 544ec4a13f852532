//! Class activation maps of several networks: the same place is marked in all, and each says what comes from there.

use std::time::Duration;

use super::engine_failures::with_actor;
use super::own_weights;
use e2e::page::Page;
use serde_json::json;

/// How long a network may take to be loaded and run.
const PATIENCE: Duration = Duration::from_mins(2);

/// One network's map as the page shows it.
#[derive(Clone, Debug, PartialEq)]
struct Panel {
    network: String,
    side: usize,
    class: u64,
    /// The marked cell, and its share of what raises the score.
    marked: Option<(usize, f64)>,
}

fn panels(page: &Page) -> Vec<Panel> {
    let script = "return [...document.querySelectorAll('[data-testid=\"maps-panel\"]')].map(({ dataset }) =>
        [dataset.network, dataset.grid, dataset.class, dataset.cell ?? null, dataset.share ?? null]);";
    let rows: Vec<[Option<String>; 5]> = serde_json::from_value(page.js(script, &[])).expect("panels");
    let panel = |[network, side, class, cell, share]: [Option<String>; 5]| Panel {
        network: network.expect("a network"),
        side: side.and_then(|side| side.parse().ok()).expect("a side"),
        class: class.and_then(|class| class.parse().ok()).expect("a class"),
        marked: cell.zip(share).map(|(cell, share)| (cell.parse().expect("a cell"), share.parse().expect("a share"))),
    };
    rows.into_iter().map(panel).collect()
}

/// Presses the button of a network, and waits for so many maps.
fn toggle(page: &Page, network: &str, count: usize) -> Vec<Panel> {
    let button = format!("[data-testid=\"maps-network\"][data-network=\"{network}\"]");
    let is_free = "return document.querySelector(arguments[0])?.getAttribute('aria-disabled') === 'false';";
    page.wait("the button", PATIENCE, || (page.js(is_free, &[json!(button)]) == json!(true)).then_some(()));
    page.js("document.querySelector(arguments[0]).click();", &[json!(button)]);
    page.wait(&format!("{count} maps"), PATIENCE, || {
        assert_eq!(page.error(), None);
        Some(panels(page)).filter(|panels| panels.len() == count)
    })
}

/// Points at a part of the first map from the left and from the top.
fn point(page: &Page, x: f64, y: f64) {
    let script = "
        const place = at('maps-picture'), box = place.getBoundingClientRect();
        place.dispatchEvent(new PointerEvent('pointermove', {
            clientX: box.left + arguments[0] * box.width, clientY: box.top + arguments[1] * box.height, bubbles: true }));";
    page.js(script, &[json!(x), json!(y)]);
}

/// The share of a cell of the map in the panel above, of all that is above 0.
fn share(page: &Page, cell: usize) -> f64 {
    let values = page.attribute("activation-map", "data-values").expect("values");
    let raising: Vec<f64> = values.split(',').map(|value| value.parse::<f64>().expect("a number").max(0.0)).collect();
    raising[cell] / raising.iter().sum::<f64>()
}

#[test]
fn the_same_place_is_marked_in_the_maps_of_all_networks() {
    let page = Page::open("#v1&family=lite&preset=lite0&backend=cpu");
    let answer = page.classify_sample("chelsea");
    let runs = page.runs();
    page.click("activation-toggle");
    page.wait("the map", PATIENCE, || page.has("activation-map").then_some(()));
    let runs = page.wait("the run of the map", PATIENCE, || (page.runs() > runs).then(|| page.runs()));
    assert_eq!(panels(&page), Vec::new(), "nobody asked for another network");

    let both = toggle(&page, "lite1", 2);
    // 224 and 240 px leave 7 and 8 cells a side.
    assert_eq!(both.iter().map(|panel| panel.side).collect::<Vec<_>>(), [7, 8]);
    assert!(both[0].network.contains("Lite0") && both[1].network.contains("Lite1"), "{both:?}");
    assert_eq!(both[0].class.to_string(), page.attribute("activation-map", "data-class").expect("a class"));
    assert!(both.iter().all(|panel| panel.marked.is_none()));
    let three = toggle(&page, "lite2", 3);
    assert_eq!(three[2].side, 9);

    // At the upper right: the last cell of the first row of each.
    point(&page, 0.95, 0.05);
    let marked = page.wait("the mark", PATIENCE, || {
        Some(panels(&page)).filter(|panels| panels.iter().all(|panel| panel.marked.is_some()))
    });
    let cells: Vec<usize> = marked.iter().filter_map(|panel| panel.marked).map(|(cell, _)| cell).collect();
    assert_eq!(cells, [6, 7, 8]);
    let (cell, found) = marked[0].marked.expect("a mark");
    assert!((found - share(&page, cell)).abs() < 1e-6, "{found} instead of {}", share(&page, cell));
    assert_eq!(page.js("return document.querySelectorAll('.maps-mark').length;", &[]), json!(3));

    // The keys move by a cell of the map that has the focus, and are heard.
    page.js("at('maps-picture').focus();", &[]);
    page.press('\u{e015}');
    let moved = page.wait("the next row", PATIENCE, || {
        Some(panels(&page)).filter(|panels| panels[0].marked.is_some_and(|(cell, _)| cell == 13))
    });
    let (cell, found) = moved[0].marked.expect("a mark");
    assert!((found - share(&page, cell)).abs() < 1e-6);
    let heard = page.js("return at('maps-heard').textContent;", &[]);
    let heard = heard.as_str().expect("a text");
    assert!(heard.contains("Lite0") && heard.contains("Lite1") && heard.contains("Lite2"), "{heard}");

    assert_eq!((page.runs(), page.predictions()), (runs, answer), "the answer on the page stays");
    let two = toggle(&page, "lite1", 2);
    assert!(two[1].network.contains("Lite2"), "{two:?}");
    // Another picture has maps of its own.
    let before = page.runs();
    page.click("sample-coffee");
    page.wait_for_run_after(before);
    page.wait("the maps beside to go", PATIENCE, || panels(&page).is_empty().then_some(()));
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

/// The network of the sliders and a person's own stand beside the bundled ones.
#[test]
fn the_setting_and_own_weights_have_maps_too() {
    let page = Page::open("#v1&family=lite&phi=1&alpha=1.2&beta=1.1&gamma=1.15&backend=cpu");
    page.classify_sample("chelsea");
    let maps_of_page = || {
        page.click("activation-toggle");
        page.wait("the map", PATIENCE, || page.has("activation-map").then_some(()));
        page.wait_for_engine("ready");
    };
    maps_of_page();
    let both = toggle(&page, "lite0", 2);
    // 258 pixels leave 9 cells a side.
    assert_eq!(both.iter().map(|panel| panel.side).collect::<Vec<_>>(), [9, 7]);
    own_weights::load(&page, &own_weights::file_of(&own_weights::LITE0));
    let before = page.runs();
    page.click("run-lite0");
    page.wait_for_run_after(before);
    page.wait("the map", PATIENCE, || page.has("activation-map").then_some(()));
    page.wait_for_engine("ready");
    let both = toggle(&page, "custom", 2);
    assert_eq!(both.iter().map(|panel| panel.side).collect::<Vec<_>>(), [7, 7]);
    assert!(both[1].class < own_weights::CLASSES, "{both:?}");
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

/// The actor's maps are 2 x 2 cells of -1, 0, the logit and 2 more than three times that.
#[test]
fn shares_are_of_what_raises_the_score() {
    let page = with_actor("");
    page.click("sample-coffee");
    page.wait_for_run_after(0);
    page.click("activation-toggle");
    page.wait("the map", PATIENCE, || page.has("activation-map").then_some(()));
    toggle(&page, "lite1", 2);
    // 0.9 and 4.7 raise the score.
    for ((x, y), cell, share) in [((0.2, 0.2), 0, 0.0), ((0.2, 0.8), 2, 0.9 / 5.6), ((0.8, 0.8), 3, 4.7 / 5.6)] {
        point(&page, x, y);
        page.wait(&format!("cell {cell}"), PATIENCE, || {
            let is_there =
                |panel: &Panel| panel.marked.is_some_and(|(found, of)| found == cell && (of - share).abs() < 1e-6);
            panels(&page).iter().all(is_there).then_some(())
        });
    }
}
