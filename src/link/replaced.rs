//! What of a link could not be used, and what stands in its place.

use super::run_choice::RunChoice;
use texts::{Language, Text, link};

/// A value of a link that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The key, such as `phi`.
    pub key: &'static str,
    /// What the link said.
    pub found: String,
    /// What is used in its place.
    pub used: Used,
}

/// What is used in place of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Used {
    /// The default, as a link says it.
    Default(String),
    /// Nothing, in these words.
    Nothing(Text),
}

impl Replaced {
    /// One sentence on what became of the value.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let used = match &self.used {
            Used::Default(value) => value,
            Used::Nothing(words) => words.of(language),
        };
        let text = if self.key == "run" && self.found == RunChoice::Custom.slug() {
            link::NO_FILE
        } else if self.found.is_empty() {
            link::EMPTY
        } else {
            link::REPLACED
        };
        text.with(language, &[("key", &self.key), ("found", &self.found), ("used", &used)])
    }
}
