//! Says where things lie, and gives every program that is started the same environment.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::timing::Timings;
use crate::toolchain_file::Toolchain;

/// The project's folders and the environment for what is started from here.
pub struct Context {
    /// The folder with `Cargo.toml` and `index.html`.
    pub root: PathBuf,
    /// Our own folder for what may be made again: tools, downloads, on CI the build as well.
    pub cache: PathBuf,
    /// The pinned toolchain.
    pub toolchain: Toolchain,
    /// Folders that go before the PATH.
    tool_folders: Vec<PathBuf>,
    /// Where cargo builds, when that is not cargo's own choice.
    target: Option<PathBuf>,
    /// Whether this is an automated run.
    pub automated: bool,
    /// How long each step took.
    pub timings: Timings,
}

impl Context {
    /// Finds the folders. `tool_folders` are relative to [`Context::tools`].
    pub fn new() -> Result<Self> {
        let root = project_root()?;
        let cache = cache_folder()?.join("efficientnet-explorer");
        let automated = env::var_os("CI").is_some_and(|value| !value.is_empty());
        // An automated checkout is often bare every time, while the cache folder is kept between runs.
        let target = (automated && env::var_os("CARGO_TARGET_DIR").is_none()).then(|| cache.join("target"));
        let toolchain = Toolchain::read(&root)?;
        let timings = Timings::default();
        Ok(Self { root, cache, toolchain, tool_folders: Vec::new(), target, automated, timings })
    }

    /// The folder that holds each installed tool in a folder of its own, by name and version.
    pub fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    /// Where the release build lies.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where the build that `serve` makes lies.
    pub fn preview(&self) -> PathBuf {
        self.root.join("target").join("preview")
    }

    /// Where cargo builds.
    pub fn target(&self) -> PathBuf {
        let given = || env::var_os("CARGO_TARGET_DIR").map(|folder| self.root.join(folder));
        self.target.clone().or_else(given).unwrap_or_else(|| self.root.join("target"))
    }

    /// Puts `folder` before the PATH of everything that is started from now on.
    pub fn add_tool_folder(&mut self, folder: PathBuf) {
        if !self.tool_folders.contains(&folder) {
            self.tool_folders.push(folder);
        }
    }

    /// The shell line that puts the same tools on the PATH.
    pub fn path_line(&self) -> String {
        let folders: Vec<String> = self.tool_folders.iter().map(|folder| folder.display().to_string()).collect();
        if folders.is_empty() {
            return "# every tool is on the PATH already".to_owned();
        }
        format!("export PATH=\"{}:$PATH\"", folders.join(":"))
    }

    /// A command in the project's folder, with our tools on its PATH and the pinned toolchain.
    pub fn command(&self, program: &str) -> Command {
        let path = self.search_path();
        let program = find_in(&path, program).unwrap_or_else(|| PathBuf::from(program));
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", path).env("RUSTUP_TOOLCHAIN", &self.toolchain.channel);
        if let Some(target) = &self.target {
            command.env("CARGO_TARGET_DIR", target);
        }
        if self.automated {
            // Saves space and time where nothing is built twice.
            command.env("CARGO_INCREMENTAL", "0");
        }
        command
    }

    /// Runs `program` with its output shown, and fails when it fails.
    pub fn run(&self, program: &str, arguments: &[&str]) -> Result<()> {
        self.run_command(self.command(program), program, arguments)
    }

    /// Runs a command made by [`Context::command`] with `arguments`; `program` is for the messages.
    pub fn run_command(&self, mut command: Command, program: &str, arguments: &[&str]) -> Result<()> {
        println!("  $ {program} {}", arguments.join(" "));
        let status = command
            .args(arguments)
            .stdin(Stdio::null())
            .status()
            .with_context(|| format!("`{program}` could not be started"))?;
        if !status.success() {
            bail!("`{program} {}` failed ({status}); its own message is above", arguments.join(" "));
        }
        Ok(())
    }

    /// What `program` prints, or `None` when it cannot be started or fails.
    pub fn output_of(&self, program: &str, arguments: &[&str]) -> Option<String> {
        let output = self.command(program).args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Where `program` is on the PATH, our tools included.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        find_in(&self.search_path(), program)
    }

    fn search_path(&self) -> OsString {
        let given = env::var_os("PATH").unwrap_or_default();
        let folders = self.tool_folders.iter().cloned().chain(env::split_paths(&given));
        // A folder whose name holds the separator cannot be on a PATH; then the given one has to do.
        env::join_paths(folders).unwrap_or(given)
    }
}

/// The first file called `program` in the folders of `path`.
fn find_in(path: &OsString, program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(path).map(|folder| folder.join(&name)).find(|file| file.is_file())
}

/// The folder above this package's own, or the current folder when it was not started by cargo.
pub fn project_root() -> Result<PathBuf> {
    let root = match env::var_os("CARGO_MANIFEST_DIR") {
        Some(folder) => {
            Path::new(&folder).parent().map(Path::to_path_buf).context("the package has no folder above it")?
        }
        None => env::current_dir().context("the current folder cannot be read")?,
    };
    if !root.join("xtask").is_dir() {
        bail!("{} is not the project's folder; start this as `cargo xtask` inside the project", root.display());
    }
    Ok(root)
}

fn cache_folder() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()) {
        return Ok(PathBuf::from(folder));
    }
    let home = env::var_os("HOME")
        .or_else(|| env::var_os("USERPROFILE"))
        .context("neither XDG_CACHE_HOME nor HOME is set; set one of them")?;
    Ok(PathBuf::from(home).join(".cache"))
}
