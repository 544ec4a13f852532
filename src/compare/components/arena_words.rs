//! What the tables of the arena say in the same words.

use crate::language::say_with;
use leptos::prelude::*;
use model::scaling::{Knob, ScalingInput};
use texts::one_axis;

/// A budget in tenths, as a factor: `0.5`, `4`.
pub fn times(tenths: u16) -> f64 {
    f64::from(tenths) / 10.0
}

/// A cell with a number, and what is said of it.
pub fn number(count: String, beside: String) -> impl IntoView {
    view! {
        <td class="number">
            {count}
            <small class="was">{beside}</small>
        </td>
    }
}

/// A setting in words.
pub fn setting_words(input: &ScalingInput) -> String {
    let [depth, width, resolution] =
        [Knob::Depth, Knob::Width, Knob::Resolution].map(|knob| knob.value(input.steps(knob)));
    say_with(one_axis::TRIPLE, &[("depth", &depth), ("width", &width), ("resolution", &resolution)])
}
