//! The language the page speaks now.
//!
//! A change of language makes the page anew, with its settings and results; so a text is read once, where it is shown,
//! and needs no signal of its own.

use std::cell::Cell;
use std::fmt::Display;

use leptos::prelude::*;
use texts::{Language, Message, Text, format, header, parts};

thread_local! {
    static NOW: Cell<Language> = const { Cell::new(Language::English) };
}

/// From then on this language is spoken. Also tells the browser, for its voice, its fonts and its tab.
pub fn set(language: Language) {
    NOW.set(language);
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    document.set_title(header::TITLE.of(language));
    if let Some(root) = document.document_element() {
        // A plain word cannot be refused.
        let _ = root.set_attribute("lang", language.slug());
    }
}

/// The language now.
pub fn now() -> Language {
    NOW.get()
}

/// A text in the language of the page.
pub fn say(text: Text) -> &'static str {
    text.of(now())
}

/// A text with its places filled.
pub fn say_with(text: Text, values: &[(&str, &dyn Display)]) -> String {
    text.with(now(), values)
}

/// A large count in a few digits and a word.
pub fn say_count(count: u128) -> String {
    format::spoken(count, now())
}

/// What is held as data, in words.
pub fn speak(message: &Message) -> String {
    message.words(now())
}

/// A text whose places are filled by parts of the page, such as a word in its axis's color.
pub fn say_marked(text: Text, place: impl Fn(&str) -> AnyView) -> AnyView {
    let pieces = parts(say(text)).map(|(words, name)| (words, name.map(&place)));
    pieces.collect_view().into_any()
}
