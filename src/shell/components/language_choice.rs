//! The language of the page.

use crate::browser::elements::by_id;
use crate::language::{now, say, say_with};
use crate::shell::language::Choice;
use leptos::prelude::*;
use texts::{Language, header};

/// One button a language, each in its own words.
#[component]
pub fn LanguageChoice(
    /// The choice.
    language: Choice,
) -> impl IntoView {
    let buttons = Language::ALL.map(|choice| {
        let id = format!("lang-{}", choice.slug());
        view! {
            <button
                type="button"
                id=id.clone()
                data-testid=id
                lang=choice.slug()
                aria-pressed=(choice == now()).to_string()
                on:click=move |_| choose(language, choice)
            >
                {choice.name()}
            </button>
        }
    });
    let unreachable = move || {
        language.unreachable().map(|missing| {
            let words = say_with(header::LANGUAGE_UNREACHABLE, &[("language", &missing.name())]);
            view! { <p class="notice" role="alert" data-testid="language-unreachable">{words}</p> }
        })
    };
    view! {
        <div class="segments" role="group" aria-label=say(header::LANGUAGE)>
            {buttons.collect_view()}
        </div>
        {unreachable}
    }
}

/// The page is made anew, its buttons too: the focus goes to the one that takes this one's place.
fn choose(language: Choice, choice: Language) {
    leptos::task::spawn_local(async move {
        language.choose(choice).await;
        leptos::task::tick().await;
        if let Some(button) = by_id(&format!("lang-{}", choice.slug())) {
            // Without focus the language has changed all the same.
            let _ = button.focus();
        }
    });
}
