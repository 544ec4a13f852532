//! The very pixels that the network saw.

use leptos::html::Canvas;
use web_sys::{HtmlCanvasElement, ImageData};

use crate::browser::canvas::show_image;
use crate::language::{say, say_with};
use crate::run::engine::{Engine, Shown};
use leptos::prelude::*;
use texts::readouts;

/// The network's input on a canvas, pixel by pixel.
#[component]
pub fn NetworkPixels(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    // A canvas is not of the reactive world: it is drawn when there is something new to draw.
    Effect::new(move |_| {
        let shown = engine.shown.read();
        if let (Some(canvas), Some(shown)) = (canvas.get(), shown.as_ref()) {
            draw(&canvas, shown);
        }
    });
    let side = move || engine.shown.read().as_ref().map(|shown| shown.classified.input_resolution_px);
    let is_old = move || engine.pending.read().is_some();
    view! {
        <figure class:old=is_old hidden=move || side().is_none()>
            <canvas
                class="network-pixels"
                data-testid="network-pixels"
                role="img"
                aria-label=say(readouts::SEEN)
                node_ref=canvas
            ></canvas>
            <figcaption>{move || side().map(|side| say_with(readouts::SEEN_CAPTION, &[("side", &side)]))}</figcaption>
        </figure>
    }
}

/// Draws the pixels; leaves the canvas alone when they are not as many as they should be.
pub(super) fn draw(canvas: &HtmlCanvasElement, shown: &Shown) -> Option<()> {
    let side = shown.classified.input_resolution_px;
    let pixels = shown.pixels.seen.as_ref()?;
    let image = ImageData::new_with_js_u8_clamped_array_and_sh(pixels, side, side).ok()?;
    show_image(canvas, &image)
}
