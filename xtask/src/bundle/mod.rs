//! The built page as one zip file to hand out: `dist/` as it is, and a page on how a school hosts it.

use std::fs::{self, File};
use std::io::{Cursor, Read as _, Seek, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::arguments::Arguments;
use crate::hex::sha256_hex;
use crate::setup::{self, Scope};
use crate::trunk;

/// The page on hosting, beside the folder with the built page.
const HOSTING: &str = include_str!("hosting.html");
const HOSTING_NAME: &str = "how-to-host.html";

/// The folder in the archive that a server is pointed at.
const FOLDER: &str = "efficientnet-explorer";

/// `cargo xtask bundle [--no-build] [--out FILE]`.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let is_built = arguments.flag("--no-build");
    let out = arguments.value("--out")?;
    arguments.finish()?;
    let context = setup::run(Scope::Build)?;
    if !is_built {
        trunk::build(&context)?;
    }
    let dist = context.dist();
    if !dist.join("index.html").is_file() {
        bail!("there is no built page in {}. Remedy: leave --no-build away", dist.display());
    }
    let file = out.map_or_else(|| context.target().join(format!("{FOLDER}.zip")), PathBuf::from);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    let pages = files(&dist)?;
    let archive = File::create(&file).with_context(|| format!("{} cannot be written", file.display()))?;
    write(archive, &pages)?;
    let bytes = fs::read(&file).with_context(|| format!("{} cannot be read back", file.display()))?;
    expect_equal(&bytes, &pages)?;
    println!(
        "\n{}: {} files, {:.1} MB, SHA-256 {}",
        file.display(),
        pages.len() + 1,
        float(bytes.len()) / 1e6,
        sha256_hex(&bytes)
    );
    context.timings.print();
    Ok(())
}

/// Name in the archive and content of each file below `dist`, sorted by name.
fn files(dist: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    let mut folders = vec![(dist.to_owned(), FOLDER.to_owned())];
    while let Some((folder, name)) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))? {
            let path = entry?.path();
            let name = format!("{name}/{}", path.file_name().unwrap_or_default().to_string_lossy());
            if path.is_dir() {
                folders.push((path, name));
            } else {
                let content = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
                found.push((name, content));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Writes the archive. Equal files give equal archives: the entries carry no time.
fn write(archive: impl Write + Seek, pages: &[(String, Vec<u8>)]) -> Result<()> {
    let mut writer = ZipWriter::new(archive);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    let hosting = (HOSTING_NAME, HOSTING.as_bytes());
    for (name, content) in std::iter::once(hosting).chain(pages.iter().map(|(name, page)| (&**name, &**page))) {
        writer.start_file(name, options).with_context(|| format!("{name} cannot be added"))?;
        writer.write_all(content).with_context(|| format!("{name} cannot be added"))?;
    }
    writer.finish().context("the archive cannot be finished")?;
    Ok(())
}

/// Reads the archive back and fails unless it holds what was put in.
fn expect_equal(archive: &[u8], pages: &[(String, Vec<u8>)]) -> Result<()> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).context("the archive cannot be read back")?;
    if archive.len() != pages.len() + 1 {
        bail!("the archive has {} files in place of {}", archive.len(), pages.len() + 1);
    }
    for (name, expected) in pages {
        let mut found = Vec::new();
        archive.by_name(name).with_context(|| format!("{name} is missing"))?.read_to_end(&mut found)?;
        if found != *expected {
            bail!("{name} in the archive is another file");
        }
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "megabytes to read")]
fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> Vec<(String, Vec<u8>)> {
        let page = |name: &str, content: &[u8]| (format!("{FOLDER}/{name}"), content.to_vec());
        vec![page("chunks/rooms.wasm", b"\0asm"), page("index.html", b"<p>here")]
    }

    fn archive(pages: &[(String, Vec<u8>)]) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        write(&mut bytes, pages).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn an_archive_holds_every_file_and_the_page_on_hosting() {
        let bytes = archive(&pages());
        expect_equal(&bytes, &pages()).unwrap();
        let mut found = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut hosting = String::new();
        found.by_name(HOSTING_NAME).unwrap().read_to_string(&mut hosting).unwrap();
        assert!(hosting.contains(&format!("{FOLDER}/")), "it names the folder to serve");
    }

    #[test]
    fn equal_files_give_equal_archives() {
        assert_eq!(archive(&pages()), archive(&pages()));
    }

    #[test]
    fn another_file_is_told() {
        let bytes = archive(&pages());
        let mut others = pages();
        others[0].1.push(0);
        assert!(expect_equal(&bytes, &others).is_err());
        assert!(expect_equal(&bytes, &pages()[..1]).is_err());
    }

    #[test]
    fn files_are_found_in_every_folder() {
        let folder = std::env::temp_dir().join(format!("bundle-{}", std::process::id()));
        fs::create_dir_all(folder.join("chunks")).unwrap();
        fs::write(folder.join("index.html"), "<p>here").unwrap();
        fs::write(folder.join("chunks/rooms.wasm"), "\0asm").unwrap();
        assert_eq!(files(&folder).unwrap(), pages());
        fs::remove_dir_all(folder).unwrap();
    }
}
