//! One step of the guided lesson: idea, guess, task, answer, and the way on.

use super::lesson_guess::LessonGuess;
use super::lesson_head::LessonHead;
use super::lesson_task::LessonTask;
use crate::browser::focus::scroll_down_soon;
use crate::language::{now, say, say_count, say_with, speak};
use crate::lesson::controller::Lesson;
use crate::lesson::words;
use crate::link::Step;
use crate::scale::setting::Setting;
use benchmark::view::Row;
use leptos::prelude::*;
use model::scaling::Family;
use texts::format;
use texts::{Text, guide as text};

/// A step. Made anew for another one.
#[component]
pub fn LessonStep(
    /// The lesson.
    lesson: Lesson,
    /// The setting.
    setting: Setting,
    /// Which step.
    step: Step,
    /// The family that its words are about.
    family: Family,
    /// What the lesson has seen so far.
    status: Memo<String>,
) -> impl IntoView {
    let words::Lines { idea, question, choices, task, .. } = words::lines(step, family, now());
    let is_done = Memo::new(move |_| lesson.state.read().is_done(step));
    let answer = Memo::new(move |_| {
        let state = lesson.state.read();
        state.is_revealed(step).then(|| words::answer(&state, step, now())).flatten()
    });
    let is_answered = Memo::new(move |_| answer.read().is_some());
    // Beside the page the lesson scrolls by itself: down to the answer. Above the page it does not, and nothing jumps.
    Effect::new(move |_| {
        if is_answered.get() {
            scroll_down_soon(".lesson-body");
        }
    });
    let term = |(term, definition): &(Text, Text)| {
        view! {
            <details class="lesson-term">
                <summary>{say_with(text::WHAT_IS, &[("term", &say(*term))])}</summary>
                <p>{say(*definition)}</p>
            </details>
        }
    };
    let guess = view! { <LessonGuess lesson step question choices /> };
    let task = view! { <LessonTask lesson setting step task /> };
    let (first, second) =
        if step.asks_after() { (task.into_any(), guess.into_any()) } else { (guess.into_any(), task.into_any()) };
    let explained = move || {
        let choice = |(choice, why): (String, String)| view! { <dt>{choice}</dt> <dd>{why}</dd> };
        let choices = words::explained(step, family, now());
        (!choices.is_empty()).then(|| {
            view! {
                <h4>{say(text::CHOICES_EXPLAINED)}</h4>
                <dl data-testid="lesson-explained">{choices.into_iter().map(choice).collect_view()}</dl>
            }
        })
    };
    view! {
        <LessonHead lesson step is_done is_answered />
        <div class="lesson-body">
            <p>{idea}</p>
            {words::terms(step).iter().map(term).collect_view()}
            {first}
            {second}
            <p class="lesson-check" role="status" data-testid="lesson-check" data-done=move || is_done.get().to_string()>
                {move || status.get()}
            </p>
            <Show when=move || is_answered.get()>
                <div class="lesson-answer">
                    <h3 id="lesson-answer" tabindex="-1">{say(text::ANSWER)}</h3>
                    <p data-testid="lesson-answer">{move || answer.get()}</p>
                    <p data-testid="lesson-counter">{move || counter_words(lesson, step)}</p>
                    {explained()}
                </div>
            </Show>
        </div>
    }
}

/// The counter-example in the table of the comparison, by name and numbers; empty while the table is, and in steps that are
/// not about it.
fn counter_words(lesson: Lesson, step: Step) -> String {
    if step != Step::Time {
        return String::new();
    }
    let rows = lesson.comparison.rows.read();
    let Some(analysis) = lesson.comparison.reports.analysis.get() else { return String::new() };
    let of = |at: u32| Some((rows.get(at as usize)?, analysis.of(at as usize)?));
    let is_measured = analysis.rows.iter().any(|row| row.median > 0.0);
    let pair = analysis.counter_example.first().zip(analysis.counter_example.last());
    match pair.and_then(|(less, more)| of(*less).zip(of(*more))) {
        Some(((less, less_found), (more, more_found))) => {
            let [less_count, more_count] = [less_found, more_found].map(macs);
            let [less_time, more_time] = [less_found, more_found].map(|found| format::duration(found.median));
            let [less, more] = [less, more].map(|row| row.name(now()));
            say_with(
                text::TIME_COUNTER,
                &[
                    ("less", &less),
                    ("more", &more),
                    ("less_count", &less_count),
                    ("more_count", &more_count),
                    ("less_time", &less_time),
                    ("more_time", &more_time),
                ],
            )
        }
        None if !is_measured => String::new(),
        None => say(text::TIME_NO_COUNTER).to_owned(),
    }
}

/// A network's multiply-adds in words.
fn macs(found: &Row) -> String {
    let exact = found.values.iter().find(|(name, _)| name == "macs").map(|(_, value)| speak(value));
    exact.and_then(|exact| exact.parse().ok()).map(say_count).unwrap_or_default()
}
