//! Small picture files of every kind, made in code: uncompressed PNGs and GIFs of one pattern.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Side of the pattern in pixels.
const SIDE: usize = 120;
/// Colors in the pattern's palette.
const COLORS: usize = 64;

/// The color of the pattern at each pixel, as a place in [`palette`]: rings around a corner, cut by a disc.
fn pattern() -> Vec<u8> {
    let mut pixels = Vec::with_capacity(SIDE * SIDE);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let ring = (x * x + y * y) / 400;
            let (dx, dy) = (x.abs_diff(70), y.abs_diff(50));
            let in_disc = dx * dx + dy * dy < 900;
            let color = if in_disc { 0 } else { 1 + ring % (COLORS - 1) };
            pixels.push(u8::try_from(color).expect("a palette of 64"));
        }
    }
    pixels
}

/// Color 0 is white, so that a picture with a transparent disc equals the same on white.
fn palette() -> [[u8; 3]; COLORS] {
    let mut palette = [[255; 3]; COLORS];
    for (color, step) in palette.iter_mut().zip(0_u8..).skip(1) {
        *color = [step * 4, 255 - step * 3, step.wrapping_mul(37)];
    }
    palette
}

fn gray_of(color: u8) -> u8 {
    color * 4
}

/// The pattern, 8 bits a channel.
#[must_use]
pub fn rgb() -> Vec<u8> {
    png(SIDE, SIDE, 8, 2, &[], &pixels(|color| palette()[usize::from(color)].to_vec()))
}

/// The pattern with 16 bits a channel.
#[must_use]
pub fn rgb_16_bit() -> Vec<u8> {
    let color = |color: u8| palette()[usize::from(color)].iter().flat_map(|&byte| [byte, byte]).collect();
    png(SIDE, SIDE, 16, 2, &[], &pixels(color))
}

/// The pattern with a palette.
#[must_use]
pub fn with_palette() -> Vec<u8> {
    png(SIDE, SIDE, 8, 3, &[(*b"PLTE", palette().concat())], &pixels(|color| vec![color]))
}

/// The pattern, with the white disc transparent and black below.
#[must_use]
pub fn transparent() -> Vec<u8> {
    let color = |color: u8| if color == 0 { vec![0; 4] } else { [&palette()[usize::from(color)][..], &[255]].concat() };
    png(SIDE, SIDE, 8, 6, &[], &pixels(color))
}

/// The pattern in grays, as a grayscale file.
#[must_use]
pub fn gray() -> Vec<u8> {
    png(SIDE, SIDE, 8, 0, &[], &pixels(|color| vec![gray_of(color)]))
}

/// The pattern in grays, as 16-bit grayscale.
#[must_use]
pub fn gray_16_bit() -> Vec<u8> {
    png(SIDE, SIDE, 16, 0, &[], &pixels(|color| vec![gray_of(color); 2]))
}

/// The pattern in the same grays, as a color file.
#[must_use]
pub fn gray_as_rgb() -> Vec<u8> {
    png(SIDE, SIDE, 8, 2, &[], &pixels(|color| vec![gray_of(color); 3]))
}

/// A PNG with the pixels of a binary PPM.
///
/// # Panics
/// When it is none.
#[must_use]
pub fn from_ppm(ppm: &[u8]) -> Vec<u8> {
    let header: Vec<&[u8]> = ppm.splitn(5, |byte| byte.is_ascii_whitespace()).collect();
    let [b"P6", width, height, b"255", pixels] = header[..] else { panic!("no binary PPM of 8 bits") };
    let number = |text: &[u8]| std::str::from_utf8(text).ok().and_then(|text| text.parse().ok()).expect("a side");
    png(number(width), number(height), 8, 2, &[], pixels)
}

/// One pixel.
#[must_use]
pub fn one_pixel() -> Vec<u8> {
    png(1, 1, 8, 2, &[], &[200, 30, 60])
}

/// A valid black picture of 81 megapixels, one bit a pixel.
#[must_use]
pub fn of_81_megapixels() -> Vec<u8> {
    png(9000, 9000, 1, 0, &[], &vec![0; 9000_usize.div_ceil(8) * 9000])
}

/// A file that says it is 20,000 x 20,000 pixels, and holds one row of a small picture.
#[must_use]
pub fn claims_400_megapixels() -> Vec<u8> {
    let mut file = rgb();
    let side = 20_000_u32.to_be_bytes();
    // The header chunk: length, name, then width and height; its checksum follows after 13 bytes of data.
    file[16..20].copy_from_slice(&side);
    file[20..24].copy_from_slice(&side);
    let checksum = crc32(&file[12..29]).to_be_bytes();
    file[29..33].copy_from_slice(&checksum);
    file
}

/// A GIF whose first frame is the pattern and whose second is one color.
#[must_use]
pub fn animated_gif() -> Vec<u8> {
    // The palette is filled up to 128 colors, for codes of 8 bits.
    let mut colors = palette().concat();
    colors.resize(128 * 3, 0);
    let side = u16::try_from(SIDE).expect("a small picture").to_le_bytes();
    let mut file = b"GIF89a".to_vec();
    file.extend([&side[..], &side, &[0xF6, 0, 0], &colors].concat());
    file.extend(b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\x00\x00\x00");
    for frame in [pattern(), vec![7; SIDE * SIDE]] {
        file.extend(b"\x21\xF9\x04\x04\x0A\x00\x00\x00");
        file.extend([&[0x2C, 0, 0, 0, 0][..], &side, &side, &[0, 7]].concat());
        // A clear code (128) before the decoder's table outgrows 8 bits leaves every code a byte of its own.
        let mut codes: Vec<u8> = frame.chunks(100).flat_map(|run| [&[128], run].concat()).collect();
        codes.push(129);
        for block in codes.chunks(255) {
            file.push(u8::try_from(block.len()).expect("at most 255"));
            file.extend(block);
        }
        file.push(0);
    }
    file.push(0x3B);
    file
}

/// Writes a file for the browser to pick, and tells where it is.
///
/// # Panics
/// When it cannot be written.
#[must_use]
pub fn on_disk(name: &str, content: &[u8]) -> PathBuf {
    // One folder for all runs: the files are the same each time, and one is large.
    let folder = std::env::temp_dir().join("e2e-pictures");
    fs::create_dir_all(&folder).expect("a folder for pictures");
    let file = folder.join(name);
    fs::write(&file, content).expect("a picture file");
    file
}

fn pixels(color: impl Fn(u8) -> Vec<u8>) -> Vec<u8> {
    pattern().into_iter().flat_map(color).collect()
}

/// 8000 x 8000 white pixels of 64 bits: half a gigabyte once it is decoded, and a small file.
///
/// # Panics
/// Never: it is written to memory.
#[must_use]
pub fn of_64_megapixels() -> Vec<u8> {
    const SIDE: u32 = 8000;
    let mut row = vec![0xFF; 8 * SIDE as usize + 1];
    // No filter.
    row[0] = 0;
    let mut data = ZlibEncoder::new(Vec::new(), Compression::fast());
    (0..SIDE).for_each(|_| data.write_all(&row).expect("memory"));
    let mut file = b"\x89PNG\r\n\x1A\n".to_vec();
    push_chunk(&mut file, *b"IHDR", &[&SIDE.to_be_bytes()[..], &SIDE.to_be_bytes(), &[16, 6, 0, 0, 0]].concat());
    push_chunk(&mut file, *b"IDAT", &data.finish().expect("memory"));
    push_chunk(&mut file, *b"IEND", &[]);
    file
}

/// A PNG with stored, not compressed, data. `data` are the rows one after another, without filter bytes.
fn png(width: usize, height: usize, bits: u8, kind: u8, chunks: &[([u8; 4], Vec<u8>)], data: &[u8]) -> Vec<u8> {
    let side = |side: usize| u32::try_from(side).expect("a side").to_be_bytes();
    let mut rows = Vec::with_capacity(data.len() + height);
    for row in data.chunks(data.len() / height) {
        rows.push(0);
        rows.extend(row);
    }
    let mut stored = vec![0x78, 0x01];
    let mut blocks = rows.chunks(65_535).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).expect("at most 65535");
        stored.push(u8::from(blocks.peek().is_none()));
        stored.extend(length.to_le_bytes());
        stored.extend((!length).to_le_bytes());
        stored.extend(block);
    }
    stored.extend(adler32(&rows).to_be_bytes());

    let mut file = b"\x89PNG\r\n\x1A\n".to_vec();
    let header = [&side(width)[..], &side(height), &[bits, kind, 0, 0, 0]].concat();
    push_chunk(&mut file, *b"IHDR", &header);
    for (name, content) in chunks {
        push_chunk(&mut file, *name, content);
    }
    push_chunk(&mut file, *b"IDAT", &stored);
    push_chunk(&mut file, *b"IEND", &[]);
    file
}

fn push_chunk(file: &mut Vec<u8>, name: [u8; 4], content: &[u8]) {
    let checked = [&name, content].concat();
    file.extend(u32::try_from(content.len()).expect("a small chunk").to_be_bytes());
    file.extend(&checked);
    file.extend(crc32(&checked).to_be_bytes());
}

pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let table: Vec<u32> = (0..256_u32)
        .map(|byte| (0..8).fold(byte, |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 }))
        .collect();
    !bytes.iter().fold(u32::MAX, |crc, &byte| table[((crc ^ u32::from(byte)) & 0xFF) as usize] ^ (crc >> 8))
}

fn adler32(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1_u32, 0_u32);
    for &byte in bytes {
        a = (a + u32::from(byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    (b << 16) | a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksums_are_the_standard_ones() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(adler32(b"Wikipedia"), 0x11E6_0398);
    }

    #[test]
    fn the_claim_keeps_a_valid_header() {
        let file = claims_400_megapixels();
        assert_eq!(&file[12..16], b"IHDR");
        assert_eq!(crc32(&file[12..29]).to_be_bytes(), file[29..33]);
    }
}
