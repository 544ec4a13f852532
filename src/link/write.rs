//! A state as a link.

use std::fmt::Write as _;

use super::backend_choice::BackendChoice;
use super::compare_list::CompareList;
use super::page_state::PageState;
use super::room::Room;
use super::words::{EMBEDDED, VERSION};
use lab::link::LabLink;
use model::scaling::{Knob, Mode};
use texts::Language;

/// The fragment for a state, with its `#`. Reading it back gives the same state.
#[must_use]
pub fn write(state: &PageState) -> String {
    let scaling = &state.scaling;
    let mut link = format!("#{VERSION}&family={}", scaling.family().slug());
    if scaling.mode() == Mode::Published {
        push(&mut link, "preset", scaling.preset().slug());
    }
    for knob in Knob::ALL {
        let decides = knob.mode() == scaling.mode();
        let moved = knob.mode() == Mode::Compound && scaling.steps(knob) != knob.default_steps();
        if decides || moved {
            push(&mut link, knob.slug(), &knob.value(scaling.steps(knob)).to_string());
        }
    }
    push(&mut link, "run", state.run.slug());
    if let Some(checkpoint) = state.checkpoint {
        push(&mut link, "checkpoint", checkpoint);
    }
    if let Some(picture) = &state.picture {
        push(&mut link, "picture", picture);
    }
    if state.compare != CompareList::default() {
        push(&mut link, "compare", &state.compare.to_string());
    }
    if state.lab != LabLink::default() {
        push(&mut link, "lab", &state.lab.to_string());
    }
    if state.backend != BackendChoice::Auto {
        push(&mut link, "backend", state.backend.slug());
    }
    if state.language != Language::default() {
        push(&mut link, "lang", state.language.slug());
    }
    if state.room != Room::default() {
        push(&mut link, "view", state.room.slug());
    }
    if let Some(step) = state.lesson {
        push(&mut link, "lesson", &step.number().to_string());
    }
    for (key, list) in [("lock", state.restrictions.written_locks()), ("hide", state.restrictions.written_parts())] {
        if !list.is_empty() {
            push(&mut link, key, &list);
        }
    }
    if state.is_embedded {
        push(&mut link, "embed", EMBEDDED);
    }
    link
}

fn push(link: &mut String, key: &str, value: &str) {
    // Writing to a `String` cannot fail.
    let _ = write!(link, "&{key}={value}");
}
