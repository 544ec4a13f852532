//! Makes a Python environment of our own (venv) with the packages of a list, whose versions are pinned.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::apt;
use super::step_line::say;
use crate::context::Context;

/// Makes sure that the environment in the folder `home` has exactly what `requirements` lists, a file that pip reads, and
/// returns its Python. What is there already is left alone.
///
/// # Errors
/// When Python or its module venv is missing and cannot be installed, or pip finds a package nowhere.
pub fn ensure(context: &Context, requirements: &Path, home: &Path) -> Result<PathBuf> {
    let wanted = fs::read(requirements).with_context(|| format!("{} cannot be read", requirements.display()))?;
    let installed = home.join("installed-requirements.txt");
    let python = home.join("bin").join("python");
    let program = python.to_string_lossy();
    // An environment stops working when the Python that it was made with goes away.
    let runs = context.output_of(&program, &["--version"]).is_some();
    if runs && fs::read(&installed).is_ok_and(|found| found == wanted) {
        say("Python environment", "is there");
        return Ok(python);
    }
    if context.output_of("python3", &["-c", "import ensurepip, venv"]).is_none() {
        apt::install(context, &["python3", "python3-venv"], "Python with its module venv")?;
    }
    say("Python environment", &format!("installing {} into {}", requirements.display(), home.display()));
    let step = context.timings.start("Python environment", "20 s");
    context.run("python3", &["-m", "venv", "--clear", &home.to_string_lossy()])?;
    let options = "-m pip install --only-binary=:all: --disable-pip-version-check --quiet --requirement";
    let list = requirements.to_string_lossy();
    let words: Vec<&str> = options.split(' ').chain([list.as_ref()]).collect();
    context.run(&program, &words).context(
        "the packages could not be installed. Remedy: check pip's connection; they need Python 3.10 or newer",
    )?;
    context.timings.end(step);
    fs::write(installed, wanted)?;
    Ok(python)
}
