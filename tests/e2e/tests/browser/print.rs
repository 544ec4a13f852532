//! The page on paper, and the two sheets of the lesson.

use std::time::Duration;

use e2e::page::Page;
use serde_json::json;

/// A4 at 96 pixels an inch, within its margins.
const PAPER_PX: u32 = 718;

/// What stands on paper and should not: what there is to press, what scrolls there, what is dark, what is cut off.
fn faults(page: &Page) -> Vec<String> {
    let script = "
        const seen = e => e.getClientRects().length > 0;
        const name = e => e.dataset.testid ?? `${e.tagName} ${e.className}`;
        const all = [...document.querySelectorAll('body *')].filter(seen);
        const light = color => { const [r, g, b, a = 1] = color.match(/[0-9.]+/g).map(Number); return a < 0.1 || r + g + b > 384; };
        const ground = [document.documentElement, document.body, document.querySelector('.lesson-sheet')].filter(e => e);
        const pressed = all.filter(e => e.matches('.button, input[type=range], input[type=file], .lesson, .lesson-line, .budget-strip'));
        const scrolls = way => ['auto', 'scroll'].includes(way);
        const framed = all.filter(e => e.clientHeight > 0
            && (scrolls(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight + 2
                || scrolls(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 2));
        return [...pressed.map(e => name(e) + ' is there to press'),
            ...ground.filter(e => !light(getComputedStyle(e).backgroundColor)).map(e => name(e) + ' is dark'),
            ...framed.map(e => `${name(e)} is cut at ${e.clientWidth} by ${e.clientHeight} of ${e.scrollWidth} by ${e.scrollHeight} pixels`)];";
    let mut faults: Vec<String> = serde_json::from_value(page.js(script, &[])).expect("faults");
    faults.extend(page.sticks_out());
    faults
}

/// How many pages a printer would get.
fn pages(page: &Page) -> usize {
    let wanted = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
    let file = page.session().development_file("Page.printToPDF", &wanted).expect("a printed page");
    assert!(file.starts_with(b"%PDF-"), "no PDF");
    let text = String::from_utf8_lossy(&file);
    // Every page is an object of its own, of this type; `/Pages` holds them together.
    text.matches("/Type /Page\n").count()
}

#[test]
fn the_page_prints_its_setting_and_numbers_and_nothing_to_press() {
    for language in ["en", "ko"] {
        let page = Page::open(&format!("#v1&lang={language}&phi=2"));
        page.resize(PAPER_PX, 1000);
        // A theme that was chosen is as dark as one of the system's.
        page.prefer("light");
        page.click("theme");
        let chosen = page.js("return document.documentElement.dataset.theme;", &[]);
        assert_eq!(chosen, json!("dark"));
        page.as_printed("dark");
        let is_on_paper =
            |id: &str| page.js("return at(arguments[0]).getClientRects().length > 0;", &[json!(id)]) == json!(true);
        for room in page.rooms() {
            page.open_room(&room);
            for id in ["mode", "macs", "flops", "params", "depth-coefficient", "number-phi", "stage-row"] {
                assert!(is_on_paper(id), "{language}, room {room}: {id} is not on paper");
            }
            assert_eq!(faults(&page), Vec::<String>::new(), "{language}, room {room}");
        }
        // What a person opened is on paper, whole.
        page.unfold_everything();
        for id in ["effective-phi-row", "grid-candidate", "squared-macs"] {
            page.open_room_of(id);
            assert!(is_on_paper(id), "{language}: {id} is not on paper");
        }
        for room in page.rooms() {
            page.open_room(&room);
            assert_eq!(faults(&page), Vec::<String>::new(), "{language}, room {room}, unfolded");
        }
        assert!(pages(&page) >= 2, "{language}: {} pages", pages(&page));
    }
}

#[test]
fn the_sheets_of_the_lesson_are_printed_alone_and_whole() {
    for language in ["en", "ko"] {
        let page = Page::open(&format!("#v1&lang={language}&lesson=10"));
        page.resize(PAPER_PX, 1000);
        page.click("lesson-next");
        for (sheet, is_teachers) in [("lesson-page", false), ("lesson-sheet", true)] {
            page.prefer("light");
            if is_teachers {
                page.click("class-open");
                page.wait("the form", Duration::from_secs(5), || page.has("lesson-teacher").then_some(()));
                page.click("lesson-teacher");
            }
            page.wait("the sheet", Duration::from_secs(5), || page.has(sheet).then_some(()));
            page.as_printed("dark");
            let script = "const rows = [...document.querySelectorAll('[data-testid=\"lesson-row\"]')];
                const others = ['#main', '.masthead', '.colophon'].map(s => document.querySelector(s));
                return [rows.filter(e => e.getClientRects().length > 0).length,
                    others.filter(e => e && e.getClientRects().length > 0).length];";
            assert_eq!(page.js(script, &[]), json!([10, 0]), "{language}, {sheet}: rows, and other parts of the page");
            assert_eq!(faults(&page), Vec::<String>::new(), "{language}, {sheet}");
            assert!((1..=6).contains(&pages(&page)), "{language}, {sheet}: {} pages", pages(&page));
        }
    }
}
