//! One stage of the network.

use crate::language::{now, say, say_count, say_with};
use crate::scale::setting::{Setting, StageShown};
use leptos::prelude::*;
use texts::format::{self, grouped};
use texts::{stages, terms};

/// What of a row a cell or an attribute shows.
type Part = fn(&StageShown) -> String;

/// A row of the stage table. Its cells are made once and change by themselves: of a row that is made anew, every attribute
/// would be set anew.
#[component]
pub fn StageTableRow(
    /// The setting.
    setting: Setting,
    /// Which row, from 0.
    index: usize,
) -> impl IntoView {
    let shown = Memo::new(move |_| setting.stage(index));
    let part = move |of: Part| move || shown.read().as_ref().map(of);
    view! {
        <tr
            role="row"
            data-testid="stage-row"
            data-channels=part(|row| row.now.channels.to_string())
            data-repeats=part(|row| row.now.repeats.to_string())
            data-resolution=part(|row| row.now.input_resolution.to_string())
            data-macs=part(|row| row.now.cost.macs.0.to_string())
            data-params=part(|row| row.now.cost.params.0.to_string())
        >
            <th role="rowheader" scope="row" class="stage-number" data-label=say(terms::STAGE)>{index + 1}</th>
            <td role="cell" class="stage-operator">{part(|row| row.now.operator_in(now()))}</td>
            <td role="cell" class="number axis-resolution" data-label=say(terms::RESOLUTION)>
                <span>{part(sides)}</span>
                <small class="was">{part(|row| was(row.now.input_resolution, row.baseline.input_resolution))}</small>
            </td>
            <td role="cell" class="number axis-width" data-label=say(terms::CHANNELS)>
                <span>{part(|row| grouped(row.now.channels))}</span>
                <small class="was">{part(|row| was(row.now.channels, row.baseline.channels))}</small>
            </td>
            <td role="cell" class="number axis-depth" data-label=say(terms::BLOCKS)>
                <span>{part(|row| grouped(row.now.repeats))}</span>
                <small class="was">{part(|row| was(row.now.repeats, row.baseline.repeats))}</small>
            </td>
            <td role="cell" class="number stage-macs" data-label=say(terms::MACS)>
                <span>{part(|row| format!("{} ({})", say_count(row.now.cost.macs.0), format::percent(row.share)))}</span>
                <span class="bar" aria-hidden="true">
                    <span class="bar-fill" style:translate=part(|row| format!("{}%", 100.0 * row.share - 100.0))></span>
                </span>
            </td>
            <td role="cell" class="number" data-label=say(terms::PARAMETERS)>
                <span>{part(|row| say_count(row.now.cost.params.0))}</span>
            </td>
        </tr>
    }
}

fn sides(row: &StageShown) -> String {
    format!("{} → {}", grouped(row.now.input_resolution), grouped(row.now.output_resolution))
}

/// The baseline's value; empty where it is the same.
fn was(now: u64, baseline: u64) -> String {
    if now == baseline { String::new() } else { say_with(stages::WAS, &[("count", &grouped(baseline))]) }
}
