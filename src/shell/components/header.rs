//! The head of the page.

use super::language_choice::LanguageChoice;
use super::theme_toggle::ThemeToggle;
use crate::browser::focus::take_to_room;
use crate::language::{say, say_marked};
use crate::lesson::components::lesson_start::LessonStart;
use crate::lesson::controller::Lesson;
use crate::link::{PageState, Room};
use crate::scale::components::shown::Shown;
use crate::scale::setting::Setting;
use crate::share::components::class_link::ClassLink;
use crate::share::components::copy_link::CopyLink;
use crate::shell::language::Choice;
use leptos::prelude::*;
use texts::{Text, header, rooms};

/// Name, one sentence, and what concerns the whole page.
#[component]
pub fn Header(
    /// What a copied link carries.
    state: Memo<PageState>,
    /// The language of the page.
    language: Choice,
    /// The guided lesson.
    lesson: Lesson,
    /// The setting, whose link may hide rooms.
    setting: Setting,
) -> impl IntoView {
    view! {
        <header class="masthead">
            <div class="masthead-words">
                <h1>"EfficientNet Explorer"</h1>
                <p class="lead">{say_marked(header::LEAD, axis)}</p>
                <LessonStart lesson />
                <nav class="masthead-rooms" aria-label=say(rooms::BEYOND)>
                    {way_to(setting, Room::Compare, rooms::COMPARE)}
                    {way_to(setting, Room::Lab, rooms::LAB)}
                </nav>
            </div>
            <div class="masthead-tools">
                <CopyLink state />
                <ClassLink state lesson />
                <ThemeToggle />
                <LanguageChoice language />
            </div>
        </header>
    }
}

/// The way to a room that is more than a detail of the one screen: what its door does, from the top of the page.
fn way_to(setting: Setting, at: Room, title: Text) -> impl IntoView {
    view! {
        <Shown setting part=at.part()>
            <button type="button" class="button quiet" data-testid=format!("way-{}", at.slug()) on:click=move |_| take_to_room(at.slug())>
                {say(title)}
            </button>
        </Shown>
    }
}

/// An axis in its color.
fn axis(place: &str) -> AnyView {
    view! { <span class=format!("axis-{place}")>{say(header::axis(place))}</span> }.into_any()
}
