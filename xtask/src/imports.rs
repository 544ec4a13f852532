//! Gives short names to what the page's program imports from its script.
//!
//! wasm-bindgen ends the name of every function with a hash of 16 digits, in the program and in the script. What is
//! random does not compress: they were 6 KB of what a browser loads.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload, TypeRef};

/// How the names of wasm-bindgen's functions begin.
const PREFIX: &str = "__wb";

/// Rewrites a program and its script.
pub fn shorten(program: &Path, script: &Path) -> Result<()> {
    let wasm = fs::read(program).with_context(|| format!("{} cannot be read", program.display()))?;
    let text = fs::read_to_string(script).with_context(|| format!("{} cannot be read", script.display()))?;
    let (wasm, names) = renamed(&wasm)?;
    let text = replaced(&text, &names)?;
    fs::write(program, wasm).with_context(|| format!("{} cannot be written", program.display()))?;
    fs::write(script, text).with_context(|| format!("{} cannot be written", script.display()))
}

/// The program with short names, and which those are.
fn renamed(wasm: &[u8]) -> Result<(Vec<u8>, HashMap<String, String>)> {
    let mut names = HashMap::new();
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::ImportSection(section) = payload {
            let mut imports = ImportSection::new();
            for import in section.into_imports() {
                let import = import?;
                let TypeRef::Func(kind) = import.ty else { anyhow::bail!("{} is no function", import.name) };
                let number = names.len();
                let name = if import.name.starts_with(PREFIX) {
                    names.entry(import.name.to_owned()).or_insert_with(|| format!("i{number}"))
                } else {
                    import.name
                };
                imports.import(import.module, name, EntityType::Function(kind));
            }
            module.section(&imports);
        } else if let Some((id, range)) = payload.as_section() {
            module.section(&RawSection { id, data: &wasm[range] });
        }
    }
    Ok((module.finish(), names))
}

/// A script with other names for its functions.
///
/// # Errors
/// When one of them is not in it: the program would not find it.
fn replaced(script: &str, names: &HashMap<String, String>) -> Result<String> {
    let mut found = 0;
    let is_of_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
    let mut short = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(PREFIX) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|letter| !is_of_name(letter)).unwrap_or(from.len());
        let (name, after) = from.split_at(end);
        let new = names.get(name).filter(|_| !before.ends_with(is_of_name));
        found += usize::from(new.is_some());
        short.push_str(before);
        short.push_str(new.map_or(name, String::as_str));
        rest = after;
    }
    ensure!(found == names.len(), "the script has {found} of the {} functions that the program imports", names.len());
    Ok(short + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that imports these functions.
    fn program(names: &[&str]) -> Vec<u8> {
        let mut types = wasm_encoder::TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in names {
            imports.import("./app_bg.js", name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    #[test]
    fn program_and_script_get_the_same_names() {
        let (wasm, names) = renamed(&program(&["__wbg_log_0123456789abcdef", "mine", "__wbg_log_1"])).expect("names");
        assert_eq!(wasm, program(&["i0", "mine", "i1"]));
        let script = "{ __wbg_log_0123456789abcdef: log, __wbg_log_1: f, x__wbg_log_1: 0, __wbg_other: 0, mine };";
        let expected = "{ i0: log, i1: f, x__wbg_log_1: 0, __wbg_other: 0, mine };";
        assert_eq!(replaced(script, &names).expect("all are there"), expected);
    }

    #[test]
    fn a_script_that_lacks_one_is_refused() {
        let (_, names) = renamed(&program(&["__wbg_log_1"])).expect("names");
        assert!(replaced("{ __wbg_log_12: log }", &names).is_err());
    }
}
