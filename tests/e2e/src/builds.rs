//! Copies of the built page that are builds of their own, as another version of the sources would be.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::dist;

/// What stands before the list of a build's files in [`SCRIPT`].
const LIST: &str = "self.build=";
/// The script that keeps a build.
const SCRIPT: &str = "service-worker.js";

/// Copies the built page into a folder of its own, changes it, and has it be a build of that name.
///
/// # Panics
/// When the copy cannot be made, or the page names no build.
pub fn copy(name: &str, change: &dyn Fn(&Path)) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("e2e-build-{}-{name}", std::process::id()));
    for file in dist::files() {
        let to = folder.join(&file);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder for the copy");
        fs::copy(dist::folder().join(&file), to).expect("a copy");
    }
    change(&folder);

    let script = fs::read_to_string(folder.join(SCRIPT)).expect("the script");
    let (list, code) = script.strip_prefix(LIST).and_then(|rest| rest.split_once(";\n")).expect("the build's list");
    let mut build: Value = serde_json::from_str(list).expect("the list");
    let old = build["version"].as_str().expect("a version").to_owned();
    let new = hex(name.as_bytes()).chars().take(16).collect::<String>();
    build["version"] = json!(new);
    let page = fs::read_to_string(folder.join("index.html")).expect("the page");
    assert!(page.contains(&old), "the page does not name its build");
    fs::write(folder.join("index.html"), page.replace(&old, &new)).expect("the page");
    for (file, described) in build["files"].as_object_mut().expect("files") {
        let content = fs::read(folder.join(file)).expect("a file of the build");
        *described = json!({ "bytes": content.len(), "sha256": hex(&content) });
    }
    fs::write(folder.join(SCRIPT), format!("{LIST}{build};\n{code}")).expect("the script");
    folder
}

/// Adds to the end of a file.
///
/// # Panics
/// When it cannot be written.
pub fn append(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    let content = fs::read_to_string(&path).expect("a file of the build");
    fs::write(path, content + text).expect("the file");
}

/// Writes a file, in a folder of its own if need be.
///
/// # Panics
/// When it cannot be written.
pub fn write(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("the file");
}

fn hex(content: &[u8]) -> String {
    Sha256::digest(content).iter().fold(String::new(), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
