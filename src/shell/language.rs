//! The choice of the language, whose words are loaded when it is chosen.

use crate::browser::build::version;
use crate::browser::fetch::fetch_text;
use crate::language::{now, set};
use leptos::prelude::*;
use texts::{Language, catalog};

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
