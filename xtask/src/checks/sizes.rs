//! Holds the built files against their budgets, compressed as a server would send them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::code_split;
use crate::context::Context;
use crate::offline;

/// The page as it opens: its wasm, scripts, styles and HTML together, `gzip -9`.
const APP_BUDGET_BYTES: u64 = 600_000;
/// The chunks that follow once the page is there, together, `gzip -9`: rooms, comparison, lesson.
const CHUNKS_BUDGET_BYTES: u64 = 400_000;
/// The chunk of the scaling lab, `gzip -9`.
const LAB_CHUNK_BUDGET_BYTES: u64 = 120_000;
/// The chunk of checkpoints: the model hub, the network as a file, `gzip -9`.
const CHECKPOINTS_CHUNK_BUDGET_BYTES: u64 = 50_000;
/// The worker's wasm, `gzip -9`.
const WORKER_BUDGET_BYTES: u64 = 3 * 1024 * 1024 + 512 * 1024;
/// The trainer's wasm, loaded once the lab is opened, `gzip -9`.
const TRAINER_BUDGET_BYTES: u64 = 1024 * 1024;
/// The scaling lab's pictures, loaded once the lab is opened, `gzip -9`, which leaves them as they are.
const LAB_BUDGET_BYTES: u64 = 6_000_000;

/// Where the lab's pictures lie in the built page.
const LAB_FOLDER: &str = "lab";

/// Which budget a file counts against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    App,
    /// What the page loads when it needs it.
    Chunk,
    /// What of it is the scaling lab's.
    LabChunk,
    /// What of it is about checkpoints.
    CheckpointsChunk,
    /// The worker's wasm.
    Worker,
    /// The trainer's wasm.
    Trainer,
    /// The script of a worker: shown, and loaded only with it, or once the page is at rest.
    WorkerScript,
    /// The texts of another language: shown, and loaded by those who read it.
    Language,
    /// What the scaling lab loads once it is opened.
    Lab,
}

/// One file and its sizes.
struct Sized {
    name: String,
    share: Share,
    raw: u64,
    gzip: u64,
}

/// Prints every size and fails when a budget is passed.
pub fn check(context: &Context) -> Result<()> {
    let dist = context.dist();
    let mut files = Vec::new();
    collect(&dist, &dist, &mut files).with_context(|| format!("{} cannot be read; build first", dist.display()))?;
    files.sort_by(|left, right| left.name.cmp(&right.name));
    for file in &files {
        println!("  {:<40} {:>12} raw {:>12} gzip", file.name, file.raw, file.gzip);
    }
    if !files.iter().any(|file| file.share == Share::App && file.name.ends_with(".wasm")) {
        bail!("{} holds no wasm of the page; build first", dist.display());
    }
    hold("the page", &files, Share::App, APP_BUDGET_BYTES)?;
    hold("the chunks", &files, Share::Chunk, CHUNKS_BUDGET_BYTES)?;
    hold("the lab's chunk", &files, Share::LabChunk, LAB_CHUNK_BUDGET_BYTES)?;
    hold("the chunk of checkpoints", &files, Share::CheckpointsChunk, CHECKPOINTS_CHUNK_BUDGET_BYTES)?;
    hold("the worker's wasm", &files, Share::Worker, WORKER_BUDGET_BYTES)?;
    hold("the trainer's wasm", &files, Share::Trainer, TRAINER_BUDGET_BYTES)?;
    hold("the lab's pictures", &files, Share::Lab, LAB_BUDGET_BYTES)
}

/// Sums one share and holds it against its budget.
fn hold(what: &str, files: &[Sized], share: Share, budget: u64) -> Result<()> {
    let counted: Vec<&Sized> = files.iter().filter(|file| file.share == share).collect();
    if counted.is_empty() {
        bail!("{what} is not in dist; build first");
    }
    let raw: u64 = counted.iter().map(|file| file.raw).sum();
    let gzip: u64 = counted.iter().map(|file| file.gzip).sum();
    println!("  {what}: {raw} bytes, {gzip} compressed, of at most {budget}");
    if gzip > budget {
        bail!("{what} is {} bytes over its budget of {budget}", gzip - budget);
    }
    Ok(())
}

/// Measures every counted file below `folder`.
fn collect(root: &Path, folder: &Path, files: &mut Vec<Sized>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
            continue;
        }
        let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        if let Some(share) = share_of(&name) {
            let content = fs::read(&path)?;
            files.push(Sized { name, share, raw: content.len() as u64, gzip: gzip_length(&content)? });
        }
    }
    Ok(())
}

/// The budget that the file called `name` counts against; pictures, weights and tables count against none.
fn share_of(name: &str) -> Option<Share> {
    match name {
        "worker_bg.wasm" => Some(Share::Worker),
        "trainer_bg.wasm" => Some(Share::Trainer),
        "worker.js" | "trainer.js" | offline::SCRIPT => Some(Share::WorkerScript),
        texts::catalog::FILE => Some(Share::Language),
        _ if is_in(name, code_split::FOLDER) && is_chunk_of(name, "lab-") => Some(Share::LabChunk),
        _ if is_in(name, code_split::FOLDER) && is_chunk_of(name, "checkpoints-") => Some(Share::CheckpointsChunk),
        _ if is_in(name, code_split::FOLDER) => Some(Share::Chunk),
        _ if is_in(name, LAB_FOLDER) => Some(Share::Lab),
        _ => [".wasm", ".js", ".css", ".html"].iter().any(|ending| name.ends_with(ending)).then_some(Share::App),
    }
}

/// Whether a chunk begins as one of `src/shell/chunks.rs` is called, such as `lab-`.
fn is_chunk_of(name: &str, start: &str) -> bool {
    name.rsplit('/').next().is_some_and(|file| file.starts_with(start))
}

/// Whether the file called `name` lies in `folder`.
fn is_in(name: &str, folder: &str) -> bool {
    name.split_once('/').is_some_and(|(first, _)| first == folder)
}

fn gzip_length(content: &[u8]) -> Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_each_file_where_it_belongs() {
        assert_eq!(share_of("worker_bg.wasm"), Some(Share::Worker));
        assert_eq!(share_of("trainer_bg.wasm"), Some(Share::Trainer));
        assert_eq!(share_of("worker.js"), Some(Share::WorkerScript));
        assert_eq!(share_of("trainer.js"), Some(Share::WorkerScript));
        assert_eq!(share_of("service-worker.js"), Some(Share::WorkerScript));
        assert_eq!(share_of("korean.txt"), Some(Share::Language));
        assert_eq!(share_of("chunks/rooms-1f.wasm"), Some(Share::Chunk));
        assert_eq!(share_of("chunks/lab-1f.wasm"), Some(Share::LabChunk));
        assert_eq!(share_of("chunks/checkpoints-1f.wasm"), Some(Share::CheckpointsChunk));
        for name in ["app-1f_bg.wasm", "start.js", "index.html", "snippets/a/b.js", "a.css"] {
            assert_eq!(share_of(name), Some(Share::App), "{name}");
        }
        for name in ["lab/train.webp", "lab/test.labels", "lab/lab.json"] {
            assert_eq!(share_of(name), Some(Share::Lab), "{name}");
        }
        assert_eq!(share_of("pictures/lab.webp"), None);
        assert_eq!(share_of("weights/lite0.safetensors"), None);
        assert_eq!(share_of("labels.json"), None);
    }

    #[test]
    fn a_budget_passed_by_one_byte_fails() {
        let file = |gzip| Sized { name: String::new(), share: Share::App, raw: gzip, gzip };
        assert!(hold("it", &[file(6), file(4)], Share::App, 10).is_ok());
        assert!(hold("it", &[file(6), file(5)], Share::App, 10).is_err());
        assert!(hold("it", &[file(1)], Share::Worker, 10).is_err());
    }

    #[test]
    fn compresses() {
        assert!(gzip_length(&[0; 100_000]).unwrap() < 200);
    }
}
