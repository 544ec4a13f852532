//! The same picture through several networks, for their class activation maps.

use std::rc::Rc;

use web_sys::Blob;

use crate::run::activation_map::Place;
use crate::run::engine::{Engine, Shown};
use leptos::prelude::*;
use wire::protocol::NetworkRequest;
use wire::supervisor::{EngineState, Supervisor};

/// A network's answer with its maps.
#[derive(Clone)]
pub struct Mapped {
    /// The answer, and what the network saw.
    pub shown: Rc<Shown>,
    picture: Blob,
}

/// Handles to the maps; copied freely.
#[derive(Clone, Copy)]
pub struct MapsBeside {
    /// What was asked for so far.
    mapped: RwSignal<Vec<Mapped>, LocalStorage>,
    /// The network that reads the picture now.
    pub running: RwSignal<Option<NetworkRequest>>,
    /// The last network that gave no map.
    pub without: RwSignal<Option<NetworkRequest>>,
    /// The place that is marked in all maps.
    pub place: RwSignal<Option<Place>>,
}

impl MapsBeside {
    /// None was asked for.
    pub fn new() -> Self {
        Self {
            mapped: RwSignal::new_local(Vec::new()),
            running: RwSignal::new(None),
            without: RwSignal::new(None),
            place: RwSignal::new(None),
        }
    }

    /// The maps of the picture on the page, tracked: the answer's own first.
    pub fn of(self, engine: Engine) -> Vec<Rc<Shown>> {
        let own = engine.shown.get().filter(|shown| shown.classified.activation_maps.is_some());
        let Some(own) = own else { return Vec::new() };
        let is_beside = |mapped: &&Mapped| {
            let is_of_picture = own.picture.as_ref().is_some_and(|picture| picture.is_file(&mapped.picture));
            is_of_picture && !mapped.shown.classified.network.is_same_network(&own.classified.network)
        };
        let beside: Vec<_> =
            self.mapped.read().iter().filter(is_beside).map(|mapped| Rc::clone(&mapped.shown)).collect();
        std::iter::once(Rc::new(own)).chain(beside).collect()
    }

    /// Adds the map of a network, or takes it away.
    pub fn toggle(self, engine: Engine, network: NetworkRequest) {
        let is_it = |mapped: &Mapped| mapped.shown.classified.network.is_same_network(&network);
        self.without.set(None);
        if self.mapped.with_untracked(|mapped| mapped.iter().any(is_it)) {
            self.mapped.update(|mapped| mapped.retain(|mapped| !is_it(mapped)));
            return;
        }
        let found = untrack(|| engine.to_sweep()).filter(|_| !engine.runs_beside());
        let Some((_, picture)) = found else { return };
        self.running.set(Some(network.clone()));
        let saved = engine.begin_beside();
        leptos::task::spawn_local(async move {
            let end = engine.map_beside(&saved, network.clone(), picture.clone()).await;
            if engine.is_beside(&saved) {
                // An engine that has failed would start again by itself.
                engine.end_beside(untrack(|| engine.read(Supervisor::state)) != EngineState::Failed);
            }
            // What is shown may be gone by now.
            let _ = self.running.try_set(None);
            match end {
                Ok(shown) if shown.classified.activation_maps.is_some() => {
                    let _ = self.mapped.try_update(|mapped| mapped.push(Mapped { shown: Rc::new(shown), picture }));
                }
                Ok(_) => {
                    let _ = self.without.try_set(Some(network));
                }
                // Why is said where the engine says it, or the person turned to something else.
                Err(_) => {}
            }
        });
    }
}
