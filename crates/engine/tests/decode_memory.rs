//! What memory a picture file asks for: a header that claims 8000 x 8000 pixels asks for none before its bytes are there,
//! and a picture of that size that is truly there is decoded, however few bytes it takes.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::cast_possible_truncation, reason = "tests compare exact numbers")]
#![allow(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fs;
use std::path::Path;

use engine::picture::{PictureError, Pixels as _, decode};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};

/// What a refusal may ask for: the tables of a decoder.
const MOST_BYTES: isize = 1 << 20;

thread_local! {
    /// Bytes of this thread now and at most: other tests and the harness have threads of their own.
    static HELD: Cell<isize> = const { Cell::new(0) };
    static MOST_HELD: Cell<isize> = const { Cell::new(0) };
}

/// The system's memory, its bytes counted.
struct Counting;

fn count(bytes: isize) {
    let held = HELD.get() + bytes;
    HELD.set(held);
    MOST_HELD.set(MOST_HELD.get().max(held));
}

// SAFETY: everything is the system allocator's; only a count is kept beside it. Requests to grow or to be zeroed go the
// ways of `alloc` and `dealloc`.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size().cast_signed());
        // SAFETY: as for the caller.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-layout.size().cast_signed());
        // SAFETY: as for the caller.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static MEMORY: Counting = Counting;

/// What `run` gives, and the bytes that it held at most.
fn most_held<T>(run: impl FnOnce() -> T) -> (T, isize) {
    let before = HELD.get();
    MOST_HELD.set(before);
    let result = run();
    (result, MOST_HELD.get() - before)
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/pictures").join(name)).unwrap()
}

/// The file with other bytes at a place.
fn with(mut file: Vec<u8>, at: usize, bytes: &[u8]) -> Vec<u8> {
    file[at..at + bytes.len()].copy_from_slice(bytes);
    file
}

/// The place after some bytes.
fn after(file: &[u8], bytes: &[u8]) -> usize {
    file.windows(bytes.len()).position(|window| window == bytes).expect("the bytes") + bytes.len()
}

/// The checksum of a PNG's chunk.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}

/// Small files whose headers claim 8000 x 8000 pixels, with their names.
fn claims() -> Vec<(&'static str, Vec<u8>)> {
    let (big, little, long) = ([0x1f, 0x40, 0x1f, 0x40], [0x40, 0x1f, 0x40, 0x1f], [0x40, 0x1f, 0, 0]);
    let png = |name| with(fixture(name), 16, &[0, 0, 0x1f, 0x40, 0, 0, 0x1f, 0x40]);
    let signed = |png: Vec<u8>| {
        let crc = crc(&png[12..29]).to_be_bytes();
        with(png, 29, &crc)
    };
    let jpeg = |name, start: &[u8]| {
        let file = fixture(name);
        let at = after(&file, start) + 3;
        with(file, at, &big)
    };
    let bmp = with(fixture("decode/palette.bmp"), 18, &[long, long].concat());
    let gif = with(fixture("decode/still.gif"), 6, &little);
    let frame_at = after(&gif, &[0x2c, 0, 0, 0, 0]);
    let lossy = fixture("decode/lossy.webp");
    let lossy_at = after(&lossy, &[0x9d, 0x01, 0x2a]);
    let lossless = fixture("decode/lossless.webp");
    let lossless_at = after(&lossless, b"VP8L") + 5;
    vec![
        ("PNG", signed(png("decode/rgb.png"))),
        ("PNG", signed(png("decode/bilevel.png"))),
        ("JPEG", jpeg("decode/full.jpg", &[0xff, 0xc0])),
        ("JPEG", jpeg("decode/progressive.jpg", &[0xff, 0xc2])),
        ("BMP", bmp.clone()),
        // The same, said to be in run lengths.
        ("BMP", with(bmp, 30, &[1])),
        ("GIF", with(gif.clone(), frame_at, &little)),
        ("GIF", gif),
        ("WebP", with(lossy, lossy_at, &little)),
        ("WebP", with(lossless, lossless_at, &(0x1F3F_u32 | 0x1F3F << 14).to_le_bytes())),
    ]
}

/// A person dropped a damaged file of some hundred bytes and the page took 200 to 450 MB that it never gave back, as the
/// memory of wasm cannot shrink: the buffer was made for the size in the header before a single pixel was read.
#[test]
fn a_header_that_claims_64_megapixels_asks_for_no_memory_before_its_bytes_are_there() {
    for (format, file) in claims() {
        let (refused, most) = most_held(|| decode(&file));
        println!("measured: {format} of {} bytes: {most} bytes asked for", file.len());
        assert_eq!(refused, Err(PictureError::Truncated { format }));
        assert!(most < MOST_BYTES, "{format}: {most} bytes");
    }
    // A frame beyond its screen has a buffer of its own.
    let gif = fixture("decode/still.gif");
    let frame_at = after(&gif, &[0x2c, 0, 0, 0, 0]);
    let (refused, most) = most_held(|| decode(&with(gif, frame_at, &[0x40, 0x1f, 0x40, 0x1f])));
    assert!(matches!(refused, Err(PictureError::Damaged { format: "GIF", .. })), "{refused:?}");
    assert!(most < MOST_BYTES, "a frame: {most} bytes");
}

/// Codes of a GIF's pixels, one color throughout: each code but the first stands for one pixel more than the one before
/// it, until the table is full.
fn one_color_lzw(pixels: usize) -> Vec<u8> {
    const CLEAR: usize = 4;
    const FULL: usize = 4096;
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0, 0_usize);
    let mut put = |code: usize, width: usize| {
        held |= code << bits;
        bits += width;
        while bits >= 8 {
            bytes.push((held & 0xff) as u8);
            held >>= 8;
            bits -= 8;
        }
    };
    let (mut width, mut next, mut longest, mut left) = (3, CLEAR + 2, 1, pixels);
    put(CLEAR, width);
    put(1, width);
    left -= 1;
    while left > 0 {
        let run = left.min(if next < FULL { longest + 1 } else { longest });
        // The code of `run` pixels: the color itself, or the entry that was made for that length.
        put(if run == 1 { 1 } else { CLEAR + run }, width);
        if next < FULL {
            longest += 1;
            next += 1;
            if next == 1 << width && width < 12 {
                width += 1;
            }
        }
        left -= run;
    }
    put(CLEAR + 1, width);
    put(0, 7);
    bytes
}

/// A GIF of one color, white: nothing is denser.
fn white_gif(side: u16) -> Vec<u8> {
    let side_bytes = side.to_le_bytes();
    let codes = one_color_lzw(usize::from(side).pow(2));
    let blocks = codes.chunks(255).flat_map(|block| [&[block.len() as u8], block].concat());
    let head = [&b"GIF89a"[..], &side_bytes, &side_bytes, &[0x80, 0, 0, 0, 0, 0, 255, 255, 255]].concat();
    let frame = [&[0x2c, 0, 0, 0, 0][..], &side_bytes, &side_bytes, &[0, 2]].concat();
    head.into_iter().chain(frame).chain(blocks).chain([0, 0x3b]).collect()
}

/// A white bitmap of 8000 x 8000 pixels: of 1 bit each, or in run lengths of 8 bits.
fn white_bmp(is_in_runs: bool) -> Vec<u8> {
    let bits: u8 = if is_in_runs { 8 } else { 1 };
    let colors = 2_u8;
    let row = [[255, 0].repeat(31), vec![95, 0], vec![0, 0]].concat();
    let pixels = if is_in_runs { [row.repeat(8000), vec![0, 1]].concat() } else { vec![0; 8000 * 1000] };
    let start = 14 + 40 + 4 * u32::from(colors);
    let long = |value: u32| value.to_le_bytes();
    [
        &b"BM"[..],
        &long(start + pixels.len() as u32),
        &long(0),
        &long(start),
        &long(40),
        &long(8000),
        &long(8000),
        &[1, 0, bits, 0],
        &long(is_in_runs.into()),
        &long(pixels.len() as u32),
        &[0; 8],
        &long(colors.into()),
        &long(0),
        &[255, 255, 255, 0, 0, 0, 0, 0],
        &pixels,
    ]
    .concat()
}

/// White, as small as deflate gets it.
fn white_png() -> Vec<u8> {
    let mut file = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut file, CompressionType::Best, FilterType::NoFilter);
    encoder.write_image(&vec![255; 8000 * 8000 * 3], 8000, 8000, ExtendedColorType::Rgb8).unwrap();
    file
}

#[test]
fn a_white_picture_is_decoded_however_few_bytes_it_takes() {
    for (name, side, file) in [
        ("png", 8000, white_png()),
        ("gif", 8000, white_gif(8000)),
        ("1-bit bmp", 8000, white_bmp(false)),
        ("run-length bmp", 8000, white_bmp(true)),
        ("lossless.webp", 8000, fixture("dense/lossless.webp")),
        ("lossy.webp", 2000, fixture("dense/lossy.webp")),
        ("optimised.jpg", 2000, fixture("dense/optimised.jpg")),
        ("progressive.jpg", 2000, fixture("dense/progressive.jpg")),
    ] {
        println!("measured: {name}: {} pixels a byte", side * side / file.len());
        let picture = decode(&file).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!((picture.width() as usize, picture.height() as usize), (side, side), "{name}");
        assert!(picture.pixels().iter().all(|channel| *channel == 255), "{name}");
    }
}
