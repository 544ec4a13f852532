//! Without a network: the page kept by its service worker, a new version of it, and what it leaves alone.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::builds;
use e2e::page::Page;
use e2e::server::{BASE, Fault, Server};
use serde_json::{Value, json};

const SOON: Duration = Duration::from_secs(10);
/// The whole page, of some megabytes, on a busy machine.
const KEPT: Duration = Duration::from_secs(60);
const ON_CPU: &str = "#v1&family=lite&preset=lite0&backend=cpu";

/// A page whose browser may keep it.
fn prepare() -> Page {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.browser().keep_pages(true);
    page
}

fn wait_for_status(page: &Page, expected: &str) {
    page.wait(&format!("{expected}: the page's state without a network"), KEPT, || {
        let is_there = page.js("return !!document.querySelector('[data-testid=\"offline-status\"]');", &[]) == true;
        (is_there && page.attribute("offline-status", "data-value").as_deref() == Some(expected)).then_some(())
    });
}

/// A first visit, at whose end everything is kept.
fn visited() -> Page {
    let page = prepare();
    page.go_as_people(ON_CPU);
    page.wait_for_rooms();
    page.open_room_of("offline-status");
    wait_for_status(&page, "ready");
    page
}

/// What a script with `cache names` has to say of them.
fn caches(page: &Page) -> Vec<String> {
    let names = page.js("return caches.keys();", &[]);
    names.as_array().expect("names").iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The caches of whole builds.
fn builds_kept(page: &Page) -> Vec<String> {
    caches(page).into_iter().filter(|name| name.contains(" page ")).collect()
}

fn version(page: &Page) -> String {
    let content = page.js("return document.querySelector('meta[name=build]').content;", &[]);
    content.as_str().and_then(|text| text.split(' ').next()).expect("the page's build").to_owned()
}

#[test]
fn the_second_visit_works_with_the_server_stopped() {
    const BOUND_MILLIS: f64 = 1000.0;
    let mut page = visited();
    let words = page.text("offline-status");
    assert!(words.starts_with("Ready without a network: the page ("), "{words:?}");
    page.server.stop();

    // Other work on the machine only ever adds time.
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        page.browser().close_tab();
        page.browser().new_tab();
        page.go_as_people(ON_CPU);
        page.wait_for_run_after(0);
        let script = "return performance.now();";
        let at_most = page.js(script, &[]).as_f64().expect("milliseconds");
        println!(
            "measured: second visit, server stopped, cpu: first prediction {at_most:.0} ms after the page was asked for"
        );
        best = best.min(at_most);
        page.wait_for_rooms();
        page.expect("weights-origin", "storage");
    }
    // The time from a click, as for kept weights with a server.
    page.go_in_fresh_tab("#v1&preset=lite0&backend=cpu");
    let millis = page.millis_from_click_to_first_answer();
    println!(
        "measured: second visit, server stopped, cpu: click to first prediction {millis:.0} ms (bound {BOUND_MILLIS:.0} ms)"
    );
    assert!(millis.max(best) <= 1.5 * BOUND_MILLIS, "{millis:.0} ms after a click, {best:.0} ms after opening");
    assert_eq!(page.predictions()[0].index, 967, "espresso");

    // Pictures, rooms, the other language and the other backend are there too.
    page.classify_sample("china");
    page.click("lang-ko");
    page.wait("the page in Korean", SOON, || {
        (page.js("return document.documentElement.lang;", &[]) == "ko").then_some(())
    });
    page.click("lang-en");
    for room in ["layers", "compare", "lab", "device"] {
        page.click(&format!("view-{room}"));
        assert!(!page.has("chunk-failed"), "{room}");
    }
    let before = page.runs();
    page.click("backend-webgpu");
    page.wait("the picture on WebGPU", Duration::from_mins(3), || (page.runs() > before).then_some(()));
    assert_eq!(page.error(), None);

    // What is not kept is said, with what can be done, and the last answer stays.
    let before = page.runs();
    page.click("run-lite2");
    let error = page.wait_for_error();
    assert!(error.text.contains("Lite2") && error.text.contains("Check the connection"), "{error:?}");
    assert_eq!(page.runs(), before);

    page.server.go_on();
    page.click("retry");
    page.wait_for_run_after(before);
}

#[test]
fn a_new_version_is_offered_and_an_open_page_keeps_its_own_files() {
    let mut page = prepare();
    let (first, second) = (
        builds::copy("first", &|_| {}),
        builds::copy("second", &|folder| {
            builds::append(folder, "worker.js", "\n// the second build\n");
            builds::append(folder, "korean.txt", "\n");
        }),
    );
    page.server.serve(first.clone());
    page.go_as_people(ON_CPU);
    page.wait_for_rooms();
    page.open_room_of("offline-status");
    wait_for_status(&page, "ready");
    let old = version(&page);
    let old_tab = page.session().tab().expect("a tab");
    assert_eq!(builds_kept(&page).len(), 1);

    // The new build is there: another tab still opens with the old one, and is told.
    page.server.serve(second.clone());
    page.browser().new_tab();
    page.go_as_people("#v1&family=lite&preset=lite1&backend=cpu");
    assert_eq!(version(&page), old, "a new version was forced");
    page.wait("the offer", KEPT, || page.has("new-version").then_some(()));
    assert_eq!(version(&page), old);
    assert_eq!(builds_kept(&page).len(), 2);
    page.wait_for_run_after(0);
    page.click("new-version-open");
    page.wait("the new version", KEPT, || {
        let is_loaded = page.js("return document.readyState === 'complete' && !!document.querySelector('main');", &[]);
        (is_loaded == true && version(&page) != old).then_some(())
    });
    let new = version(&page);
    page.wait_for_run_after(0);
    assert!(page.text("answered-by").contains("Lite1"), "the setting did not come along");
    let worker = "return fetch(`worker.js?v=${arguments[0]}`).then(answer => answer.text());";
    let text = |page: &Page, version: &str| page.js(worker, &[json!(version)]).as_str().unwrap_or_default().to_owned();
    assert!(text(&page, &new).contains("the second build"));
    // Some seconds at rest: the old build is in use by the other tab.
    std::thread::sleep(Duration::from_secs(4));
    assert_eq!(builds_kept(&page).len(), 2, "the files of an open page were deleted");

    // The old page goes on with its own files, without a server as well: another worker, and another language.
    let new_tab = page.session().tab().expect("a tab");
    page.session().turn_to(&old_tab).expect("the old tab");
    page.server.stop();
    assert_eq!(version(&page), old);
    let own = text(&page, &old);
    assert!(!own.contains("the second build") && own.len() > 1000, "{own:?}");
    let before = page.runs();
    page.click("backend-webgpu");
    page.wait("the picture on WebGPU", Duration::from_mins(3), || (page.runs() > before).then_some(()));
    assert_eq!(page.error(), None);
    page.server.go_on();

    // Once the last page of the old build is gone, so are its files.
    page.session().close_tab().expect("closed");
    page.session().turn_to(&new_tab).expect("the new tab");
    page.go_as_people(ON_CPU);
    page.session().refresh().expect("loaded again");
    page.wait("the end of the old build", KEPT, || (builds_kept(&page).len() == 1).then_some(()));
    assert!(builds_kept(&page)[0].ends_with(&new), "{:?}", builds_kept(&page));
    assert_eq!(version(&page), new);
}

#[test]
fn other_pages_other_origins_and_other_service_workers_are_left_alone() {
    let page = prepare();
    let folder = builds::copy("others", &|folder| {
        builds::write(folder, "other/page.html", "<title>theirs</title>");
        builds::write(folder, "other/sw.js", "addEventListener('fetch', () => {});");
    });
    page.server.serve(folder.clone());
    let elsewhere = Server::start(folder);
    // Theirs is there first, and has its own cache.
    page.load("other/page.html");
    let theirs = "return navigator.serviceWorker.register('sw.js').then(() => caches.open('theirs'))
        .then(cache => cache.put('kept', new Response('kept'))).then(() => 'done');";
    assert_eq!(page.js(theirs, &[]), "done");
    page.go_as_people(ON_CPU);
    page.wait_for_rooms();
    page.open_room_of("offline-status");
    wait_for_status(&page, "ready");
    page.session().refresh().expect("loaded again");
    page.wait_for_rooms();
    page.open_room_of("offline-status");
    wait_for_status(&page, "ready");

    let count = page.server.count("other/page.html");
    page.load("other/page.html");
    page.load("other/page.html?again");
    assert_eq!(page.server.count("other/page.html"), count + 2, "another page came from our cache");
    let registrations =
        "return navigator.serviceWorker.getRegistrations().then(all => all.map(one => one.scope).sort());";
    let scopes = page.js(registrations, &[]);
    assert_eq!(scopes.as_array().map(Vec::len), Some(2), "{scopes}");
    assert!(caches(&page).contains(&"theirs".to_owned()));
    // From a page below our folder that has no policy, and that ours would control if theirs did not.
    page.js("return navigator.serviceWorker.getRegistration('./').then(one => one.unregister());", &[]);
    page.load("other/page.html");
    let other = format!("{}{BASE}worker.js", elsewhere.origin());
    let reach = "return fetch(arguments[0], { mode: 'no-cors' }).then(answer => answer.type);";
    assert_eq!(page.js(reach, &[json!(other)]), "opaque");
    assert_eq!(elsewhere.count("worker.js"), 1);
    page.server.fault("other/page.html", Fault::Status(404));
    let own = "return fetch(location.href).then(answer => answer.status);";
    assert_eq!(page.js(own, &[]), 404, "another page came from our cache");
}

#[test]
fn everything_for_a_class_is_kept_with_one_button() {
    let mut page = visited();
    let missing =
        |page: &Page| page.attribute("offline-keep", "data-bytes").and_then(|bytes| bytes.parse::<u64>().ok());
    let first = missing(&page).expect("bytes");
    let words = page.text("offline-keep");
    assert!(words.contains(&format!("{:.1} MB", first as f64 / 1e6)), "{words:?} of {first} bytes");

    // One of them does not come.
    page.server.fault("efficientnet-lite2", Fault::Status(503));
    page.click("offline-keep");
    page.wait("the sentence", KEPT, || page.has("offline-error").then_some(()));
    let said = page.text("offline-error");
    assert!(said.contains("Lite2") && said.contains("503") && said.contains("press the button again"), "{said:?}");
    let second = missing(&page).expect("bytes");
    assert!(second < first, "Lite1 is kept");

    // Cancelled on its way.
    page.server.clear();
    page.server.fault("efficientnet-lite2", Fault::HoldAfter(2_000_000));
    page.click("offline-keep");
    page.wait("some bytes", KEPT, || {
        let received = page.has("offline-progress").then(|| page.attribute("offline-progress", "data-bytes"));
        received.flatten().and_then(|bytes| bytes.parse::<u64>().ok()).filter(|bytes| *bytes > 1_000_000)
    });
    assert_eq!(page.attribute("offline-progress", "data-total"), Some(second.to_string()));
    page.click("offline-cancel");
    page.wait("the end", SOON, || page.has("offline-said").then_some(()));
    assert!(page.text("offline-said").starts_with("Cancelled."));
    page.server.clear();

    // Another file in its place.
    page.server.fault("train.labels", Fault::Flip(3));
    page.click("offline-keep");
    page.wait("the sentence", KEPT, || page.has("offline-error").then_some(()));
    assert!(page.text("offline-error").contains("another file came in its place"), "{:?}", page.text("offline-error"));
    page.server.clear();
    page.click("offline-keep");
    page.wait("all of it", KEPT, || page.has("offline-all").then_some(()));

    page.server.stop();
    let before = page.runs();
    page.click("run-lite2");
    page.wait_for_run_after(before);
    assert!(page.text("answered-by").contains("Lite2"), "{:?}", page.text("answered-by"));
    page.expect("weights-origin", "storage");
}

#[test]
fn over_plain_http_the_page_says_why_it_cannot_be_kept_and_works() {
    let mut page = prepare();
    page.use_plain_host();
    page.go_as_people(ON_CPU);
    page.wait_for_rooms();
    page.open_room_of("offline-status");
    wait_for_status(&page, "unavailable");
    assert!(page.text("offline-status").contains("https"), "{:?}", page.text("offline-status"));
    assert!(!page.has("offline-keep") && !page.has("offline-switch"));
    page.wait_for_run_after(0);
}

#[test]
fn a_private_window_without_service_workers_says_so_and_works() {
    let page = prepare();
    let hide = json!({ "source": "delete Navigator.prototype.serviceWorker;" });
    page.session().development("Page.addScriptToEvaluateOnNewDocument", &hide).expect("a script");
    page.go_as_people(ON_CPU);
    page.wait_for_rooms();
    page.open_room_of("offline-status");
    wait_for_status(&page, "unavailable");
    assert!(page.text("offline-status").contains("private window"), "{:?}", page.text("offline-status"));
    page.wait_for_run_after(0);
}

#[test]
fn a_full_storage_is_said_and_leaves_no_half_of_the_page() {
    let page = prepare();
    // More than Lite0, less than the page.
    let quota = json!({ "origin": page.server.origin(), "quotaSize": 12_000_000 });
    page.session().development("Storage.overrideQuotaForOrigin", &quota).expect("a small quota");
    page.go_as_people(ON_CPU);
    page.wait_for_rooms();
    page.open_room_of("offline-status");
    page.wait("the sentence", KEPT, || page.text("offline-status").contains("full").then_some(()));
    wait_for_status(&page, "not-yet");
    assert_eq!(builds_kept(&page), Vec::<String>::new());
    page.classify_sample("chelsea");
    assert_eq!(page.error(), None);
}

#[test]
fn what_was_deleted_from_outside_is_kept_again_and_the_choice_not_to_is_kept() {
    let page = visited();
    page.js(
        "return caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))).then(() => 1);",
        &[],
    );
    page.classify_sample("chelsea");
    assert_eq!(page.error(), None, "an open page does not need it");
    page.session().refresh().expect("loaded again");
    page.wait_for_rooms();
    page.open_room_of("offline-status");
    wait_for_status(&page, "ready");
    assert_eq!(builds_kept(&page).len(), 1);

    page.click("offline-switch");
    wait_for_status(&page, "unavailable");
    page.wait("an empty storage", SOON, || builds_kept(&page).is_empty().then_some(()));
    page.session().refresh().expect("loaded again");
    page.wait_for_rooms();
    page.open_room_of("offline-status");
    wait_for_status(&page, "unavailable");
    let registrations = "return navigator.serviceWorker.getRegistrations().then(all => all.length);";
    assert_eq!(page.js(registrations, &[]), 0);
    page.click("offline-switch");
    wait_for_status(&page, "ready");
}

#[test]
fn the_page_offers_to_be_installed_with_what_browsers_ask_for() {
    let page = prepare();
    page.go("");
    let manifest = page.session().development("Page.getAppManifest", &json!({})).expect("a manifest");
    assert_eq!(manifest["errors"], json!([]), "{manifest}");
    let data: Value = serde_json::from_str(manifest["data"].as_str().expect("text")).expect("JSON");
    assert_eq!((&data["start_url"], &data["display"]), (&json!("./"), &json!("standalone")));
    for icon in data["icons"].as_array().expect("icons") {
        let script = "const image = new Image(); image.src = arguments[0];
            return image.decode().then(() => image.naturalWidth);";
        let width = page.js(script, &[icon["src"].clone()]).as_u64();
        let wanted = icon["sizes"].as_str().and_then(|size| size.split('x').next()?.parse().ok());
        assert!(wanted.is_none() || width == wanted, "{icon}: {width:?}");
    }
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}
