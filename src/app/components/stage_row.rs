//! One stage of the network.

use leptos::prelude::*;

use crate::app::state::Setting;
use crate::arch::StageRow;
use crate::format;

/// A row of the stage table.
#[component]
pub fn StageTableRow(
    /// The setting.
    setting: Setting,
    /// Which row, from 0.
    index: usize,
) -> impl IntoView {
    let rows = Memo::new(move |_| setting.stage(index));
    let exact = move |of: fn(&StageRow) -> u128| rows.read().as_ref().map(|(now, _)| of(now).to_string());
    let text = move |of: fn(&StageRow) -> String| rows.read().as_ref().map(|(now, _)| of(now));
    let was = move |of: fn(&StageRow) -> u128| {
        let rows = rows.read();
        let (now, baseline) = rows.as_ref()?;
        let before = of(baseline);
        (of(now) != before).then(|| view! { <small class="was">"was " {format::grouped(before)}</small> })
    };
    let share =
        Memo::new(move |_| setting.of(|summary| share_of(summary.total.macs.0, &rows)).flatten().unwrap_or(0.0));

    view! {
        <tr
            role="row"
            data-testid="stage-row"
            data-channels=move || exact(channels)
            data-repeats=move || exact(repeats)
            data-resolution=move || exact(resolution)
            data-macs=move || exact(macs)
            data-params=move || exact(params)
        >
            <th role="rowheader" scope="row" class="stage-number">{index + 1}</th>
            <td role="cell" class="stage-operator">{move || text(|row| row.operator.clone())}</td>
            <td role="cell" class="number axis-resolution" data-label="Resolution">
                <span>{move || text(sides)}</span>
                {move || was(resolution)}
            </td>
            <td role="cell" class="number axis-width" data-label="Channels">
                <span>{move || text(|row| count(row.channels))}</span>
                {move || was(channels)}
            </td>
            <td role="cell" class="number axis-depth" data-label="Blocks">
                <span>{move || text(|row| count(row.repeats))}</span>
                {move || was(repeats)}
            </td>
            <td role="cell" class="number stage-macs" data-label="Multiply-adds">
                <span>{move || text(|row| format::spoken(row.cost.macs.0))}</span>
                <small class="share">{move || format::percent(share.get())}</small>
                <span class="bar" aria-hidden="true">
                    <span class="bar-fill" style:translate=move || format!("{}%", 100.0 * share.get() - 100.0)></span>
                </span>
            </td>
            <td role="cell" class="number" data-label="Parameters">
                <span>{move || text(|row| format::spoken(row.cost.params.0))}</span>
            </td>
        </tr>
    }
}

/// The row's part of all multiply-adds, 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "a percentage is shown")]
fn share_of(total: u128, rows: &Memo<Option<(StageRow, StageRow)>>) -> Option<f64> {
    let rows = rows.read();
    let (now, _) = rows.as_ref()?;
    (total > 0).then(|| now.cost.macs.0 as f64 / total as f64)
}

fn sides(row: &StageRow) -> String {
    format!("{} → {}", count(row.input_resolution), count(row.output_resolution))
}

fn count(count: u64) -> String {
    format::grouped(u128::from(count))
}

fn channels(row: &StageRow) -> u128 {
    u128::from(row.channels)
}

fn repeats(row: &StageRow) -> u128 {
    u128::from(row.repeats)
}

fn resolution(row: &StageRow) -> u128 {
    u128::from(row.input_resolution)
}

fn macs(row: &StageRow) -> u128 {
    row.cost.macs.0
}

fn params(row: &StageRow) -> u128 {
    row.cost.params.0
}
