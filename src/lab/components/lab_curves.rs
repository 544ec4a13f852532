//! The learning curves of what is trained, and was.

use crate::lab::controller::Lab;
use crate::lab::words;
use crate::language::say;
use crate::plot::{draw, write};
use chart::Frame;
use lab::charts::{Curve, ink, learning, shape};
use lab::experiment::Axis;
use lab::run::{Run, State};
use leptos::prelude::*;
use texts::{Text, lab as text};

/// One chart, of one of three kinds, with its legend.
#[component]
pub fn LabCurves(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let curve = RwSignal::new(Curve::default());
    // What diverged is no result, and is not drawn as one.
    let runs = Memo::new(move |_| {
        let runs = Axis::ALL.into_iter().filter_map(|axis| lab.run_of(axis));
        runs.filter(|run| run.state != State::Diverged).collect::<Vec<Run>>()
    });
    let is_there = Memo::new(move |_| runs.read().iter().any(|run| run.steps.1 > 0));
    let chart = Memo::new(move |_| learning(&runs.read(), curve.get(), axes(curve.get()).map(say)));
    let choose = move |word: String| {
        if let Some(chosen) = Curve::ALL.into_iter().find(|curve| curve.slug() == word) {
            curve.set(chosen);
        }
    };
    let axes_there = Memo::new(move |_| runs.read().iter().map(|run| run.task.axis).collect::<Vec<_>>());
    view! {
        <Show when=move || is_there.get()>
            <figure class="chart">
                <figcaption class="stack-tight">
                    <label class="lab-choices">
                        <b>{say(text::CURVE)}</b>
                        <select
                            class="compare-select"
                            data-testid="lab-curve"
                            on:change=move |event| choose(event_target_value(&event))
                        >
                            {Curve::ALL
                                .map(|one| {
                                    view! {
                                        <option value=one.slug() selected=move || curve.get() == one>
                                            {say(name(one))}
                                        </option>
                                    }
                                })
                                .collect_view()}
                        </select>
                    </label>
                    <p class="hint" id="lab-curve-words">{say(text::CURVE_WORDS)}</p>
                </figcaption>
                <svg
                    viewBox=format!("0 0 {} {}", Frame::WIDE.size.0, Frame::WIDE.size.1)
                    role="img"
                    data-testid="lab-curves"
                    aria-label=move || say(name(curve.get()))
                    aria-describedby="lab-curve-words"
                >
                    {move || draw(chart.read().marks.clone())}
                    {move || write(chart.read().labels.clone())}
                </svg>
                {move || legend(&axes_there.read())}
            </figure>
        </Show>
    }
}

/// The networks, with their colors and shapes.
pub fn legend(networks: &[Axis]) -> impl IntoView + use<> {
    let entry = |one: &Axis| {
        let axis = *one;
        view! {
            <span class=format!("legend-entry {}", ink(axis))>
                <svg class="lab-sign" viewBox="0 0 20 20" aria-hidden="true">
                    <path class=format!("chart-mark {}", ink(axis)) d=shape(axis).in_legend() />
                </svg>
                {say(words::name(axis))}
            </span>
        }
    };
    view! { <div class="legend">{networks.iter().map(entry).collect_view()}</div> }
}

fn name(curve: Curve) -> Text {
    match curve {
        Curve::AccuracyByEpoch => text::CURVE_EPOCHS,
        Curve::AccuracyByCost => text::CURVE_COST,
        Curve::Loss => text::CURVE_LOSS,
    }
}

fn axes(curve: Curve) -> [Text; 2] {
    match curve {
        Curve::AccuracyByEpoch => [text::EPOCHS, text::PERCENT_RIGHT],
        Curve::AccuracyByCost => [text::BILLIONS, text::PERCENT_RIGHT],
        Curve::Loss => [text::EPOCHS, text::LOSS],
    }
}
