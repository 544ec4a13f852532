//! The chunks of the page's code: each is what one function here reaches and the page at its start does not. `cargo xtask`
//! makes files of them after Trunk (`xtask/src/code_split.rs`).

#![expect(clippy::unnecessary_wraps, reason = "`wasm_split` gives back its own failure to load")]

use crate::architecture::components::layer_table::LayerTable;
use crate::browser::lazy_chunk::LazyChunk;
use crate::compare::comparison::Comparison;
use crate::compare::components::compare_panel::ComparePanel;
use crate::explain::preset_question::PresetQuestion;
use crate::explain::staircase::Staircase;
use crate::explain::why_section::WhySection;
use crate::lab::components::lab_panel::LabPanel;
use crate::lab::controller::Lab;
use crate::lesson::components::lesson_panel::LessonPanel;
use crate::lesson::controller::Lesson;
use crate::link::{Part, Room};
use crate::run::components::activation_maps::ActivationMaps;
use crate::run::components::backend_choice::BackendChoicePanel;
use crate::run::components::hub_menu::HubMenu;
use crate::run::components::hub_offer::HubOffer;
use crate::run::components::network_in_use::NetworkInUse;
use crate::run::components::own_weights::OwnWeights;
use crate::run::components::size_sweep::SizeSweepResults;
use crate::run::components::storage_panel::StoragePanel;
use crate::run::components::timings::Timings;
use crate::run::engine::Engine;
use crate::run::hub::Hub;
use crate::run::size_sweep::controller::SizeSweep;
use crate::run::storage::StoredContents;
use crate::scale::components::constraint::Constraint;
use crate::scale::components::equation::Equation;
use crate::scale::components::shown::Shown;
use crate::scale::setting::Setting;
use crate::share::components::network_file::NetworkFile;
use crate::shell::components::offline_panel::OfflinePanel;
use crate::shell::offline::Offline;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// Milliseconds between two looks at whether the engine has come to rest.
const ENGINE_POLL_MILLIS: u32 = 200;

/// What the rooms below the one screen show, but for that of the stages and the comparison; and what is rarely asked for.
#[derive(Clone, Copy)]
pub struct RoomViews {
    /// The table of layers.
    pub layers: fn(Setting) -> AnyView,
    /// The equation and what constrains it.
    pub formula: fn(Setting) -> AnyView,
    /// Rounding to whole blocks, channels and pixels.
    pub rounding: fn(Setting) -> AnyView,
    /// Where the numbers come from.
    pub why: fn(Setting) -> AnyView,
    /// The weights in use, and the person's own.
    pub weights: fn(Engine) -> AnyView,
    /// Backend, times and storage of this device; whether the room is open.
    pub device: fn(Engine, Setting, Signal<bool>, Offline) -> AnyView,
    /// Class activation maps over the picture.
    pub activation_maps: fn(Engine) -> AnyView,
    /// The picture at many input sizes.
    pub size_sweep: fn(Engine, SizeSweep) -> AnyView,
}

/// Checkpoints that come from elsewhere and that are taken away: the model hub, the network as a file.
#[derive(Clone, Copy)]
pub struct CheckpointViews {
    /// The hub's list, in the room of the weights.
    pub hub_menu: fn(Hub) -> AnyView,
    /// The checkpoint of the hub that a link offers.
    pub hub_offer: fn(Hub) -> AnyView,
    /// What saves the network as a file.
    pub network_file: fn(Engine) -> AnyView,
}

/// The comparison of several networks.
pub type CompareView = fn(Comparison, Engine, Setting, Hub) -> AnyView;

/// The scaling lab.
pub type LabView = fn(Lab) -> AnyView;

/// The guided lesson.
pub type LessonView = fn(Lesson, Setting) -> AnyView;

#[wasm_split(rooms, wasm_split_path = leptos::wasm_split, fallible)]
fn room_views() -> Result<RoomViews, SplitLoaderError> {
    Ok(RoomViews {
        layers: |setting| view! { <LayerTable setting /> }.into_any(),
        formula: |setting| {
            view! {
                <div class="pair">
                    <Equation setting />
                    <div class="stack-wide">
                        <Constraint setting />
                        <PresetQuestion setting />
                    </div>
                </div>
            }
            .into_any()
        },
        rounding: |setting| view! { <Staircase setting /> }.into_any(),
        why: |setting| view! { <WhySection setting /> }.into_any(),
        weights: |engine| {
            view! {
                <div class="pair">
                    <NetworkInUse engine />
                    <OwnWeights engine />
                </div>
            }
            .into_any()
        },
        device: |engine, setting, is_open, offline| {
            let found = StoredContents::new();
            view! {
                <div class="pair">
                    <BackendChoicePanel engine />
                    <Shown setting part=Part::Benchmark>
                        <Timings engine />
                    </Shown>
                    <StoragePanel engine is_open found>
                        <OfflinePanel offline found />
                    </StoragePanel>
                </div>
            }
            .into_any()
        },
        activation_maps: |engine| view! { <ActivationMaps engine /> }.into_any(),
        size_sweep: |engine, sweep| view! { <SizeSweepResults engine sweep /> }.into_any(),
    })
}

#[wasm_split(checkpoints, wasm_split_path = leptos::wasm_split, fallible)]
fn checkpoint_views() -> Result<CheckpointViews, SplitLoaderError> {
    Ok(CheckpointViews {
        hub_menu: |hub| view! { <HubMenu hub /> }.into_any(),
        hub_offer: |hub| view! { <HubOffer hub /> }.into_any(),
        network_file: |engine| view! { <NetworkFile engine /> }.into_any(),
    })
}

#[wasm_split(compare, wasm_split_path = leptos::wasm_split, fallible)]
fn compare_view() -> Result<CompareView, SplitLoaderError> {
    Ok(|comparison, engine, setting, hub| view! { <ComparePanel comparison engine setting hub /> }.into_any())
}

#[wasm_split(lab, wasm_split_path = leptos::wasm_split, fallible)]
fn lab_view() -> Result<LabView, SplitLoaderError> {
    Ok(|lab| view! { <LabPanel lab /> }.into_any())
}

#[wasm_split(lesson, wasm_split_path = leptos::wasm_split, fallible)]
fn lesson_view() -> Result<LessonView, SplitLoaderError> {
    Ok(|lesson, setting| view! { <LessonPanel lesson setting /> }.into_any())
}

/// All chunks of the page.
#[derive(Clone, Copy)]
pub struct Chunks {
    /// Of the rooms.
    pub rooms: LazyChunk<RoomViews>,
    /// Of checkpoints.
    pub checkpoints: LazyChunk<CheckpointViews>,
    /// Of the comparison.
    pub compare: LazyChunk<CompareView>,
    /// Of the lab.
    pub lab: LazyChunk<LabView>,
    /// Of the lesson.
    pub lesson: LazyChunk<LessonView>,
}

impl Chunks {
    /// None is loaded.
    pub fn new() -> Self {
        Self {
            rooms: LazyChunk::new(|| Box::pin(room_views())),
            checkpoints: LazyChunk::new(|| Box::pin(checkpoint_views())),
            compare: LazyChunk::new(|| Box::pin(compare_view())),
            lab: LazyChunk::new(|| Box::pin(lab_view())),
            lesson: LazyChunk::new(|| Box::pin(lesson_view())),
        }
    }

    /// Loads what a room shows.
    pub fn load_room(self, room: Room) {
        match room {
            // That at the start.
            Room::Stages => {}
            Room::Compare => self.compare.load(),
            Room::Lab => self.lab.load(),
            Room::Weights => {
                self.rooms.load();
                self.checkpoints.load();
            }
            Room::Layers | Room::Formula | Room::Rounding | Room::Why | Room::Device => self.rooms.load(),
        }
    }

    /// Loads and shows the class activation maps of the answer.
    pub fn activation_maps(self, engine: Engine) -> AnyView {
        self.rooms.load();
        self.rooms.show(move |views| (views.activation_maps)(engine))
    }

    /// Loads and shows the checkpoint of the model hub that a link offers.
    pub fn hub_offer(self, hub: Hub) -> AnyView {
        self.checkpoints.load();
        self.checkpoints.show(move |views| (views.hub_offer)(hub))
    }

    /// Loads and shows what came of the picture at many input sizes.
    pub fn size_sweep(self, engine: Engine, sweep: SizeSweep) -> AnyView {
        self.rooms.load();
        self.rooms.show(move |views| (views.size_sweep)(engine, sweep))
    }

    /// Loads and shows what saves the network as a file.
    pub fn network_file(self, engine: Engine) -> AnyView {
        self.checkpoints.load();
        self.checkpoints.show(move |views| (views.network_file)(engine))
    }

    /// Loads all, the lesson first.
    pub fn load_all(self) {
        self.lesson.load();
        self.rooms.load();
        self.checkpoints.load();
        self.compare.load();
        self.lab.load();
    }

    /// Loads all once the engine has come to rest, so that every room opens at once and without a network.
    pub fn load_at_rest(self, engine: Engine) {
        spawn_local(async move {
            loop {
                TimeoutFuture::new(ENGINE_POLL_MILLIS).await;
                if !untrack(|| engine.read(|supervisor| supervisor.state().is_busy())) {
                    break;
                }
            }
            self.load_all();
        });
    }
}
