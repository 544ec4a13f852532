//! The network follows the sliders: what is on the screen is what answers, and an answer of another setting says so.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::page::Page;
use e2e::reference::Expected;
use e2e::screenshot;
use e2e::server::Fault;
use serde_json::json;

/// Long enough for a network on two shared cores.
const PATIENCE: Duration = Duration::from_mins(1);

fn attribute(page: &Page, name: &str) -> Option<String> {
    page.attribute("answer", name)
}

/// Waits for an answer of the network on the sliders.
fn wait_for_current(page: &Page) {
    page.wait("the answer of the sliders' network", PATIENCE, || {
        assert_eq!(page.error(), None);
        (page.runs() > 0 && attribute(page, "data-current").as_deref() == Some("true")).then_some(())
    });
}

fn expect_espresso(page: &Page) {
    let comparison = Expected::of("coffee").compare(&page.predictions());
    assert!(comparison.faults.is_empty(), "{:?}", comparison.faults);
}

#[test]
fn the_first_open_answers_by_itself() {
    let page = Page::open_as_people("");
    wait_for_current(&page);
    page.expect("mode", "published");
    page.expect("macs", "385187552");
    assert_eq!(page.attribute("preset-lite0", "aria-pressed").as_deref(), Some("true"));
    assert_eq!(attribute(&page, "data-kind").as_deref(), Some("trained"));
    assert_eq!(attribute(&page, "data-resolution").as_deref(), Some("224"));
    expect_espresso(&page);
}

/// The figure of issue F: from a local server to the first answer, nothing kept, no click.
#[test]
fn the_first_answer_comes_soon_after_the_page() {
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let page = Page::prepare_alone(Profile::SoftwareAdapter);
        let note = "window.firstAnswer = 0;
            new MutationObserver(() => {
                const list = document.querySelector('[data-testid=\"predictions\"]');
                if (!window.firstAnswer && list && Number(list.dataset.run) > 0) window.firstAnswer = performance.now();
            }).observe(document, { subtree: true, childList: true, attributes: true });";
        page.session()
            .development("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": note }))
            .expect("a script");
        page.go_as_people("#v1&family=lite&preset=lite0&backend=cpu");
        wait_for_current(&page);
        let millis = page.js("return window.firstAnswer;", &[]).as_f64().expect("milliseconds");
        println!("measured: from the address to the first answer, CPU, nothing kept: {millis:.0} ms (goal 1200)");
        best = best.min(millis);
        if best <= 1200.0 {
            break;
        }
    }
    assert!(best <= 1200.0, "{best} ms");
}

#[test]
fn a_link_or_the_person_can_keep_the_engine_from_starting() {
    let page = Page::open_as_people("#v1&family=lite&preset=lite0&run=off");
    page.wait("the picture", PATIENCE, || page.has("chosen-picture").then_some(()));
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(page.engine(), "cold");
    assert!(page.server.seen().iter().all(|seen| !seen.path.contains("worker") && !seen.path.contains("weights/")));
    page.click("engine-start");
    wait_for_current(&page);
    expect_espresso(&page);
    drop(page);

    let page = Page::prepare(Profile::SoftwareAdapter);
    let saves =
        "Object.defineProperty(Object.getPrototypeOf(navigator), 'connection', { get: () => ({ saveData: true }) });";
    page.session().development("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": saves })).expect("a script");
    for link in ["", "#v1&family=lite&preset=lite0&picture=chelsea&backend=cpu"] {
        page.session().go("about:blank").expect("an empty page");
        page.go_as_people(link);
        page.wait("the picture", PATIENCE, || page.has("chosen-picture").then_some(()));
        std::thread::sleep(Duration::from_millis(700));
        assert_eq!(page.engine(), "cold", "less data was asked for: {link:?}");
        assert!(page.text("engine-start").contains("MB"), "{:?}", page.text("engine-start"));
    }
    page.click("engine-start");
    wait_for_current(&page);
    let comparison = Expected::of("chelsea").compare(&page.predictions());
    assert!(comparison.faults.is_empty(), "{:?}", comparison.faults);
}

#[test]
fn a_larger_setting_grows_and_answers_by_itself() {
    for backend in ["cpu", "webgpu"] {
        let page = Page::open(&format!("#v1&preset=lite1&backend={backend}"));
        let parents = page.classify_sample("coffee");
        page.set_slider("width", 1.05);
        page.set_slider("depth", 1.3);
        wait_for_current(&page);
        assert_eq!(attribute(&page, "data-kind").as_deref(), Some("grown"));
        assert_eq!(attribute(&page, "data-parent").as_deref(), Some("lite1"));
        page.expect("weights", "grown");
        assert!(page.text("answered-by").contains("grown from Lite1"), "{:?}", page.text("answered-by"));
        // Grown at the same resolution it is the same function.
        let grown = page.predictions();
        for (grown, parent) in grown.iter().zip(&parents) {
            assert_eq!(grown.index, parent.index);
            assert!((grown.logit - parent.logit).abs() <= 1e-5 * parents[0].logit.abs(), "{grown:?} {parent:?}");
        }
        let share: f64 = page.value_of("growth-share").parse().expect("a share");
        assert!(share > 0.5 && share < 1.0, "{share}");

        // At a resolution of its own it answers by itself, at its parent's as the parent.
        page.set_slider("resolution", 1.2);
        wait_for_current(&page);
        assert_eq!(attribute(&page, "data-resolution").as_deref(), Some("269"));
        page.click("growth-parent");
        wait_for_current(&page);
        assert_eq!(attribute(&page, "data-resolution").as_deref(), Some("240"));
        for (grown, parent) in page.predictions().iter().zip(&parents) {
            assert!((grown.logit - parent.logit).abs() <= 1e-5 * parents[0].logit.abs(), "{grown:?} {parent:?}");
        }
        assert!(page.number_of("latency-estimate") > 0.0);
    }
}

#[test]
fn what_nothing_trained_fits_into_shows_its_time_and_a_way_to_an_answer() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    page.set_slider("width", 0.5);
    wait_for_current(&page);
    assert_eq!(attribute(&page, "data-kind").as_deref(), Some("untrained"));
    assert!(page.predictions().is_empty() && page.has("time-only"));
    // On the one screen, once, beside the sentence that nothing is answered.
    let places = page.js(
        "return [...document.querySelectorAll('[data-testid=\"nearest-answering\"]')].map(e => !!e.closest('.bench'));",
        &[],
    );
    assert_eq!(places, json!([true]));
    assert!(!page.text("answered-by").contains("trained"), "{:?}", page.text("answered-by"));
    page.click("nearest-answering");
    wait_for_current(&page);
    assert_eq!(attribute(&page, "data-kind").as_deref(), Some("trained"));
    assert!(!page.has("nearest-answering"));
    assert!(page.text("answered-by").contains("EfficientNet-Lite0, trained"), "{:?}", page.text("answered-by"));
    expect_espresso(&page);
    // Of the family without bundled weights: the same setting of the other family.
    page.click("family-b");
    wait_for_current(&page);
    assert_eq!(attribute(&page, "data-kind").as_deref(), Some("untrained"));
    page.click("nearest-answering");
    wait_for_current(&page);
    page.expect("params", "4652008");
    expect_espresso(&page);
}

/// Moves in quick succession: only where the sliders rest is a network made, and every move is shown at once.
#[test]
fn a_hundred_moves_make_one_network() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    let before = page.runs();
    let moves = "
        const slider = at('slider-phi');
        return new Promise(done => {
            let move = 0;
            const timer = setInterval(() => {
                slider.value = ((move + 2) % 11) / 10;
                slider.dispatchEvent(new Event('input', { bubbles: true }));
                if (++move === 100) { clearInterval(timer); done(at('answer').dataset.current); }
            }, 10);
        });";
    assert_eq!(page.js(moves, &[]), json!("false"), "the old answer is marked at once");
    wait_for_current(&page);
    assert_eq!(page.runs(), before + 1, "the network was made on the way");
    page.expect("mode", "compound");
}

/// A tab that nobody sees is frozen by the browser after a while: its timers and messages wait.
#[test]
fn a_tab_frozen_while_a_network_is_made_has_its_answer_when_it_is_seen_again() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    page.set_slider("phi", 3.0);
    // Not while its weights are read: what a frozen tab still downloads may stop for good.
    page.wait("the build", PATIENCE, || (page.engine() == "building").then_some(()));
    page.js(
        "window.events = [];
         for (const kind of ['freeze', 'resume']) document.addEventListener(kind, () => window.events.push(kind));",
        &[],
    );
    page.browser().freeze_tab(true);
    std::thread::sleep(Duration::from_secs(3));
    page.browser().freeze_tab(false);
    page.wait("the end of the freeze", PATIENCE, || {
        (page.js("return window.events;", &[]) == json!(["freeze", "resume"])).then_some(())
    });
    wait_for_current(&page);
    assert_eq!(attribute(&page, "data-kind").as_deref(), Some("grown"));
    assert_eq!(page.predictions()[0].index, 967, "an espresso");
}

/// Alpha was moved at phi 0, and the network that was there was made once more.
#[test]
fn a_move_that_changes_nothing_makes_nothing() {
    let page = Page::open("#v1&family=lite&phi=0&alpha=1.2&beta=1.1&gamma=1.15&backend=cpu");
    page.classify_sample("coffee");
    let before = page.runs();
    page.set_slider("alpha", 1.5);
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!((page.runs(), page.engine().as_str()), (before, "ready"), "the same network was made again");
    assert_eq!(attribute(&page, "data-current").as_deref(), Some("true"), "its answer is that of the sliders");
}

/// The figure of issue F: from the last move of phi to the answer of the grown network, the rest of the sliders included.
#[test]
fn the_new_answer_comes_soon_after_the_last_move() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    page.click("run-again");
    let mut best = f64::INFINITY;
    for round in 0..6 {
        let to = if round % 2 == 0 { 1.0 } else { 0.9 };
        let millis = page.js(
            "const slider = at('slider-phi'), start = performance.now();
             slider.value = arguments[0];
             slider.dispatchEvent(new Event('input', { bubbles: true }));
             return new Promise(done => {
                 const look = () => at('answer').dataset.current === 'true' ? done(performance.now() - start)
                     : requestAnimationFrame(look);
                 requestAnimationFrame(look);
             });",
            &[json!(to)],
        );
        let millis = millis.as_f64().expect("milliseconds");
        println!("measured: last move of phi to {to} to the new answer, CPU: {millis:.0} ms (goal 700)");
        best = best.min(millis);
    }
    assert_eq!(attribute(&page, "data-kind").as_deref(), Some("grown"));
    assert!(best <= 700.0, "{best} ms");
}

/// Weights that are lost between two moves: the last answer stays, and trying again goes on from there.
#[test]
fn weights_lost_between_moves_leave_the_last_answer() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    page.server.fault("weights/", Fault::Status(503));
    page.js("return caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))));", &[]);
    page.click("run-lite1");
    assert_eq!(page.wait_for_error().kind, "weights-unreachable");
    // Nothing is asked again before the sliders move, also where the failure came before they had rested.
    let asked = page.server.count("weights/");
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(page.server.count("weights/"), asked, "it was asked for again by itself");
    assert_eq!(page.error().expect("the error stays").kind, "weights-unreachable");
    expect_espresso(&page);
    assert_eq!(attribute(&page, "data-current").as_deref(), Some("false"));
    page.server.clear();
    page.click("retry");
    page.wait("Lite1", PATIENCE, || (attribute(&page, "data-current").as_deref() == Some("true")).then_some(()));
}

/// What a person sees without scrolling: phi, the network, the counts, the picture with its answer, and the time.
#[test]
fn the_one_screen_is_in_sight_at_four_sizes() {
    let page = Page::open_as_people("#v1&family=lite&preset=lite0&backend=cpu");
    wait_for_current(&page);
    let script = "return arguments[0].filter(id => {
        const box = at(id).getBoundingClientRect();
        const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        const over = document.elementFromPoint(x, y)?.closest('.bench-phi, .budget-strip');
        return box.top < -1 || box.bottom > innerHeight + 1 || box.left < -1 || box.right > innerWidth + 1 || box.height === 0
            || over && id !== 'slider-phi';
    });";
    let ids = [
        "slider-phi",
        "network-drawing",
        "macs",
        "params",
        "input-resolution",
        "chosen-picture",
        "predictions",
        "latency",
    ];
    let mut faults = Vec::new();
    for (width, height) in [(1280, 720), (1440, 900), (1920, 1080), (390, 844)] {
        page.resize(width, height);
        page.js("scrollTo(0, 0);", &[]);
        for scheme in ["light", "dark"] {
            page.prefer(scheme);
            screenshot::keep_screen(page.session(), &format!("bench-{width}-{scheme}.png"));
        }
        let hidden = page.js(script, &[json!(ids)]);
        if hidden != json!([]) {
            faults.push(format!("{width} x {height}: {hidden}"));
        }
        faults.extend(page.sticks_out().map(|found| format!("{width}: {found}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// B7 was said to take twice what it took: the estimate counted multiply-adds alone, and those of depthwise convolutions,
/// which grow slower than the others, take several times as long each.
#[test]
fn what_a_network_is_expected_to_take_is_about_what_it_takes() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    for _ in 0..4 {
        let before = page.runs();
        page.click("run-again");
        page.wait_for_run_after(before);
    }
    let mut ratios = Vec::new();
    for (family, preset) in [("lite", "lite2"), ("lite", "lite4"), ("b", "b0"), ("b", "b2"), ("b", "b4")] {
        page.click(&format!("family-{family}"));
        page.click(&format!("preset-{preset}"));
        // It follows some frames after the sliders, and long before the first run of this network.
        std::thread::sleep(Duration::from_millis(100));
        let expected = page.number_of("latency-estimate");
        wait_for_current(&page);
        // What is expected is a median of five runs, and so is what it is held against.
        let mut runs = vec![page.number_of("latency")];
        for _ in 0..4 {
            let before = page.runs();
            page.click("run-again");
            page.wait("another run", PATIENCE, || (page.runs() > before && page.engine() == "ready").then_some(()));
            runs.push(page.number_of("latency"));
        }
        runs.sort_by(f64::total_cmp);
        let measured = runs[2];
        println!("measured: {preset} on cpu: expected {expected:.0} ms, took {measured:.0} ms");
        ratios.push((preset, expected / measured));
    }
    let far: Vec<_> = ratios.iter().filter(|(_, ratio)| !(0.5..=1.8).contains(ratio)).collect();
    assert!(far.is_empty(), "{far:?}");
}

/// Ten seconds of moves that rest now and then: the page's thread has no long task, whatever the engine does meanwhile.
#[test]
fn the_pages_thread_stays_free_while_the_network_follows() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    let before = page.runs();
    let longest_task = || {
        page.watch_long_tasks();
        page.move_phi_for_ten_seconds();
        page.longest_task()
    };
    let mut longest = longest_task();
    if longest > 50.0 {
        // What else the machine does only ever adds time.
        longest = longest_task();
    }
    wait_for_current(&page);
    let answers = page.runs() - before;
    println!(
        "measured: ten seconds of moves, {answers} answers: longest task of the page's thread {longest:.0} ms (goal 50)"
    );
    assert!(answers >= 4, "{answers}");
    assert!(longest <= 50.0, "{longest}");
}
