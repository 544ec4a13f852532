//! One budget of multiply-adds, five ways to spend it, and TinyNet's five below the baseline.

use super::arena_table::ArenaTable;
use super::arena_words::times;
use super::tiny_net_table::TinyNetTable;
use crate::browser::after_paint::when_calm;
use crate::compare::comparison::Comparison;
use crate::language::{say, say_count, say_with};
use crate::link::{CompareEntry, CompareList, FixedSetting};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use paper::arena::{BUDGETS, FIRST_BUDGET, Strategy, UNIFORM_GROWTH, arena};
use texts::arena as text;

/// The budget, its five networks, and the button that has them measured. It depends on the family alone, wherever the sliders
/// go in it.
#[component]
pub fn ArenaPanel(
    /// The setting.
    setting: Setting,
    /// The comparison, whose list takes the five and whose times stand in the table.
    comparison: Comparison,
) -> impl IntoView {
    let tenths = RwSignal::new(FIRST_BUDGET);
    let found = when_calm(Memo::new(move |_| arena(setting.family.get(), tenths.get())));
    let listed = RwSignal::new(String::new());
    let measure = move |_| {
        let contenders = found.get_untracked().map(|arena| arena.contenders).unwrap_or_default();
        let entries = contenders.iter().map(|one| CompareEntry::Fixed(FixedSetting::of(&one.input)));
        comparison.list.set(CompareList::of(entries));
        listed.set(say(text::LISTED).to_owned());
    };
    let printed = |strategy: Strategy| strategy.printed_growth().map_or("", |printed| printed.0);
    let (fast, compound) = (printed(Strategy::Fast), printed(Strategy::Compound));
    let literature =
        say_with(text::LITERATURE, &[("fast", &fast), ("uniform", &UNIFORM_GROWTH.0), ("compound", &compound)]);
    view! {
        <div class="unfolded stack" data-testid="arena-panel">
            <p>{say(text::INTRO)}</p>
            <BudgetChoice setting tenths />
            <ArenaTable setting comparison tenths found />
            <div class="compare-actions">
                <button
                    type="button"
                    class="button"
                    data-testid="arena-measure"
                    disabled=move || comparison.is_busy()
                    aria-describedby="arena-measure-words"
                    on:click=measure
                >
                    {say(text::MEASURE)}
                </button>
                <p class="hint" id="arena-measure-words">{say(text::MEASURE_HINT)}</p>
            </div>
            <p class="compare-line" role="status" data-testid="arena-listed">{move || listed.get()}</p>
            <p>{say(text::TIME_WORDS)}</p>
            <p class="hint">{literature}</p>
            <p class="hint">{say(text::ROUNDING)}</p>
            <h3>{say(text::TINY_TITLE)}</h3>
            <p>{say(text::TINY_INTRO)}</p>
            <TinyNetTable setting />
            <p>{say(text::TINY_ROUNDING)}</p>
            <p class="hint">{say(text::TINY_SOURCE)}</p>
        </div>
    }
}

/// The budget, in tenths of the multiply-adds of the family's baseline.
#[component]
fn BudgetChoice(
    /// The setting.
    setting: Setting,
    /// The budget.
    tenths: RwSignal<u16>,
) -> impl IntoView {
    let choose = move |word: String| {
        if let Some(chosen) = BUDGETS.into_iter().find(|tenths| tenths.to_string() == word) {
            tenths.set(chosen);
        }
    };
    let option = move |one: u16| {
        view! {
            <option value=one.to_string() selected=move || tenths.get() == one>
                {times(one)}
                "×"
            </option>
        }
    };
    let budget = move || setting.read_baseline(|summary| summary.total.macs.0 * u128::from(tenths.get()) / 10);
    let words = move || {
        let macs = say_count(budget().unwrap_or_default());
        let baseline = setting.family.get().baseline().name();
        say_with(text::BUDGET_IS, &[("times", &times(tenths.get())), ("baseline", &baseline), ("macs", &macs)])
    };
    view! {
        <div class="compare-actions">
            <label for="arena-budget">{say(text::BUDGET)}</label>
            <select
                id="arena-budget"
                class="compare-select"
                data-testid="arena-budget"
                on:change=move |event| choose(event_target_value(&event))
            >
                {BUDGETS.map(option).collect_view()}
            </select>
            <span data-testid="arena-budget-macs" data-value=move || budget().map(|macs| macs.to_string())>
                {words}
            </span>
        </div>
    }
}
