//! What a network answers at many input sizes: two curves, two sentences, and the numbers.

use crate::language::{now, say, say_with, speak};
use crate::plot::{draw, write};
use crate::run::engine::Engine;
use crate::run::size_sweep::controller::{SizeSweep, SweepState};
use crate::run::size_sweep::curves::{Curve, chart};
use crate::run::size_sweep::findings::findings;
use chart::{Chart, Mark};
use leptos::prelude::*;
use texts::{Message, format, size_sweep as text};
use wire::protocol::Classified;
use wire::size_sweep::{LARGEST_PX, SMALLEST_PX, SizeAnswer, sizes};

/// The curves as they grow, what they say once they are whole, and a table that opens.
#[component]
pub fn SizeSweepResults(
    /// The engine.
    engine: Engine,
    /// The sweep.
    sweep: SizeSweep,
) -> impl IntoView {
    let curve = Memo::new(move |_| Answers::of(engine, sweep));
    let words = move || match (sweep.state(engine)?, curve.read().as_ref()?) {
        (SweepState::Running, found) => Some(found.how_far(text::WORKING)),
        (SweepState::Stopped, found) => Some(found.how_far(text::STOPPED)),
        (SweepState::Done, found) => found.left_out(),
    };
    let about =
        say_with(text::ABOUT, &[("count", &wire::size_sweep::COUNT), ("low", &SMALLEST_PX), ("high", &LARGEST_PX)]);
    let sentences = move || {
        let is_done = sweep.state(engine) == Some(SweepState::Done);
        curve.read().as_ref().filter(|_| is_done).and_then(Answers::findings)
    };
    let said = move || {
        let [first, second] = sentences()?;
        Some(view! {
            <p data-testid="size-sweep-answer">{first}</p>
            <p data-testid="size-sweep-best">{second}</p>
        })
    };
    let title = move |of: Curve| curve.read().as_ref().map(|found| found.title(of)).unwrap_or_default();
    view! {
        <h3>{say(text::TITLE)}</h3>
        <div role="status" class="stack-tight">{said}</div>
        <p class="hint" data-testid="size-sweep-state">{words}</p>
        <div class="size-charts">
            <CurveChart curve of=Curve::Probability title=Signal::derive(move || title(Curve::Probability)) />
            <CurveChart curve of=Curve::Time title=Signal::derive(move || title(Curve::Time)) />
        </div>
        <p class="hint">
            {move || curve.read().as_ref().map(|found| say_with(text::MARKS, &[("name", &speak(&found.name))]))}
        </p>
        <p class="hint">{about}</p>
        <SizeTable curve />
    }
}

/// The answers so far, with what their classes are called.
#[derive(Clone, PartialEq)]
struct Answers {
    own_px: u32,
    /// The class of the network's own size, and what it is called.
    class: usize,
    name: Message,
    at_sizes: Vec<SizeAnswer>,
    /// What the best class of each is called.
    names: Vec<Message>,
    /// The language of the names, where that is known.
    lang: Option<&'static str>,
}

impl Answers {
    /// Those of a sweep, tracked.
    fn of(engine: Engine, sweep: SizeSweep) -> Option<Self> {
        let (classified, answers) = sweep.answers()?;
        let classified: &Classified = &classified;
        let names = engine.class_names(classified);
        let best = classified.predictions.first()?;
        Some(Self {
            own_px: classified.input_resolution_px,
            class: best.index,
            name: names.short_name(best.index),
            names: answers.iter().map(|answer| names.short_name_of(answer.best.index, answer.label.as_ref())).collect(),
            lang: names.lang(),
            at_sizes: answers,
        })
    }

    fn findings(&self) -> Option<[String; 2]> {
        let name = |answer: &SizeAnswer| {
            let named = self.at_sizes.iter().zip(&self.names).find(|(found, _)| *found == answer);
            named.map_or_else(|| self.name.clone(), |(_, name)| name.clone())
        };
        findings(&self.at_sizes, self.own_px, name).map(|found| found.map(|message| message.words(now())))
    }

    fn how_far(&self, text: texts::Text) -> String {
        say_with(text, &[("done", &self.at_sizes.len()), ("total", &sizes(self.own_px).len())])
    }

    /// What is said of sizes that had no room.
    fn left_out(&self) -> Option<String> {
        let missing = sizes(self.own_px).len().saturating_sub(self.at_sizes.len());
        (missing > 0).then(|| say_with(text::LEFT_OUT, &[("count", &missing)]))
    }

    fn title(&self, of: Curve) -> String {
        match of {
            Curve::Probability => say_with(text::PROBABILITY, &[("name", &speak(&self.name))]),
            Curve::Time => say(text::TIME).to_owned(),
        }
    }
}

/// A curve over the input size. The points of the first are the contract's.
#[component]
fn CurveChart(
    /// The answers.
    curve: Memo<Option<Answers>>,
    /// Which curve.
    of: Curve,
    /// What it shows.
    title: Signal<String>,
) -> impl IntoView {
    let plot = Memo::new(move |_| {
        let curve = curve.read();
        curve.as_ref().map(|found| chart(of, &found.at_sizes, found.own_px, found.class))
    });
    let drawn = move || {
        let Chart { marks, labels, .. } = plot.get()?;
        let (points, lines): (Vec<Mark>, Vec<Mark>) = marks.into_iter().partition(|mark| mark.kind == "chart-mark");
        let curve = curve.read();
        let found = curve.as_ref()?;
        let points = points.into_iter().zip(found.at_sizes.iter().zip(&found.names));
        let points = points.map(|(mark, (answer, name))| point(mark, answer, name, of)).collect_view();
        Some(view! { {draw(lines)} {points} {write(labels)} })
    };
    let label = move || say_with(text::CHART, &[("title", &title.get()), ("low", &SMALLEST_PX), ("high", &LARGEST_PX)]);
    let (width, height) = chart::Frame::SMALL.size;
    view! {
        <figure class="chart small">
            <figcaption>{title}</figcaption>
            <svg viewBox=format!("0 0 {width} {height}") role="img" aria-label=label>{drawn}</svg>
        </figure>
    }
}

/// An answer on a curve.
fn point(Mark { kind, class, path }: Mark, answer: &SizeAnswer, name: &Message, of: Curve) -> AnyView {
    let class = format!("{kind} {class}");
    if of != Curve::Probability {
        return view! { <path class=class d=path /> }.into_any();
    }
    let SizeAnswer { resolution_px, best, probability, latency_millis, .. } = answer;
    view! {
        <path
            class=class
            d=path
            data-testid="detective-point"
            data-resolution=resolution_px.to_string()
            data-index=best.index.to_string()
            data-label=speak(name)
            data-probability=best.probability.to_string()
            data-own-probability=probability.to_string()
            data-millis=latency_millis.to_string()
        />
    }
    .into_any()
}

/// The numbers, in a table that opens.
#[component]
fn SizeTable(
    /// The answers.
    curve: Memo<Option<Answers>>,
) -> impl IntoView {
    let row = |(answer, name): (&SizeAnswer, &Message), lang| {
        let SizeAnswer { resolution_px, best, latency_millis, .. } = answer;
        view! {
            <tr data-testid="size-row">
                <th scope="row" class="number">{*resolution_px}</th>
                <td lang=lang>{speak(name)}</td>
                <td class="number">{format::percent(best.probability.into())}</td>
                <td class="number">{format::duration(*latency_millis)}</td>
            </tr>
        }
    };
    let rows = move || {
        let curve = curve.read();
        let found = curve.as_ref()?;
        Some(found.at_sizes.iter().zip(&found.names).map(|answer| row(answer, found.lang)).collect_view())
    };
    view! {
        <details class="panel-inner">
            <summary data-testid="size-table-open">{say(text::TABLE)}</summary>
            <div class="size-frame" role="region" aria-label=say(text::TABLE) tabindex="0">
                <table class="plain-table">
                    <thead>
                        <tr>
                            <th scope="col" class="number">{say(text::SIZE)}</th>
                            <th scope="col">{say(text::ANSWER)}</th>
                            <th scope="col" class="number">{say(text::ANSWER_PROBABILITY)}</th>
                            <th scope="col" class="number">{say(text::MILLIS)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}
