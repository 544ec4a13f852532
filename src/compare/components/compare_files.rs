//! The comparison as files.

use crate::browser::download;
use crate::browser::object_url::ObjectUrl;
use crate::compare;
use crate::compare::controller::Comparison;
use crate::language::say;
use leptos::prelude::*;
use texts::{Language, compare as text, export};

/// Two buttons that save what was measured.
#[component]
pub fn CompareFiles(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    // The browser reads the file after the click: its address is kept until the next one.
    let address = StoredValue::new_local(None::<ObjectUrl>);
    let message = RwSignal::new("");
    let save = move |text: Option<String>, media_type: &str, file_name: &str| {
        let saved = text.and_then(|text| download::save(&text, media_type, file_name));
        message.set(if saved.is_some() { "" } else { say(export::SAVE_REFUSED) });
        address.set_value(saved);
    };
    let save_json = move |_| {
        let picture = comparison.picture.get_untracked().map(|picture| picture.name.words(Language::English));
        let text = comparison.rows.with_untracked(|rows| compare::json(picture.as_deref(), rows)).ok();
        save(text, "application/json", "efficientnet-comparison.json");
    };
    let save_csv = move |_| {
        let text = comparison.rows.with_untracked(|rows| compare::csv(rows));
        save(Some(text), "text/csv", "efficientnet-comparison.csv");
    };
    view! {
        <div class="compare-actions">
            <button type="button" class="button quiet" data-testid="compare-json" on:click=save_json>
                {say(text::SAVE_JSON)}
            </button>
            <button type="button" class="button quiet" data-testid="compare-csv" on:click=save_csv>
                {say(text::SAVE_CSV)}
            </button>
            <p class="hint" role="status">{move || message.get()}</p>
        </div>
    }
}
