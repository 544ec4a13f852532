//! The way into the guided lesson.

use crate::language::say_with;
use crate::lesson::controller::{Lesson, View};
use crate::link::Step;
use leptos::prelude::*;
use texts::guide as text;

/// An invitation, or the way back to where the lesson was left.
#[component]
pub fn LessonStart(
    /// The lesson.
    lesson: Lesson,
) -> impl IntoView {
    let steps = Step::ALL.len();
    let name = move || {
        if lesson.state.read().is_begun() {
            say_with(text::RESUME, &[("step", &lesson.step.get().number()), ("steps", &steps)])
        } else {
            say_with(text::START, &[("minutes", &Step::all_minutes())])
        }
    };
    view! {
        <Show when=move || lesson.view.get() == View::Closed>
            <div class="lesson-start">
                <button
                    type="button"
                    class="button primary"
                    id="lesson-start"
                    data-testid="lesson-start"
                    on:click=move |_| lesson.show(View::Step)
                >
                    {name}
                </button>
                <p class="hint">{say_with(text::INVITATION, &[("steps", &steps)])}</p>
            </div>
        </Show>
    }
}
