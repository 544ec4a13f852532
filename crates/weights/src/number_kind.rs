//! [`NumberKind`]: what the bytes of a tensor stand for.

use std::fmt;

/// A kind of number in a weights file. Only floating-point numbers of 16 to 64 bits are read; the others are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum NumberKind {
    F16,
    Bf16,
    F32,
    F64,
    Bool,
    U8,
    I8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    F8E4m3,
    F8E5m2,
    C64,
}

/// Kind, name in safetensors, class in PyTorch (module `torch`; empty where it has none), bytes of one number.
const KINDS: [(NumberKind, &str, &str, u8); 16] = [
    (NumberKind::F16, "F16", "HalfStorage", 2),
    (NumberKind::Bf16, "BF16", "BFloat16Storage", 2),
    (NumberKind::F32, "F32", "FloatStorage", 4),
    (NumberKind::F64, "F64", "DoubleStorage", 8),
    (NumberKind::Bool, "BOOL", "BoolStorage", 1),
    (NumberKind::U8, "U8", "ByteStorage", 1),
    (NumberKind::I8, "I8", "CharStorage", 1),
    (NumberKind::I16, "I16", "ShortStorage", 2),
    (NumberKind::U16, "U16", "", 2),
    (NumberKind::I32, "I32", "IntStorage", 4),
    (NumberKind::U32, "U32", "", 4),
    (NumberKind::I64, "I64", "LongStorage", 8),
    (NumberKind::U64, "U64", "", 8),
    (NumberKind::F8E4m3, "F8_E4M3", "", 1),
    (NumberKind::F8E5m2, "F8_E5M2", "", 1),
    (NumberKind::C64, "C64", "ComplexFloatStorage", 8),
];

impl NumberKind {
    /// The kind that safetensors calls so.
    pub(super) fn from_safetensors(name: &str) -> Option<Self> {
        KINDS.into_iter().find(|kind| kind.1 == name).map(|kind| kind.0)
    }

    /// The kind of PyTorch's storage class.
    pub(super) fn from_storage(class: &str) -> Option<Self> {
        KINDS.into_iter().find(|kind| !kind.2.is_empty() && kind.2 == class).map(|kind| kind.0)
    }

    /// Bytes of one number.
    #[must_use]
    pub fn bytes(self) -> usize {
        KINDS.into_iter().find(|kind| kind.0 == self).map_or(1, |kind| kind.3.into())
    }

    /// Whether a network can compute with it: floating-point numbers of 16, 32 or 64 bits.
    #[must_use]
    pub fn is_readable(self) -> bool {
        matches!(self, Self::F16 | Self::Bf16 | Self::F32 | Self::F64)
    }
}

impl fmt::Display for NumberKind {
    /// The name in safetensors, `F32`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(KINDS.into_iter().find(|kind| kind.0 == *self).map_or("?", |kind| kind.1))
    }
}
