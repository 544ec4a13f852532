//! Every layer, counted: the whole table, closed until somebody wants it.

use super::layer_rows::LayerRows;
use super::layer_subtotals::LayerSubtotals;
use crate::architecture::layer_table::{self, LayerRow, Sort};
use crate::browser::after_paint::when_calm;
use crate::browser::download;
use crate::browser::object_url::ObjectUrl;
use crate::language::{say, say_with};
use crate::scale::components::readout::Readout;
use crate::scale::details_input::{DetailsInput, Opened};
use crate::scale::setting::{Network, Setting};
use leptos::prelude::*;
use model::arch::{Footprint, Summary};
use model::scaling::{Mode, ScalingInput};
use texts::format;
use texts::layers;

/// The table of layers in a part of the page that opens. Its totals stand on it, open or not.
#[component]
pub fn LayerTable(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let shown = DetailsInput::new(setting);
    view! {
        <details
            class="panel"
            data-testid="layer-table"
            data-total-rows=move || setting.read_summary(|s| s.layers.to_string())
            data-total-macs=move || setting.read_summary(|s| s.total.macs.0.to_string())
            data-total-params=move || setting.read_summary(|s| s.total.params.0.to_string())
            on:toggle=move |event| shown.toggled(&event)
        >
            <summary data-testid="layers-open">
                <h3>{say(layers::TITLE)}</h3>
            </summary>
            <Show when=move || shown.opened.read().is_some()>
                <Layers opened=shown.opened />
            </Show>
        </details>
    }
}

/// The open table: rule and totals, rows, and sub-totals.
#[component]
fn Layers(
    /// The setting, once it has followed.
    opened: ReadSignal<Option<Opened>>,
) -> impl IntoView {
    let network = Memo::new(move |_| opened.get()?.network);
    let sort = RwSignal::new(Sort::default());
    // Totals and rows at once would be too much for a frame.
    let listed = when_calm(network);
    let rows = Memo::new(move |_| sorted(listed.read().as_deref(), sort.get()));
    let footprint = Memo::new(move |_| network.read().as_ref().map(|network| Footprint::from_spec(&network.spec)));
    let totals = move || network.read().as_ref().map(|network| totals(&network.summary));
    let bytes = move |of: fn(&Footprint) -> u128| footprint.read().as_ref().map(of);

    // Held until the next one, as the browser reads it later.
    let saved = StoredValue::new_local(None::<ObjectUrl>);
    let message = RwSignal::new(String::new());
    let save = move |_| {
        let text = layer_table::csv(&sorted(network.read_untracked().as_deref(), sort.get_untracked()));
        let name = opened.get_untracked().map_or("setting", |opened| name(&opened.input));
        let name = format!("efficientnet-{name}-layers.csv");
        let address = download::save(&text, "text/csv", &name);
        message.set(download::to_message(address.is_some(), &name));
        saved.set_value(address);
    };
    view! {
        <div class="panel-content stack">
            <p>{totals}</p>
            <p class="hint">{say(layers::RULE)}</p>
            <dl class="costs">
                <Readout
                    label=say(layers::WEIGHT_BYTES)
                    id="weight-bytes"
                    exact=Signal::derive(move || bytes(|f| f.weight_bytes).map(|bytes| bytes.to_string()))
                    text=Signal::derive(move || bytes(|f| f.weight_bytes).map(memory).unwrap_or_default())
                    detail=say(layers::WEIGHT_BYTES_ABOUT)
                />
                <Readout
                    label=say(layers::PEAK_BYTES)
                    id="peak-activation-bytes"
                    exact=Signal::derive(move || bytes(|f| f.activation_bytes).map(|bytes| bytes.to_string()))
                    text=Signal::derive(move || bytes(|f| f.activation_bytes).map(memory).unwrap_or_default())
                    detail=say(layers::PEAK_BYTES_ABOUT)
                />
            </dl>
            <LayerRows rows sort />
            <div class="panel-tools">
                <button type="button" class="button" data-testid="layer-csv" on:click=save>
                    {say(layers::CSV)}
                </button>
                <p class="hint" role="status">{move || message.get()}</p>
            </div>
            <LayerSubtotals network />
        </div>
    }
}

/// Every layer, in the order that was asked for.
fn sorted(network: Option<&Network>, sort: Sort) -> Vec<LayerRow> {
    let mut rows = network.map(|network| layer_table::rows(&network.spec)).unwrap_or_default();
    sort.apply(&mut rows);
    rows
}

/// The whole network, in both ways of counting its arithmetic.
fn totals(summary: &Summary) -> String {
    let total = summary.total;
    say_with(
        layers::TOTALS,
        &[
            ("layers", &format::grouped(summary.layers)),
            ("parameters", &format::grouped(total.params.0)),
            ("macs", &format::grouped(total.macs.0)),
            ("flops", &format::grouped(total.macs.flops())),
        ],
    )
}

/// A word for the setting in a file name.
fn name(input: &ScalingInput) -> &'static str {
    if input.mode() == Mode::Published { input.preset().slug() } else { input.mode().slug() }
}

fn memory(bytes: u128) -> String {
    format::memory(u64::try_from(bytes).unwrap_or(u64::MAX))
}
