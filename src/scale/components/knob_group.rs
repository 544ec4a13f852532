//! The sliders of one mode.

use super::knob::KnobRow;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{Knob, Mode};

/// A titled group of sliders, marked while it decides; all of a mode but phi.
#[component]
pub fn KnobGroup(
    /// The setting.
    setting: Setting,
    /// The mode whose sliders these are.
    mode: Mode,
    /// The group's name.
    title: &'static str,
    /// What the group is for.
    explanation: &'static str,
) -> impl IntoView {
    let decides = move || setting.mode.get() == mode;
    // Phi stands above all.
    let rows = Knob::ALL.into_iter().filter(|knob| knob.mode() == mode && *knob != Knob::Phi);
    let rows = rows.map(|knob| view! { <KnobRow setting knob /> }).collect_view();
    view! {
        <fieldset class="knob-group stack" class:decides=decides>
            <legend>{title}</legend>
            <p class="hint">{explanation}</p>
            {rows}
        </fieldset>
    }
}
