//! The five networks of a budget, side by side.

use super::arena_words::{number, setting_words, times};
use crate::browser::after_paint::when_calm;
use crate::compare::comparison::Comparison;
use crate::language::{say, say_count, say_with, speak};
use crate::scale::setting::Setting;
use crate::table::{Caption, TableStyle, framed_table};
use leptos::prelude::*;
use model::scaling::{Knob, ScalingInput};
use paper::arena::{Arena, Contender, Strategy};
use paper::one_axis::{is_same, set_to};
use texts::{Text, arena as text, format, terms};

/// The columns, and whether they hold numbers.
const HEADS: [(Text, &str); 9] = [
    (text::WAY, ""),
    (text::SETTING, ""),
    (terms::MACS, "number"),
    (text::ACTIVATIONS, "number"),
    (text::FORMULA, "number"),
    (text::TIME, "number"),
    (terms::PARAMETERS, "number"),
    (text::MEMORY, "number"),
    (text::SLIDERS, ""),
];

/// A row a way of scaling; its button sets the sliders.
#[component]
pub fn ArenaTable(
    /// The setting.
    setting: Setting,
    /// The comparison, for its times.
    comparison: Comparison,
    /// The budget, in tenths of the multiply-adds of the family's baseline.
    tenths: RwSignal<u16>,
    /// The five networks.
    found: ReadSignal<Option<Arena>>,
) -> impl IntoView {
    // A frame behind the sliders, like the stage table.
    let here = when_calm(Memo::new(move |_| setting.input().get()));
    let status = RwSignal::new(String::new());
    let caption = move || {
        let baseline = setting.family.get().baseline().name();
        say_with(text::CAPTION, &[("times", &times(tenths.get())), ("baseline", &baseline)])
    };
    let rows = move || {
        let found = found.read();
        let arena = found.as_ref()?;
        let row = |one: &Contender| row(setting, comparison, arena, *one, here, status);
        Some(arena.contenders.iter().map(row).collect_view())
    };
    let caption = Caption { id: "arena-caption", words: caption.into_any() };
    let heads = HEADS.map(|(head, class)| (say(head), class)).to_vec();
    view! {
        {framed_table(TableStyle::LongFacts, caption, heads, rows.into_any())}
        <p role="status" class="hint compare-line" data-testid="arena-said">{move || status.get()}</p>
    }
}

fn row(
    setting: Setting,
    comparison: Comparison,
    arena: &Arena,
    one: Contender,
    here: ReadSignal<ScalingInput>,
    status: RwSignal<String>,
) -> impl IntoView + use<> {
    let Contender { strategy, input, counted, .. } = one;
    let baseline = arena.family.baseline().name();
    let words = setting_words(&input);
    let size = say_with(text::SIZE, &[("pixels", &input.resolution_px()), ("blocks", &one.blocks)]);
    let off = one.off(arena.budget);
    let off_text = if one.is_at_end { text::OFF_AT_END } else { text::OFF };
    let off_words = say_with(off_text, &[("percent", &format::signed_percent(off))]);
    let activations = format::times(counted.activations_over(&arena.baseline));
    let activations = say_with(text::OVER_BASELINE, &[("times", &activations), ("baseline", &baseline)]);
    let (memory, memory_bytes) = {
        let bytes = u64::try_from(counted.footprint.total_bytes()).unwrap_or(u64::MAX);
        (format::memory(bytes), bytes.to_string())
    };
    let time = Memo::new(move |_| time_of(comparison, &input));
    let is_here = Memo::new(move |_| is_same(&here.read(), &input));
    let label = say_with(text::SET_LABEL, &[("setting", &words)]);
    let pick = {
        let words = words.clone();
        move |_| {
            if setting.locked_input.change(|now| set_to(now, &input)) {
                status.set(say_with(text::SAID, &[("setting", &words)]));
            }
        }
    };
    let axis = |knob: Knob| knob.value(input.steps(knob)).to_string();
    view! {
        <tr
            class=ink(strategy)
            class:here=move || is_here.get()
            data-testid="arena-row"
            data-strategy=strategy.slug()
            data-depth=axis(Knob::Depth)
            data-width=axis(Knob::Width)
            data-resolution=axis(Knob::Resolution)
            data-pixels=input.resolution_px().to_string()
            data-macs=counted.cost.macs.0.to_string()
            data-params=counted.cost.params.0.to_string()
            data-activations=counted.activations.0.to_string()
            data-memory-bytes=memory_bytes
            data-off=off.to_string()
            data-median-millis=move || time.read().as_ref().map(|(median, _)| median.to_string())
        >
            <th scope="row">
                {way(strategy)}
                <small class="was">{way_words(&one)}</small>
            </th>
            <td>
                {words}
                <small class="was">{size}</small>
            </td>
            {number(say_count(counted.cost.macs.0), off_words)}
            {number(say_count(counted.activations.0), activations)}
            {number(format::times(one.growth(&arena.baseline)), power(strategy))}
            <td class="number">
                {move || match time.get() {
                    Some((_, lines)) => lines_of(lines).into_any(),
                    None => view! {
                        <span aria-hidden="true">"—"</span>
                        <span class="visually-hidden">{say(text::NOT_MEASURED)}</span>
                    }
                    .into_any(),
                }}
            </td>
            <td class="number">{say_count(counted.cost.params.0)}</td>
            <td class="number">{memory}</td>
            <td>
                <button
                    type="button"
                    class="button quiet"
                    data-testid=format!("arena-set-{}", strategy.slug())
                    aria-label=label
                    aria-pressed=move || is_here.get().to_string()
                    on:click=pick
                >
                    {say(text::SET)}
                </button>
            </td>
        </tr>
    }
}

/// A time, and its interval below it.
fn lines_of(lines: Vec<String>) -> impl IntoView {
    let mut lines = lines.into_iter();
    let median = lines.next();
    let interval = lines.next().map(|interval| view! { <small class="was">{interval}</small> });
    view! {
        {median}
        {interval}
    }
}

/// The median of a setting in the comparison, in milliseconds, with the lines that its table shows of it; `None` where it was
/// not measured. Tracked.
fn time_of(comparison: Comparison, input: &ScalingInput) -> Option<(f64, Vec<String>)> {
    let analysis = comparison.reports.analysis.get()?;
    let rows = comparison.rows.read();
    let is_it = |found: &&benchmark::view::Row| {
        let row = rows.get(found.network as usize);
        found.median > 0.0 && row.is_some_and(|row| !row.entry.is_file() && is_same(&row.network.scaling, input))
    };
    let found = analysis.rows.iter().find(is_it)?;
    Some((found.median, found.cells.first().map(|lines| lines.iter().map(speak).collect()).unwrap_or_default()))
}

/// The name of a way.
fn way(strategy: Strategy) -> &'static str {
    say(match strategy {
        Strategy::Depth => text::DEPTH,
        Strategy::Width => text::WIDTH,
        Strategy::Resolution => text::RESOLUTION,
        Strategy::Compound => text::COMPOUND,
        Strategy::Fast => text::FAST,
    })
}

/// What was solved for: phi, or the factor of fast scaling.
fn way_words(one: &Contender) -> Option<String> {
    let factor = one.factor;
    match one.strategy {
        Strategy::Compound => one.strategy.phi(factor).map(|phi| say_with(text::PHI, &[("phi", &format!("{phi:.2}"))])),
        Strategy::Fast => Some(format!("s = {factor:.2}")),
        Strategy::Depth | Strategy::Width | Strategy::Resolution => None,
    }
}

/// How activations grow with multiply-adds, and where that is from.
fn power(strategy: Strategy) -> String {
    match strategy.printed_growth() {
        Some(printed) => say_with(text::PRINTED, &[("power", &format!("s^{}", printed.0))]),
        None => say_with(text::DERIVED, &[("power", &format!("s^{}", strategy.growth()))]),
    }
}

/// The class of a way's color.
fn ink(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Depth => "axis-depth",
        Strategy::Width => "axis-width",
        Strategy::Resolution => "axis-resolution",
        Strategy::Compound => "axis-phi",
        Strategy::Fast => "",
    }
}
