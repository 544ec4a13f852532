//! The worker's files that do not arrive. It says nothing about a backend, and nothing that works is given up for it.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::page::Page;
use e2e::server::Fault;

const FILES: [&str; 2] = ["worker.js", "worker_bg.wasm"];
const PATIENCE: Duration = Duration::from_secs(60);

fn prepare() -> Page {
    Page::prepare(Profile::SoftwareAdapter)
}

fn answered(page: &Page, runs: u64) {
    page.wait("an answer", PATIENCE, || (page.runs() == runs).then_some(()));
    assert_eq!(page.error(), None);
}

/// A person on a train chose WebGPU: one 503 for one of the worker's files, and the page ran on the CPU from then on and
/// said that WebGPU had been given up. A cut connection did the same.
#[test]
fn one_failed_download_of_the_engine_is_made_good_and_keeps_the_backend() {
    for file in FILES {
        for fault in [Fault::Status(503), Fault::Status(404), Fault::Cut(700)] {
            let page = prepare();
            page.server.fault_times(file, fault.clone(), 1);
            page.go("#v1&preset=lite0&backend=webgpu");
            page.click("sample-coffee");
            answered(&page, 1);
            page.expect("backend", "webgpu");
            assert!(!page.text("backend").contains("WebGPU failed"), "{file}, {fault:?}: {}", page.text("backend"));
            assert!(page.server.count(file) >= 2, "{file}, {fault:?}: it was asked for again");
        }
    }
}

/// The files stayed away: the page said "The engine stopped twice", and "Start again" started it on the CPU.
#[test]
fn an_engine_that_does_not_arrive_is_said_and_retried_on_the_same_backend() {
    for file in FILES {
        let page = prepare();
        page.server.fault(file, Fault::Status(503));
        page.go("#v1&preset=lite0&backend=webgpu");
        page.click("sample-coffee");
        let error = page.wait_for_error();
        assert_eq!(error.kind, "engine-unreachable", "{error:?}");
        assert!(error.text.contains("503") && error.text.contains("Download again"), "{error:?}");
        assert_eq!(page.engine(), "failed");
        page.set_slider("phi", 1.0);
        page.expect("macs", "858907472");

        page.server.clear();
        page.click("retry");
        answered(&page, 1);
        page.expect("backend", "webgpu");
        assert_eq!(page.predictions()[0].index, 967, "espresso: the picture had waited");
    }
}

/// Offline, a person with a loaded network chose the other backend and lost the network that had worked.
#[test]
fn a_switch_of_the_backend_that_cannot_be_had_keeps_the_loaded_network() {
    let page = prepare();
    page.go("#v1&preset=lite0&backend=cpu");
    page.click("sample-coffee");
    answered(&page, 1);
    let standing = page.predictions();

    page.server.fault("worker", Fault::Status(503));
    page.click("backend-webgpu");
    let error = page.wait_for_error();
    assert_eq!(error.kind, "engine-unreachable", "{error:?}");
    page.expect("backend", "cpu");
    assert_eq!(page.attribute("backend-cpu", "aria-pressed").as_deref(), Some("true"));
    assert_eq!((page.engine(), page.predictions()), ("ready".to_owned(), standing));
    page.click("sample-chelsea");
    answered(&page, 2);
    page.expect("backend", "cpu");

    // With a connection the switch is a click away.
    page.click("backend-webgpu");
    page.wait_for_error();
    page.server.clear();
    page.click("retry");
    answered(&page, 3);
    page.expect("backend", "webgpu");
}
