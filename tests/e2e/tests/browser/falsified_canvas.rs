//! A browser that falsifies what is read back from a canvas, as Firefox does with `privacy.resistFingerprinting`: what goes
//! by the canvas is refused in words, and nothing wrong is answered.
//!
//! With that setting, an AVIF picture got classes that had nothing to do with it, others each time, and so did each frame
//! of a camera that goes by the canvas: the pixels that were read back were random, and nothing looked whether they were.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::dist;
use e2e::page::Page;
use e2e::server::Fault;

/// The class of an espresso.
const ESPRESSO: u64 = 967;

/// Before the worker starts: random pixels of every canvas until the page says `allow`, and no planes of a camera's
/// frames, so that they go by the canvas too.
const FALSIFY: &str = "
    let falsifies = true;
    new BroadcastChannel('canvas').onmessage = () => { falsifies = false; };
    const context = OffscreenCanvasRenderingContext2D.prototype;
    const read = context.getImageData;
    context.getImageData = function (...place) {
        const image = read.apply(this, place);
        if (falsifies) image.data.forEach((_, at) => { image.data[at] = Math.random() * 256; });
        return image;
    };
    Object.defineProperty(VideoFrame.prototype, 'format', { get: () => null });
";

/// The page in a browser that falsifies.
fn open(profile: Profile) -> Page {
    let page = Page::prepare(profile);
    let script = std::fs::read_to_string(dist::folder().join("worker.js")).expect("the worker's script");
    page.server.fault("worker.js", Fault::Replace(format!("{FALSIFY}\n{script}").into_bytes()));
    page.go("#v1&preset=lite0&backend=cpu");
    page
}

/// The person allows it.
fn allow(page: &Page) {
    page.js("new BroadcastChannel('canvas').postMessage('allow');", &[]);
}

#[test]
fn a_picture_whose_pixels_are_falsified_is_refused_until_the_browser_is_allowed() {
    let page = open(Profile::SoftwareAdapter);
    // Decoded without a canvas.
    let standing = page.classify_sample("chelsea");
    let runs = page.runs();
    for _ in 0..2 {
        page.choose_file("image-input", &dist::fixture("coffee.avif"));
        let error = page.wait_for_error();
        assert!(error.kind == "picture" && error.text.contains("fingerprinting"), "{error:?}");
        page.wait_for_engine("ready");
        assert_eq!((page.runs(), page.predictions()), (runs, standing.clone()), "the last result is gone");
        page.click("error-dismiss");
    }
    allow(&page);
    let shown = page.classify_file(&dist::fixture("coffee.avif"));
    assert_eq!(shown[0].index, ESPRESSO, "{shown:?}");
}

#[test]
fn a_camera_whose_pixels_are_falsified_is_not_answered_until_the_browser_is_allowed() {
    let page = open(Profile::Camera);
    // Decoded without a canvas, and no espresso.
    let standing = page.classify_sample("chelsea");
    let runs = page.runs();
    page.click("camera-start");
    let error = page.wait_for_error();
    assert!(error.kind == "picture" && error.text.contains("camera"), "{error:?}");
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!((page.runs(), page.predictions()), (runs, standing), "an answer for false pixels");
    allow(&page);
    page.wait("answers", Duration::from_mins(1), || (page.runs() >= runs + 3).then_some(()));
    assert_eq!(page.predictions()[0].index, ESPRESSO);
}
