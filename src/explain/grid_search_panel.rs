//! The paper's grid search, as far as a page can make it.

use super::grid_surface::GridSurface;
use super::grid_table::GridTable;
use crate::browser::after_paint::when_calm;
use crate::language::{now, say, say_count, say_with};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{FLOPS_TARGET, Knob, Preset, ScalingBases};
use paper::{Candidate, GridError, GridSearch, STEPS, TOLERANCES};
use texts::format;
use texts::grid;

/// The first grid, in hundredths: the coarsest that has the paper's point on it.
const FIRST_STEP: u16 = 5;
const FIRST_TOLERANCE: u16 = 10;

/// Step and tolerance, the surface, the candidates, and what the search costs.
#[component]
pub fn GridSearchPanel(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let (step, tolerance) = (RwSignal::new(FIRST_STEP), RwSignal::new(FIRST_TOLERANCE));
    let search = Memo::new(move |_| GridSearch::new(setting.family.get(), step.get(), tolerance.get()));
    // A frame behind the sliders, like the stage table.
    let here = when_calm(Memo::new(move |_| Candidate::of_sliders(&setting.input().read())));
    let message = RwSignal::new(String::new());
    let found = move || match &*search.read() {
        Ok(search) => count_words(search),
        Err(_) => String::new(),
    };
    let result = move || match search.get() {
        Ok(search) => view! {
            <GridSurface search=search.clone() here />
            <GridTable setting search=search.clone() here message />
            <p data-testid="grid-cost">{cost_words(&search)}</p>
        }
        .into_any(),
        Err(error) => problem(error).into_any(),
    };
    view! {
        <div class="unfolded stack" data-testid="why-open">
            <p>{say_with(grid::INTRO, &[("target", &FLOPS_TARGET)])}</p>
            <div class="pair">
                <Hundredths legend=say(grid::STEP) name="grid-step" values=&STEPS chosen=step />
                <Hundredths
                    legend=say(grid::TOLERANCE)
                    name="grid-tolerance"
                    values=&TOLERANCES
                    chosen=tolerance
                />
            </div>
            <p role="status" data-testid="grid-found">{found}</p>
            {result}
            <p role="status" class="hint" data-testid="grid-said">{move || message.get()}</p>
            <p>{say(grid::NOT_TRAINED)}</p>
        </div>
    }
}

/// One of several hundredths.
#[component]
fn Hundredths(
    /// What is chosen.
    legend: &'static str,
    /// The first part of the test ids.
    name: &'static str,
    /// The choices.
    values: &'static [u16],
    /// The choice.
    chosen: RwSignal<u16>,
) -> impl IntoView {
    let button = move |value: u16| {
        let decimal = Knob::Alpha.value(value);
        view! {
            <button
                type="button"
                data-testid=format!("{name}-{decimal}")
                aria-pressed=move || (chosen.get() == value).to_string()
                on:click=move |_| chosen.set(value)
            >
                {format!("{decimal:.2}")}
            </button>
        }
    };
    view! {
        <fieldset class="choice stack-tight">
            <legend>{legend}</legend>
            <div class="segments">{values.iter().copied().map(button).collect_view()}</div>
        </fieldset>
    }
}

fn problem(error: GridError) -> impl IntoView {
    let words = say_with(grid::PROBLEM, &[("error", &error.words(now()))]);
    view! { <p class="problem" role="alert" data-testid="error" data-kind="grid">{words}</p> }
}

/// How many there are, where the paper's point is, and how far apart their costs are.
fn count_words(search: &GridSearch) -> String {
    let ScalingBases { alpha, beta, gamma } = ScalingBases::PAPER;
    let paper = say_with(
        if search.has_paper() { grid::PAPER_IN } else { grid::PAPER_OUT },
        &[
            ("bases", &format!("{alpha}, {beta}, {gamma}")),
            ("product", &format!("{:.3}", ScalingBases::PAPER.constraint())),
            ("distance", &format!("{:.3}", GridSearch::paper_distance())),
            ("target", &FLOPS_TARGET),
        ],
    );
    let Some((least, most)) = search.extremes() else { return say_with(grid::NONE, &[("paper", &paper)]) };
    say_with(
        grid::FOUND,
        &[
            ("count", &search.candidates.len()),
            ("paper", &paper),
            ("least", &say_count(least.macs.0)),
            ("most", &say_count(most.macs.0)),
        ],
    )
}

/// Why the search is made on the baseline.
fn cost_words(search: &GridSearch) -> String {
    say_with(
        grid::COST,
        &[
            ("small", &search.small.name()),
            ("large", &search.large.name()),
            ("count", &search.candidates.len()),
            ("total_small", &say_count(search.total_small.0)),
            ("total_large", &say_count(search.total_large.0)),
            ("times", &format::significant(search.total_large.over(search.total_small))),
            ("paper", &Preset::B0.name()),
        ],
    )
}
