//! Preprocessing against Pillow: the same pixels, byte for byte, from the same picture.
//!
//! Expected values are made by `tests/reference/preprocess.py`; its top says how to make them
//! again. Only JPEG sources have a tolerance, because their decoders differ.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::cast_possible_truncation, clippy::float_cmp, reason = "tests compare exact numbers")]
#![cfg(feature = "picture")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use engine::picture::{CropMode, Interpolation, PreprocessSpec, RgbPicture, decode, preprocess};
use sha2::{Digest, Sha256};

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/pictures/golden").join(name)
}

fn asset(name: &str) -> RgbPicture {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/pictures").join(name);
    decode(&fs::read(path).unwrap()).unwrap()
}

/// As `pattern` in `tests/reference/preprocess.py`.
fn pattern(width: u32, height: u32) -> RgbPicture {
    let pixels = (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .flat_map(|(x, y)| {
            let base = x * 7 + y * 13 + x * y % 31 * 5;
            [base as u8, (base + 60) as u8, (base + 120) as u8]
        })
        .collect();
    RgbPicture::new(width, height, pixels).unwrap()
}

struct Case {
    name: String,
    picture: RgbPicture,
    spec: PreprocessSpec,
    expected: String,
    tolerance_levels: u8,
}

fn parse(line: &str) -> Case {
    let columns: Vec<&str> = line.split(' ').collect();
    let [name, source, resolution_px, crop, value, filter, expected, tolerance] = columns[..] else {
        panic!("eight columns in {line}");
    };
    let picture = match source.split_once(':').unwrap() {
        ("asset", file) => asset(file),
        ("pattern", size) => {
            let (width, height) = size.split_once('x').unwrap();
            pattern(width.parse().unwrap(), height.parse().unwrap())
        }
        other => panic!("unknown source {other:?}"),
    };
    let spec = PreprocessSpec {
        resolution_px: resolution_px.parse().unwrap(),
        crop: match crop {
            "before-resize" => CropMode::BeforeResize { crop_padding_px: value.parse().unwrap() },
            "after-resize" => CropMode::AfterResize { crop_fraction: value.parse().unwrap() },
            other => panic!("unknown crop {other}"),
        },
        interpolation: match filter {
            "bicubic" => Interpolation::Bicubic,
            "bilinear" => Interpolation::Bilinear,
            other => panic!("unknown filter {other}"),
        },
        mean: [127.0; 3],
        std: [128.0; 3],
    };
    Case {
        name: name.to_owned(),
        picture,
        spec,
        expected: expected.to_owned(),
        tolerance_levels: tolerance.parse().unwrap(),
    }
}

/// The pixels of a PPM as the script writes it: `P6 width height 255`, a newline, the bytes.
fn ppm_pixels(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let header = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    bytes[header..].to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

#[test]
fn pixels_equal_those_of_pillow() {
    let cases = fs::read_to_string(golden("cases.txt")).unwrap();
    let mut count = 0;
    for line in cases.lines().skip(1) {
        let case = parse(line);
        let input = preprocess(&case.picture, &case.spec).unwrap();
        let side = case.spec.resolution_px;
        assert_eq!(input.resolution_px, side);
        assert_eq!(input.pixels_rgb.len(), side * side * 3);
        if let Some(checksum) = case.expected.strip_prefix("sha256=") {
            assert_eq!(hex(&Sha256::digest(&input.pixels_rgb)), checksum, "{}", case.name);
        } else {
            let expected = ppm_pixels(&golden(&format!("{}.ppm", case.name)));
            assert_eq!(input.pixels_rgb.len(), expected.len(), "{}", case.name);
            let differences = input.pixels_rgb.iter().zip(&expected).map(|(a, b)| a.abs_diff(*b));
            let worst = differences.max().unwrap();
            if case.tolerance_levels > 0 {
                println!("{}: at most {worst} levels", case.name);
            }
            assert!(worst <= case.tolerance_levels, "{}: {worst} levels", case.name);
        }
        count += 1;
    }
    assert!(count >= 26, "only {count} cases");
}

#[test]
fn values_equal_those_of_numpy() {
    let picture = asset("chelsea.png");
    for (name, mean, std) in
        [("lite.f32", [127.0; 3], [128.0; 3]), ("imagenet.f32", [123.675, 116.28, 103.53], [58.395, 57.12, 57.375])]
    {
        let spec = PreprocessSpec {
            resolution_px: 24,
            crop: CropMode::BeforeResize { crop_padding_px: 32 },
            interpolation: Interpolation::Bicubic,
            mean,
            std,
        };
        let expected: Vec<f32> =
            fs::read(golden(name)).unwrap().as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        assert_eq!(preprocess(&picture, &spec).unwrap().values_nchw, expected, "{name}");
    }
}

#[test]
fn all_grey_stays_grey() {
    let spec = PreprocessSpec {
        resolution_px: 224,
        crop: CropMode::BeforeResize { crop_padding_px: 32 },
        interpolation: Interpolation::Bicubic,
        mean: [127.0; 3],
        std: [128.0; 3],
    };
    for level in [0, 1, 127, 254, 255] {
        let picture = RgbPicture::new(500, 333, vec![level; 500 * 333 * 3]).unwrap();
        let input = preprocess(&picture, &spec).unwrap();
        assert!(input.pixels_rgb.iter().all(|pixel| *pixel == level));
        let value = (f32::from(level) - 127.0) / 128.0;
        assert!(input.values_nchw.iter().all(|found| *found == value));
    }
}

/// As wide and as high as can be: no huge intermediate picture, no overflow.
#[test]
fn extreme_shapes_are_quick() {
    let spec = |crop| PreprocessSpec {
        resolution_px: 64,
        crop,
        interpolation: Interpolation::Bicubic,
        mean: [127.0; 3],
        std: [128.0; 3],
    };
    for (width, height) in [(20_000_000, 1), (1, 20_000_000)] {
        let picture = RgbPicture::new(width, height, vec![9; 20_000_000 * 3]).unwrap();
        for crop in [CropMode::BeforeResize { crop_padding_px: 32 }, CropMode::AfterResize { crop_fraction: 0.875 }] {
            let input = preprocess(&picture, &spec(crop)).unwrap();
            assert!(input.pixels_rgb.iter().all(|pixel| *pixel == 9));
        }
    }
}
