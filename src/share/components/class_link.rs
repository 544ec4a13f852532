//! The form that makes a link for a class: what it locks, hides and opens, as an address and as a QR code.

use web_sys::{Element, Event};

use super::class_preview::ClassPreview;
use super::copy_link::CopyLink;
use super::embed::EmbedSnippet;
use crate::browser::elements::find;
use crate::language::{now, say};
use crate::lesson::controller::{Lesson, View};
use crate::lesson::words::title;
use crate::link::{Lock, PageState, Part, Step};
use crate::share::held_back::{lock_name, part_name};
use crate::share::qr::qr_path;
use crate::share::url_sync;
use leptos::prelude::*;
use texts::{Language, Text, teach, teacher};

/// A button, and the form over the page that it opens. The browser holds the two together: Escape and a click beside
/// the form close it, and the focus comes back. While it is closed nothing of the form exists.
#[component]
pub fn ClassLink(
    /// The page as it is.
    state: Memo<PageState>,
    /// The lesson, for the teacher's sheet.
    lesson: Lesson,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let follow = move |event: Event| {
        // A browser that does not know the word shows the form where it stands.
        is_open.set(event_target::<Element>(&event).matches(":popover-open").unwrap_or(true));
    };
    view! {
        <button type="button" class="button quiet" data-testid="class-open" popovertarget="class-link">
            {say(teach::OPEN)}
        </button>
        <div
            id="class-link"
            class="class-link"
            popover="auto"
            role="dialog"
            aria-label=say(teach::TITLE)
            on:toggle=follow
        >
            {move || is_open.get().then(|| view! { <Form state lesson /> })}
        </div>
    }
}

/// The choices, and what comes of them.
#[component]
fn Form(
    /// The page as it is.
    state: Memo<PageState>,
    /// The lesson, for the teacher's sheet.
    lesson: Lesson,
) -> impl IntoView {
    let first = state.get_untracked();
    let restrictions = RwSignal::new(first.restrictions);
    let step = RwSignal::new(first.lesson);
    let language = RwSignal::new(first.language);
    let linked = Memo::new(move |_| PageState {
        restrictions: restrictions.get(),
        lesson: step.get(),
        language: language.get(),
        ..state.get()
    });
    let address = Memo::new(move |_| url_sync::address(&linked.read()).unwrap_or_default());

    let locks = Lock::ALL.map(|lock| {
        let is_on = Signal::derive(move || restrictions.get().locks(lock));
        let toggle = Callback::new(move |()| restrictions.update(|all| all.toggle_lock(lock)));
        view! { <Check id=format!("class-lock-{}", lock.slug()) name=lock_name(lock) is_on toggle /> }
    });
    let parts = Part::ALL.map(|part| {
        let is_on = Signal::derive(move || restrictions.get().hides(part));
        let toggle = Callback::new(move |()| restrictions.update(|all| all.toggle_part(part)));
        view! { <Check id=format!("class-hide-{}", part.slug()) name=part_name(part) is_on toggle /> }
    });
    let steps = Step::ALL.map(|each| {
        let words = format!("{}. {}", each.number(), title(each, now()));
        view! {
            <option value=each.number().to_string() selected=first.lesson == Some(each)>{words}</option>
        }
    });
    let choose = move |event: Event| step.set(event_target_value(&event).parse().ok());
    let languages = Language::ALL.map(|each| {
        view! { <option value=each.slug() lang=each.slug() selected=first.language == each>{each.name()}</option> }
    });
    let speak = move |event: Event| {
        let word = event_target_value(&event);
        if let Some(found) = Language::ALL.into_iter().find(|each| each.slug() == word) {
            language.set(found);
        }
    };
    let show_sheet = move |_| {
        // The form goes first, and with it the focus that it gives back.
        if let Some(close) = find("[data-testid=\"class-close\"]") {
            close.click();
        }
        lesson.show(View::Teacher);
    };
    view! {
        <div class="stack">
            <h2>{say(teach::TITLE)}</h2>
            <p class="hint">{say(teach::INTRO)}</p>
            <Checks legend=teach::LOCK>{locks.collect_view()}</Checks>
            <Checks legend=teach::HIDE>{parts.collect_view()}</Checks>
            <label class="stack-tight">
                <b>{say(teach::STEP)}</b>
                <select data-testid="class-step" on:change=choose>
                    <option value="">{say(teach::NO_STEP)}</option>
                    {steps.collect_view()}
                </select>
            </label>
            <label class="stack-tight">
                <b>{say(teach::LANGUAGE)}</b>
                <select data-testid="class-language" on:change=speak>
                    {languages.collect_view()}
                </select>
            </label>
            <ClassPreview state=linked />
            <input
                class="class-address"
                type="text"
                readonly
                data-testid="class-address"
                aria-label=say(teach::LINK)
                prop:value=move || address.get()
            />
            <div class="class-actions">
                <CopyLink state=linked />
                <button type="button" class="button quiet" data-testid="lesson-teacher" on:click=show_sheet>
                    {say(teacher::TEACHER)}
                </button>
                <button
                    type="button"
                    class="button quiet"
                    data-testid="class-close"
                    popovertarget="class-link"
                    popovertargetaction="hide"
                >
                    {say(teach::CLOSE)}
                </button>
            </div>
            {move || code(&address.read())}
            <EmbedSnippet state=linked />
        </div>
    }
}

/// A group of choices.
#[component]
fn Checks(
    /// What is chosen.
    legend: Text,
    /// The choices.
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset>
            <legend>{say(legend)}</legend>
            <div class="checks">{children()}</div>
        </fieldset>
    }
}

/// One choice.
#[component]
fn Check(
    /// Its test id.
    id: String,
    /// What is chosen.
    name: &'static str,
    /// Whether it is.
    is_on: Signal<bool>,
    /// Chooses it, or no longer.
    toggle: Callback<()>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" data-testid=id prop:checked=is_on on:change=move |_| toggle.run(()) />
            {name}
        </label>
    }
}

/// The address as a QR code: dark on light in every theme, as readers want it.
fn code(address: &str) -> AnyView {
    match qr_path(address) {
        Ok(qr) => view! {
            <svg
                class="class-code"
                viewBox=format!("0 0 {0} {0}", qr.side)
                role="img"
                aria-label=say(teach::CODE)
                data-testid="class-code"
            >
                <path d=qr.path />
            </svg>
            <p class="hint">{say(teach::CODE_HOW)}</p>
        }
        .into_any(),
        Err(_) => view! { <p class="hint">{say(teach::NO_CODE)}</p> }.into_any(),
    }
}
