//! Finds the file that a request asks for, and never one outside the served folder.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// A folder whose files may be asked for.
pub struct Files {
    root: PathBuf,
}

impl Files {
    /// Serves what is below `folder`.
    pub fn new(folder: &Path) -> Result<Self> {
        let root = folder.canonicalize().with_context(|| format!("{} is not there", folder.display()))?;
        Ok(Self { root })
    }

    /// Opens the file that `url` (path and query) names, with its media type.
    pub fn open(&self, url: &str) -> Option<(File, &'static str)> {
        let path = self.locate(url)?;
        let file = File::open(&path).ok()?;
        Some((file, media_type(&path)))
    }

    /// The file that `url` names, if it is one below the root.
    fn locate(&self, url: &str) -> Option<PathBuf> {
        let mut path = self.root.join(relative_path(url)?);
        if path.is_dir() {
            path.push("index.html");
        }
        // Resolves links, so that a link out of the folder leads nowhere.
        let resolved = path.canonicalize().ok()?;
        (resolved.starts_with(&self.root) && resolved.is_file()).then_some(resolved)
    }
}

/// The path of `url` as plain names, or `None` when it is malformed or tries to climb.
fn relative_path(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let mut relative = PathBuf::new();
    for part in path.split('/') {
        let name = percent_decoded(part)?;
        // A name that a system would read as something else than a name.
        if name == ".." || name.contains(['/', '\\', '\0', ':']) {
            return None;
        }
        if !name.is_empty() && name != "." {
            relative.push(name);
        }
    }
    Some(relative)
}

/// `text` with `%xx` turned into bytes; `None` when that is not UTF-8 or cut short.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The media type by the ending of the name. Browsers refuse scripts and WebAssembly of a wrong one.
fn media_type(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A folder with a file beside it that must stay out of reach.
    fn folder(name: &str) -> (PathBuf, Files) {
        let base = std::env::temp_dir().join(format!("xtask-serve-{name}-{}", std::process::id()));
        let root = base.join("dist");
        fs::create_dir_all(root.join("sub dir")).unwrap();
        fs::write(base.join("secret.txt"), "secret").unwrap();
        fs::write(root.join("index.html"), "page").unwrap();
        fs::write(root.join("sub dir/a.wasm"), "wasm").unwrap();
        let files = Files::new(&root).unwrap();
        (base, files)
    }

    #[test]
    fn finds_files_by_name() {
        let (base, files) = folder("finds");
        for url in ["/", "/index.html", "/?a=b", "/./index.html", "//index.html"] {
            assert!(files.locate(url).is_some_and(|path| path.ends_with("index.html")), "{url}");
        }
        assert!(files.locate("/sub%20dir/a.wasm?v=1").is_some());
        for url in ["/nothing", "/sub%20dir", "/sub dir/a.wasm/b", "/%", "/%f", "/%ff"] {
            assert!(files.locate(url).is_none(), "{url}");
        }
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn never_leaves_the_folder() {
        let (base, files) = folder("leaves");
        for url in [
            "/../secret.txt",
            "/sub%20dir/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/..%5csecret.txt",
            "/%2e%2e%2fsecret.txt",
            "../secret.txt",
            "/c:/secret.txt",
            "/secret.txt%00",
        ] {
            assert!(files.locate(url).is_none(), "{url}");
        }
        assert!(files.locate(&format!("/{}", base.join("secret.txt").display())).is_none());
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(base.join("secret.txt"), base.join("dist/link.txt")).unwrap();
            assert!(files.locate("/link.txt").is_none());
        }
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn names_the_types_that_browsers_insist_on() {
        assert_eq!(media_type(Path::new("a_bg.wasm")), "application/wasm");
        assert_eq!(media_type(Path::new("a.js")), "text/javascript; charset=utf-8");
        assert_eq!(media_type(Path::new("a.safetensors")), "application/octet-stream");
    }
}
