//! The model hub on the page: what is offered, what is being loaded, what is kept. The list, addresses and pieces are those
//! of the crate `hub`; a file that is whole goes the way of a person's own (`engine/own_weights.rs`).

mod arriving;
mod base;
mod cached;
mod record;
mod request;
mod stop;

use std::rc::Rc;

use crate::run::engine::Engine;
use arriving::Arriving;
pub use base::shown as shown_base;
pub use cached::cached_file;
use hub::{Base, BaseError, CachedCheckpoint, HubCheckpoint, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use stop::Stop;
use texts::{Message, format, hub as text};
use wire::protocol::{ErrorKind, NetworkRequest};

/// A checkpoint on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loading {
    /// Which.
    pub checkpoint: &'static HubCheckpoint,
    /// Bytes that are here.
    pub done: u64,
    /// Bytes of the whole file, as far as that is known.
    pub total: u64,
    /// Bytes a second since this download began; 0 before the first.
    pub rate: f64,
}

/// Handles to the hub; copied freely.
#[derive(Clone, Copy)]
pub struct Hub {
    /// The engine, out of the way: handles are passed by value.
    engine: StoredValue<Engine, LocalStorage>,
    /// The checkpoint that the link offers.
    pub offered: RwSignal<Option<&'static str>>,
    /// The checkpoint on its way.
    pub loading: RwSignal<Option<Loading>>,
    /// Why the last one did not come.
    pub problem: RwSignal<Option<Message>>,
    /// What came of the last one.
    pub status: RwSignal<Option<Message>>,
    /// What the browser keeps.
    pub kept: RwSignal<Vec<CachedCheckpoint>>,
    /// Where checkpoints come from.
    pub base: RwSignal<Base>,
    stop: StoredValue<Option<Stop>, LocalStorage>,
    /// The checkpoint whose file the engine was given and has not judged yet.
    given: StoredValue<Option<&'static HubCheckpoint>>,
}

impl Hub {
    /// Nothing is loaded; the link may offer a checkpoint.
    pub fn new(engine: Engine, offered: Option<&'static str>) -> Self {
        Self {
            engine: StoredValue::new_local(engine),
            offered: RwSignal::new(offered),
            loading: RwSignal::new(None),
            problem: RwSignal::new(None),
            status: RwSignal::new(None),
            kept: RwSignal::new(Vec::new()),
            base: RwSignal::new(Base::default()),
            stop: StoredValue::new_local(None),
            given: StoredValue::new(None),
        }
    }

    /// The checkpoint of the link, tracked: the one that is offered, else the one that runs.
    pub fn in_link(self) -> Option<&'static str> {
        let running = self.engine.get_value().checkpoint().map(|checkpoint| checkpoint.id);
        self.offered.get().or(running)
    }

    /// Whether what a link says of a checkpoint is what the page has, tracked.
    pub fn is_here(self, linked: Option<&'static str>) -> bool {
        linked.is_none() || linked == self.engine.get_value().checkpoint().map(|checkpoint| checkpoint.id)
    }

    /// Takes up what was kept on earlier visits.
    pub fn recall(self) {
        self.base.set(base::recall());
        spawn_local(self.look());
    }

    /// Another base; an empty text means the public hub.
    ///
    /// # Errors
    /// [`BaseError`]; the one before stays.
    pub fn change_base(self, text: &str) -> Result<(), BaseError> {
        self.base.set(base::change(text)?);
        self.problem.set(None);
        Ok(())
    }

    /// Whether all of a checkpoint is kept, tracked.
    pub fn is_kept(self, id: &str) -> bool {
        self.kept.read().iter().any(|kept| kept.id == id && kept.is_whole())
    }

    /// Whether the page's policy allows requests to the base, tracked.
    pub fn is_allowed(self) -> bool {
        base::is_allowed(&self.base.read())
    }

    /// Loads a checkpoint: from what is kept, and the rest from the network.
    pub fn load(self, checkpoint: &'static HubCheckpoint) {
        self.status.set(None);
        if let Some(loading) = self.loading.get_untracked() {
            self.problem.set(Some(Message::new(text::BUSY).with("name", &loading.checkpoint.id)));
            return;
        }
        self.problem.set(None);
        if !untrack(|| self.is_kept(checkpoint.id)) && !untrack(|| self.is_allowed()) {
            self.problem.set(Some(Message::new(text::BASE_RELOAD)));
            return;
        }
        let stop = Stop::default();
        self.stop.set_value(Some(stop.clone()));
        self.loading.set(Some(Loading { checkpoint, done: 0, total: checkpoint.bytes, rate: 0.0 }));
        spawn_local(async move {
            let mut arriving = Arriving::resume(checkpoint).await;
            let base = self.base.get_untracked();
            let report: request::Report =
                Rc::new(move |done, total, rate| self.loading.set(Some(Loading { checkpoint, done, total, rate })));
            let outcome = request::complete(&mut arriving, &base, &stop, &report).await;
            self.end(arriving, outcome).await;
        });
    }

    /// Stops the download; what has arrived stays.
    pub fn stop(self) {
        self.stop.with_value(|stop| stop.iter().for_each(Stop::stop));
    }

    async fn end(self, mut arriving: Arriving, outcome: Result<(), request::End>) {
        let (checkpoint, name) = (arriving.checkpoint, arriving.checkpoint.id);
        let outcome = match outcome {
            Ok(()) => record::check(&mut arriving).await.map_err(request::End::Refused),
            Err(end) => Err(end),
        };
        match outcome {
            Ok(served) => {
                self.problem.set(
                    arriving
                        .not_kept
                        .take()
                        .map(|reason| Message::new(text::NOT_KEPT).with("name", &name).with_message("reason", reason)),
                );
                self.status.set(served);
                if self.offered.get_untracked() == Some(name) {
                    self.offered.set(None);
                }
                if let Some(blob) = arriving.blob() {
                    self.engine.get_value().choose_checkpoint(checkpoint, blob);
                    self.given.set_value(Some(checkpoint));
                }
            }
            Err(request::End::Stopped) => {
                let size = format::megabytes(arriving.kept_end());
                self.status.set(Some(Message::new(text::CANCELLED).with("size", &size)));
            }
            Err(request::End::Refused(refusal)) => self.refuse(&mut arriving, &refusal).await,
        }
        self.stop.set_value(None);
        self.loading.set(None);
        self.look().await;
    }

    async fn refuse(self, arriving: &mut Arriving, refusal: &Refusal) {
        if refusal.discards_partial() {
            arriving.forget().await;
        }
        let message = Message::new(text::FAILED).with("name", &arriving.checkpoint.id);
        self.problem.set(Some(message.with_message("reason", refusal.to_message())));
    }

    /// Forgets a file that the engine refused, so that loading it again fetches it anew. Tracks the engine.
    pub fn follow_engine(self) {
        let engine = self.engine.get_value();
        let is_refused = engine.error().is_some_and(|error| error.kind == ErrorKind::WeightsFile);
        let Some(checkpoint) = self.given.get_value() else { return };
        let name = checkpoint.file_name();
        let is_built = engine.read(|supervisor| {
            let network = supervisor.built().map(|built| &built.network);
            matches!(network, Some(NetworkRequest::File { name: built, .. }) if *built == name)
        });
        if is_refused {
            self.given.set_value(None);
            spawn_local(async move {
                Arriving::new(checkpoint).await.forget().await;
                self.look().await;
            });
        } else if is_built {
            self.given.set_value(None);
        }
    }

    /// Looks at what is kept, for other rooms than the hub's: loads the chunk of checkpoints.
    pub fn list(self) {
        spawn_local(async move {
            if let Some(kept) = cached::list().await {
                // The page may be gone by then.
                let _ = self.kept.try_set(kept);
            }
        });
    }

    /// Looks at what is kept.
    async fn look(self) {
        let kept = arriving::cached_checkpoints().await;
        // The page may be gone by then.
        let _ = self.kept.try_set(kept);
    }
}
