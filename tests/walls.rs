//! The layers of the library: one package gives no compiler wall, so this reads the sources and fails on a forbidden
//! `use`. The table is the one in `src/lib.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

struct Layer {
    /// Modules of ours that it may name.
    ours: &'static [&'static str],
    /// Outside crates that it may name, besides `std`, `core` and `alloc`.
    outside: &'static [&'static str],
}

const PURE: &[&str] = &[
    "arch",
    "camera",
    "chart",
    "comparison",
    "csv_file",
    "drawing",
    "export",
    "format",
    "growth",
    "labels",
    "lesson",
    "one_axis",
    "predictions",
    "protocol",
    "published",
    "qr",
    "row_window",
    "scaling",
    "share_link",
    "staircase",
    "statistics",
    "supervisor",
    "text",
    "weights",
];
const PAGE: &[&str] =
    &["console_error_panic_hook", "gloo_timers", "js_sys", "leptos", "wasm_bindgen", "wasm_bindgen_futures", "web_sys"];

fn layers() -> BTreeMap<&'static str, Layer> {
    let layer = |ours, outside| Layer { ours, outside };
    BTreeMap::from([
        ("scaling", layer(&["text"], &["serde", "serde_json", "thiserror"])),
        ("arch", layer(&["csv_file", "scaling", "text"], &["thiserror"])),
        ("csv_file", layer(&[], &[])),
        ("predictions", layer(&["text"], &["serde", "thiserror"])),
        ("camera", layer(&["statistics", "text"], &[])),
        ("labels", layer(&["text"], &["csv", "serde", "serde_json", "thiserror"])),
        ("lesson", layer(&["arch", "chart", "format", "scaling", "text"], &["thiserror"])),
        ("chart", layer(&[], &[])),
        ("qr", layer(&[], &["qrcodegen", "thiserror"])),
        ("published", layer(&["scaling"], &[])),
        ("one_axis", layer(&["arch", "chart", "published", "scaling"], &[])),
        ("row_window", layer(&[], &[])),
        ("format", layer(&["text"], &[])),
        ("statistics", layer(&[], &[])),
        ("text", layer(&[], &["serde"])),
        ("share_link", layer(&["comparison", "lesson", "scaling", "text"], &["percent_encoding"])),
        (
            "comparison",
            layer(&["csv_file", "protocol", "scaling", "statistics", "text"], &["serde", "serde_json", "thiserror"]),
        ),
        ("drawing", layer(&["arch"], &[])),
        ("export", layer(&["arch", "scaling", "text"], &["serde", "serde_json"])),
        ("staircase", layer(&["arch", "format", "scaling", "text"], &[])),
        ("weights", layer(&["arch", "scaling", "text"], &["half", "safetensors", "serde", "serde_json", "thiserror"])),
        ("growth", layer(&["arch", "scaling", "text", "weights"], &["thiserror"])),
        (
            "protocol",
            layer(&["labels", "predictions", "scaling", "text", "weights"], &["serde", "serde_json", "thiserror"]),
        ),
        ("session", layer(&["protocol", "text"], &[])),
        ("supervisor", layer(&["protocol", "text"], &[])),
        ("picture", layer(&["text"], &["image", "thiserror", "zune_core", "zune_jpeg"])),
        ("network", layer(&["arch", "text", "weights"], &["burn", "cubecl", "half", "thiserror"])),
        (
            "worker",
            layer(
                &[
                    "arch",
                    "format",
                    "labels",
                    "network",
                    "picture",
                    "predictions",
                    "protocol",
                    "scaling",
                    "session",
                    "text",
                    "weights",
                ],
                &[
                    "burn",
                    "console_error_panic_hook",
                    "js_sys",
                    "serde",
                    "serde_json",
                    "sha2",
                    "wasm_bindgen",
                    "wasm_bindgen_futures",
                    "web_sys",
                ],
            ),
        ),
        ("app", layer(PURE, PAGE)),
    ])
}

/// Every crate that some layer may use: a path that starts with one of these is a use of it.
fn known_crates(layers: &BTreeMap<&str, Layer>) -> BTreeSet<&'static str> {
    let also = ["burn_cubecl", "burn_wgpu", "cubecl", "wgpu", "getrandom", "rand", "futures"];
    layers.values().flat_map(|layer| layer.outside.iter().copied()).chain(also).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file without its comments, and without the unit tests at its end, which may use lower layers freely.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = before_tests.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split(" // ").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// First segments of every path in the code: `(after "crate::", at the start of any other path)`.
fn named(code: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut ours, mut outside) = (BTreeSet::new(), BTreeSet::new());
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    for (at, _) in code.match_indices("::") {
        let word: String =
            code[..at].chars().rev().take_while(|c| is_word(*c)).collect::<Vec<_>>().into_iter().rev().collect();
        let before = code[..at - word.len()].trim_end_matches(' ');
        let after = &code[at + 2..];
        if word == "crate" {
            if let Some(group) = after.strip_prefix('{') {
                let inside = group.split('}').next().unwrap_or_default();
                ours.extend(
                    inside.split(',').map(|part| part.trim().chars().take_while(|c| is_word(*c)).collect::<String>()),
                );
            } else {
                ours.insert(after.chars().take_while(|c| is_word(*c)).collect());
            }
        } else if !before.ends_with("::") {
            outside.insert(word);
        }
    }
    (ours, outside)
}

#[test]
fn no_layer_uses_what_it_must_not() {
    let layers = layers();
    let known = known_crates(&layers);
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut checked = BTreeSet::new();
    let mut offences = Vec::new();
    for file in files {
        let relative = file.strip_prefix(&src).expect("below src");
        let module = relative.iter().next().and_then(|part| part.to_str()).expect("a name").trim_end_matches(".rs");
        let is_test = file.ends_with("tests.rs") || relative.iter().any(|part| part == "tests");
        if ["lib", "bin"].contains(&module) || is_test {
            continue;
        }
        let layer = layers.get(module).unwrap_or_else(|| panic!("src/{module} is not in the table of layers"));
        checked.insert(module.to_owned());
        let (ours, outside) = named(&code(&fs::read_to_string(&file).expect("a source file")));
        for name in ours.iter().filter(|name| !layer.ours.contains(&name.as_str()) && *name != module) {
            offences.push(format!("{} uses crate::{name}", relative.display()));
        }
        for name in
            outside.iter().filter(|name| known.contains(name.as_str()) && !layer.outside.contains(&name.as_str()))
        {
            offences.push(format!("{} uses {name}", relative.display()));
        }
    }
    assert!(offences.is_empty(), "forbidden by the table of layers:\n{}", offences.join("\n"));
    let missing: Vec<_> = layers.keys().filter(|module| !checked.contains(**module)).collect();
    assert!(missing.is_empty(), "in the table of layers but not in src: {missing:?}");
}

#[test]
fn the_wall_sees_each_way_of_naming_a_module() {
    let text = "use crate::{arch, network::X};\nuse burn::tensor;\n// use web_sys::Window;\nfn f() { crate::app::g(); \
                std::mem::take(); leptos::mount() }\n#[cfg(test)]\nmod tests { use image::x; }";
    let (ours, outside) = named(&code(text));
    assert_eq!(ours.iter().map(String::as_str).collect::<Vec<_>>(), ["app", "arch", "network"]);
    assert!(outside.contains("burn") && outside.contains("leptos"));
    assert!(!outside.contains("web_sys") && !outside.contains("image"));
}
