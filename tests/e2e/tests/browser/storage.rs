//! Weights that the browser keeps: a second visit downloads nothing, and the person sees and deletes what is kept.

use std::fs;
use std::time::Duration;

use e2e::browser::Profile;
use e2e::dist;
use e2e::page::Page;
use e2e::reference::Expected;
use e2e::webdriver::ENTER;
use serde_json::{Value, json};

const WEIGHTS: &str = "weights/efficientnet-";
const ON_CPU: &str = "#v1&preset=lite0&backend=cpu";

/// How long the list may take to follow what happened.
const SOON: Duration = Duration::from_secs(10);

/// What the panel lists: network and bytes.
fn listed(page: &Page) -> Vec<(String, u64)> {
    let script = "return [...document.querySelectorAll('[data-testid=\"storage-row\"]')]
        .map(row => [row.dataset.model, Number(row.dataset.bytes)]);";
    serde_json::from_value(page.js(script, &[])).expect("rows of network and bytes")
}

fn wait_for_list(page: &Page, expected: &[(&str, u64)]) {
    let expected: Vec<_> = expected.iter().map(|(model, bytes)| ((*model).to_owned(), *bytes)).collect();
    page.wait(&format!("the list {expected:?}"), SOON, || (listed(page) == expected).then_some(()));
}

/// The size of a network's file on disk.
fn size_of(network: &str) -> u64 {
    let file = dist::folder().join(format!("weights/efficientnet-{network}.safetensors"));
    fs::metadata(file).expect("the weights of the built page").len()
}

fn expect_answer(page: &Page, name: &str) {
    let comparison = Expected::of(name).compare(&page.predictions());
    assert!(comparison.faults.is_empty(), "{:?}", comparison.faults);
}

/// Runs a script with `cache`, the page's own, and `keys`, the requests in it.
fn with_cache(page: &Page, script: &str) -> Value {
    let opening = "const [name, ...more] = (await caches.keys()).filter(n => n.startsWith('efficientnet-explorer-'));
        if (!name || more.length) throw new Error('the page has not one cache but ' + JSON.stringify([name, ...more]));
        const cache = await caches.open(name), keys = await cache.keys();";
    page.js(&format!("return (async () => {{ {opening} {script} }})();"), &[])
}

fn page_with_lite0_kept() -> Page {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.go(ON_CPU);
    page.classify_sample("coffee");
    wait_for_list(&page, &[("lite0", size_of("lite0"))]);
    page
}

#[test]
fn a_second_visit_downloads_nothing() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.go(ON_CPU);
    assert_eq!(listed(&page), []);
    page.classify_sample("coffee");
    page.expect("weights-origin", "network");
    wait_for_list(&page, &[("lite0", size_of("lite0"))]);
    assert_eq!(page.server.count(WEIGHTS), 1);
    assert!(!page.has("storage-notice"), "{:?}", page.text("storage-notice"));

    page.go_in_fresh_tab(ON_CPU);
    // What is kept is listed before the engine runs.
    wait_for_list(&page, &[("lite0", size_of("lite0"))]);
    page.expect("storage-total", &size_of("lite0").to_string());
    page.classify_sample("coffee");
    expect_answer(&page, "coffee");
    page.expect("weights-origin", "storage");
    assert_eq!(page.server.count(WEIGHTS), 1, "the second visit downloaded weights");

    // Another backend is another worker, which has nothing in its memory.
    let before = page.runs();
    page.click("backend-webgpu");
    page.wait("the picture on WebGPU", Duration::from_mins(3), || (page.runs() > before).then_some(()));
    assert_eq!(page.server.count(WEIGHTS), 1, "another worker downloaded weights");
}

#[test]
fn what_is_kept_is_listed_with_its_size_and_deleted_on_demand() {
    let page = page_with_lite0_kept();
    let before = page.runs();
    page.click("run-lite1");
    page.wait_for_run_after(before);
    wait_for_list(&page, &[("lite0", size_of("lite0")), ("lite1", size_of("lite1"))]);
    assert!(page.text("storage-panel").contains("EfficientNet-Lite1, 11.2 MB"), "{:?}", page.text("storage-panel"));

    // By keyboard: the focus stays in the panel, and the loaded network stays in use.
    page.open_room_of("storage-delete-lite1");
    page.js("at('storage-delete-lite1').focus();", &[]);
    page.press(ENTER);
    wait_for_list(&page, &[("lite0", size_of("lite0"))]);
    let said = page.text("storage-said");
    assert!(said.contains("Deleted: EfficientNet-Lite1"), "{said:?}");
    let script = "return at('storage-panel').contains(document.activeElement)
        && document.activeElement.id === 'storage-title' && !!at('storage-said').closest('[role=\"status\"]');";
    assert_eq!(page.js(script, &[]), json!(true), "the focus is lost, or the words are not announced");
    page.classify_sample("chelsea");
    assert!(page.text("answered-by").contains("Lite1"), "{:?}", page.text("answered-by"));
    assert_eq!(page.server.count(WEIGHTS), 2);

    page.click("storage-delete-all");
    wait_for_list(&page, &[]);
    assert!(!page.has("storage-delete-all"));
    page.expect("storage-total", "0");
    page.go_in_fresh_tab(ON_CPU);
    page.classify_sample("coffee");
    page.expect("weights-origin", "network");
    assert_eq!(page.server.count("weights/efficientnet-lite0"), 2, "deleted weights came from somewhere else");
    wait_for_list(&page, &[("lite0", size_of("lite0"))]);
}

/// Puts something else in the place of the kept weights; the next visit fetches them anew and says nothing of it.
fn expect_replaced_silently(what: &str) {
    let page = page_with_lite0_kept();
    let kept = with_cache(&page, &format!("await cache.put(keys[0], {what}); return keys.length;"));
    assert_eq!(kept, json!(1));
    page.go_in_fresh_tab(ON_CPU);
    page.classify_sample("coffee");
    expect_answer(&page, "coffee");
    page.expect("weights-origin", "network");
    assert_eq!(page.error(), None);
    assert!(!page.has("storage-notice"), "{:?}", page.text("storage-notice"));
    assert_eq!(page.server.count(WEIGHTS), 2);
    wait_for_list(&page, &[("lite0", size_of("lite0"))]);

    page.go_in_fresh_tab(ON_CPU);
    page.classify_sample("coffee");
    page.expect("weights-origin", "storage");
    assert_eq!(page.server.count(WEIGHTS), 2, "what was put in place is not used");
}

#[test]
fn kept_weights_of_another_length_are_replaced_silently() {
    expect_replaced_silently("new Response('no weights')");
}

#[test]
fn kept_weights_with_other_bytes_are_replaced_silently() {
    expect_replaced_silently(&format!("new Response(new Uint8Array({}))", size_of("lite0")));
}

#[test]
fn an_older_version_of_a_file_gives_way_and_unknown_files_are_listed_and_deleted() {
    let page = page_with_lite0_kept();
    // Lite1 of an older version, 5 bytes, and a file that no version of today knows, 7 bytes.
    let script = "const old = file => keys[0].url.replace(/efficientnet-lite0.*$/, file);
        await cache.put(old('efficientnet-lite1.safetensors?sha256=0'), new Response('12345'));
        await cache.put(old('forgotten.safetensors?sha256=0'), new Response('1234567'));";
    with_cache(&page, script);
    page.go_in_fresh_tab(ON_CPU);
    wait_for_list(&page, &[("lite0", size_of("lite0")), ("older", 12)]);
    page.classify_sample("coffee");
    let before = page.runs();
    page.click("run-lite1");
    page.wait_for_run_after(before);
    // 12 - 5 bytes.
    wait_for_list(&page, &[("lite0", size_of("lite0")), ("lite1", size_of("lite1")), ("older", 7)]);
    page.click("storage-delete-older");
    wait_for_list(&page, &[("lite0", size_of("lite0")), ("lite1", size_of("lite1"))]);
}

/// The page says in words that Lite0 is not kept; within one visit it is not downloaded a second time.
fn expect_said_and_kept_in_memory(page: &Page, reason: &str) {
    page.click("sample-coffee");
    page.wait_for_run_after(0);
    expect_answer(page, "coffee");
    page.wait("the words", SOON, || page.has("storage-notice").then_some(()));
    let words = page.text("storage-notice");
    println!("  weights that cannot be kept are said: {words}");
    assert!(words.contains("could not be kept") && words.contains("downloaded again next time"), "{words:?}");
    assert!(words.contains("EfficientNet-Lite0") && words.contains(reason), "{words:?}");
    assert_eq!(page.error(), None, "it is no failure");
    assert_eq!(listed(page), []);

    for (button, name) in [("run-lite1", "Lite1"), ("run-lite0", "Lite0")] {
        let before = page.runs();
        page.click(button);
        page.wait_for_run_after(before);
        assert!(page.text("answered-by").contains(name), "{:?}", page.text("answered-by"));
    }
    expect_answer(page, "coffee");
    page.expect("weights-origin", "memory");
    assert_eq!(page.server.count("weights/efficientnet-lite0"), 1, "it was in memory");
    assert!(page.has("storage-notice"));
}

#[test]
fn without_storage_the_page_works_and_says_so() {
    let mut page = Page::prepare(Profile::SoftwareAdapter);
    page.use_plain_host();
    page.go(ON_CPU);
    assert_eq!(page.js("return typeof caches;", &[]), json!("undefined"), "there is storage after all");
    page.wait("the words", SOON, || page.has("storage-notice").then_some(()));
    assert!(page.text("storage-notice").contains("Nothing can be kept here"), "{:?}", page.text("storage-notice"));
    expect_said_and_kept_in_memory(&page, "https");
}

#[test]
fn with_full_storage_the_page_works_and_says_so() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    // A tenth of what Lite0 needs.
    let quota = json!({ "origin": page.server.origin(), "quotaSize": 1_000_000 });
    page.session().development("Storage.overrideQuotaForOrigin", &quota).expect("a small quota");
    page.go(ON_CPU);
    expect_said_and_kept_in_memory(&page, "full");
}

#[test]
fn kept_weights_give_a_first_prediction_within_a_second_on_the_cpu() {
    const BOUND_MILLIS: f64 = 1000.0;
    const ROUNDS: usize = 3;
    let page = page_with_lite0_kept();
    // Other work on the machine only ever adds time.
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        page.go_in_fresh_tab(ON_CPU);
        assert_eq!(page.engine(), "cold");
        let millis = page.millis_from_click_to_first_answer();
        expect_answer(&page, "coffee");
        page.expect("weights-origin", "storage");
        assert!(!page.has("first-run"), "the first picture is the first run");
        println!(
            "measured: cached Lite0, click to first prediction, cpu: {millis:.0} ms (bound {BOUND_MILLIS:.0} ms); \
             of it this run, the first one, {:.0} ms",
            page.number_of("latency"),
        );
        best = best.min(millis);
    }
    assert_eq!(page.server.count(WEIGHTS), 1);
    // On a busier machine all times grow: guarded at one and a half times the bound. BENCHMARKS.md holds the figure against the bound itself.
    assert!(best <= 1.5 * BOUND_MILLIS, "{best:.0} ms at best");
}

/// Before anything was kept, and where nothing can be, the panel was headed "Kept in this browser" and spoke of deleting
/// what was not there.
#[test]
fn where_nothing_is_kept_the_panel_speaks_of_no_deleting() {
    let mut page = Page::open(ON_CPU);
    let words = || page.text("storage-panel");
    page.wait("the panel", SOON, || words().contains("Nothing is kept yet").then_some(()));
    assert!(!words().contains("elet") && !words().contains("Kept in this browser"), "{:?}", words());
    page.classify_sample("coffee");
    page.wait("what deleting does", SOON, || words().contains("Deleting them").then_some(()));
    page.click("storage-delete-all");
    page.wait("the empty panel", SOON, || {
        let words = words();
        (words.contains("Nothing is kept yet") && !words.contains("Deleting them")).then_some(())
    });

    page.use_plain_host();
    page.go_in_fresh_tab(ON_CPU);
    page.wait("the words", SOON, || page.has("storage-notice").then_some(()));
    let words = page.text("storage-panel");
    assert!(words.contains("Nothing can be kept here") && words.contains("at each visit"), "{words:?}");
    assert!(!words.contains("elet") && !words.contains("your next visit downloads nothing"), "{words:?}");
}
