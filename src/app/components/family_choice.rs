//! Which family of networks.

use leptos::prelude::*;

use crate::app::state::Setting;
use crate::scaling::Family;

/// EfficientNet or EfficientNet-Lite.
#[component]
pub fn FamilyChoice(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let buttons = Family::ALL.map(|family| {
        view! {
            <button
                type="button"
                data-testid=format!("family-{}", family.slug())
                aria-pressed=move || (setting.family.get() == family).to_string()
                on:click=move |_| setting.input.update(|input| input.choose_family(family))
            >
                {family.name()}
            </button>
        }
    });
    let explanation = move || match setting.family.get() {
        Family::EfficientNet => "With squeeze-excitation and SiLU; every layer scales.",
        Family::Lite => "No squeeze-excitation, ReLU6; stem, head and the first and last stage keep their size.",
    };
    view! {
        <fieldset class="choice stack-tight">
            <legend>"Family"</legend>
            <div class="segments">{buttons.collect_view()}</div>
            <p class="hint">{explanation}</p>
        </fieldset>
    }
}
