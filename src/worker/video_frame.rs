//! Frames of a camera as the page hands them over: `WebCodecs`' `VideoFrame`, or an `ImageBitmap`. Both are drawn on the
//! canvas: `VideoFrame.copyTo` took twice as long for the same pixels.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::ImageBitmap;

use super::transport::field;

#[wasm_bindgen]
extern "C" {
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
        let (width, height) =
            if is_video_frame(&self.0) { ("displayWidth", "displayHeight") } else { ("width", "height") };
        // A canvas draws either kind; only the name of the method in Rust knows but one.
        (self.0.unchecked_ref(), size(&self.0, width), size(&self.0, height))
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

/// A field with a count of pixels, 0 where there is none.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count; `as` saturates")]
fn size(frame: &JsValue, name: &str) -> u32 {
    field(frame, name).as_f64().unwrap_or_default() as u32
}
