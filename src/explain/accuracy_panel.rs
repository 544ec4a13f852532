//! The printed accuracies over what they cost.

use super::facts_table::FactsTable;
use super::one_axis_table::way;
use crate::browser::after_paint::when_calm;
use crate::language::{say, say_count, say_with};
use crate::plot::Plot;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::arch::Cost;
use model::scaling::{Preset, ScalingInput};
use paper::one_axis::{
    FarOff, billions, cost, far_off, ink, scaled_over_macs, shape, table_2_over_macs, table_2_over_params,
};
use paper::published::{
    FIGURE_5_NASNET_A, INTRODUCTION, Method, Model, NASNET_A, Network, SCALED, ScaledNetwork, TABLE_2,
};
use texts::format;
use texts::{accuracy as text, one_axis};

/// Three charts, the tables behind them, and where the numbers come from.
#[component]
pub fn AccuracyPanel(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    // A frame behind the sliders, like the stage table.
    let here = when_calm(Memo::new(move |_| setting.read_summary(|summary| summary.total)));
    let of = move |count: fn(&Cost) -> u128| here.get().as_ref().map_or(0, count);
    let macs = Signal::derive(move || billions(of(|cost| cost.macs.0)));
    // Millions.
    let params = Signal::derive(move || 1000.0 * billions(of(|cost| cost.params.0)));
    let here_words = move || {
        let [macs, params] = [of(|cost| cost.macs.0), of(|cost| cost.params.0)].map(say_count);
        say_with(text::HERE, &[("macs", &macs), ("params", &params)])
    };
    let (top1_axis, macs_axis, params_axis) = (say(text::TOP1_AXIS), say(text::MACS_AXIS), say(text::PARAMS_AXIS));
    let top1 = |preset| TABLE_2.iter().find(|model| model.preset == Some(preset)).map_or(f64::NAN, |model| model.top1);
    let (first, last) = (Preset::B0, Preset::B7);
    let others = TABLE_2.iter().filter(|model| model.preset.is_none()).count();
    let names = [("first", first.name()), ("last", last.name())];
    let [first_name, last_name] = names.each_ref().map(|(place, name)| (*place, name as &dyn std::fmt::Display));
    let of_table_2 = say_with(
        text::TABLE_2_WORDS,
        &[first_name, last_name, ("least", &top1(first)), ("most", &top1(last)), ("others", &others)],
    );
    let legend = Method::ALL.map(|method| {
        view! {
            <li class="legend-entry">
                <svg class="legend-mark" viewBox="0 0 20 20" aria-hidden="true">
                    <path class=format!("chart-mark {}", ink(method)) d=shape(method).in_legend() />
                </svg>
                {way(method)}
            </li>
        }
    });
    let charts = [
        ("table-2-macs", text::TABLE_2_MACS, of_table_2.clone(), table_2_over_macs([macs_axis, top1_axis]), macs),
        ("table-2-params", text::TABLE_2_PARAMS, of_table_2, table_2_over_params([params_axis, top1_axis]), params),
        ("scaled", text::SCALED, say(text::SCALED_WORDS).to_owned(), scaled_over_macs([macs_axis, top1_axis]), macs),
    ];
    let charts = charts.map(|(id, title, words, chart, value)| {
        view! { <Plot id title=say(title).to_owned() words chart value /> }
    });
    view! {
        <div class="unfolded stack" data-testid="why-open">
            <p>{say(text::INTRO)}</p>
            <p class="hint" data-testid="accuracy-here">{here_words}</p>
            {charts.collect_view()}
            <ul class="legend" aria-label=say(text::SHAPES)>{legend.collect_view()}</ul>
            <FactsTable
                id="table-2"
                caption=say(text::TABLE_2_TABLE)
                heads=[
                    text::NETWORK,
                    one_axis::TOP1,
                    text::TOP5,
                    one_axis::PRINTED,
                    one_axis::EXACT,
                    text::PRINTED_PARAMETERS,
                    text::TEST_SIZE,
                ]
                .map(say)
                .into()
                numbers_from=1
                rows=table_2_rows
            />
            <FactsTable
                id="tables-3-7"
                caption=say(text::SCALED_TABLE)
                heads=[text::NETWORK, one_axis::WAY, text::TABLE, one_axis::PRINTED, one_axis::TOP1].map(say).into()
                numbers_from=2
                rows=scaled_rows
            />
            <p class="hint">{say_with(text::SOURCE, &[first_name, last_name])}</p>
            <div class="question">
                <h4>{say(one_axis::ODD)}</h4>
                <ul data-testid="accuracy-odd">
                    {odd_numbers().map(|words| view! { <li>{words}</li> }).collect_view()}
                </ul>
            </div>
        </div>
    }
}

/// What is not printed, or not counted.
fn none() -> String {
    "—".to_owned()
}

fn table_2_rows() -> Vec<Vec<String>> {
    let row = |model: &Model| {
        let exact = model.preset.and_then(|preset| cost(&ScalingInput::published(preset)));
        vec![
            model.preset.map_or(model.name, Preset::name).to_owned(),
            format!("{:.1} %", model.top1),
            format!("{:.1} %", model.top5),
            model.macs.map_or_else(none, |macs| format!("{}B", macs.0)),
            exact.map_or_else(none, |cost| say_count(cost.macs.0)),
            format!("{}M", model.params.0),
            model.preset.map_or_else(none, |preset| format!("{} px", preset.resolution_px())),
        ]
    };
    TABLE_2.iter().map(row).collect()
}

fn scaled_rows() -> Vec<Vec<String>> {
    let row = |row: &ScaledNetwork| {
        vec![
            row.network.name().to_owned(),
            way(row.method).to_owned(),
            row.network.table().to_string(),
            format!("{}B", row.macs.0),
            format!("{:.1} %", row.top1),
        ]
    };
    SCALED.iter().map(row).collect()
}

/// What of the printed numbers does not fit together.
fn odd_numbers() -> [String; 3] {
    let far = far_off();
    let listed = |number: fn(&FarOff) -> String| far.iter().map(number).collect::<Vec<_>>().join(", ");
    let variants = listed(|row| row.preset.name().to_owned());
    let printed = listed(|row| row.printed.0.to_owned());
    let exact = listed(|row| format::significant(row.exact));
    let top1 = |is_it: &dyn Fn(&&Model) -> bool| TABLE_2.iter().find(is_it).map_or(f64::NAN, |model| model.top1);
    let nasnet = top1(&|model| model.name == NASNET_A);
    let table_resnet = format!("{:.1}", top1(&|model| model.name == Network::ResNet50.name()));
    let table_b4 = top1(&|model| model.preset == Some(Preset::B4));
    let [resnet, b4] = INTRODUCTION.map(|percent| format!("{percent:.1}"));
    [
        say_with(text::ODD_COUNTS, &[("printed", &printed), ("variants", &variants), ("exact", &exact)]),
        say_with(text::ODD_NASNET, &[("name", &NASNET_A), ("table", &nasnet), ("figure", &FIGURE_5_NASNET_A)]),
        say_with(
            text::ODD_INTRODUCTION,
            &[("resnet", &resnet), ("b4", &b4), ("table_resnet", &table_resnet), ("table_b4", &table_b4)],
        ),
    ]
}
