//! The folder that the benchmark's browser sees: our release build, the libraries of the peers, and the page between.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::litert;
use crate::context::Context;

/// Files of the TensorFlow.js packages, and how the peers' worker calls them.
const TFJS: [(&str, &str); 6] = [
    ("tfjs-core/dist/tf-core.min.js", "tf-core.min.js"),
    ("tfjs-backend-cpu/dist/tf-backend-cpu.min.js", "tf-backend-cpu.min.js"),
    ("tfjs-backend-wasm/dist/tf-backend-wasm.min.js", "tf-backend-wasm.min.js"),
    ("tfjs-backend-webgpu/dist/tf-backend-webgpu.min.js", "tf-backend-webgpu.min.js"),
    ("tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm", "tfjs-backend-wasm.wasm"),
    ("tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm", "tfjs-backend-wasm-simd.wasm"),
];

/// Installs the peers where they are missing, and lays the site out anew.
pub fn make(context: &Context, sources: &Path) -> Result<PathBuf> {
    let home = context.tools().join("peers");
    fs::create_dir_all(&home).with_context(|| format!("{} cannot be made", home.display()))?;
    install(context, sources, &home)?;

    let site = home.join("site");
    if site.exists() {
        fs::remove_dir_all(&site).with_context(|| format!("{} cannot be cleared", site.display()))?;
    }
    fs::create_dir_all(site.join("tfjs"))?;
    for file in fs::read_dir(sources.join("site"))? {
        let file = file?;
        symlink(file.path(), site.join(file.file_name()))?;
    }
    symlink(context.dist(), site.join("page"))?;
    symlink(context.root.join("src/run/worker_boot.js"), site.join("worker-boot.js"))?;
    symlink(context.root.join("tests/e2e/fixtures/memory-probe.js"), site.join("memory-probe.js"))?;
    let packages = home.join("node_modules");
    symlink(packages.join("onnxruntime-web/dist"), site.join("ort"))?;
    for (file, name) in TFJS {
        symlink(packages.join("@tensorflow").join(file), site.join("tfjs").join(name))?;
    }
    litert::lay_out(&packages.join("@litertjs"), &site.join("litert"))?;
    litert::make_models(context, &sources.join("model"), &home)?;
    symlink(home.join(litert::MODELS), site.join(litert::MODELS))?;
    Ok(site)
}

/// `npm ci`, unless what is there came from the same list.
fn install(context: &Context, sources: &Path, home: &Path) -> Result<()> {
    const LOCK: &str = "package-lock.json";
    let wanted = fs::read(sources.join(LOCK)).context("the list of the peers' versions cannot be read")?;
    let installed = home.join("installed-lock.json");
    if fs::read(&installed).is_ok_and(|found| found == wanted) {
        println!("  the peers are there");
        return Ok(());
    }
    if context.find("npm").is_none() {
        bail!(
            "npm is missing, which brings the peers. Remedy: install Node with npm, on Debian `apt install nodejs npm`"
        );
    }
    for name in ["package.json", LOCK, ".npmrc"] {
        fs::copy(sources.join(name), home.join(name)).with_context(|| format!("{name} cannot be copied"))?;
    }
    let prefix = home.display().to_string();
    let words = ["ci", "--prefix", &prefix, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    context.run("npm", &words).context("the peers could not be installed. Remedy: check npm's connection")?;
    fs::write(installed, wanted)?;
    Ok(())
}
