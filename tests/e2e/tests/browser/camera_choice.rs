//! Which camera, how it is seen, and a frame that is kept: another camera takes over, and only the preview is mirrored.

use std::time::Duration;

use super::camera::{ESPRESSO, PATIENCE, expect_off, open, start, state, wait_for_frames};
use e2e::browser::Profile;
use e2e::page::Page;
use serde_json::{Value, json};

/// A phone: a front and a rear camera, which both see the film. `asked` holds what was asked of the browser, `tracks` the
/// tracks that it gave; a camera in `gone` is not there any more.
const PHONE: &str = "
    window.asked = [];
    window.tracks = [];
    window.gone = '';
    const devices = navigator.mediaDevices, real = devices.getUserMedia.bind(devices);
    const sides = { front: 'user', rear: 'environment' };
    devices.enumerateDevices = async () =>
        Object.keys(sides).map(deviceId => ({ kind: 'videoinput', deviceId, label: `${deviceId} camera` }));
    devices.getUserMedia = async ({ video }) => {
        asked.push(video.deviceId?.exact ?? video.facingMode.ideal);
        if (video.deviceId?.exact === gone) throw new DOMException('gone', 'OverconstrainedError');
        const id = video.deviceId?.exact ?? (video.facingMode.ideal === 'user' ? 'front' : 'rear');
        const stream = await real({ video: { width: { ideal: 640 }, height: { ideal: 480 } } });
        const [track] = stream.getVideoTracks();
        track.getSettings = () => ({ deviceId: id, facingMode: sides[id] });
        tracks.push(track);
        return stream;
    };";

/// Mean differences of the pixels that the network saw to those of `window.before`, and to their mirror image; puts them
/// into `window.before`, where there are none.
const COMPARE: &str = "
    const canvas = at('network-pixels'), side = canvas.width;
    const now = canvas.getContext('2d').getImageData(0, 0, side, side).data;
    window.before ??= now;
    let [same, mirrored] = [0, 0];
    for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) for (let c = 0; c < 3; c++) {
        const here = now[4 * (y * side + x) + c];
        same += Math.abs(here - before[4 * (y * side + x) + c]);
        mirrored += Math.abs(here - before[4 * (y * side + side - 1 - x) + c]);
    }
    return [same, mirrored].map(sum => sum / (3 * side * side));";

/// The network still sees what it saw, and not its mirror image.
fn expect_same_pixels(page: &Page) {
    let (same, mirrored): (f64, f64) = serde_json::from_value(page.js(COMPARE, &[])).expect("differences");
    println!("  pixels of the network: {same:.2} from those before, {mirrored:.2} from their mirror image");
    assert!(mirrored > 10.0, "the film would look the same in a mirror");
    assert!(same < mirrored / 4.0, "{same} from the pixels before, {mirrored} from their mirror image");
}

fn is_mirrored(page: &Page) -> bool {
    page.js("return getComputedStyle(at('camera-preview')).transform;", &[]) == json!("matrix(-1, 0, 0, 1, 0, 0)")
}

fn asked(page: &Page) -> Value {
    page.js("return window.asked;", &[])
}

/// Waits until a camera is on, and says which it is by the list.
fn wait_for_camera(page: &Page, tracks: usize) -> String {
    page.wait("the other camera", PATIENCE, || {
        let is_on = state(page) == "on" && page.js("return tracks.length;", &[]) == json!(tracks);
        is_on.then_some(())
    });
    wait_for_frames(page, 3);
    page.wait("the list of cameras", PATIENCE, || page.has("camera-select").then_some(()));
    page.js("return at('camera-select').value;", &[]).as_str().expect("an id").to_owned()
}

fn live_tracks(page: &Page) -> Value {
    page.js("return tracks.map(track => track.readyState);", &[])
}

#[test]
fn another_camera_takes_over_by_name_and_by_side() {
    let page = open();
    page.js(PHONE, &[]);
    assert!(
        !page.has("camera-select") && !page.has("camera-flip"),
        "nothing is known of cameras before one is allowed"
    );
    start(&page);
    assert_eq!(wait_for_camera(&page, 1), "rear");
    assert_eq!((asked(&page), is_mirrored(&page)), (json!(["environment"]), false));
    assert!(page.text("camera-select").contains("front camera"), "{:?}", page.text("camera-select"));

    page.click("camera-flip");
    assert_eq!(wait_for_camera(&page, 2), "front");
    assert_eq!(live_tracks(&page), json!(["ended", "live"]), "one camera at a time");
    assert!(is_mirrored(&page), "people know their own side from the mirror");
    assert_eq!(page.attribute("camera-flip", "data-facing").as_deref(), Some("user"));

    let choose = |id: &str| {
        let choose = "const list = at('camera-select'); list.value = arguments[0];
             list.dispatchEvent(new Event('change', { bubbles: true }));";
        page.js(choose, &[json!(id)]);
    };
    choose("rear");
    assert_eq!(wait_for_camera(&page, 3), "rear");
    assert_eq!((live_tracks(&page), is_mirrored(&page)), (json!(["ended", "ended", "live"]), false));
    page.click("camera-flip");
    assert_eq!(wait_for_camera(&page, 4), "front", "the list shows the camera that is on, whoever chose it");
    choose("rear");
    assert_eq!(wait_for_camera(&page, 5), "rear");
    assert_eq!(asked(&page), json!(["environment", "user", "rear", "user", "rear"]));
    assert_eq!(page.predictions()[0].index, ESPRESSO);

    // The one that was chosen is asked for again; where it is gone, another one comes.
    page.click("camera-stop");
    page.js("window.gone = 'rear';", &[]);
    page.click("camera-start");
    assert_eq!(wait_for_camera(&page, 6), "rear");
    assert_eq!(asked(&page), json!(["environment", "user", "rear", "user", "rear", "rear", "environment"]));
    assert_eq!(page.text("camera-errors"), "");
    page.click("camera-stop");
    page.wait("the light to go off", Duration::from_secs(5), || {
        (live_tracks(&page) == json!(vec!["ended"; 6])).then_some(())
    });
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn the_mirror_is_of_the_preview_alone() {
    let page = open();
    start(&page);
    let was_mirrored = is_mirrored(&page);
    assert!(was_mirrored, "a camera that does not say which way it faces stands on the screen");
    page.js(COMPARE, &[]);
    page.click("camera-mirror");
    page.wait("the mirror to go", Duration::from_secs(5), || (!is_mirrored(&page)).then_some(()));
    wait_for_frames(&page, 3);
    expect_same_pixels(&page);
    page.click("camera-mirror");
    page.wait("the mirror", Duration::from_secs(5), || is_mirrored(&page).then_some(()));
    wait_for_frames(&page, 3);
    expect_same_pixels(&page);
}

#[test]
fn a_frame_is_kept_as_the_picture() {
    let page = open();
    start(&page);
    page.js(COMPARE, &[]);
    let before = page.runs();
    page.click("camera-freeze");
    page.wait("the kept frame's answer", PATIENCE, || page.has("run-again").then_some(()));
    expect_off(&page, Some("picture"));
    assert!(page.runs() > before && page.has("chosen-picture"));
    assert_eq!(page.predictions()[0].index, ESPRESSO);
    // As large as the camera gave it, and not mirrored, though its preview was.
    let size = page.js("return [at('chosen-picture').naturalWidth, at('chosen-picture').naturalHeight];", &[]);
    assert_eq!(size, json!([640, 480]));
    expect_same_pixels(&page);
    let kept = page.predictions();
    let before = page.runs();
    page.click("run-again");
    assert_eq!(page.wait_for_run_after(before), kept);
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn frames_that_come_while_one_runs_are_counted_as_dropped() {
    // Slower than the camera, which gives 30 frames a second.
    let page = Page::prepare(Profile::Camera);
    page.go("#v1&preset=lite2&backend=cpu");
    let before = page.runs();
    start(&page);
    wait_for_frames(&page, 20);
    let number = |id: &str, name: &str| -> i64 {
        let value = page.attribute(id, name).unwrap_or_else(|| panic!("{id} has no {name}"));
        value.parse().expect("a whole number")
    };
    let [dropped, given] = ["data-value", "data-given"].map(|name| number("camera-dropped", name));
    let answers = i64::try_from(page.runs() - before).expect("a count");
    println!("  of {given} frames {dropped} were dropped; {answers} answers");
    assert!(dropped > 0, "Lite2 takes longer than 33 ms");
    // Every frame that was not dropped is answered, but for those of the moment.
    assert!((given - dropped - answers).abs() <= 4, "{given} frames, {dropped} dropped, {answers} answers");
    assert!(page.number_of("camera-latency") > 0.0 && page.number_of("camera-fps") > 0.0);
}
