//! Where the numbers of the scaling rule come from, one question after the other.

use leptos::prelude::*;

use super::effective_phi_table::EffectivePhiTable;
use super::grid_search_panel::GridSearchPanel;
use super::squared_exercise::SquaredExercise;
use super::unfold::Unfold;
use crate::app::language::say;
use crate::app::state::Setting;
use crate::text::why;

/// Three questions, closed until somebody asks.
#[component]
pub fn WhySection(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    view! {
        <section class="why" aria-labelledby="why-title">
            <h3 id="why-title">{say(why::TITLE)}</h3>
            <Unfold id="why-squared" title=say(why::SQUARED)>
                <SquaredExercise />
            </Unfold>
            <Unfold id="why-grid-search" title=say(why::GRID)>
                <GridSearchPanel setting />
            </Unfold>
            <Unfold id="why-effective-phi" title=say(why::PHI)>
                <EffectivePhiTable />
            </Unfold>
        </section>
    }
}
