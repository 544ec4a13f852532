//! The camera: frame by frame through the engine, nothing flickers, and its light goes off when it should.
//!
//! It sees `fixtures/camera.jpg`, the sample picture of a coffee cut and scaled to 640 x 480 (Pillow 13.0.0,
//! `ImageOps.fit`, bicubic, JPEG at quality 85).

use std::time::Duration;

use e2e::browser::Profile;
use e2e::dist;
use e2e::net_log;
use e2e::page::Page;
use e2e::picture_files as files;
use serde_json::json;

/// The class of an espresso.
pub(super) const ESPRESSO: u64 = 967;

/// The goal for the time from a frame to its answer on the page, in latencies of the engine; or so much more.
const MOST_LATENCIES: f64 = 1.10;
const MOST_MORE_MILLIS: f64 = 5.0;

/// What fails: the goal with room for a shared machine. BENCHMARKS.md holds the figure against the goal itself.
const GUARD_LATENCIES: f64 = 1.4;

/// How often that is measured anew when it is over: other work on the machine only ever adds time.
const ROUNDS: usize = 3;

pub(super) const PATIENCE: Duration = Duration::from_mins(3);

/// Waits for more answers.
pub(super) fn wait_for_frames(page: &Page, count: u64) {
    let before = page.runs();
    page.wait(&format!("{count} answers"), PATIENCE, || {
        assert_eq!(page.error(), None);
        (page.runs() >= before + count).then_some(())
    });
}

/// Starts the camera, keeps its track in `window.track`, and waits for its first answers.
pub(super) fn start(page: &Page) {
    page.click("camera-start");
    page.wait("the camera", Duration::from_secs(30), || (state(page) == "on").then_some(()));
    let is_live = page.js(
        "window.track = at('camera-preview').srcObject.getVideoTracks()[0];
        return window.track.readyState === 'live';",
        &[],
    );
    assert_eq!(is_live, json!(true));
    wait_for_frames(page, 3);
}

pub(super) fn state(page: &Page) -> String {
    page.attribute("camera", "data-state").unwrap_or_default()
}

/// The light is off, nothing more is classified, and the page says why, or nothing.
pub(super) fn expect_off(page: &Page, notice: Option<&str>) {
    page.wait("the camera to be off", Duration::from_secs(5), || (state(page) == "off").then_some(()));
    let track = page.js("return [window.track.readyState, at('camera-preview').srcObject];", &[]);
    assert_eq!(track, json!(["ended", null]), "the light is still on");
    assert_eq!(page.attribute("camera-notice", "data-kind").as_deref(), notice);
    assert_eq!(page.text("camera-notice").is_empty(), notice.is_none());
    page.wait_for_engine("ready");
    let runs = page.runs();
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(page.runs(), runs, "frames go on");
}

pub(super) fn open() -> Page {
    let page = Page::prepare(Profile::Camera);
    page.go("#v1&preset=lite0&backend=cpu");
    page
}

#[test]
fn the_camera_is_classified_as_a_picture_of_the_same_is() {
    let page = open();
    let still = page.classify_file(&dist::fixture("camera.jpg"));
    assert_eq!(still[0].index, ESPRESSO);
    start(&page);
    let live = page.predictions();
    assert_eq!(live[0].index, ESPRESSO, "{live:?}");
    // Chromium's own camera stretches the contrast of its film, by 8 levels on average here.
    assert!((live[0].probability - still[0].probability).abs() < 0.3, "{live:?} instead of {still:?}");
    page.wait("a rate", PATIENCE, || page.attribute("camera-fps", "data-value"));
    assert!(page.number_of("camera-fps") > 0.0);
    assert!(!page.has("run-again"), "a frame is gone");
    assert!(!page.has("chosen-picture"), "the picture before is not what this answers");
    assert!(page.has("network-pixels") && page.has("camera-preview"));
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn from_a_frame_to_its_answer_takes_little_more_than_the_network() {
    // A frame of the screen at a time, so that each run's latency is seen.
    const LATENCIES: &str = "
        const found = [];
        let last = at('predictions').dataset.run;
        return new Promise(done => {
            const look = () => {
                const run = at('predictions').dataset.run;
                if (run !== last) found.push(Number(at('latency').dataset.value));
                last = run;
                if (found.length < 20) requestAnimationFrame(look);
                else done([found.slice(-10), Number(at('camera-fps').dataset.frameMillis)]);
            };
            look();
        });";
    let page = open();
    start(&page);
    wait_for_frames(&page, 10);
    let is_within = (0..ROUNDS).any(|_| {
        let (mut latencies, frame_millis): (Vec<f64>, f64) =
            serde_json::from_value(page.js(LATENCIES, &[])).expect("times");
        latencies.sort_by(f64::total_cmp);
        let latency_millis = f64::midpoint(latencies[4], latencies[5]);
        let ratio = frame_millis / latency_millis;
        println!(
            "measured: camera frame to shown answer, Lite0 on cpu, 640 x 480: median {frame_millis:.1} ms, latency \
             {latency_millis:.1} ms, {ratio:.3} times (bound {MOST_LATENCIES}) or {:.1} ms more (bound {MOST_MORE_MILLIS}), \
             {:.1} frames a second",
            frame_millis - latency_millis,
            page.number_of("camera-fps"),
        );
        // No answer is there before the network is through.
        assert!(ratio > 0.9, "the two times do not belong together");
        ratio <= GUARD_LATENCIES
    });
    assert!(is_within, "more than {GUARD_LATENCIES} times; see the measured lines");
}

/// Where the network takes longer than the camera, the newest frame waits for the answer of the one before.
#[test]
fn the_next_frame_is_taken_while_the_network_runs() {
    // Lite0 at 672 pixels: nine times the work, several frames long.
    let page = Page::prepare(Profile::Camera);
    page.go("#v1&family=lite&depth=1&width=1&resolution=3&backend=cpu");
    start(&page);
    page.js(&std::fs::read_to_string(dist::fixture("frame-probe.js")).expect("a script"), &[]);
    let taken = || page.js("return self.frames.made;", &[]).as_u64().expect("a count");
    let (taken_before, runs_before) = (taken(), page.runs());
    wait_for_frames(&page, 5);
    let (frames, answers) = (taken() - taken_before, page.runs() - runs_before);
    assert!(frames >= 2 * answers, "{frames} frames for {answers} answers");
    page.click("camera-stop");
    expect_off(&page, None);
    let left = page.js("return self.frames.made - self.frames.closed;", &[]).as_u64().expect("a count");
    // Those that were answered are closed in the worker.
    assert!(left <= page.runs() - runs_before + 1, "{left} frames are left");
}

/// The figure of issue I: the camera with its maps, then one picture at many sizes.
#[test]
fn the_pages_thread_stays_free_beside_the_camera_its_maps_and_a_sweep_of_sizes() {
    const GOAL_MILLIS: f64 = 50.0;
    let page = open();
    start(&page);
    page.click("activation-toggle");
    page.wait("the map", PATIENCE, || page.has("activation-map").then_some(()));
    let with_camera = || {
        page.watch_long_tasks();
        wait_for_frames(&page, 60);
        page.longest_task()
    };
    let of_camera = (0..ROUNDS).map(|_| with_camera()).find(|millis| *millis <= GOAL_MILLIS);
    // The map is that of the frame that is shown: it adds up to the logit beside it.
    let adds_up = "const { dataset } = at('activation-map'), values = dataset.values.split(',').map(Number);
        const mean = values.reduce((sum, value) => sum + value) / values.length;
        return Math.abs(mean + Number(dataset.bias) - Number(dataset.logit)) < 1e-3 && dataset.grid === '7'
            && document.querySelector(`[data-testid=\"prediction\"][data-index=\"${dataset.class}\"]`).dataset.logit
                === dataset.logit;";
    assert_eq!(page.js(adds_up, &[]), json!(true));
    page.click("camera-stop");
    page.classify_sample("coffee");
    let with_sweep = || {
        page.watch_long_tasks();
        page.click("detective-start");
        page.wait("the sweep", PATIENCE, || {
            (page.attribute("size-sweep", "data-state").as_deref() == Some("done")).then_some(())
        });
        page.longest_task()
    };
    let of_sweep = with_sweep();
    println!(
        "measured: longest task of the page's thread: camera with maps {of_camera:?} ms, a sweep of sizes {of_sweep} ms \
         (goal {GOAL_MILLIS}; 0: none over 50)"
    );
    assert!(of_camera.is_some() && of_sweep <= GOAL_MILLIS, "{of_camera:?}, {of_sweep}");
}

#[test]
fn while_frames_follow_each_other_nothing_flickers_and_no_reader_speaks() {
    let page = open();
    start(&page);
    page.js(
        "window.seen = [];
         window.watch = new MutationObserver(() => {
             if (document.querySelector('.run .old')) seen.push('marked as old');
         });
         watch.observe(document.body, { subtree: true, childList: true, attributes: true });
         window.heard = new MutationObserver(changes => changes.forEach(c => seen.push(c.target.textContent)));
         for (const place of document.querySelectorAll('[role=\"status\"], [role=\"alert\"]'))
             heard.observe(place, { subtree: true, childList: true, characterData: true });
         window.addresses = 0;
         const create = URL.createObjectURL;
         URL.createObjectURL = (...a) => { window.addresses += 1; return create.apply(URL, a); };",
        &[],
    );
    wait_for_frames(&page, 20);
    assert_eq!(page.js("return [window.seen, window.addresses];", &[]), json!([[], 0]));
    assert!(page.text("engine-status").contains("Classifying the camera's frames"), "{:?}", page.text("engine-status"));
}

#[test]
fn stop_switches_the_light_off_and_start_on_again() {
    let page = open();
    start(&page);
    page.click("camera-stop");
    expect_off(&page, None);
    assert_eq!(page.predictions()[0].index, ESPRESSO, "the last answer stays");
    assert!(!page.has("camera-preview"));
    start(&page);
    page.click("camera-stop");
    expect_off(&page, None);
    page.classify_sample("chelsea");
    assert!(page.has("run-again") && page.has("chosen-picture"));
}

#[test]
fn out_of_sight_the_light_is_off_and_the_page_says_so() {
    let page = open();
    start(&page);
    page.js(
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true });
         document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
         delete document.hidden;",
        &[],
    );
    expect_off(&page, Some("hidden"));
    assert!(page.text("camera-notice").contains("hidden"), "{:?}", page.text("camera-notice"));
    start(&page);
    assert_eq!(page.text("camera-notice"), "");
    page.js("window.dispatchEvent(new PageTransitionEvent('pagehide'));", &[]);
    expect_off(&page, Some("hidden"));
}

#[test]
fn a_camera_that_ends_by_itself_is_said() {
    let page = open();
    start(&page);
    page.js("window.track.stop();", &[]);
    expect_off(&page, Some("ended"));
}

#[test]
fn a_picture_takes_the_cameras_place() {
    let page = open();
    start(&page);
    let before = page.runs();
    page.choose_file("image-input", &files::on_disk("rgb.png", &files::rgb()));
    expect_off(&page, Some("picture"));
    page.wait_for_run_after(before);
    let expected = page.classify_file(&files::on_disk("again.png", &files::rgb()));
    start(&page);
    assert!(page.paste(Some(("image.png", "image/png", &files::rgb()))));
    expect_off(&page, Some("picture"));
    assert_eq!(page.predictions(), expected, "the picture's answer is the one that stands");

    start(&page);
    page.click("sample-chelsea");
    page.wait("the light to go off", Duration::from_secs(5), || {
        (page.js("return window.track.readyState;", &[]) == json!("ended")).then_some(())
    });
    page.wait("the sample's answer", PATIENCE, || page.has("run-again").then_some(()));
    assert_eq!(page.attribute("sample-chelsea", "aria-pressed").as_deref(), Some("true"));
}

#[test]
fn another_network_takes_over_while_the_camera_runs() {
    let page = open();
    start(&page);
    page.click("run-lite1");
    page.wait("answers of Lite1", PATIENCE, || {
        assert_eq!(page.error(), None);
        page.text("answered-by").contains("Lite1").then_some(())
    });
    wait_for_frames(&page, 3);
    assert_eq!(state(&page), "on");
    page.click("backend-auto");
    wait_for_frames(&page, 3);
    assert_eq!(page.predictions()[0].index, ESPRESSO);
}

/// Answers stood still for as long as another network was made, and for as long as the person was asked about one.
#[test]
fn the_answers_go_on_while_another_network_is_made_or_asked_about() {
    // Runs that the page shows from the move of phi to an answer of its network, while the engine makes that, and for how
    // many milliseconds it does.
    const ANSWERS_MEANWHILE: &str = "
        const slider = at('slider-phi'), runs = new Set();
        let begun = null, ended = null;
        slider.value = '4';
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        return new Promise(done => {
            const look = () => {
                if (['loading', 'building'].includes(at('engine-status').dataset.state)) {
                    runs.add(at('predictions').dataset.run);
                    ended = performance.now();
                    begun ??= ended;
                }
                if (at('answer').dataset.current === 'true') done([runs.size, ended - begun]);
                else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
        });";
    let page = open();
    start(&page);
    let (answers, millis): (u32, f64) =
        serde_json::from_value(page.js(ANSWERS_MEANWHILE, &[])).expect("a count and a time");
    println!("measured: answers of the camera's frames while Lite0 grows to phi 4, CPU: {answers} in {millis:.0} ms");
    // The first may be of the run before. A fast machine makes the network in the time of few frames.
    assert!(answers >= 2 && f64::from(answers) >= millis / 150.0, "{answers} answers in {millis:.0} ms");
    wait_for_frames(&page, 2);
    assert_eq!(page.attribute("answer", "data-kind").as_deref(), Some("grown"));

    // Of so many layers that even a fast machine is asked.
    page.set_slider("phi", 7.0);
    page.set_slider("alpha", 1.4);
    page.wait("the question", PATIENCE, || page.has("build-question").then_some(()));
    wait_for_frames(&page, 2);
    assert_eq!(page.attribute("answer", "data-current").as_deref(), Some("false"), "it is marked as another network's");
    page.click("build-decline");
    wait_for_frames(&page, 2);
    assert_eq!(page.error(), None);
    assert_eq!(state(&page), "on");
}

#[test]
fn no_request_is_made_for_a_frame() {
    let page = Page::prepare_alone(Profile::Camera);
    page.go("#v1&preset=lite0&backend=cpu");
    start(&page);
    let before = page.server.seen().len();
    wait_for_frames(&page, 20);
    assert_eq!(page.server.seen().len(), before, "requests while frames are classified");
    page.click("camera-stop");
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());

    let origin = page.server.origin();
    let (log, _) = page.finish();
    let requests = net_log::requests(&log);
    let ours: Vec<_> = requests.iter().filter(|request| request.initiator.as_deref() == Some(&origin)).collect();
    assert!(ours.iter().any(|request| request.url.contains("worker_bg.wasm")), "the log knows nothing of this page");
    let elsewhere: Vec<_> = ours.iter().filter(|request| !request.url.starts_with(&format!("{origin}/"))).collect();
    assert!(elsewhere.is_empty(), "requests to other origins: {elsewhere:?}");
}
