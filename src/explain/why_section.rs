//! Where the numbers of the scaling rule come from, one question after the other.

use super::accuracy_panel::AccuracyPanel;
use super::effective_phi_table::EffectivePhiTable;
use super::grid_search_panel::GridSearchPanel;
use super::one_axis_panel::OneAxisPanel;
use super::squared_exercise::SquaredExercise;
use crate::browser::lazy_details::LazyDetails;
use crate::language::say;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use texts::{accuracy, one_axis, why};

/// Questions, closed until somebody asks.
#[component]
pub fn WhySection(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    view! {
        <section class="why" aria-labelledby="why-title">
            <h3 id="why-title">{say(why::TITLE)}</h3>
            <LazyDetails id="why-squared" title=say(why::SQUARED)>
                <SquaredExercise />
            </LazyDetails>
            <LazyDetails id="why-one-axis" title=say(one_axis::QUESTION)>
                <OneAxisPanel setting />
            </LazyDetails>
            <LazyDetails id="why-accuracy" title=say(accuracy::QUESTION)>
                <AccuracyPanel setting />
            </LazyDetails>
            <LazyDetails id="why-grid-search" title=say(why::GRID)>
                <GridSearchPanel setting />
            </LazyDetails>
            <LazyDetails id="why-effective-phi" title=say(why::PHI)>
                <EffectivePhiTable />
            </LazyDetails>
        </section>
    }
}
