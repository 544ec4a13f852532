//! Installs what is missing on a bare machine, one line a step, and leaves alone what is there.
//!
//! Nothing is installed globally except Debian packages: tools lie in our own cache folder and are put on
//! the PATH of what is started from here. A step that cannot go on names the missing piece and the remedy.

mod apt;
mod browser;
mod cargo_tools;
pub mod lavapipe;
mod lockfile;
pub mod npm_tools;
pub mod other_browsers;
pub mod python;
mod step_line;
mod toolchain;

use anyhow::{Context as _, Result};

use crate::context::Context;

/// How much is needed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// What the build needs.
    Build,
    /// The same, and browsers with their drivers and fonts.
    Test,
}

/// Makes sure that everything in `scope` is there, and returns the environment that uses it.
pub fn run(scope: Scope) -> Result<Context> {
    let mut context = Context::new()?;
    toolchain::ensure(&context)?;

    let step = context.timings.start("crates", "1 min");
    context.run("cargo", &["fetch", "--quiet", "--locked"]).context(
        "the crates could not be fetched. Remedy: check the connection to the package registry; if \
             Cargo.lock is out of date, run `cargo check` once",
    )?;
    context.timings.end(step);

    cargo_tools::ensure(&mut context)?;
    npm_tools::ensure(&mut context)?;
    if scope == Scope::Test {
        browser::ensure(&context)?;
        lavapipe::ensure(&context);
        other_browsers::ensure(&mut context);
    }
    Ok(context)
}
