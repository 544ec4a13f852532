//! The language the page speaks now.
//!
//! A change of language makes the page anew, with its settings and results; so a text is read once, where it is shown,
//! and needs no signal of its own.

use std::cell::Cell;
use std::fmt::Display;

use crate::browser::build::version;
use crate::browser::fetch::fetch_text;
use leptos::prelude::*;
use texts::{Language, Message, Text, header, parts};
use texts::{catalog, format};

thread_local! {
    static NOW: Cell<Language> = const { Cell::new(Language::English) };
}

/// The language of the page as a choice; copied freely.
#[derive(Clone, Copy)]
pub struct Choice {
    language: RwSignal<Language>,
    /// The one that was chosen last: its words may still be on their way.
    wanted: StoredValue<Language>,
    /// The one whose words did not come.
    unreachable: RwSignal<Option<Language>>,
}

impl Choice {
    /// The choice as the page was opened; English where the words of another language did not come.
    pub fn new(first: Language) -> Self {
        let is_there = catalog::is_loaded(first);
        let spoken = if is_there { first } else { Language::English };
        set(spoken);
        Self {
            language: RwSignal::new(spoken),
            wanted: StoredValue::new(spoken),
            unreachable: RwSignal::new((!is_there).then_some(first)),
        }
    }

    /// The language, tracked.
    pub fn get(self) -> Language {
        self.language.get()
    }

    /// The language whose words did not come, tracked.
    pub fn unreachable(self) -> Option<Language> {
        self.unreachable.get()
    }

    /// From then on the page speaks this language, and what follows the choice is made anew: once its words are there. Where
    /// they do not come, everything stays.
    pub async fn choose(self, language: Language) {
        self.wanted.set_value(language);
        let is_there = load(language).await;
        if self.wanted.try_get_value() != Some(language) {
            return;
        }
        self.unreachable.set((!is_there).then_some(language));
        if is_there && language != now() {
            set(language);
            self.language.set(language);
        }
    }
}

/// Has the words of a language downloaded where they are not there; whether they are.
pub async fn load(language: Language) -> bool {
    if !catalog::is_loaded(language)
        && let Some(file) = fetch_text(&format!("./{}?v={}", catalog::FILE, version())).await
    {
        catalog::load(file);
    }
    catalog::is_loaded(language)
}

/// Also tells the browser, for its voice, its fonts and its tab.
fn set(language: Language) {
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
