//! Finds the version of a crate in Cargo.lock, so that a tool can be installed to match it.

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

/// What is read of a Cargo.lock.
#[derive(Deserialize)]
struct Lock {
    #[serde(default)]
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
}

/// The version that `lock`, the text of a Cargo.lock, has for `package`; an error when it has none or several.
pub fn version_of(lock: &str, package: &str) -> Result<String> {
    let lock: Lock = toml::from_str(lock).context("Cargo.lock cannot be read")?;
    let mut versions = lock.package.into_iter().filter(|entry| entry.name == package).map(|entry| entry.version);
    let version = versions.next().with_context(|| format!("Cargo.lock names no version of {package}"))?;
    if let Some(other) = versions.next() {
        bail!("Cargo.lock has {package} in two versions, {version} and {other}; the page needs one");
    }
    Ok(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\
        dependencies = [\n \"wasm-bindgen-macro\",\n]\n\n[[package]]\nname = \"wasm-bindgen-macro\"\n\
        version = \"0.2.131\"\n\n[[package]]\nname = \"twice\"\nversion = \"1.0.0\"\n\n[[package]]\n\
        name = \"twice\"\nversion = \"2.0.0\"\n";

    #[test]
    fn takes_the_exact_name() {
        assert_eq!(version_of(LOCK, "wasm-bindgen").unwrap(), "0.2.130");
        assert_eq!(version_of(LOCK, "wasm-bindgen-macro").unwrap(), "0.2.131");
    }

    #[test]
    fn says_when_there_is_none_or_more_than_one() {
        assert!(version_of(LOCK, "wasm").is_err());
        assert!(version_of(LOCK, "twice").is_err());
        assert!(version_of("", "wasm-bindgen").is_err());
        assert!(version_of("[[package", "wasm-bindgen").is_err());
    }
}
