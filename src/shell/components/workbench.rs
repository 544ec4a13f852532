//! The one screen: causes at the left, the network in the middle, effects at the right; in one column where there is no
//! room.

use crate::architecture::components::network_drawing::NetworkDrawing;
use crate::language::say;
use crate::link::{Part, Room};
use crate::run::components::drawing_ends::{ClassesOut, PictureIn};
use crate::run::components::engine_panel::EnginePanel;
use crate::run::components::feature_maps::FeatureMaps;
use crate::run::engine::Engine;
use crate::scale::components::budget_strip::BudgetStrip;
use crate::scale::components::factor_bars::FactorBars;
use crate::scale::components::family_choice::FamilyChoice;
use crate::scale::components::knob::KnobRow;
use crate::scale::components::knob_group::KnobGroup;
use crate::scale::components::mode_readout::ModeReadout;
use crate::scale::components::preset_choice::PresetChoice;
use crate::scale::components::readouts::Readouts;
use crate::scale::components::shown::Shown;
use crate::scale::components::spoken_cost::SpokenCost;
use crate::scale::setting::Setting;
use crate::shell::chunks::Chunks;
use leptos::prelude::*;
use model::scaling::{Knob, Mode};
use texts::scale;

/// Sliders, drawing with counts, picture with answer.
#[component]
pub fn Workbench(
    /// The setting.
    setting: Setting,
    /// The engine.
    engine: Engine,
    /// The open room below.
    room: RwSignal<Room>,
    /// What of the page's code comes later.
    chunks: Chunks,
) -> impl IntoView {
    let open_stage = RwSignal::new(None);
    let is_explained = RwSignal::new(false);
    Effect::new(move |_| engine.stage_opened(open_stage.get()));
    view! {
        <div class="bench" class:explained=is_explained id="scale" tabindex="-1">
            <section class="bench-causes" aria-labelledby="scale-title">
                <h2 class="visually-hidden" id="scale-title">{say(scale::TITLE)}</h2>
                <div class="bench-phi">
                    <KnobRow setting knob=Knob::Phi />
                    <PresetChoice setting />
                </div>
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
                <FamilyChoice setting />
                <button
                    type="button"
                    class="button quiet captions"
                    data-testid="captions"
                    aria-pressed=move || is_explained.get().to_string()
                    on:click=move |_| is_explained.update(|is| *is = !*is)
                >
                    {say(scale::CAPTIONS)}
                </button>
            </section>
            <section class="bench-network" aria-labelledby="network-now">
                <h2 class="visually-hidden" id="network-now">{say(scale::NETWORK)}</h2>
                <Shown setting part=Part::Drawing>
                    <NetworkDrawing setting open=open_stage maps=move |index| view! { <FeatureMaps engine index /> }.into_any()>
                        <PictureIn engine setting />
                        <ClassesOut engine />
                    </NetworkDrawing>
                </Shown>
                <Readouts setting />
                <FactorBars setting />
            </section>
            <Shown setting part=Part::Run>
                <EnginePanel
                    engine
                    setting
                    room
                    maps=move || chunks.activation_maps(engine)
                    sizes=move |sweep| chunks.size_sweep(engine, sweep)
                />
            </Shown>
            <BudgetStrip setting />
            <SpokenCost setting />
        </div>
    }
}
