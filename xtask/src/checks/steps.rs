//! The table of checks: what each is called, what it does, and in which order they run.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::{sizes, tracked_files, walls};
use crate::context::Context;
use crate::setup::{lavapipe, other_browsers};
use crate::trunk;

/// One check.
pub struct Step {
    /// What `--only` calls it.
    pub name: &'static str,
    /// What it does, for the heading.
    pub title: &'static str,
    /// Whether set-up has to bring a browser.
    pub needs_browser: bool,
    /// Runs it.
    pub run: fn(&Context) -> Result<()>,
}

const WASM: &str = "wasm32-unknown-unknown";

/// Every check, cheapest first.
pub const STEPS: &[Step] = &[
    step("format", "the layout of the code", |context| context.run("cargo", &["fmt", "--all", "--check"])),
    step("tracked-files", "that git tracks no file of a kind that does not belong", tracked_files::check),
    step("walls", "what the binaries must not depend on", walls::check),
    step("lint-pure", "clippy over the pure code, the tests and the tools", |context| {
        clippy(context, &["--workspace", "--all-targets"])
    }),
    step("test-pure", "tests of the pure code", |context| context.run("cargo", &["test", "--locked"])),
    step("test-tools", "tests of these tools and of the committed weights", |context| {
        context.run("cargo", &["test", "--locked", "--package", "xtask"])
    }),
    step("lint-app", "clippy over the page, for the browser", |context| {
        clippy(context, &["--target", WASM, "--features", "ui", "--bin", "app", "--lib"])
    }),
    step("lint-network", "clippy over network, pictures and training", |context| {
        clippy(context, &["--all-targets", "--features", "webgpu,picture,training"])
    }),
    step("lint-worker", "clippy over the worker, for the browser", |context| {
        clippy(context, &["--target", WASM, "--features", "worker", "--bin", "worker", "--lib"])
    }),
    step("lint-trainer", "clippy over the lab's trainer, for the browser", |context| {
        clippy(context, &["--target", WASM, "--features", "trainer", "--bin", "trainer"])
    }),
    step("test-network", "tests of network, pictures and training, on the CPU", |context| {
        context.run("cargo", &["test", "--locked", "--features", "picture,network,training"])
    }),
    Step {
        name: "test-webgpu",
        title: "tests of the kernels, on Chromium's adapter and on lavapipe",
        needs_browser: true,
        run: test_webgpu,
    },
    step("build", "the release build", trunk::build),
    step("sizes", "what a visitor has to load", sizes::check),
    Step {
        name: "other-browsers",
        title: "what a person does first, in Firefox and WebKit",
        needs_browser: true,
        run: other_browsers,
    },
    Step { name: "end-to-end", title: "the built page in a real browser", needs_browser: true, run: end_to_end },
];

/// A check without a browser.
const fn step(name: &'static str, title: &'static str, run: fn(&Context) -> Result<()>) -> Step {
    Step { name, title, needs_browser: false, run }
}

fn clippy(context: &Context, arguments: &[&str]) -> Result<()> {
    let words: Vec<&str> =
        ["clippy", "--locked"].iter().chain(arguments).chain(&["--", "-D", "warnings"]).copied().collect();
    context.run("cargo", &words)
}

fn end_to_end(context: &Context) -> Result<()> {
    let mut command = context.command("cargo");
    command.env("EXPLORER_DIST", context.dist());
    // With what each test measured, which BENCHMARKS.md lists.
    let arguments = ["test", "--locked", "--package", "e2e", "--", "--test-threads=1", "--show-output"];
    context.run_command(command, "cargo", &arguments)
}

/// The smoke tests in each browser that set-up could bring.
fn other_browsers(context: &Context) -> Result<()> {
    for browser in &other_browsers::ALL {
        if !browser.is_there(context) {
            println!("LEFT OUT: {}, as set-up could not install it", browser.name);
            continue;
        }
        let mut command = context.command("cargo");
        command.env("EXPLORER_DIST", context.dist());
        let tests = ["--test", "other_browsers", "--", "--test-threads=1", "--nocapture", browser.tests];
        context.run_command(command, "cargo", &[&["test", "--locked", "--package", "e2e"][..], &tests].concat())?;
    }
    Ok(())
}

/// The WebGPU kernels without a browser: on the Vulkan driver that Chromium brings, and in half precision on lavapipe. Both
/// compute on the CPU.
fn test_webgpu(context: &Context) -> Result<()> {
    let folders = ["/usr/lib/chromium", "/usr/lib64/chromium", "/usr/lib/chromium-browser", "/opt/google/chrome"];
    let driver = |folder: &&str| Path::new(folder).join("vk_swiftshader_icd.json");
    let folder = folders.iter().find(|folder| driver(folder).is_file()).with_context(|| {
        format!(
            "Chromium's Vulkan driver is in none of {}. Remedy: install Chromium, on Debian `apt install chromium`",
            folders.join(", ")
        )
    })?;
    let on = |driver: &Path| {
        let mut command = context.command("cargo");
        command.env("VK_ICD_FILENAMES", driver).env("LD_LIBRARY_PATH", folder);
        command
    };
    let features = ["test", "--locked", "--features", "webgpu,picture", "--lib"];
    context.run_command(on(&driver(folder)), "cargo", &[&features[..], &["network::gpu"]].concat())?;
    let Some(lavapipe) = lavapipe::driver() else {
        println!("LEFT OUT: half precision, as set-up could not install lavapipe");
        return Ok(());
    };
    let mut command = on(&lavapipe);
    command.env("EXPLORER_NEEDS_HALF", "1");
    let tests = ["--test", "half_precision", "--", "network::gpu", "half_precision", "--nocapture"];
    context.run_command(command, "cargo", &[&features[..], &tests].concat())
}
