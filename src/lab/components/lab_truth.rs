//! What the lab shows and what it does not, with what was recorded: saturation, and a counter-example.

use super::lab_curves::legend;
use super::lab_recorded::RecordedRuns;
use crate::lab::words;
use crate::language::{say, say_with};
use crate::plot::{draw, write};
use chart::Frame;
use lab::charts::{ink, saturation};
use lab::experiment::Axis;
use lab::recorded::{CIFAR_10, FASHION_MNIST, Recorded};
use leptos::prelude::*;
use texts::{Text, format, lab as text, lab_result, lab_truth};

/// The axes of the recorded tables.
const AXES: [Axis; 4] = [Axis::Depth, Axis::Width, Axis::Resolution, Axis::Compound];

/// Six caveats, and what was recorded, where something was.
#[component]
pub fn LabTruth(
    /// What was recorded before.
    recorded: RecordedRuns,
) -> impl IntoView {
    const CAVEATS: [Text; 6] = [
        lab_truth::TWO_AXES,
        lab_truth::BASELINE,
        lab_truth::SEARCHED,
        lab_truth::SPREAD,
        lab_truth::FASHION,
        lab_truth::GROWN,
    ];
    let caveat = |words: Text| view! { <li>{say(words)}</li> };
    view! {
        <div class="unfolded stack" data-testid="lab-truth">
            <ol class="lab-prose lab-caveats">{CAVEATS.map(caveat).collect_view()}</ol>
            <p class="hint">{say(lab_truth::PILOT)}</p>
            {move || recorded.get().map(|recorded| saturation_of(&recorded))}
        </div>
    }
}

fn saturation_of(recorded: &Recorded) -> impl IntoView + use<> {
    let epochs = recorded.most_epochs(CIFAR_10);
    let names = [lab_truth::TIMES, text::PERCENT_RIGHT].map(say);
    let chart = epochs.and_then(|epochs| Some((epochs, saturation(recorded, CIFAR_10, epochs, names)?)));
    let source = say_with(lab_result::RECORDED, &[("command", &recorded.command)]);
    let figure = chart.map(|(epochs, chart)| {
        let (width, height) = Frame::WIDE.size;
        view! {
            <figure class="chart">
                <figcaption>
                    <b id="lab-saturation-title">{say(lab_truth::SATURATION)}</b>
                    <p class="hint" id="lab-saturation-words">
                        {say_with(lab_truth::SATURATION_WORDS, &[("epochs", &epochs)])} " " {source}
                    </p>
                </figcaption>
                <svg
                    viewBox=format!("0 0 {width} {height}")
                    role="img"
                    data-testid="lab-saturation"
                    aria-labelledby="lab-saturation-title"
                    aria-describedby="lab-saturation-words"
                >
                    {draw(chart.marks)}
                    {write(chart.labels)}
                </svg>
                {legend(&AXES)}
            </figure>
            {table(recorded, CIFAR_10, epochs, lab_truth::SATURATION_TABLE)}
        }
    });
    let fashion = recorded.most_epochs(FASHION_MNIST).map(|epochs| {
        let seeds = recorded.spread(FASHION_MNIST, Axis::Baseline, 1, epochs).map_or(0, |spread| spread.count);
        let source = say_with(lab_truth::FASHION_SOURCE, &[("epochs", &epochs), ("seeds", &seeds)]);
        view! {
            {table(recorded, FASHION_MNIST, epochs, lab_truth::FASHION_TABLE)}
            <p class="hint lab-prose" data-testid="lab-fashion">{source}</p>
        }
    });
    view! {
        {figure}
        {fashion}
    }
}

/// Mean accuracy of every axis at every budget that was recorded.
fn table(recorded: &Recorded, dataset: &str, epochs: u32, caption: Text) -> impl IntoView + use<> {
    const BUDGETS: [u32; 4] = [1, 2, 4, 8];
    let cell = |axis: Axis, budget: u32| {
        let spread = recorded.spread(dataset, axis, budget, epochs);
        let words = spread.map(|spread| format!("{} ({})", format::percent(spread.mean), spread.count));
        view! { <td class="number">{words.unwrap_or_else(|| "–".to_owned())}</td> }
    };
    let row = |axis: Axis| {
        view! {
            <tr class=ink(axis) data-testid="lab-recorded" data-dataset=dataset.to_owned() data-axis=axis.slug()>
                <th scope="row">{say(words::name(axis))}</th>
                {BUDGETS.map(|budget| cell(axis, budget)).collect_view()}
            </tr>
        }
    };
    let rows = AXES.map(row).collect_view();
    let head = |budget: u32| view! { <th scope="col" class="number">{format::times(f64::from(budget))}</th> };
    view! {
        <div class="scroll-frame" role="region" aria-label=say(caption) tabindex="0">
            <table class="facts">
                <caption>{say(caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say(text::NETWORK)}</th>
                        {BUDGETS.map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
