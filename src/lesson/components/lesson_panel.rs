//! The guided lesson, at hand while the learner works on the page.

use super::lesson_head::reading_words;
use super::lesson_sheet::LessonSheet;
use super::lesson_step::LessonStep;
use crate::browser::focus::focus_soon;
use crate::language::{say, say_with};
use crate::lesson::controller::{Lesson, View};
use crate::lesson::{Guess, words};
use crate::link::Step;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use texts::guide as text;

/// The step that is open, the learner's page, or the teacher's sheet.
#[component]
pub fn LessonPanel(
    /// The lesson.
    lesson: Lesson,
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let status = Memo::new(move |_| status(lesson));
    // The words of the first step are about the family of the page, those of the others about both.
    let family = move || {
        if lesson.step.get() == Step::Baseline { setting.family.get() } else { setting.family.get_untracked() }
    };
    let line = move || {
        let reading = reading_words(lesson);
        let is_done = lesson.state.read().is_done(lesson.step.get());
        if reading.is_empty() || is_done { status.get() } else { reading }
    };
    let progress =
        move || say_with(text::PROGRESS, &[("step", &lesson.step.get().number()), ("steps", &Step::ALL.len())]);
    move || match lesson.view.get() {
        View::Closed => None,
        View::Step => Some(
            view! {
                <aside
                    class="lesson"
                    data-testid="lesson"
                    data-step=move || lesson.step.get().number().to_string()
                    data-shows=move || shows(lesson.step.get())
                    aria-labelledby="lesson-title"
                >
                    {move || view! { <LessonStep lesson setting step=lesson.step.get() family=family() status /> }}
                </aside>
                // Where the lesson does not stay beside the page, this line does.
                <nav class="lesson-line" aria-label=say(text::LESSON)>
                    <p aria-hidden="true">{progress} ": " {line}</p>
                    <button
                        type="button"
                        class="button quiet"
                        data-testid="lesson-return"
                        on:click=move |_| focus_soon("lesson-title")
                    >
                        {say(text::TO_LESSON)}
                    </button>
                </nav>
            }
            .into_any(),
        ),
        view => Some(view! { <LessonSheet lesson setting is_teacher={view == View::Teacher} /> }.into_any()),
    }
}

/// What of the one screen a step is about, so that it is in sight beside it: what else there is makes room.
fn shows(step: Step) -> &'static str {
    match step {
        Step::Baseline => "answer",
        Step::Depth | Step::Width | Step::Resolution => "axes",
        Step::Budget | Step::Phi | Step::Rounding => "counts",
        Step::Search => "bases",
        Step::Time => "times",
        Step::Growth => "growth",
    }
}

/// What the lesson has seen so far of the step, in a sentence.
fn status(lesson: Lesson) -> String {
    let (step, state) = (lesson.step.get(), lesson.state.read());
    match (state.is_done(step), state.guess(step)) {
        (false, _) => say(text::WAITING).to_owned(),
        (true, Guess::Open) => say(text::DONE_BUT_GUESS).to_owned(),
        (true, _) => {
            let done = say_with(text::DONE, &[("step", &step.number())]);
            let family = lesson.setting.family.get();
            let verdict = words::verdict(&state, step, family, crate::language::now());
            format!("{done} {}", verdict.unwrap_or_default())
        }
    }
}
