//! [`Launcher`]: what goes to the adapter and comes back in a run, and the count of it.

use cubecl::CubeElement as _;
use cubecl::bytes::Bytes;
use cubecl::server::{Handle, ServerError};

use super::adapter::Adapter;
use super::pack::BLOCK;

/// What a run asked of the adapter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunCount {
    /// Kernels.
    pub launches: u64,
    /// Times that it was waited for: once for the logits, and after each block of a long run.
    pub waits: u64,
    /// Bytes written to it.
    pub bytes_up: u64,
    /// Bytes read back.
    pub bytes_down: u64,
}

/// A part of the adapter's memory that every run uses again.
#[derive(Clone, Debug, Default)]
pub(super) struct Buffer(Option<Handle>);

impl Buffer {
    /// Room for so many numbers of a map; kept where it is there already.
    pub(super) fn map(&mut self, adapter: &Adapter, numbers: usize) -> Handle {
        self.room(adapter, numbers * adapter.precision.bytes())
    }

    /// The same for a vector, which is always in full precision.
    pub(super) fn vector(&mut self, adapter: &Adapter, numbers: usize) -> Handle {
        self.room(adapter, numbers * size_of::<f32>())
    }

    fn room(&mut self, adapter: &Adapter, bytes: usize) -> Handle {
        if let Some(handle) = self.0.as_ref().filter(|handle| bound_bytes(handle) >= bytes as u64) {
            return handle.clone();
        }
        // The old one goes first, so that both never lie there at once.
        self.0 = None;
        self.0.insert(adapter.client.empty(bytes)).clone()
    }
}

/// Bytes of a buffer that kernels reach: as many as were asked for. The adapter reserves more, in whole steps of its
/// alignment (`Handle::size`), and binds the rest to nothing.
pub(super) fn bound_bytes(handle: &Handle) -> u64 {
    handle.size_in_used()
}

/// Launches kernels and counts them.
pub(super) struct Launcher<'a> {
    pub(super) adapter: &'a Adapter,
    pub(super) count: RunCount,
}

impl Launcher<'_> {
    /// Writes numbers to the adapter.
    pub(super) fn write(&mut self, buffer: &mut Buffer, values: Vec<f32>) -> Handle {
        let bytes = Bytes::from_elems(values);
        self.count.bytes_up += bytes.len() as u64;
        let handle = buffer.vector(self.adapter, bytes.len() / size_of::<f32>());
        self.adapter.client.write(&handle, bytes);
        handle
    }

    /// Reads numbers back, without blocking.
    ///
    /// # Errors
    /// When the adapter fails.
    pub(super) async fn read(&mut self, buffer: Handle, numbers: usize) -> Result<Vec<f32>, ServerError> {
        self.count.waits += 1;
        let bytes = self.adapter.client.read_async(vec![buffer]).await?;
        let bytes = bytes.first().map(|bytes| &**bytes).unwrap_or_default();
        self.count.bytes_down += bytes.len() as u64;
        Ok(f32::from_bytes(bytes).iter().take(numbers).copied().collect())
    }

    /// Reads numbers of a map back, which lie there in the adapter's precision, without blocking.
    ///
    /// # Errors
    /// When the adapter fails.
    pub(super) async fn read_map(&mut self, map: Handle, numbers: usize) -> Result<Vec<f32>, ServerError> {
        self.count.waits += 1;
        let bytes = self.adapter.client.read_async(vec![map]).await?;
        let bytes = bytes.first().map(|bytes| &**bytes).unwrap_or_default();
        self.count.bytes_down += bytes.len() as u64;
        let mut values = self.adapter.precision.loaded(bytes);
        values.truncate(numbers);
        Ok(values)
    }

    /// Waits until all that was launched is done, without blocking.
    ///
    /// # Errors
    /// When the adapter fails.
    pub(super) async fn wait(&mut self) -> Result<(), ServerError> {
        self.count.waits += 1;
        self.adapter.client.sync().await
    }
}

/// Numbers of a vector as a dense layer writes it.
pub(super) fn padded(channels: usize) -> usize {
    channels.next_multiple_of(BLOCK)
}
