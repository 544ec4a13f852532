//! No closure for the browser is kept by hand: listeners are gloo's or Leptos'.

use std::fs;
use std::path::Path;

use crate::reader::sources;

#[test]
fn no_file_makes_a_closure_for_the_browser() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = fs::read_dir(root.join("crates")).unwrap().map(|entry| entry.unwrap().path());
    let folders = crates.filter(|path| path.is_dir()).chain([root.to_owned()]);
    let files = folders.flat_map(|folder| sources(&folder.join("src")));
    let found = files.filter(|(_, text)| text.contains("wasm_bindgen") && text.contains("Closure"));
    let found: Vec<_> = found.map(|(file, _)| file).collect();
    assert!(found.is_empty(), "docs/decisions/068: {found:?}");
}
