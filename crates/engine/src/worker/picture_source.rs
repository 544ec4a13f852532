//! Pictures as the page sends them, read as pixels: files by our own decoders or, where they know no such format, by
//! the browser's; frames of a camera from the browser as they are.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ColorSpaceConversion, ImageBitmap, ImageBitmapOptions, ImageOrientation};

use super::canvas::Canvas;
use super::refusal::{picture_error, picture_refused};
use super::video_frame::Frame;
use crate::picture::{self, Pixels, RgbPicture};
use texts::{Message, format, picture_file as text};
use wire::protocol::WorkerError;
use worker_scope::clock::now_millis;
use worker_scope::js::{scope, words};

/// Encoded pictures above this are not read into memory.
const MAX_FILE_BYTES: u32 = 256_000_000;

/// What the page sends beside a message.
pub(super) enum Source {
    /// An encoded picture, or a weights file.
    File(Blob),
    /// A frame of a camera, handed over.
    Frame(Frame),
}

impl Source {
    /// The same file; `None` for a frame, of which there is one.
    pub(super) fn clone_file(&self) -> Option<Self> {
        match self {
            Self::File(file) => Some(Self::File(file.clone())),
            Self::Frame(_) => None,
        }
    }
}

/// A picture's pixels, and how long they took: a file is read from where the browser keeps it, and decoded.
pub(super) struct Decoded {
    pub(super) picture: Box<dyn Pixels>,
    pub(super) decode_millis: f64,
}

/// Reads pictures. Keeps the canvas that the browser's pictures are read from, and the room for a frame's planes.
#[derive(Default)]
pub(super) struct PictureReader {
    canvas: Canvas,
    planes: Uint8Array,
}

impl PictureReader {
    /// The pixels of a picture.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub(super) async fn read(&mut self, source: Source) -> Result<Decoded, WorkerError> {
        let start = now_millis();
        let picture: Box<dyn Pixels> = match source {
            Source::Frame(frame) => match frame.planes(&mut self.planes).await {
                Some(planes) => Box::new(planes),
                None => Box::new(self.canvas.read(frame.drawable(), text::CAMERA_FALSIFIED)?),
            },
            Source::File(file) => {
                let bytes = bytes(&file).await?;
                Box::new(self.decode(&file, bytes).await?)
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
                        let drawable = (&bitmap, bitmap.width(), bitmap.height());
                        let picture = self.canvas.read(drawable, text::PIXELS_FALSIFIED);
                        bitmap.close();
                        picture
                    }
                    // What the browser says of it is no better.
                    None => Err(picture_refused(&error)),
                }
            }
            Err(error) => Err(picture_refused(&error)),
        }
    }
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
    if file.size() > f64::from(MAX_FILE_BYTES) {
        let most = format::memory(MAX_FILE_BYTES.into());
        return Err(picture_error(Message::new(text::FILE_ABOVE_LIMIT).with("most", &most)));
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|error| picture_error(Message::new(text::PICTURE_UNREAD).with("error", &words(&error))))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
