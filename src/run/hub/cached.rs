//! What the browser keeps of checkpoints, for other rooms than the hub's: the code lies in the chunk of checkpoints, which is
//! loaded when it is called.

#![expect(clippy::unnecessary_wraps, reason = "`wasm_split` gives back its own failure to load")]

use std::future::Future;
use std::pin::Pin;

use super::arriving::{self, Arriving};
use super::record;
use hub::{CachedCheckpoint, HubCheckpoint};
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use web_sys::Blob;

/// What comes of a look at the browser's storage.
type Looking<T> = Pin<Box<dyn Future<Output = T>>>;

/// The file of a checkpoint, where the browser keeps all of it and its checksum is the one that it had.
pub async fn cached_file(checkpoint: &'static HubCheckpoint) -> Option<Blob> {
    read_cached(checkpoint).await.ok()?.await
}

/// What the browser keeps of every checkpoint; `None` where the chunk does not come.
pub(super) async fn list() -> Option<Vec<CachedCheckpoint>> {
    Some(list_cached().await.ok()?.await)
}

#[wasm_split(checkpoints, wasm_split_path = leptos::wasm_split, fallible)]
fn read_cached(checkpoint: &'static HubCheckpoint) -> Result<Looking<Option<Blob>>, SplitLoaderError> {
    Ok(Box::pin(async move {
        let mut arriving = Arriving::resume(checkpoint).await;
        if !arriving.is_whole() || record::check(&mut arriving).await.is_err() {
            return None;
        }
        arriving.blob()
    }))
}

#[wasm_split(checkpoints, wasm_split_path = leptos::wasm_split, fallible)]
fn list_cached() -> Result<Looking<Vec<CachedCheckpoint>>, SplitLoaderError> {
    Ok(Box::pin(arriving::cached_checkpoints()))
}
