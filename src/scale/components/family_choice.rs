//! Which family of networks.

use super::lock_sign::LockSign;
use crate::language::say;
use crate::link::Lock;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::Family;
use texts::scale;

/// EfficientNet or EfficientNet-Lite.
#[component]
pub fn FamilyChoice(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let is_locked = move || setting.locked_input.locks(Lock::Family);
    let buttons = Family::ALL.map(|family| {
        view! {
            <button
                type="button"
                data-testid=format!("family-{}", family.slug())
                aria-pressed=move || (setting.family.get() == family).to_string()
                on:click=move |_| { setting.locked_input.change(|input| input.choose_family(family)); }
            >
                {family.name()}
            </button>
        }
    });
    let explanation = move || {
        say(match setting.family.get() {
            Family::EfficientNet => scale::FAMILY_B,
            Family::Lite => scale::FAMILY_LITE,
        })
    };
    view! {
        <fieldset class="choice stack-tight" disabled=is_locked>
            <legend>{say(scale::FAMILY)} <LockSign is_locked /></legend>
            <div class="segments">{buttons.collect_view()}</div>
            <p class="hint">{explanation}</p>
        </fieldset>
    }
}
