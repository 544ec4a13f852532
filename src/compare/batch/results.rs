//! All that came of a batch so far.

use super::answers::BatchRow;
use super::labels::few_names;
use super::selection::PictureName;
use crate::link::CompareEntry;
use benchmark::report::LabelledPictures;
use model::scaling::ScalingInput;
use texts::{Language, Message, batch as text};

/// A picture that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// Its place in the batch.
    pub picture: usize,
    /// Why.
    pub reason: Message,
}

/// The pictures of a batch, and each network's answers to them.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// The pictures.
    pub pictures: Vec<PictureName>,
    /// The networks, in the order of the list.
    pub rows: Vec<BatchRow>,
    /// Pictures that could not be read. No network looks at one again.
    pub broken: Vec<Broken>,
}

impl Results {
    /// How a network did on the pictures that have a label; `None` where it answered none. A file tells its setting only
    /// where it was loaded, so that it is known by its entry.
    #[must_use]
    pub fn labelled(&self, entry: CompareEntry, scaling: &ScalingInput) -> Option<LabelledPictures> {
        let is_same = |row: &&BatchRow| row.entry == entry && (entry.is_file() || row.scaling == *scaling);
        let top1 = self.rows.iter().find(is_same)?.figures().top1?;
        Some(LabelledPictures { correct: top1.right, pictures: top1.total })
    }

    /// Whether a picture is one that could not be read.
    #[must_use]
    pub fn is_broken(&self, picture: usize) -> bool {
        self.broken.iter().any(|broken| broken.picture == picture)
    }

    /// Whether a network has answered a picture.
    #[must_use]
    pub fn has_answers(&self) -> bool {
        self.rows.iter().any(|row| row.answers.iter().any(Option::is_some))
    }

    /// How many pictures could not be read, and which; `None` where all could.
    #[must_use]
    pub fn broken_words(&self, language: Language) -> Option<String> {
        let names: Vec<_> = self
            .broken
            .iter()
            .filter_map(|broken| self.pictures.get(broken.picture))
            .map(|name| name.path().to_owned())
            .collect();
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("count", &names.len()), ("total", &self.pictures.len()), ("names", &few_names(&names, language))];
        (!names.is_empty()).then(|| text::BROKEN.with(language, &values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_pictures_are_counted_and_named() {
        let pictures: Vec<_> = (0..4).map(|number| PictureName::new(format!("{number}.jpg"))).collect();
        let mut results = Results { pictures, ..Results::default() };
        assert_eq!(results.broken_words(Language::English), None);
        results.broken.push(Broken { picture: 2, reason: Message::verbatim("broken") });
        assert!(results.is_broken(2) && !results.is_broken(1) && !results.has_answers());
        let words = results.broken_words(Language::English).unwrap();
        assert_eq!(words, "1 of 4 could not be read: 2.jpg. Why stands in the CSV file.");
    }
}
