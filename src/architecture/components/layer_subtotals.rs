//! What the layers of a stage, and of one operator, cost together.

use std::sync::Arc;

use crate::architecture::layer_table::{Subtotal, by_operator, by_stage};
use crate::browser::after_paint::when_calm;
use crate::language::{now, say, say_count};
use crate::scale::setting::Network;
use leptos::prelude::*;
use model::arch::Cost;
use texts::format;
use texts::{Language, layers, terms};

/// Two tables of sums with their shares.
#[component]
pub fn LayerSubtotals(
    /// The network.
    network: Memo<Option<Arc<Network>>>,
) -> impl IntoView {
    // Behind the rows: both at once would be too much for a frame.
    let network = when_calm(network);
    let stages = move || network.read().as_ref().map(|network| by_stage(&network.spec)).unwrap_or_default();
    let operators = move || network.read().as_ref().map(|network| by_operator(&network.spec)).unwrap_or_default();
    view! {
        <div class="pair">
            {move || sums(say(layers::BY_STAGE), "layer-stage-total", stages())}
            {move || sums(say(layers::BY_OPERATOR), "layer-operator-total", operators())}
        </div>
    }
}

fn sums(title: &'static str, id: &'static str, sums: Vec<Subtotal>) -> impl IntoView {
    let total: Cost = sums.iter().map(|sum| sum.cost).sum();
    let rows = sums.into_iter().map(|sum| {
        let Subtotal { layers, cost, .. } = sum;
        // Each count in full is in the attributes.
        let macs = format!("{} ({})", say_count(cost.macs.0), format::percent(cost.macs.over(total.macs)));
        view! {
            <tr
                data-testid=id
                data-name=sum.name(Language::English)
                data-layers=layers.to_string()
                data-macs=cost.macs.0.to_string()
                data-params=cost.params.0.to_string()
            >
                <th scope="row">{sum.name(now())}</th>
                <td class="number">{format::grouped(layers)}</td>
                <td class="number">{say_count(cost.params.0)}</td>
                <td class="number">{macs}</td>
            </tr>
        }
    });
    view! {
        <table class="plain-table">
            <caption>{title}</caption>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col" class="number">{say(terms::LAYERS)}</th>
                    <th scope="col" class="number">{say(terms::PARAMETERS)}</th>
                    <th scope="col" class="number">{say(terms::MACS)}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}
