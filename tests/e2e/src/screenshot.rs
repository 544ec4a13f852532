//! Pictures of the page, for people.

use serde_json::json;

use crate::webdriver::Session;

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
