//! A file as it arrives: pieces of some megabytes, each written into the browser's storage before the next one comes.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, Request, Response};

use crate::run::storage;
use hub::{CachedCheckpoint, FOLDER, HubCheckpoint, Piece, cached};
use texts::{Message, worker};
use weights::storage::CACHE_NAME;

/// Bytes of a piece: what a reload in the middle of a download may lose.
const PIECE_BYTES: u64 = 4 << 20;

/// What has arrived of a checkpoint's file.
pub struct Arriving {
    /// Which checkpoint.
    pub checkpoint: &'static HubCheckpoint,
    /// Bytes of the whole file, where that is known.
    pub total: Option<u64>,
    /// What tells its version from others.
    pub validator: Option<String>,
    /// The commit that the hub served, where it says so.
    pub revision: Option<String>,
    /// Why the browser does not keep it.
    pub not_kept: Option<Message>,
    cache: Option<Cache>,
    /// Pieces in order, as `Blob`s.
    parts: Array,
    /// Bytes in them.
    end: u64,
    /// Bytes of them, from the first on, that the browser keeps.
    kept_end: u64,
    /// The piece that is being written beside the download, by its end.
    writing: Option<(Promise, u64)>,
    /// Chunks since the last piece, as `Uint8Array`s.
    fresh: Array,
    fresh_bytes: u64,
}

impl Arriving {
    /// Nothing yet.
    pub async fn new(checkpoint: &'static HubCheckpoint) -> Self {
        let cache = open().await;
        Self {
            checkpoint,
            total: None,
            validator: None,
            revision: None,
            not_kept: cache.as_ref().err().cloned(),
            cache: cache.ok(),
            parts: Array::new(),
            end: 0,
            kept_end: 0,
            writing: None,
            fresh: Array::new(),
            fresh_bytes: 0,
        }
    }

    /// What the browser keeps of a checkpoint.
    pub async fn resume(checkpoint: &'static HubCheckpoint) -> Self {
        let mut arriving = Self::new(checkpoint).await;
        let found = cached_checkpoints().await.into_iter().find(|kept| kept.id == checkpoint.id);
        let Some(CachedCheckpoint { pieces, total, .. }) = found else { return arriving };
        for (piece, skip) in pieces {
            // It may have been deleted since, here or in another tab: then the rest is fetched.
            let Some(blob) = arriving.read(&piece, skip).await else { break };
            arriving.parts.push(&blob);
            arriving.end = piece.end;
            arriving.validator = Some(piece.validator);
            arriving.total = Some(total);
        }
        arriving.kept_end = arriving.end;
        arriving
    }

    async fn read(&self, piece: &Piece, skip: u64) -> Option<Blob> {
        let found = wait(self.cache.as_ref()?.match_with_str(&piece.address())).await.ok()?;
        let blob: Blob = wait(found.dyn_into::<Response>().ok()?.blob().ok()?).await.ok()?.dyn_into().ok()?;
        let is_whole = as_bytes(blob.size()) == piece.end - piece.start;
        blob.slice_with_f64(as_f64(skip)).ok().filter(|_| is_whole)
    }

    /// Bytes that are here.
    pub fn end(&self) -> u64 {
        self.end + self.fresh_bytes
    }

    /// Bytes that the browser keeps.
    pub fn kept_end(&self) -> u64 {
        self.kept_end
    }

    /// Whether it is all here.
    pub fn is_whole(&self) -> bool {
        self.total == Some(self.end()) && self.end() > 0
    }

    /// What a request for the rest has to go on from: the first byte, the size and the version. `None` while that is the
    /// whole file, or nothing tells its versions apart.
    pub fn place(&self) -> Option<(u64, u64, &str)> {
        let (total, validator) = (self.total?, self.validator.as_deref()?);
        (self.end() > 0).then_some((self.end(), total, validator))
    }

    /// Takes a chunk in.
    pub async fn push(&mut self, chunk: &Uint8Array) {
        self.fresh.push(chunk);
        self.fresh_bytes += u64::from(chunk.length());
        if self.fresh_bytes >= PIECE_BYTES {
            self.flush().await;
        }
    }

    /// Makes a piece of the chunks since the last one, and keeps it.
    pub async fn flush(&mut self) {
        if self.fresh_bytes == 0 {
            return;
        }
        let chunks = std::mem::replace(&mut self.fresh, Array::new());
        let bytes = std::mem::take(&mut self.fresh_bytes);
        let Ok(blob) = Blob::new_with_u8_array_sequence(&chunks) else {
            // No memory for it: it is fetched again.
            return;
        };
        let start = self.end;
        self.parts.push(&blob);
        self.end += bytes;
        // Chunks that nobody takes meanwhile would be lost with the connection, so only the write before is waited for.
        self.settle().await;
        // Without size and version nobody could tell later what it is a piece of.
        if let (Some(total), Some(validator)) = (self.total, self.validator.clone())
            && self.kept_end == start
        {
            self.keep(start, total, validator, &blob);
        }
    }

    /// Waits for the piece that is being written.
    pub async fn settle(&mut self) {
        let Some((written, end)) = self.writing.take() else { return };
        match wait(written).await {
            Ok(_) => self.kept_end = end,
            Err(reason) => self.keep_no_more(reason),
        }
    }

    /// Full or forbidden: the rest stays in memory.
    fn keep_no_more(&mut self, reason: Message) {
        self.not_kept = Some(reason);
        self.cache = None;
    }

    /// Takes the end of the file in; what could not be kept in pieces is kept as a whole.
    pub async fn finish(&mut self) {
        self.flush().await;
        self.settle().await;
        self.total = Some(self.end);
        if self.kept_end == 0 && self.end > 0 {
            let validator = self.validator.clone().unwrap_or_default();
            let Some(blob) = self.blob() else { return };
            self.keep(0, self.end, validator, &blob);
            self.settle().await;
        }
    }

    fn keep(&mut self, start: u64, total: u64, validator: String, blob: &Blob) {
        let Some(cache) = &self.cache else { return };
        let piece = Piece { id: self.checkpoint.id.to_owned(), validator, start, end: self.end, total };
        let answer =
            Response::new_with_opt_blob(Some(blob)).map(|answer| cache.put_with_str(&piece.address(), &answer));
        match answer {
            Ok(written) => self.writing = Some((written, self.end)),
            Err(error) => self.keep_no_more(storage::refusal(&error)),
        }
    }

    /// The file, or what is here of it; `None` where the browser has no room for it.
    pub fn blob(&self) -> Option<Blob> {
        Blob::new_with_blob_sequence(&self.parts).ok()
    }

    /// Begins anew: what has arrived is worth nothing.
    pub async fn forget(&mut self) {
        self.settle().await;
        (self.total, self.validator) = (None, None);
        (self.parts, self.fresh) = (Array::new(), Array::new());
        (self.end, self.kept_end, self.fresh_bytes) = (0, 0, 0);
        let Some(cache) = &self.cache else { return };
        for (address, piece) in pieces(cache).await {
            if piece.id == self.checkpoint.id {
                // What stays is listed in the storage panel, and can be deleted there.
                let _ = wait(cache.delete_with_str(&address)).await;
            }
        }
    }
}

/// What the browser keeps of every checkpoint.
pub async fn cached_checkpoints() -> Vec<CachedCheckpoint> {
    match open().await {
        Ok(cache) => cached(pieces(&cache).await.into_iter().map(|(_, piece)| piece).collect()),
        Err(_) => Vec::new(),
    }
}

async fn open() -> Result<Cache, Message> {
    let cache = wait(storage::caches()?.open(CACHE_NAME)).await?;
    cache.dyn_into().map_err(|_| Message::new(worker::STORAGE_INCOMPLETE))
}

/// Every piece with its address.
async fn pieces(cache: &Cache) -> Vec<(String, Piece)> {
    let folder = storage::absolute(FOLDER);
    let Ok(keys) = wait(cache.keys()).await else { return Vec::new() };
    let address = |key: wasm_bindgen::JsValue| key.dyn_into::<Request>().ok().map(|request| request.url());
    let keys = Array::from(&keys);
    let pieces = keys.iter().filter_map(address);
    pieces.filter_map(|address| Piece::read(&address, &folder).map(|piece| (address, piece))).collect()
}

async fn wait(promise: Promise) -> Result<wasm_bindgen::JsValue, Message> {
    JsFuture::from(promise).await.map_err(|error| storage::refusal(&error))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of bytes, which saturates")]
fn as_bytes(size: f64) -> u64 {
    size as u64
}

#[expect(clippy::cast_precision_loss, reason = "a count of bytes below 2^53")]
fn as_f64(bytes: u64) -> f64 {
    bytes as f64
}
