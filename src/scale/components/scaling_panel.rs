//! The first half of the page: sliders beside what they do.

use super::budget_strip::BudgetStrip;
use super::constraint::Constraint;
use super::equation::Equation;
use super::factor_bars::FactorBars;
use super::family_choice::FamilyChoice;
use super::knob_group::KnobGroup;
use super::mode_readout::ModeReadout;
use super::preset_choice::PresetChoice;
use super::readouts::Readouts;
use super::shown::Shown;
use super::spoken_cost::SpokenCost;
use crate::architecture::components::layer_table::LayerTable;
use crate::architecture::components::network_drawing::NetworkDrawing;
use crate::architecture::components::stage_table::StageTable;
use crate::explain::preset_question::PresetQuestion;
use crate::explain::staircase::Staircase;
use crate::explain::why_section::WhySection;
use crate::language::say;
use crate::scale::knob_highlight::KnobHighlight;
use crate::scale::setting::Setting;
use crate::share::components::export::Export;
use crate::share::link::Part;
use leptos::prelude::*;
use model::scaling::Mode;
use texts::scale;

/// Controls on the left, readouts on the right; one column where there is no room.
#[component]
pub fn ScalingPanel(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let highlight = KnobHighlight::new();
    view! {
        <section
            class="scale"
            id="scale"
            tabindex="-1"
            aria-labelledby="scale-title"
            data-highlight=move || highlight.highlighted()
            on:pointerover=move |event| highlight.pointed(&event)
            on:pointerleave=move |event| highlight.pointed(&event)
            on:focusin=move |event| highlight.focused(&event)
            on:focusout=move |event| highlight.focused(&event)
        >
            <h2 id="scale-title">{say(scale::TITLE)}</h2>
            <div class="scale-grid">
                <div class="controls stack-wide">
                    <FamilyChoice setting />
                    <PresetChoice setting />
                    <ModeReadout setting />
                    <KnobGroup
                        setting
                        mode=Mode::Compound
                        title=say(scale::COMPOUND)
                        explanation=say(scale::COMPOUND_ABOUT)
                    />
                    <KnobGroup
                        setting
                        mode=Mode::Separate
                        title=say(scale::SEPARATE)
                        explanation=say(scale::SEPARATE_ABOUT)
                    />
                </div>
                <div class="results stack-wide">
                    <Readouts setting />
                    <Shown setting part=Part::Drawing>
                        <NetworkDrawing setting />
                    </Shown>
                    <PresetQuestion setting />
                    <Shown setting part=Part::Formula>
                        <Equation setting />
                        <div class="pair">
                            <Constraint setting />
                            <FactorBars setting />
                        </div>
                    </Shown>
                </div>
            </div>
            <Shown setting part=Part::Stages>
                <StageTable setting />
            </Shown>
            <Shown setting part=Part::Layers>
                <LayerTable setting />
            </Shown>
            <Shown setting part=Part::Staircase>
                <Staircase setting />
            </Shown>
            <Shown setting part=Part::Export>
                <Export setting />
            </Shown>
            <Shown setting part=Part::Why>
                <WhySection setting />
            </Shown>
            <BudgetStrip setting />
            <SpokenCost setting />
        </section>
    }
}
