//! The labels of a batch's pictures among the classes of a network.

use std::collections::BTreeSet;

use super::selection::PictureName;
use texts::{Language, Message, batch as text};
use wire::labels::{COUNT, ClassTable, FoundLabel, LabelRule, NoLabel};

/// Names that are shown of many.
const SHOWN: usize = 5;

/// Whose classes they are. Answers are compared where they are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpaceKey {
    /// Those of ImageNet-1k.
    ImageNet,
    /// Those of the person's weights file of this number.
    File(u64),
}

impl SpaceKey {
    /// Whose classes a network has: ImageNet's where there are as many and the person has no names of their own.
    #[must_use]
    pub fn of_network(file: Option<u64>, classes: u64, has_names: bool) -> Self {
        let is_imagenet = !has_names && classes == COUNT as u64;
        if is_imagenet { Self::ImageNet } else { Self::File(file.unwrap_or_default()) }
    }
}

/// The classes of a network, and the label that each picture of the batch has among them.
#[derive(Clone, Debug)]
pub struct ClassSpace {
    /// Whose classes.
    pub key: SpaceKey,
    /// The classes.
    pub table: ClassTable,
    labels: Vec<Result<FoundLabel, NoLabel>>,
}

impl ClassSpace {
    /// Looks for the labels of the pictures.
    #[must_use]
    pub fn new(key: SpaceKey, table: ClassTable, pictures: &[PictureName]) -> Self {
        let labels = pictures.iter().map(|picture| table.find(picture.folder(), picture.file())).collect();
        Self { key, table, labels }
    }

    /// The space of a network with so many classes, of the weights file of this number where it is one, and of the person's
    /// names for the classes where there are any.
    #[must_use]
    pub fn of_network(file: Option<u64>, classes: u64, names: Option<&[String]>, pictures: &[PictureName]) -> Self {
        let key = SpaceKey::of_network(file, classes, names.is_some());
        let table = match (key, names) {
            (SpaceKey::ImageNet, _) => ClassTable::imagenet(),
            (SpaceKey::File(_), Some(names)) => ClassTable::of_names(names.to_vec()),
            (SpaceKey::File(_), None) => ClassTable::numbered(usize::try_from(classes).unwrap_or(usize::MAX)),
        };
        Self::new(key, table, pictures)
    }

    /// The label of a picture.
    #[must_use]
    pub fn label(&self, picture: usize) -> Option<FoundLabel> {
        self.labels.get(picture)?.ok()
    }

    /// The classes in words.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self.key {
            SpaceKey::ImageNet => Message::new(text::IMAGENET),
            SpaceKey::File(_) => Message::new(text::OWN).with("count", &self.table.classes()),
        }
    }

    /// How many labels were found, and which names are none.
    #[must_use]
    pub fn count(&self, pictures: &[PictureName]) -> LabelCount {
        let by = |rule| self.labels.iter().flatten().filter(|found| found.rule == rule).count();
        let names = |reason| {
            let mut names = BTreeSet::new();
            for (picture, label) in pictures.iter().zip(&self.labels) {
                if *label == Err(reason) {
                    names.insert(picture.named_by().to_owned());
                }
            }
            names.into_iter().collect()
        };
        LabelCount {
            pictures: pictures.len(),
            found: self.labels.iter().flatten().count(),
            rules: LabelRule::ALL.map(|rule| (rule, by(rule))),
            unknown: names(NoLabel::Unknown),
            ambiguous: names(NoLabel::Ambiguous),
        }
    }
}

/// How many pictures have a label, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelCount {
    /// All pictures.
    pub pictures: usize,
    /// Those with a label.
    pub found: usize,
    /// By which rule how many.
    pub rules: [(LabelRule, usize); 3],
    /// Names of no class, each once.
    pub unknown: Vec<String>,
    /// Names of several classes, each once.
    pub ambiguous: Vec<String>,
}

impl LabelCount {
    /// The count as a sentence, of the classes of a space.
    #[must_use]
    pub fn words(&self, space: &ClassSpace, language: Language) -> String {
        let classes = space.to_message();
        if self.found == 0 {
            return Message::new(text::NO_LABELS).with_message("classes", classes).words(language);
        }
        let rules = self.rules.iter().filter(|(_, count)| *count > 0).map(|(rule, count)| {
            let text = match rule {
                LabelRule::Synset => text::BY_SYNSET,
                LabelRule::Index => text::BY_INDEX,
                LabelRule::Name => text::BY_NAME,
            };
            text.with(language, &[("count", count)])
        });
        let rules: Vec<_> = rules.collect();
        let message = Message::new(text::LABELS).with_message("classes", classes).with("rules", &rules.join(", "));
        message.with("found", &self.found).with("count", &self.pictures).words(language)
    }

    /// Which names are no label, in sentences.
    #[must_use]
    pub fn unlabelled_words(&self, language: Language) -> Vec<String> {
        let kinds = [(text::UNKNOWN, &self.unknown), (text::AMBIGUOUS, &self.ambiguous)];
        let there = kinds.into_iter().filter(|(_, names)| !names.is_empty());
        there.map(|(text, names)| text.with(language, &[("names", &few_names(names, language))])).collect()
    }
}

/// The first few of several names, and how many more there are.
#[must_use]
pub fn few_names(names: &[String], language: Language) -> String {
    let first = names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => first,
        more => text::AND_MORE.with(language, &[("names", &first), ("count", &more)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pictures(paths: &[&str]) -> Vec<PictureName> {
        paths.iter().copied().map(PictureName::new).collect()
    }

    #[test]
    fn labels_are_counted_by_their_rule_and_other_names_named_once() {
        let pictures = pictures(&[
            "n02123045/1.jpg",
            "n02123045/2.jpg",
            "7/1.jpg",
            "tabby_2.png",
            "x/1.jpg",
            "x/2.jpg",
            "crane.jpg",
        ]);
        let space = ClassSpace::new(SpaceKey::ImageNet, ClassTable::imagenet(), &pictures);
        assert_eq!(space.label(0).map(|found| found.class), Some(281));
        assert_eq!((space.label(4), space.label(99)), (None, None));
        let count = space.count(&pictures);
        assert_eq!((count.pictures, count.found), (7, 4));
        assert_eq!(count.rules.map(|(_, count)| count), [2, 1, 1]);
        assert_eq!(
            (count.unknown.as_slice(), count.ambiguous.as_slice()),
            (&["x".to_owned()][..], &["crane.jpg".to_owned()][..])
        );
        let words = count.words(&space, Language::English);
        assert_eq!(
            words,
            "Pictures with a label among the 1,000 classes of ImageNet: 4 of 7 (by synset: 2, by the number of a folder: 1, by \
             class name: 1)."
        );
        let unlabelled = count.unlabelled_words(Language::English);
        assert_eq!(unlabelled.len(), 2);
        assert!(unlabelled[0].contains("no class: x.") && unlabelled[1].contains("crane.jpg"), "{unlabelled:?}");
    }

    #[test]
    fn without_labels_it_says_what_can_be_done() {
        let pictures = pictures(&["a.jpg"]);
        let space = ClassSpace::new(SpaceKey::File(1), ClassTable::numbered(5), &pictures);
        let words = space.count(&pictures).words(&space, Language::English);
        assert!(words.contains("the 5 classes of your weights") && words.contains("agree"), "{words}");
    }

    #[test]
    fn classes_are_imagenets_by_their_number_unless_the_person_names_them() {
        let pictures = pictures(&["tabby.jpg", "dog/1.jpg"]);
        let names: Vec<_> = ["dog", "tabby"].map(str::to_owned).to_vec();
        let labels = |file, classes, names: Option<&[String]>| {
            let space = ClassSpace::of_network(file, classes, names, &pictures);
            (space.key, [0, 1].map(|at| space.label(at).map(|found| found.class)))
        };
        assert_eq!(labels(None, 1000, None), (SpaceKey::ImageNet, [Some(281), None]));
        assert_eq!(labels(Some(3), 1000, None), (SpaceKey::ImageNet, [Some(281), None]));
        assert_eq!(labels(Some(3), 2, Some(&names)), (SpaceKey::File(3), [Some(1), Some(0)]));
        assert_eq!(labels(Some(3), 2, None), (SpaceKey::File(3), [None, None]));
    }

    #[test]
    fn of_many_names_a_few_are_shown() {
        let names: Vec<_> = (1..=7).map(|number| number.to_string()).collect();
        assert_eq!(few_names(&names, Language::English), "1, 2, 3, 4, 5 and 2 more");
        assert_eq!(few_names(&names[..2], Language::English), "1, 2");
    }
}
