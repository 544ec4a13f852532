//! The page on narrow and wide screens, light and dark. `EXPLORER_SCREENSHOTS` names a folder for pictures of all that is
//! opened here.

use std::time::Duration;

use e2e::dist;
use e2e::page::Page;
use e2e::picture_files::on_disk;
use e2e::screenshot;
use serde_json::json;

/// What sticks out to the right, and where that was seen.
fn sticks_out(page: &Page, what: &str) -> Option<String> {
    page.sticks_out().map(|found| format!("{what}: {found}"))
}

/// The same in every room below the one screen.
fn sticks_out_of_rooms(page: &Page, what: &str) -> Vec<String> {
    let rooms = page.rooms();
    assert!(rooms.len() >= 8, "{rooms:?}");
    let look = |room: &String| {
        page.open_room(room);
        sticks_out(page, &format!("{what}, room {room}"))
    };
    rooms.iter().filter_map(look).collect()
}

#[test]
fn nothing_sticks_out_on_narrow_or_wide_screens() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    page.classify_sample("macaw");
    let mut faults = Vec::new();
    for (width, height) in [(360, 780), (768, 1024), (1280, 900), (1920, 1080)] {
        page.resize(width, height);
        let before = page.runs();
        page.click("run-lite0");
        page.wait_for_run_after(before);
        faults.extend(sticks_out(&page, &format!("Lite0 with its answer at {width} px")));
        screenshot::keep(page.session(), &format!("lite0-{width}-light.png"));
        page.click("family-b");
        page.click("preset-b0");
        faults.extend(sticks_out_of_rooms(&page, &format!("B0 at {width} px")));
        for scheme in ["light", "dark"] {
            page.prefer(scheme);
            screenshot::keep(page.session(), &format!("b0-{width}-{scheme}.png"));
        }
        // The longest numbers that there are, and a complaint.
        for (knob, value) in [("alpha", 2.0), ("beta", 2.0), ("gamma", 2.0), ("phi", 7.0)] {
            page.set_slider(knob, value);
        }
        page.click("fit-alpha");
        faults.extend(sticks_out_of_rooms(&page, &format!("the absurd corner at {width} px")));
        screenshot::keep(page.session(), &format!("absurd-{width}-dark.png"));
        for (knob, value) in [("alpha", 1.2), ("beta", 1.1), ("gamma", 1.15), ("phi", 0.0)] {
            page.set_slider(knob, value);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_sticks_out_of_the_questions_and_their_drawings() {
    let page = Page::open("");
    let mut faults = Vec::new();
    for (width, height) in [(360, 780), (1280, 900)] {
        page.resize(width, height);
        for question in ["why-squared", "why-grid-search", "why-effective-phi"] {
            page.click(question);
            page.wait("the answer", Duration::from_secs(5), || page.has("why-open").then_some(()));
            faults.extend(sticks_out(&page, &format!("{question} at {width} px")));
            for scheme in ["light", "dark"] {
                page.prefer(scheme);
                screenshot::keep(page.session(), &format!("{question}-{width}-{scheme}.png"));
            }
            page.click(question);
            page.wait("the answer to go", Duration::from_secs(5), || (!page.has("why-open")).then_some(()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_controls_are_large_enough_for_fingers() {
    let page = Page::open("");
    page.resize(360, 780);
    let questions = [
        ("why-squared", "squared-macs"),
        ("why-grid-search", "grid-candidate"),
        ("why-effective-phi", "effective-phi-row"),
    ];
    for (question, answer) in questions {
        page.click(question);
        // What unfolds moves the next question.
        page.wait(answer, Duration::from_secs(5), || page.has(answer).then_some(()));
    }
    // WCAG 2.2, success criterion 2.5.8: 24 by 24 pixels.
    let script = "return [...document.querySelectorAll('button, input, a[href], summary')]
        .map(e => e.type === 'file' ? document.querySelector(`label[for=\"${e.id}\"]`) ?? e : e)
        .filter(e => e.getClientRects().length > 0 && !e.matches('.skip-link'))
        .map(e => [e.dataset.testid ?? e.textContent.trim().slice(0, 30), e.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24)
        .map(([name, box]) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`);";
    for room in page.rooms() {
        page.open_room(&room);
        assert_eq!(page.js(script, &[]), json!([]), "smaller than 24 by 24 pixels, room {room}");
    }
}

#[test]
fn the_persons_own_weights_fit_on_narrow_screens() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let name = format!("{}.safetensors", "a_very_long_name_without_a_break_".repeat(4));
    let bundled =
        std::fs::read(dist::folder().join("weights/efficientnet-lite0.safetensors")).expect("bundled weights");
    page.choose_file("weights-input", &on_disk(&name, &bundled));
    page.wait("the file", Duration::from_mins(2), || page.has("file-options").then_some(()));
    page.wait_for_engine("ready");
    page.click("proof-summary");
    let mut faults = Vec::new();
    for (width, height) in [(360, 780), (1280, 900)] {
        page.resize(width, height);
        for room in ["weights", "device"] {
            page.open_room(room);
            faults.extend(sticks_out(&page, &format!("own weights at {width} px, room {room}")));
            for scheme in ["light", "dark"] {
                page.prefer(scheme);
                screenshot::keep(page.session(), &format!("own-weights-{room}-{width}-{scheme}.png"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
