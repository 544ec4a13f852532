//! Fails when a binary depends on what it must not, by whatever way. What each crate of ours may name stands in its
//! `Cargo.toml`, and the compiler sees to it.

use anyhow::{Context as _, Result, bail};

use crate::context::Context;

/// What one set of features must not bring in.
struct Wall {
    /// Who is behind the wall.
    who: &'static str,
    /// The features it is built with.
    features: &'static str,
    /// Whether it is built for the browser.
    for_browser: bool,
    /// Crates that must be there: without them the check would be looking at nothing.
    expected: &'static [&'static str],
    /// Crates that must not be there; a `*` at the end stands for any ending.
    forbidden: &'static [&'static str],
}

const WALLS: &[Wall] = &[
    Wall {
        who: "the pure code",
        features: "",
        for_browser: false,
        expected: &["efficientnet-explorer", "serde"],
        forbidden: &["engine", "burn*", "cubecl*", "wgpu*", "image", "leptos*", "js-sys", "web-sys"],
    },
    Wall {
        who: "the page",
        features: "ui",
        for_browser: true,
        expected: &["efficientnet-explorer", "leptos"],
        forbidden: &["engine", "burn*", "cubecl*", "wgpu*", "image"],
    },
    Wall {
        who: "the worker",
        features: "worker",
        for_browser: true,
        expected: &["engine", "burn"],
        forbidden: &["leptos*"],
    },
    Wall {
        who: "the trainer",
        features: "trainer",
        for_browser: true,
        expected: &["trainer", "burn", "burn-autodiff"],
        forbidden: &["engine", "cubecl", "cubecl-core", "cubecl-runtime", "cubecl-wgpu", "wgpu*", "leptos*"],
    },
];

/// Checks every wall.
pub fn check(context: &Context) -> Result<()> {
    for wall in WALLS {
        let crates = dependencies(context, wall)?;
        if let Some(missing) = wall.expected.iter().find(|name| !crates.iter().any(|krate| krate == *name)) {
            bail!("{} was expected to depend on {missing}; the list of walls is out of date", wall.who);
        }
        let found = forbidden(&crates, wall.forbidden);
        if !found.is_empty() {
            bail!(
                "{} must not depend on {}. To see the way: cargo tree -e normal --features \"{}\" -i {}",
                wall.who,
                found.join(", "),
                wall.features,
                found[0]
            );
        }
        println!("  {} has {} crates, none of them forbidden", wall.who, crates.len());
    }
    Ok(())
}

/// The names of all crates that the features bring in.
fn dependencies(context: &Context, wall: &Wall) -> Result<Vec<String>> {
    let mut arguments = vec![
        "tree",
        "--locked",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}",
        "--package",
        "efficientnet-explorer",
        "--features",
        wall.features,
    ];
    if wall.for_browser {
        arguments.extend(["--target", "wasm32-unknown-unknown"]);
    }
    let tree =
        context.output_of("cargo", &arguments).with_context(|| format!("`cargo {}` failed", arguments.join(" ")))?;
    Ok(names(&tree))
}

/// The first word of every line, each once.
fn names(tree: &str) -> Vec<String> {
    let mut names: Vec<String> =
        tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

/// Those of `crates` that match one of `patterns`.
fn forbidden(crates: &[String], patterns: &[&str]) -> Vec<String> {
    crates
        .iter()
        .filter(|name| {
            patterns.iter().any(|pattern| match pattern.strip_suffix('*') {
                Some(start) => name.starts_with(start),
                None => name == pattern,
            })
        })
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_tree_and_matches_names() {
        let tree = "app v0.1.0 (/x)\nburn-core v0.22.1\nimage v0.25.0\n\nimage-webp v0.2.0\nimage v0.25.0 (*)\n";
        let crates = names(tree);
        assert_eq!(crates, ["app", "burn-core", "image", "image-webp"]);
        assert_eq!(forbidden(&crates, &["burn*", "image"]), ["burn-core", "image"]);
        assert!(forbidden(&crates, &["wgpu*", "web"]).is_empty());
    }
}
