//! [`Workspace`]: the memory between layers on the CPU, one for all networks of a device.
//!
//! Each network of its own would keep maps of its own: in a comparison all of them at once, and while one network follows
//! another two, in pieces of several megabytes that no longer fit where others were freed. WebAssembly memory never shrinks,
//! so what did not fit was added for good.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Maps and vectors between layers, as large as the largest of their kind so far. Shared by its clones.
#[derive(Clone, Debug, Default)]
pub(super) struct Workspace(Arc<Mutex<Buffers>>);

/// See [`Workspace`].
#[derive(Debug, Default)]
pub(super) struct Buffers {
    /// The block's input.
    pub(super) map: Vec<f32>,
    /// The block's output.
    pub(super) next: Vec<f32>,
    /// After the expansion.
    pub(super) expanded: Vec<f32>,
    /// After the depthwise layer.
    pub(super) filtered: Vec<f32>,
    /// A row of patches, or the sums of a row.
    pub(super) row: Vec<f32>,
    /// Channel means, the squeezed vector, the gates.
    pub(super) means: Vec<f32>,
    pub(super) squeezed: Vec<f32>,
    pub(super) gates: Vec<f32>,
}

impl Workspace {
    /// The buffers for a run, which gives them back to [`Workspace::give_back`]. A run that begins before another ended makes
    /// buffers of its own.
    pub(super) fn take(&self) -> Buffers {
        std::mem::take(&mut *self.lock())
    }

    /// Keeps the buffers of a run that ended for the next one.
    pub(super) fn give_back(&self, buffers: Buffers) {
        let mut kept = self.lock();
        // The larger ones of two runs that overlapped.
        if buffers.bytes() > kept.bytes() {
            *kept = buffers;
        }
    }

    /// Bytes that are kept between runs.
    pub(super) fn bytes(&self) -> u128 {
        self.lock().bytes()
    }

    /// Frees what is kept.
    pub(super) fn clear(&self) {
        self.take();
    }

    /// Held for a moment at a time, in which nothing panics.
    fn lock(&self) -> MutexGuard<'_, Buffers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Buffers {
    fn bytes(&self) -> u128 {
        let Self { map, next, expanded, filtered, row, means, squeezed, gates } = self;
        let buffers = [map, next, expanded, filtered, row, means, squeezed, gates];
        buffers.into_iter().map(|buffer| (buffer.capacity() * size_of::<f32>()) as u128).sum()
    }
}

/// The first numbers of a buffer for a layer to write to, whatever was there: one that is too small is freed before a larger
/// one is made.
pub(super) fn output(buffer: &mut Vec<f32>, length: usize) -> &mut [f32] {
    if buffer.len() < length {
        *buffer = Vec::new();
        *buffer = vec![0.0; length];
    }
    buffer.get_mut(..length).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_share_what_is_kept_and_a_run_that_overlaps_gets_its_own() {
        let workspace = Workspace::default();
        let mut first = workspace.clone().take();
        assert_eq!(output(&mut first.map, 1000).len(), 1000);
        let mut second = workspace.take();
        assert!(second.map.is_empty(), "the first run has the buffers");
        output(&mut second.map, 10);
        workspace.give_back(first);
        workspace.give_back(second);
        assert_eq!(workspace.bytes(), 4000, "the larger of the two is kept");
        assert_eq!(output(&mut workspace.take().map, 10).len(), 10);
        workspace.clear();
        assert_eq!(workspace.bytes(), 0);
    }
}
