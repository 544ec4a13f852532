//! Memory over many runs: what the end-to-end tests check in short, at length.

use anyhow::Result;

use crate::arguments::Arguments;
use crate::setup::{self, Scope};
use crate::trunk;

/// Runs on each backend, unless told otherwise.
const RUNS: u64 = 400;

/// `cargo xtask soak [--runs N]`.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let runs = arguments.parsed::<u64>("--runs")?.unwrap_or(RUNS);
    arguments.finish()?;
    let context = setup::run(Scope::Test)?;
    trunk::build(&context)?;
    let mut command = context.command("cargo");
    command.env("EXPLORER_DIST", context.dist()).env("EXPLORER_SOAK_RUNS", runs.to_string());
    let words = ["test", "--locked", "--package", "e2e", "--", "--test-threads=1", "--nocapture", "memory_stays_flat"];
    context.run_command(command, "cargo", &words)
}
