//! Installs the tools that npm has ready to run: a current wasm-opt, the optimiser of built WebAssembly, lightningcss, which
//! makes one style sheet of all, and esbuild, which minifies the scripts.
//!
//! Debian's wasm-opt is years behind and refuses what today's compiler emits. The one of npm is a script for Node with
//! the optimiser inside, the same file on every machine.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::apt;
use super::step_line::say;
use crate::context::Context;

/// A program of an npm package.
struct NpmTool {
    package: &'static str,
    version: &'static str,
    /// The program.
    binary: &'static str,
}

const TOOLS: [NpmTool; 3] = [
    NpmTool { package: "binaryen", version: "132.0.0", binary: "wasm-opt" },
    NpmTool { package: "lightningcss-cli", version: "1.33.0", binary: "lightningcss" },
    NpmTool { package: "esbuild", version: "0.28.2", binary: "esbuild" },
];

/// Makes sure that each tool is there in its version, and puts it on the PATH.
pub fn ensure(context: &mut Context) -> Result<()> {
    for tool in TOOLS {
        tool.ensure(context)?;
    }
    Ok(())
}

impl NpmTool {
    fn ensure(&self, context: &mut Context) -> Result<()> {
        let title = format!("{} {}", self.binary, self.version);
        // The version is in the folder's name.
        let root = context.tools().join(format!("{}-{}", self.package, self.version));
        let bin = root.join("node_modules").join(".bin");
        if self.runs_from(context, &bin) {
            say(&title, "is there");
            context.add_tool_folder(bin);
            return Ok(());
        }
        ensure_npm(context, "Node with npm, which brings wasm-opt, lightningcss and esbuild,")?;
        let step = context.timings.start(&title, "10 s");
        self.install(context, &root)
            .with_context(|| format!("{title} could not be installed. Remedy: check npm's connection"))?;
        if !self.runs_from(context, &bin) {
            bail!(
                "{title} was installed but does not run. Remedy: it needs Node 18 or newer; `node --version` says {}",
                context.output_of("node", &["--version"]).unwrap_or_else(|| "nothing".to_owned())
            );
        }
        context.timings.end(step);
        context.add_tool_folder(bin);
        Ok(())
    }

    fn install(&self, context: &Context, root: &Path) -> Result<()> {
        fs::create_dir_all(root).with_context(|| format!("{} cannot be made", root.display()))?;
        let package = format!("{}@{}", self.package, self.version);
        let prefix = root.display().to_string();
        let words = ["install", "--prefix", &prefix, "--no-audit", "--no-fund", "--loglevel=error", &package];
        context.run("npm", &words)
    }

    fn runs_from(&self, context: &Context, bin: &Path) -> bool {
        let program = bin.join(self.binary);
        program.exists() && context.output_of(&program.to_string_lossy(), &["--version"]).is_some()
    }
}

/// Installs Node and npm, which are there for `purpose`. Some packages of Node bring npm along, so only what is missing is
/// asked for.
///
/// # Errors
/// When they are missing and cannot be installed.
pub fn ensure_npm(context: &Context, purpose: &str) -> Result<()> {
    let missing: Vec<&str> = [("node", "nodejs"), ("npm", "npm")]
        .into_iter()
        .filter(|(program, _)| context.find(program).is_none())
        .map(|(_, package)| package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    apt::install(context, &missing, purpose)
}
