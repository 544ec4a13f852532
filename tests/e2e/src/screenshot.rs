//! Pictures of the page, for people.

use std::path::PathBuf;
use std::{env, fs};

use serde_json::json;

use crate::webdriver::Session;

/// The folder for screenshots: `EXPLORER_SCREENSHOTS`, else one below the tests' own part of the target folder.
#[must_use]
pub fn folder() -> PathBuf {
    let named = env::var_os("EXPLORER_SCREENSHOTS").map(PathBuf::from);
    named.unwrap_or_else(|| {
        // The program that runs lies in `target/debug/deps`.
        let program = env::current_exe().unwrap_or_default();
        program.ancestors().nth(3).map(|target| target.join("screenshots")).unwrap_or_else(env::temp_dir)
    })
}

/// Writes a screenshot of the whole page, and gives its width and height in pixels.
///
/// # Panics
/// When the browser gives none, or the folder takes none.
pub fn keep(session: &Session, name: &str) -> (u32, u32) {
    let picture = whole_page(session);
    let folder = folder();
    fs::create_dir_all(&folder).expect("a folder for screenshots");
    fs::write(folder.join(name), &picture).expect("a screenshot");
    // A PNG opens with its header, and the header with these two.
    let number =
        |at: usize| picture.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_be_bytes);
    (number(16), number(20))
}

/// The whole page as a PNG.
///
/// # Panics
/// When the browser gives none.
#[must_use]
pub fn whole_page(session: &Session) -> Vec<u8> {
    let wanted = json!({ "format": "png", "captureBeyondViewport": true });
    let answer = session.development("Page.captureScreenshot", &wanted).expect("a screenshot");
    from_base64(answer["data"].as_str().expect("its data"))
}

/// The bytes that a text of base64 stands for.
#[must_use]
pub fn from_base64(text: &str) -> Vec<u8> {
    let digit = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let letters: Vec<u8> = text.bytes().filter(|letter| *letter != b'=').collect();
    letters
        .chunks(4)
        .flat_map(|four| {
            let bits = four.iter().fold(0_u32, |bits, letter| bits << 6 | u32::from(digit(*letter)));
            let bytes = (bits << (6 * (4 - four.len()))).to_be_bytes();
            bytes[1..four.len()].to_vec()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_with_and_without_padding() {
        assert_eq!(from_base64("TWFu"), b"Man");
        assert_eq!(from_base64("TWE="), b"Ma");
        assert_eq!(from_base64("+/8="), [0xFB, 0xFF]);
    }
}
