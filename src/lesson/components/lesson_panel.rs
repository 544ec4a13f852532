//! The guided lesson, at hand while the learner works on the page.

use super::lesson_sheet::LessonSheet;
use super::lesson_step::LessonStep;
use crate::browser::focus::focus_soon;
use crate::language::{say, say_with};
use crate::lesson::controller::{Lesson, View};
use crate::lesson::{Guess, Step, words};
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
    let progress =
        move || say_with(text::PROGRESS, &[("step", &lesson.step.get().number()), ("steps", &Step::ALL.len())]);
    let dots = move || {
        let here = lesson.step.get();
        let guide = lesson.guide.read();
        let dot = |step: Step| {
            let class = match (step == here, guide.is_done(step)) {
                (true, _) => "here",
                (false, true) => "done",
                (false, false) => "",
            };
            view! { <span class=class></span> }
        };
        Step::ALL.map(dot).collect_view()
    };
    move || match lesson.view.get() {
        View::Closed => None,
        View::Step => Some(
            view! {
                <aside
                    class="lesson"
                    data-testid="lesson"
                    data-step=move || lesson.step.get().number().to_string()
                    aria-labelledby="lesson-title"
                >
                    <div class="lesson-head">
                        <p data-testid="lesson-progress">{progress}</p>
                        <button
                            type="button"
                            class="button quiet"
                            data-testid="lesson-close"
                            on:click=move |_| lesson.show(View::Closed)
                        >
                            {say(text::CLOSE)}
                        </button>
                    </div>
                    <p class="lesson-dots" aria-hidden="true">{dots}</p>
                    {move || view! { <LessonStep lesson setting step=lesson.step.get() status /> }}
                </aside>
                // Where the lesson does not stay beside the page, this line does.
                <nav class="lesson-line" aria-label=say(text::LESSON)>
                    <p aria-hidden="true">{progress} ": " {move || status.get()}</p>
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
        view => Some(view! { <LessonSheet lesson is_teacher={view == View::Teacher} /> }.into_any()),
    }
}

/// What the lesson has seen so far of the step, in a sentence.
fn status(lesson: Lesson) -> String {
    let (step, guide) = (lesson.step.get(), lesson.guide.read());
    match (guide.is_done(step), guide.guess(step)) {
        (false, _) => say(text::WAITING).to_owned(),
        (true, Guess::Open) => say(text::DONE_BUT_GUESS).to_owned(),
        (true, _) => {
            let done = say_with(text::DONE, &[("step", &step.number())]);
            let verdict = words::verdict(&guide, step, crate::language::now());
            format!("{done} {}", verdict.unwrap_or_default())
        }
    }
}
