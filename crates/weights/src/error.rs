//! Weights that cannot be used: which tensor, what was expected and what was found. `words` has the sentences.

use texts::{Language, Text};

/// A weights file that cannot be read. Its structure is broken, or it is of a kind that is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.to_message().words(Language::English))]
pub enum FileError {
    /// Neither safetensors nor PyTorch.
    Format {
        /// What it seems to be.
        found: Text,
    },
    /// The file ends too early.
    CutShort {
        /// What does not fit.
        what: &'static str,
    },
    /// A safetensors header that claims more than there is.
    HeaderLength {
        /// Length that the file states.
        claimed_bytes: u64,
        /// What would fit.
        most_bytes: u64,
    },
    /// A safetensors header that does not read.
    Header(String),
    /// A safetensors header that gives a tensor another number of bytes than its shape needs.
    TensorSize,
    /// The tensors of a safetensors file end before or behind its data.
    DataLength,
    /// A structure that is not what PyTorch writes.
    Malformed {
        /// What is wrong.
        what: &'static str,
    },
    /// More values than any state dict holds.
    TooMuch {
        /// The limit.
        most: usize,
    },
    /// The tensors together would hold more numbers than the file.
    Claims {
        /// Bytes of all tensors.
        claimed_bytes: u64,
        /// Size of the file.
        file_bytes: u64,
    },
    /// A pickle names a function that runs commands when Python loads it. Nothing was run.
    Command {
        /// Module and name.
        name: String,
    },
    /// An object of an unknown class stands where a tensor or a dict of tensors has to. Nothing was run.
    Object {
        /// Module and name of its class.
        name: String,
    },
    /// An archive that holds a program, such as that of `torch.jit.save`.
    Program {
        /// What it is.
        found: Text,
    },
    /// A pickle instruction that no checkpoint needs.
    Opcode {
        /// The instruction's byte.
        opcode: u8,
    },
    /// A compressed or encrypted entry of a zip file.
    Packed {
        /// Its name.
        entry: String,
    },
    /// Numbers whose bytes stand in the other order.
    BigEndian,
    /// Nothing that looks like a state dict.
    NoTensors,
}

impl FileError {
    pub(super) const fn malformed(what: &'static str) -> Self {
        Self::Malformed { what }
    }
}

/// Weights that cannot be used. Messages name the tensor, what was expected and what was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.to_message().words(Language::English))]
pub enum WeightsError {
    /// The file cannot be read.
    File(#[from] FileError),
    /// A tensor is not there.
    Missing {
        /// Its name.
        name: String,
    },
    /// A name stands for two tensors.
    Duplicate {
        /// The name.
        name: String,
    },
    /// A tensor has other sides than the architecture.
    Shape {
        /// Its name.
        name: String,
        /// Sides that the architecture has.
        expected: Vec<usize>,
        /// Sides in the file.
        found: Vec<usize>,
    },
    /// A tensor holds something other than floating-point numbers of 16, 32 or 64 bits.
    Kind {
        /// Its name.
        name: String,
        /// Kind of number in the file.
        found: String,
    },
    /// A tensor holds a value that is not a finite number.
    NotFinite {
        /// Its name.
        name: String,
    },
    /// A variance of batch normalisation that has no square root.
    Variance {
        /// Its name.
        name: String,
    },
    /// A tensor's sides multiply to more than any memory holds, or it has more sides than any tensor of a network.
    Impossible {
        /// Its name.
        name: String,
        /// Its sides, at most the first few.
        shape: Vec<u64>,
    },
    /// A tensor's shape and kind need another number of bytes than the file gives it.
    Length {
        /// Its name.
        name: String,
        /// Numbers times their size.
        expected_bytes: u64,
        /// Bytes set aside in the file.
        found_bytes: u64,
    },
    /// A tensor that does not begin where the one before it ends.
    Place {
        /// Its name.
        name: String,
    },
}
