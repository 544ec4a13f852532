//! Where the time of a network goes: the choice of the network, and what came of it.

use super::profile_roofline::roofline;
use super::profile_tables::{operator_table, stage_table};
use super::steady;
use crate::compare::comparison::Comparison;
use crate::compare::profile_state::{NetworkProfile, Profiling};
use crate::language::{now, say, say_with, speak};
use crate::run::engine::Engine;
use leptos::prelude::*;
use profile::{Ceiling, Profile, findings};
use texts::{Message, engine as engine_text, format, profile as text};

/// A clock in steps longer than this tells little of a layer.
const COARSE_MILLIS: f64 = 0.05;

/// The choice among the networks that were measured, the button, and the last profile.
#[component]
pub fn ProfilePanel(
    /// The comparison.
    comparison: Comparison,
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let profiling = comparison.profiling();
    let rows = Memo::new(move |_| Profiling::rows(comparison));
    let is_running = Memo::new(move |_| profiling.is_running());
    let cannot_run = move || comparison.is_busy() || rows.read().is_empty();
    let option = move |(at, name): (usize, String)| {
        view! {
            <option value=at.to_string() selected=move || profiling.chosen.get() == at>
                {name}
            </option>
        }
    };
    let choose = move |word: String| {
        if let Ok(at) = word.parse() {
            profiling.chosen.set(at);
        }
    };
    let hold = steady::holding(engine, is_running);
    let run = move |_| hold(&|| profiling.run(engine, comparison));
    let found = move || profiling.found.get().map(|found| result(&found));
    view! {
        <div class="unfolded stack" data-testid="profile-panel">
            <p>{say(text::INTRO)}</p>
            <div class="compare-actions">
                <label for="profile-select">{say(text::NETWORK)}</label>
                <select
                    id="profile-select"
                    class="compare-select"
                    data-testid="profile-select"
                    disabled=move || is_running.get()
                    on:change=move |event| choose(event_target_value(&event))
                >
                    {move || rows.get().into_iter().map(option).collect_view()}
                </select>
                <button type="button" class="button" data-testid="profile-run" disabled=cannot_run on:click=run>
                    {say(text::RUN)}
                </button>
                <Show when=move || is_running.get()>
                    <button
                        type="button"
                        class="button quiet"
                        data-testid="profile-cancel"
                        on:click=move |_| profiling.cancel(engine)
                    >
                        {say(engine_text::CANCEL)}
                    </button>
                </Show>
            </div>
            <p class="compare-line" role="status" data-testid="profile-status">
                {move || profiling.status.read().as_ref().map(speak)}
            </p>
            {found}
        </div>
    }
}

/// A profile: its sentences, the roofline, the tables, and how all that was measured.
fn result(found: &NetworkProfile) -> impl IntoView + use<> {
    let NetworkProfile { name, backend, profile } = found;
    let sentence = |message: Message| view! { <li>{speak(&message)}</li> };
    let sentences = findings(profile, now()).into_iter().map(sentence).collect_view();
    let has_operators = !profile.operators.is_empty();
    let ceiling = profile.ceiling.filter(Ceiling::is_known);
    let is_coarse = profile.clock_step_millis > COARSE_MILLIS;
    let coarse = is_coarse
        .then(|| say_with(text::COARSE, &[("step", &format::duration(profile.clock_step_millis))]))
        .map(|words| view! { <p class="hint" data-testid="profile-coarse">{words}</p> });
    view! {
        <div
            class="stack"
            data-testid="profile-result"
            data-network=name.clone()
            data-backend=backend.name()
            data-run-millis=profile.run_millis.to_string()
            data-plain-millis=profile.plain_millis.to_string()
            data-rest-millis=profile.rest_millis().to_string()
            data-runs=profile.runs.to_string()
        >
            <h3>{name.clone()}</h3>
            <ul class="compare-findings" data-testid="profile-sentence">{sentences}</ul>
            {has_operators.then(|| (roofline(profile), operator_table(profile)))}
            {stage_table(profile)}
            {has_operators.then(|| view! { <p class="hint">{say(text::TABLE_WORDS)}</p> })}
            {ceiling.map(ceiling_line)}
            <p class="hint" data-testid="profile-method">{method(profile)}</p>
            {coarse}
        </div>
    }
}

fn ceiling_line(ceiling: Ceiling) -> impl IntoView {
    let gigabytes = |bytes: f64| format::significant(bytes / 1e9);
    let words = say_with(
        text::CEILING,
        &[
            ("peak", &format::spoken(format::whole(ceiling.macs_per_second), now())),
            ("cache", &gigabytes(ceiling.cache_bytes_per_second)),
            ("memory", &gigabytes(ceiling.memory_bytes_per_second)),
        ],
    );
    view! {
        <p
            class="hint"
            data-testid="profile-ceiling"
            data-macs-per-second=ceiling.macs_per_second.to_string()
            data-cache-bytes-per-second=ceiling.cache_bytes_per_second.to_string()
            data-memory-bytes-per-second=ceiling.memory_bytes_per_second.to_string()
        >
            {words}
        </p>
    }
}

fn method(profile: &Profile) -> String {
    let text = if profile.operators.is_empty() { text::METHOD_STAGES } else { text::METHOD };
    say_with(
        text,
        &[
            ("runs", &profile.runs),
            ("watched", &format::duration(profile.run_millis)),
            ("plain", &format::duration(profile.plain_millis)),
            ("overhead", &format::signed_percent(profile.overhead())),
        ],
    )
}
