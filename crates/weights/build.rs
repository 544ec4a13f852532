//! Makes Rust of `assets/weights/manifest.json`, so that neither binary reads it when it starts.

#![allow(clippy::indexing_slicing, reason = "a manifest without a field stops the build")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde_json::Value;

const MANIFEST: &str = "../../assets/weights/manifest.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={MANIFEST}");
    println!("cargo:rerun-if-changed=build.rs");
    let manifest: Value = serde_json::from_str(&fs::read_to_string(MANIFEST)?)?;
    let mut code = format!("Manifest {{ version: {}, models: &[", manifest["version"]);
    for model in manifest["models"].as_array().ok_or("no models")? {
        let (preprocessing, top1, source) = (&model["preprocessing"], &model["top1"], &model["source"]);
        write!(
            code,
            "Model {{ id: {}, name: {}, preset: Preset::{}, file: {}, bytes: {}, sha256: {}, layout: Layout::{}, \
             padding: PaddingMode::{}, batch_norm_epsilon: {}, preprocessing: Preprocessing {{ resolution_px: {}, \
             crop: Crop::{}, crop_padding_px: {}, interpolation: Interpolation::{}, mean: {}, std: {} }}, \
             top1: Top1 {{ percent: {}, resolution_px: {}, source: {} }}, \
             source: Source {{ package: {}, version: {}, file: {}, sha256: {} }}, licence: {} }},",
            model["id"],
            model["name"],
            variant(&model["preset"])?,
            model["file"],
            model["bytes"],
            model["sha256"],
            variant(&model["layout"])?,
            variant(&model["padding"])?,
            model["batch_norm_epsilon"],
            preprocessing["resolution_px"],
            variant(&preprocessing["crop"])?,
            preprocessing["crop_padding_px"],
            variant(&preprocessing["interpolation"])?,
            preprocessing["mean"],
            preprocessing["std"],
            top1["percent"],
            top1["resolution_px"],
            top1["source"],
            source["package"],
            source["version"],
            source["file"],
            source["sha256"],
            model["licence"],
        )?;
    }
    code.push_str("] }");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("manifest.rs"), code)?;
    Ok(())
}

/// The variant of an enum that a word of the manifest names: `before-resize` is `BeforeResize`.
fn variant(word: &Value) -> Result<String, &'static str> {
    let words = word.as_str().ok_or("no word")?.split('-');
    let pascal = words.map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    Ok(pascal.collect())
}
