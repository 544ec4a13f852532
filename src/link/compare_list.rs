//! The networks that the person wants to compare, in order, each once.

use std::fmt;

use super::compare_entry::CompareEntry;
use model::scaling::Preset;

/// The most networks of a list: each that has a name, and as many fixed settings.
const MOST: usize = 30;

/// The list, as the link carries it: `b0,lite0,setting`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareList(Vec<CompareEntry>);

/// The networks with bundled weights.
impl Default for CompareList {
    fn default() -> Self {
        Self([Preset::Lite0, Preset::Lite1, Preset::Lite2].map(CompareEntry::Preset).to_vec())
    }
}

impl CompareList {
    /// The list of these networks; one that is there already, and what is too many, is left out.
    #[must_use]
    pub fn of(entries: impl IntoIterator<Item = CompareEntry>) -> Self {
        let mut list = Self(Vec::new());
        for entry in entries {
            list.add(entry);
        }
        list
    }

    /// Reads the words of a link, with commas between; an empty text is an empty list. What names no network, or one
    /// that is there already, and what is too many, is left out and given back.
    #[must_use]
    pub fn read(words: &str) -> (Self, Vec<String>) {
        let mut list = Self(Vec::new());
        let mut left_out = Vec::new();
        for word in words.split(',').filter(|_| !words.is_empty()) {
            let is_new = word.parse().is_ok_and(|entry| list.add(entry));
            if !is_new {
                left_out.push(word.to_owned());
            }
        }
        (list, left_out)
    }

    /// The networks, in order.
    #[must_use]
    pub fn entries(&self) -> &[CompareEntry] {
        &self.0
    }

    /// Whether nothing can be added.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.0.len() >= MOST
    }

    /// Puts a network at the end; `false` where it is there already, or the list is full.
    pub fn add(&mut self, entry: CompareEntry) -> bool {
        let is_new = !self.is_full() && !self.0.contains(&entry);
        if is_new {
            self.0.push(entry);
        }
        is_new
    }

    /// Takes a network out.
    pub fn remove(&mut self, entry: CompareEntry) {
        self.0.retain(|one| *one != entry);
    }
}

impl fmt::Display for CompareList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, entry) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(f, "{comma}{}", entry.slug())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_and_written() {
        let (list, left_out) = CompareList::read("b0,lite0,setting");
        assert_eq!((list.to_string().as_str(), left_out), ("b0,lite0,setting", vec![]));
        assert_eq!(CompareList::default().to_string(), "lite0,lite1,lite2");
        assert_eq!(CompareList::read(""), (CompareList(vec![]), vec![]));
    }

    #[test]
    fn what_is_unknown_or_twice_is_left_out_and_named() {
        let (list, left_out) = CompareList::read("b0,gpt,b1,b0,");
        assert_eq!(list.to_string(), "b0,b1");
        assert_eq!(left_out, ["gpt", "b0", ""]);
    }

    #[test]
    fn a_fixed_setting_is_in_the_list_and_a_list_ends() {
        let (list, left_out) = CompareList::read("b-d1-w1-r2,b0,b-d1.00-w1-r2,b-d9-w1-r1");
        assert_eq!(list.to_string(), "b-d1-w1-r2,b0");
        assert_eq!(left_out, ["b-d1.00-w1-r2", "b-d9-w1-r1"], "one is there already, the other is none");
        let words: Vec<_> = (100..140).map(|steps| format!("lite-d1-w{}-r1", f64::from(steps) / 100.0)).collect();
        let (list, left_out) = CompareList::read(&words.join(","));
        assert_eq!((list.entries().len(), left_out.len(), list.is_full()), (30, 10, true));
        assert_eq!(CompareList::of(list.entries().iter().copied()), list);
    }

    #[test]
    fn a_network_is_added_once_and_taken_out() {
        let mut list = CompareList::default();
        assert!(list.add(CompareEntry::Setting) && !list.add(CompareEntry::Setting));
        list.remove(CompareEntry::Preset(Preset::Lite1));
        assert_eq!(list.to_string(), "lite0,lite2,setting");
    }
}
