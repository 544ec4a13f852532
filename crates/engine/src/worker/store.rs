//! The bundled weights from wherever they are nearest: memory, the browser's storage, the network.

use std::collections::BTreeMap;
use std::rc::Rc;

use web_sys::RequestCache;

use super::background_task::BackgroundTask;
use super::fetch;
use super::storage::{Copy, Storage};
use texts::{Message, worker};
use weights::manifest::Model;
use wire::protocol::{ErrorKind, WeightsOrigin, WorkerError};
use wire::session::JobHandle;
use worker_scope::checksum::Checksum;

/// Where weights are looked for, and what is known of earlier attempts.
#[derive(Default)]
pub(super) struct Store {
    /// What the browser did not keep, by the network's id: never more than the bundled files.
    memory: BTreeMap<&'static str, Rc<Vec<u8>>>,
    /// The file that was read last, for its memory: a network that follows the sliders is made of a file at every rest, and
    /// several megabytes that are freed in between are in pieces by the next time.
    last: Option<Rc<Vec<u8>>>,
    download_failed: bool,
}

/// Weights in memory, and how they got there.
pub(super) struct Arrival {
    /// The file.
    pub(super) bytes: Rc<Vec<u8>>,
    way: Way,
}

enum Way {
    Memory,
    Storage,
    /// Checked and kept while the network is made of them: the reason why the browser does not keep them, if it does not.
    Network(BackgroundTask<Result<Option<Message>, WorkerError>>),
}

impl Store {
    /// A network's weights. Downloaded ones are not checked yet: whatever is made of them counts for nothing until
    /// [`Store::settle`] has said that they are the right ones.
    ///
    /// # Errors
    /// Those of [`fetch::weights`].
    pub(super) async fn weights(&mut self, model: &Model, job: JobHandle<'_>) -> Result<Arrival, WorkerError> {
        if let Some(bytes) = self.memory.get(model.id) {
            return Ok(Arrival { bytes: Rc::clone(bytes), way: Way::Memory });
        }
        let spare = self.last.take().and_then(Rc::into_inner).unwrap_or_default();
        let storage = Storage::open().await;
        if let Ok(storage) = &storage
            && let Some(bytes) = storage.read(model, spare).await
        {
            return Ok(Arrival { bytes: Rc::new(bytes), way: Way::Storage });
        }
        if job.is_stopped() {
            return Err(WorkerError::cancelled());
        }
        let bytes = fetch::weights(model, self.http_cache(storage.is_ok()), job).await;
        self.download_failed = bytes.as_ref().is_err_and(|error| error.kind != ErrorKind::Cancelled);
        let bytes = bytes?;
        let checksum = Checksum::begin(&bytes);
        let kept = storage.and_then(|storage| Ok((storage, Copy::from_bytes(model, &bytes)?)));
        let model = model.clone();
        let way = Way::Network(BackgroundTask::begin(async move {
            fetch::check(&model, checksum).await?;
            Ok(match kept {
                Ok((storage, copy)) => storage.keep(copy).await.err(),
                Err(reason) => Some(reason),
            })
        }));
        Ok(Arrival { bytes: Rc::new(bytes), way })
    }

    /// Where weights came from, once they are known to be the right ones. Downloaded ones are kept for the next time: by
    /// the browser, and in memory where it refuses, which is no failure.
    ///
    /// # Errors
    /// `WeightsDamaged`.
    pub(super) async fn settle(&mut self, model: &Model, arrival: Arrival) -> Result<WeightsOrigin, WorkerError> {
        let Arrival { bytes, way } = arrival;
        let checked = match way {
            Way::Memory => return Ok(WeightsOrigin::Memory),
            Way::Storage => {
                self.last = Some(bytes);
                return Ok(WeightsOrigin::Storage);
            }
            Way::Network(checked) => checked.outcome().await,
        };
        let checked = checked.unwrap_or_else(|| Err(fetch::damaged(model, worker::OTHER_CHECKSUM)));
        self.download_failed = checked.is_err();
        let not_kept = checked?;
        if not_kept.is_some() {
            self.memory.insert(model.id, bytes);
        } else {
            self.last = Some(bytes);
        }
        Ok(WeightsOrigin::Network { not_kept: not_kept.map(Box::new) })
    }

    /// Frees the memory of the file that was read last.
    pub(super) fn forget_last(&mut self) {
        self.last = None;
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
