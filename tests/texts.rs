//! No words of the page outside of its table: this reads the components and fails on a literal that a person would read.
//! What is shown comes from `crates/texts`, in every language. What the worker says has to be able to travel.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use texts::WIRE;

/// The same in every language, or not for people.
const ALLOWED: &[&str] = &[
    "EfficientNet Explorer",
    "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks",
    "ArrowDown",
    "ArrowUp",
    "Enter",
    "Escape",
    "PyTorch",
    "SAME (TensorFlow)",
    "WebGPU",
];

/// Symbols and units.
const SYMBOLS: &[&str] = &["phi", "alpha", "beta", "gamma", "ln", "px", "ms", "MB"];

/// What stands before a literal that no person reads.
const SILENT: &[&str] = &["class=", "class=format!(", "reason = "];

fn components() -> Vec<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms = fs::read_dir(&source).unwrap().map(|entry| entry.unwrap().path().join("components"));
    let folders = rooms.filter(|folder| folder.is_dir()).chain([source.join("explain")]);
    let entries = folders.flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect();
    files.sort();
    assert!(files.len() > 80, "the components have moved");
    files
}

/// What the worker is made of, where it makes messages.
const WORKER: &[&str] = &[
    "benchmark/src",
    "engine/src",
    "model/src/arch/spec.rs",
    "model/src/scaling/describe.rs",
    "trainer/src",
    "weights/src",
    "wire/src/labels",
    "wire/src/predictions.rs",
    "wire/src/protocol",
    "wire/src/session",
    "worker_scope/src",
];

/// The source files at a path.
fn sources(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    fs::read_dir(path).unwrap().flat_map(|entry| sources(&entry.unwrap().path())).collect()
}

/// The sections of the table that a source file names outside of its tests.
fn sections(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let uses = code.split("texts::").skip(1).map(|after| match after.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap_or_default(),
        None => after.split([':', ';', ' ']).next().unwrap_or_default(),
    });
    let names = uses.flat_map(|list| list.split(',')).filter_map(|name| name.split_whitespace().next());
    names.filter(|name| name.starts_with(char::is_lowercase) && *name != "format").map(str::to_owned).collect()
}

/// The string literals of a source file outside of comments, each with what stands before it in its line.
fn literals(source: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut line = String::new();
    let mut rest = source.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\n' => line.clear(),
            '/' if rest.peek() == Some(&'/') => while rest.next_if(|c| *c != '\n').is_some() {},
            // `'"'`, but not the lifetime of `&'static`.
            '\'' if rest.peek() == Some(&'"') => {
                rest.next();
            }
            '"' => {
                let mut literal = String::new();
                while let Some(c) = rest.next_if(|c| *c != '"') {
                    literal.push(c);
                    if c == '\\' {
                        literal.extend(rest.next());
                    }
                }
                rest.next();
                found.push((line.clone(), literal));
                line.push('"');
            }
            _ => line.push(c),
        }
    }
    found
}

/// A literal without the tags of markup that is written as text.
fn without_tags(literal: &str) -> String {
    let mut pieces = literal.split('<');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once('>').map_or("", |(_, after)| after))
}

/// Whether a literal is made of words: two of them, one beside a place, or one that begins as a sentence does.
fn is_said(literal: &str) -> bool {
    let is_word = |piece: &&str| {
        let word = piece.trim_matches(|c: char| c.is_ascii_punctuation() && c != '{' && c != '}');
        let symbol = SYMBOLS.contains(&word.trim_end_matches(['²', '·']));
        word.len() > 1 && !symbol && word.chars().all(char::is_alphabetic)
    };
    let words = literal.split_whitespace().filter(is_word).count();
    let places = literal.split_whitespace().filter(|piece| piece.contains('{')).count();
    let mut start = literal.chars();
    let begins = start.next().is_some_and(|c| c.is_ascii_uppercase()) && start.next().is_some_and(char::is_lowercase);
    words > 1 || (words > 0 && (places > 0 || begins))
}

/// The literals of a source file that a person would read.
fn said(source: &str) -> Vec<String> {
    let all = literals(source).into_iter();
    let loud = all.filter(|(before, _)| !SILENT.iter().any(|silent| before.trim_end_matches('"').ends_with(silent)));
    loud.map(|(_, literal)| literal)
        .filter(|literal| is_said(&without_tags(literal)) && !ALLOWED.contains(&literal.as_str()))
        .collect()
}

#[test]
fn components_hold_no_words_of_their_own() {
    let mut all = Vec::new();
    for file in components() {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let found = said(&fs::read_to_string(&file).unwrap());
        all.extend(found.into_iter().map(|literal| format!("{name}: {literal:?}")));
    }
    assert!(all.is_empty(), "words that belong into crates/texts:\n{}", all.join("\n"));
}

#[test]
fn all_that_the_worker_says_can_travel() {
    let travelling: BTreeSet<&str> = WIRE.iter().map(|(section, _)| *section).collect();
    let mut said = BTreeSet::new();
    for path in WORKER.iter().flat_map(|path| sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("crates").join(path)))
    {
        for section in sections(&fs::read_to_string(&path).unwrap()) {
            let travels = travelling.contains(&*section);
            assert!(travels, "{}: texts::{section} is not in texts::WIRE, so it cannot be sent", path.display());
            said.insert(section);
        }
    }
    assert!(said.iter().eq(&travelling), "in texts::WIRE {travelling:?}, said by the worker {said:?}");
}

#[test]
fn sections_are_found_in_a_source() {
    let source = "use texts::{Language, Message, worker,\n    weights_file as text};\ntexts::bug::NO_LIST;
        use texts::footer;\n#[cfg(test)]\nuse texts::header;";
    assert_eq!(sections(source).into_iter().collect::<Vec<_>>(), ["bug", "footer", "weights_file", "worker"]);
}

#[test]
fn words_are_told_from_what_is_for_the_browser() {
    let source = r#"
        // "A comment with words"
        <p class="button quiet" data-testid="grid-cost" class=format!("axis-{axis} bar")>"Close"</p>
        <b title=format!("{count} blocks")>"How many are there?" {'"'} " · " {format!("{side} × {side}")}</b>
        <path d=format!("M{} 0V{bottom}", x) fn of(text: &'static str) /> "phi {here}" "slider-phi"
        "<tr role=row data-macs={} class=number>" "<td class=number>Rows of it</td>"
        #[expect(lint, reason = "a reason in words")]
    "#;
    assert_eq!(said(source), ["Close", "{count} blocks", "How many are there?", "<td class=number>Rows of it</td>"]);
}
