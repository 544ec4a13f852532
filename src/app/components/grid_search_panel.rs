//! The paper's grid search, as far as a page can make it.

use leptos::prelude::*;

use super::grid_surface::GridSurface;
use super::grid_table::GridTable;
use crate::app::after_paint::after_paint;
use crate::app::state::Setting;
use crate::format;
use crate::lesson::{Candidate, GridError, GridSearch, STEPS, TOLERANCES};
use crate::scaling::{FLOPS_TARGET, Knob, Preset, ScalingBases};

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
    let here = after_paint(Memo::new(move |_| Candidate::of_sliders(&setting.input.read())));
    let said = RwSignal::new(String::new());
    let found = move || match &*search.read() {
        Ok(search) => count_words(search),
        Err(_) => String::new(),
    };
    let result = move || match search.get() {
        Ok(search) => view! {
            <GridSurface search=search.clone() here />
            <GridTable setting search=search.clone() here said />
            <p data-testid="grid-cost">{cost_words(&search)}</p>
        }
        .into_any(),
        Err(error) => problem(error).into_any(),
    };
    view! {
        <div class="unfolded stack" data-testid="why-open">
            <p>
                {format!(
                    "The paper sets phi to 1, takes bases of at least 1 for which alpha · beta² · gamma² is about \
                     {FLOPS_TARGET}, and keeps those whose network is the most accurate. Every candidate then costs about \
                     the same, so that the comparison is fair."
                )}
            </p>
            <div class="pair">
                <Hundredths legend="Step of the grid" name="grid-step" values=&STEPS chosen=step />
                <Hundredths
                    legend="Tolerance of the product"
                    name="grid-tolerance"
                    values=&TOLERANCES
                    chosen=tolerance
                />
            </div>
            <p role="status" data-testid="grid-found">{found}</p>
            {result}
            <p role="status" class="hint" data-testid="grid-said">{said}</p>
            <p>
                "What a page cannot do: the paper trains the network of each candidate and compares their accuracy. It \
                 prints the bases that it found and no accuracy of a candidate, so none is shown here."
            </p>
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
    view! {
        <p class="problem" role="alert" data-testid="error" data-kind="grid">{format!("Nothing is listed: {error}.")}</p>
    }
}

/// How many there are, where the paper's point is, and how far apart their costs are.
fn count_words(search: &GridSearch) -> String {
    let ScalingBases { alpha, beta, gamma } = ScalingBases::PAPER;
    let paper = format!(
        "The paper's point, {alpha}, {beta}, {gamma}, {}: its product {:.3} is {:.3} from {FLOPS_TARGET}.",
        if search.has_paper() { "is one of them" } else { "is not among them" },
        ScalingBases::PAPER.constraint(),
        GridSearch::paper_distance(),
    );
    let count = search.candidates.len();
    let Some((least, most)) = search.extremes() else { return format!("There is no candidate. {paper}") };
    format!(
        "{count} candidates. {paper} By the formula they cost nearly the same; counted exactly, after rounding, from {} to \
         {} multiply-adds.",
        format::spoken(least.macs.0),
        format::spoken(most.macs.0),
    )
}

/// Why the search is made on the baseline.
fn cost_words(search: &GridSearch) -> String {
    let (small, large) = (search.small.name(), search.large.name());
    format!(
        "Why at phi = 1, on {small}: one picture through all {} candidates takes {} multiply-adds; the same search around \
         {large} would take {}, {} as many, for every picture of every training. The paper searches on {} once and keeps \
         the bases for all larger variants.",
        search.candidates.len(),
        format::spoken(search.total_small.0),
        format::spoken(search.total_large.0),
        format::times(search.total_large.over(search.total_small)),
        Preset::B0.name(),
    )
}
