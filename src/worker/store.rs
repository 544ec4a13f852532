//! The bundled weights from wherever they are nearest: memory, the browser's storage, the network.

use std::collections::BTreeMap;
use std::rc::Rc;

use web_sys::RequestCache;

use super::fetch;
use super::storage::Storage;
use crate::protocol::{ErrorKind, WeightsOrigin, WorkerError};
use crate::session::JobHandle;
use crate::weights::manifest::Model;

/// Where weights are looked for, and what is known of earlier attempts.
#[derive(Default)]
pub(super) struct Store {
    /// What the browser did not keep, by the network's id: never more than the bundled files.
    memory: BTreeMap<String, Rc<Vec<u8>>>,
    download_failed: bool,
}

impl Store {
    /// A network's weights with the right checksum, and where they came from. Downloaded ones are kept for the next time:
    /// by the browser, and in memory where it refuses, which is no failure.
    ///
    /// # Errors
    /// Those of [`fetch::weights`].
    pub(super) async fn weights(
        &mut self,
        model: &Model,
        job: JobHandle<'_>,
    ) -> Result<(Rc<Vec<u8>>, WeightsOrigin), WorkerError> {
        if let Some(bytes) = self.memory.get(&model.id) {
            return Ok((Rc::clone(bytes), WeightsOrigin::Memory));
        }
        let storage = Storage::open().await;
        if let Ok(storage) = &storage
            && let Some(bytes) = storage.read(model).await
        {
            return Ok((Rc::new(bytes), WeightsOrigin::Storage));
        }
        if job.is_stopped() {
            return Err(WorkerError::cancelled());
        }
        let bytes = fetch::weights(model, self.http_cache(storage.is_ok()), job).await;
        self.download_failed = bytes.as_ref().is_err_and(|error| error.kind != ErrorKind::Cancelled);
        let mut bytes = bytes?;
        let kept = match storage {
            Ok(storage) => storage.keep(model, &mut bytes).await,
            Err(reason) => Err(reason),
        };
        let bytes = Rc::new(bytes);
        if kept.is_err() {
            self.memory.insert(model.id.clone(), Rc::clone(&bytes));
        }
        Ok((bytes, WeightsOrigin::Network { not_kept: kept.err().map(Box::new) }))
    }

    /// What the browser's own cache of answers does. Beside the storage it would hold the same bytes a second time, out
    /// of the page's reach, so that deleting them there would not be the end of them.
    fn http_cache(&self, has_storage: bool) -> RequestCache {
        if has_storage {
            RequestCache::NoStore
        } else if self.download_failed {
            RequestCache::Reload
        } else {
            RequestCache::Default
        }
    }
}
