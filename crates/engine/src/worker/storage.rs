//! Weights in the browser's storage (its Cache API), as the worker reads and writes them.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheQueryOptions, Response};

use texts::Message;
use weights::manifest::Model;
use weights::storage::CACHE_NAME;
use worker_scope::cache::{self, answer, content_into, refusal};
use worker_scope::checksum::Checksum;
use worker_scope::js::absolute;

/// The open storage.
pub(super) struct Storage {
    cache: Cache,
}

impl Storage {
    /// Opens it.
    ///
    /// # Errors
    /// Why there is none, as part of a sentence.
    pub(super) async fn open() -> Result<Self, Message> {
        Ok(Self { cache: cache::open(CACHE_NAME).await? })
    }

    /// A network's weights, whole and with the right checksum, in the memory of `spare` where that is enough. What is kept in
    /// their place but is not them is deleted.
    pub(super) async fn read(&self, model: &Model, spare: Vec<u8>) -> Option<Vec<u8>> {
        let address = absolute(&model.address());
        let response = JsFuture::from(self.cache.match_with_str(&address)).await.ok()?;
        let response: Response = response.dyn_into().ok()?;
        if let Some(bytes) = content_into(&response, spare).await
            && bytes.len() as u64 == model.bytes
            && Checksum::begin(&bytes).end().await == model.sha256
        {
            return Some(bytes);
        }
        // Deleted or not, it is fetched and written anew.
        let _ = JsFuture::from(self.cache.delete_with_str(&address)).await;
        None
    }

    /// Keeps a network's weights, in place of other versions of the same file.
    ///
    /// # Errors
    /// Why they are not kept, as part of a sentence.
    pub(super) async fn keep(&self, Copy { address, answer }: Copy) -> Result<(), Message> {
        let any_version = CacheQueryOptions::new();
        any_version.set_ignore_search(true);
        // Older versions that stay are listed on the page and can be deleted there.
        let _ = JsFuture::from(self.cache.delete_with_str_and_options(&address, &any_version)).await;
        JsFuture::from(self.cache.put_with_str(&address, &answer)).await.map_err(|error| refusal(&error))?;
        Ok(())
    }
}

/// A copy of a network's weights that the browser holds, until it is dropped or written.
pub(super) struct Copy {
    address: String,
    answer: Response,
}

impl Copy {
    /// Takes it.
    ///
    /// # Errors
    /// Why there is none, as part of a sentence.
    pub(super) fn from_bytes(model: &Model, bytes: &[u8]) -> Result<Self, Message> {
        let answer = answer(bytes).map_err(|error| refusal(&error))?;
        Ok(Self { address: absolute(&model.address()), answer })
    }
}
