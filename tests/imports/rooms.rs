//! A room of the page imports only those that stand above it in the table of ARCHITECTURE.md.

use std::fs;
use std::path::{Path, PathBuf};

use crate::reader::{Import, imports, module, sources};

/// The head of the table of rooms; the lowest comes first.
const TABLE: &str = "| room | subject |\n|---|---|\n";

/// The rooms in the order of the table.
fn rooms(table: &str) -> Vec<&str> {
    let rows = table.split_once(TABLE).unwrap().1.lines();
    rows.map_while(|row| row.strip_prefix("| `")?.split('`').next()).collect()
}

/// What the files of rooms import from rooms that do not stand above theirs.
fn upwards(files: &[(PathBuf, String)], rooms: &[&str]) -> Vec<String> {
    let place = |name: &String| rooms.iter().position(|room| room == name);
    let mut found = Vec::new();
    for (file, text) in files {
        let module = module(file);
        let own = place(&module[0]);
        for Import { line, path, .. } in imports(text, &module, &|_| false) {
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
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let rooms = rooms(&text);
    let mut files = sources(&root.join("src"));
    // The root of the crate and its binaries stand over all of them.
    files.retain(|(file, _)| !file.starts_with("lib.rs") && !file.starts_with("bin"));
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
        pub(in crate::high) use super::near::G;
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
