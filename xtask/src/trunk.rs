//! Builds the page and its worker with Trunk into `dist/`.

use anyhow::{Context as _, Result};

use crate::context::Context;

/// Makes the release build. The tools must be there: see [`crate::setup`].
pub fn build(context: &Context) -> Result<()> {
    let mut command = context.command("trunk");
    command
        // Trunk takes only `true` and `false` here, and stops at the customary `1`.
        .env_remove("NO_COLOR")
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    context.run_command(command, "trunk", &["build", "--release"]).context("the release build failed")?;
    println!("built: {}", context.dist().display());
    Ok(())
}
