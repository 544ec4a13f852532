//! What came of each network, side by side.

use leptos::prelude::*;

use crate::app::comparison::Comparison;
use crate::comparison::{CompareRow, Measurement, PublishedAccuracy};
use crate::format;
use crate::protocol::{Backend, WeightsKind};

/// Columns after the name and before the published accuracy, multiply-adds and parameters.
const MEASURED_COLUMNS: usize = 4;

/// One row a network, in the order in which they ran.
#[component]
pub fn CompareTable(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let rows = move || comparison.rows.read().iter().map(row).collect_view();
    view! {
        // It scrolls by itself on small screens, with the keyboard as well.
        <div class="compare-frame" role="region" aria-label="Results of the comparison" tabindex="0">
            <table class="compare-table">
                <caption class="visually-hidden">"The networks side by side"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Network"</th>
                        <th scope="col">"Names in the picture"</th>
                        <th scope="col" class="number">"Probability"</th>
                        <th scope="col" class="number">"First run"</th>
                        <th scope="col" class="number">"Median of five"</th>
                        <th scope="col" class="number">"Multiply-adds"</th>
                        <th scope="col" class="number">"Parameters"</th>
                        <th scope="col" class="number">"Published top-1"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="hint">
            "The published accuracy is that of the weights which the authors trained, on the 50,000 validation pictures of \
             ImageNet; a network that runs here untrained does not have it."
        </p>
    }
}

fn row(row: &CompareRow) -> impl IntoView + use<> {
    let measured = row.measurement();
    let median = measured.and_then(Measurement::median_millis);
    let top1 = measured.and_then(|measured| measured.answer.as_ref()).map(|answer| answer.index.to_string());
    view! {
        <tr
            data-testid="compare-row"
            data-variant=row.entry.slug()
            data-outcome=row.outcome.slug()
            data-median-millis=median.map(|millis| millis.to_string())
            data-first-run-millis=measured.map(|measured| measured.first_run_millis.to_string())
            data-macs=row.macs.map(|macs| macs.to_string())
            data-params=row.params.map(|params| params.to_string())
            data-top1-index=top1
        >
            <th scope="row">
                <span class="compare-name">{row.name()}</span>
                {measured.map(|measured| view! { <small class="compare-more">{ran(measured)}</small> })}
            </th>
            {measured.map(measured_cells)}
            {row.outcome
                .sentence()
                .map(|sentence| {
                    view! { <td class="compare-words" colspan=MEASURED_COLUMNS.to_string()>{sentence}</td> }
                })}
            <td class="number">{row.macs.map(format::spoken)}</td>
            <td class="number">{row.params.map(format::spoken)}</td>
            <td class="number">{row.published.map(published)}</td>
        </tr>
    }
}

/// With which weights, and where.
fn ran(measured: &Measurement) -> String {
    let weights = match measured.weights {
        WeightsKind::Pretrained => "pretrained",
        WeightsKind::Custom => "own weights",
        WeightsKind::Untrained => "untrained, time only",
    };
    let backend = match measured.backend {
        Backend::WebGpu => "WebGPU",
        Backend::Cpu => "CPU",
    };
    format!("{weights}; {backend}")
}

fn measured_cells(measured: &Measurement) -> impl IntoView + use<> {
    let answer = measured.answer.clone();
    let label = answer.as_ref().map_or_else(|| "untrained, time only".to_owned(), |answer| answer.label.clone());
    view! {
        <td class="compare-words">{label}</td>
        <td class="number">{answer.map(|answer| format::percent(answer.probability))}</td>
        <td class="number">{format::duration(measured.first_run_millis)}</td>
        <td class="number">{measured.median_millis().map(format::duration)}</td>
    }
}

fn published(published: PublishedAccuracy) -> impl IntoView {
    view! {
        <span class="compare-name">{format!("{}\u{a0}%", published.percent)}</span>
        <small class="compare-more">{published.source}</small>
    }
}
