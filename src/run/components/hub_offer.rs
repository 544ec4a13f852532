//! A checkpoint of the model hub that the link offers.

use super::hub_status::HubStatus;
use crate::language::{say, say_with};
use crate::run::hub::Hub;
use hub::HubCheckpoint;
use leptos::prelude::*;
use texts::{format, hub as text};

/// What the link is about, and one button to load it; what is kept already is loaded at once.
#[component]
pub fn HubOffer(
    /// The hub.
    hub: Hub,
) -> impl IntoView {
    hub.recall();
    let checkpoint =
        Memo::new(move |_| hub.offered.get().and_then(HubCheckpoint::find).map(|checkpoint| checkpoint.id));
    let found = move || checkpoint.get().and_then(HubCheckpoint::find);
    let has_begun = StoredValue::new(None::<&'static str>);
    Effect::new(move |_| {
        if let Some(checkpoint) = found().filter(|checkpoint| hub.is_kept(checkpoint.id))
            && has_begun.get_value() != Some(checkpoint.id)
        {
            has_begun.set_value(Some(checkpoint.id));
            hub.load(checkpoint);
        }
    });
    let words = move |checkpoint: &HubCheckpoint| {
        let (size, origin) = (format::megabytes(checkpoint.bytes), hub.base.read().origin().to_owned());
        say_with(text::OFFER, &[("name", &checkpoint.id), ("size", &size), ("origin", &origin)])
    };
    let load = move |_| found().into_iter().for_each(|checkpoint| hub.load(checkpoint));
    view! {
        <div class="notice" data-testid="hub-offer" data-checkpoint=checkpoint>
            <div>
                <p>{move || found().map(words)}</p>
                <HubStatus hub />
            </div>
            <div class="notice-actions">
                <button type="button" class="button" data-testid="hub-offer-load" on:click=load>{say(text::LOAD_SHORT)}</button>
                <button type="button" class="button quiet" data-testid="hub-offer-close" on:click=move |_| hub.offered.set(None)>
                    {say(text::CLOSE)}
                </button>
            </div>
        </div>
    }
}
