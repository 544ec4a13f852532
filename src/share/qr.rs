//! A text as a QR code: the path of an SVG.

use std::fmt::Write as _;

use qrcodegen::{DataTooLong, QrCode, QrCodeEcc, QrSegment, Version};

/// Light modules around the code, which readers need to find it.
const QUIET: i32 = 4;

/// A QR code, laid out: one unit a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrPath {
    /// Side of the drawing, with the light margin.
    pub side: i32,
    /// The dark modules as one path.
    pub path: String,
}

/// A text is too long for any QR code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text is too long for a QR code")]
pub struct TooLong;

impl From<DataTooLong> for TooLong {
    fn from(_: DataTooLong) -> Self {
        Self
    }
}

/// The smallest code in byte mode at error correction M, which repairs about 15 % of it.
///
/// # Errors
/// [`TooLong`] beyond 2331 bytes.
pub fn qr_path(text: &str) -> Result<QrPath, TooLong> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, Version::MIN, Version::MAX, None, false)?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if let Some(length) = i32::try_from(run).ok().filter(|length| *length > 0) {
                // Writing to a `String` cannot fail.
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
                x += length;
            } else {
                x += 1;
            }
        }
    }
    Ok(QrPath { side: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws the path as a scanner would see it, eight pixels a module.
    fn decoded(qr: &QrPath) -> String {
        const MODULE: usize = 8;
        let side = qr.side as usize;
        let mut dark = vec![false; side * side];
        for run in qr.path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let [x, y, length] = [x, y, rest.split_once('v').unwrap().0].map(|number| number.parse::<usize>().unwrap());
            dark[y * side + x..y * side + x + length].fill(true);
        }
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side * MODULE, side * MODULE, |x, y| {
            if dark[y / MODULE * side + x / MODULE] { 0 } else { 255 }
        });
        let grids = picture.detect_grids();
        assert_eq!(grids.len(), 1);
        let (meta, content) = grids[0].decode().unwrap();
        assert_eq!(meta.ecc_level, 0, "error correction M");
        content
    }

    #[test]
    fn what_is_drawn_reads_back() {
        let link = "https://example.org/a/b/#v1&family=b&phi=2.5&alpha=1.2&beta=1.1&gamma=1.15&run=lite0\
                    &lock=alpha,beta&hide=compare,benchmark&lesson=3";
        for text in ["", "a", link, &link.repeat(4), "한국어 링크"] {
            assert_eq!(decoded(&qr_path(text).unwrap()), text);
        }
    }

    #[test]
    fn the_smallest_version_is_taken_with_a_margin() {
        // Version 1 at M holds 14 bytes in 21 modules, version 2 holds 26 in 25.
        assert_eq!(["x".repeat(14), "x".repeat(15)].map(|text| qr_path(&text).unwrap().side), [21 + 8, 25 + 8]);
    }

    #[test]
    fn what_is_too_long_is_refused() {
        assert!(qr_path(&"x".repeat(2331)).is_ok());
        assert_eq!(qr_path(&"x".repeat(2332)), Err(TooLong));
    }
}
