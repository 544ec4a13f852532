//! The head of a step, which stays while its body scrolls: where the learner is, the ways on
//! and back, and how far the page is from what the step asks for.

use crate::language::{now, say, say_with};
use crate::lesson::controller::{Lesson, View};
use crate::lesson::{progress_words, words};
use crate::link::Step;
use leptos::prelude::*;
use texts::guide as text;

/// Step count, title, the buttons, and how far the page is. The way on has one place where the step was done, and another where it is left out,
/// so that nobody leaves one out with a second click.
#[component]
pub fn LessonHead(
    /// The lesson.
    lesson: Lesson,
    /// Which step.
    step: Step,
    /// Whether it was done.
    is_done: Memo<bool>,
    /// Whether its answer is there.
    is_answered: Memo<bool>,
) -> impl IntoView {
    let on = move || {
        say(match (step.next(), is_done.get()) {
            (None, _) => text::TO_END,
            (Some(_), true) => text::NEXT,
            (Some(_), false) => text::LEAVE_OUT,
        })
    };
    let go_on = move |_| match step.next() {
        Some(next) => lesson.go(next),
        None => lesson.show(View::Page),
    };
    let back = step.back().map(|back| {
        view! {
            <button type="button" class="button" data-testid="lesson-back" on:click=move |_| lesson.go(back)>
                {say(text::BACK)}
            </button>
        }
    });
    let dots = move || {
        let state = lesson.state.read();
        let dot = |one: Step| {
            let class = match (one == step, state.is_done(one)) {
                (true, _) => "here",
                (false, true) => "done",
                (false, false) => "",
            };
            view! { <span class=class></span> }
        };
        Step::ALL.map(dot).collect_view()
    };
    view! {
        <div class="lesson-head">
            <div class="lesson-top">
                <p data-testid="lesson-progress">
                    {say_with(text::PROGRESS, &[("step", &step.number()), ("steps", &Step::ALL.len())])}
                </p>
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
            <h2 id="lesson-title" tabindex="-1">{words::title(step, now())}</h2>
            <div class="lesson-ways">
                {back}
                <button
                    type="button"
                    class="button lesson-on"
                    class:quiet=move || !is_done.get()
                    class:primary=move || is_answered.get()
                    data-testid="lesson-next"
                    on:click=go_on
                >
                    {on}
                </button>
            </div>
            <LessonReading lesson />
        </div>
    }
}

/// How far the page is from what the step asks for: for the eye, as it changes with every move of a slider.
#[component]
fn LessonReading(
    /// The lesson.
    lesson: Lesson,
) -> impl IntoView {
    let reading = move || lesson.progress.get().and_then(|progress| progress.reading);
    view! {
        <p
            class="lesson-reading"
            data-testid="lesson-reading"
            data-direction=move || reading().map(|reading| reading.direction.slug())
            data-value=move || reading().map(|reading| reading.value.to_string())
        >
            {move || reading_words(lesson)}
        </p>
    }
}

/// The same in words, tracked; empty where there is nothing to say.
pub fn reading_words(lesson: Lesson) -> String {
    let words = lesson.progress.get().zip(lesson.seen());
    words.map(|(progress, setting)| progress_words(&progress, &setting, now())).unwrap_or_default()
}
