//! The class that a picture's folder or file is named after: a person's own labels for a batch of pictures.
//!
//! A folder counts before a file. Of a name, first a WordNet synset is looked for (`n02123045`, also within the name as in
//! `n02123045_12.JPEG` and `n02085620-Chihuahua`), then, of a folder, the number of a class, then the name of a class: all
//! its words or one of the synonyms between commas. Letters of either case are the same, and whatever is neither letter nor
//! digit is a space. A file's name may end in numbers that count copies: `tabby_12.jpg`, `tabby (2).jpg`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{COUNT, label};

/// By what a label was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelRule {
    /// A WordNet synset.
    Synset,
    /// The number of the class, from 0: a folder's name alone.
    Index,
    /// The name of the class.
    Name,
}

impl LabelRule {
    /// Every rule, in the order in which they are tried.
    pub const ALL: [Self; 3] = [Self::Synset, Self::Index, Self::Name];

    /// The word in files.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Synset => "synset",
            Self::Index => "index",
            Self::Name => "name",
        }
    }
}

/// A label that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundLabel {
    /// Index of the class in the network's output.
    pub class: usize,
    /// By what.
    pub rule: LabelRule,
}

/// Why there is no label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLabel {
    /// Neither folder nor file is named after a class.
    Unknown,
    /// The name is that of several classes, such as `crane`.
    Ambiguous,
}

/// The classes that a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    One(usize),
    Several,
}

/// The classes of a network, as names are looked up in.
#[derive(Clone, Debug)]
pub struct ClassTable {
    classes: usize,
    /// What each is called; empty where the classes have numbers alone.
    labels: Vec<String>,
    /// That of each class, in ascending order, as ImageNet-1k counts its classes; empty where they have none.
    synsets: Vec<String>,
    names: BTreeMap<String, Named>,
}

impl ClassTable {
    /// The 1,000 of ImageNet-1k.
    #[must_use]
    pub fn imagenet() -> Self {
        let labels: Vec<_> = (0..COUNT).map_while(label).collect();
        let mut table = Self::of_names(labels.iter().map(|label| label.lemmas.clone()).collect());
        table.synsets = labels.into_iter().map(|label| label.synset).collect();
        table
    }

    /// Classes of a person's own names, in the order of the network's outputs.
    #[must_use]
    pub fn of_names(labels: Vec<String>) -> Self {
        let mut names = BTreeMap::new();
        for (class, label) in labels.iter().enumerate() {
            for name in std::iter::once(label.as_str()).chain(label.split(',')) {
                let name = plain(name);
                if name.is_empty() {
                    continue;
                }
                match names.entry(name) {
                    Entry::Vacant(place) => {
                        place.insert(Named::One(class));
                    }
                    Entry::Occupied(mut place) if *place.get() != Named::One(class) => {
                        place.insert(Named::Several);
                    }
                    Entry::Occupied(_) => {}
                }
            }
        }
        Self { classes: labels.len(), labels, synsets: Vec::new(), names }
    }

    /// Classes without names.
    #[must_use]
    pub fn numbered(classes: usize) -> Self {
        Self { classes, labels: Vec::new(), synsets: Vec::new(), names: BTreeMap::new() }
    }

    /// How many there are.
    #[must_use]
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// What a class is called; `None` where it has a number alone.
    #[must_use]
    pub fn name(&self, class: usize) -> Option<&str> {
        self.labels.get(class).map(String::as_str)
    }

    /// The class that a picture is named after: its folder, which has no name where files were chosen one by one, or else
    /// its file.
    ///
    /// # Errors
    /// [`NoLabel`], where that is none, or more than one.
    pub fn find(&self, folder: Option<&str>, file: &str) -> Result<FoundLabel, NoLabel> {
        let of_folder = folder.map_or(Err(NoLabel::Unknown), |folder| self.of_folder(folder));
        let Err(reason) = of_folder else { return of_folder };
        // A folder of several classes does not say more than a file of none.
        self.of_file(file).map_err(|of_file| if of_file == NoLabel::Unknown { reason } else { of_file })
    }

    fn of_folder(&self, folder: &str) -> Result<FoundLabel, NoLabel> {
        if let Some(found) = self.synset(folder) {
            return found;
        }
        let folder = folder.trim();
        let is_number = !folder.is_empty() && folder.bytes().all(|byte| byte.is_ascii_digit());
        let class = folder.parse().ok().filter(|class| is_number && *class < self.classes);
        if let Some(class) = class {
            return Ok(FoundLabel { class, rule: LabelRule::Index });
        }
        self.named(&plain(folder)).unwrap_or(Err(NoLabel::Unknown))
    }

    fn of_file(&self, file: &str) -> Result<FoundLabel, NoLabel> {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        if let Some(found) = self.synset(stem) {
            return found;
        }
        let name = plain(stem);
        let mut rest = name.as_str();
        loop {
            if let Some(found) = self.named(rest) {
                return found;
            }
            match rest.rsplit_once(' ') {
                Some((before, last)) if last.bytes().all(|byte| byte.is_ascii_digit()) => rest = before,
                _ => return Err(NoLabel::Unknown),
            }
        }
    }

    /// The class of the synset in a name; `None` where there is none.
    fn synset(&self, name: &str) -> Option<Result<FoundLabel, NoLabel>> {
        let words = name.split(|character: char| !character.is_ascii_alphanumeric());
        let mut classes = words.filter_map(|word| self.synsets.binary_search(&word.to_ascii_lowercase()).ok());
        let class = classes.next()?;
        let is_one = classes.all(|other| other == class);
        Some(if is_one { Ok(FoundLabel { class, rule: LabelRule::Synset }) } else { Err(NoLabel::Ambiguous) })
    }

    fn named(&self, name: &str) -> Option<Result<FoundLabel, NoLabel>> {
        self.names.get(name).map(|named| match *named {
            Named::One(class) => Ok(FoundLabel { class, rule: LabelRule::Name }),
            Named::Several => Err(NoLabel::Ambiguous),
        })
    }
}

/// Letters and digits of a name, in lower case, with one space between words.
fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    // Some letters of two strokes fall apart into a letter and a mark in lower case; a mark belongs to its letter.
    for character in name.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            plain.push(character);
        } else if !plain.is_empty() && !plain.ends_with(' ') && !is_mark(character) {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// An accent that stands behind its letter, as the names of files on a Mac have it.
fn is_mark(character: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&character)
}

#[cfg(test)]
mod tests;
