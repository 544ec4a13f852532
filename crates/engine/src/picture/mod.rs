//! Pictures in: from the bytes of a file to the numbers that a network reads.
//!
//! [`decode()`] turns a PNG, JPEG, GIF, WebP or BMP file into an [`RgbPicture`], a camera's frame is a [`YuvPicture`];
//! [`preprocess()`] crops and resizes it as the reference did and gives the [`NetworkInput`],
//! the very pixels that the network sees and the same as normalised `f32` values `[1, 3, R, R]`.
//!
//! Pure code: no browser, no network, no clock. What a person can do about a refused file is in
//! the words of [`PictureError`].

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "sides are below 2^32 and pixels are clamped to 0..=255 before each cast"
)]

mod capacity;
mod decode;
mod error;
mod formats;
mod jpeg;
mod pixels;
mod preprocess;
mod resample;
mod rgb;
mod spec;
mod taps;
mod test_pattern;
mod weighted_sum;
mod yuv;
mod yuv_colors;

pub use decode::decode;
pub use error::{MAX_MEGAPIXELS, PictureError};
pub use pixels::{PixelPair, Pixels};
pub use preprocess::{NetworkInput, preprocess};
pub use rgb::RgbPicture;
pub use spec::{CropMode, Interpolation, MAX_RESOLUTION_PX, PreprocessSpec};
pub use test_pattern::{PATTERN_SIDE, is_test_pattern, test_pattern};
pub use yuv::{Plane, YuvPicture};
pub use yuv_colors::{YuvColors, YuvMatrix};
