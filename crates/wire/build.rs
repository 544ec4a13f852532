//! Gives both binaries the same build id, so that the page can tell a worker of another build from its own.
//!
//! The id is a 64-bit FNV-1a hash over the names and contents of every file that decides what the two binaries are: all
//! of the page and of every crate but style sheets, `Cargo.toml` and `Cargo.lock`. It needs no clock and no git, so the
//! same sources give the same id on every machine.

use std::path::{Path, PathBuf};
use std::{fs, io};

fn main() -> io::Result<()> {
    let inputs = ["../../src", "../../crates", "../../Cargo.toml", "../../Cargo.lock"];
    let mut files = Vec::new();
    for input in inputs {
        println!("cargo:rerun-if-changed={input}");
        collect(Path::new(input), &mut files)?;
    }
    println!("cargo:rerun-if-changed=build.rs");

    // The order of a folder listing differs between file systems; the name as one string does not.
    let mut named: Vec<(String, PathBuf)> =
        files.into_iter().map(|path| (path.to_string_lossy().replace('\\', "/"), path)).collect();
    named.sort();

    let mut hash = Fnv1a::new();
    for (name, path) in &named {
        let content = fs::read(path)?;
        hash.update(name.as_bytes());
        hash.update(&(content.len() as u64).to_le_bytes());
        hash.update(&content);
    }
    println!("cargo:rustc-env=EXPLORER_BUILD_ID={:016x}", hash.0);
    Ok(())
}

/// Adds `path`, or every file below it, to `files`.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.extension().is_some_and(|ending| ending != "css") {
        files.push(path.to_path_buf());
    }
    Ok(())
}

/// The 64-bit Fowler-Noll-Vo hash, variant 1a.
struct Fnv1a(u64);

impl Fnv1a {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn update(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 ^= u64::from(*byte);
            self.0 = self.0.wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
