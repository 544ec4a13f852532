//! The effects: a picture in, predictions and their time out.

use wasm_bindgen::JsCast as _;
use web_sys::{DragEvent, Element, File, FileList, Node};

use super::activation_maps_asked::ActivationMapsAsked;
use super::build_question::BuildQuestion;
use super::camera_input::CameraInput;
use super::chosen_picture::ChosenPicture;
use super::engine_notes::EngineNotes;
use super::engine_status::EngineStatus;
use super::error_notice::ErrorNotice;
use super::latency_line::LatencyLine;
use super::picture_input::PictureInput;
use super::predictions::Predictions;
use super::sample_choice::SampleChoice;
use super::size_sweep_asked::SizeSweepAsked;
use crate::language::say;
use crate::link::{Part, Room};
use crate::run::engine::Engine;
use crate::run::paste;
use crate::run::size_sweep::controller::SizeSweep;
use crate::scale::components::shown::Shown;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use texts::{Message, engine as text, picture};
use weights::FileFormat;

/// Picture, predictions and time. A file may be dropped anywhere on it, and pasted anywhere.
#[component]
pub fn EnginePanel(
    /// The engine.
    engine: Engine,
    /// The setting, with what is hidden.
    setting: Setting,
    /// The open room: a weights file opens that of the weights.
    room: RwSignal<Room>,
    /// The class activation maps of the answer, whose code comes later.
    maps: impl Fn() -> AnyView + Copy + Send + Sync + 'static,
    /// What came of the picture at many input sizes, whose code comes later.
    sizes: impl Fn(SizeSweep) -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let is_over = RwSignal::new(false);
    // Several files at once: the first is taken, and the page says so.
    let notice = RwSignal::new(None::<Message>);
    let take = move |files: Option<FileList>| {
        let Some(files) = files else { return };
        // A text beside a picture is no reason to refuse both.
        let mut all = (0..files.length()).filter_map(|index| files.get(index));
        let fits = |file: &File| file.type_().starts_with("image/") || FileFormat::is_likely(&file.name());
        let Some(file) = all.find(fits).or_else(|| files.get(0)) else { return };
        if FileFormat::is_likely(&file.name()) {
            notice.set(None);
            room.set(Room::Weights);
            engine.choose_weights(file.name(), file.into());
            return;
        }
        notice.set(
            (files.length() > 1)
                .then(|| Message::new(text::FIRST_OF_FILES).with("count", &files.length()).with("name", &file.name())),
        );
        engine.classify_file(Message::Verbatim(file.name()), file.into());
    };

    let over = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    let leave = move |event: DragEvent| {
        let panel = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        let entered = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        if !panel.is_some_and(|panel| panel.contains(entered.as_ref())) {
            is_over.set(false);
        }
    };
    // Wherever on the page: it has one place for files.
    let dropped = window_event_listener(leptos::ev::drop, move |event| {
        event.prevent_default();
        is_over.set(false);
        take(event.data_transfer().and_then(|transfer| transfer.files()));
    });
    let pasted = window_event_listener(leptos::ev::paste, move |event| {
        if let Some(file) = paste::picture(&event) {
            event.prevent_default();
            notice.set(None);
            engine.classify_file(Message::new(picture::PASTED), file.into());
        }
    });
    on_cleanup(move || {
        dropped.remove();
        pasted.remove();
    });

    view! {
        <section
            class="run bench-effects stack"
            class:drop-target=move || is_over.get()
            id="run"
            aria-labelledby="run-title"
            data-testid="drop-zone"
            on:dragover=over
            on:dragleave=leave
        >
            <h2 class="visually-hidden" id="run-title">{say(text::TITLE)}</h2>
            <ErrorNotice engine />
            <BuildQuestion engine />
            <div class="bench-answer">
                <ChosenPicture engine />
                <Predictions engine />
            </div>
            <div class="bench-engine">
                <EngineStatus engine />
                <EngineNotes engine />
                <Shown setting part=Part::Benchmark>
                    <LatencyLine engine />
                </Shown>
            </div>
            <div class="answer-asks">
                <ActivationMapsAsked engine maps />
                <SizeSweepAsked engine results=sizes />
            </div>
            <div class="run-input">
                <PictureInput take notice />
                <CameraInput engine notice />
                <SampleChoice engine notice />
            </div>
        </section>
    }
}
