//! One stage of the network.

use leptos::prelude::*;

use crate::app::state::{Setting, StageShown};
use crate::format;

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
    let StageShown { now, baseline, share } = shown;
    let cost = now.cost;
    view! {
        <tr
            role="row"
            data-testid="stage-row"
            data-channels=now.channels.to_string()
            data-repeats=now.repeats.to_string()
            data-resolution=now.input_resolution.to_string()
            data-macs=cost.macs.0.to_string()
            data-params=cost.params.0.to_string()
        >
            <th role="rowheader" scope="row" class="stage-number">{index + 1}</th>
            <td role="cell" class="stage-operator">{now.operator.clone()}</td>
            <td role="cell" class="number axis-resolution" data-label="Resolution">
                <span>{format!("{} → {}", count(now.input_resolution), count(now.output_resolution))}</span>
                {was(now.input_resolution, baseline.input_resolution)}
            </td>
            <td role="cell" class="number axis-width" data-label="Channels">
                <span>{count(now.channels)}</span>
                {was(now.channels, baseline.channels)}
            </td>
            <td role="cell" class="number axis-depth" data-label="Blocks">
                <span>{count(now.repeats)}</span>
                {was(now.repeats, baseline.repeats)}
            </td>
            <td role="cell" class="number stage-macs" data-label="Multiply-adds">
                <span>{format!("{} ({})", format::spoken(cost.macs.0), format::percent(*share))}</span>
                <span class="bar" aria-hidden="true">
                    <span class="bar-fill" style:translate=format!("{}%", 100.0 * share - 100.0)></span>
                </span>
            </td>
            <td role="cell" class="number" data-label="Parameters">
                <span>{format::spoken(cost.params.0)}</span>
            </td>
        </tr>
    }
}

/// The baseline's value, where it differs.
fn was(now: u64, baseline: u64) -> Option<impl IntoView + use<>> {
    (now != baseline).then(|| view! { <small class="was">{format!("was {}", count(baseline))}</small> })
}

fn count(count: u64) -> String {
    format::grouped(u128::from(count))
}
