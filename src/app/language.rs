//! The language the page speaks now.
//!
//! A change of language makes the page anew, with its settings and results; so a text is read once, where it is shown,
//! and needs no signal of its own.

use std::cell::Cell;
use std::fmt::Display;

use leptos::prelude::*;

use crate::text::{Language, Said, Text, parts};

thread_local! {
    static NOW: Cell<Language> = const { Cell::new(Language::English) };
}

#[allow(dead_code, reason = "the choice of language follows")]
/// From here on the page speaks this language.
pub fn set(language: Language) {
    NOW.set(language);
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

/// What is held as data, in words.
pub fn speak(said: &Said) -> String {
    said.words(now())
}

/// A text whose places are filled by parts of the page, such as a word in its axis's color.
pub fn say_marked(text: Text, place: impl Fn(&str) -> AnyView) -> AnyView {
    let pieces = parts(say(text)).map(|(words, name)| (words, name.map(&place)));
    pieces.collect_view().into_any()
}
