//! No import goes in a circle: a room of the page imports only those that stand above it in the table of ARCHITECTURE.md.
//!
//! Reads tokens, not items: what a macro such as `view!` holds is nothing else to a parser.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The head of the table of rooms; the lowest comes first.
const TABLE: &str = "| room | subject |\n|---|---|\n";

/// A path in a file, from the root of the crate.
#[derive(Debug, PartialEq)]
struct Import {
    line: usize,
    path: Vec<String>,
}

/// The rooms in the order of the table.
fn rooms(table: &str) -> Vec<&str> {
    let rows = table.split_once(TABLE).unwrap().1.lines();
    rows.map_while(|row| row.strip_prefix("| `")?.split('`').next()).collect()
}

/// The source files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The module that a file below `src` is, from the root of the crate.
fn module(file: &Path) -> Vec<String> {
    let path = file.with_extension("");
    let parts = path.iter().map(|part| part.to_str().unwrap().to_owned());
    parts.filter(|part| part != "mod").collect()
}

/// What a module imports by a path that begins with `crate` or `super`, in `use` and elsewhere.
fn imports(text: &str, module: &[String]) -> Vec<Import> {
    let mut found = Vec::new();
    walk(text.parse().unwrap(), module, &mut found);
    found
}

fn walk(tokens: TokenStream, module: &[String], found: &mut Vec<Import>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Ident(word) if word == "mod" => {
                if let [TokenTree::Ident(name), TokenTree::Group(body), ..] = &tokens[at + 1..] {
                    walk(body.stream(), &[module, &[name.to_string()]].concat(), found);
                    at += 2;
                }
            }
            TokenTree::Ident(word) if word == "crate" || word == "super" => {
                let is_start = !at.checked_sub(1).is_some_and(|before| is_mark(&tokens[before], "$:"));
                if is_start && tokens.get(at + 1).is_some_and(|next| is_mark(next, ":")) {
                    read_path(&tokens[at..], module, found);
                }
            }
            TokenTree::Group(group) => walk(group.stream(), module, found),
            _ => {}
        }
        at += 1;
    }
}

/// Whether a token is one of these marks.
fn is_mark(token: &TokenTree, marks: &str) -> bool {
    matches!(token, TokenTree::Punct(mark) if marks.contains(mark.as_char()))
}

/// Reads the path that the tokens begin with, or all of a group's; `before` is where it starts.
fn read_path(tokens: &[TokenTree], before: &[String], found: &mut Vec<Import>) {
    let mut path = before.to_vec();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) => {
                match word.to_string().as_str() {
                    "crate" => path.clear(),
                    "super" => drop(path.pop()),
                    "self" => {}
                    name => path.push(name.to_owned()),
                }
                if !tokens.get(index + 1).is_some_and(|next| is_mark(next, ":")) {
                    return found.push(Import { line: word.span().start().line, path });
                }
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let items = inner.split(|token| is_mark(token, ",")).filter(|item| !item.is_empty());
                return items.for_each(|item| read_path(item, &path, found));
            }
            mark if is_mark(mark, ":") => {}
            other => return found.push(Import { line: other.span().start().line, path }),
        }
    }
}

/// What the files of rooms import from rooms that do not stand above theirs.
fn upwards(files: &[(PathBuf, String)], rooms: &[&str]) -> Vec<String> {
    let place = |name: &String| rooms.iter().position(|room| room == name);
    let mut found = Vec::new();
    for (file, text) in files {
        let module = module(file);
        let own = place(&module[0]);
        for Import { line, path } in imports(text, &module) {
            let of = path.first().map_or("the root", String::as_str);
            if own.is_none() || path.first().and_then(place).is_none_or(|room| Some(room) > own) {
                found.push(format!("{}:{line} imports {of}", file.display()));
            }
        }
    }
    found
}

#[test]
fn a_room_imports_only_rooms_above_it_in_the_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = root.join("src");
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let rooms = rooms(&text);
    let all = sources(&source).into_iter().map(|file| {
        let text = fs::read_to_string(&file).unwrap();
        (file.strip_prefix(&source).unwrap().to_owned(), text)
    });
    // The root of the crate and its binaries stand over all of them.
    let files: Vec<_> = all.filter(|(file, _)| !file.starts_with("lib.rs") && !file.starts_with("bin")).collect();
    assert!(files.len() > 250 && rooms.len() > 10, "the rooms have moved");
    for room in &rooms {
        assert!(files.iter().any(|(file, _)| module(file)[0] == *room), "{room} has no files");
    }
    let found = upwards(&files, &rooms);
    assert!(found.is_empty(), "against the order of rooms, {}:\n{}", rooms.join(", "), found.join("\n"));
}

#[test]
fn every_way_to_name_another_room_is_seen() {
    let text = "
        use crate::{high::{A, b::C}, low::D};
        use super::super::high;
        fn f() { view! { <p>{crate::high::g::<u8>()}</p> } }
        #[cfg(test)]
        mod tests {
            use super::super::super::high::*;
            use super::*;
        }
        // use crate::high::E;
        const NOT: &str = \"crate::high::F\";
        pub(crate) use super::near::G;
    ";
    let at = |file: &str| {
        let files = [(PathBuf::from(file), text.to_owned())];
        let lines = upwards(&files, &["low", "high"]).into_iter();
        lines.map(|line| line.split_once(':').unwrap().1.to_owned()).collect::<Vec<_>>()
    };
    let expected = [2, 2, 3, 4, 7].map(|line| format!("{line} imports high"));
    assert_eq!(at("low/room.rs"), expected);
    assert_eq!(at("low/room/mod.rs"), expected);
    assert_eq!(at("high/room.rs"), [""; 0]);
    assert_eq!(rooms(&format!("…\n{TABLE}| `low` | x `y` |\n| `high` | z |\n\n| `a` | b |")), ["low", "high"]);
}

#[test]
fn two_rooms_that_import_each_other_are_found() {
    let files =
        [("low.rs", "use crate::high::A;"), ("high.rs", "use crate::low::B;"), ("new.rs", "use crate::low::B;")];
    let files = files.map(|(file, text)| (PathBuf::from(file), text.to_owned()));
    assert_eq!(upwards(&files, &["low", "high"]), ["low.rs:1 imports high", "new.rs:1 imports low"]);
}
