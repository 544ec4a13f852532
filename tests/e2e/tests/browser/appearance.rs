//! The first screen beside committed pictures of it, one a theme: what no assertion names, such as a color that is gone or
//! a part that lies elsewhere. After a change that is meant, `EXPLORER_ACCEPT_SCREENS=1 cargo test -p e2e appearance` has
//! them made anew; look at them before they are committed.

use std::path::Path;
use std::time::Duration;
use std::{env, fs, thread};

use e2e::page::Page;
use e2e::screenshot;
use e2e::webdriver::Session;
use image::imageops::{self, FilterType};

#[test]
fn the_first_screen_looks_as_committed() {
    // Without an answer nothing on it depends on the machine.
    let page = Page::open_as_people("#v1&family=lite&preset=lite0&run=off");
    page.resize(1280, 720);
    let loaded = "return document.images.length > 0 && [...document.images].every(image => image.complete);";
    page.wait("its pictures", Duration::from_secs(20), || (page.js(loaded, &[]) == true).then_some(()));
    let mut faults = Vec::new();
    for scheme in ["light", "dark"] {
        page.prefer(scheme);
        // Parts of the page follow some frames later.
        thread::sleep(Duration::from_secs(1));
        let difference = difference(page.session(), &format!("first-{scheme}.png"));
        println!("measured: {:.2} % of the first screen differ, {scheme}", 100.0 * difference);
        if difference > 0.01 {
            faults.push(format!("{scheme}: {:.1} %", 100.0 * difference));
        }
    }
    assert!(faults.is_empty(), "differs from tests/e2e/fixtures/screens: {}", faults.join(", "));
}

/// Pixels of a cell of a comparison, a side: what moves within one, such as the edge of a letter, is no difference.
const CELL: u32 = 8;

/// Levels of 256 by which a color of a cell may differ.
const SAME: u8 = 16;

/// The share of cells that differ between what is in sight and the committed picture of that name, in `fixtures/screens`.
/// `EXPLORER_ACCEPT_SCREENS` has what is in sight committed in its place.
fn difference(session: &Session, name: &str) -> f64 {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/screens").join(name);
    let found = screenshot::capture(session, false);
    if env::var_os("EXPLORER_ACCEPT_SCREENS").is_some() {
        fs::write(&path, &found).expect("a committed screenshot");
    }
    let cells = |file: &[u8]| {
        let picture = image::load_from_memory(file).expect("a picture").into_rgb8();
        let (width, height) = picture.dimensions();
        imageops::resize(&picture, width / CELL, height / CELL, FilterType::Triangle)
    };
    let (found, expected) = (cells(&found), cells(&fs::read(&path).expect("a committed screenshot")));
    assert_eq!(found.dimensions(), expected.dimensions(), "{name}");
    let differs = |(found, expected): &(&image::Rgb<u8>, &image::Rgb<u8>)| {
        found.0.iter().zip(expected.0).any(|(found, expected)| found.abs_diff(expected) > SAME)
    };
    let count = found.pixels().zip(expected.pixels()).filter(differs).count();
    count as f64 / (found.pixels().count() as f64)
}
