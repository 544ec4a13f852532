//! The scaled network in numbers.

use super::readout::Readout;
use crate::language::{now, say, say_count, say_with};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::arch::{StageRow, Summary};
use model::scaling::Coefficients;
use texts::format;
use texts::{header, readouts, terms};

/// What stands where no number can.
const NONE: &str = "–";

/// Coefficients with what each becomes, then what the network costs.
#[component]
pub fn Readouts(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let error = move || setting.network.read().as_ref().err().map(|error| error.text().of(now()));
    view! {
        <h3 class="visually-hidden">{say(readouts::TITLE)}</h3>
        {move || {
            error().map(|words| {
                view! { <p class="problem" role="alert" data-testid="error" data-kind="network">{words}</p> }
            })
        }}
        <dl class="axes">
            <Axis setting axis="depth" look="axis-card axis-depth" id="depth-coefficient" of=|c| c.depth detail=blocks_detail />
            <Axis setting axis="width" look="axis-card axis-width" id="width-coefficient" of=|c| c.width detail=channels_detail />
            <Axis setting axis="resolution" look="axis-card axis-resolution" id="resolution-coefficient" of=|c| c.resolution detail=pixels_detail />
        </dl>
        <dl class="costs">
            <Count setting label=say(readouts::MACS) id="macs" of=|s| s.total.macs.0 />
            <Count setting label=say(readouts::FLOPS) id="flops" of=|s| s.total.macs.flops() />
            <Count setting label=say(terms::PARAMETERS_INSIDE) id="params" of=|s| s.total.params.0 />
            <Readout
                label=say(readouts::BLOCKS)
                id="blocks"
                exact=Signal::derive(move || setting.read_summary(|s| s.blocks.to_string()))
                text=Signal::derive(move || setting.read_summary(blocks).unwrap_or_else(|| NONE.to_owned()))
                detail=Signal::derive(move || was(setting, |s| u128::from(s.blocks)))
            />
            <Readout
                label=say(readouts::INPUT)
                id="input-resolution"
                exact=Signal::derive(move || setting.read_summary(|s| s.input_resolution.to_string()))
                text=Signal::derive(move || setting.read_summary(pixels).unwrap_or_else(|| NONE.to_owned()))
                detail=Signal::derive(move || was(setting, |s| u128::from(s.input_resolution)))
            />
        </dl>
    }
}

/// One axis: its coefficient, and what the rounding makes of it.
#[component]
fn Axis(
    /// The setting.
    setting: Setting,
    /// The axis, for its name.
    axis: &'static str,
    /// A card in the axis's color.
    look: &'static str,
    /// Its test id.
    id: &'static str,
    /// Which coefficient.
    of: fn(&Coefficients) -> f64,
    /// What it becomes.
    detail: fn(&Summary) -> String,
) -> impl IntoView {
    let value = move || of(&setting.coefficients.read());
    view! {
        <Readout
            look
            label=say(header::axis(axis))
            id
            exact=Signal::derive(move || Some(value().to_string()))
            text=Signal::derive(move || format::times(value()))
            detail=Signal::derive(move || setting.read_summary(detail).unwrap_or_default())
        />
    }
}

/// A large count: spoken, in full, and over the baseline's.
#[component]
fn Count(
    /// The setting.
    setting: Setting,
    /// What is counted.
    label: &'static str,
    /// Its test id.
    id: &'static str,
    /// The count.
    of: fn(&Summary) -> u128,
) -> impl IntoView {
    view! {
        <Readout
            label
            id
            exact=Signal::derive(move || setting.read_summary(|s| of(s).to_string()))
            text=Signal::derive(move || setting.read_summary(|s| say_count(of(s))).unwrap_or_else(|| NONE.to_owned()))
            detail=Signal::derive(move || setting.read_summary(|s| format::grouped(of(s))).unwrap_or_default())
        />
    }
}

fn blocks_detail(summary: &Summary) -> String {
    say_with(readouts::BLOCKS_DETAIL, &[("count", &blocks(summary))])
}

fn blocks(summary: &Summary) -> String {
    format::grouped(summary.blocks)
}

fn channels_detail(summary: &Summary) -> String {
    let channels = |row: Option<&StageRow>| row.map_or(0, |row| u128::from(row.channels));
    let (stem, head) = (channels(summary.stages.first()), channels(summary.stages.last()));
    say_with(readouts::CHANNELS_DETAIL, &[("stem", &format::grouped(stem)), ("head", &format::grouped(head))])
}

fn pixels_detail(summary: &Summary) -> String {
    say_with(readouts::PIXELS_DETAIL, &[("pixels", &pixels(summary))])
}

fn pixels(summary: &Summary) -> String {
    let side = format::grouped(summary.input_resolution);
    format!("{side} × {side}")
}

/// The baseline's count, where it differs.
fn was(setting: Setting, of: fn(&Summary) -> u128) -> String {
    let baseline = setting.read_baseline(of);
    let name = setting.family.get().baseline().name();
    match baseline {
        Some(count) if setting.read_summary(of) != Some(count) => {
            say_with(readouts::BASELINE_HAS, &[("baseline", &name), ("count", &format::grouped(count))])
        }
        _ => say_with(readouts::AS_BASELINE, &[("baseline", &name)]),
    }
}
