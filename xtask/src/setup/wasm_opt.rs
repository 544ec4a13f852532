//! Installs a current wasm-opt, the optimiser of built WebAssembly, from npm's `binaryen` package.
//!
//! Debian's own is years behind and refuses what today's compiler emits. The one of npm is a script for Node
//! with the optimiser inside, the same file on every machine.

use std::fs;

use anyhow::{Context as _, Result, bail};

use super::{apt, say};
use crate::context::Context;

/// The version of the package; its first part is the version of wasm-opt.
const BINARYEN_VERSION: &str = "132.0.0";

/// Makes sure that wasm-opt is there, and puts it on the PATH.
pub fn ensure(context: &mut Context) -> Result<()> {
    let title = format!("wasm-opt {BINARYEN_VERSION}");
    let root = context.tools().join(format!("binaryen-{BINARYEN_VERSION}"));
    let bin = root.join("node_modules").join(".bin");
    let wanted = major(BINARYEN_VERSION);

    if bin.join("wasm-opt").exists() {
        context.add_tool_folder(bin.clone());
        if version(context).is_some_and(|found| Some(found) == wanted) {
            say(&title, "is there");
            return Ok(());
        }
    } else if version(context).is_some_and(|found| Some(found) >= wanted) {
        say(&title, "one as new is on the PATH already");
        return Ok(());
    }

    // Some packages of Node bring npm along, so only what is missing is asked for.
    let missing: Vec<&str> = [("node", "nodejs"), ("npm", "npm")]
        .into_iter()
        .filter(|(program, _)| context.find(program).is_none())
        .map(|(_, package)| package)
        .collect();
    if !missing.is_empty() {
        apt::install(context, &missing, "Node with npm, which brings and runs wasm-opt,")?;
    }
    say(&title, "installing it from npm");
    fs::create_dir_all(&root).with_context(|| format!("{} cannot be made", root.display()))?;
    let package = format!("binaryen@{BINARYEN_VERSION}");
    let prefix = root.display().to_string();
    context
        .run("npm", &["install", "--prefix", &prefix, "--no-audit", "--no-fund", "--loglevel=error", &package])
        .with_context(|| {
            format!(
                "{title} could not be installed. Remedy: check npm's connection, or put a wasm-opt as new on the PATH"
            )
        })?;
    context.add_tool_folder(bin);
    if version(context) != wanted {
        bail!(
            "{title} was installed but does not run. Remedy: it needs Node 18 or newer; `node --version` says {}",
            context.output_of("node", &["--version"]).unwrap_or_else(|| "nothing".to_owned())
        );
    }
    Ok(())
}

/// The number that the wasm-opt on the PATH gives as its version.
fn version(context: &Context) -> Option<u32> {
    printed_version(&context.output_of("wasm-opt", &["--version"])?)
}

/// The number in `wasm-opt version 132 (version_132)`.
fn printed_version(text: &str) -> Option<u32> {
    text.strip_prefix("wasm-opt version ").and_then(major)
}

/// The leading number of `text`.
fn major(text: &str) -> Option<u32> {
    let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    text[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_forms_of_the_version() {
        assert_eq!(printed_version("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(printed_version("wasm-opt version 101"), Some(101));
        assert_eq!(printed_version("something else"), None);
        assert_eq!(major(BINARYEN_VERSION), Some(132));
    }
}
