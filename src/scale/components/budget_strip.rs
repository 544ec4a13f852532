//! The costs in one line, in sight while sliders move on a small screen.

use crate::language::{say, say_count};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use texts::terms;

/// Repeats what the readouts say, for the eye only.
#[component]
pub fn BudgetStrip(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let macs = move || setting.read_summary(|s| say_count(s.total.macs.0));
    let params = move || setting.read_summary(|s| say_count(s.total.params.0));
    let side = move || setting.read_summary(|s| format!("{} px", s.input_resolution));
    view! {
        <div class="budget-strip" aria-hidden="true">
            <span><b>{macs}</b> " " {say(terms::MACS_INSIDE)}</span>
            <span><b>{params}</b> " " {say(terms::PARAMETERS_INSIDE)}</span>
            <span><b>{side}</b></span>
        </div>
    }
}
