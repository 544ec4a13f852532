//! The bytes of a person's file as text.

use super::LabelError;

/// Text in UTF-8, with or without its mark, or in UTF-16 with its mark, which is what spreadsheets call Unicode text.
///
/// # Errors
/// [`LabelError::Encoding`] with the first line that is neither, such as one in EUC-KR or Latin-1.
pub(super) fn decode(bytes: &[u8]) -> Result<String, LabelError> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest)?.to_owned(),
        _ => utf8(bytes)?.to_owned(),
    };
    // Text has none: this is UTF-16 without its mark, or no text at all.
    match text.find('\0') {
        Some(at) => Err(undecodable_at(text.as_bytes(), at)),
        None => Ok(text),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, LabelError> {
    std::str::from_utf8(bytes).map_err(|error| undecodable_at(bytes, error.valid_up_to()))
}

fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Result<String, LabelError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    for character in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match character {
            Ok(character) => text.push(character),
            Err(_) => return Err(undecodable_at(text.as_bytes(), text.len())),
        }
    }
    if rest.is_empty() { Ok(text) } else { Err(undecodable_at(text.as_bytes(), text.len())) }
}

fn undecodable_at(bytes: &[u8], at: usize) -> LabelError {
    let before = bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
    LabelError::Encoding { line: before + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list in Korean, saved by a program that writes EUC-KR, named the classes "��" and nothing was said: the browser
    /// decodes whatever it is given and puts a sign where it cannot.
    #[test]
    fn what_is_not_utf_8_is_said_with_its_line() {
        let euc_kr = b"cat\n\xb0\xed\xbe\xe7\xc0\xcc\ndog\n";
        assert_eq!(decode(euc_kr), Err(LabelError::Encoding { line: 2 }));
        assert_eq!(decode(b"caf\xe9"), Err(LabelError::Encoding { line: 1 }));
        // Cut off in the middle of a letter.
        assert_eq!(decode(b"a\nb\n\xea\xb3"), Err(LabelError::Encoding { line: 3 }));
        assert_eq!(decode(b"c\0a\0t\0\n\0"), Err(LabelError::Encoding { line: 1 }));
        assert_eq!(decode(b"\xff\xfec\0\n\0a"), Err(LabelError::Encoding { line: 2 }));
        assert_eq!(decode(b"\xff\xfec\0\x00\xd8"), Err(LabelError::Encoding { line: 1 }));
    }

    #[test]
    fn utf_8_and_marked_utf_16_are_read() {
        let text = "고양이\n🐕\n";
        let with_mark = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
        };
        assert_eq!(decode(text.as_bytes()).as_deref(), Ok(text));
        assert_eq!(decode(format!("\u{feff}{text}").as_bytes()).as_deref(), Ok(text));
        assert_eq!(decode(&with_mark([0xff, 0xfe], u16::to_le_bytes)).as_deref(), Ok(text));
        assert_eq!(decode(&with_mark([0xfe, 0xff], u16::to_be_bytes)).as_deref(), Ok(text));
        assert_eq!(decode(b"").as_deref(), Ok(""));
    }
}
