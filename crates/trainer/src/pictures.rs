//! [`Pictures`]: labelled pictures of 32 px out of a sprite.

use std::io::Cursor;

use image::{ImageFormat, ImageReader};

use crate::resize::{COLORS, PICTURE_BYTES, SOURCE};

/// Pictures in a row of a sprite.
const ACROSS: usize = 100;

/// Pictures of 32 x 32 px with a class each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pictures {
    /// RGB, row by row, one picture after the other.
    pixels: Vec<u8>,
    /// As many as pictures.
    labels: Vec<u8>,
}

/// Why a sprite and its labels are no pictures.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PicturesError {
    /// The sprite is no picture of the kind it is said to be; the decoder's words.
    #[error("the sprite cannot be decoded: {0}")]
    Undecodable(String),
    /// There are fewer tiles than labels.
    #[error("{labels} labels, but room for {tiles} pictures")]
    TooFew {
        /// Labels.
        labels: usize,
        /// Tiles of the sprite.
        tiles: usize,
    },
}

impl Pictures {
    /// Takes a WebP sprite, 100 pictures in a row, apart; one label of a byte for each picture.
    ///
    /// # Errors
    /// A sprite that cannot be decoded, or is too small for its labels.
    pub fn from_sprite(sprite: &[u8], labels: &[u8]) -> Result<Self, PicturesError> {
        let undecodable = |error: image::ImageError| PicturesError::Undecodable(error.to_string());
        let decoded = ImageReader::with_format(Cursor::new(sprite), ImageFormat::WebP).decode().map_err(undecodable)?;
        let decoded = decoded.into_rgb8();
        let [width, height] = [decoded.width(), decoded.height()].map(|side| usize::try_from(side).unwrap_or_default());
        let (columns, rows) = (width / SOURCE, height / SOURCE);
        let tiles = if columns == ACROSS { columns * rows } else { 0 };
        if tiles < labels.len() {
            return Err(PicturesError::TooFew { labels: labels.len(), tiles });
        }
        let mut pixels = Vec::with_capacity(labels.len() * PICTURE_BYTES);
        let lines: Vec<&[u8]> = decoded.as_raw().chunks_exact(width * COLORS).collect();
        for picture in 0..labels.len() {
            let (row, column) = (picture / ACROSS, picture % ACROSS);
            for line in lines.iter().skip(row * SOURCE).take(SOURCE) {
                let from = column * SOURCE * COLORS;
                pixels.extend_from_slice(line.get(from..from + SOURCE * COLORS).unwrap_or_default());
            }
        }
        Ok(Self { pixels, labels: labels.to_vec() })
    }

    /// Pictures that there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// A picture's bytes, RGB, row by row; none for a number that no picture has.
    #[must_use]
    pub fn picture(&self, number: usize) -> &[u8] {
        self.pixels.get(number * PICTURE_BYTES..(number + 1) * PICTURE_BYTES).unwrap_or_default()
    }

    /// A picture's class; 0 for a number that no picture has.
    #[must_use]
    pub fn label(&self, number: usize) -> u8 {
        self.labels.get(number).copied().unwrap_or_default()
    }
}
