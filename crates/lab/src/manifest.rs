//! The list of the lab's picture files.

use serde::Deserialize;

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DataFile {
    /// Its name, beside the list.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// The hash of its bytes, in hexadecimal.
    pub sha256: String,
    /// `train` or `test`.
    pub kind: String,
    /// `pictures` or `labels`.
    pub what: String,
}

impl DataFile {
    /// Its address relative to the page, which is also its key in the browser's storage. Another content has another one.
    #[must_use]
    pub fn address(&self) -> String {
        let hash = self.sha256.get(..16).unwrap_or(&self.sha256);
        format!("lab/{}?sha256={hash}", self.file)
    }
}

/// The list; it also says where the pictures come from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Manifest {
    /// The classes, by the number that a label is.
    pub classes: Vec<String>,
    /// The files.
    pub files: Vec<DataFile>,
}

impl Manifest {
    /// Reads the list; `None` where it is none.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// That of the pictures that this build comes with; `None` where it is none, which a test rules out.
    #[must_use]
    pub fn bundled() -> Option<Self> {
        Self::read(include_str!("../../../assets/lab/lab.json"))
    }

    /// The address of a file; empty where there is none of the kind.
    #[must_use]
    pub fn address(&self, kind: &str, what: &str) -> String {
        let file = self.files.iter().find(|file| file.kind == kind && file.what == what);
        file.map(DataFile::address).unwrap_or_default()
    }

    /// Bytes of all files.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.files.iter().fold(0, |sum, file| sum.saturating_add(file.bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_list_names_pictures_and_labels_for_training_and_test() {
        let list = Manifest::bundled().unwrap();
        assert_eq!(list.classes.len(), 10);
        let mut kinds: Vec<_> = list.files.iter().map(|file| (file.kind.as_str(), file.what.as_str())).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, [("test", "labels"), ("test", "pictures"), ("train", "labels"), ("train", "pictures")]);
        let address = list.files.iter().map(DataFile::address).find(|address| address.starts_with("lab/train.webp"));
        assert_eq!(address.unwrap().len(), "lab/train.webp?sha256=".len() + 16);
    }

    #[test]
    fn a_list_is_read_and_added_up() {
        let file = |bytes: u64| {
            format!(
                "{{\"file\":\"train.webp\",\"bytes\":{bytes},\"sha256\":\"00\",\"kind\":\"train\",\"what\":\"pictures\"}}"
            )
        };
        let json = format!("{{\"source\":{{}},\"classes\":[\"cat\"],\"files\":[{},{}]}}", file(2), file(u64::MAX));
        let list = Manifest::read(&json).unwrap();
        assert_eq!((list.files[0].bytes, list.bytes()), (2, u64::MAX));
        assert_eq!(Manifest::read("<!DOCTYPE html>"), None);
    }
}
