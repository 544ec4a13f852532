//! The whole page.

use super::class_notice::ClassNotice;
use super::footer::Footer;
use super::header::Header;
use super::link_notice::LinkNotice;
use super::new_version::NewVersion;
use super::rooms::Rooms;
use super::workbench::Workbench;
use crate::compare::controller::Comparison;
use crate::lab::controller::Lab;
use crate::language::{Choice, say};
use crate::lesson::controller::{Lesson, View};
use crate::run::camera::Off;
use crate::run::engine::Engine;
use crate::run::samples;
use crate::scale::knob_highlight::KnobHighlight;
use crate::scale::setting::Setting;
use crate::share::link::{Opened, PageState, Part, RunChoice};
use crate::share::url_sync;
use crate::shell::chunks::Chunks;
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
    let comparison = Comparison::new(opened.state.compare);
    let lab = Lab::new(opened.state.lab);
    let lesson = Lesson::new(opened.state.lesson, setting, engine, comparison);
    let replaced = RwSignal::new(opened.replaced);
    let room = RwSignal::new(opened.state.room);
    let chunks = Chunks::new();

    let sample = Memo::new(move |_| engine.chosen().and_then(|picture| picture.sample));
    let state = Memo::new(move |_| PageState {
        scaling: setting.input().get(),
        // A comparison goes from network to network, and comes back to this one.
        run: comparison.run_before.get().unwrap_or_else(|| engine.run_choice.get()),
        backend: engine.backend_choice.get(),
        picture: sample.get().map(|sample| sample.name.to_owned()),
        compare: comparison.list.get(),
        lab: lab.link(),
        language: language.get(),
        lesson: lesson.open_step(),
        room: room.get(),
        restrictions: setting.locked_input.restrictions.get(),
    });

    let classify_named = move |name: Option<String>| {
        let found = name.as_deref().and_then(samples::find);
        if let Some(found) = found.filter(|found| sample.get_untracked() != Some(*found)) {
            if engine.run_choice.get_untracked() == RunChoice::Off {
                engine.show_sample(found);
            } else {
                engine.classify_sample(found);
            }
        }
    };
    let hides_run = opened.state.restrictions.hides(Part::Run);
    if opened.state.picture.is_some() {
        classify_named(opened.state.picture);
    } else if !hides_run {
        engine.open_with(&samples::SAMPLES[0]);
    }
    engine.follow();
    chunks.load_at_rest(engine);
    let offline = Offline::new();
    offline.keep_at_rest(engine);
    let has_lesson = Memo::new(move |_| lesson.view.get() != View::Closed);
    Effect::new(move |_| {
        if has_lesson.get() {
            // It leads into the rooms.
            chunks.load_all();
        }
    });

    stray_files::keep_out(setting.locked_input);
    url_sync::keep(state);
    url_sync::follow(move |opened: Opened| {
        let opened = if untrack(|| engine.has_file()) { opened } else { opened.without_file() };
        setting.locked_input.open(opened.state.scaling, opened.state.restrictions);
        comparison.list.set(opened.state.compare);
        lab.open(opened.state.lab);
        engine.choose_run(opened.state.run);
        engine.choose_backend(opened.state.backend);
        classify_named(opened.state.picture);
        replaced.set(opened.replaced);
        leptos::task::spawn_local(language.choose(opened.state.language));
        lesson.follow(opened.state.lesson);
        room.set(opened.state.room);
    });

    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        skip_to_scale();
    };
    let highlight = KnobHighlight::new();
    move || {
        language.get();
        // It plays in an element that goes.
        engine.camera.stop(Off::Stopped);
        view! {
            <a class="skip-link" href="#scale" on:click=skip>{say(header::SKIP)}</a>
            <Header state language lesson />
            {move || has_lesson.get().then(|| chunks.lesson.show(move |view| view(lesson, setting)))}
            <main
                id="main"
                data-highlight=move || highlight.highlighted()
                on:pointerover=move |event| highlight.pointed(&event)
                on:pointerleave=move |event| highlight.pointed(&event)
                on:focusin=move |event| highlight.focused(&event)
                on:focusout=move |event| highlight.focused(&event)
            >
                <NewVersion offline />
                <LinkNotice replaced />
                <ClassNotice setting />
                <Workbench setting engine room chunks />
                <Rooms room setting engine comparison lab offline chunks />
            </main>
            <Footer />
        }
    }
}

/// The fragment of the address belongs to the setting, so the skip link moves the focus itself.
fn skip_to_scale() {
    if let Some(place) = crate::browser::elements::by_id("scale") {
        place.scroll_into_view();
        // Without focus the page has still scrolled.
        let _ = place.focus();
    }
}
