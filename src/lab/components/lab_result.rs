//! What came out: the best network, what the seeds say, and the guess against it.

use super::lab_recorded::RecordedRuns;
use crate::lab::controller::{Guessed, Lab};
use crate::lab::words;
use crate::language::{now, say, say_with};
use crate::plot::{draw, write};
use lab::charts::{ink, results};
use lab::experiment::{Axis, TrainingLength};
use lab::recorded::Recorded;
use lab::results::{Point, Results, Spread};
use lab::run::Run;
use leptos::prelude::*;
use texts::{Text, format, lab as text, lab_result};

/// Sentences, a chart of every seed, and a table of means; nothing before the first result.
#[component]
pub fn LabResult(
    /// The lab.
    lab: Lab,
    /// What was recorded before.
    recorded: RecordedRuns,
) -> impl IntoView {
    let all = Memo::new(move |_| lab.all_results());
    let experiment = Memo::new(move |_| (lab.budget.get(), lab.length.get()));
    let has_some = Memo::new(move |_| {
        let (budget, length) = experiment.get();
        Axis::ALL.into_iter().any(|axis| all.read().along(axis, budget, length).next().is_some())
    });
    // What ended last, while nothing is trained.
    let last = Memo::new(move |_| {
        if lab.is_running() {
            return Vec::new();
        }
        Axis::FIVE.into_iter().filter_map(|axis| lab.run_of(axis).as_ref().and_then(Run::point)).collect::<Vec<Point>>()
    });
    let best = move || {
        let last = last.get();
        let best = last.iter().max_by(|a, b| a.accuracy().total_cmp(&b.accuracy())).filter(|_| last.len() > 1)?;
        let name = say(words::name(best.task.axis));
        let percent = format::percent(best.accuracy());
        let of = format::grouped(best.total);
        Some(say_with(
            lab_result::BEST,
            &[("seed", &best.task.seed), ("name", &name), ("percent", &percent), ("of", &of)],
        ))
    };
    let verdict = move || {
        let (budget, length) = experiment.get();
        if lab.is_running() {
            return None;
        }
        all.read().verdict(budget, length).map(|verdict| words::verdict(&verdict, length, now()))
    };
    let pairs = move || {
        let guess = lab.guess.get();
        let last = last.get();
        let of = last.first().filter(|_| guess.state == Guessed::Made)?.total;
        Some(words::pairs(&guess.ranking.against(&last), of, now()))
    };
    view! {
        <Show when=move || has_some.get()>
            <div class="lab-results stack" data-testid="lab-result">
                <h3>{say(lab_result::TITLE)}</h3>
                <div class="lab-prose stack-tight" role="status">
                    <p data-testid="lab-best">{best}</p>
                    <p data-testid="lab-verdict">{verdict}</p>
                    <p data-testid="lab-pairs">{move || pairs().map(|(counted, _)| counted)}</p>
                    <p>{move || pairs().and_then(|(_, wrong)| wrong)}</p>
                </div>
                {move || chart(&all.read(), experiment.get(), recorded.get().as_ref())}
                <Spreads all experiment />
            </div>
        </Show>
    }
}

/// Every seed, with what was recorded behind.
fn chart(
    all: &Results,
    (budget, length): (lab::experiment::Budget, TrainingLength),
    recorded: Option<&Recorded>,
) -> impl IntoView + use<> {
    let name = |axis| say(words::name(axis)).to_owned();
    let chart = results(all, (budget, length), recorded, name, say(text::PERCENT_RIGHT));
    let size = chart.frame.size;
    let has_band = chart.marks.iter().any(|mark| mark.kind == "lab-band");
    let title = say_with(lab_result::CHART, &[("times", &budget.factor()), ("pace", &say(words::length(length)))]);
    let source =
        recorded.filter(|_| has_band).map(|recorded| say_with(lab_result::RECORDED, &[("command", &recorded.command)]));
    view! {
        <figure class="chart">
            <figcaption>
                <b id="lab-points-title">{title}</b>
                <p class="hint" id="lab-points-words">
                    {say(lab_result::CHART_WORDS)} " " {has_band.then(|| say(lab_result::BAND))} " " {source}
                </p>
            </figcaption>
            <svg
                viewBox=format!("0 0 {} {}", size.0, size.1)
                role="img"
                data-testid="lab-points"
                aria-labelledby="lab-points-title"
                aria-describedby="lab-points-words"
            >
                {draw(chart.marks)}
                {write(chart.labels)}
            </svg>
        </figure>
    }
}

/// Mean and spread of every network.
#[component]
fn Spreads(
    /// The results.
    all: Memo<Results>,
    /// The experiment.
    experiment: Memo<(lab::experiment::Budget, TrainingLength)>,
) -> impl IntoView {
    let row = |axis: Axis, spread: Spread| {
        let deviation = spread.deviation.map_or_else(|| say(lab_result::NONE).to_owned(), format::percent);
        view! {
            <tr
                class=ink(axis)
                data-testid="lab-spread"
                data-axis=axis.slug()
                data-mean=spread.mean.to_string()
                data-seeds=spread.count.to_string()
            >
                <th scope="row">{say(words::name(axis))}</th>
                <td class="number">{spread.count}</td>
                <td class="number">{format::percent(spread.mean)}</td>
                <td class="number">{deviation}</td>
            </tr>
        }
    };
    let rows = move || {
        let (budget, length) = experiment.get();
        let all = all.read();
        let found = Axis::ALL.into_iter().filter_map(|axis| Some((axis, all.spread(axis, budget, length)?)));
        found.map(|(axis, spread)| row(axis, spread)).collect_view()
    };
    let head = |(head, class): (Text, &'static str)| view! { <th scope="col" class=class>{say(head)}</th> };
    let heads = [
        (text::NETWORK, ""),
        (lab_result::SEEDS, "number"),
        (lab_result::MEAN, "number"),
        (lab_result::DEVIATION, "number"),
    ];
    view! {
        <div class="scroll-frame" role="region" aria-labelledby="lab-spreads" tabindex="0">
            <table class="facts">
                <caption id="lab-spreads">{say(lab_result::SPREADS)}</caption>
                <thead>
                    <tr>{heads.map(head).collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
