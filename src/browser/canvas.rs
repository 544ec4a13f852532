//! Pixels on a canvas.

use wasm_bindgen::JsCast as _;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// Makes a canvas show an image, pixel by pixel; leaves it alone where it draws nothing.
pub fn show_image(canvas: &HtmlCanvasElement, image: &ImageData) -> Option<()> {
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // Setting a size makes a canvas anew, even where it is the same.
    if (canvas.width(), canvas.height()) != (image.width(), image.height()) {
        canvas.set_width(image.width());
        canvas.set_height(image.height());
    }
    context.put_image_data(image, 0.0, 0.0).ok()
}

/// Draws RGBA pixels in rows of so many; leaves the canvas alone when they fill no row.
pub fn show_pixels(canvas: &HtmlCanvasElement, rgba: &[u8], columns: u32) -> Option<()> {
    let image = ImageData::new_with_u8_clamped_array(wasm_bindgen::Clamped(rgba), columns).ok()?;
    show_image(canvas, &image)
}
