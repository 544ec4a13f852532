//! The rooms below the one screen, one open at a time.

use crate::architecture::components::stage_table::StageTable;
use crate::compare::comparison::Comparison;
use crate::lab::controller::Lab;
use crate::language::say;
use crate::link::{Part, Room};
use crate::run::engine::Engine;
use crate::run::hub::Hub;
use crate::scale::components::shown::Shown;
use crate::scale::setting::Setting;
use crate::share::components::export::Export;
use crate::shell::chunks::{Chunks, RoomViews};
use crate::shell::offline::Offline;
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
    /// The model hub.
    hub: Hub,
    /// The comparison.
    comparison: Comparison,
    /// The lab.
    lab: Lab,
    /// What of the page is kept on this device.
    offline: Offline,
    /// The code of the rooms.
    chunks: Chunks,
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
            <Export setting network_file=move || chunks.network_file(engine) />
        </Shown>
    };
    let compare = view! {
        <Shown setting part=Part::Compare>
            {chunks.compare.show(move |view| view(comparison, engine, setting, hub))}
        </Shown>
    };
    let weights = view! {
        {chunk_room(setting, chunks, Part::Run, move |views| (views.weights)(engine))}
        <Shown setting part=Part::Run>
            {chunks.checkpoints.show(move |views| (views.hub_menu)(hub))}
        </Shown>
    };
    let lab_room = view! {
        <Shown setting part=Part::Lab>
            {chunks.lab.show(move |view| view(lab))}
        </Shown>
    };
    let is_device_open = Signal::derive(move || open.get() == Some(Room::Device));
    Effect::new(move |_| {
        if let Some(room) = open.get() {
            chunks.load_room(room);
            if room == Room::Lab {
                lab.is_opened.set(true);
            }
        }
    });
    view! {
        <nav class="doors" aria-label=say(rooms::TITLE)>{Room::ALL.map(door).collect_view()}</nav>
        {inside(Room::Stages, stages.into_any())}
        {inside(Room::Layers, chunk_room(setting, chunks, Part::Layers, move |views| (views.layers)(setting)))}
        {inside(Room::Formula, chunk_room(setting, chunks, Part::Formula, move |views| (views.formula)(setting)))}
        {inside(Room::Rounding, chunk_room(setting, chunks, Part::Staircase, move |views| (views.rounding)(setting)))}
        {inside(Room::Why, chunk_room(setting, chunks, Part::Why, move |views| (views.why)(setting)))}
        {inside(Room::Weights, weights.into_any())}
        {inside(
            Room::Device,
            chunk_room(setting, chunks, Part::Run, move |views| (views.device)(engine, setting, is_device_open, offline)),
        )}
        {inside(Room::Compare, compare.into_any())}
        {inside(Room::Lab, lab_room.into_any())}
    }
}

/// What a room shows, from the chunk of the rooms.
fn chunk_room(
    setting: Setting,
    chunks: Chunks,
    part: Part,
    show: impl Fn(RoomViews) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    view! { <Shown setting part>{chunks.rooms.show(show)}</Shown> }.into_any()
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
        Room::Lab => rooms::LAB,
    }
}
