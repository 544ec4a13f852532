//! Writes `manifest.json`: for each file of weights what the page must know before it loads it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Serialize;

use super::models::{MODELS, Model};
use crate::hex;

/// The manifest's name, beside the weights.
pub const FILE_NAME: &str = "manifest.json";

#[derive(Serialize)]
struct Manifest {
    version: u32,
    models: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: &'static str,
    name: &'static str,
    preset: &'static str,
    file: String,
    bytes: u64,
    sha256: String,
    /// Whose names the tensors carry.
    layout: &'static str,
    padding: &'static str,
    batch_norm_epsilon: f64,
    preprocessing: Preprocessing,
    top1: Top1,
    source: Source,
    licence: &'static str,
}

#[derive(Serialize)]
struct Preprocessing {
    resolution_px: u32,
    crop: &'static str,
    crop_padding_px: u32,
    interpolation: &'static str,
    mean: [f64; 3],
    std: [f64; 3],
}

#[derive(Serialize)]
struct Top1 {
    percent: f64,
    resolution_px: u32,
    source: &'static str,
}

#[derive(Serialize)]
struct Source {
    package: &'static str,
    version: &'static str,
    file: &'static str,
    sha256: &'static str,
    url_note: &'static str,
}

/// The manifest of the converted files in `folder`.
pub fn text(folder: &Path) -> Result<String> {
    let models: Result<Vec<Entry>> = MODELS.iter().map(|model| entry(model, folder)).collect();
    let manifest = Manifest { version: 1, models: models? };
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

/// Every Lite model was trained with TensorFlow: its padding, its epsilon and its pixels go together.
fn entry(model: &Model, folder: &Path) -> Result<Entry> {
    let file = model.file_name();
    let path = folder.join(&file);
    let content = fs::read(&path).with_context(|| {
        format!("{} cannot be read; make it with `cargo xtask weights {}`", path.display(), model.id)
    })?;
    Ok(Entry {
        id: model.id,
        name: model.name,
        preset: model.preset,
        file,
        bytes: content.len() as u64,
        sha256: hex::sha256_hex(&content),
        layout: "lukemelas",
        padding: "same",
        batch_norm_epsilon: 0.001,
        preprocessing: Preprocessing {
            resolution_px: model.resolution_px,
            crop: "before-resize",
            crop_padding_px: 32,
            interpolation: "bicubic",
            mean: [127.0; 3],
            std: [128.0; 3],
        },
        top1: Top1 { percent: model.top1_percent, resolution_px: model.resolution_px, source: model.top1_source },
        source: Source {
            package: model.package,
            version: model.package_version,
            file: model.original,
            sha256: model.original_sha256,
            url_note: "PyPI",
        },
        licence: "Apache-2.0",
    })
}
