//! [`Precision`]: how maps and weights lie on the adapter. Sums are taken in full precision either way.

use cubecl::CubeElement as _;
use cubecl::bytes::Bytes;
use cubecl::ir::{ElemType, FloatKind};
use half::f16;

/// The greatest relative error of logits that half precision explains: a number is rounded to one part in 2000, and a few
/// tens of layers add up what that does. A wrong kernel gives far more.
pub const HALF_TOLERANCE: f64 = 5e-2;

/// The numbers of maps and weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precision {
    /// 32 bits.
    #[default]
    Full,
    /// 16 bits: half the memory to read and write, and answers that differ by about one part in a thousand.
    Half,
}

impl Precision {
    /// The type of a number.
    pub(super) fn number(self) -> ElemType {
        ElemType::Float(match self {
            Self::Full => FloatKind::F32,
            Self::Half => FloatKind::F16,
        })
    }

    /// Bytes of a number.
    pub(super) fn bytes(self) -> usize {
        match self {
            Self::Full => size_of::<f32>(),
            Self::Half => size_of::<f16>(),
        }
    }

    /// Numbers that lie there.
    pub(super) fn loaded(self, bytes: &[u8]) -> Vec<f32> {
        match self {
            Self::Full => f32::from_bytes(bytes).to_vec(),
            Self::Half => bytes.as_chunks().0.iter().map(|bytes| f16::from_ne_bytes(*bytes).to_f32()).collect(),
        }
    }

    /// Numbers as they lie there, rounded to the nearest.
    pub(super) fn stored(self, values: Vec<f32>) -> Bytes {
        match self {
            Self::Full => Bytes::from_elems(values),
            Self::Half => Bytes::from_elems(values.into_iter().map(f16::from_f32).collect()),
        }
    }
}
