//! What `torch.save` writes: a pickle that names tensors, and their numbers beside it, in a zip file (since PyTorch 1.6)
//! or one after the other (before).
//!
//! The pickle is read, never executed: [`pickle`] knows the handful of instructions and classes that a state dict needs
//! and refuses every other by name. Source of both forms: pytorch/pytorch, `torch/serialization.py` and
//! `torch/_utils.py`; of the instructions: Python's `pickletools`.

mod class;
mod cursor;
mod in_zip;
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
use state_dict::StateDict;

pub(super) use in_zip::index as index_zip;
pub(super) use sequence::{MAGIC, index as index_sequence};

/// The tensors of a file, and where in it they were found.
pub(super) struct Found {
    pub(super) tensors: BTreeMap<String, Stored>,
    /// Keys that lead to the state dict, such as `state_dict_ema`.
    pub(super) section: Vec<String>,
}

/// Gives every tensor of a state dict its place in the file. `storage` is asked for the bytes of a storage by its key.
fn place(
    state: StateDict<'_>,
    file: &[u8],
    storage: impl Fn(&str) -> Option<Range<usize>>,
) -> Result<Found, WeightsError> {
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
    Ok(Found { tensors, section: state.section.into_iter().map(str::to_owned).collect() })
}
