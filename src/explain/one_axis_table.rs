//! What a budget buys along each way, above the rows of Table 7.

use crate::browser::after_paint::when_calm;
use crate::language::{say, say_count, say_with};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{Knob, Mode, Preset, ScalingInput};
use paper::one_axis::{Scaled, budget, is_same, printed_for, within};
use paper::published::Method;
use texts::Text;
use texts::format;
use texts::one_axis as text;

/// The ways that a budget is spent in.
const SPENT: [Method; 4] = [Method::Depth, Method::Width, Method::Resolution, Method::Compound];

/// The columns, and whether they hold numbers.
const HEADS: [(Text, &str); 7] = [
    (text::WAY, ""),
    (text::SETTING, ""),
    (text::EXACT, "number"),
    (text::PRINTED, "number"),
    (text::TOP1, "number"),
    (text::PARAMETERS, "number"),
    (text::SLIDERS, ""),
];

/// A row a way; its button sets the sliders.
#[component]
pub fn OneAxisTable(
    /// The setting.
    setting: Setting,
    /// The budget, in tenths of the baseline's multiply-adds.
    tenths: RwSignal<u16>,
    /// The rows of Table 7.
    rows: Vec<Scaled>,
) -> impl IntoView {
    // A frame behind the sliders, like the stage table.
    let here = when_calm(Memo::new(move |_| setting.input().get()));
    let message = RwSignal::new(String::new());
    let baseline = Preset::B0.name();
    let row = move |scaled: Scaled, group: &'static str| row(setting, scaled, group, here, message);
    let group = |title: Text| {
        view! { <tr><th class="group" scope="rowgroup" colspan=HEADS.len().to_string()>{say(title)}</th></tr> }
    };
    let of_budget = move || {
        let budget = budget(tenths.get());
        SPENT.into_iter().filter_map(|method| within(method, budget)).map(|scaled| row(scaled, "budget")).collect_view()
    };
    view! {
        <div class="scroll-frame" role="region" aria-labelledby="one-axis-caption" tabindex="0">
            <table class="facts long">
                <caption id="one-axis-caption">{say_with(text::CAPTION, &[("baseline", &baseline)])}</caption>
                <thead>
                    <tr>
                        {HEADS
                            .map(|(head, class)| view! { <th scope="col" class=class>{say(head)}</th> })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {group(text::OF_BUDGET)}
                    {of_budget}
                </tbody>
                <tbody>
                    {group(text::OF_PAPER)}
                    {rows.into_iter().map(|scaled| row(scaled, "paper")).collect_view()}
                </tbody>
            </table>
        </div>
        <p role="status" class="hint" data-testid="one-axis-said">{move || message.get()}</p>
    }
}

/// One row, of the budget or of the paper.
fn row(
    setting: Setting,
    scaled: Scaled,
    group: &'static str,
    here: ReadSignal<ScalingInput>,
    message: RwSignal<String>,
) -> impl IntoView + use<> {
    let Scaled { method, input, cost } = scaled;
    let printed = printed_for(&input);
    let words = setting_words(&input);
    let label = say_with(text::SET_LABEL, &[("setting", &words)]);
    let pick = {
        let words = words.clone();
        move |_| {
            if setting.locked_input.change(|now| scaled.set(now)) {
                let (macs, params) = (format::grouped(cost.macs.0), format::grouped(cost.params.0));
                message.set(say_with(text::SAID, &[("setting", &words), ("macs", &macs), ("params", &params)]));
            }
        }
    };
    let is_here = Memo::new(move |_| is_same(&here.read(), &input));
    let number = |exact: String, beside: String| {
        view! {
            <td class="number">
                {exact}
                <small class="was">{beside}</small>
            </td>
        }
    };
    view! {
        <tr
            class=axis(method)
            class:here=move || is_here.get()
            data-testid="one-axis-row"
            data-group=group
            data-way=method.slug()
            data-macs=cost.macs.0.to_string()
            data-params=cost.params.0.to_string()
        >
            <th scope="row">{way(method)}</th>
            <td>
                {words}
                <small class="was">{format!("{} px", input.resolution_px())}</small>
            </td>
            {number(say_count(cost.macs.0), format::times(cost.macs.over(budget(10))))}
            {as_printed(printed.map(|row| format!("{}B", row.macs.0)))}
            {as_printed(printed.map(|row| format!("{:.1} %", row.top1)))}
            <td class="number">{say_count(cost.params.0)}</td>
            <td>
                <button
                    type="button"
                    class="button quiet"
                    data-testid=format!("one-axis-set-{group}-{}", method.slug())
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

/// A cell with what the paper prints, if it does.
fn as_printed(text: Option<String>) -> AnyView {
    match text {
        Some(text) => view! { <td class="number">{text}</td> }.into_any(),
        None => view! {
            <td class="number">
                <span aria-hidden="true">"—"</span>
                <span class="visually-hidden">{say(text::NOT_PRINTED)}</span>
            </td>
        }
        .into_any(),
    }
}

/// The name of a way.
pub fn way(method: Method) -> &'static str {
    say(match method {
        Method::Baseline => text::BASELINE,
        Method::Depth => text::DEPTH,
        Method::Width => text::WIDTH,
        Method::Resolution => text::RESOLUTION,
        Method::Compound => text::COMPOUND,
    })
}

/// The class of a way's color.
fn axis(method: Method) -> &'static str {
    paper::one_axis::ink(if method == Method::Baseline { Method::Compound } else { method })
}

/// A setting in words: its phi, or its three coefficients.
fn setting_words(input: &ScalingInput) -> String {
    if input.mode() == Mode::Compound {
        return say_with(text::PHI, &[("phi", &format!("{:.1}", input.phi()))]);
    }
    let [depth, width, resolution] =
        [Knob::Depth, Knob::Width, Knob::Resolution].map(|knob| knob.value(input.steps(knob)));
    say_with(text::TRIPLE, &[("depth", &depth), ("width", &width), ("resolution", &resolution)])
}
