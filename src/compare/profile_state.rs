//! What the page holds of the profile of a network.

use std::rc::Rc;

use leptos::prelude::*;
use profile::Profile;
use texts::Message;
use wire::protocol::Backend;

/// The profile of a network.
pub struct NetworkProfile {
    /// The network's name for people.
    pub name: String,
    /// Where it ran.
    pub backend: Backend,
    /// Where its time goes.
    pub profile: Profile,
}

/// Handles to the profile of a network; copied freely.
#[derive(Clone, Copy)]
pub struct Profiling {
    /// The place of the row that is chosen.
    pub chosen: RwSignal<usize>,
    /// The last profile.
    pub found: RwSignal<Option<Rc<NetworkProfile>>, LocalStorage>,
    /// What is under way, or how it ended.
    pub status: RwSignal<Option<Message>>,
    /// Whether one is under way.
    pub(super) running: RwSignal<bool>,
    /// Whether the person cancelled it, maybe before it had a picture.
    pub(super) is_cancelled: StoredValue<bool>,
}

impl Profiling {
    /// Nothing was profiled yet.
    pub fn new() -> Self {
        Self {
            chosen: RwSignal::new(0),
            found: RwSignal::new_local(None),
            status: RwSignal::new(None),
            running: RwSignal::new(false),
            is_cancelled: StoredValue::new(false),
        }
    }

    /// Whether a network is being profiled, tracked.
    pub fn is_running(self) -> bool {
        self.running.get()
    }
}
