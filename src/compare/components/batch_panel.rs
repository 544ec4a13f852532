//! The networks of the list on many pictures: accuracy where there are labels, agreement where there are none.

use super::batch_choice::BatchChoice;
use super::batch_pairs::BatchPairs;
use super::batch_table::BatchTable;
use super::steady;
use crate::compare::comparison::Comparison;
use crate::language::{now, say};
use crate::run::engine::Engine;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use texts::{batch as text, engine as engine_text};

/// The choice of pictures, the button that runs them, and what came of each network.
#[component]
pub fn BatchPanel(
    /// The comparison with its batch.
    comparison: Comparison,
    /// The engine.
    engine: Engine,
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let batch = comparison.batch();
    let is_running = Memo::new(move |_| batch.is_running());
    let hold = steady::holding(engine, is_running);
    let run = move |_| hold(&|| batch.run(comparison, engine, setting.input().get_untracked()));
    let has_pictures = move || batch.chosen.read().as_ref().is_some_and(|chosen| !chosen.names.is_empty());
    let is_empty = move || comparison.list.read().entries().is_empty();
    let words = move || batch.progress.read().as_ref().map(|progress| progress.words(now()));
    // Screen readers hear each network, not each picture.
    let announced = Memo::new(move |_| batch.progress.read().as_ref().map(|progress| progress.announcement(now())));
    let has_rows = Memo::new(move |_| !batch.results.read().rows.is_empty());
    let has_answers = Memo::new(move |_| batch.results.read().has_answers());
    let broken = Memo::new(move |_| batch.results.read().broken_words(now()));
    view! {
        <section class="batch stack" aria-labelledby="batch-title" data-testid="batch-panel">
            <h3 id="batch-title">{say(text::TITLE)}</h3>
            <p class="compare-note">{say(text::INTRO)}</p>
            <BatchChoice comparison engine />
            <div class="compare-actions">
                <button
                    type="button"
                    class="button"
                    data-testid="batch-run"
                    disabled=move || comparison.is_busy() || is_empty() || !has_pictures()
                    on:click=run
                >
                    {say(text::RUN)}
                </button>
                <Show when=move || is_running.get()>
                    <button
                        type="button"
                        class="button quiet"
                        data-testid="batch-cancel"
                        on:click=move |_| batch.cancel(comparison, engine)
                    >
                        {say(engine_text::CANCEL)}
                    </button>
                </Show>
            </div>
            <p class="compare-line" data-testid="batch-progress">{words}</p>
            <span class="visually-hidden" role="status">{move || announced.get()}</span>
            <Show when=move || has_rows.get()>
                <BatchTable batch />
            </Show>
            <p class="notice batch-broken" role="status" data-testid="batch-broken" hidden=move || broken.read().is_none()>
                {move || broken.get()}
            </p>
            <BatchPairs batch />
            <div class="compare-actions" hidden=move || !has_answers.get()>
                <button
                    type="button"
                    class="button quiet"
                    data-testid="batch-csv"
                    on:click=move |_| batch.save()
                >
                    {say(text::SAVE_CSV)}
                </button>
                <p class="hint" role="status">{move || batch.saved.get()}</p>
            </div>
        </section>
    }
}
