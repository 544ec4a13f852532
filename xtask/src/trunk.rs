//! Builds the page and its worker with Trunk into `dist/`.

use anyhow::{Context as _, Result};

use crate::context::Context;

/// Makes the release build. The tools must be there: see [`crate::setup`].
pub fn build(context: &Context) -> Result<()> {
    let mut command = context.command("trunk");
    command
        // Trunk takes only `true` and `false` here, and stops at the customary `1`.
        .env_remove("NO_COLOR")
        // wasm-opt from npm runs in Node, and what it optimises is large.
        .env("NODE_OPTIONS", node_options())
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    context
        .run_command(command, "trunk", &["build", "--release"])
        .context("the release build failed")?;
    println!("built: {}", context.dist().display());
    Ok(())
}

/// The person's own options for Node, with more room for its heap.
fn node_options() -> String {
    let given = std::env::var("NODE_OPTIONS").unwrap_or_default();
    format!("{given} --max-old-space-size=8192").trim().to_owned()
}
