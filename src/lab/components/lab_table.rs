//! The networks of an experiment: their counts, how far each is, what came out.

use crate::lab::controller::Lab;
use crate::lab::words;
use crate::language::{now, say, say_count, say_with};
use lab::charts::ink;
use lab::experiment::{Axis, Budget, Task};
use lab::forecast::{left_millis, updated_speeds};
use lab::network::LabNetwork;
use lab::own::Shape;
use lab::queue::Queue;
use lab::run::{Run, State};
use leptos::prelude::*;
use texts::{Text, format, lab as text, lab_result, terms};

/// The columns, and whether they hold numbers.
const HEADS: [(Text, &str); 6] = [
    (text::NETWORK, ""),
    (text::ACCURACY, "number"),
    (text::PROGRESS, ""),
    (terms::MACS, "number"),
    (terms::PARAMETERS, "number"),
    (text::TIME, "number"),
];

/// A row a network; the learner's own joins once it is trained.
#[component]
pub fn LabTable(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let own = Memo::new(move |_| lab.run_of(Axis::Own).map(|run| Shape::of(&run.task.network)));
    let rows = move || {
        let budget = lab.budget.get();
        let five = Axis::FIVE.into_iter().filter_map(|axis| Some((axis, axis.network(budget)?)));
        let own = own.get().map(|shape| (Axis::Own, shape.network()));
        five.chain(own).map(|(axis, network)| view! { <Row lab axis network budget /> }).collect_view()
    };
    let caption = move || say_with(text::CAPTION, &[("times", &lab.budget.get().factor())]);
    let head = |(head, class): (Text, &'static str)| {
        let more = (head == text::NETWORK).then(|| view! { <small class="was">{say(lab_result::SHAPE)}</small> });
        view! { <th scope="col" class=class>{say(head)} {more}</th> }
    };
    view! {
        <div class="scroll-frame lab-frame" role="region" aria-labelledby="lab-caption" tabindex="0">
            <table class="facts long lab-table">
                <caption id="lab-caption">{caption}</caption>
                <thead>
                    <tr>{HEADS.map(head).collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// A network.
#[component]
fn Row(
    /// The lab.
    lab: Lab,
    /// What it spent its budget on.
    axis: Axis,
    /// Its shape.
    network: LabNetwork,
    /// The budget.
    budget: Budget,
) -> impl IntoView {
    let LabNetwork { blocks, width, resolution } = network;
    let (macs, params) = (network.multiply_adds(), network.parameters());
    let run = Memo::new(move |_| lab.run_of(axis));
    let of_run = move |what: fn(&Run) -> Option<String>| move || run.read().as_ref().and_then(what);
    // What diverged is no result.
    let tested = Memo::new(move |_| {
        let run = run.read();
        run.as_ref().filter(|run| run.state != State::Diverged).and_then(|run| run.tested.last().copied())
    });
    let state = move || run.read().as_ref().map_or("idle", |run| state_slug(run, lab));
    let shape = format!("{blocks} / {width} / {resolution} px");
    let off = (axis != Axis::Baseline).then(|| {
        let percent = format::signed_percent(Shape::of(&network).over(budget) - 1.0);
        say_with(text::OFF, &[("percent", &percent)])
    });
    let time = move || {
        let task = Task { axis, budget, network, length: lab.length.get(), seed: 0 };
        words::about(lab.speeds.with(|speeds| speeds.millis(&task)), now())
    };
    let shown = move || match tested.get() {
        Some(tested) => {
            let of = format!("{} / {}", format::grouped(tested.correct), format::grouped(tested.total));
            view! {
                <b>{format::percent(tested.accuracy())}</b>
                <small class="was">{of}</small>
            }
            .into_any()
        }
        None => view! {
            <span aria-hidden="true">"–"</span>
            <span class="visually-hidden">{say(text::NOT_TESTED)}</span>
        }
        .into_any(),
    };
    view! {
        <tr
            class=ink(axis)
            data-testid="lab-network"
            data-axis=axis.slug()
            data-blocks=blocks.to_string()
            data-width=width.to_string()
            data-resolution=resolution.to_string()
            data-macs=macs.to_string()
            data-params=params.to_string()
            data-epoch=of_run(|run| Some(run.tested.last().map_or(0, |tested| tested.epoch).to_string()))
            data-accuracy=move || tested.get().map(|tested| tested.accuracy().to_string())
            data-seed=of_run(|run| Some(run.task.seed.to_string()))
            data-state=state
        >
            <th scope="row">
                {say(words::name(axis))}
                <small class="was">{shape}</small>
            </th>
            <td class="number">{shown}</td>
            <td class="lab-progress"><Progress lab axis run /></td>
            <td class="number">
                {say_count(macs.into())}
                <small class="was">{off}</small>
            </td>
            <td class="number">{format::grouped(params)}</td>
            <td class="number">{time}</td>
        </tr>
    }
}

/// The word of a state; a training that rests is paused.
fn state_slug(run: &Run, lab: Lab) -> &'static str {
    let is_paused = lab.queue.with(Queue::is_paused);
    match run.state {
        State::Loading | State::Training if is_paused => "paused",
        state => state.slug(),
    }
}

/// How far a network is: a bar, words, and a way to try again where it has no result.
#[component]
fn Progress(
    /// The lab.
    lab: Lab,
    /// Which network.
    axis: Axis,
    /// Its run.
    run: Memo<Option<Run>>,
) -> impl IntoView {
    let name = say(words::name(axis));
    let words = move || {
        let run = run.read();
        let queue = lab.queue.read();
        run.as_ref().map(|run| words::state(run, queue.is_paused(), queue.loaded(), now()))
    };
    let left = move || {
        let run = run.read();
        let run = run.as_ref().filter(|run| run.state == State::Training)?;
        let queue = lab.queue.read();
        let millis = lab.speeds.with(|speeds| left_millis(run, &updated_speeds(speeds, queue.runs())));
        Some(say_with(text::LEFT, &[("time", &words::about(millis, now()))]))
    };
    let is_under_way = Memo::new(move |_| run.read().as_ref().is_some_and(|run| !run.state.is_end()));
    let share = move || run.read().as_ref().map_or(0.0, Run::share);
    let again = Memo::new(move |_| {
        let run = run.read();
        let run = run.as_ref()?;
        matches!(run.state, State::Failed | State::Cancelled).then_some(run.id)
    });
    view! {
        <Show when=move || is_under_way.get()>
            <progress
                max="1"
                aria-label=say_with(text::PROGRESS_OF, &[("name", &name)])
                prop:value=share
            ></progress>
        </Show>
        <span>{words}</span>
        <small class="was">{left}</small>
        {move || {
            again.get().map(|id| {
                view! {
                    <button
                        type="button"
                        class="button quiet"
                        data-testid=format!("lab-again-{}", axis.slug())
                        aria-label=say_with(text::AGAIN_NAME, &[("name", &name)])
                        on:click=move |_| lab.run_again(id)
                    >
                        {say(text::AGAIN)}
                    </button>
                }
            })
        }}
    }
}
