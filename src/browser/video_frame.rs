//! A frame of a video as the browser holds it (`WebCodecs`), for where the browser has such a thing: it costs no copy,
//! while a bitmap of the same frame costs a conversion of its colors and a wait.

use js_sys::Reflect;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, ImageBitmap};

#[wasm_bindgen]
extern "C" {
    /// `WebCodecs`' `VideoFrame`.
    type VideoFrame;

    #[wasm_bindgen(constructor, catch)]
    fn new(source: &HtmlVideoElement) -> Result<VideoFrame, JsValue>;

    /// What `VideoFrame` and `ImageBitmap` have in common here.
    type Closable;

    #[wasm_bindgen(method)]
    fn close(this: &Closable);
}

/// What a video shows at one time: a `VideoFrame`, or an `ImageBitmap` where there are none. It is closed when dropped:
/// cameras wait for frames that nobody closes. Where it was transferred by then, that does nothing.
pub struct TakenFrame(JsValue);

impl TakenFrame {
    /// What the video shows now; `None` where it shows nothing that can be taken.
    pub async fn capture(video: &HtmlVideoElement) -> Option<Self> {
        let has_frames = Reflect::has(&js_sys::global(), &"VideoFrame".into()).unwrap_or(false);
        if has_frames && let Ok(frame) = VideoFrame::new(video) {
            return Some(Self(frame.into()));
        }
        let promise = web_sys::window()?.create_image_bitmap_with_html_video_element(video).ok()?;
        let bitmap: ImageBitmap = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
        Some(Self(bitmap.into()))
    }

    /// The frame itself, to be transferred; whoever gets it closes it.
    pub fn as_js(&self) -> &JsValue {
        &self.0
    }
}

impl Drop for TakenFrame {
    fn drop(&mut self) {
        self.0.unchecked_ref::<Closable>().close();
    }
}
