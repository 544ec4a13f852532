//! Splits the page's WebAssembly, as `leptos::wasm_split` marks it (`src/shell/chunks.rs`), after Trunk, which cannot: a
//! file for the page at its start, and chunks that it loads when it needs them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use crate::context::Context;
use crate::hex;

/// The folder of `dist` that holds the chunks.
pub const FOLDER: &str = "chunks";

/// The script that loads them; esbuild puts it into the page's own.
const LOADER: &str = "./load-chunks.js";

/// How wasm-opt makes the page small: until nothing changes, without passes that gzip does not like, in the order of names.
const OPTIMISE: [&str; 7] = [
    "-Os",
    "--converge",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=local-cse",
    "--skip-pass=simplify-locals",
    "--skip-pass=ssa-nomerge",
    "--reorder-functions-by-name",
];

/// Replaces the page that Trunk made in `dist` from cargo's `profile` by a split one, optimised where `is_release`.
pub fn split(context: &Context, dist: &Path, profile: &str, is_release: bool) -> Result<()> {
    let name = page_name(dist)?;
    let built = context.target().join("wasm32-unknown-unknown").join(profile).join("app.wasm");
    let input = fs::read(&built).with_context(|| format!("{} cannot be read", built.display()))?;
    let folder = context.root.join("target").join("split");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;

    let (page, script) = (folder.join(format!("{name}.wasm")), format!("./{name}.js"));
    let mut options = Options::new(&input);
    options.output_dir = &folder;
    options.main_out_path = &page;
    options.link_name = LOADER;
    options.main_module = &script;
    let chunks = transform(options).map_err(|error| anyhow!("the page could not be split: {error:#}"))?.split_modules;

    let bound = format!("{name}_bg.wasm");
    let flags = ["--target=web", "--no-typescript", "--keep-lld-exports"];
    run(context, "wasm-bindgen", &flags, &[("--out-dir=", &folder), ("--out-name=", Path::new(&name)), ("", &page)])?;
    finish(context, &folder.join(&bound), &dist.join(&bound), is_release)?;
    place_chunks(context, &folder, &chunks, &dist.join(FOLDER), is_release)?;

    // wasm-bindgen names the loader once for each function of it.
    let quiet = "--log-override:duplicate-object-key=silent";
    let flags = ["--bundle", "--format=esm", "--allow-overwrite", "--log-level=warning", quiet];
    let written = dist.join(format!("{name}.js"));
    run(context, "esbuild", &flags, &[("--outfile=", &written), ("", &folder.join(format!("{name}.js")))])
}

/// What Trunk called the page: `app-` and a hash.
fn page_name(dist: &Path) -> Result<String> {
    let names = fs::read_dir(dist)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names = names.filter_map(|name| name.strip_suffix("_bg.wasm").map(str::to_owned));
    names.find(|name| name.starts_with("app-")).context("Trunk left no page in the folder it built")
}

/// Puts the chunks into `placed`, each named after its content, and has the loader ask for those names.
fn place_chunks(context: &Context, folder: &Path, chunks: &[PathBuf], placed: &Path, is_release: bool) -> Result<()> {
    if placed.exists() {
        fs::remove_dir_all(placed)?;
    }
    fs::create_dir_all(placed)?;
    let loader = folder.join(LOADER);
    let mut script = fs::read_to_string(&loader)?;
    for chunk in chunks {
        let stem = chunk.file_stem().and_then(|stem| stem.to_str()).context("a chunk has no name")?;
        let optimised = folder.join(format!("{stem}.opt.wasm"));
        finish(context, chunk, &optimised, is_release)?;
        let content = fs::read(&optimised)?;
        let hash: String = hex::sha256_hex(&content).chars().take(16).collect();
        let name = format!("{}-{hash}.wasm", stem.trim_start_matches("split_"));
        fs::write(placed.join(&name), content)?;
        script = script.replace(&format!("\"./{stem}.wasm\""), &format!("\"./{FOLDER}/{name}\""));
    }
    Ok(fs::write(&loader, script)?)
}

/// Has wasm-opt write `from` to `to`, or copies it in a build to look at.
fn finish(context: &Context, from: &Path, to: &Path, is_release: bool) -> Result<()> {
    if is_release {
        run(context, "wasm-opt", &OPTIMISE, &[("", from), ("--output=", to)])
    } else {
        fs::copy(from, to).map(drop).with_context(|| format!("{} cannot be copied", from.display()))
    }
}

/// Runs a tool with flags and paths, each behind what precedes it.
fn run(context: &Context, program: &str, flags: &[&str], paths: &[(&str, &Path)]) -> Result<()> {
    let paths: Vec<String> = paths.iter().map(|(before, path)| format!("{before}{}", path.display())).collect();
    let arguments: Vec<&str> = flags.iter().copied().chain(paths.iter().map(String::as_str)).collect();
    context.run(program, &arguments)
}
