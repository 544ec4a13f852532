//! The page on a plain static server below a sub-path, under its policy, and alone with the person's pictures.

use std::fs;
use std::time::Duration;

use e2e::browser::Profile;
use e2e::dist;
use e2e::net_log;
use e2e::page::Page;
use e2e::picture_files;
use e2e::server::{BASE, Fault, Server};

#[test]
fn no_request_leaves_the_origin_and_nothing_is_refused_or_missing() {
    let page = Page::prepare_alone(Profile::SoftwareAdapter);
    page.go("");
    // A walk through all that fetches: presets, samples, a file, a drop, another backend, a refused file.
    page.click("preset-b3");
    page.set_slider("phi", 2.0);
    page.click("run-lite0");
    page.wait_for_run_after(0);
    page.classify_sample("chelsea");
    page.classify_file(&picture_files::on_disk("rgb.png", &picture_files::rgb()));
    let before = page.runs();
    page.drop_files(&[("gray.png", "image/png", &picture_files::gray())]);
    page.wait_for_run_after(before);
    page.click("backend-webgpu");
    page.wait_for_engine("ready");
    page.classify_sample("coffee");
    page.expect("backend", "webgpu");
    page.choose_file("image-input", &picture_files::on_disk("notes.txt", b"no picture"));
    page.wait_for_error();
    if page.has("copy-link") {
        page.click("copy-link");
    }

    assert_eq!(page.refusals_and_failures(), Vec::<String>::new(), "refused by the policy, or thrown");
    let severe: Vec<_> = page.browser().console().into_iter().filter(|(level, _)| level == "SEVERE").collect();
    assert!(severe.is_empty(), "on the console: {severe:?}");

    let origin = page.server.origin();
    let (log, seen) = page.finish();
    let requests = net_log::requests(&log);
    let ours: Vec<_> = requests.iter().filter(|request| request.initiator.as_deref() == Some(&origin)).collect();
    let elsewhere: Vec<_> = ours.iter().filter(|request| !request.url.starts_with(&format!("{origin}/"))).collect();
    assert!(elsewhere.is_empty(), "requests to other origins: {elsewhere:?}");
    // The log did see this page: its worker, weights and pictures among the rest.
    for part in ["worker_bg.wasm", "weights/", "pictures/"] {
        assert!(ours.iter().any(|request| request.url.contains(part)), "the log of requests knows nothing of {part}");
    }
    println!("measured: {} requests of the page, none to another origin", ours.len());

    for request in seen {
        assert_eq!((request.method.as_str(), request.status), ("GET", 200), "{}", request.path);
        assert!(request.path.starts_with(BASE), "{} lies outside the page's folder", request.path);
    }
}

#[test]
fn the_policy_is_strict_and_the_page_needs_no_exception() {
    let html = fs::read_to_string(dist::folder().join("index.html")).expect("the page");
    let policy = html
        .split_once("http-equiv=\"Content-Security-Policy\"")
        .and_then(|(_, rest)| rest.split_once("content=\"")?.1.split_once('"'))
        .map(|(policy, _)| policy)
        .expect("a content security policy");
    let directive = |name: &str| policy.split(';').map(str::trim).find(|part| part.split(' ').next() == Some(name));
    assert_eq!(directive("default-src"), Some("default-src 'none'"));
    for part in policy.split(';') {
        for word in part.split_whitespace().skip(1) {
            let is_own = ["'none'", "'self'", "'wasm-unsafe-eval'", "blob:", "data:"].contains(&word);
            // Narrowed to one server by `page-check.js`: see `neither_thread_can_reach_another_origin`.
            let is_narrowed = part.trim() == "connect-src 'self' https: http:";
            assert!(is_own || is_narrowed, "the policy allows {word} in {part}");
        }
    }
    for part in ["script-src", "connect-src"] {
        let allowed = directive(part).unwrap_or_else(|| panic!("no {part}"));
        assert!(!allowed.contains("blob:") && !allowed.contains("data:"), "{allowed}");
    }
    // A worker from an address would not be bound by this policy, one from a blob is, so the page's workers are made from
    // blobs; its service worker has to come from an address.
    assert_eq!(directive("worker-src"), Some("worker-src 'self' blob:"));
    assert_eq!(directive("manifest-src"), Some("manifest-src 'self'"));
    assert!(!html.contains(" style="), "an inline style needs an exception");
    assert!(!html.contains(" onclick=") && !html.contains(" onload="), "an inline handler needs an exception");
    for attribute in ["src=\"", "href=\""] {
        for address in html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(!address.starts_with('/') && !address.contains("//"), "{address} is not relative");
        }
    }
}

/// A policy in `<meta>` does not bind a worker that is made from an address: from it another origin could be reached, though
/// the page promises that pictures never leave the device.
#[test]
fn neither_thread_can_reach_another_origin() {
    let other = Server::start(dist::folder());
    let script = fs::read_to_string(dist::fixture("reach.js")).expect("the script");
    let script = format!("const OTHER = \"{}{BASE}\";\n{script}", other.origin());
    let page = Page::prepare(Profile::SoftwareAdapter);
    // In the worker's place: as it is loaded, and with its policy.
    let worker = "new BroadcastChannel('reach').postMessage(await tried);
        const own = await fetch(new URL('index.html?from-the-worker', self.workerOptions.base));
        new BroadcastChannel('reach').postMessage(own.status);
        export default async () => {};";
    page.server.fault("worker.js", Fault::Replace(format!("{script}\n{worker}").into_bytes()));
    page.go("#v1&preset=lite0&backend=cpu");
    page.js("window.heard = []; new BroadcastChannel('reach').onmessage = ({ data }) => window.heard.push(data);", &[]);
    page.click("engine-start");
    let heard = page.wait("the worker's word", Duration::from_secs(20), || {
        let heard = page.js("return window.heard;", &[]);
        (heard.as_array()?.len() == 2).then_some(heard)
    });
    assert_eq!(heard[0].as_array().map(Vec::len), Some(10), "the ways that were tried: {heard}");
    assert_eq!(heard[1], 200, "its own origin answers it");
    assert_eq!(page.server.count("from-the-worker"), 1);

    let tried = page.js(&format!("{script}\nreturn tried;"), &[]);
    assert_eq!(tried.as_array().map(Vec::len), Some(10), "{tried}");
    let arrived: Vec<_> = other.seen().into_iter().map(|seen| seen.path).collect();
    assert_eq!(arrived, Vec::<String>::new(), "requests that reached another origin");
}

#[test]
fn without_scripts_the_page_says_what_it_needs() {
    let html = fs::read_to_string(dist::folder().join("index.html")).expect("the page");
    let words = html.split_once("<noscript>").and_then(|(_, rest)| rest.split_once("</noscript>")).map(|found| found.0);
    let words = words.expect("words for browsers without scripts");
    assert!(words.contains("JavaScript") && words.contains("WebAssembly"), "{words}");
}

#[test]
fn the_page_says_that_pictures_stay_on_the_device() {
    let page = Page::open("");
    let text = page.js("return document.body.innerText;", &[]).as_str().unwrap_or_default().to_lowercase();
    assert!(text.contains("never leave your device"), "the promise is not made");
}
