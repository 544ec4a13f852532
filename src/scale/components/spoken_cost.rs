//! What a change of the sliders costs, for those who do not see the readouts.

use gloo_timers::callback::Timeout;

use crate::language::{say_count, say_with};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use texts::format;
use texts::one_axis as text;

/// How long the sliders have to rest: no more than one sentence a second, and none for what is passed on the way.
const ANNOUNCEMENT_DEBOUNCE_MILLIS: u32 = 1000;

/// A sentence once the sliders rest after a change; silent on a page that was only opened.
#[component]
pub fn SpokenCost(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let message = RwSignal::new(String::new());
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |is_open: Option<()>| {
        let _ = setting.input().get();
        if is_open.is_some() {
            // The timer before it is dropped, and never rings.
            timer.set_value(Some(Timeout::new(ANNOUNCEMENT_DEBOUNCE_MILLIS, move || {
                message.set(untrack(|| cost(setting)));
            })));
        }
    });
    view! { <p class="visually-hidden" role="status" data-testid="spoken-cost">{move || message.get()}</p> }
}

/// The multiply-adds, and how many times the baseline's they are; nothing where there is no such network.
fn cost(setting: Setting) -> String {
    let (Some(macs), Some(times)) = (setting.read_summary(|summary| summary.total.macs.0), setting.exact_factor())
    else {
        return String::new();
    };
    let baseline = setting.family.get().baseline().name();
    say_with(
        text::BUDGET_SPOKEN,
        &[("times", &format::significant(times)), ("baseline", &baseline), ("macs", &say_count(macs))],
    )
}
