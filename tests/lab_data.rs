//! The pictures of the scaling lab as they are committed (`cargo xtask lab-data`): what `lab.json` says of them is so.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

/// Pictures of each kind.
const COUNT: usize = 10_000;
/// 100 pictures of 32 px a row.
const SIDE_PX: u32 = 3_200;
/// Five standard deviations of how often a class occurs in 10,000 of 50,000 pictures, of which each class has 5,000.
const TRAIN_SPREAD: usize = 135;

fn read(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lab").join(name)).expect("a file of the lab")
}

/// The entries of the manifest of one content, as `(file, kind)`.
fn named(manifest: &Value, what: &str) -> Vec<(String, String)> {
    let files = manifest["files"].as_array().expect("files").iter().filter(|entry| entry["what"] == what);
    let text = |value: &Value| value.as_str().expect("a word").to_owned();
    files.map(|entry| (text(&entry["file"]), text(&entry["kind"]))).collect()
}

fn manifest() -> Value {
    serde_json::from_slice(&read("lab.json")).expect("JSON")
}

#[test]
fn sizes_and_hashes_are_those_of_the_files() {
    let manifest = manifest();
    let files = manifest["files"].as_array().expect("files");
    assert_eq!(files.len(), 4);
    for entry in files {
        let content = read(entry["file"].as_str().expect("a name"));
        assert_eq!(entry["bytes"].as_u64(), Some(content.len() as u64), "{entry}");
        let hash = Sha256::digest(&content).iter().fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"));
        assert_eq!(entry["sha256"].as_str(), Some(hash.as_str()), "{entry}");
    }
}

/// A lossy WebP file is a RIFF container, whose first chunk of pixels begins with its sides in 14 bits each.
#[test]
fn the_sprites_are_lossy_webp_of_a_hundred_tiles_a_row() {
    let pictures = named(&manifest(), "pictures");
    assert_eq!(pictures.len(), 2);
    for (file, _) in pictures {
        let content = read(&file);
        assert_eq!((&content[..4], &content[8..16]), (&b"RIFF"[..], &b"WEBPVP8 "[..]), "{file}");
        let side = |at: usize| u32::from(u16::from_le_bytes([content[at], content[at + 1]]) & 0x3fff);
        assert_eq!((side(26), side(28)), (SIDE_PX, SIDE_PX), "{file}");
    }
}

#[test]
fn every_class_has_about_a_tenth_of_the_pictures() {
    let manifest = manifest();
    let classes = manifest["classes"].as_array().expect("classes").len();
    assert_eq!(classes, 10);
    let labels = named(&manifest, "labels");
    assert_eq!(labels.len(), 2);
    for (file, kind) in labels {
        let content = read(&file);
        assert_eq!(content.len(), COUNT, "{file}");
        let mut counts = vec![0_usize; classes];
        for label in content {
            counts[usize::from(label)] += 1;
        }
        // CIFAR-10's test set has as many pictures of each class.
        let spread = if kind == "test" { 0 } else { TRAIN_SPREAD };
        let expected = COUNT / classes;
        assert!(counts.iter().all(|count| count.abs_diff(expected) <= spread), "{file}: {counts:?}");
    }
}
