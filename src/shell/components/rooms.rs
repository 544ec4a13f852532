//! The rooms below the one screen, one open at a time.

use crate::architecture::components::layer_table::LayerTable;
use crate::architecture::components::stage_table::StageTable;
use crate::compare::components::compare_panel::ComparePanel;
use crate::compare::controller::Comparison;
use crate::explain::preset_question::PresetQuestion;
use crate::explain::staircase::Staircase;
use crate::explain::why_section::WhySection;
use crate::language::say;
use crate::run::components::backend_choice::BackendChoicePanel;
use crate::run::components::network_in_use::NetworkInUse;
use crate::run::components::own_weights::OwnWeights;
use crate::run::components::storage_panel::StoragePanel;
use crate::run::components::timings::Timings;
use crate::run::engine::Engine;
use crate::scale::components::constraint::Constraint;
use crate::scale::components::equation::Equation;
use crate::scale::components::shown::Shown;
use crate::scale::setting::Setting;
use crate::share::components::export::Export;
use crate::share::link::{Part, Room};
use leptos::prelude::*;
use texts::{Text, rooms};

/// The row of doors, and the rooms. Those that are closed stay as they were left.
#[component]
pub fn Rooms(
    /// The open room.
    room: RwSignal<Room>,
    /// The setting.
    setting: Setting,
    /// The engine.
    engine: Engine,
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    // A teacher's link may hide the room that is open: then the first one that is there is.
    let open = Memo::new(move |_| {
        let is_there = |room: &Room| !setting.locked_input.hides(room.part());
        let wanted = room.get();
        if is_there(&wanted) { Some(wanted) } else { Room::ALL.into_iter().find(is_there) }
    });
    let door = move |at: Room| {
        view! {
            <Shown setting part=at.part()>
                <button
                    type="button"
                    data-testid=format!("view-{}", at.slug())
                    aria-expanded=move || (open.get() == Some(at)).to_string()
                    aria-controls=format!("room-{}", at.slug())
                    on:click=move |_| room.set(at)
                >
                    {say(title(at))}
                </button>
            </Shown>
        }
    };
    let inside = move |at: Room, content: AnyView| {
        let slug = at.slug();
        view! {
            <div class="room" id=format!("room-{slug}") data-room=slug hidden=move || open.get() != Some(at)>
                {content}
            </div>
        }
    };
    let stages = view! {
        <Shown setting part=Part::Stages>
            <StageTable setting />
        </Shown>
        <Shown setting part=Part::Export>
            <Export setting />
        </Shown>
    };
    let layers = view! {
        <Shown setting part=Part::Layers>
            <LayerTable setting />
        </Shown>
    };
    let formula = view! {
        <Shown setting part=Part::Formula>
            <div class="pair">
                <Equation setting />
                <div class="stack-wide">
                    <Constraint setting />
                    <PresetQuestion setting />
                </div>
            </div>
        </Shown>
    };
    let rounding = view! {
        <Shown setting part=Part::Staircase>
            <Staircase setting />
        </Shown>
    };
    let why = view! {
        <Shown setting part=Part::Why>
            <WhySection setting />
        </Shown>
    };
    let weights = view! {
        <Shown setting part=Part::Run>
            <div class="pair">
                <NetworkInUse engine />
                <OwnWeights engine />
            </div>
        </Shown>
    };
    let device = view! {
        <Shown setting part=Part::Run>
            <div class="pair">
                <BackendChoicePanel engine />
                <Shown setting part=Part::Benchmark>
                    <Timings engine />
                </Shown>
                <StoragePanel engine />
            </div>
        </Shown>
    };
    let compare = view! {
        <Shown setting part=Part::Compare>
            <ComparePanel comparison engine setting />
        </Shown>
    };
    view! {
        <nav class="doors" aria-label=say(rooms::TITLE)>{Room::ALL.map(door).collect_view()}</nav>
        {inside(Room::Stages, stages.into_any())}
        {inside(Room::Layers, layers.into_any())}
        {inside(Room::Formula, formula.into_any())}
        {inside(Room::Rounding, rounding.into_any())}
        {inside(Room::Why, why.into_any())}
        {inside(Room::Weights, weights.into_any())}
        {inside(Room::Device, device.into_any())}
        {inside(Room::Compare, compare.into_any())}
    }
}

fn title(room: Room) -> Text {
    match room {
        Room::Stages => rooms::STAGES,
        Room::Layers => rooms::LAYERS,
        Room::Formula => rooms::FORMULA,
        Room::Rounding => rooms::ROUNDING,
        Room::Why => rooms::WHY,
        Room::Weights => rooms::WEIGHTS,
        Room::Device => rooms::DEVICE,
        Room::Compare => rooms::COMPARE,
    }
}
