//! The built page on disk.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder with the built page: `EXPLORER_DIST`, or `dist` at the root of the repository.
///
/// # Panics
/// When there is no page in it: a test without a page must not pass.
#[must_use]
pub fn folder() -> PathBuf {
    let folder = std::env::var_os("EXPLORER_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"), PathBuf::from);
    assert!(
        folder.join("index.html").is_file(),
        "there is no built page in {}: build it first with `cargo xtask build`, or name another folder in EXPLORER_DIST",
        folder.display()
    );
    folder
}

/// The sample pictures, by name without extension, as `(name, file)`.
///
/// # Panics
/// When the built page has none.
#[must_use]
pub fn sample_pictures() -> Vec<(String, PathBuf)> {
    let folder = folder().join("pictures");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("no pictures at {}: {error}", folder.display()));
    let mut pictures: Vec<(String, PathBuf)> = entries
        .map(|entry| entry.expect("a folder entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "png" || end == "jpg"))
        .map(|path| (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), path))
        .collect();
    pictures.sort();
    pictures
}

/// Files below the built page, relative to it, with `/` between folders.
#[must_use]
pub fn files() -> Vec<String> {
    fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("a folder of the built page").flatten() {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{name}/"), found);
            } else {
                found.push(name);
            }
        }
    }
    let mut found = Vec::new();
    walk(&folder(), "", &mut found);
    found.sort();
    found
}

/// A folder of this crate's own files for tests.
#[must_use]
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// A picture that the whole repository uses for tests.
#[must_use]
pub fn repository_fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/pictures").join(name)
}
