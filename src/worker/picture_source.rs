//! Pictures as the page sends them, read as pixels: files by our own decoders or, where they know no such format, by
//! the browser's; frames of a camera from the browser as they are.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, ColorSpaceConversion, ImageBitmap, ImageBitmapOptions, ImageOrientation, OffscreenCanvas,
    OffscreenCanvasRenderingContext2d,
};

use super::clock::now_millis;
use super::transport::{scope, words};
use super::video_frame::Frame;
use crate::picture::{self, PictureError, Pixels, RgbPicture};
use crate::protocol::{ErrorKind, WorkerError};
use crate::text::{Said, picture_file as text};

/// Encoded pictures above this are not read into memory.
const MAX_FILE_BYTES: f64 = 256.0 * 1024.0 * 1024.0;

/// The same for people.
const MAX_FILE_WORDS: &str = "256 MB";

/// Pixels that are drawn at once: well below what a canvas holds on any device.
const BAND_PIXELS: u32 = 4_000_000;

/// What the page sends beside a message.
pub(super) enum Source {
    /// An encoded picture, or a weights file.
    File(Blob),
    /// A frame of a camera, handed over.
    Frame(Frame),
}

/// A picture's pixels, and how long they took once the file was in memory.
pub(super) struct Decoded {
    pub(super) picture: Box<dyn Pixels>,
    pub(super) decode_millis: f64,
}

/// Reads pictures. Keeps the canvas that the browser's pictures are read from, and the room for a frame's planes.
#[derive(Default)]
pub(super) struct PictureReader {
    canvas: Option<(OffscreenCanvas, OffscreenCanvasRenderingContext2d)>,
    planes: Uint8Array,
}

impl PictureReader {
    /// The pixels of a picture.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub(super) async fn read(&mut self, source: Source) -> Result<Decoded, WorkerError> {
        let (start, picture): (f64, Box<dyn Pixels>) = match source {
            Source::Frame(frame) => {
                let start = now_millis();
                match frame.planes(&mut self.planes).await {
                    Some(planes) => (start, Box::new(planes)),
                    None => (start, Box::new(self.draw(frame.drawable())?)),
                }
            }
            Source::File(file) => {
                let bytes = bytes(&file).await?;
                let start = now_millis();
                (start, Box::new(self.decode(&file, bytes).await?))
            }
        };
        Ok(Decoded { picture, decode_millis: now_millis() - start })
    }

    async fn decode(&mut self, file: &Blob, bytes: Vec<u8>) -> Result<RgbPicture, WorkerError> {
        match picture::decode(&bytes) {
            Ok(picture) => Ok(picture),
            Err(error) if error.is_unknown_format() => {
                drop(bytes);
                match by_browser(file).await {
                    Some(bitmap) => {
                        let picture = self.draw((&bitmap, bitmap.width(), bitmap.height()));
                        bitmap.close();
                        picture
                    }
                    // What the browser says of it is no better.
                    None => Err(refused(&error)),
                }
            }
            Err(error) => Err(refused(&error)),
        }
    }

    /// Draws a bitmap of a width and height unscaled, band by band, and reads each band back, transparent pixels on
    /// white.
    fn draw(&mut self, (bitmap, width, height): (&ImageBitmap, u32, u32)) -> Result<RgbPicture, WorkerError> {
        PictureError::check_size(width, height).map_err(|error| refused(&error))?;
        let rows = (BAND_PIXELS / width).clamp(1, height);
        let context = self.context(width, rows).map_err(|error| unreadable(&error))?;
        let out_of_memory = |_| refused(&PictureError::OutOfMemory);
        let mut pixels = Vec::new();
        for top in (0..height).step_by(usize::try_from(rows).unwrap_or(usize::MAX)) {
            let band = rows.min(height - top);
            context.draw_image_with_image_bitmap(bitmap, 0.0, -f64::from(top)).map_err(|error| unreadable(&error))?;
            let data = context
                .get_image_data(0.0, 0.0, f64::from(width), f64::from(band))
                .map_err(|error| unreadable(&error))?;
            let opaque = RgbPicture::from_rgba(width, band, &data.data().0).map_err(|error| refused(&error))?;
            if band == height {
                return Ok(opaque);
            }
            pixels.try_reserve_exact(opaque.pixels().len()).map_err(out_of_memory)?;
            pixels.extend_from_slice(opaque.pixels());
        }
        RgbPicture::new(width, height, pixels).map_err(|error| refused(&error))
    }

    /// The kept canvas, at a size.
    fn context(&mut self, width: u32, height: u32) -> Result<&OffscreenCanvasRenderingContext2d, JsValue> {
        let (canvas, context) = match self.canvas.take() {
            Some(kept) => kept,
            None => new_canvas(width, height)?,
        };
        if (canvas.width(), canvas.height()) != (width, height) {
            canvas.set_width(width);
            canvas.set_height(height);
        }
        // Replaces what the last picture left, where the new one is transparent too. A new size forgets it.
        context.set_global_composite_operation("copy")?;
        Ok(&self.canvas.insert((canvas, context)).1)
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

/// The bitmap that the browser makes of a file; `None` where it cannot. Color profiles are ignored, as in the formats
/// that are decoded here.
async fn by_browser(file: &Blob) -> Option<ImageBitmap> {
    let options = ImageBitmapOptions::new();
    options.set_image_orientation(ImageOrientation::FromImage);
    options.set_color_space_conversion(ColorSpaceConversion::None);
    let promise = scope()?.create_image_bitmap_with_blob_and_image_bitmap_options(file, &options).ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

async fn bytes(file: &Blob) -> Result<Vec<u8>, WorkerError> {
    if file.size() > MAX_FILE_BYTES {
        return Err(picture_error(Said::of(text::FILE_ABOVE_LIMIT).with("most", &MAX_FILE_WORDS)));
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|error| picture_error(Said::of(text::PICTURE_UNREAD).with("error", &words(&error))))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn unreadable(error: &JsValue) -> WorkerError {
    picture_error(Said::of(text::PIXELS_WITHHELD).with("error", &words(error)))
}

/// A picture error on the wire.
pub(super) fn refused(error: &PictureError) -> WorkerError {
    picture_error(error.said())
}

fn picture_error(said: Said) -> WorkerError {
    WorkerError::new(ErrorKind::Picture, said)
}
