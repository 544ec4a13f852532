//! The Korean of every text as a file of its own: a visitor loads the language that they read.
//!
//! Natively all languages are compiled in. In WebAssembly English is, and Korean comes by [`load`]; a text is found by
//! its English words, as in gettext's catalogs.

use crate::language::Language;

/// Where the page finds the file, beside itself.
pub const FILE: &str = "korean.txt";

/// The lines of a file, by their English words. Whatever is no line of two texts is left out.
#[cfg(any(target_arch = "wasm32", test))]
struct Catalog(Vec<(&'static str, &'static str)>);

#[cfg(any(target_arch = "wasm32", test))]
impl Catalog {
    fn read(file: &'static str) -> Self {
        Self(file.lines().filter_map(|line| line.split_once('\t')).collect())
    }

    /// What a text is called; `None` where the file does not have it.
    fn find(&self, english: &str) -> Option<&'static str> {
        let at = self.0.binary_search_by(|(found, _)| (*found).cmp(english)).ok()?;
        self.0.get(at).map(|(_, words)| *words)
    }
}

#[cfg(target_arch = "wasm32")]
thread_local! {
    static KOREAN: std::cell::OnceCell<Catalog> = const { std::cell::OnceCell::new() };
}

/// Takes the Korean texts in, for as long as the page lives.
#[cfg(target_arch = "wasm32")]
pub fn load(file: String) {
    // A second file would say the same.
    let _ = KOREAN.with(|korean| korean.set(Catalog::read(file.leak())));
}

/// Natively everything is there.
#[cfg(not(target_arch = "wasm32"))]
pub fn load(_: String) {}

/// Whether the texts of a language are there.
#[must_use]
pub fn is_loaded(language: Language) -> bool {
    match language {
        Language::English => true,
        #[cfg(target_arch = "wasm32")]
        Language::Korean => KOREAN.with(|korean| korean.get().is_some()),
        #[cfg(not(target_arch = "wasm32"))]
        Language::Korean => true,
    }
}

/// The Korean of a text by its English words, which stand for it where there is none.
#[cfg(target_arch = "wasm32")]
pub(crate) fn korean(english: &'static str) -> &'static str {
    KOREAN.with(|korean| korean.get().and_then(|korean| korean.find(english))).unwrap_or(english)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SECTIONS;
    use crate::catalog_file::file;

    #[test]
    fn every_text_is_found_in_the_file_by_its_english_words() {
        let catalog = Catalog::read(file().leak());
        let mut faults = Vec::new();
        for (section, texts) in SECTIONS {
            for (name, text) in *texts {
                let [english, korean] = Language::ALL.map(|language| text.of(language));
                let found = catalog.find(english);
                if found != Some(korean) {
                    faults.push(format!("{section}::{name}: {english:?} is {korean:?} here and {found:?} elsewhere"));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert_eq!(catalog.find("no such text"), None);
    }

    #[test]
    fn what_is_no_catalog_has_no_texts() {
        assert_eq!(Catalog::read("<!doctype html>\n<title>404</title>").find("Depth"), None);
    }
}
