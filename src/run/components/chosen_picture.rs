//! The picture as the person gave it, and as the network saw it.

use super::network_pixels::NetworkPixels;
use crate::language::{say, speak};
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::picture as text;

/// Both pictures side by side.
#[component]
pub fn ChosenPicture(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let picture = move || {
        engine.chosen().map(|picture| {
            let alt = say(picture.sample.map_or(text::CHOSEN, |sample| sample.alt));
            let address = picture.url.as_ref().map(|url| url.as_str().to_owned());
            view! {
                <img class="chosen" data-testid="chosen-picture" src=address alt=alt />
                <figcaption>{speak(&picture.name)}{move || size(engine)}</figcaption>
            }
        })
    };
    view! {
        <div class="pictures" class:empty=move || engine.chosen().is_none() && engine.shown.read().is_none()>
            <figure hidden=move || engine.chosen().is_none()>{picture}</figure>
            <NetworkPixels engine />
        </div>
    }
}

/// The picture's size, once it was decoded.
fn size(engine: Engine) -> Option<String> {
    let shown = engine.shown.read();
    let classified = &shown.as_ref().filter(|_| engine.pending.read().is_none())?.classified;
    Some(format!(", {} × {}", classified.picture_width, classified.picture_height))
}
