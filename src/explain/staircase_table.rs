//! The numbers behind the charts of the staircase.

use crate::browser::lazy_details::follow_toggle;
use crate::language::say;
use leptos::prelude::*;
use model::scaling::Knob;
use paper::staircase::{Position, Rounding, STAGES, VariantRow, growth};
use texts::format;
use texts::{staircase, terms};

/// Every position of phi, in a table that opens.
#[component]
pub fn PositionTable(
    /// Every position.
    positions: Memo<Vec<Position>>,
    /// Where phi stands.
    phi: Memo<u16>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let row = move |position: &Position| {
        let Position { phi_steps, blocks, repeats, channels } = *position;
        view! {
            <tr
                data-testid="staircase-row"
                data-phi=Knob::Phi.value(phi_steps).to_string()
                data-blocks=blocks.rounded.to_string()
                data-repeats=repeats.rounded.to_string()
                data-channels=channels.rounded.to_string()
                aria-current=move || (phi.get() == phi_steps).then_some("true")
            >
                <th scope="row">{format!("{:.1}", Knob::Phi.value(phi_steps))}</th>
                <td class="number">{both(blocks)}</td>
                <td class="number">{both(repeats)}</td>
                <td class="number">{both(channels)}</td>
            </tr>
        }
    };
    view! {
        <details class="panel-inner" on:toggle=move |event| follow_toggle(open, &event)>
            <summary data-testid="staircase-table-open">{say(staircase::TABLE)}</summary>
            <Show when=move || open.get()>
                <div class="staircase-frame" role="region" aria-label=say(staircase::TABLE) tabindex="0">
                    <table class="plain-table">
                        <caption>{say(staircase::TABLE_CAPTION)}</caption>
                        <thead>
                            <tr>
                                <th scope="col">"phi"</th>
                                <th scope="col" class="number">{say(terms::BLOCKS)}</th>
                                <th scope="col" class="number">{say(staircase::OF_STAGE_BLOCKS)}</th>
                                <th scope="col" class="number">{say(staircase::OF_STAGE_CHANNELS)}</th>
                            </tr>
                        </thead>
                        <tbody>{move || positions.read().iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            </Show>
        </details>
    }
}

/// Blocks and cost of every published variant of a family.
#[component]
pub fn VariantTable(
    /// The variants.
    rows: Vec<VariantRow>,
) -> impl IntoView {
    // The paper counts the stem as stage 1.
    let stages = (2..STAGES + 2).map(|number| view! { <th scope="col" class="number">{number}</th> });
    let rows = rows.into_iter().map(|VariantRow { preset, depth, stages, blocks }| {
        let growth = growth(preset).ok();
        let times = |value: Option<f64>| value.map(format::times).unwrap_or_default();
        let (formula, counted) = (growth.map(|growth| growth.formula), growth.map(|growth| growth.counted));
        let stages = stages.into_iter().map(|stage| view! { <td class="number">{both(stage)}</td> });
        view! {
            <tr
                data-testid="staircase-variant"
                data-preset=preset.slug()
                data-asked=blocks.asked.to_string()
                data-blocks=blocks.rounded.to_string()
                data-growth=counted.map(|value| value.to_string())
            >
                <th scope="row">{preset.name()}</th>
                <td class="number">{depth.to_string()}</td>
                {stages.collect_view()}
                <td class="number">{both(blocks)}</td>
                <td class="number">{times(formula)}</td>
                <td class="number">{times(counted)}</td>
            </tr>
        }
    });
    view! {
        <div class="staircase-frame" role="region" aria-label=say(staircase::VARIANTS) tabindex="0">
            <table class="plain-table">
                <caption>{say(staircase::VARIANTS_CAPTION)}</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col" class="number">{say(terms::DEPTH)}</th>
                        {stages.collect_view()}
                        <th scope="col" class="number">{say(staircase::ALL_STAGES)}</th>
                        <th scope="col" class="number">{say(staircase::COST_FORMULA)}</th>
                        <th scope="col" class="number">{say(staircase::COST_COUNTED)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// What is asked for, and what is built.
fn both(count: Rounding) -> String {
    format!("{} → {}", format::significant(count.asked), format::grouped(count.rounded))
}
