//! Makes sure that the pinned Rust toolchain has its components and the WebAssembly target.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::step_line::say;
use crate::context::Context;

/// Adds what the pinned toolchain lacks.
pub fn ensure(context: &Context) -> Result<()> {
    let toolchain = &context.toolchain;
    let channel = &toolchain.channel;

    if sysroot(context).is_none() {
        let step = context.timings.start(&format!("Rust {channel}"), "1 min");
        rustup(context, &["toolchain", "install", channel, "--profile", "minimal"])?;
        context.timings.end(step);
    }
    let Some(sysroot) = sysroot(context) else {
        bail!("Rust {channel} cannot be started. Remedy: `rustup toolchain install {channel}`");
    };

    let missing_components: Vec<&str> = toolchain
        .components
        .iter()
        .map(String::as_str)
        .filter(|component| !has_component(&sysroot, component))
        .collect();
    let missing_targets: Vec<&str> =
        toolchain.targets.iter().map(String::as_str).filter(|target| !has_target(&sysroot, target)).collect();

    if missing_components.is_empty() && missing_targets.is_empty() {
        say(
            "toolchain",
            &format!(
                "Rust {channel} with {} and {} is there",
                toolchain.components.join(", "),
                toolchain.targets.join(", ")
            ),
        );
        return Ok(());
    }
    if !missing_components.is_empty() {
        say("toolchain", &format!("adding {}", missing_components.join(", ")));
        let mut arguments = vec!["component", "add", "--toolchain", channel];
        arguments.extend(missing_components);
        rustup(context, &arguments)?;
    }
    if !missing_targets.is_empty() {
        say("toolchain", &format!("adding the target {}", missing_targets.join(", ")));
        let mut arguments = vec!["target", "add", "--toolchain", channel];
        arguments.extend(missing_targets);
        rustup(context, &arguments)?;
    }
    Ok(())
}

/// The pinned toolchain's folder, when that toolchain runs.
fn sysroot(context: &Context) -> Option<PathBuf> {
    let version = context.output_of("rustc", &["--version"])?;
    if version.split_whitespace().nth(1) != Some(context.toolchain.channel.as_str()) {
        return None;
    }
    context.output_of("rustc", &["--print", "sysroot"]).map(PathBuf::from)
}

fn has_component(sysroot: &Path, component: &str) -> bool {
    let program = match component {
        "clippy" => "cargo-clippy",
        other => other,
    };
    sysroot.join("bin").join(format!("{program}{}", std::env::consts::EXE_SUFFIX)).is_file()
}

fn has_target(sysroot: &Path, target: &str) -> bool {
    sysroot.join("lib/rustlib").join(target).join("lib").is_dir()
}

fn rustup(context: &Context, arguments: &[&str]) -> Result<()> {
    let line = format!("rustup {}", arguments.join(" "));
    if context.find("rustup").is_none() {
        bail!(
            "`rustup` is not on the PATH. Remedy: install rustup, then run `{line}`; or bring Rust {} with the \
             components and targets of rust-toolchain.toml by other means",
            context.toolchain.channel
        );
    }
    context
        .run("rustup", arguments)
        .with_context(|| format!("rustup could not do it. Remedy: check the connection, then run `{line}`"))
}
