//! A look inside: test pictures that the best network alone gets right, and what each network takes for what.

use crate::browser::fetch::fetch_bytes;
use crate::lab::controller::Lab;
use crate::lab::words;
use crate::language::{say, say_with};
use lab::confusion::{Confusion, only_right};
use lab::experiment::Axis;
use lab::manifest::Manifest;
use lab::run::{Run, State};
use leptos::prelude::*;
use texts::{format, lab_result as text};

/// Pictures that are shown, at most.
const MOST: usize = 24;

/// Tiles in a row of the sheet of pictures, and the side of a tile.
const TILES: usize = 100;
const TILE: usize = 32;

/// The address of pictures or labels of the test, which the trainers have fetched already.
fn test_file(what: &str) -> String {
    Manifest::bundled().map(|list| list.address("test", what)).unwrap_or_default()
}

/// Pictures and tables; both are of what was trained last.
#[component]
pub fn LabInside(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let labels = RwSignal::new(None::<Option<Vec<u8>>>);
    leptos::task::spawn_local(async move {
        let found = fetch_bytes(&test_file("labels")).await;
        // It may have been closed.
        let _ = labels.try_set(Some(found));
    });
    let done = Memo::new(move |_| {
        let runs = Axis::ALL.into_iter().filter_map(|axis| lab.run_of(axis));
        runs.filter(|run| run.state == State::Done).collect::<Vec<Run>>()
    });
    let content = move || match labels.get() {
        Some(None) => {
            view! { <p class="problem" role="alert" data-testid="lab-inside-failed">{say(text::INSIDE_FAILED)}</p> }
                .into_any()
        }
        Some(Some(labels)) if !done.read().is_empty() => {
            let labels = StoredValue::new(labels);
            view! {
                <Pictures labels done />
                <Tables labels done />
            }
            .into_any()
        }
        _ => view! { <p class="hint">{say(text::INSIDE_EMPTY)}</p> }.into_any(),
    };
    view! { <div class="unfolded stack" data-testid="lab-inside">{content}</div> }
}

/// Test pictures that the best network alone gets right.
#[component]
fn Pictures(
    /// The class of each test picture.
    labels: StoredValue<Vec<u8>>,
    /// Networks that were trained.
    done: Memo<Vec<Run>>,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        let done = done.read();
        let accuracy = |run: &Run| run.accuracy().unwrap_or_default();
        let best = done.iter().max_by(|a, b| accuracy(a).total_cmp(&accuracy(b)))?;
        let others: Vec<&str> = done.iter().filter(|run| run.id != best.id).map(|run| &*run.predictions).collect();
        // A network alone has nobody to be compared with.
        let only = labels.with_value(|labels| only_right(labels, &best.predictions, &others));
        (!others.is_empty()).then_some((best.task.axis, only, best.predictions.len()))
    });
    let sentence = move || {
        let (axis, only, of) = found.get()?;
        let (count, shown) = (only.len(), only.len().min(MOST));
        let name = say(words::name(axis));
        let of = format::grouped(u64::try_from(of).unwrap_or(u64::MAX));
        Some(say_with(text::ONLY, &[("name", &name), ("count", &count), ("of", &of), ("shown", &shown)]))
    };
    let tile = move |index: usize| {
        let label = labels.with_value(|labels| labels.get(index).copied().unwrap_or_default());
        let class = words::class(label.into()).map(say).unwrap_or_default();
        let words = say_with(text::PICTURE, &[("number", &(index + 1)), ("class", &class)]);
        let (x, y) = (index % TILES * TILE, index / TILES * TILE);
        let side = TILES * TILE;
        view! {
            <figure class="lab-tile">
                <svg viewBox=format!("{x} {y} {TILE} {TILE}") role="img" aria-label=words data-index=index.to_string()>
                    <image href=test_file("pictures") width=side.to_string() height=side.to_string() />
                </svg>
                <figcaption>{class}</figcaption>
            </figure>
        }
    };
    let tiles = move || found.get().map(|(_, only, _)| only.into_iter().take(MOST).map(tile).collect_view());
    view! {
        <p class="lab-prose" data-testid="lab-only" data-count=move || found.get().map(|found| found.1.len().to_string())>
            {sentence}
        </p>
        <div class="lab-tiles">{tiles}</div>
    }
}

/// What a network takes for what.
#[component]
fn Tables(
    /// The class of each test picture.
    labels: StoredValue<Vec<u8>>,
    /// Networks that were trained.
    done: Memo<Vec<Run>>,
) -> impl IntoView {
    let chosen = RwSignal::new(Axis::Compound);
    // Where the chosen one has no result, the first one that has.
    let run = Memo::new(move |_| {
        let done = done.read();
        done.iter().find(|run| run.task.axis == chosen.get()).or_else(|| done.first()).cloned()
    });
    let options = move || {
        let option = |run: &Run| {
            let axis = run.task.axis;
            let is_chosen = move || chosen.get() == axis;
            view! { <option value=axis.slug() selected=is_chosen>{say(words::name(axis))}</option> }
        };
        done.read().iter().map(option).collect_view()
    };
    let choose = move |word: String| {
        if let Some(axis) = Axis::of(&word) {
            chosen.set(axis);
        }
    };
    let table = move || {
        let run = run.read();
        let run = run.as_ref()?;
        let confusion = labels.with_value(|labels| Confusion::of(labels, &run.predictions));
        Some(confusion_table(run.task.axis, &confusion))
    };
    view! {
        <div class="lab-choices">
            <label for="lab-confusion">{say(text::CONFUSION)}</label>
            <select
                id="lab-confusion"
                class="compare-select"
                data-testid="lab-confusion"
                on:change=move |event| choose(event_target_value(&event))
            >
                {options}
            </select>
        </div>
        {table}
    }
}

fn confusion_table(axis: Axis, confusion: &Confusion) -> impl IntoView + use<> {
    let class = |index: usize| words::class(index).map(say).unwrap_or_default();
    let caption = say_with(text::CONFUSION_OF, &[("name", &say(words::name(axis)))]);
    let most = confusion.most_confused().map(|(truth, predicted, count)| {
        say_with(text::MOST_CONFUSED, &[("truth", &class(truth)), ("predicted", &class(predicted)), ("count", &count)])
    });
    let row = |(truth, counts): (usize, &[u32; 10])| {
        let cells = counts.iter().enumerate().map(|(predicted, count)| {
            let kind = if predicted == truth { "number lab-right" } else { "number" };
            view! { <td class=kind>{*count}</td> }
        });
        view! {
            <tr data-testid="lab-confusion-row" data-class=truth.to_string()>
                <th scope="row">{class(truth)}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    let heads = (0..confusion.counts.len()).map(|index| view! { <th scope="col" class="number">{class(index)}</th> });
    view! {
        <p>{most}</p>
        <div class="scroll-frame" role="region" aria-labelledby="lab-confusion-caption" tabindex="0">
            <table class="facts long">
                <caption id="lab-confusion-caption">{caption}</caption>
                <thead>
                    <tr>
                        <td></td>
                        {heads.collect_view()}
                    </tr>
                </thead>
                <tbody>{confusion.counts.iter().enumerate().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
