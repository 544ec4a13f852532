//! The whole page.

use super::class_notice::ClassNotice;
use super::footer::Footer;
use super::header::Header;
use super::link_notice::LinkNotice;
use super::new_version::NewVersion;
use super::rooms::Rooms;
use super::workbench::Workbench;
use crate::compare::comparison::Comparison;
use crate::lab::controller::Lab;
use crate::language::say;
use crate::lesson::controller::{Lesson, View};
use crate::link::{Opened, PageState, Room, Step};
use crate::run::camera::OffReason;
use crate::run::engine::Engine;
use crate::run::hub::Hub;
use crate::scale::knob_highlight::KnobHighlight;
use crate::scale::setting::Setting;
use crate::share::components::embed::WholePage;
use crate::share::url_sync::{self, AddressBar};
use crate::shell::chunks::Chunks;
use crate::shell::language::Choice;
use crate::shell::offline::Offline;
use crate::shell::stray_files;
use leptos::prelude::*;
use texts::header;

/// Reads the link, lays out the page, and keeps the link. What the page knows lives here; all that it shows is made anew
/// in another language.
#[component]
pub fn App() -> impl IntoView {
    let opened = url_sync::read().without_file();
    let language = Choice::new(opened.state.language);
    let setting = Setting::new(opened.state.scaling, opened.state.restrictions);
    let engine = Engine::new(opened.state.run, opened.state.backend, setting.locked_input);
    let hub = Hub::new(engine, opened.state.checkpoint);
    let comparison = Comparison::new(opened.state.compare);
    let lab = Lab::new(opened.state.lab);
    let lesson = Lesson::new(opened.state.lesson, setting, engine, comparison);
    let replaced = RwSignal::new(opened.replaced);
    let room = RwSignal::new(opened.state.room);
    let room_led_to = lead_to_rooms(lesson, setting, room, opened.state.lesson);
    let is_embedded = RwSignal::new(opened.state.is_embedded);
    let chunks = Chunks::new();

    let sample = Memo::new(move |_| engine.chosen().and_then(|picture| picture.sample));
    let state = Memo::new(move |_| PageState {
        scaling: setting.input().get(),
        // A comparison goes from network to network, and comes back to this one.
        run: comparison.run_before.get().unwrap_or_else(|| engine.run_choice.get()),
        checkpoint: hub.in_link(),
        backend: engine.backend_choice.get(),
        picture: sample.get().map(|sample| sample.name.to_owned()),
        compare: comparison.list.get(),
        lab: lab.link(),
        language: language.get(),
        lesson: lesson.open_step(),
        room: room.get(),
        restrictions: setting.locked_input.restrictions.get(),
        is_embedded: is_embedded.get(),
    });

    engine.open_with(opened.state.picture.as_deref(), true);
    engine.follow();
    // In a frame there are no rooms; what belongs to an answer is loaded when it is asked for.
    if !opened.state.is_embedded {
        chunks.load_at_rest(engine);
    }
    let offline = Offline::new();
    offline.keep_at_rest(engine);
    let has_lesson = Memo::new(move |_| !is_embedded.get() && lesson.view.get() != View::Closed);
    Effect::new(move |_| {
        if has_lesson.get() {
            // It leads into the rooms.
            chunks.load_all();
        }
    });

    stray_files::keep_out(setting.locked_input);
    let address = AddressBar::new();
    address.keep(state);
    let open = move |opened: Opened| {
        let is_here = untrack(|| engine.has_file() && hub.is_here(opened.state.checkpoint));
        let opened = if is_here { opened } else { opened.without_file() };
        hub.offered.set(opened.state.checkpoint.filter(|_| !is_here));
        setting.locked_input.open(opened.state.scaling, opened.state.restrictions);
        comparison.list.set(opened.state.compare);
        lab.open(opened.state.lab);
        engine.choose_run(opened.state.run);
        engine.choose_backend(opened.state.backend);
        engine.open_with(opened.state.picture.as_deref(), false);
        replaced.set(opened.replaced);
        leptos::task::spawn_local(language.choose(opened.state.language));
        room_led_to.set_value(led_to(opened.state.lesson, opened.state.room));
        lesson.follow(opened.state.lesson);
        room.set(opened.state.room);
        is_embedded.set(opened.state.is_embedded);
    };
    address.follow(open, move |at| room.set(at));

    let highlight = KnobHighlight::new();
    move || {
        language.get();
        // It plays in an element that goes.
        engine.camera.stop(OffReason::Stopped);
        let is_whole = !is_embedded.get();
        let head = is_whole.then(|| view! { <SkipLink /> <Header state language lesson setting /> });
        let rooms = is_whole.then(|| view! { <Rooms room setting engine hub comparison lab offline chunks /> });
        let foot = if is_whole { view! { <Footer /> }.into_any() } else { view! { <WholePage state /> }.into_any() };
        view! {
            {head}
            {move || has_lesson.get().then(|| chunks.lesson.show(move |view| view(lesson, setting)))}
            <main
                id="main"
                data-highlight=move || highlight.highlighted()
                on:pointerover=move |event| highlight.pointed(&event)
                on:pointerleave=move |event| highlight.pointed(&event)
                on:focusin=move |event| highlight.focused(&event)
                on:focusout=move |event| highlight.focused(&event)
            >
                {(!is_whole).then(|| view! { <h1 class="visually-hidden">{say(header::TITLE)}</h1> })}
                <NewVersion offline />
                <LinkNotice replaced />
                <ClassNotice setting />
                {hub_offer(hub, chunks)}
                <Workbench setting engine room chunks />
                {rooms}
            </main>
            {foot}
        }
    }
}

/// The link over the head, for people without a mouse.
#[component]
fn SkipLink() -> impl IntoView {
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        skip_to_scale();
    };
    view! {
        <a class="skip-link" href="#scale" on:click=skip>
            {say(header::SKIP)}
        </a>
    }
}

/// The button that fetches the checkpoint which a link names, while it is not here.
fn hub_offer(hub: Hub, chunks: Chunks) -> impl IntoView {
    let has_offer = Memo::new(move |_| hub.offered.read().is_some());
    move || has_offer.get().then(|| chunks.hub_offer(hub))
}

/// The fragment of the address belongs to the setting, so the skip link moves the focus itself.
fn skip_to_scale() {
    if let Some(place) = crate::browser::elements::by_id("scale") {
        place.scroll_into_view();
        // Without focus the page has still scrolled.
        let _ = place.focus();
    }
}

/// Opens the room that a step of the lesson takes place in once the step is opened, unless a link names another room or hides
/// it. Gives the step that was last led to, which a link sets; `opened` is that of the link that the page was opened with.
fn lead_to_rooms(
    lesson: Lesson,
    setting: Setting,
    room: RwSignal<Room>,
    opened: Option<Step>,
) -> StoredValue<Option<Step>> {
    let last = StoredValue::new(led_to(opened, room.get_untracked()));
    Effect::new(move |_| {
        let step = lesson.open_step();
        if step == last.get_value() {
            return;
        }
        last.set_value(step);
        let wanted = step.and_then(Room::of_step);
        if let Some(wanted) = wanted.filter(|room| !untrack(|| setting.locked_input.hides(room.part()))) {
            room.set(wanted);
        }
    });
    last
}

/// The step that a link leads to by itself: where it names a room as well.
fn led_to(step: Option<Step>, room: Room) -> Option<Step> {
    step.filter(|_| room != Room::default())
}
