//! The published variants.

use super::lock_sign::LockSign;
use crate::language::{say, say_with};
use crate::link::Lock;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{Mode, Preset};
use texts::scale;

/// One button a published variant of the family.
#[component]
pub fn PresetChoice(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let is_locked = move || setting.locked_input.locks(Lock::Preset);
    let button = move |preset: Preset| {
        let pressed = move || setting.published() == Some(preset);
        view! {
            <button
                type="button"
                data-testid=format!("preset-{}", preset.slug())
                aria-pressed=move || pressed().to_string()
                on:click=move |_| { setting.locked_input.change(|input| input.choose_preset(preset)); }
            >
                {preset.name()}
            </button>
        }
    };
    let buttons = move || setting.family.get().presets().iter().copied().map(button).collect_view();
    view! {
        <fieldset class="choice stack-tight" disabled=is_locked>
            <legend>{say(scale::VARIANTS)} <LockSign is_locked /></legend>
            <div class="segments presets">{buttons}</div>
            <Show when=move || official_note(setting).is_some()>
                <p class="hint" data-testid="official-note">{move || official_note(setting)}</p>
            </Show>
        </fieldset>
    }
}

/// Lite3 and Lite4: the sources differ in their input resolution.
fn official_note(setting: Setting) -> Option<String> {
    let input = setting.input().read();
    let preset = (input.mode() == Mode::Published).then(|| input.preset())?;
    let official = preset.official_code_px()?;
    Some(say_with(
        scale::OFFICIAL,
        &[("name", &preset.name()), ("px", &preset.resolution_px()), ("official", &official)],
    ))
}
