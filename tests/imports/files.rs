//! No two files of a crate import each other, be it by way of others. A module that passes an item on (`pub use`) stands for
//! the one that has it; tests in a file are a module of their own, which nobody imports.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::reader::{Import, ModulePath, imports, module, sources};

/// An item may be passed on so often.
const MOST_PASSES: usize = 8;

/// The imports that belong to circles, and those on the way from one circle to another.
fn circles(files: &[(PathBuf, String)]) -> Vec<String> {
    let mut modules: BTreeSet<ModulePath> = files.iter().map(|(file, _)| module(file)).collect();
    let mut all: Vec<(&Path, Import)> = Vec::new();
    for (file, text) in files {
        let found = imports(text, &module(file), &|path| modules.contains(path));
        all.extend(found.into_iter().map(|import| (file.as_path(), import)));
    }
    modules.extend(all.iter().map(|(_, import)| import.from.clone()));
    let passed_on: BTreeMap<(&[String], &str), &[String]> = all
        .iter()
        .filter(|(_, import)| import.is_passed_on)
        .map(|(_, import)| ((&import.from[..], &import.name[..]), &import.path[..]))
        .collect();
    let mut edges: Vec<(&Path, &Import, ModulePath)> = Vec::new();
    for (file, import) in all.iter().filter(|(_, import)| !import.is_passed_on) {
        let to = owner(&import.path, &modules, &passed_on);
        if to != import.from {
            edges.push((file, import, to));
        }
    }
    // Who imports nothing, and who is imported by nobody, is in no circle.
    loop {
        let (from, to): (BTreeSet<_>, BTreeSet<_>) =
            edges.iter().map(|(_, import, to)| (import.from.clone(), to.clone())).unzip();
        let before = edges.len();
        edges.retain(|(_, import, target)| to.contains(&import.from) && from.contains(target));
        if edges.len() == before {
            break;
        }
    }
    edges
        .iter()
        .map(|(file, import, to)| format!("{}:{} imports {}", file.display(), import.line, to.join("::")))
        .collect()
}

/// The module that has what a path leads to.
fn owner(
    path: &[String],
    modules: &BTreeSet<ModulePath>,
    passed_on: &BTreeMap<(&[String], &str), &[String]>,
) -> ModulePath {
    let mut path = path.to_vec();
    for _ in 0..MOST_PASSES {
        let length = (0..=path.len()).rev().find(|length| modules.contains(&path[..*length])).unwrap_or_default();
        let next = path.get(length).and_then(|name| passed_on.get(&(&path[..length], name.as_str())));
        let Some(further) = next else {
            path.truncate(length);
            break;
        };
        path = [further, &path[length + 1..]].concat();
    }
    path
}

#[test]
fn no_two_files_of_a_crate_import_each_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = fs::read_dir(root.join("crates")).unwrap().map(|entry| entry.unwrap().path());
    let mut found = Vec::new();
    let mut count = 0;
    let others = [root.to_owned(), root.join("xtask"), root.join("tests/e2e")];
    for folder in crates.filter(|path| path.is_dir()).chain(others) {
        let mut files = sources(&folder.join("src"));
        files.retain(|(file, _)| !file.starts_with("bin"));
        count += files.len();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        found.extend(circles(&files).into_iter().map(|import| format!("{name}/src/{import}")));
    }
    assert!(count > 500, "the crates have moved");
    assert!(found.is_empty(), "imports in a circle:\n{}", found.join("\n"));
}

fn of(files: &[(&str, &str)]) -> Vec<String> {
    circles(&files.iter().map(|(file, text)| (PathBuf::from(file), (*text).to_owned())).collect::<Vec<_>>())
}

#[test]
fn a_circle_is_found_by_every_way() {
    let two = [("a.rs", "use super::b::B;"), ("b.rs", "fn f() { m!(crate::a::A) }"), ("c.rs", "use crate::b::B;")];
    assert_eq!(of(&two), ["a.rs:1 imports b", "b.rs:1 imports a"]);
    let three = [("a.rs", "use crate::b::B;"), ("b.rs", "use crate::c::C;"), ("c.rs", "use super::a::{self, A};")];
    assert_eq!(of(&three).len(), 4);
    let parent = [("a/mod.rs", "mod b;\nuse b::B;\npub struct A;"), ("a/b.rs", "use super::A;")];
    assert_eq!(of(&parent), ["a/mod.rs:2 imports a::b", "a/b.rs:1 imports a"]);
    let passed_on = [
        ("a/mod.rs", "pub use b::B as Other;\nmod b;"),
        ("a/b.rs", "use crate::c::C;"),
        ("c.rs", "use crate::a::Other;"),
    ];
    assert_eq!(of(&passed_on), ["a/b.rs:1 imports c", "c.rs:1 imports a::b"]);
}

#[test]
fn what_is_passed_on_and_what_tests_import_makes_none() {
    let passed_on = [("a/mod.rs", "mod b;\npub(crate) use b::B;\nmod c;"), ("a/b.rs", ""), ("a/c.rs", "use super::B;")];
    assert_eq!(of(&passed_on), [""; 0]);
    let tests = [("a.rs", "mod tests { use super::*; use crate::b::B; }"), ("b.rs", "use crate::a::A;")];
    assert_eq!(of(&tests), [""; 0]);
    let seen = [("a/mod.rs", "use b::B;"), ("a/b.rs", "pub(in crate::a) struct B;")];
    assert_eq!(of(&seen), [""; 0]);
}
