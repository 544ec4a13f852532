//! Writes which files a build has, so that browsers keep it whole for use without a network (`assets/service-worker.js`), and
//! which build a page is of.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde::Serialize;

use crate::hex;

/// The script that keeps the files; the list is written before it.
pub const SCRIPT: &str = "service-worker.js";

/// The page itself.
const PAGE: &str = "index.html";

/// Where the page says which build it is of.
const MARK: &str = "<meta name=\"build\" content=\"";

/// Folders whose files the page keeps by itself where they are asked for: weights, and the lab's pictures.
const KEPT_BY_THE_PAGE: [&str; 2] = ["weights", "lab"];

/// Hexadecimal digits of a version.
const VERSION_DIGITS: usize = 16;

/// A file of the build.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct BuiltFile {
    bytes: u64,
    sha256: String,
}

/// What is kept of a build, by names relative to its folder, with `/` between folders.
#[derive(Debug, Serialize)]
struct Build {
    version: String,
    files: BTreeMap<String, BuiltFile>,
}

/// Has the page in `dist` name its build, and the script know its files. The version follows from the content of the files
/// alone: the same sources give the same one.
///
/// # Errors
/// When a file cannot be read or written, or the page or the script has a build already.
pub fn write(dist: &Path) -> Result<()> {
    let mut files = BTreeMap::new();
    collect(dist, "", &mut files)?;
    let version = version(&files);
    let bytes: u64 = files.values().map(|file| file.bytes).sum();

    let page = dist.join(PAGE);
    let marked = mark(&fs::read_to_string(&page)?, &version, bytes)?;
    fs::write(&page, &marked)?;
    files.insert(PAGE.to_owned(), describe(marked.as_bytes()));

    let script = dist.join(SCRIPT);
    let text = fs::read_to_string(&script).with_context(|| format!("{} cannot be read", script.display()))?;
    if text.starts_with(LIST) {
        bail!("{SCRIPT} has a list already");
    }
    let list = serde_json::to_string(&Build { version, files })?;
    Ok(fs::write(&script, format!("{LIST}{list};\n{text}"))?)
}

/// What stands before the list.
const LIST: &str = "self.build=";

/// The page with its build and the size of that.
fn mark(page: &str, version: &str, bytes: u64) -> Result<String> {
    let empty = format!("{MARK}\"");
    if page.matches(&empty).count() != 1 {
        bail!("{PAGE} has no place for its build, or more than one");
    }
    Ok(page.replace(&empty, &format!("{MARK}{version} {bytes}\"")))
}

/// Describes the files below a folder that belong to the build.
fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, BuiltFile>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        let Some(last) = path.file_name().and_then(|name| name.to_str()) else {
            bail!("{} has a name that no address can have", path.display());
        };
        let name = format!("{prefix}{last}");
        if path.is_dir() {
            if !KEPT_BY_THE_PAGE.contains(&name.as_str()) {
                collect(&path, &format!("{name}/"), files)?;
            }
        } else if name != SCRIPT {
            files.insert(name, describe(&fs::read(&path)?));
        }
    }
    Ok(())
}

fn describe(content: &[u8]) -> BuiltFile {
    BuiltFile { bytes: content.len() as u64, sha256: hex::sha256_hex(content) }
}

/// A hash of every file's name and content.
fn version(files: &BTreeMap<String, BuiltFile>) -> String {
    let mut text = String::new();
    for (name, file) in files {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "{} {name}", file.sha256);
    }
    hex::sha256_hex(text.as_bytes()).chars().take(VERSION_DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use serde_json::Value;

    use super::*;

    const HTML: &str = "<meta name=\"build\" content=\"\">";

    fn built(name: &str, style: &str) -> PathBuf {
        let dist = std::env::temp_dir().join(format!("xtask-offline-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dist);
        for folder in ["chunks", "weights", "lab", "pictures/thumbs"] {
            fs::create_dir_all(dist.join(folder)).unwrap();
        }
        for (file, text) in [
            (PAGE, HTML),
            (SCRIPT, "work();\n"),
            ("a.css", style),
            ("chunks/lab-1f.wasm", "lab"),
            ("pictures/thumbs/cat.jpg", "cat"),
            ("weights/lite0.safetensors", "weights"),
            ("lab/train.webp", "sprites"),
        ] {
            fs::write(dist.join(file), text).unwrap();
        }
        dist
    }

    fn list(dist: &Path) -> Value {
        let script = fs::read_to_string(dist.join(SCRIPT)).unwrap();
        let (list, rest) = script.strip_prefix(LIST).unwrap().split_once(";\n").unwrap();
        assert_eq!(rest, "work();\n");
        serde_json::from_str(list).unwrap()
    }

    #[test]
    fn the_list_holds_every_file_but_the_script_weights_and_the_labs_pictures() {
        let dist = built("list", "style");
        write(&dist).unwrap();
        let list = list(&dist);
        let names: Vec<_> = list["files"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(names, ["a.css", "chunks/lab-1f.wasm", PAGE, "pictures/thumbs/cat.jpg"]);
        let page = fs::read(dist.join(PAGE)).unwrap();
        assert_eq!(list["files"][PAGE]["sha256"], hex::sha256_hex(&page).as_str());
        assert_eq!(list["files"]["a.css"]["bytes"], 5);
        // The page before it was marked, and the others.
        let version = list["version"].as_str().unwrap();
        let expected = format!("<meta name=\"build\" content=\"{version} {}\">", HTML.len() + 5 + 3 + 3);
        assert_eq!(String::from_utf8(page).unwrap(), expected);
        // A second list before the first would be none.
        assert!(write(&dist).is_err());
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn the_version_follows_from_names_and_content_alone() {
        let version = |name: &str, style: &str, change: fn(&Path)| {
            let dist = built(name, style);
            change(&dist);
            write(&dist).unwrap();
            let version = list(&dist)["version"].as_str().unwrap().to_owned();
            fs::remove_dir_all(dist).unwrap();
            version
        };
        let first = version("one", "style", |_| {});
        assert_eq!(first.len(), VERSION_DIGITS);
        assert_eq!(version("two", "style", |_| {}), first);
        assert_eq!(version("weights", "style", |dist| fs::write(dist.join("weights/b"), "b").unwrap()), first);
        assert_ne!(version("content", "stile", |_| {}), first);
        assert_ne!(version("name", "style", |dist| fs::rename(dist.join("a.css"), dist.join("b.css")).unwrap()), first);
        assert_ne!(version("page", "style", |dist| fs::write(dist.join(PAGE), format!("{HTML}\n")).unwrap()), first);
    }

    #[test]
    fn a_page_without_one_place_for_its_build_fails() {
        assert!(mark("<p>", "1f", 2).is_err());
        assert!(mark(&HTML.repeat(2), "1f", 2).is_err());
        assert_eq!(mark(HTML, "1f", 2).unwrap(), "<meta name=\"build\" content=\"1f 2\">");
    }
}
