//! The runs that were recorded before, fetched when the room is opened.

use crate::browser::fetch::fetch_text;
use lab::recorded::Recorded;
use leptos::prelude::*;
use wire::protocol::BUILD_ID;

/// The recorded runs; nothing where they are not there.
#[derive(Clone, Copy)]
pub struct RecordedRuns(RwSignal<Option<Recorded>>);

impl RecordedRuns {
    /// Fetches them. Without them nothing is drawn behind what is trained here.
    pub fn load() -> Self {
        let found = RwSignal::new(None);
        leptos::task::spawn_local(async move {
            let file = fetch_text(&format!("./lab/recorded.json?v={BUILD_ID}")).await;
            if let Some(recorded) = file.and_then(|json| Recorded::read(&json)) {
                // The room may be gone.
                let _ = found.try_set(Some(recorded));
            }
        });
        Self(found)
    }

    /// What was recorded, tracked.
    pub fn get(self) -> Option<Recorded> {
        self.0.get()
    }
}
