//! What is done to the page that Trunk built, before Trunk moves it into `dist/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::arguments::Arguments;
use crate::context::Context;
use crate::{csp, imports, reorder, scripts, styles};

/// `cargo xtask finish-dist [--folder F]`; without the flag the folder is Trunk's TRUNK_STAGING_DIR.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let folder = arguments.value("--folder")?.map(PathBuf::from);
    arguments.finish()?;
    let folder = folder
        .or_else(|| std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from))
        .context("finish-dist is started by Trunk (TRUNK_STAGING_DIR is not set); or name a --folder")?;
    let (program, script) = program(&folder)?;
    imports::shorten(&program, &script)?;
    reorder::page(&Context::new()?, &program)?;
    scripts::shorten(&folder)?;
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("{} cannot be read", page.display()))?;
    let html = styles::merge(&folder, &html)?;
    let finished = csp::with_hashes(&html).with_context(|| format!("in {}", page.display()))?;
    fs::write(&page, finished).with_context(|| format!("{} cannot be written", page.display()))
}

/// The page's program and its script, as Trunk names them.
fn program(folder: &Path) -> Result<(PathBuf, PathBuf)> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if let Some(stem) = name.strip_suffix("_bg.wasm").filter(|stem| stem.starts_with("app-")) {
            return Ok((path.clone(), path.with_file_name(format!("{stem}.js"))));
        }
    }
    bail!("{} holds no program of the page", folder.display())
}
