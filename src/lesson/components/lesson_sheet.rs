//! The lesson on paper: the learner's own page, and the teacher's sheet.

use crate::language::{now, say, say_with};
use crate::lesson::controller::{Lesson, View};
use crate::lesson::{SheetRow, for_learner, for_teacher, summary_line};
use crate::link::Step;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::Preset;
use texts::{guide as text, teacher};

/// One of the two, to read and to print.
#[component]
pub fn LessonSheet(
    /// The lesson.
    lesson: Lesson,
    /// The setting, for its family.
    setting: Setting,
    /// Whether it is the teacher's.
    is_teacher: bool,
) -> impl IntoView {
    let family = setting.family.get_untracked();
    let rows = if is_teacher {
        for_teacher(family, now())
    } else {
        lesson.state.with_untracked(|state| for_learner(state, family, now()))
    };
    let (title, id) = if is_teacher { (teacher::TEACHER, "lesson-sheet") } else { (text::MY_PAGE, "lesson-page") };
    let opening = if is_teacher {
        let aim = say_with(teacher::AIM, &[("name", &Preset::B1.name())]);
        let how = say_with(teacher::TEACHER_HOW, &[("minutes", &Step::all_minutes()), ("steps", &Step::ALL.len())]);
        vec![aim, how, say(teacher::TEACHER_LAB).to_owned()]
    } else {
        let done = lesson.state.with_untracked(|state| summary_line(state, now()));
        vec![done, say(text::NAME_AND_DATE).to_owned()]
    };
    let row = |SheetRow { step, heading, question, facts, answer }: SheetRow| {
        let fact = |(name, lines): (&'static str, Vec<String>)| {
            let line = |line: String| view! { <dd>{line}</dd> };
            view! {
                <dt>{name}</dt>
                {lines.into_iter().map(line).collect_view()}
            }
        };
        view! {
            <li data-testid="lesson-row" data-step=step.number().to_string()>
                <h3>{heading}</h3>
                <p>{question}</p>
                <dl>{facts.into_iter().map(fact).collect_view()}</dl>
                {answer.map(|answer| view! { <p class="hint">{answer}</p> })}
            </li>
        }
    };
    let button = move |(text, id, act): (_, &'static str, fn(Lesson))| {
        view! {
            <button type="button" class="button" data-testid=id on:click=move |_| act(lesson)>
                {say(text)}
            </button>
        }
    };
    let print = (text::PRINT, "lesson-print", print as fn(Lesson));
    let to_steps = (text::TO_STEPS, "lesson-steps", (|lesson| lesson.show(View::Step)) as fn(Lesson));
    let asks = RwSignal::new(false);
    let restart = view! {
        <button
            type="button"
            class="button"
            data-testid="lesson-restart"
            aria-expanded=move || asks.get().to_string()
            on:click=move |_| asks.update(|asks| *asks = !*asks)
        >
            {say(text::RESTART)}
        </button>
    };
    // Elsewhere than the button that was pressed, so that a second press forgets nothing.
    let question = move || {
        view! {
            <div class="notice" role="status" data-testid="lesson-restart-question">
                <p>{say(text::RESTART_ASKS)}</p>
                <div class="notice-actions">
                    <button type="button" class="button" data-testid="lesson-restart-keep" on:click=move |_| asks.set(false)>
                        {say(text::RESTART_KEEP)}
                    </button>
                    <button type="button" class="button quiet" data-testid="lesson-restart-sure" on:click=move |_| lesson.restart()>
                        {say(text::RESTART_SURE)}
                    </button>
                </div>
            </div>
        }
    };
    let close = (text::CLOSE, "lesson-close", (|lesson| lesson.show(View::Closed)) as fn(Lesson));
    let buttons = [print, to_steps, close].map(button).collect_view();
    view! {
        <section
            class="lesson-sheet"
            class:own=!is_teacher
            data-testid="lesson"
            data-step=lesson.step.get_untracked().number().to_string()
            aria-labelledby="lesson-title"
        >
            <h2 id="lesson-title" tabindex="-1">{say(title)}</h2>
            <div class="lesson-ways">{buttons} {(!is_teacher).then_some(restart)}</div>
            {move || asks.get().then(question)}
            {opening.into_iter().map(|line| view! { <p class="lesson-opening">{line}</p> }).collect_view()}
            <ol data-testid=id>{rows.into_iter().map(row).collect_view()}</ol>
        </section>
    }
}

fn print(_: Lesson) {
    if let Some(window) = web_sys::window() {
        // A browser that does not print says so itself.
        let _ = window.print();
    }
}
