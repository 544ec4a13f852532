//! Results to take away: a table for a spreadsheet, and a link.

use crate::browser::object_url::ObjectUrl;
use crate::browser::{clipboard, download};
use crate::lab::controller::Lab;
use crate::language::say;
use crate::link::{PageState, Room};
use crate::share::url_sync;
use lab::csv;
use lab::link::LabLink;
use leptos::prelude::*;
use texts::{lab_result as text, link};
use wire::protocol::BUILD_ID;

/// What the table is saved as.
const FILE_NAME: &str = "efficientnet-lab.csv";

/// Two buttons, and what came of them.
#[component]
pub fn LabShare(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    // The browser reads it after the click.
    let saved = StoredValue::new_local(None::<ObjectUrl>);
    let save = move |_| {
        let all = untrack(|| lab.all_results());
        let address = download::save(&csv::write(all.points(), BUILD_ID), "text/csv", FILE_NAME);
        said.set(download::to_message(address.is_some(), FILE_NAME));
        saved.set_value(address);
    };
    let copy = move |_| {
        let (budget, length) = (lab.budget.get_untracked(), lab.length.get_untracked());
        let (shape, results) = (lab.shape.get_untracked(), untrack(|| lab.all_results()));
        let state = PageState {
            lab: LabLink::new(budget, length, shape, results.points()),
            room: Room::Lab,
            language: crate::language::now(),
            ..PageState::default()
        };
        let Some(address) = url_sync::address(&state) else { return };
        leptos::task::spawn_local(async move {
            let words = match clipboard::write(&address).await {
                Some(()) => link::COPIED,
                None => text::LINK_REFUSED,
            };
            let _ = said.try_set(say(words).to_owned());
        });
    };
    view! {
        <div class="unfolded stack">
            <p class="lab-prose">{say(text::SHARE_WORDS)}</p>
            <div class="compare-actions">
                <button type="button" class="button" data-testid="lab-csv" on:click=save>{say(text::CSV)}</button>
                <button type="button" class="button" data-testid="lab-link" on:click=copy>{say(text::LINK)}</button>
            </div>
            <p class="hint lab-note" role="status" data-testid="lab-shared">{move || said.get()}</p>
        </div>
    }
}
