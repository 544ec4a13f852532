//! [`Text`]: one text in every language, with places that are filled.

use std::fmt::Write as _;

#[cfg(target_arch = "wasm32")]
use crate::catalog;
use crate::language::Language;
use crate::particle;

/// One text in every language. It is known by where its words stand, which is one number in the page's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Text(pub(crate) &'static Words);

/// The words of a text.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Words {
    pub(crate) en: &'static str,
    /// In WebAssembly it comes in a file: [`crate::catalog`].
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) ko: &'static str,
}

impl Text {
    /// The text as it stands, places and all.
    #[must_use]
    pub fn of(self, language: Language) -> &'static str {
        match language {
            Language::English => self.0.en,
            #[cfg(not(target_arch = "wasm32"))]
            Language::Korean => self.0.ko,
            #[cfg(target_arch = "wasm32")]
            Language::Korean => catalog::korean(self.0.en),
        }
    }

    /// The text with its places filled: `{phi}` by what stands beside `"phi"`. A place that nothing fills stays.
    #[must_use]
    pub fn with(self, language: Language, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        let mut filled = String::new();
        for (words, place) in parts(self.of(language)) {
            particle::push(&mut filled, words);
            let Some(place) = place else { continue };
            // Writing to a `String` cannot fail.
            let _ = match values.iter().find(|(name, _)| *name == place) {
                Some((_, value)) => write!(filled, "{value}"),
                None => write!(filled, "{{{place}}}"),
            };
        }
        filled
    }
}

/// A text in pieces: words, and the place that follows them.
pub fn parts(text: &'static str) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    text.split('}').map(|piece| match piece.split_once('{') {
        Some((words, place)) => (words, Some(place)),
        None => (piece, None),
    })
}
