//! The model hub: every checkpoint with what is known of it, and a button.

use super::hub_base::HubBase;
use super::hub_status::HubStatus;
use crate::browser::lazy_details::LazyDetails;
use crate::language::{say, say_with, speak};
use crate::run::hub::Hub;
use hub::{CachedCheckpoint, HubCheckpoint};
use leptos::prelude::*;
use model::scaling::Preset;
use texts::{Message, format, hub as text};

/// The list, in a box of its own to scroll.
#[component]
pub fn HubMenu(
    /// The hub.
    hub: Hub,
) -> impl IntoView {
    hub.recall();
    Effect::new(move |_| hub.follow_engine());
    let groups = Preset::ALL.map(|preset| {
        let rows = HubCheckpoint::all().iter().filter(|checkpoint| checkpoint.preset == preset);
        let rows = rows.map(|checkpoint| row(hub, checkpoint)).collect_view();
        view! { <li><h4>{format!("EfficientNet-{}", preset.name())}</h4> <ul>{rows}</ul></li> }
    });
    view! {
        <section class="card hub" aria-labelledby="hub-title" data-testid="hub">
            <h3 id="hub-title">{say(text::TITLE)}</h3>
            <p class="hint">{say(text::INTRO)}</p>
            <HubBase hub />
            {move || hub.offered.read().is_none().then(|| view! { <HubStatus hub /> })}
            <ul class="hub-list" tabindex="0" aria-labelledby="hub-title">{groups.into_iter().collect_view()}</ul>
            <LazyDetails id="hub-why" title=say(text::WHY_TITLE)>
                <p class="hint">{say(text::WHY)}</p>
            </LazyDetails>
        </section>
    }
}

/// How much of a checkpoint is kept, tracked.
fn kept(hub: Hub, id: &str) -> (&'static str, Option<Message>) {
    match hub.kept.read().iter().find(|kept| kept.id == id) {
        None => ("none", None),
        Some(kept) if kept.is_whole() => ("whole", Some(Message::new(text::KEPT_ALL))),
        Some(CachedCheckpoint { end, .. }) => {
            ("part", Some(Message::new(text::KEPT_PART).with("size", &format::megabytes(*end))))
        }
    }
}

fn row(hub: Hub, checkpoint: &'static HubCheckpoint) -> AnyView {
    let HubCheckpoint { id, bytes, licence, tests, ignores_aspect_ratio, .. } = checkpoint;
    let size = format::megabytes(*bytes);
    let test = |test: &hub::Accuracy| {
        say_with(text::TEST, &[("top1", &format!("{:.1}", test.top1)), ("px", &test.resolution_px)])
    };
    let tests = tests.iter().map(test).collect::<Vec<_>>().join(", ");
    let facts = format!("{tests}; {size}, {licence}");
    let squashed = ignores_aspect_ratio.then(|| view! { <p class="hint">{say(text::SQUASHES)}</p> });
    let from = move || say_with(text::FROM, &[("address", &hub.base.read().address(checkpoint))]);
    view! {
        <li class="hub-row" data-testid="hub-row" data-kept=move || kept(hub, id).0>
            <div>
                <p><b>{*id}</b></p>
                <p>{say(checkpoint.recipe().text())}</p>
                {squashed}
                <p class="hint">{facts} {move || kept(hub, id).1.map(|message| format!("; {}", speak(&message)))}</p>
                <p class="hint hub-address">{from}</p>
            </div>
            <button
                type="button"
                class="button"
                data-testid=format!("hub-load-{id}")
                aria-label=say_with(text::LOAD, &[("name", id), ("size", &size)])
                on:click=move |_| hub.load(checkpoint)
            >
                {move || say(if kept(hub, id).0 == "whole" { text::OPEN_SHORT } else { text::LOAD_SHORT })}
            </button>
        </li>
    }
    .into_any()
}
