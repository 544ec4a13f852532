//! Installs Trunk and the wasm-bindgen tool of exactly the version that Cargo.lock asks for; for the tests Firefox's driver.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::lockfile;
use super::step_line::say;
use crate::context::Context;

/// The version of Trunk that the build was written for and tested with.
const TRUNK_VERSION: &str = "0.21.14";

/// The version of Firefox's driver that the tests were written with.
const GECKODRIVER_VERSION: &str = "0.37.1";

/// A program that `cargo install` builds.
struct CargoTool {
    /// The package, and the first part of its folder's name.
    package: &'static str,
    /// The name of the folder, without the version.
    folder: &'static str,
    /// The program.
    binary: &'static str,
    version: String,
    /// Whether it is built with the versions of its own lock file.
    locked: bool,
    /// How much of its code is optimised: the least with which its own work takes no time to speak of.
    opt_level: &'static str,
    /// How long that takes on two cores.
    expected: &'static str,
}

/// Makes sure that both tools are there, and puts them on the PATH.
pub fn ensure(context: &mut Context) -> Result<()> {
    let lock_file = context.root.join("Cargo.lock");
    let lock = fs::read_to_string(&lock_file).with_context(|| format!("{} cannot be read", lock_file.display()))?;
    let tools = [
        CargoTool {
            package: "trunk",
            folder: "trunk",
            binary: "trunk",
            version: TRUNK_VERSION.to_owned(),
            locked: true,
            // It waits for cargo, and copies files.
            opt_level: "0",
            expected: "3 min",
        },
        CargoTool {
            package: "wasm-bindgen-cli",
            folder: "wasm-bindgen",
            binary: "wasm-bindgen",
            // The tool reads what the macros of the same version wrote; Trunk refuses any other.
            version: lockfile::version_of(&lock, "wasm-bindgen")?,
            // Its lock file names a version that not every registry has.
            locked: false,
            // It rewrites megabytes of WebAssembly.
            opt_level: "1",
            expected: "1 min",
        },
    ];
    for tool in tools {
        tool.ensure(context)?;
    }
    Ok(())
}

/// Makes sure that Firefox's driver is there, and puts it on the PATH.
pub fn ensure_geckodriver(context: &mut Context) -> Result<()> {
    let tool = CargoTool {
        package: "geckodriver",
        folder: "geckodriver",
        binary: "geckodriver",
        version: GECKODRIVER_VERSION.to_owned(),
        locked: true,
        // It passes messages on.
        opt_level: "0",
        expected: "2 min",
    };
    tool.ensure(context)
}

impl CargoTool {
    fn ensure(&self, context: &mut Context) -> Result<()> {
        let title = format!("{} {}", self.binary, self.version);
        let root = context.tools().join(format!("{}-{}", self.folder, self.version));
        let bin = root.join("bin");
        if self.runs_from(context, &bin) {
            say(&title, "is there");
            context.add_tool_folder(bin);
            return Ok(());
        }
        if self.is_right(context.output_of(self.binary, &["--version"])) {
            say(&title, "is on the PATH already");
            return Ok(());
        }

        let step = context.timings.start(&title, self.expected);
        self.install(context, &root).with_context(|| {
            format!(
                "{title} is missing and could not be installed. Remedy: check the connection and that a C \
                 compiler is there (Debian: build-essential), or put {title} on the PATH yourself"
            )
        })?;
        if !self.runs_from(context, &bin) {
            bail!("{title} was installed but does not run");
        }
        context.timings.end(step);
        context.add_tool_folder(bin);
        Ok(())
    }

    fn install(&self, context: &Context, root: &Path) -> Result<()> {
        // A folder of its own: the project's build folder stays what cargo made of the project.
        let build = context.cache.join(format!("build-{}", self.folder));
        let root_text = root.display().to_string();
        // Without the default features there is no TLS: nothing is downloaded with these tools (`offline` in Trunk.toml).
        let program = ["--bin", self.binary, "--no-default-features"];
        let mut arguments = vec!["install", self.package, "--version", &self.version, "--root", &root_text];
        arguments.extend(program);
        if self.locked {
            arguments.push("--locked");
        }
        let mut command = context.command("cargo");
        // No flags meant for the project, no settings of its folder.
        command.env("CARGO_TARGET_DIR", &build).env_remove("RUSTFLAGS").current_dir(&context.cache);
        // Quick to build in place of quick to run: with their own profiles both take more than twice as long.
        for (setting, value) in
            [("OPT_LEVEL", self.opt_level), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("DEBUG", "false")]
        {
            command.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
        }
        fs::create_dir_all(&context.cache).with_context(|| format!("{} cannot be made", context.cache.display()))?;
        context.run_command(command, "cargo", &arguments)?;
        // Only space is at stake.
        let _ = fs::remove_dir_all(&build);
        Ok(())
    }

    fn runs_from(&self, context: &Context, bin: &Path) -> bool {
        let program = bin.join(format!("{}{}", self.binary, std::env::consts::EXE_SUFFIX));
        program.is_file() && self.is_right(context.output_of(&program.to_string_lossy(), &["--version"]))
    }

    /// Whether `NAME VERSION ...` is what this tool prints.
    fn is_right(&self, printed: Option<String>) -> bool {
        printed.is_some_and(|text| text.split_whitespace().nth(1) == Some(self.version.as_str()))
    }
}
