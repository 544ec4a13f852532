//! One stage of the network.

use crate::language::{now, say, say_count, say_with};
use crate::scale::setting::{Setting, StageShown};
use leptos::prelude::*;
use texts::format::{self, grouped};
use texts::{stages, terms};

/// A row of the stage table. One closure makes all of it: a step of a slider changes most of its cells at once.
#[component]
pub fn StageTableRow(
    /// The setting.
    setting: Setting,
    /// Which row, from 0.
    index: usize,
) -> impl IntoView {
    let shown = Memo::new(move |_| setting.stage(index));
    move || shown.get().map(|shown| row(index, &shown))
}

fn row(index: usize, shown: &StageShown) -> impl IntoView + use<> {
    let StageShown { now: stage, baseline, share } = shown;
    let cost = stage.cost;
    view! {
        <tr
            role="row"
            data-testid="stage-row"
            data-channels=stage.channels.to_string()
            data-repeats=stage.repeats.to_string()
            data-resolution=stage.input_resolution.to_string()
            data-macs=cost.macs.0.to_string()
            data-params=cost.params.0.to_string()
        >
            <th role="rowheader" scope="row" class="stage-number" data-label=say(terms::STAGE)>{index + 1}</th>
            <td role="cell" class="stage-operator">{stage.operator_in(now())}</td>
            <td role="cell" class="number axis-resolution" data-label=say(terms::RESOLUTION)>
                <span>{format!("{} → {}", grouped(stage.input_resolution), grouped(stage.output_resolution))}</span>
                {was(stage.input_resolution, baseline.input_resolution)}
            </td>
            <td role="cell" class="number axis-width" data-label=say(terms::CHANNELS)>
                <span>{grouped(stage.channels)}</span>
                {was(stage.channels, baseline.channels)}
            </td>
            <td role="cell" class="number axis-depth" data-label=say(terms::BLOCKS)>
                <span>{grouped(stage.repeats)}</span>
                {was(stage.repeats, baseline.repeats)}
            </td>
            <td role="cell" class="number stage-macs" data-label=say(terms::MACS)>
                <span>{format!("{} ({})", say_count(cost.macs.0), format::percent(*share))}</span>
                <span class="bar" aria-hidden="true">
                    <span class="bar-fill" style:translate=format!("{}%", 100.0 * share - 100.0)></span>
                </span>
            </td>
            <td role="cell" class="number" data-label=say(terms::PARAMETERS)>
                <span>{say_count(cost.params.0)}</span>
            </td>
        </tr>
    }
}

/// The baseline's value, where it differs.
fn was(now: u64, baseline: u64) -> Option<impl IntoView + use<>> {
    (now != baseline)
        .then(|| view! { <small class="was">{say_with(stages::WAS, &[("count", &grouped(baseline))])}</small> })
}
