//! The page for those who enlarge it: a window of 1280 pixels at 200 % and at 400 % (WCAG 1.4.4 and 1.4.10).

use std::collections::BTreeMap;
use std::time::Duration;

use e2e::page::Page;

/// Percent, and what is left of 1280 by 1024 pixels in CSS pixels.
const ZOOMS: [(u32, u32, u32); 2] = [(200, 640, 512), (400, 320, 256)];

/// Faults, and where each was found.
#[derive(Default)]
struct Faults(BTreeMap<String, Vec<String>>);

impl Faults {
    /// The same in every room below the one screen.
    fn look_into_rooms(&mut self, page: &Page, what: &str) {
        let rooms = page.rooms();
        assert!(rooms.len() >= 8, "{rooms:?}");
        for room in rooms {
            page.open_room(&room);
            self.look(page, &format!("{what}, room {room}"));
        }
    }

    /// What sticks out, lies upon something else, or is cut off.
    fn look(&mut self, page: &Page, what: &str) {
        for (percent, width, height) in ZOOMS {
            page.resize(width, height);
            let found = page.sticks_out().into_iter().chain(page.collisions());
            for fault in found {
                self.0.entry(fault).or_default().push(format!("{what} at {percent} %"));
            }
        }
    }

    fn expect_none(&self) {
        let line = |(fault, places): (&String, &Vec<String>)| format!("{fault}\n    in {}", places.join("; "));
        let lines: Vec<_> = self.0.iter().map(line).collect();
        assert!(lines.is_empty(), "found {}:\n{}", lines.len(), lines.join("\n"));
    }
}

#[test]
fn the_page_can_be_read_at_200_and_at_400_percent() {
    let mut faults = Faults::default();
    for language in ["en", "ko"] {
        let page = Page::open(&format!("#v1&lang={language}&phi=7&alpha=2&beta=2&gamma=2"));
        page.prefer("light");
        faults.look_into_rooms(&page, &format!("{language}, the largest setting"));
        page.go_in_fresh_tab(&format!("#v1&lang={language}"));
        page.prefer("light");
        page.unfold_everything();
        faults.look_into_rooms(&page, &format!("{language}, unfolded"));
    }
    faults.expect_none();
}

#[test]
fn the_lesson_can_be_read_at_200_and_at_400_percent() {
    let mut faults = Faults::default();
    for language in ["en", "ko"] {
        let page = Page::open("");
        page.prefer("light");
        for step in 1..=10 {
            page.go_in_fresh_tab(&format!("#v1&lang={language}&lesson={step}"));
            faults.look(&page, &format!("{language}, step {step}"));
        }
        page.click("lesson-next");
        page.wait("the learner's page", Duration::from_secs(5), || page.has("lesson-page").then_some(()));
        faults.look(&page, &format!("{language}, the learner's page"));
        page.click("class-open");
        page.wait("the form", Duration::from_secs(5), || page.has("lesson-teacher").then_some(()));
        page.click("lesson-teacher");
        page.wait("the teacher's sheet", Duration::from_secs(5), || page.has("lesson-sheet").then_some(()));
        faults.look(&page, &format!("{language}, the teacher's sheet"));
    }
    faults.expect_none();
}
