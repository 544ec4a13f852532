//! One step of the guided lesson: idea, guess, task, answer, and the way on.

use super::lesson_guess::LessonGuess;
use super::lesson_task::LessonTask;
use crate::browser::focus::scroll_down_soon;
use crate::language::{now, say};
use crate::lesson::controller::{Lesson, View};
use crate::lesson::{Step, words};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use texts::guide as text;

/// A step. Made anew for another one.
#[component]
pub fn LessonStep(
    /// The lesson.
    lesson: Lesson,
    /// The setting.
    setting: Setting,
    /// Which step.
    step: Step,
    /// What the lesson has seen so far.
    status: Memo<String>,
) -> impl IntoView {
    let words::Lines { title, idea, question, choices, task } = words::lines(step, now());
    let is_done = Memo::new(move |_| lesson.guide.read().is_done(step));
    let answer = Memo::new(move |_| {
        let guide = lesson.guide.read();
        guide.is_revealed(step).then(|| words::answer(&guide, step, now())).flatten()
    });
    // Beside the page the lesson scrolls by itself: down to the answer. Above the page it does not, and nothing jumps.
    Effect::new(move |_| {
        if answer.read().is_some() {
            scroll_down_soon(".lesson");
        }
    });
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
    view! {
        <h2 id="lesson-title" tabindex="-1">{title}</h2>
        <p>{idea}</p>
        <LessonGuess lesson step question choices />
        <LessonTask lesson setting step task />
        <p class="lesson-check" role="status" data-testid="lesson-check" data-done=move || is_done.get().to_string()>
            {move || status.get()}
        </p>
        <Show when=move || answer.read().is_some()>
            <div class="lesson-answer">
                <h3 id="lesson-answer" tabindex="-1">{say(text::ANSWER)}</h3>
                <p data-testid="lesson-answer">{move || answer.get()}</p>
            </div>
        </Show>
        <div class="lesson-ways">
            {back}
            <button
                type="button"
                class="button"
                class:primary=move || answer.read().is_some()
                data-testid="lesson-next"
                on:click=go_on
            >
                {on}
            </button>
        </div>
        <button
            type="button"
            class="button quiet"
            data-testid="lesson-teacher"
            on:click=move |_| lesson.show(View::Teacher)
        >
            {say(text::TEACHER)}
        </button>
    }
}
