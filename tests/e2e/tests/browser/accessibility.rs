//! What axe-core finds on the page: nothing, in either language and theme, at any width, closed or unfolded.

use std::collections::BTreeMap;
use std::time::Duration;

use super::engine_failures::with_actor_and;
use e2e::axe;
use e2e::browser::Profile;
use e2e::page::Page;
use e2e::picture_files::on_disk;
use e2e::screenshot;
use serde_json::json;

const LANGUAGES: [&str; 2] = ["en", "ko"];
const THEMES: [&str; 2] = ["light", "dark"];
const WIDTHS: [u32; 3] = [360, 768, 1280];

/// The rooms below the one screen; one is open at a time.
const ROOMS: [&str; 8] = ["stages", "layers", "formula", "rounding", "why", "weights", "device", "compare"];

/// Faults, and where each was found.
#[derive(Default)]
struct Found(BTreeMap<String, Vec<String>>);

impl Found {
    /// What axe finds in both themes at every width.
    fn look(&mut self, page: &Page, what: &str) {
        for width in WIDTHS {
            page.resize(width, 900);
            for theme in THEMES {
                page.prefer(theme);
                for fault in axe::faults(page) {
                    self.0.entry(fault).or_default().push(format!("{what}, {theme}, {width} px"));
                }
            }
        }
    }

    /// The same with one room open after the other, everything in it unfolded.
    fn look_in_rooms(&mut self, page: &Page, what: &str) {
        for room in ROOMS {
            page.click(&format!("view-{room}"));
            let is_open = "return !document.getElementById(arguments[0]).hidden;";
            page.wait(room, Duration::from_secs(5), || {
                (page.js(is_open, &[json!(format!("room-{room}"))]) == json!(true)).then_some(())
            });
            page.unfold_everything();
            self.look(page, &format!("{what}, the room {room} unfolded"));
        }
    }

    /// The same, and what sticks out to the right at any width.
    fn look_beyond(&mut self, page: &Page, language: &str, what: &str) {
        self.look(page, &format!("{language}, {what}"));
        for width in WIDTHS {
            page.resize(width, 900);
            screenshot::keep(page.session(), &format!("{what}-{language}-{width}.png"));
            if let Some(fault) = page.sticks_out() {
                self.0.entry(fault).or_default().push(format!("{language}, {what}, {width} px"));
            }
        }
    }

    fn expect_none(&self) {
        let line = |(fault, places): (&String, &Vec<String>)| format!("{fault}\n    in {}", places.join("; "));
        let lines: Vec<_> = self.0.iter().map(line).collect();
        assert!(lines.is_empty(), "axe found {}:\n{}", lines.len(), lines.join("\n"));
    }
}

#[test]
fn axe_finds_nothing_on_the_closed_page_and_nothing_when_all_is_unfolded() {
    let mut found = Found::default();
    for language in LANGUAGES {
        let page = Page::open(&format!("#v1&lang={language}"));
        found.look(&page, &format!("{language}, closed"));
        found.look_in_rooms(&page, language);
    }
    found.expect_none();
}

#[test]
fn axe_finds_nothing_in_the_lesson_and_on_its_sheets() {
    let mut found = Found::default();
    for language in LANGUAGES {
        let page = Page::open(&format!("#v1&lang={language}&lesson=7"));
        found.look(&page, &format!("{language}, a step"));
        page.click("lesson-skip");
        page.click("class-open");
        page.wait("the form", Duration::from_secs(5), || page.has("lesson-teacher").then_some(()));
        page.click("lesson-teacher");
        page.wait("the teacher's sheet", Duration::from_secs(5), || page.has("lesson-sheet").then_some(()));
        found.look(&page, &format!("{language}, the teacher's sheet"));
        page.go_in_fresh_tab(&format!("#v1&lang={language}&lesson=10"));
        page.click("lesson-next");
        page.wait("the learner's page", Duration::from_secs(5), || page.has("lesson-page").then_some(()));
        found.look(&page, &format!("{language}, the learner's page"));
    }
    found.expect_none();
}

#[test]
fn axe_finds_nothing_wrong_with_complaints_and_answers() {
    let mut found = Found::default();
    for language in LANGUAGES {
        // A notice about the link, a picture with its names, a number that is none, and a file that is no picture.
        let page = Page::open(&format!("#v1&lang={language}&phi=99&backend=cpu&compare=lite0,b0"));
        page.classify_sample("coffee");
        page.js("const box = at('number-phi'); box.value = 'much'; box.dispatchEvent(new Event('change'));", &[]);
        page.choose_file("image-input", &on_disk("notes.txt", b"no picture"));
        page.wait_for_error();
        found.look(&page, &format!("{language}, with complaints"));
        found.look_in_rooms(&page, &format!("{language}, with complaints"));
    }
    found.expect_none();
}

#[test]
fn axe_finds_nothing_wrong_with_the_camera_and_with_what_is_asked_of_an_answer() {
    const PATIENCE: Duration = Duration::from_secs(30);
    let mut found = Found::default();
    for language in LANGUAGES {
        let page = with_actor_and(Profile::Camera, "");
        page.click(&format!("lang-{language}"));
        let language_of = "return document.documentElement.lang;";
        page.wait("the language", PATIENCE, || (page.js(language_of, &[]) == json!(language)).then_some(()));
        page.click("camera-start");
        page.wait("the camera", PATIENCE, || (page.runs() > 3).then_some(()));
        found.look_beyond(&page, language, "camera");
        page.click("camera-stop");

        let before = page.runs();
        page.click("sample-coffee");
        page.wait_for_run_after(before);
        page.click("detective-start");
        page.wait("all sizes", PATIENCE, || page.has("size-sweep-answer").then_some(()));
        page.click("size-table-open");
        page.click("activation-toggle");
        page.wait("the maps", PATIENCE, || page.has("maps-beside").then_some(()));
        page.js("document.querySelector('[data-network=\"lite1\"]').click();", &[]);
        page.wait("the map beside", PATIENCE, || page.has("maps-panel").then_some(()));
        page.js("at('maps-picture').focus();", &[]);
        page.press('\u{e015}');
        page.wait("the mark", PATIENCE, || page.attribute("maps-panel", "data-share"));
        found.look_beyond(&page, language, "asked");
        assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
    }
    found.expect_none();
}
