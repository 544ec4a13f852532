//! Fails when git tracks a file of a kind that no one writes by hand: packages, built programs, logs, leftovers of editors
//! and merges.

use anyhow::{Context as _, Result, bail};

use crate::context::Context;

/// The endings of names that do not belong.
const KINDS: &[&str] = &[
    "7z", "a", "bak", "class", "dll", "dylib", "egg", "exe", "gz", "jar", "log", "o", "orig", "pyc", "pyo", "rej",
    "rlib", "so", "swp", "tar", "tgz", "tmp", "wasm", "whl", "xz", "zip", "zst",
];

/// Where files of any kind may lie: what tests read.
const FIXTURES: [&str; 2] = ["tests/fixtures/", "tests/e2e/fixtures/"];

/// Asks git for every tracked file.
pub fn check(context: &Context) -> Result<()> {
    if !context.root.join(".git").exists() {
        println!("LEFT OUT: this folder is no git checkout");
        return Ok(());
    }
    let listed = context.output_of("git", &["ls-files", "-z"]).context("`git ls-files` failed. Remedy: install git")?;
    let files: Vec<&str> = listed.split_terminator('\0').collect();
    let found = misplaced(&files);
    if !found.is_empty() {
        bail!("git tracks what does not belong: {}. To take it out: git rm --cached FILE", found.join(", "));
    }
    println!("  {} files", files.len());
    Ok(())
}

/// Those of `files` that do not belong, outside the fixtures.
fn misplaced<'file>(files: &[&'file str]) -> Vec<&'file str> {
    let is_misplaced = |file: &&str| {
        let name = file.rsplit('/').next().unwrap_or_default();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let is_fixture = FIXTURES.iter().any(|folder| file.starts_with(folder));
        !is_fixture && (name.ends_with('~') || ending.is_some_and(|ending| KINDS.contains(&ending.as_str())))
    };
    files.iter().copied().filter(is_misplaced).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wheel that pip had downloaded for someone's script lay at the root of the repository for weeks: `git add --all`
    /// took it, and nothing looked at what kind of file it was.
    #[test]
    fn a_package_at_the_root_is_found() {
        let files = ["Cargo.toml", "websocket_client-1.9.2-py3-none-any.whl", "src/lib.rs"];
        assert_eq!(misplaced(&files), ["websocket_client-1.9.2-py3-none-any.whl"]);
    }

    #[test]
    fn fixtures_may_be_of_any_kind_and_names_of_any_case() {
        assert!(misplaced(&["tests/fixtures/weights/a.zip", "tests/e2e/fixtures/b.wasm"]).is_empty());
        assert_eq!(
            misplaced(&["a/B.ZIP", "src/lib.rs~", "c.rs.orig", "log", "a.so/b.rs"]),
            ["a/B.ZIP", "src/lib.rs~", "c.rs.orig"]
        );
    }
}
