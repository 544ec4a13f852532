//! The one screen in a frame of someone else's page: what is there and what is not, that it works, and where it leads.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use e2e::axe;
use e2e::browser::Profile;
use e2e::page::Page;
use e2e::server::{BASE, Server};
use serde_json::json;

use crate::camera;

const SOON: Duration = Duration::from_secs(10);
const LOADING: Duration = Duration::from_secs(30);

/// The HTML that the page offers for its state.
fn snippet(page: &Page) -> String {
    page.click("class-open");
    page.wait("the form", SOON, || page.has("class-embed").then_some(()));
    let html = page.js("return at('class-embed').value;", &[]).as_str().unwrap_or_default().to_owned();
    page.click("class-close");
    html
}

/// A course page of another origin with that HTML in it, opened; the session is turned to the frame.
fn open_course(page: &Page, name: &str, html: &str) -> Server {
    let folder: PathBuf = std::env::temp_dir().join(format!("e2e-course-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let course = format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>A course</title><body style=\"margin: 0\">{html}"
    );
    fs::write(folder.join("index.html"), course).expect("the course page");
    let server = Server::start(folder);
    let session = page.session();
    session.go(&format!("{}{BASE}", server.origin())).expect("the course page");
    let frame = session.find("iframe").expect("the frame");
    session.turn_to_frame(&frame).expect("the frame");
    page.wait("the page in the frame", LOADING, || page.has("mode").then_some(()));
    server
}

/// A frame has no lesson, and its address named the step that the form had chosen for the link.
#[test]
fn the_html_names_no_lesson() {
    let page = Page::open("#v1&preset=lite0&view=layers&lesson=3");
    page.click("class-open");
    page.wait("the form", SOON, || page.has("class-embed").then_some(()));
    let [link, html] = ["class-address", "class-embed"]
        .map(|id| page.js("return at(arguments[0]).value;", &[json!(id)]).as_str().unwrap_or_default().to_owned());
    assert!(link.contains("lesson=3") && link.contains("view=layers"), "{link}");
    assert!(html.contains("embed=1") && !html.contains("lesson") && !html.contains("view="), "{html}");
    // What became of a press is said beside its button.
    page.click("class-embed-copy");
    let distance = "const button = at('class-embed-copy').getBoundingClientRect();
        const said = at('class-embed-copy').parentElement.querySelector('[role=\"status\"]');
        return said.textContent ? said.getBoundingClientRect().top - button.bottom : null;";
    let distance = page.wait("what became of it", SOON, || page.js(distance, &[]).as_f64());
    assert!((-1.0..20.0).contains(&distance), "{distance} px below the button");
}

#[test]
fn the_one_screen_stands_alone_in_a_course_page_and_works_there() {
    let page = Page::open("#v1&family=lite&phi=1&alpha=1.2&beta=1.1&gamma=1.15&backend=cpu&lock=beta");
    let html = snippet(&page);
    assert!(html.starts_with("<iframe src=\"http") && html.contains(" allow=\"camera\" "), "{html}");
    assert!(html.contains("&amp;lock=beta&amp;embed=1\""), "{html}");

    let course = open_course(&page, "works", &html);
    // Neither head nor rooms nor foot.
    for id in ["copy-link", "view-stages", "lab-start", "class-open", "version"] {
        assert!(!page.has(id), "{id} is in the frame");
    }
    let headings =
        "return [...document.querySelectorAll('h1')].filter(each => each.getClientRects().length > 0).length;";
    assert_eq!(page.js(headings, &[]), json!(1));
    for id in ["slider-phi", "macs", "image-input", "embed-whole", "class-notice"] {
        assert!(page.has(id), "{id} is not in the frame");
    }
    let best = page.classify_sample("chelsea");
    assert_eq!(best.len(), 5);
    page.click("preset-lite0");
    page.expect("params", "4652008");

    // The line leads to the whole page with the setting as it is now.
    page.wait("the link of Lite0", SOON, || {
        let link = page.js("return at('embed-whole').href;", &[]);
        let link = link.as_str()?;
        (link.contains("preset=lite0") && link.contains("lock=beta") && !link.contains("embed")).then_some(())
    });
    let target = page.js("return [at('embed-whole').target, at('embed-whole').rel];", &[]);
    assert_eq!(target, json!(["_blank", "noopener"]));
    // The frame keeps its own address a frame's.
    page.wait("the frame's address", SOON, || {
        let hash = page.js("return location.hash;", &[]);
        hash.as_str().is_some_and(|hash| hash.contains("preset=lite0") && hash.ends_with("embed=1")).then_some(())
    });
    // An answer of the network before is paler.
    page.wait("the answer of Lite0", LOADING, || {
        let is_current = page.attribute("answer", "data-current").as_deref() == Some("true");
        (is_current && page.engine() == "ready").then_some(())
    });
    thread::sleep(Duration::from_millis(500));
    assert_eq!(axe::faults(&page), Vec::<String>::new());
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());

    let whole = page.js("return at('embed-whole').href;", &[]).as_str().unwrap_or_default().to_owned();
    page.session().go(&whole).expect("the whole page");
    page.wait("the whole page", LOADING, || page.has("copy-link").then_some(()));
    page.expect("params", "4652008");
    assert!(!page.has("embed-whole") && page.has("view-stages"));
    drop(course);
}

#[test]
fn nothing_sticks_out_of_a_narrow_and_low_frame() {
    let page = Page::open("#v1&preset=lite0&backend=cpu&embed=1");
    for language in ["en", "ko"] {
        page.go(&format!("#v1&preset=lite0&backend=cpu&lang={language}&embed=1"));
        page.session().go("about:blank").expect("an empty page");
        let address = page.address(&format!("#v1&amp;preset=lite0&amp;backend=cpu&amp;lang={language}&amp;embed=1"));
        for (width, height) in [(360, 600), (800, 600), (1280, 600)] {
            page.resize(1300, 900);
            let html =
                format!("<iframe src=\"{address}\" title=\"a frame\" width=\"{width}\" height=\"{height}\"></iframe>");
            let course = open_course(&page, &format!("{language}-{width}"), &html);
            page.classify_sample("coffee");
            assert_eq!(page.sticks_out(), None, "{language} {width} x {height}");
            assert_eq!(axe::faults(&page), Vec::<String>::new(), "{language} {width} x {height}");
            // At its end the line to the whole page can be pressed: nothing lies above it.
            let hit = "scrollTo(0, document.documentElement.scrollHeight);
                const line = at('embed-whole').getBoundingClientRect();
                const found = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
                return found?.dataset.testid ?? found?.className ?? null;";
            assert_eq!(page.js(hit, &[]), json!("embed-whole"), "{language} {width} x {height}");
            page.session().turn_to_whole().expect("the course page");
            e2e::screenshot::keep_screen(page.session(), &format!("embed-{language}-{width}.png"));
            drop(course);
        }
    }
    page.resize(1280, 900);
}

#[test]
fn the_camera_asks_in_the_frame_where_the_page_around_it_allows_that() {
    let page = Page::prepare(Profile::Camera);
    page.go("#v1&preset=lite0&backend=cpu");
    let html = snippet(&page);
    let allowed = open_course(&page, "camera", &html);
    camera::start(&page);
    assert_eq!(page.predictions()[0].index, camera::ESPRESSO);
    page.click("camera-stop");
    drop(allowed);

    let refused = open_course(&page, "no-camera", &html.replace(" allow=\"camera\"", ""));
    page.click("camera-start");
    page.wait("a reason", SOON, || page.attribute("camera-errors", "data-kind"));
    assert_eq!(
        page.attribute("camera-errors", "data-kind").as_deref(),
        Some("denied"),
        "{}",
        page.text("camera-errors")
    );
    drop(refused);
}
