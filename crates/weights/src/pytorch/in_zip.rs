//! The form since PyTorch 1.6: a zip file `NAME/data.pkl`, `NAME/data/KEY` for each storage, `NAME/byteorder`.

use super::{PickledTensors, pickle, place, zip};
use crate::error::{FileError, WeightsError};
use texts::{Text, weights_file as text};

/// Longest name of an entry that a refusal repeats.
const MAX_NAME_CHARS: usize = 120;

/// Where each tensor of the state dict `wanted`, or of the preferred one, lies.
///
/// # Errors
/// [`FileError`] for a file that is not of PyTorch, holds a program, or would run commands; [`WeightsError`] for the first
/// tensor that does not fit.
pub(crate) fn index(file: &[u8], wanted: Option<&str>) -> Result<PickledTensors, WeightsError> {
    let zip::Table { entries, packed } = zip::table(file)?;
    let folder = entries.keys().find_map(|name| name.strip_suffix("/data.pkl").filter(|name| !name.contains('/')));
    let names = || entries.keys().chain(&packed).copied();
    if let Some(program) = program(folder, names) {
        return Err(FileError::Program { found: program }.into());
    }
    if let Some(entry) = packed.first().filter(|_| folder.is_some() || packed.iter().any(is_pickle)) {
        return Err(FileError::Packed { entry: entry.chars().take(MAX_NAME_CHARS).collect() }.into());
    }
    let folder = folder.ok_or_else(|| FileError::Format { found: other_kind(names) })?;
    let content = |leaf: &str| {
        let range = entries.get(format!("{folder}/{leaf}").as_str())?;
        file.get(range.clone())
    };
    // Files from before PyTorch 2.1 do not say; they come from little-endian machines in all but name.
    if content("byteorder").is_some_and(|order| order != b"little") {
        return Err(FileError::BigEndian.into());
    }
    let pickle = pickle::read(content("data.pkl").unwrap_or_default(), 0)?;
    place(&pickle, wanted, file, |key| entries.get(format!("{folder}/data/{key}").as_str()).cloned())
}

/// A zip file that holds a program, told by the names of its entries. Sources: pytorch/pytorch,
/// `torch/csrc/jit/serialization` (`code/` beside `constants.pkl`) and `torch/export/pt2_archive/constants.py`.
fn program<'a, N: Iterator<Item = &'a str>>(folder: Option<&str>, names: impl Fn() -> N) -> Option<Text> {
    let has = |name: String| names().any(|other| other == name);
    if folder.is_some_and(|folder| has(format!("{folder}/constants.pkl"))) {
        return Some(text::TORCHSCRIPT);
    }
    let is_exported = |name: &str| name.ends_with("archive_format") || name == "serialized_exported_program.json";
    names().any(is_exported).then_some(text::EXPORTED_PROGRAM)
}

/// What a zip file without a list of tensors is, told by the names of its entries.
fn other_kind<'a, N: Iterator<Item = &'a str>>(names: impl Fn() -> N) -> Text {
    let any_ends = |ends: &[&str]| names().any(|name| ends.iter().any(|end| name.ends_with(end)));
    if any_ends(&[".npy"]) {
        text::NUMPY
    } else if names().any(|name| name == "model.weights.h5") {
        text::KERAS_ZIP
    } else if any_ends(&[".pth", ".pt", ".safetensors", ".ckpt", ".bin", ".tar"]) {
        text::ZIPPED_WEIGHTS
    } else {
        text::OTHER_ZIP
    }
}

/// Whether an entry is the pickle of a file of PyTorch's.
fn is_pickle(name: &&str) -> bool {
    name.ends_with("/data.pkl")
}
