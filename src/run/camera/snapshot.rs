//! What a video shows, kept as a picture.

use js_sys::Object;
use wasm_bindgen::{Clamped, JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlVideoElement, ImageData, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

use texts::{Text, picture, picture_file};

/// Side of the pattern that a canvas has to give back.
const PATTERN_SIDE: u32 = 16;

/// What a video shows now, unmirrored and at its own size, as a PNG: nothing is lost.
///
/// # Errors
/// A sentence: the video shows nothing, the browser makes no picture of it, or it gives out other pixels than were drawn.
pub async fn take(video: &HtmlVideoElement) -> Result<Blob, Text> {
    let (width, height) = (video.video_width(), video.video_height());
    if width == 0 || height == 0 {
        return Err(picture::CAMERA_NOT_KEPT);
    }
    let unmade = |_: JsValue| picture::CAMERA_NOT_KEPT;
    if !gives_true_pixels().map_err(unmade)? {
        return Err(picture_file::CAMERA_FALSIFIED);
    }
    let (canvas, context) = canvas(width, height).map_err(unmade)?;
    context.draw_image_with_html_video_element(video, 0.0, 0.0).map_err(unmade)?;
    let made = JsFuture::from(canvas.convert_to_blob().map_err(unmade)?).await.map_err(unmade)?;
    made.dyn_into().map_err(unmade)
}

/// Whether a canvas gives back what was put on it: some browsers change pixels as a protection against fingerprinting.
fn gives_true_pixels() -> Result<bool, JsValue> {
    let (_, context) = canvas(PATTERN_SIDE, PATTERN_SIDE)?;
    // Every byte differs from its neighbours; opaque, as transparent pixels are not kept to the last bit.
    let pattern: Vec<u8> = (0..PATTERN_SIDE * PATTERN_SIDE)
        .flat_map(|pixel| {
            let [level, ..] = pixel.wrapping_mul(2_654_435_761).to_be_bytes();
            [level, level.wrapping_add(85), level.wrapping_add(170), u8::MAX]
        })
        .collect();
    let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&pattern), PATTERN_SIDE, PATTERN_SIDE)?;
    context.put_image_data(&data, 0.0, 0.0)?;
    let side = f64::from(PATTERN_SIDE);
    Ok(context.get_image_data(0.0, 0.0, side, side)?.data().0 == pattern)
}

fn canvas(width: u32, height: u32) -> Result<(OffscreenCanvas, OffscreenCanvasRenderingContext2d), JsValue> {
    let canvas = OffscreenCanvas::new(width, height)?;
    let context = canvas.get_context_with_context_options("2d", &Object::new())?;
    let context = context.ok_or(JsValue::UNDEFINED)?.dyn_into().map_err(JsValue::from)?;
    Ok((canvas, context))
}
