//! The candidates of the grid search, to pick from.

use crate::language::{say, say_count, say_with};
use crate::scale::setting::Setting;
use crate::table::{Caption, TableStyle, framed_table};
use leptos::prelude::*;
use model::scaling::ScalingBases;
use paper::{Candidate, CostedCandidate, GridSearch};
use texts::format;
use texts::{grid, terms};

/// One row a candidate; a click anywhere in it, or its button, sets the sliders.
#[component]
pub fn GridTable(
    /// The setting.
    setting: Setting,
    /// The candidates.
    search: GridSearch,
    /// Where the sliders stand.
    here: ReadSignal<Candidate>,
    /// What was done, in words.
    message: RwSignal<String>,
) -> impl IntoView {
    let GridSearch { small, candidates, .. } = search;
    // Moves the mark from row to row without asking all of them.
    let is_here = Selector::new(move || here.get());
    let row = |costed: CostedCandidate| row(setting, costed, is_here.clone(), message);
    let heads = vec![
        ("alpha", "number axis-depth"),
        ("beta", "number axis-width"),
        ("gamma", "number axis-resolution"),
        (say(terms::PRODUCT), "number"),
        (say(grid::BY_FORMULA), "number"),
        (say(grid::EXACTLY), "number"),
        (say(grid::SLIDERS), ""),
    ];
    let words = say_with(grid::CAPTION, &[("baseline", &small.name())]).into_any();
    let rows = candidates.into_iter().map(row).collect_view().into_any();
    framed_table(TableStyle::TallFacts, Caption { id: "grid-caption", words }, heads, rows)
}

fn row(
    setting: Setting,
    costed: CostedCandidate,
    is_here: Selector<Candidate>,
    message: RwSignal<String>,
) -> impl IntoView + use<> {
    let CostedCandidate { candidate, product, formula, macs } = costed;
    let ScalingBases { alpha, beta, gamma } = candidate.bases();
    let words = format!("alpha {alpha}, beta {beta}, gamma {gamma}");
    let label = say_with(grid::SET_LABEL, &[("bases", &words)]);
    let pick = move |_| {
        if setting.locked_input.change(|input| candidate.set(input)) {
            message.set(say_with(grid::SET_SAID, &[("bases", &words), ("macs", &format::grouped(macs.0))]));
        }
    };
    let is_paper = candidate == Candidate::paper();
    let is_here_too = is_here.clone();
    view! {
        <tr
            data-testid="grid-candidate"
            data-alpha=alpha.to_string()
            data-beta=beta.to_string()
            data-gamma=gamma.to_string()
            data-macs=macs.0.to_string()
            data-formula=formula.to_string()
            class:here=move || is_here.selected(&candidate)
            on:click=pick
        >
            <td class="number axis-depth">{format!("{alpha:.2}")}</td>
            <td class="number axis-width">{format!("{beta:.2}")}</td>
            <td class="number axis-resolution">{format!("{gamma:.2}")}</td>
            <td class="number">{format!("{product:.3}")}</td>
            <td class="number">{say_count(format::whole(formula))}</td>
            <td class="number">{say_count(macs.0)}</td>
            <td>
                // Its click is heard by the row.
                <button
                    type="button"
                    class="button quiet"
                    aria-label=label
                    aria-pressed=move || is_here_too.selected(&candidate).to_string()
                >
                    {say(if is_paper { grid::SET_PAPER } else { grid::SET })}
                </button>
            </td>
        </tr>
    }
}
