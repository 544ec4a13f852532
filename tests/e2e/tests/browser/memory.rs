//! What the worker's memory comes to: while weights are loaded, and over many runs.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use super::camera;
use e2e::browser::Profile;
use e2e::dist;
use e2e::page::Page;
use e2e::picture_files::on_disk;
use e2e::server::Fault;
use e2e::weights_files::{architecture, safetensors, tensors};
use model::scaling::Family;
use serde_json::{Value, json};
use weights::Layout;

/// How long a load may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);
/// What may be added over three quarters of the runs, as a part of the whole.
pub(super) const MOST_GROWTH: f64 = 0.02;
/// Peak of the WebAssembly memory while weights are loaded, as a multiple of their size in single precision.
const MOST_WHILE_LOADING: f64 = 2.2;

/// What the probe in the worker counted.
#[derive(Debug)]
struct Memory {
    /// Bytes of WebAssembly memory when the worker began.
    start: f64,
    /// Bytes of WebAssembly memory, which never shrinks.
    wasm: f64,
    /// Live GPU buffers.
    buffers: f64,
    /// Their bytes.
    bytes: f64,
}

fn read(script: PathBuf) -> String {
    fs::read_to_string(script).expect("a script")
}

/// A page whose worker carries `fixtures/frame-probe.js` and `fixtures/memory-probe.js`.
fn page_with_probe_and(profile: Profile, fragment: &str) -> Page {
    let page = Page::prepare(profile);
    let probes = ["frame-probe.js", "memory-probe.js"].map(|probe| read(dist::fixture(probe))).join("\n");
    let script = read(dist::folder().join("worker.js"));
    page.server.fault("worker.js", Fault::Replace(format!("{probes}\n{script}").into_bytes()));
    page.go(fragment);
    page
}

fn page_with_probe(fragment: &str) -> Page {
    page_with_probe_and(Profile::SoftwareAdapter, fragment)
}

/// The same with a camera, and with the probe of frames on the page as well.
fn page_with_counted_frames(fragment: &str) -> Page {
    let page = page_with_probe_and(Profile::Camera, fragment);
    page.js(&read(dist::fixture("frame-probe.js")), &[]);
    page
}

/// What the probe says now.
fn probe(page: &Page) -> Value {
    page.js(
        "return new Promise(done => {
            const channel = new BroadcastChannel('memory-probe');
            channel.onmessage = ({ data }) => { if (data.wasm) { channel.close(); done(data); } };
            channel.postMessage('how much');
        });",
        &[],
    )
}

fn memory(page: &Page) -> Memory {
    let found = probe(page);
    let count = |name: &str| found[name].as_f64().expect("a count");
    Memory { start: count("start"), wasm: count("wasm"), buffers: count("buffers"), bytes: count("bytes") }
}

/// The runs of `cargo xtask soak`; `None` in CI.
fn soak_runs() -> Option<u64> {
    std::env::var("EXPLORER_SOAK_RUNS").ok().map(|runs| runs.parse().expect("EXPLORER_SOAK_RUNS is a count"))
}

/// Says what the memory was after a quarter of the runs and after all, and fails where it grew.
fn expect_flat(what: &str, runs: u64, early: &Memory, late: &Memory) {
    println!(
        "measured: memory over {what}, after {} and {runs}: wasm {} and {} bytes; GPU buffers {} and {}, {} and {} bytes",
        runs / 4,
        early.wasm,
        late.wasm,
        early.buffers,
        late.buffers,
        early.bytes,
        late.bytes
    );
    for (before, after) in [(early.wasm, late.wasm), (early.buffers, late.buffers), (early.bytes, late.bytes)] {
        assert!(after <= before * (1.0 + MOST_GROWTH), "{what}: {early:?} grew to {late:?}");
    }
}

/// Runs pictures of several sizes in turn: 40 in CI.
fn expect_flat_over_runs(page: &Page, what: &str) {
    let runs = soak_runs().unwrap_or(40);
    let samples = ["chelsea", "coffee", "panda", "macaw"];
    let mut early = None;
    for (run, sample) in (1..=runs).zip(samples.iter().cycle()) {
        page.classify_sample(sample);
        if run == runs / 4 {
            early = Some(memory(page));
        }
    }
    expect_flat(what, runs, &early.expect("at least four runs"), &memory(page));
}

/// Every frame and bitmap that the page and its worker made is closed; gives how many the page made.
fn expect_no_frame_left(page: &Page) -> u64 {
    let [here, there] = [page.js("return self.frames;", &[]), probe(page)["frames"].clone()];
    let count = |name: &str| [&here, &there].map(|frames| frames[name].as_u64().expect("a count")).iter().sum::<u64>();
    assert_eq!(count("made"), count("closed"), "frames or bitmaps are left: {here}, {there}");
    here["made"].as_u64().expect("a count")
}

/// Answers frames of the camera, and gives how many frames and bitmaps the page made. The light is off whenever the memory
/// is counted: no frame is under way then, and none may be left.
fn expect_flat_over_frames(page: &Page, what: &str, frames: u64) -> u64 {
    let after = |more: u64| {
        page.click("camera-start");
        camera::wait_for_frames(page, more);
        page.click("camera-stop");
        page.wait("the light to go off", PATIENCE, || (camera::state(page) == "off").then_some(()));
        page.wait_for_engine("ready");
        let made = expect_no_frame_left(page);
        (memory(page), made)
    };
    let (early, _) = after(frames / 4);
    let (late, made) = after(frames - frames / 4);
    expect_flat(what, frames, &early, &late);
    made
}

/// The figure of issue I: 60 frames in CI, as many as it asks for in `cargo xtask soak`.
fn frames(in_soak: u64) -> u64 {
    if soak_runs().is_some() { in_soak } else { 60 }
}

#[test]
fn memory_stays_flat_over_many_runs_on_the_cpu() {
    let page = page_with_probe("#v1&preset=lite0&backend=cpu");
    expect_flat_over_runs(&page, "runs of Lite0 on cpu");
    assert!(memory(&page).wasm > 20e6, "the weights alone take more");
}

#[test]
fn memory_stays_flat_over_many_runs_on_webgpu() {
    let page = page_with_probe("#v1&family=lite&depth=0.5&width=0.3&resolution=0.3&backend=webgpu");
    expect_flat_over_runs(&page, "runs of a small Lite on webgpu");
    let Memory { buffers, bytes, .. } = memory(&page);
    assert!(buffers > 0.0 && bytes > 1e5, "the probe counts: {buffers} buffers of {bytes} bytes");
}

#[test]
fn memory_stays_flat_over_many_frames_on_the_cpu() {
    let page = page_with_counted_frames("#v1&preset=lite0&backend=cpu");
    let count = frames(1000);
    let made = expect_flat_over_frames(&page, "frames through Lite0 on cpu", count);
    assert!(made >= count, "the probe counts: {made} of {count}");
}

#[test]
fn memory_stays_flat_over_many_frames_on_webgpu() {
    let page = page_with_counted_frames("#v1&preset=lite0&backend=webgpu");
    let count = frames(200);
    let made = expect_flat_over_frames(&page, "frames through Lite0 on webgpu", count);
    assert!(made >= count, "the probe counts: {made} of {count}");
    assert_eq!(page.attribute("backend", "data-value").as_deref(), Some("webgpu"));
}

/// Of a camera that is faster than the network two frames are there: the one that is answered, and the next.
#[test]
fn a_picture_in_the_cameras_place_leaves_no_frame() {
    let page = page_with_counted_frames("#v1&family=lite&depth=1&width=1&resolution=3&backend=cpu");
    page.click("camera-start");
    camera::wait_for_frames(&page, 5);
    page.click("sample-chelsea");
    page.wait("the sample's answer", PATIENCE, || page.has("run-again").then_some(()));
    page.wait_for_engine("ready");
    assert!(expect_no_frame_left(&page) > 5);
}

/// Where the browser has no `VideoFrame`, frames are bitmaps.
#[test]
fn memory_stays_flat_over_many_bitmaps_of_frames() {
    let page = page_with_counted_frames("#v1&preset=lite0&backend=cpu");
    page.js("delete self.VideoFrame;", &[]);
    let count = frames(200);
    let made = expect_flat_over_frames(&page, "bitmaps of frames through Lite0 on cpu", count);
    assert!(made >= count, "the probe counts: {made} of {count}");
}

#[test]
fn a_short_run_on_webgpu_takes_the_picture_and_gives_the_logits_in_two_submits() {
    let page = page_with_probe("#v1&family=lite&depth=1&width=1&resolution=0.3&backend=webgpu");
    page.classify_sample("chelsea");
    let counts = || {
        let found = probe(&page);
        ["launches", "submits", "written", "read"].map(|name| found[name].as_u64().expect("a count"))
    };
    let before = counts();
    let runs = page.runs();
    page.click("run-again");
    page.wait_for_run_after(runs);
    let asked: Vec<u64> = counts().iter().zip(before).map(|(after, before)| after - before).collect();
    println!("measured: a run of Lite0 at 67 px on webgpu: launches, submits, bytes up, bytes down: {asked:?}");
    // 51 kernels in one submit, the copy of the logits in another; the picture, 3 x 67 x 67 numbers; the page of memory
    // that holds the 1000 logits. Short, so that nobody waits for its blocks.
    assert_eq!(asked, [51, 2, 4 * 3 * 67 * 67, 16 * 1024]);
}

/// Waits for the network and holds the peak against its weights in single precision.
fn expect_small_peak(page: &Page, what: &str, parameters: f64) {
    page.wait("the network", PATIENCE, || {
        assert_eq!(page.error(), None);
        (page.engine() == "ready").then_some(())
    });
    let Memory { start, wasm, .. } = memory(page);
    let multiple = wasm / (4.0 * parameters);
    println!(
        "measured: peak memory while loading {what}, cpu: {wasm} bytes, of them {start} before; {multiple:.2} times the \
         weights in single precision (bound {MOST_WHILE_LOADING})"
    );
    assert!(multiple <= MOST_WHILE_LOADING, "{multiple}");
}

#[test]
fn loading_takes_little_more_memory_than_the_weights() {
    for (model, parameters) in [("lite0", 4_652_008.0), ("lite1", 5_416_680.0), ("lite2", 6_092_072.0)] {
        let page = page_with_probe(&format!("#v1&preset={model}&backend=cpu"));
        page.click("engine-start");
        expect_small_peak(&page, model, parameters);
    }
}

#[test]
fn a_persons_file_takes_little_more_memory_than_itself_and_its_network() {
    let spec = architecture(Family::EfficientNet, 1.0, 1.0, 1000);
    let file = on_disk("memory b0.safetensors", &safetensors(&tensors(&spec, Layout::Timm)));
    let page = page_with_probe("#v1&preset=lite0&backend=cpu");
    page.choose_file("weights-input", &file);
    page.wait("the file", PATIENCE, || page.has("file-found").then_some(()));
    expect_small_peak(&page, "a person's B0 in f32", 5_288_548.0);
}

/// Bytes that the page holds, its WebAssembly memory among them.
pub(super) fn page_heap(page: &Page) -> f64 {
    // What nobody holds any more is no growth.
    page.session().development("HeapProfiler.collectGarbage", &json!({})).expect("a collection");
    let heap = page.session().development("Runtime.getHeapUsage", &json!({})).expect("the heap");
    let bytes = |name: &str| heap[name].as_f64().expect("bytes");
    bytes("usedSize") + bytes("backingStorageSize")
}

/// The figure of issue F: the page's and the worker's memory before and after ten seconds of moves that the network follows.
#[test]
fn memory_stays_flat_while_the_network_follows_the_sliders() {
    let page = page_with_probe("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    let drag = || {
        page.move_phi_for_ten_seconds();
        page.set_slider("phi", 1.0);
        page.wait("the last network", PATIENCE, || {
            (page.attribute("answer", "data-current").as_deref() == Some("true")).then_some(())
        });
        (page_heap(&page), memory(&page).wasm)
    };
    // The first drag meets each network for the first time.
    drag();
    let (before, after) = (drag(), drag());
    println!(
        "measured: memory before and after ten seconds of moves: page {:.0} and {:.0} bytes, worker {:.0} and {:.0}",
        before.0, after.0, before.1, after.1
    );
    assert!(before.0 > 1e6, "the page's own memory alone is more");
    for (before, after) in [(before.0, after.0), (before.1, after.1)] {
        assert!(after <= before * (1.0 + MOST_GROWTH), "{before} grew to {after}");
    }
}
