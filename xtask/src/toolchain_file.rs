//! The Rust toolchain that the project is pinned to.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

/// What `rust-toolchain.toml` asks for.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Toolchain {
    /// The version, such as `1.95.0`.
    pub channel: String,
    /// Components, such as `rustfmt`.
    #[serde(default)]
    pub components: Vec<String>,
    /// Targets, such as `wasm32-unknown-unknown`.
    #[serde(default)]
    pub targets: Vec<String>,
}

impl Toolchain {
    /// Reads `rust-toolchain.toml` in `root`.
    pub fn read(root: &Path) -> Result<Self> {
        let file = root.join("rust-toolchain.toml");
        let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self> {
        /// The file has one table.
        #[derive(Deserialize)]
        struct ToolchainFile {
            toolchain: Toolchain,
        }
        let file: ToolchainFile = toml::from_str(text).context("rust-toolchain.toml names no toolchain")?;
        Ok(file.toolchain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_pin() {
        let text = "[toolchain]\nchannel = \"1.2.3\"\ncomponents = [\"rustfmt\", \"clippy\"]\n\
                    targets = [\"wasm32-unknown-unknown\"]\nprofile = \"minimal\"\n";
        let toolchain = Toolchain::parse(text).unwrap();
        assert_eq!(toolchain.channel, "1.2.3");
        assert_eq!(toolchain.components, ["rustfmt", "clippy"]);
        assert_eq!(toolchain.targets, ["wasm32-unknown-unknown"]);
        assert!(Toolchain::parse("[toolchain]\n").is_err());
    }

    #[test]
    fn the_projects_own_pin_has_what_the_checks_use() {
        let root = crate::context::project_root().unwrap();
        let toolchain = Toolchain::read(&root).unwrap();
        for component in ["rustfmt", "clippy"] {
            assert!(toolchain.components.iter().any(|name| name == component));
        }
        assert_eq!(toolchain.targets, ["wasm32-unknown-unknown"]);
    }
}
