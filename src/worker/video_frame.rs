//! Frames of a camera as the page hands them over: `WebCodecs`' `VideoFrame`, whose pixels are read without a canvas, or
//! an `ImageBitmap`.

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ImageBitmap;

use super::transport::field;
use crate::picture::RgbPicture;

#[wasm_bindgen]
extern "C" {
    /// `WebCodecs`' `VideoFrame`.
    type VideoFrame;

    #[wasm_bindgen(method, catch, js_name = allocationSize)]
    fn allocation_size(this: &VideoFrame, options: &JsValue) -> Result<u32, JsValue>;

    #[wasm_bindgen(method, catch, js_name = copyTo)]
    fn copy_to(this: &VideoFrame, target: &Uint8Array, options: &JsValue) -> Result<Promise, JsValue>;

    /// What both kinds of frames can do.
    type Closable;

    #[wasm_bindgen(method)]
    fn close(this: &Closable);
}

/// A frame, closed when dropped: cameras wait for frames that nobody closes.
pub(in crate::worker) struct Frame(JsValue);

impl Frame {
    /// A frame that the page sent; `None` for anything else.
    pub(super) fn from_js(value: JsValue) -> Option<Self> {
        let is_frame = is_video_frame(&value) || value.is_instance_of::<ImageBitmap>();
        // Made only then: what is no frame cannot be closed.
        is_frame.then(|| Self(value))
    }

    /// As something a canvas can draw, with its width and height in pixels.
    pub(super) fn drawable(&self) -> (&ImageBitmap, u32, u32) {
        let (width, height) = if is_video_frame(&self.0) {
            (size(&self.0, "displayWidth"), size(&self.0, "displayHeight"))
        } else {
            (size(&self.0, "width"), size(&self.0, "height"))
        };
        // A canvas draws either kind; only the name of the method in Rust knows but one.
        (self.0.unchecked_ref(), width, height)
    }

    /// The pixels as the browser converts them, where it does and the frame is to be shown as it is stored: neither
    /// turned nor stretched. `buffer` is kept from frame to frame.
    pub(super) async fn pixels(&self, buffer: &mut Option<Uint8Array>) -> Option<RgbPicture> {
        if !is_video_frame(&self.0) || !is_shown_as_stored(&self.0) {
            return None;
        }
        let frame = self.0.unchecked_ref::<VideoFrame>();
        let options = Object::new();
        Reflect::set(&options, &"format".into(), &"RGBX".into()).ok()?;
        let bytes = frame.allocation_size(&options).ok()?;
        let kept = buffer.take().filter(|buffer| buffer.length() == bytes);
        let pixels = buffer.insert(kept.unwrap_or_else(|| Uint8Array::new_with_length(bytes)));
        let layout = JsFuture::from(frame.copy_to(pixels, &options).ok()?).await.ok()?;
        let (width, height) = (size(&self.0, "displayWidth"), size(&self.0, "displayHeight"));
        // One plane, its rows without gaps.
        (size(&field(&layout, "0"), "stride") == width.checked_mul(4)?).then_some(())?;
        RgbPicture::from_rgbx(width, height, &pixels.to_vec()).ok()
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        self.0.unchecked_ref::<Closable>().close();
    }
}

/// Whether a value is a `VideoFrame`; never where the browser has none.
fn is_video_frame(value: &JsValue) -> bool {
    let class = field(&js_sys::global(), "VideoFrame");
    class.is_function() && field(value, "constructor") == class
}

fn is_shown_as_stored(frame: &JsValue) -> bool {
    let visible = field(frame, "visibleRect");
    let is_turned = field(frame, "rotation").as_f64().is_some_and(|degrees| degrees != 0.0);
    !is_turned
        && !field(frame, "flip").is_truthy()
        && size(&visible, "width") == size(frame, "displayWidth")
        && size(&visible, "height") == size(frame, "displayHeight")
}

/// A field with a count of pixels or bytes, 0 where there is none.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count; `as` saturates")]
fn size(object: &JsValue, name: &str) -> u32 {
    field(object, name).as_f64().unwrap_or_default() as u32
}
