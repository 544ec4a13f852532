//! What LiteRT.js needs of the benchmark's site: its library as a browser can load it, and the networks as its files.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::context::Context;
use crate::setup::python;

/// The folder of the networks, `VARIANT.tflite`.
pub const MODELS: &str = "models";

/// How the library asks for its other package: by a name that a bundler resolves, and a worker cannot.
const UTILS: &str = "\"@litertjs/wasm-utils\"";

/// The networks, and where their weights come from: a file of the release build, or what `synthetic.js` makes.
const NETWORKS: [(&str, Option<&str>); 2] = [("lite0", Some("weights/efficientnet-lite0.safetensors")), ("b0", None)];

/// Puts the two packages that lie in `packages` into `folder` as modules that refer to each other by their addresses.
pub fn lay_out(packages: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let library = packages.join("core/dist/index.js");
    let text = fs::read_to_string(&library).with_context(|| format!("{} cannot be read", library.display()))?;
    let linked = linked(&text).with_context(|| {
        format!(
            "{} does not import {UTILS}. Remedy: see how the packages of its version refer to each other",
            library.display()
        )
    })?;
    fs::write(folder.join("core.js"), linked)?;
    for (file, name) in
        [("wasm-utils/dist/index.js", "wasm-utils.js"), ("core/package.json", "package.json"), ("core/wasm", "wasm")]
    {
        symlink(packages.join(file), folder.join(name))?;
    }
    Ok(())
}

/// The library with the address of its other package in the place of the name; `None` where the name does not occur.
fn linked(library: &str) -> Option<String> {
    library.contains(UTILS).then(|| library.replace(UTILS, "\"./wasm-utils.js\""))
}

/// Makes the networks in `home`, by the scripts in `scripts`: with Node the steps that the other peers run, with Python a
/// file of them.
pub fn make_models(context: &Context, scripts: &Path, home: &Path) -> Result<()> {
    let python = python::ensure(context, &scripts.join("requirements.txt"), &home.join("python"))?;
    let folder = home.join(MODELS);
    fs::create_dir_all(&folder)?;
    let path = |path: &Path| path.to_string_lossy().into_owned();
    for (variant, weights) in NETWORKS {
        let weights = weights.map_or_else(|| "synthetic".to_owned(), |file| path(&context.dist().join(file)));
        let steps = path(&folder.join(format!("{variant}.steps.safetensors")));
        let model = path(&folder.join(format!("{variant}.tflite")));
        context.run("node", &[&path(&scripts.join("steps.js")), variant, &weights, &steps])?;
        context.run(&path(&python), &[&path(&scripts.join("to_tflite.py")), &steps, &model])?;
        fs::remove_file(steps)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_package_is_imported_by_its_address() {
        let library = "// core\nimport { createWasmLib } from \"@litertjs/wasm-utils\";\nlet a;\n";
        let expected = "// core\nimport { createWasmLib } from \"./wasm-utils.js\";\nlet a;\n";
        assert_eq!(linked(library).as_deref(), Some(expected));
        assert_eq!(linked("import { createWasmLib } from './other.js';"), None);
    }
}
