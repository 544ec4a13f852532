//! The canvas that the browser's own pictures are read back from, once it has shown that it gives back what was put on it.

use js_sys::{Object, Reflect};
use wasm_bindgen::{Clamped, JsCast as _, JsValue};
use web_sys::{ImageBitmap, ImageData, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

use super::refusal::{picture_error, picture_refused};
use crate::picture::{PATTERN_SIDE, PictureError, RgbPicture, is_test_pattern, test_pattern};
use texts::{Message, Text, picture_file as text};
use wire::protocol::WorkerError;
use worker_scope::js::words;

/// Pixels that are drawn at once: well below what a canvas holds on any device.
const BAND_PIXELS: u32 = 4_000_000;

/// A canvas, kept from picture to picture.
#[derive(Default)]
pub(super) struct Canvas {
    kept: Option<(OffscreenCanvas, OffscreenCanvasRenderingContext2d)>,
    /// Whether it gave back a pattern that was put on it. One that did not is asked again with each picture: the person
    /// may have allowed it since.
    gives_true_pixels: bool,
}

impl Canvas {
    /// Draws a bitmap of a width and height unscaled, band by band, and reads each band back, transparent pixels on
    /// white.
    ///
    /// # Errors
    /// `falsified` where the browser gives other pixels than were drawn, so that no answer is given for them; why the
    /// picture cannot be used else.
    pub(super) fn read(
        &mut self,
        (bitmap, width, height): (&ImageBitmap, u32, u32),
        falsified: Text,
    ) -> Result<RgbPicture, WorkerError> {
        PictureError::check_size(width, height).map_err(|error| picture_refused(&error))?;
        self.check(falsified)?;
        let rows = (BAND_PIXELS / width).clamp(1, height);
        let context = self.context(width, rows).map_err(|error| unreadable(&error))?;
        let out_of_memory = |_| picture_refused(&PictureError::OutOfMemory);
        let mut pixels = Vec::new();
        for top in (0..height).step_by(usize::try_from(rows).unwrap_or(usize::MAX)) {
            let band = rows.min(height - top);
            context.draw_image_with_image_bitmap(bitmap, 0.0, -f64::from(top)).map_err(|error| unreadable(&error))?;
            let data = context
                .get_image_data(0.0, 0.0, f64::from(width), f64::from(band))
                .map_err(|error| unreadable(&error))?;
            let opaque = RgbPicture::from_rgba(width, band, &data.data().0).map_err(|error| picture_refused(&error))?;
            if band == height {
                return Ok(opaque);
            }
            pixels.try_reserve_exact(opaque.pixels().len()).map_err(out_of_memory)?;
            pixels.extend_from_slice(opaque.pixels());
        }
        RgbPicture::new(width, height, pixels).map_err(|error| picture_refused(&error))
    }

    /// Puts a known pattern on the canvas and reads it back, until that went well once.
    fn check(&mut self, falsified: Text) -> Result<(), WorkerError> {
        if !self.gives_true_pixels {
            self.gives_true_pixels = self.gives_pattern_back().map_err(|error| unreadable(&error))?;
        }
        if self.gives_true_pixels { Ok(()) } else { Err(picture_error(Message::new(falsified))) }
    }

    fn gives_pattern_back(&mut self) -> Result<bool, JsValue> {
        let context = self.context(PATTERN_SIDE, PATTERN_SIDE)?;
        let pattern = test_pattern();
        let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&pattern), PATTERN_SIDE, PATTERN_SIDE)?;
        context.put_image_data(&data, 0.0, 0.0)?;
        let side = f64::from(PATTERN_SIDE);
        Ok(is_test_pattern(&context.get_image_data(0.0, 0.0, side, side)?.data().0))
    }

    /// The kept canvas, at a size.
    fn context(&mut self, width: u32, height: u32) -> Result<&OffscreenCanvasRenderingContext2d, JsValue> {
        let (canvas, context) = match self.kept.take() {
            Some(kept) => kept,
            None => new_canvas(width, height)?,
        };
        if (canvas.width(), canvas.height()) != (width, height) {
            canvas.set_width(width);
            canvas.set_height(height);
        }
        // Replaces what the last picture left, where the new one is transparent too. A new size forgets it.
        context.set_global_composite_operation("copy")?;
        Ok(&self.kept.insert((canvas, context)).1)
    }
}

/// A canvas that is read more than shown.
fn new_canvas(width: u32, height: u32) -> Result<(OffscreenCanvas, OffscreenCanvasRenderingContext2d), JsValue> {
    let canvas = OffscreenCanvas::new(width, height)?;
    let options = Object::new();
    Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE)?;
    let context = canvas.get_context_with_context_options("2d", &options)?;
    let context = context.ok_or_else(|| JsValue::from_str("there is no canvas in this browser's workers"))?;
    Ok((canvas, context.dyn_into().map_err(JsValue::from)?))
}

fn unreadable(error: &JsValue) -> WorkerError {
    picture_error(Message::new(text::PIXELS_WITHHELD).with("error", &words(error)))
}
