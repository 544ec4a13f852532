//! Pictures of the page: for people who ask for them, and beside those that are committed.

use std::path::{Path, PathBuf};
use std::{env, fs};

use image::imageops::{self, FilterType};
use serde_json::json;

use crate::webdriver::Session;

/// Writes a screenshot of the whole page into the folder that `EXPLORER_SCREENSHOTS` names; without it, none is made.
///
/// # Panics
/// When the browser gives none, or the folder takes none.
pub fn keep(session: &Session, name: &str) {
    write(session, name, true);
}

/// The same of what is in sight.
///
/// # Panics
/// As [`keep`].
pub fn keep_screen(session: &Session, name: &str) {
    write(session, name, false);
}

fn write(session: &Session, name: &str, is_whole: bool) {
    let Some(folder) = env::var_os("EXPLORER_SCREENSHOTS").map(PathBuf::from) else {
        return;
    };
    fs::create_dir_all(&folder).expect("a folder for screenshots");
    fs::write(folder.join(name), capture(session, is_whole)).expect("a screenshot");
}

fn capture(session: &Session, is_whole: bool) -> Vec<u8> {
    let wanted = json!({ "format": "png", "captureBeyondViewport": is_whole });
    session.development_file("Page.captureScreenshot", &wanted).expect("a screenshot")
}

/// Pixels of a cell of a comparison, a side: what moves within one, such as the edge of a letter, is no difference.
const CELL: u32 = 8;

/// Levels of 256 by which a color of a cell may differ.
const SAME: u8 = 16;

/// The share of cells that differ between what is in sight and the committed picture of that name, in `fixtures/screens`.
/// `EXPLORER_ACCEPT_SCREENS` has what is in sight committed in its place.
///
/// # Panics
/// When there is no such picture, or one of another size.
pub fn difference(session: &Session, name: &str) -> f64 {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/screens").join(name);
    let found = capture(session, false);
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
