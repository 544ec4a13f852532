//! What goes wrong while the camera is on: each end is said with its reason, and what is no end goes on.

use std::thread;
use std::time::Duration;

use super::camera::{ESPRESSO, PATIENCE, expect_off, open, start, state, wait_for_frames};
use super::engine_failures::with_actor_and;
use e2e::browser::Profile;
use e2e::dist;
use e2e::page::Page;
use e2e::server::Fault;
use serde_json::json;

#[test]
fn a_camera_that_is_unplugged_is_told_from_one_that_only_ends() {
    let page = open();
    start(&page);
    page.js("navigator.mediaDevices.enumerateDevices = async () => []; window.track.stop();", &[]);
    expect_off(&page, Some("unplugged"));
    assert!(page.text("camera-notice").contains("connected"), "{:?}", page.text("camera-notice"));
    // Plugged in again, and pictures work in any case.
    page.js("delete navigator.mediaDevices.enumerateDevices;", &[]);
    start(&page);
    page.click("camera-stop");
    expect_off(&page, None);
    assert_eq!(page.classify_sample("coffee")[0].index, ESPRESSO);
}

#[test]
fn a_permission_that_is_withdrawn_is_said() {
    let page = open();
    start(&page);
    page.js("navigator.permissions.query = async () => ({ state: 'denied' }); window.track.stop();", &[]);
    expect_off(&page, Some("withdrawn"));
    assert!(page.text("camera-notice").contains("allow it"), "{:?}", page.text("camera-notice"));
    assert_eq!(page.predictions()[0].index, ESPRESSO, "the last answer stays");
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn a_first_frame_without_a_size_waits() {
    let page = open();
    page.classify_sample("chelsea");
    let before = page.runs();
    page.js("Object.defineProperty(at('camera-preview'), 'videoWidth', { get: () => 0, configurable: true });", &[]);
    page.click("camera-start");
    page.wait("the camera", Duration::from_secs(30), || (state(&page) == "on").then_some(()));
    thread::sleep(Duration::from_secs(1));
    assert_eq!(page.runs(), before, "a frame of no size was answered");
    assert_eq!(page.error(), None);
    page.js("delete at('camera-preview').videoWidth;", &[]);
    wait_for_frames(&page, 3);
    assert_eq!(page.predictions()[0].index, ESPRESSO);
}

#[test]
fn a_change_of_size_goes_on() {
    let page = open();
    start(&page);
    for (width, height) in [(320, 240), (480, 480), (640, 480)] {
        let constraints = json!({ "width": { "exact": width }, "height": { "exact": height } });
        page.js("return window.track.applyConstraints(arguments[0]);", &[constraints]);
        page.wait("the other size", PATIENCE, || {
            let size = page.js("return [at('camera-preview').videoWidth, at('camera-preview').videoHeight];", &[]);
            (size == json!([width, height])).then_some(())
        });
        wait_for_frames(&page, 5);
        assert_eq!(state(&page), "on");
        assert_eq!(page.predictions()[0].index, ESPRESSO, "at {width} x {height}");
    }
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

/// A real device, taken away while frames run on it.
#[test]
fn a_real_device_that_is_destroyed_mid_stream_leaves_the_camera_on() {
    let page = Page::prepare(Profile::Camera);
    let script = |path| std::fs::read_to_string(path).expect("a script");
    let (loss, worker) = (script(dist::fixture("gpu-loss.js")), script(dist::folder().join("worker.js")));
    page.server.fault("worker.js", Fault::Replace(format!("{loss}\n{worker}").into_bytes()));
    page.go("#v1&preset=lite0&backend=webgpu");
    start(&page);
    page.expect("backend", "webgpu");
    let fetched = page.server.count("lite0");
    page.js("new BroadcastChannel('gpu-loss').postMessage('now');", &[]);
    page.wait("the second worker", PATIENCE, || (page.server.count("worker.js") == 2).then_some(()));
    wait_for_frames(&page, 10);
    assert_eq!((state(&page).as_str(), page.error()), ("on", None));
    assert_eq!(page.predictions()[0].index, ESPRESSO);
    assert_eq!(page.server.count("lite0"), fetched, "the weights are kept");
    page.click("camera-stop");
    page.wait("the light to go off", Duration::from_secs(5), || (state(&page) == "off").then_some(()));
}

#[test]
fn a_graphics_device_that_is_lost_mid_stream_leaves_the_camera_on() {
    let page = with_actor_and(Profile::Camera, "webgpu-fails-at-the-fifth-frame");
    page.click("camera-start");
    page.wait("the second worker", PATIENCE, || {
        (page.attribute("backend", "data-value").as_deref() == Some("cpu")).then_some(())
    });
    assert_eq!(page.server.count("worker.js"), 2);
    wait_for_frames(&page, 10);
    assert_eq!(state(&page), "on");
    assert!(page.text("backend").contains("the device was lost"), "the reason: {:?}", page.text("backend"));
    page.click("camera-stop");
    page.wait("the light to go off", Duration::from_secs(5), || (state(&page) == "off").then_some(()));
}
