//! [`Checkpoint`]: a person's weights file, whole in memory, with an index of its tensors.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::error::{FileError, WeightsError};
use super::number_kind::NumberKind;
use super::source::{self, TensorSource};
use super::stored::Stored;
use super::{pytorch, safetensors};
use crate::text::weights_file as text;

/// A form of weights file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// safetensors.
    Safetensors,
    /// PyTorch 1.6 and later: a zip file.
    PytorchZip,
    /// PyTorch before 1.6: pickles and numbers one after the other.
    PytorchSequence,
}

impl FileFormat {
    /// The name for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Safetensors => "safetensors",
            Self::PytorchZip => "PyTorch",
            Self::PytorchSequence => "PyTorch (before 1.6)",
        }
    }

    /// Whether a file of this name is likely to hold weights; its content decides.
    #[must_use]
    pub fn is_likely(name: &str) -> bool {
        let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
        end.is_some_and(|end| ["pth", "pt", "safetensors", "bin", "ckpt"].contains(&end.as_str()))
    }

    /// The form of a file by its first bytes, whatever its name.
    fn of(file: &[u8]) -> Result<Self, FileError> {
        let starts = |magic: &[u8]| file.starts_with(magic);
        let other = |found| Err(FileError::Format { found });
        if starts(b"PK\x03\x04") {
            Ok(Self::PytorchZip)
        } else if starts(&pytorch::MAGIC) {
            Ok(Self::PytorchSequence)
        } else if file.get(8) == Some(&b'{') {
            Ok(Self::Safetensors)
        } else if file.is_empty() {
            other(text::EMPTY_FILE)
        } else if starts(b"\x89HDF") {
            other(text::KERAS)
        } else if starts(b"\x80") {
            other(text::PICKLE)
        } else if starts(b"\x1f\x8b") {
            other(text::GZIP)
        } else if file.get(4..8) == Some(b"TFL3") {
            other(text::TFLITE)
        } else if starts(b"\x89PNG") || starts(b"\xff\xd8\xff") {
            other(text::A_PICTURE)
        } else {
            other(text::UNKNOWN_KIND)
        }
    }
}

/// One tensor of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TensorInfo<'a> {
    /// Its name, without [`Checkpoint::prefix`].
    pub name: &'a str,
    /// What its numbers are.
    pub kind: NumberKind,
    /// Its sides.
    pub shape: &'a [usize],
}

/// A weights file in memory. It owns the file's bytes and decodes one tensor at a time, so that loading a network needs
/// the file, the network, and one tensor beside them.
#[derive(Debug)]
pub struct Checkpoint {
    bytes: Vec<u8>,
    format: FileFormat,
    tensors: BTreeMap<String, Stored>,
    section: Vec<String>,
    prefix: String,
}

/// What wrappers put before every name: `DataParallel`, `torch.compile`, Lightning, timm's averaged model, and scripts.
const WRAPPERS: [&str; 8] = ["module.", "_orig_mod.", "model.", "net.", "network.", "backbone.", "ema_model.", "ema."];

/// How many of them may stand before each other.
const MAX_WRAPPERS: usize = 4;

impl Checkpoint {
    /// Reads the list of tensors of a file; safetensors and both forms of PyTorch, told apart by their bytes.
    ///
    /// # Errors
    /// [`WeightsError::File`] for a file of another kind, a broken one, or one that asks for more than tensors; other
    /// [`WeightsError`]s for the first tensor whose place, shape or name is impossible.
    pub fn open(bytes: Vec<u8>) -> Result<Self, WeightsError> {
        let format = FileFormat::of(&bytes)?;
        let (tensors, section) = match format {
            FileFormat::Safetensors => (safetensors::index(&bytes)?, Vec::new()),
            FileFormat::PytorchZip => split(pytorch::index_zip(&bytes)?),
            FileFormat::PytorchSequence => split(pytorch::index_sequence(&bytes)?),
        };
        if tensors.is_empty() {
            return Err(FileError::NoTensors.into());
        }
        let mut checkpoint = Self { bytes, format, tensors, section, prefix: String::new() };
        for _ in 0..MAX_WRAPPERS {
            let Some(wrapper) = checkpoint.wrapper() else { break };
            checkpoint.unwrap(wrapper);
        }
        Ok(checkpoint)
    }

    /// The form of the file.
    #[must_use]
    pub fn format(&self) -> FileFormat {
        self.format
    }

    /// Keys under which the tensors were found, outermost first: `["state_dict_ema"]`. Empty for a bare list.
    #[must_use]
    pub fn section(&self) -> &[String] {
        &self.section
    }

    /// What every name began with and no longer does: `module.`. Empty for most files.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Size of the file.
    #[must_use]
    pub fn file_bytes(&self) -> usize {
        self.bytes.len()
    }

    /// Every tensor, sorted by name.
    pub fn tensors(&self) -> impl Iterator<Item = TensorInfo<'_>> {
        self.tensors.iter().map(|(name, stored)| TensorInfo { name, kind: stored.kind(), shape: stored.shape() })
    }

    /// The tensor of a name.
    #[must_use]
    pub fn tensor(&self, name: &str) -> Option<TensorInfo<'_>> {
        let (name, stored) = self.tensors.get_key_value(name)?;
        Some(TensorInfo { name, kind: stored.kind(), shape: stored.shape() })
    }

    /// Whether any name begins so.
    pub(super) fn has_prefix(&self, prefix: &str) -> bool {
        self.tensors
            .range::<str, _>((Bound::Included(prefix), Bound::Unbounded))
            .next()
            .is_some_and(|(name, _)| name.starts_with(prefix))
    }

    /// The wrapper's word that every tensor of floating-point numbers begins with. Counters beside the network, such as
    /// the number of averaged steps, have no such word.
    fn wrapper(&self) -> Option<&'static str> {
        let names = || self.tensors().filter(|tensor| tensor.kind.is_readable()).map(|tensor| tensor.name);
        let first = names().next()?;
        let wrapper = WRAPPERS.into_iter().find(|wrapper| first.starts_with(wrapper))?;
        names().all(|name| name.starts_with(wrapper)).then_some(wrapper)
    }

    /// Takes a word away from every name that has it. No two names become one: those that lack the word hold no
    /// floating-point numbers, and give way.
    fn unwrap(&mut self, wrapper: &str) {
        let (long, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.tensors).into_iter().partition(|(name, _)| name.starts_with(wrapper));
        self.tensors = others.into_iter().collect();
        let bare = |name: String| name.get(wrapper.len()..).unwrap_or_default().to_owned();
        self.tensors.extend(long.into_iter().map(|(name, stored)| (bare(name), stored)));
        self.prefix.push_str(wrapper);
    }
}

impl TensorSource for Checkpoint {
    fn read(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, WeightsError> {
        source::read(&self.tensors, &self.bytes, name, shape)
    }
}

fn split(found: pytorch::Found) -> (BTreeMap<String, Stored>, Vec<String>) {
    (found.tensors, found.section)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_told_from_pictures_by_name() {
        assert!(["b0.pth", "MODEL.SafeTensors", "a.b.pt"].into_iter().all(FileFormat::is_likely));
        assert!(!["cat.png", "pth", "notes.pth.txt", ""].into_iter().any(FileFormat::is_likely));
    }
}
