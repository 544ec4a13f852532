//! Builds the page and its worker with Trunk, and splits the page: the release, and a build that is quick to make. The tools must be there: see
//! [`crate::setup`].

use std::fs;

use anyhow::{Context as _, Result};

use crate::code_split;
use crate::context::Context;
use crate::offline;

/// Makes the release build in `dist/`.
pub fn build(context: &Context) -> Result<()> {
    let step = context.timings.start("release build", "12 min, 4 after a change,");
    run(context, &["build", "--release"]).context("the release build failed")?;
    code_split::split(context, &context.dist(), "release", true)?;
    minify_scripts(context).context("the scripts could not be minified")?;
    offline::write(&context.dist()).context("the list of the build's files could not be written")?;
    context.timings.end(step);
    println!("built: {}", context.dist().display());
    Ok(())
}

/// Minifies the scripts of the release build where they lie. Trunk's own minifier errs on them.
fn minify_scripts(context: &Context) -> Result<()> {
    let flags = ["--minify", "--allow-overwrite", "--log-level=warning", "--log-override:duplicate-object-key=silent"];
    let mut words: Vec<String> = flags.map(str::to_owned).to_vec();
    words.push(format!("--outdir={}", context.dist().display()));
    for entry in fs::read_dir(context.dist())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            words.push(path.display().to_string());
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    context.run("esbuild", &words)
}

/// Makes a build to look at, with Cargo's profile `serve` and without wasm-opt, in a folder of its own.
pub fn build_preview(context: &Context) -> Result<()> {
    let step = context.timings.start("build to look at", "8 min, 2 after a change,");
    let folder = context.preview();
    let index = context.root.join(PREVIEW_INDEX);
    let page = fs::read_to_string(context.root.join("index.html"))?;
    fs::write(&index, with_features_of_both(&page)).with_context(|| format!("{PREVIEW_INDEX} cannot be written"))?;
    let to = folder.to_string_lossy();
    let built = run(context, &["build", "--dist", &to, "--html-output", "index.html", PREVIEW_INDEX]);
    fs::remove_file(&index)?;
    built.context("the build failed")?;
    code_split::split(context, &folder, "serve", false)?;
    context.timings.end(step);
    Ok(())
}

/// What Trunk builds a preview from, beside `index.html`: addresses in it are relative. There only while it builds.
const PREVIEW_INDEX: &str = "index.preview.html";

/// The page's document where worker and trainer are compiled with the features of both, so that burn is compiled once, not
/// twice. In a release each has its own: the trainer would be five times as large.
fn with_features_of_both(page: &str) -> String {
    let both = "data-cargo-features=\"worker,trainer\"";
    page.replace("data-cargo-features=\"worker\"", both).replace("data-cargo-features=\"trainer\"", both)
}

fn run(context: &Context, arguments: &[&str]) -> Result<()> {
    let folder = context.root.join("target");
    let file = folder.join(texts::catalog::FILE);
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&file, texts::catalog_file::file()))
        .with_context(|| format!("{} cannot be written", file.display()))?;
    let mut command = context.command("trunk");
    command
        // Trunk takes only `true` and `false` here, and stops at the customary `1`.
        .env_remove("NO_COLOR")
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    context.run_command(command, "trunk", arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_compiles_worker_and_trainer_with_the_same_features() {
        let page = with_features_of_both(include_str!("../../index.html"));
        assert_eq!(page.matches("data-cargo-features=\"worker,trainer\"").count(), 2);
        assert_eq!(page.matches("data-cargo-features=").count(), 3, "the page's own stay");
    }
}
