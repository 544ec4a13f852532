//! Which rule decides.

use leptos::prelude::*;

use crate::app::state::Setting;
use crate::scaling::Mode;

/// The mode, with a sentence on what it means.
#[component]
pub fn ModeReadout(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let name = move || match setting.mode.get() {
        Mode::Published => "Published variant",
        Mode::Compound => "Compound scaling",
        Mode::Separate => "One axis at a time",
    };
    let sentence = move || match setting.published() {
        Some(preset) => format!("{} as released: a row of a table. Move any slider to leave it.", preset.name()),
        None if setting.mode.get() == Mode::Compound => {
            "Depth, width and resolution are alpha, beta and gamma to the power of phi.".to_owned()
        }
        None => "Depth, width and resolution are what their own sliders say; the formula rests.".to_owned(),
    };
    view! {
        <p class="mode" data-testid="mode" data-value=move || setting.mode.get().slug()>
            <strong>{name}</strong>
            " "
            <span>{sentence}</span>
        </p>
    }
}
