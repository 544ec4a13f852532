//! Weights that cannot be used, in plain words: which tensor, what was expected and what was found.

/// A weights file that cannot be read. Its structure is broken, or it is of a kind that is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Neither safetensors nor PyTorch.
    #[error("this is {found}, and not a weights file of PyTorch (.pth, .pt) or safetensors")]
    Format {
        /// What it seems to be.
        found: &'static str,
    },
    /// The file ends too early.
    #[error("the file is cut short or damaged: {what} reaches beyond its end")]
    CutShort {
        /// What does not fit.
        what: &'static str,
    },
    /// A safetensors header that claims more than there is.
    #[error("the file's header claims {claimed_bytes} bytes where at most {most_bytes} are possible")]
    HeaderLength {
        /// Length that the file states.
        claimed_bytes: u64,
        /// What would fit.
        most_bytes: u64,
    },
    /// A safetensors header that does not read.
    #[error("the file's header cannot be read ({0})")]
    Header(String),
    /// A structure that is not what PyTorch writes.
    #[error("the file is not as torch.save writes it: {what}")]
    Malformed {
        /// What is wrong.
        what: &'static str,
    },
    /// More values than any state dict holds.
    #[error("the file lists more than {most} values, far more than a network has")]
    TooMuch {
        /// The limit.
        most: usize,
    },
    /// The tensors together would hold more numbers than the file.
    #[error("the tensors claim {claimed_bytes} bytes of numbers, more than a file of {file_bytes} bytes can hold")]
    Claims {
        /// Bytes of all tensors.
        claimed_bytes: u64,
        /// Size of the file.
        file_bytes: u64,
    },
    /// A pickle asks for a function or class that no state dict needs.
    #[error(
        "the file asks for {name}, which a list of tensors does not need; nothing of it was run: save the network with \
         torch.save(model.state_dict(), ...)"
    )]
    Class {
        /// Module and name.
        name: String,
    },
    /// A pickle instruction that no state dict needs.
    #[error("the file holds the pickle instruction {opcode:#04x}, which a list of tensors does not need")]
    Opcode {
        /// The instruction's byte.
        opcode: u8,
    },
    /// A compressed or encrypted entry of a zip file.
    #[error("the entry {entry} of the file is compressed or encrypted, which torch.save never does")]
    Packed {
        /// Its name.
        entry: String,
    },
    /// Numbers whose bytes stand in the other order.
    #[error("the file was written on a big-endian machine, which is not supported")]
    BigEndian,
    /// Nothing that looks like a state dict.
    #[error("the file holds no list of named tensors: save the network with torch.save(model.state_dict(), ...)")]
    NoTensors,
}

impl FileError {
    pub(super) const fn malformed(what: &'static str) -> Self {
        Self::Malformed { what }
    }
}

/// Weights that cannot be used. Messages name the tensor, what was expected and what was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// A tensor is not there.
    #[error("the weights lack the tensor {name}")]
    Missing {
        /// Its name.
        name: String,
    },
    /// A name stands for two tensors.
    #[error("the weights have two tensors called {name}")]
    Duplicate {
        /// The name.
        name: String,
    },
    /// A tensor has other sides than the architecture.
    #[error("the tensor {name} has the shape {found:?} where {expected:?} was expected")]
    Shape {
        /// Its name.
        name: String,
        /// Sides that the architecture has.
        expected: Vec<usize>,
        /// Sides in the file.
        found: Vec<usize>,
    },
    /// A tensor holds something other than floating-point numbers of 16, 32 or 64 bits.
    #[error("the tensor {name} holds numbers of the kind {found} where floating-point numbers were expected")]
    Kind {
        /// Its name.
        name: String,
        /// Kind of number in the file.
        found: String,
    },
    /// A tensor holds a value that is not a finite number.
    #[error("the tensor {name} holds a value that is not a finite number")]
    NotFinite {
        /// Its name.
        name: String,
    },
    /// A variance of batch normalisation that has no square root.
    #[error("the tensor {name} holds a variance below zero")]
    Variance {
        /// Its name.
        name: String,
    },
    /// A tensor's sides multiply to more than any memory holds, or it has more sides than any tensor of a network.
    #[error("the tensor {name} claims the impossible shape {shape:?}")]
    Impossible {
        /// Its name.
        name: String,
        /// Its sides, at most the first few.
        shape: Vec<u64>,
    },
    /// A tensor's shape and kind need another number of bytes than the file gives it.
    #[error("the tensor {name} needs {expected_bytes} bytes for its shape and the file gives it {found_bytes}")]
    Length {
        /// Its name.
        name: String,
        /// Numbers times their size.
        expected_bytes: u64,
        /// Bytes set aside in the file.
        found_bytes: u64,
    },
    /// A tensor lies outside the file.
    #[error("the tensor {name} ends at byte {end} of the file's {length} bytes of numbers")]
    OutOfRange {
        /// Its name.
        name: String,
        /// Where it ends.
        end: u64,
        /// Where the data end.
        length: u64,
    },
    /// Two tensors share bytes that may belong to one only.
    #[error("the tensors {first} and {second} overlap in the file")]
    Overlap {
        /// The one that begins first.
        first: String,
        /// The other.
        second: String,
    },
    /// Bytes that belong to no tensor.
    #[error("{bytes} bytes before byte {at} of the file's numbers belong to no tensor")]
    Gap {
        /// How many.
        bytes: u64,
        /// Where the next tensor begins, or the end of the file's data.
        at: u64,
    },
}
