//! What the network costs, as an area: each cell is the work of the baseline.

use crate::architecture::drawing::cost_cells::{CELLS, CORNER, EXTENT, WORDS, cells};
use crate::language::say_with;
use crate::scale::components::factor_bars::times;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::arch::Cost;
use texts::{Text, drawing};

/// What the network costs over its baseline, and which part of that each stage is.
#[derive(Clone, Debug, Default, PartialEq)]
struct Work {
    factor: f64,
    shares: Vec<f64>,
}

/// The cells, those of the stage that is looked at marked out, and below them what they say.
#[component]
pub fn CostArea(
    /// The setting.
    setting: Setting,
    /// The index of the stage that is looked at.
    looked_at: Memo<Option<usize>>,
) -> impl IntoView {
    let cost = Memo::new(move |_| {
        let (mut now, mut baseline) = (Cost::default(), Cost::default());
        let mut shares = Vec::new();
        for stage in &*setting.drawn.read() {
            now = now + stage.now.cost;
            baseline = baseline + stage.baseline.cost;
            shares.push(stage.share);
        }
        Work { factor: if shares.is_empty() { 0.0 } else { now.macs.over(baseline.macs) }, shares }
    });
    let all = move || cells(cost.read().factor);
    let of_stage = move || {
        let (cost, index) = (cost.read(), looked_at.get()?);
        let before = cost.shares.iter().take(index).sum::<f64>();
        let share = cost.shares.get(index)?;
        // Between two areas lies the stage's.
        Some(format!("{}{}", cells(before * cost.factor), cells((before + share) * cost.factor)))
    };
    let is_beyond = Memo::new(move |_| cost.read().factor > CELLS);
    let say_cost = move |text: Text| {
        let baseline = setting.family.get().baseline().name();
        say_with(text, &[("factor", &times(cost.read().factor)), ("baseline", &baseline), ("cells", &CELLS)])
    };
    let words = move || say_cost(if is_beyond.get() { drawing::COST_BEYOND } else { drawing::COST });
    // The volumes of so large a network reach up to a long line of large letters: the style sheet shows one of the two.
    let short = move || {
        is_beyond.get().then(|| {
            let words = move || say_cost(drawing::COST_BEYOND_SHORT);
            view! {
                <text class="chart-text cost-words-short" x=CORNER.0 + EXTENT.0 y=WORDS text-anchor="end">{words}</text>
            }
        })
    };
    let field = |id: &'static str, class: &'static str| {
        view! {
            <pattern id=id x=CORNER.0 y=CORNER.1 width="13" height="13" patternUnits="userSpaceOnUse">
                <rect class=class x="1" y="1" width="11" height="11" />
            </pattern>
        }
    };
    view! {
        <g class="drawing-cost" class:is-parted=move || looked_at.get().is_some()>
            {field("cost-free", "cost-free")}
            {field("cost-taken", "cost-taken")}
            <rect x=CORNER.0 y=CORNER.1 width=EXTENT.0 height=EXTENT.1 fill="url(#cost-free)" />
            <path class="cost-all" d=all fill="url(#cost-taken)" data-testid="drawing-cost" />
            <path class="cost-stage" d=of_stage fill="url(#cost-taken)" fill-rule="evenodd" />
            <text
                class="chart-text"
                class:cost-words=move || is_beyond.get()
                x=CORNER.0 + EXTENT.0
                y=WORDS
                text-anchor="end"
            >
                {words}
            </text>
            {short}
        </g>
    }
}
