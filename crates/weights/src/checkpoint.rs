//! [`Checkpoint`]: a person's weights file, whole in memory, with an index of its tensors.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::rc::Rc;

use super::detect::ImportAssumptions;
use super::error::{FileError, WeightsError};
use super::file_format::FileFormat;
use super::number_kind::NumberKind;
use super::source::{self, TensorSource};
use super::stored::Stored;
use super::wrappers::{self, Unwrapped};
use super::{pytorch, safetensors};

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
    index: Rc<Index>,
}

/// What a file says of its tensors: everything but their numbers.
#[derive(Debug)]
pub(super) struct Index {
    format: FileFormat,
    tensors: BTreeMap<String, Stored>,
    section: Vec<String>,
    states: Vec<String>,
    arch: Option<String>,
    prefix: String,
    beside: Vec<String>,
    stated: Option<ImportAssumptions>,
}

impl Checkpoint {
    /// Reads the list of tensors of a file; safetensors and both forms of PyTorch, told apart by their bytes. Of several
    /// states of a network, the running average is taken, as timm does.
    ///
    /// # Errors
    /// [`WeightsError::File`] for a file of another kind, a broken one, or one that asks for more than tensors; other
    /// [`WeightsError`]s for the first tensor whose place, shape or name is impossible.
    pub fn open(bytes: Vec<u8>) -> Result<Self, WeightsError> {
        Self::open_state(bytes, None)
    }

    /// [`Checkpoint::open`] with the choice of one of [`Checkpoint::states`]; one that is not there chooses nothing.
    ///
    /// # Errors
    /// As [`Checkpoint::open`].
    pub fn open_state(bytes: Vec<u8>, state: Option<&str>) -> Result<Self, WeightsError> {
        let format = FileFormat::of(&bytes)?;
        let found = match format {
            FileFormat::Safetensors => {
                pytorch::PickledTensors { tensors: safetensors::index(&bytes)?, ..Default::default() }
            }
            FileFormat::PytorchZip => pytorch::index_zip(&bytes, state)?,
            FileFormat::PytorchSequence => pytorch::index_sequence(&bytes, state)?,
        };
        let pytorch::PickledTensors { tensors, section, states, arch } = found;
        if tensors.is_empty() {
            return Err(FileError::NoTensors.into());
        }
        let stated = if format == FileFormat::Safetensors { safetensors::stated(&bytes) } else { None };
        let Unwrapped { tensors, prefix, beside } = wrappers::unwrap(tensors);
        let index = Index { format, tensors, section, states, arch, prefix, beside, stated };
        Ok(Self::with_index(bytes, Rc::new(index)))
    }

    /// A file whose index was read before.
    pub(super) fn with_index(bytes: Vec<u8>, index: Rc<Index>) -> Self {
        Self { bytes, index }
    }

    /// The index, for another reading of the same file.
    pub(super) fn index(&self) -> Rc<Index> {
        Rc::clone(&self.index)
    }

    /// The form of the file.
    #[must_use]
    pub fn format(&self) -> FileFormat {
        self.index.format
    }

    /// Keys under which the tensors were found, outermost first: `["state_dict_ema"]`. Empty for a bare list.
    #[must_use]
    pub fn section(&self) -> &[String] {
        &self.index.section
    }

    /// [`Checkpoint::section`] as one word, `model.state_dict`; empty for a bare list.
    #[must_use]
    pub fn state(&self) -> String {
        self.index.section.join(".")
    }

    /// The states of a network that the file holds beside each other, such as `["state_dict_ema", "state_dict"]`; the one
    /// that is taken without a choice first. Empty for a bare list.
    #[must_use]
    pub fn states(&self) -> &[String] {
        &self.index.states
    }

    /// What the training script calls the network, such as timm's `tf_efficientnet_b0`.
    #[must_use]
    pub fn arch(&self) -> Option<&str> {
        self.index.arch.as_deref()
    }

    /// What the file says itself of padding, epsilon and pictures: those that the page writes do.
    #[must_use]
    pub fn stated(&self) -> Option<&ImportAssumptions> {
        self.index.stated.as_ref()
    }

    /// Names of floating-point tensors that stand beside the network: they lack [`Checkpoint::prefix`].
    #[must_use]
    pub fn beside(&self) -> &[String] {
        &self.index.beside
    }

    /// What every name began with and no longer does: `module.`. Empty for most files.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.index.prefix
    }

    /// Size of the file.
    #[must_use]
    pub fn file_bytes(&self) -> usize {
        self.bytes.len()
    }

    /// Every tensor, sorted by name.
    pub fn tensors(&self) -> impl Iterator<Item = TensorInfo<'_>> {
        self.index.tensors.iter().map(|(name, stored)| TensorInfo { name, kind: stored.kind(), shape: stored.shape() })
    }

    /// The tensor of a name.
    #[must_use]
    pub fn tensor(&self, name: &str) -> Option<TensorInfo<'_>> {
        let (name, stored) = self.index.tensors.get_key_value(name)?;
        Some(TensorInfo { name, kind: stored.kind(), shape: stored.shape() })
    }

    /// Whether any name begins so.
    pub(super) fn has_prefix(&self, prefix: &str) -> bool {
        self.index
            .tensors
            .range::<str, _>((Bound::Included(prefix), Bound::Unbounded))
            .next()
            .is_some_and(|(name, _)| name.starts_with(prefix))
    }
}

impl TensorSource for Checkpoint {
    fn read(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, WeightsError> {
        source::read(&self.index.tensors, &self.bytes, name, shape)
    }
}
