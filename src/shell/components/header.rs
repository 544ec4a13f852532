//! The head of the page.

use super::language_choice::LanguageChoice;
use super::theme_toggle::ThemeToggle;
use crate::language::{say, say_marked};
use crate::lesson::components::lesson_start::LessonStart;
use crate::lesson::controller::Lesson;
use crate::link::PageState;
use crate::share::components::class_link::ClassLink;
use crate::share::components::copy_link::CopyLink;
use crate::shell::language::Choice;
use leptos::prelude::*;
use texts::header;

/// Name, one sentence, and what concerns the whole page.
#[component]
pub fn Header(
    /// What a copied link carries.
    state: Memo<PageState>,
    /// The language of the page.
    language: Choice,
    /// The guided lesson.
    lesson: Lesson,
) -> impl IntoView {
    view! {
        <header class="masthead">
            <div class="masthead-words">
                <h1>"EfficientNet Explorer"</h1>
                <p class="lead">{say_marked(header::LEAD, axis)}</p>
                <LessonStart lesson />
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

/// An axis in its color.
fn axis(place: &str) -> AnyView {
    view! { <span class=format!("axis-{place}")>{say(header::axis(place))}</span> }.into_any()
}
