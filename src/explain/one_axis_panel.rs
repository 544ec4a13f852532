//! One axis against three, at a budget.

use web_sys::HtmlInputElement;

use super::facts_table::FactsTable;
use super::one_axis_table::{OneAxisTable, way};
use crate::language::{say, say_count, say_with};
use crate::plot::Plot;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{BASE_RESOLUTION_PX, Preset};
use paper::one_axis::{
    BUDGETS, CurvePoint, FIRST_BUDGET, SINGLE_AXES, billions, budget, cost_curves, figure_3_points, largest_gain,
    table_7,
};
use paper::published::{CLAIMED_GAIN, Method, OLDER_B0, TABLE_2, TABLE_7_NETWORK};
use texts::format;
use texts::one_axis as text;

/// A budget, what it buys along each way, and what each axis costs.
#[component]
pub fn OneAxisPanel(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let tenths = RwSignal::new(FIRST_BUDGET);
    let baseline = Preset::B0.name();
    let rows = table_7();
    let compound = rows.iter().find(|row| row.method == Method::Compound).copied();
    let counted = rows.first().zip(compound).map_or(f64::NAN, |(one, all)| all.cost.macs.over(one.cost.macs));
    let source = compound.map(|compound| {
        let times = compound.input.coefficients().resolution;
        let pixels = compound.input.resolution_px();
        say_with(text::SOURCE, &[("times", &times), ("base", &BASE_RESOLUTION_PX), ("pixels", &pixels)])
    });
    let odd = odd_numbers();
    view! {
        <div class="unfolded stack" data-testid="why-open">
            <p>{say_with(text::INTRO, &[("baseline", &baseline), ("times", &format::significant(counted))])}</p>
            <BudgetSlider tenths baseline />
            <OneAxisTable setting tenths rows />
            <p class="hint">{source}</p>
            <Plot
                id="one-axis-curves"
                title=say(text::CURVES).to_owned()
                words=say(text::CURVES_WORDS).to_owned()
                chart=cost_curves(
                    [say(text::COEFFICIENT), &say_with(text::TIMES_BASELINE, &[("baseline", &baseline)])],
                    SINGLE_AXES.map(way),
                )
                value=Signal::derive(move || factor(tenths.get()))
                is_level=true
            />
            <p data-testid="one-axis-saturation">{say(text::SATURATION)}</p>
            <FactsTable
                id="figure-3"
                caption=say(text::CURVES_TABLE)
                heads=[text::WAY, text::COEFFICIENT, text::EXACT, text::PARAMETERS].map(say).into()
                numbers_from=1
                rows=figure_3_rows
            />
            <div class="question">
                <h4>{say(text::ODD)}</h4>
                <ul data-testid="one-axis-odd">{odd.map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
            </div>
        </div>
    }
}

/// The budget, in tenths of the baseline's multiply-adds.
#[component]
fn BudgetSlider(
    /// The budget.
    tenths: RwSignal<u16>,
    /// The name of the baseline.
    baseline: &'static str,
) -> impl IntoView {
    let (first, last) = (*BUDGETS.start(), *BUDGETS.end());
    let number = move || format!("{:.1}", factor(tenths.get()));
    let filled = move || 100.0 * f64::from(tenths.get() - first) / f64::from(last - first) - 100.0;
    let words = move |words| {
        let macs = say_count(budget(tenths.get()).0);
        say_with(words, &[("times", &number()), ("baseline", &baseline), ("macs", &macs)])
    };
    let slide = move |event| {
        let value = event_target::<HtmlInputElement>(&event).value_as_number();
        // Half a step is far from every other one.
        if let Some(nearest) = BUDGETS.into_iter().find(|steps| (factor(*steps) - value).abs() < 0.04) {
            tenths.set(nearest);
        }
    };
    view! {
        <div class="knob budget axis-phi">
            <label class="knob-name" for="slider-budget">
                {say(text::BUDGET)} <span class="unit">"× " {baseline}</span>
            </label>
            <span class="bar knob-track" aria-hidden="true">
                <span class="bar-fill" style:translate=move || format!("{}%", filled())></span>
            </span>
            <input
                class="knob-slider"
                type="range"
                id="slider-budget"
                data-testid="slider-budget"
                min=factor(first)
                max=factor(last)
                step="0.1"
                prop:value=move || factor(tenths.get())
                aria-valuetext=move || words(text::BUDGET_SPOKEN)
                aria-describedby="about-budget"
                on:input=slide
            />
            <b class="number" data-testid="budget" data-value=move || budget(tenths.get()).0.to_string()>{number} "×"</b>
            <p class="hint" id="about-budget">{move || words(text::BUDGET_WORDS)}</p>
        </div>
    }
}

/// A budget in tenths, as a factor.
fn factor(tenths: u16) -> f64 {
    f64::from(tenths) / 10.0
}

fn figure_3_rows() -> Vec<Vec<String>> {
    let row = |point: CurvePoint| {
        let cost = point.cost;
        vec![
            way(point.method).to_owned(),
            point.coefficient.to_string(),
            format::grouped(cost.macs.0),
            format::grouped(cost.params.0),
        ]
    };
    figure_3_points().into_iter().map(row).collect()
}

/// What of the printed numbers does not fit together.
fn odd_numbers() -> [String; 3] {
    let of = |method| TABLE_7_NETWORK.row(method);
    let listed = |numbers: Vec<String>| numbers.join(", ");
    let printed = SINGLE_AXES.into_iter().filter_map(of).map(|row| format!("{}B", row.macs.0)).collect();
    let counted = table_7().into_iter().filter(|row| SINGLE_AXES.contains(&row.method));
    let exact = counted.map(|row| format!("{}B", format::significant(billions(row.cost.macs.0)))).collect();
    let table_2 = TABLE_2.iter().find(|model| model.preset == Some(Preset::B0)).map_or(f64::NAN, |model| model.top1);
    let table_7 = of(Method::Baseline).map_or(f64::NAN, |row| row.top1);
    let largest = format!("{:.1}", largest_gain());
    [
        say_with(text::ODD_AXES, &[("printed", &listed(printed)), ("exact", &listed(exact))]),
        say_with(text::ODD_GAIN, &[("claimed", &CLAIMED_GAIN), ("largest", &largest)]),
        say_with(
            text::ODD_BASELINE,
            &[("baseline", &Preset::B0.name()), ("table_7", &table_7), ("table_2", &table_2), ("older", &OLDER_B0)],
        ),
    ]
}
