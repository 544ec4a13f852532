//! Frames of a camera as the page hands them over: `WebCodecs`' `VideoFrame`, or an `ImageBitmap`.
//!
//! A `VideoFrame` mostly holds planes of brightness and color, which are copied as they are: 0.2 ms for 640 x 480, where
//! drawing it on a canvas and reading that back takes 5. Other frames go the way of the canvas.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ImageBitmap;

use crate::picture::{Plane, YuvColors, YuvMatrix, YuvPicture};
use worker_scope::js::field;

#[wasm_bindgen]
extern "C" {
    /// What both kinds of frames can do.
    type Closable;

    #[wasm_bindgen(method)]
    fn close(this: &Closable);

    /// `WebCodecs`' `VideoFrame`.
    type VideoFrame;

    #[wasm_bindgen(method, js_name = allocationSize, catch)]
    fn allocation_size(this: &VideoFrame) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, js_name = copyTo, catch)]
    fn copy_to(this: &VideoFrame, target: &Uint8Array) -> Result<Promise, JsValue>;
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

    /// Its planes, copied; `None` where it holds none that are known here, or is shown turned or stretched. `room` is
    /// where the browser puts them, kept from frame to frame.
    pub(super) async fn planes(&self, room: &mut Uint8Array) -> Option<YuvPicture> {
        let frame = &self.0;
        let color_step = match field(frame, "format").as_string()?.as_str() {
            "I420" => 1,
            "NV12" => 2,
            _ => return None,
        };
        let colors = colors(&field(frame, "colorSpace"))?;
        let visible = field(frame, "visibleRect");
        let sides = (size(&visible, "width"), size(&visible, "height"));
        let is_plain = sides == (size(frame, "displayWidth"), size(frame, "displayHeight"))
            && [field(frame, "rotation"), field(frame, "flip")].iter().all(JsValue::is_falsy);
        if !is_plain {
            return None;
        }
        let frame: &VideoFrame = frame.unchecked_ref();
        let length = count(frame.allocation_size().ok()?)?;
        if room.length() != length {
            *room = Uint8Array::new_with_length(length);
        }
        let layout: Array = JsFuture::from(frame.copy_to(room).ok()?).await.ok()?.unchecked_into();
        let plane = |at: u32| {
            let plane = layout.get(at);
            let [offset, stride] = ["offset", "stride"].map(|name| size(&plane, name) as usize);
            Plane { offset, stride }
        };
        let u = plane(1);
        let v = if color_step == 1 { plane(2) } else { Plane { offset: u.offset + 1, ..u } };
        YuvPicture::new(sides, room.to_vec(), [plane(0), u, v], color_step, colors).ok()
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

/// What a `VideoColorSpace` means; `None` for those of other kinds of pictures, such as high dynamic range. A camera that
/// says nothing means BT.601, as Chromium's own drawing takes it too (pixels differ by at most 1).
fn colors(space: &JsValue) -> Option<YuvColors> {
    let matrix = match field(space, "matrix").as_string().as_deref() {
        Some("bt709") => YuvMatrix::Bt709,
        Some("bt470bg" | "smpte170m") | None => YuvMatrix::Bt601,
        Some(_) => return None,
    };
    let transfer = field(space, "transfer").as_string();
    let is_usual = transfer.is_none_or(|transfer| ["bt709", "smpte170m", "iec61966-2-1"].contains(&transfer.as_str()));
    is_usual.then(|| YuvColors { matrix, is_full_range: field(space, "fullRange").is_truthy() })
}

/// A field with a count of pixels or bytes, 0 where there is none.
fn size(object: &JsValue, name: &str) -> u32 {
    field(object, name).as_f64().and_then(count).unwrap_or_default()
}

/// A number that is a count.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a count")]
fn count(number: f64) -> Option<u32> {
    (number >= 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}
