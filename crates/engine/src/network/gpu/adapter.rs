//! The adapter: its queue, and how much one invocation takes on so that it is busy.

use cubecl::client::Client;

use super::kernels::pointwise_subgroup;
use super::kernels::vectors::Sharing;
use super::precision::Precision;

/// Numbers in a vector.
pub(in crate::network) const LANES: usize = 4;

/// Invocations that keep a GPU busy. Below that a tile is cut.
const BUSY: usize = 8192;

/// An open WebGPU adapter.
#[derive(Clone)]
pub(in crate::network) struct Adapter {
    pub(super) client: Client,
    /// Whether the adapter computes on the CPU: a load costs more than a multiply-add there, and few invocations run at
    /// once, so tiles are large however small the map is.
    is_software: bool,
    /// Whether the invocations of a subgroup can hand each other values.
    has_subgroups: bool,
    /// How maps and weights lie there.
    pub(super) precision: Precision,
}

impl std::fmt::Debug for Adapter {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Adapter").field("is_software", &self.is_software).finish_non_exhaustive()
    }
}

impl Adapter {
    /// The adapter that burn has opened.
    pub(in crate::network) fn new(is_software: bool, has_subgroups: bool) -> Self {
        let client = cubecl::Device::Wgpu(cubecl::device::WgpuDevice::default()).client();
        Self { client, is_software, has_subgroups, precision: Precision::Full }
    }

    /// The same in another precision; `None` where it has none.
    pub(in crate::network) fn with(mut self, precision: Precision) -> Option<Self> {
        self.precision = precision;
        self.client.properties().supports_type(precision.number()).then_some(self)
    }

    /// How maps and weights lie there.
    pub(in crate::network) fn precision(&self) -> Precision {
        self.precision
    }

    /// Pixels of one invocation of a dense layer.
    pub(super) fn pixels(&self, pixels: usize, blocks: usize) -> usize {
        let is_busy = |tile: &usize| pixels.div_ceil(*tile) * blocks >= BUSY;
        if self.is_software { 8 } else { [8, 4].into_iter().find(is_busy).unwrap_or(2) }
    }

    /// Vectors of output channels of one invocation of a dense layer with so many of them, where subgroups share what
    /// they load; `None` where each invocation loads all that it needs.
    pub(super) fn columns(&self, outputs: usize) -> Option<usize> {
        let padded = |columns: usize| outputs.next_multiple_of(columns * pointwise_subgroup::UNITS);
        // With two, each loaded value is used twice as often, which is worth an eighth of padding.
        (self.is_software && self.has_subgroups).then(|| if padded(1) * 8 < padded(2) * 7 { 1 } else { 2 })
    }

    /// Rows and columns of outputs of one invocation of a depthwise layer. 4 by 7 would save a software adapter 2 ms of a run
    /// of Lite0, whose four kernels of that size take it 3.3 s to compile.
    pub(super) fn outputs(&self, stride: usize, pixels: usize, channels: usize) -> (usize, usize) {
        match (self.is_software, stride) {
            (true, 1) => (2, 7),
            (true, _) => (2, 4),
            (false, _) if pixels * channels >= 4 * BUSY => (1, 4),
            (false, _) => (1, 1),
        }
    }

    /// Workgroups of the pool, in vectors of channels. A software adapter pays for each invocation that waits for others.
    pub(super) fn pool(&self) -> Sharing {
        if self.is_software { Sharing { outputs: 4, parts: 1 } } else { Sharing { outputs: 4, parts: 64 } }
    }

    /// Workgroups of the classifier, in blocks of outputs.
    pub(super) fn dense(&self) -> Sharing {
        if self.is_software { Sharing { outputs: 4, parts: 1 } } else { Sharing { outputs: 8, parts: 32 } }
    }

    /// The workgroup of squeeze-excitation, in squeezed channels.
    pub(super) fn excite(&self) -> Sharing {
        if self.is_software { Sharing { outputs: 8, parts: 4 } } else { Sharing { outputs: 16, parts: 16 } }
    }
}
