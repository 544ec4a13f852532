//! Fused operations on the CPU: convolution, bias, activation and skip connection in one pass over channels-last maps,
//! with kernels packed when the network is loaded. Slices in, slices out; nothing is allocated.

#![cfg_attr(
    test,
    allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        clippy::float_cmp,
        clippy::items_after_statements,
        reason = "tests compare exact numbers"
    )
)]

mod activate;
mod depthwise;
mod gate;
mod lanes;
mod patches;
mod pointwise;
mod stream;

pub use depthwise::Depthwise;
pub use gate::{gate, pool};
pub use lanes::{LANES, Lanes};
pub use patches::patches;
pub use pointwise::Pointwise;
pub use stream::{sum, triad};

/// Rows and columns of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Rows.
    pub height: usize,
    /// Columns.
    pub width: usize,
}

impl Size {
    /// Places of the map.
    #[must_use]
    pub fn pixels(self) -> usize {
        self.height * self.width
    }
}

/// Zeros above and to the left of a map. Those below and to the right follow from the output's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Border {
    /// Rows of zeros above.
    pub top: usize,
    /// Columns of zeros to the left.
    pub left: usize,
}
