//! Pictures of the page, for people who ask for them and for comparisons.

use std::path::PathBuf;
use std::{env, fs};

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

/// A picture of what is in sight, or of the whole page, as a PNG file.
///
/// # Panics
/// When the browser gives none.
#[must_use]
pub fn capture(session: &Session, is_whole: bool) -> Vec<u8> {
    let wanted = json!({ "format": "png", "captureBeyondViewport": is_whole });
    session.development_file("Page.captureScreenshot", &wanted).expect("a screenshot")
}
