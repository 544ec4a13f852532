//! The third part of the page: several networks on the same picture.

use super::arena_panel::ArenaPanel;
use super::batch_panel::BatchPanel;
use super::compare_chart::{CompareCharts, CompareFindings};
use super::compare_files::{CompareFiles, CompareImport};
use super::compare_list::CompareListChoice;
use super::compare_table::CompareTable;
use super::profile_panel::ProfilePanel;
use super::steady;
use crate::browser::lazy_details::LazyDetails;
use crate::compare::Budget;
use crate::compare::comparison::{ComparedPicture, Comparison};
use crate::language::{now, say, speak};
use crate::run::engine::Engine;
use crate::run::hub::Hub;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use texts::{Message, Text, arena, compare as text, engine as engine_text, profile};

/// The list of networks, the button that runs them, and what came of each.
#[component]
pub fn ComparePanel(
    /// The comparison.
    comparison: Comparison,
    /// The engine.
    engine: Engine,
    /// The setting.
    setting: Setting,
    /// The model hub.
    hub: Hub,
) -> impl IntoView {
    let is_running = Memo::new(move |_| comparison.is_running());
    let is_empty = move || comparison.list.read().entries().is_empty();
    let words = move || comparison.progress.read().as_ref().map(|progress| progress.words(now()));
    // Screen readers hear each network, not each run.
    let announced =
        Memo::new(move |_| comparison.progress.read().as_ref().map(|progress| progress.announcement(now())));
    let hold = steady::holding(engine, is_running);
    let run = move |_| hold(&|| comparison.run(engine, setting.input().get_untracked()));
    comparison.reports.listen(engine);
    let has_rows = Memo::new(move |_| !comparison.rows.read().is_empty());
    view! {
        <section class="compare" id="compare" aria-labelledby="compare-title">
            <h2 id="compare-title">{say(text::TITLE)}</h2>
            <div class="stack-wide">
                <p class="hint compare-note" data-testid="compare-note">{say(text::NOTE)}</p>
                <CompareListChoice comparison hub />
                <BudgetChoice comparison />
                <div class="compare-actions">
                    <button
                        type="button"
                        class="button"
                        data-testid="compare-run"
                        disabled=move || comparison.is_busy() || is_empty()
                        on:click=run
                    >
                        {say(text::RUN)}
                    </button>
                    <Show when=move || is_running.get()>
                        <button
                            type="button"
                            class="button quiet"
                            data-testid="compare-cancel"
                            on:click=move |_| comparison.cancel(engine)
                        >
                            {say(engine_text::CANCEL)}
                        </button>
                    </Show>
                </div>
                <p class="compare-line" data-testid="compare-progress">{words}</p>
                <span class="visually-hidden" role="status">{move || announced.get()}</span>
                <p class="hint compare-line" data-testid="compare-picture">
                    {move || comparison.picture.read().as_ref().map(picture_words)}
                </p>
                <div class="compare-results stack-wide">
                    <Show when=move || has_rows.get()>
                        <CompareTable comparison />
                        <CompareFindings comparison />
                        <CompareCharts comparison />
                        <LazyDetails id="profile-open" title=say(profile::TITLE)>
                            <ProfilePanel comparison engine />
                        </LazyDetails>
                        <CompareFiles comparison engine />
                        <CompareImport comparison engine />
                    </Show>
                </div>
                <BatchPanel comparison engine setting />
                <LazyDetails id="arena-open" title=say(arena::TITLE)>
                    <ArenaPanel setting comparison />
                </LazyDetails>
            </div>
        </section>
    }
}

/// How long the comparison goes on.
#[component]
fn BudgetChoice(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    const CHOICES: [(&str, Text, Budget); 3] = [
        ("rounds", text::BUDGET_ROUNDS, Budget::Rounds),
        ("minute", text::BUDGET_MINUTE, Budget::Millis(60_000)),
        ("minutes", text::BUDGET_MINUTES, Budget::Millis(180_000)),
    ];
    let choose = move |word: String| {
        if let Some((.., budget)) = CHOICES.into_iter().find(|(slug, ..)| *slug == word) {
            comparison.budget.set(budget);
        }
    };
    let option = |(slug, name, _): (&'static str, Text, Budget)| view! { <option value=slug>{say(name)}</option> };
    view! {
        <div class="compare-actions">
            <label for="compare-budget">{say(text::BUDGET)}</label>
            <select
                id="compare-budget"
                class="compare-select"
                data-testid="compare-budget"
                disabled=move || comparison.is_busy()
                on:change=move |event| choose(event_target_value(&event))
            >
                {CHOICES.map(option).collect_view()}
            </select>
        </div>
    }
}

fn picture_words(picture: &ComparedPicture) -> String {
    let text = if picture.is_stand_in { text::STAND_IN } else { text::PICTURE };
    speak(&Message::new(text).with_message("name", picture.name.clone()))
}
