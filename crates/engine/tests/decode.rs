//! Every kind of picture that can be chosen: what Pillow reads in it, or why it is refused.
//!
//! The fixtures are made by `tests/reference/preprocess.py`.
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "fixtures of our own")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::cast_possible_truncation, reason = "tests compare exact numbers")]
#![cfg(feature = "picture")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use engine::picture::{PictureError, Pixels as _, RgbPicture, decode};
use proptest::prelude::*;

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/pictures").join(folder)
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(fixtures("decode").join(name)).unwrap()
}

fn sample(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/pictures").join(name);
    fs::read(path).unwrap()
}

/// A PPM as the script writes it: `P6 width height 255`, a newline, the bytes.
fn ppm(path: &Path) -> RgbPicture {
    let bytes = fs::read(path).unwrap();
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap();
    let header = std::str::from_utf8(&bytes[..end]).unwrap();
    let numbers: Vec<u32> = header.split(' ').skip(1).map(|n| n.parse().unwrap()).collect();
    RgbPicture::new(numbers[0], numbers[1], bytes[end + 1..].to_vec()).unwrap()
}

/// Names of the fixtures to decode, sorted.
fn names() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(fixtures("decode"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".ppm"))
        .collect();
    names.sort();
    names
}

/// The mean color of each 64 x 64 pixels, rounded to nearest; fewer at the right and bottom.
fn reduced(picture: &RgbPicture) -> RgbPicture {
    const SIDE: usize = 64;
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut means = Vec::new();
    for top in (0..height).step_by(SIDE) {
        for left in (0..width).step_by(SIDE) {
            let (bottom, right) = ((top + SIDE).min(height), (left + SIDE).min(width));
            for channel in 0..3 {
                let row = |y: usize| (left..right).map(move |x| (y * width + x) * 3 + channel);
                let sum: usize = (top..bottom).flat_map(row).map(|at| usize::from(picture.pixels()[at])).sum();
                let count = (bottom - top) * (right - left);
                means.push(((2 * sum + count) / (2 * count)) as u8);
            }
        }
    }
    let blocks = |side: usize| side.div_ceil(SIDE) as u32;
    RgbPicture::new(blocks(width), blocks(height), means).unwrap()
}

/// Most levels of 255 between two pictures of one size.
fn worst(found: &RgbPicture, expected: &RgbPicture) -> u8 {
    assert_eq!((found.width(), found.height()), (expected.width(), expected.height()));
    found.pixels().iter().zip(expected.pixels()).map(|(a, b)| a.abs_diff(*b)).max().unwrap()
}

/// How far, in levels of 255, a lossy decoder may be from Pillow's; 0 for every lossless format.
fn tolerance(name: &str) -> u8 {
    match name {
        name if name.ends_with(".jpg") => 3,
        "lossy.webp" => 3,
        _ => 0,
    }
}

/// All kinds: grey, 16-bit, palette, transparent, animated, CMYK, every EXIF orientation.
#[test]
fn pictures_are_what_pillow_reads() {
    let names = names();
    assert!(names.len() >= 40, "only {} fixtures", names.len());
    let mut wrong = Vec::new();
    for name in names {
        let expected = ppm(&fixtures("decode").join(format!("{name}.ppm")));
        let found = decode(&fixture(&name)).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let worst = worst(&found, &expected);
        if worst > 0 {
            println!("{name}: at most {worst} levels");
        }
        if worst > tolerance(&name) {
            wrong.push((name, worst));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// The samples are larger than the fixtures above, and four of them are JPEG photos.
#[test]
fn samples_are_what_pillow_reads() {
    let expected: Vec<_> = fs::read_dir(fixtures("samples")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(expected.len(), 7);
    for path in expected {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let found = decode(&sample(name)).unwrap();
        let worst = worst(&reduced(&found), &ppm(&path));
        // Means are rounded once, and decoders of JPEG differ in the last bits.
        assert!(worst <= 1, "{name}: {worst} levels");
    }
}

#[test]
fn what_is_no_picture_is_refused_in_plain_words() {
    assert_eq!(decode(b""), Err(PictureError::Empty));
    assert_eq!(decode(b"hello"), Err(PictureError::NotAPicture));
    assert_eq!(decode(&[0; 5000]), Err(PictureError::NotAPicture));
    let heic = decode(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").unwrap_err();
    assert_eq!(
        heic.to_string(),
        "This is an iPhone HEIC picture, which cannot be read here: \
         save it as PNG or JPEG and choose that file."
    );
}

#[test]
fn a_cut_jpeg_is_refused_not_half_shown() {
    let truncated = Err(PictureError::Truncated { format: "JPEG" });
    for name in ["panda.jpg", "china.jpg", "macaw.jpg"] {
        let whole = sample(name);
        for percent in [1, 5, 25, 50, 75, 95, 99] {
            let cut = &whole[..whole.len() * percent / 100];
            assert_eq!(decode(cut), truncated, "{name} at {percent} %");
        }
        // Pillow refuses even a missing end marker; a download that stopped has no other sign.
        assert_eq!(decode(&whole[..whole.len() - 1]), truncated);
    }
    for name in ["full.jpg", "half.jpg", "progressive.jpg", "restart.jpg", "cmyk.jpg"] {
        let whole = fixture(name);
        for len in 3..whole.len() {
            assert_eq!(decode(&whole[..len]), truncated, "{name} at {len} bytes");
        }
    }
}

#[test]
fn other_cut_pictures_are_refused() {
    for name in names().iter().filter(|name| !name.ends_with(".jpg")) {
        let whole = fixture(name);
        // Of an animation, the first frame is whole in a half of the file.
        let cut = if name.starts_with("animated") { whole.len() / 5 } else { whole.len() / 2 };
        let refused = decode(&whole[..cut]).err();
        assert!(
            matches!(refused, Some(PictureError::Truncated { .. } | PictureError::Damaged { .. })),
            "{name}: {refused:?}"
        );
    }
}

/// The files hold a header and no pixels to speak of: whatever began to decode would fail otherwise.
#[test]
fn too_many_pixels_are_refused_from_the_header() {
    for (name, side, megapixels) in [
        ("claim.png", 20_000, 400),
        ("claim.jpg", 20_000, 400),
        ("claim.bmp", 20_000, 400),
        ("claim.gif", 20_000, 400),
        ("claim.webp", 16_383, 269),
    ] {
        let bytes = fs::read(fixtures("claims").join(name)).unwrap();
        let start = Instant::now();
        let refused = decode(&bytes);
        assert_eq!(refused, Err(PictureError::TooLarge { width: side, height: side, megapixels }), "{name}");
        assert!(start.elapsed().as_millis() < 100, "{name}: {:?}", start.elapsed());
    }
}

#[test]
fn one_pixel_is_a_picture() {
    let picture = decode(&fixture("one.png")).unwrap();
    assert_eq!((picture.width(), picture.height()), (1, 1));
    assert_eq!(picture.pixels(), [200, 100, 50]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn random_bytes_are_no_picture(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let refused = decode(&bytes).unwrap_err().to_string();
        prop_assert!(refused.ends_with('.'), "{}", refused);
    }

    /// Behind a true signature, so that the decoders themselves are reached.
    #[test]
    fn random_bytes_behind_a_signature_never_panic(
        signature in prop::sample::select(vec![
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"\xff\xd8\xff", b"GIF89a", b"BM", b"RIFF\x40\0\0\0WEBPVP8 ",
        ]),
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        if let Ok(picture) = decode(&[signature, &bytes].concat()) {
            prop_assert_eq!(picture.pixels().len() as u64, u64::from(picture.width()) * u64::from(picture.height()) * 3);
        }
    }

    /// Every part of these files has a checksum, so that a change is found, or is none.
    #[test]
    fn a_changed_png_is_refused_or_is_what_it_was(
        name in prop::sample::select(vec!["rgb.png", "rgb_16.png", "rgba.png", "grey.png", "bilevel.png", "palette.png"]),
        index in any::<prop::sample::Index>(),
        value in any::<u8>(),
    ) {
        let mut bytes = fixture(name);
        let whole = decode(&bytes).unwrap();
        let at = index.index(bytes.len());
        bytes[at] = value;
        if let Ok(changed) = decode(&bytes) {
            prop_assert!(changed == whole, "{}: {} at {}", name, value, at);
        }
    }

    #[test]
    fn mutated_pictures_never_panic(
        name in prop::sample::select(names()),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in proptest::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let mut bytes = fixture(&name);
        for (index, value) in changes {
            let at = index.index(bytes.len());
            bytes[at] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(picture) = decode(&bytes) {
            prop_assert_eq!(picture.pixels().len() as u64, u64::from(picture.width()) * u64::from(picture.height()) * 3);
        }
    }
}

/// What a trial of the backends runs is a picture to this decoder.
#[test]
fn the_picture_of_a_trial_is_one_gray_pixel() {
    let picture = decode(&wire::backends::Trial::PICTURE).unwrap();
    assert_eq!((picture.width(), picture.height()), (1, 1));
}
