//! Which rule decides.

use crate::language::{say, say_with};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::Mode;
use texts::scale;

/// The mode, with a sentence on what it means.
#[component]
pub fn ModeReadout(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let name = move || {
        say(match setting.mode.get() {
            Mode::Published => scale::MODE_PUBLISHED,
            Mode::Compound => scale::MODE_COMPOUND,
            Mode::Separate => scale::MODE_SEPARATE,
        })
    };
    let sentence = move || match setting.published() {
        Some(preset) => say_with(scale::ABOUT_PUBLISHED, &[("name", &preset.name())]),
        None if setting.mode.get() == Mode::Compound => say(scale::ABOUT_COMPOUND).to_owned(),
        None => say(scale::ABOUT_SEPARATE).to_owned(),
    };
    view! {
        <p class="mode" data-testid="mode" data-value=move || setting.mode.get().slug()>
            <strong>{name}</strong>
            " "
            <span>{sentence}</span>
        </p>
    }
}
