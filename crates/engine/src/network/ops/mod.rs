//! Fused operations on the CPU: convolution, bias, activation and skip connection in one pass over channels-last maps,
//! with kernels packed when the network is loaded. Slices in, slices out; nothing is allocated.

mod activate;
mod depthwise;
mod gate;
mod lanes;
mod patches;
mod pointwise;
mod stream;

pub(super) use depthwise::Depthwise;
pub(super) use gate::{gate, pool};
pub(super) use patches::patches;
pub(super) use pointwise::Pointwise;
pub(super) use stream::{sum, triad};

/// Rows and columns of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) height: usize,
    pub(super) width: usize,
}

impl Size {
    pub(super) fn pixels(self) -> usize {
        self.height * self.width
    }
}

/// Zeros above and to the left of a map. Those below and to the right follow from the output's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Border {
    pub(super) top: usize,
    pub(super) left: usize,
}

#[cfg(test)]
mod tests;
