//! TinyNet's five networks below the baseline, by the rules of this page and by TinyNet's own.

use super::arena_words::{number, setting_words};
use crate::browser::after_paint::when_calm;
use crate::language::{say, say_count, say_with};
use crate::scale::setting::Setting;
use crate::table::{Caption, TableStyle, framed_table};
use leptos::prelude::*;
use model::scaling::{Knob, ScalingInput};
use paper::arena::{Counted, TINY_NETS, TinyNet};
use paper::one_axis::{is_same, set_to};
use texts::{Text, arena as text, terms};

/// The columns, and whether they hold numbers.
const HEADS: [(Text, &str); 7] = [
    (text::NETWORK, ""),
    (text::SETTING, ""),
    (terms::MACS, "number"),
    (text::ACTIVATIONS, "number"),
    (terms::PARAMETERS, "number"),
    (text::TOP1, "number"),
    (text::SLIDERS, ""),
];

/// A row a network; its button sets the sliders, in B0's family.
#[component]
pub fn TinyNetTable(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let here = when_calm(Memo::new(move |_| setting.input().get()));
    let status = RwSignal::new(String::new());
    let rows = TINY_NETS.iter().filter_map(|network| {
        let (ours, own) = (network.by_our_rules()?, network.by_its_own_rules()?);
        Some(row(setting, network, ours, own, here, status))
    });
    let caption = Caption { id: "arena-tiny-caption", words: say(text::TINY_CAPTION).into_any() };
    let heads = HEADS.map(|(head, class)| (say(head), class)).to_vec();
    view! {
        {framed_table(TableStyle::LongFacts, caption, heads, rows.collect_view().into_any())}
        <p role="status" class="hint compare-line" data-testid="arena-tiny-said">{move || status.get()}</p>
    }
}

fn row(
    setting: Setting,
    network: &'static TinyNet,
    ours: Counted,
    own: Counted,
    here: ReadSignal<ScalingInput>,
    status: RwSignal<String>,
) -> impl IntoView + use<> {
    let input = network.input();
    let words = setting_words(&input);
    let is_here = Memo::new(move |_| is_same(&here.read(), &input));
    let pick = {
        let words = words.clone();
        move |_| {
            if setting.locked_input.change(|now| set_to(now, &input)) {
                status.set(say_with(text::SAID, &[("setting", &words)]));
            }
        }
    };
    let (depth, pixels) = (network.depth, network.resolution_px);
    let exact = say_with(text::TINY_SETTING, &[("depth", &depth), ("width", &network.width), ("pixels", &pixels)]);
    let (near_depth, near_pixels) = (Knob::Depth.value(input.steps(Knob::Depth)), input.resolution_px());
    let is_exact = (near_depth - depth).abs() < 1e-9 && near_pixels == pixels;
    let nearest = (!is_exact).then(|| say_with(text::NEAREST, &[("depth", &near_depth), ("pixels", &near_pixels)]));
    let count =
        |ours: u128, own: u128| number(say_count(ours), say_with(text::OWN_COUNT, &[("count", &say_count(own))]));
    view! {
        <tr
            class:here=move || is_here.get()
            data-testid="arena-tiny-row"
            data-network=network.slug
            data-macs=ours.cost.macs.0.to_string()
            data-params=ours.cost.params.0.to_string()
            data-activations=ours.activations.0.to_string()
            data-own-macs=own.cost.macs.0.to_string()
            data-own-params=own.cost.params.0.to_string()
            data-own-activations=own.activations.0.to_string()
        >
            <th scope="row">{network.name}</th>
            <td>
                {exact}
                <small class="was">{nearest}</small>
            </td>
            {count(ours.cost.macs.0, own.cost.macs.0)}
            {count(ours.activations.0, own.activations.0)}
            {count(ours.cost.params.0, own.cost.params.0)}
            <td class="number">{format!("{:.1} %", network.top1)}</td>
            <td>
                <button
                    type="button"
                    class="button quiet"
                    data-testid=format!("arena-set-tiny-{}", network.slug)
                    aria-label=say_with(text::SET_LABEL, &[("setting", &words)])
                    aria-pressed=move || is_here.get().to_string()
                    on:click=pick
                >
                    {say(text::SET)}
                </button>
            </td>
        </tr>
    }
}
