//! What a stage computed of the person's own picture: some of its channels, and the stage's share of the time.

use leptos::html::Canvas;
use web_sys::{HtmlCanvasElement, ImageData};

use crate::browser::canvas::show_image;
use crate::language::{say, say_with};
use crate::run::engine::{Engine, StageInspection};
use leptos::prelude::*;
use texts::drawing as text;
use texts::format;
use wire::protocol::StageReport;

/// The maps of the stage of index `index`, once the person asks for them.
#[component]
pub fn FeatureMaps(
    /// The engine.
    engine: Engine,
    /// The index of the stage.
    index: usize,
) -> impl IntoView {
    let can_look = move || engine.can_run_again() || engine.camera.is_in_use();
    let content = move || match engine.inspection(index) {
        Some(look) => found(look).into_any(),
        None if engine.wants_maps() => view! { <p class="hint">{say(text::MAPS_COMING)}</p> }.into_any(),
        None => view! {
            <button
                type="button"
                class="button"
                data-testid="feature-maps-show"
                disabled=move || !can_look()
                on:click=move |_| engine.look_into_stage()
            >
                {say(text::MAPS_SHOW)}
            </button>
        }
        .into_any(),
    };
    view! { <div class="feature-maps stack-tight">{content}</div> }
}

/// The channels side by side, and what they are.
fn found(inspection: StageInspection) -> impl IntoView {
    let StageInspection { report, maps } = inspection;
    let side = report.side;
    let cells = side.saturating_mul(side);
    let mut pictures = Vec::new();
    for (place, channel) in (0..).zip(&report.shown) {
        let pixels = maps.slice(place * cells, (place + 1) * cells).to_vec();
        pictures.push(view! { <ChannelCanvas pixels side channel=*channel /> });
    }
    let words = say_with(
        text::MAPS,
        &[
            ("shown", &report.shown.len()),
            ("channels", &format::grouped(report.channels)),
            ("side", &format::grouped(report.side)),
        ],
    );
    let (millis, share) = time_of(&report);
    let time = say_with(text::STAGE_TIME, &[("millis", &format::duration(millis)), ("share", &format::percent(share))]);
    view! {
        <p data-testid="stage-time" data-value=millis.to_string() data-share=share.to_string()>{time}</p>
        <div class="feature-map-list" data-testid="feature-maps" data-stage=report.number.to_string()>{pictures}</div>
        <p class="hint">{words}</p>
    }
}

/// Milliseconds of the stage, and its part of the whole run, 0 to 1.
fn time_of(report: &StageReport) -> (f64, f64) {
    let all = report.stage_millis.iter().sum::<f64>();
    let millis = report.stage_millis.get(usize::from(report.number.saturating_sub(1))).copied().unwrap_or_default();
    (millis, if all > 0.0 { millis / all } else { 0.0 })
}

/// A channel on a canvas, cell by cell.
#[component]
fn ChannelCanvas(
    /// Gray, row by row.
    pixels: Vec<u8>,
    /// Cells along a side.
    side: u32,
    /// The channel, from 0.
    channel: u32,
) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    Effect::new(move |_| {
        if let Some(canvas) = canvas.get() {
            draw(&canvas, &pixels, side);
        }
    });
    view! {
        <canvas
            class="feature-map"
            data-testid="feature-map"
            data-channel=channel
            role="img"
            aria-label=say_with(text::CHANNEL, &[("channel", &(channel + 1))])
            node_ref=canvas
        ></canvas>
    }
}

/// Draws gray pixels; leaves the canvas alone when they are not as many as they should be.
fn draw(canvas: &HtmlCanvasElement, gray: &[u8], side: u32) -> Option<()> {
    let mut pixels = Vec::with_capacity(4 * gray.len());
    for value in gray {
        pixels.extend([*value, *value, *value, 255]);
    }
    let image = ImageData::new_with_u8_clamped_array_and_sh(wasm_bindgen::Clamped(&pixels), side, side).ok()?;
    show_image(canvas, &image)
}
