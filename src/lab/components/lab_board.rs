//! The best results of this device at the chosen experiment.

use crate::lab::controller::Lab;
use crate::lab::words;
use crate::language::say;
use lab::charts::ink;
use lab::results::Point;
use lab::stored_results::ranked;
use leptos::prelude::*;
use texts::{Text, format, lab as text, lab_result};

/// Rows that the page shows, at most.
const MOST: usize = 20;

/// A table, the best first.
#[component]
pub fn LabBoard(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let all = Memo::new(move |_| {
        let (budget, length) = (lab.budget.get(), lab.length.get());
        ranked(lab.all_results().points(), budget, length)
    });
    let is_own = move |point: &Point| lab.results.read().points().iter().any(|known| known.task == point.task);
    let row = move |(place, point): (usize, &Point)| {
        let network = point.task.network;
        let shape = format!("{} / {} / {} px", network.blocks, network.width, network.resolution);
        let other = (!is_own(point)).then(|| view! { <small class="was">{say(lab_result::FROM_LINK)}</small> });
        view! {
            <tr class=ink(point.task.axis) data-testid="lab-board-row" data-axis=point.task.axis.slug()>
                <td class="number">{place + 1}</td>
                <th scope="row">{say(words::name(point.task.axis))} {other}</th>
                <td>{shape}</td>
                <td class="number">{point.task.seed}</td>
                <td class="number">{format::percent(point.accuracy())}</td>
            </tr>
        }
    };
    let heads = [
        (lab_result::PLACE, "number"),
        (text::NETWORK, ""),
        (lab_result::SHAPE, ""),
        (lab_result::SEED, "number"),
        (text::ACCURACY, "number"),
    ];
    let head = |(head, class): (Text, &'static str)| view! { <th scope="col" class=class>{say(head)}</th> };
    let table = move || {
        let all = all.read();
        if all.is_empty() {
            return view! { <p class="hint">{say(lab_result::BOARD_EMPTY)}</p> }.into_any();
        }
        view! {
            <div class="scroll-frame" role="region" aria-label=say(lab_result::BOARD) tabindex="0">
                <table class="facts">
                    <thead>
                        <tr>{heads.map(head).collect_view()}</tr>
                    </thead>
                    <tbody>{all.iter().take(MOST).enumerate().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let has_kept = move || !lab.results.read().points().is_empty();
    view! {
        <div class="unfolded stack" data-testid="lab-board">
            {table}
            <button
                type="button"
                class="button quiet"
                data-testid="lab-forget"
                disabled=move || !has_kept()
                on:click=move |_| lab.forget()
            >
                {say(lab_result::FORGET)}
            </button>
        </div>
    }
}
