//! The question of a step, to be guessed at before the answer.

use crate::browser::focus::focus_soon;
use crate::language::say;
use crate::lesson::Guess;
use crate::lesson::controller::Lesson;
use crate::link::Step;
use leptos::prelude::*;
use texts::guide as text;

/// Choices, and two ways on: to guess, or not to.
#[component]
pub fn LessonGuess(
    /// The lesson.
    lesson: Lesson,
    /// Which step.
    step: Step,
    /// The question.
    question: String,
    /// The choices.
    choices: Vec<String>,
) -> impl IntoView {
    let guess = Memo::new(move |_| lesson.state.read().guess(step));
    // An arrow key chooses as it moves: the guess counts once it is given.
    let picked = RwSignal::new(None::<usize>);
    let make = move |guess: Guess| {
        lesson.state.update(|state| state.make_guess(step, guess));
        // The buttons are gone.
        let is_revealed = lesson.state.with_untracked(|state| state.is_revealed(step));
        focus_soon(if is_revealed { "lesson-answer" } else { "lesson-task" });
    };
    let option = move |(index, words): (usize, &String)| {
        view! {
            <label class="lesson-choice">
                <input
                    type="radio"
                    name="lesson-guess"
                    data-testid=format!("lesson-predict-{}", index + 1)
                    on:change=move |_| picked.set(Some(index))
                />
                <span>{words.clone()}</span>
            </label>
        }
    };
    let content = move || match guess.get() {
        Guess::Chosen(index) => made(choices.get(index).map_or("", String::as_str)),
        Guess::Skipped => made(say(text::NONE)),
        Guess::Open => view! {
            {choices.iter().enumerate().map(option).collect_view()}
            <div class="lesson-ways">
                <button
                    type="button"
                    class="button"
                    data-testid="lesson-guess"
                    disabled=move || picked.get().is_none()
                    on:click=move |_| {
                        if let Some(picked) = picked.get_untracked() {
                            make(Guess::Chosen(picked));
                        }
                    }
                >
                    {say(text::GUESS)}
                </button>
                <button
                    type="button"
                    class="button quiet"
                    data-testid="lesson-skip"
                    on:click=move |_| make(Guess::Skipped)
                >
                    {say(text::NO_GUESS)}
                </button>
            </div>
        }
        .into_any(),
    };
    view! {
        <fieldset class="lesson-guess">
            <legend>
                <span class="lesson-label">{say(if step.asks_after() { text::GUESS_NOW } else { text::GUESS_FIRST })}</span>
                {question}
            </legend>
            {content}
        </fieldset>
    }
}

/// The guess that was made.
fn made(guess: &str) -> AnyView {
    view! { <p data-testid="lesson-guessed">{say(text::MY_GUESS)} ": " {guess.to_owned()}</p> }.into_any()
}
