//! What `torch.save` writes: a pickle that names tensors, and their numbers beside it, in a zip file (since PyTorch 1.6)
//! or one after the other (before).
//!
//! The pickle is read, never executed: [`pickle`] describes values, tensors and dicts, and nothing is ever looked up or
//! called. Of classes and functions [`class`] knows the handful that a state dict needs. An object of any other, such as
//! the `argparse.Namespace` and the `NumPy` scalars of a training checkpoint, is opaque: its name is kept, its content
//! skipped. It is refused by that name only where a tensor or a dict of tensors has to stand. A function that runs
//! commands is refused by name wherever it stands: such a file attacks whoever loads it in Python. Source of both forms: pytorch/pytorch, `torch/serialization.py` and
//! `torch/_utils.py`; of the instructions: Python's `pickletools`.

mod class;
mod cursor;
mod in_zip;
mod machine;
mod pickle;
mod rebuild;
mod sequence;
mod state_dict;
mod value;
mod zip;

use std::collections::BTreeMap;
use std::ops::Range;

use super::error::{FileError, WeightsError};
use super::stored::Stored;
use pickle::Pickle;

pub(super) use in_zip::index as index_zip;
pub(super) use sequence::{MAGIC, index as index_sequence};

/// The tensors of a file, and where in it they were found.
#[derive(Default)]
pub(super) struct PickledTensors {
    pub(super) tensors: BTreeMap<String, Stored>,
    /// Keys that lead to the state dict, such as `state_dict_ema`.
    pub(super) section: Vec<String>,
    /// Keys that lead to each state dict of the file, joined by dots; the preferred first.
    pub(super) states: Vec<String>,
    /// What a training script calls its network, such as timm's `tf_efficientnet_b0`.
    pub(super) arch: Option<String>,
}

/// Longest name of a network that is taken.
const MAX_ARCH_CHARS: usize = 120;

/// Gives every tensor of the state dict `wanted` (or of the preferred one) its place in the file. `storage` is asked for
/// the bytes of a storage by its key.
fn place(
    pickle: &Pickle<'_>,
    wanted: Option<&str>,
    file: &[u8],
    storage: impl Fn(&str) -> Option<Range<usize>>,
) -> Result<PickledTensors, WeightsError> {
    let state = state_dict::find(pickle, wanted)?;
    let mut tensors = BTreeMap::new();
    let mut claimed_bytes = 0_u64;
    for (name, tensor) in state.tensors {
        let range = storage(tensor.storage.key)
            .filter(|range| range.start <= range.end && range.end <= file.len())
            .ok_or(FileError::CutShort { what: "the numbers of a tensor" })?;
        let view = (tensor.shape.as_slice(), tensor.strides.as_slice(), tensor.offset);
        let stored = Stored::view(name, tensor.storage.kind, view, range.start, range.len())?;
        claimed_bytes =
            claimed_bytes.saturating_add((stored.count() as u64).saturating_mul(stored.kind().bytes() as u64));
        if tensors.insert(name.to_owned(), stored).is_some() {
            return Err(WeightsError::Duplicate { name: name.to_owned() });
        }
    }
    // Tensors may share a storage, but no network needs more numbers than twice what its file holds.
    let file_bytes = file.len() as u64;
    if claimed_bytes > file_bytes.saturating_mul(2) {
        return Err(FileError::Claims { claimed_bytes, file_bytes }.into());
    }
    let arch = pickle.values.entry(pickle.root, "arch").and_then(|arch| pickle.values.text(arch));
    Ok(PickledTensors {
        tensors,
        section: state.section.into_iter().map(str::to_owned).collect(),
        states: state.sections.into_iter().map(|keys| keys.join(".")).filter(|state| !state.is_empty()).collect(),
        arch: arch.map(|arch| arch.chars().take(MAX_ARCH_CHARS).collect()),
    })
}
