//! The running workers of the lab.

use gloo_timers::callback::Interval;

use crate::run::worker_client::WorkerClient;

/// Running workers, by their index in the queue; dropping one ends it.
#[derive(Default)]
pub(super) struct Trainers {
    clients: Vec<Option<WorkerClient>>,
    /// For as long as there is something to train.
    pub(super) watch: Option<Interval>,
}

impl Trainers {
    pub(super) fn put(&mut self, at: usize, client: Option<WorkerClient>) {
        if self.clients.len() <= at {
            self.clients.resize_with(at + 1, || None);
        }
        if let Some(place) = self.clients.get_mut(at) {
            *place = client;
        }
    }

    pub(super) fn client(&self, at: usize) -> Option<&WorkerClient> {
        self.clients.get(at)?.as_ref()
    }
}
