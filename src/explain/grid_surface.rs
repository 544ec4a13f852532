//! The constraint as a surface, with the candidates on it.

use crate::language::{say, say_with};
use crate::plot::write;
use leptos::prelude::*;
use model::scaling::FLOPS_TARGET;
use paper::{Candidate, GridSearch, Surface};
use texts::grid;

/// Candidates as points, the paper's as a diamond, the sliders' as a ring. The table below holds every point.
#[component]
pub fn GridSurface(
    /// The candidates.
    search: GridSearch,
    /// Where the sliders stand.
    here: ReadSignal<Candidate>,
) -> impl IntoView {
    let has_paper = search.has_paper();
    let candidates = search.candidates;
    let Surface { size, alpha_lines, beta_lines, edge, labels } = Surface::new();
    let [first, second, third] = &labels;
    let words = say_with(
        grid::SURFACE_WORDS,
        &[("first", &first.text), ("second", &second.text), ("third", &third.text), ("count", &candidates.len())],
    );
    let points = candidates.into_iter().map(|costed| {
        let (x, y) = Surface::place(costed.candidate);
        view! { <circle class="surface-point" cx=x cy=y r="5" /> }
    });
    let paper = has_paper.then(|| {
        let (x, y) = Surface::place(Candidate::paper());
        view! { <path class="surface-paper" d=format!("M{x} {}l11 11l-11 11l-11 -11z", y - 11.0) /> }
    });
    let ring = move || {
        let here = here.get();
        Surface::shows(here).then(|| {
            let (x, y) = Surface::place(here);
            view! { <circle class="surface-here" cx=x cy=y r="17" data-testid="grid-here" /> }
        })
    };
    view! {
        <figure class="chart">
            <svg
                viewBox=format!("0 0 {} {}", size.0, size.1)
                role="img"
                aria-labelledby="grid-surface-title grid-surface-words"
            >
                <title id="grid-surface-title">{say(grid::SURFACE)}</title>
                <desc id="grid-surface-words">{words}</desc>
                <path class="surface-sheet" d=edge />
                <path class="surface-line axis-depth" d=alpha_lines />
                <path class="surface-line dashed axis-width" d=beta_lines />
                {points.collect_view()}
                {paper}
                {ring}
                {write(labels)}
            </svg>
            <figcaption class="hint">
                {say_with(grid::SURFACE_LEGEND, &[("target", &FLOPS_TARGET)])}
            </figcaption>
        </figure>
    }
}
