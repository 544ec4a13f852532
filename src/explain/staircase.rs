//! The rounding staircase: asked against rounded over phi, and what it explains.

use std::fmt::Display;

use super::staircase_chart::StaircaseChart;
use super::staircase_table::{PositionTable, VariantTable};
use crate::language::{now, say, say_with};
use crate::scale::details_input::{DetailsInput, Opened};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{CHANNEL_DIVISOR, Family, Knob, Mode, ScalingBases};
use paper::staircase::{STAGES, growth, positions, variant_rows, why_one_costs_more, why_two_have_the_same_blocks};
use texts::{Text, staircase};

/// The paper counts the stem as stage 1.
const FIRST_STAGE: usize = 2;

/// A part of the page that opens.
#[component]
pub fn Staircase(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let shown = DetailsInput::new(setting);
    view! {
        <details class="panel" data-testid="staircase" on:toggle=move |event| shown.toggled(&event)>
            <summary data-testid="staircase-open">
                <h3>{say(staircase::TITLE)}</h3>
            </summary>
            <Show when=move || shown.opened.read().is_some()>
                <Stairs opened=shown.opened />
            </Show>
        </details>
    }
}

/// Three charts with their numbers, and the published variants.
#[component]
fn Stairs(
    /// The setting, once it has followed.
    opened: ReadSignal<Option<Opened>>,
) -> impl IntoView {
    let input = move || opened.get().map(|opened| opened.input);
    let stage = RwSignal::new(0_usize);
    let curve = Memo::new(move |_| input().map(|input| (input.family(), input.bases())));
    let (family, bases) = (
        Memo::new(move |_| curve.get().map_or(Family::EfficientNet, |(family, _)| family)),
        Memo::new(move |_| curve.get().map_or(ScalingBases::PAPER, |(_, bases)| bases)),
    );
    let positions = Memo::new(move |_| positions(family.get(), bases.get(), stage.get()));
    let phi = Memo::new(move |_| input().map_or(0, |input| input.steps(Knob::Phi)));
    let rests = move || input().is_some_and(|input| input.mode() != Mode::Compound);

    let choice = (0..STAGES).map(|index| {
        let number = index + FIRST_STAGE;
        view! {
            <button
                type="button"
                data-testid=format!("staircase-stage-{number}")
                aria-pressed=move || (stage.get() == index).to_string()
                on:click=move |_| stage.set(index)
            >
                {number}
            </button>
        }
    });
    let named = move |text: Text| Signal::derive(move || say_with(text, &[("stage", &(stage.get() + FIRST_STAGE))]));
    view! {
        <div class="panel-content stack">
            <p class="hint">
                {say_with(staircase::ABOUT, &[("divisor", &CHANNEL_DIVISOR)])}
                {move || rests().then(|| [" ", say(staircase::RESTS)].concat())}
            </p>
            <fieldset class="choice">
                <legend>{say(staircase::IN_DETAIL)}</legend>
                <div class="segments">{choice.collect_view()}</div>
            </fieldset>
            <div class="staircase-charts">
                <StaircaseChart id="staircase-blocks" axis="depth" title=say(staircase::BLOCKS) positions phi of=|p| p.blocks />
                <StaircaseChart id="staircase-repeats" axis="depth" title=named(staircase::STAGE_BLOCKS) positions phi of=|p| p.repeats />
                <StaircaseChart
                    id="staircase-channels"
                    axis="width"
                    title=named(staircase::STAGE_CHANNELS)
                    positions
                    phi
                    of=|p| p.channels
                />
            </div>
            <PositionTable positions phi />
            {move || explanation(family.get())}
        </div>
    }
}

/// Why the second and third variant have equal blocks, and what the second costs.
fn explanation(family: Family) -> Option<impl IntoView> {
    let rows = variant_rows(family).ok()?;
    let (second, third) = (rows.get(1)?, rows.get(2)?);
    let names: &[(&str, &dyn Display)] = &[("second", &second.preset.name()), ("third", &third.preset.name())];
    let (blocks_title, cost_title) = (say_with(staircase::WHY_BLOCKS, names), say_with(staircase::WHY_COST, names));
    let blocks = why_two_have_the_same_blocks(now(), second, third);
    let cost = why_one_costs_more(now(), second.preset, &growth(second.preset).ok()?);
    Some(view! {
        <h4>{blocks_title}</h4>
        <p data-testid="staircase-blocks-why">{blocks}</p>
        <h4>{cost_title}</h4>
        <p data-testid="staircase-cost-why">{cost}</p>
        <VariantTable rows />
    })
}
