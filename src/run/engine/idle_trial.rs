//! The page at rest: when nobody needs the engine, the page finds out which backend is faster, and has it run.

use gloo_timers::callback::Interval;

use super::Engine;
use super::trials::Wish;
use crate::browser::clock::{moment, now_millis};
use crate::browser::visibility::is_hidden;
use crate::browser::webgpu;
use crate::link::BackendChoice;
use crate::run::camera::CameraState;
use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;
use wire::backends::{Adapter, Plan, Size, Trial};
use wire::protocol::{Backend, NetworkRequest};
use wire::supervisor::{EngineState, Supervisor};

/// The page is at rest once engine and person have done nothing for so long, in milliseconds.
const IDLE_MILLIS: f64 = 10_000.0;

/// How often it is looked whether it is.
const LOOK_MILLIS: u32 = 1_000;

/// Larger networks are not timed unasked: a phone would get warm. B4 has 4.4 thousand millions of multiply-adds.
const MOST_MACS: u128 = 4_500_000_000;

/// What a person does that wakes the page up. The pointer may move: it reads along.
const ACTS: [&str; 5] = ["pointerdown", "keydown", "wheel", "input", "touchmove"];

/// What the browser offers for WebGPU.
#[derive(Clone, Debug, PartialEq)]
enum Offered {
    /// It has not been asked in this visit.
    NotAsked,
    /// Nothing, or software, which the automatic choice passes over.
    Nothing,
    /// A graphics processor.
    Processor(Adapter),
}

impl Engine {
    /// Whether the engine has answered and nobody needs it, tracked.
    pub(super) fn is_calm(self) -> bool {
        let is_camera_off = matches!(self.camera.state.get(), CameraState::Off(_));
        let is_free = self.pending.read().is_none() && self.requested.read().is_none();
        let is_answered = self.shown.read().is_some();
        is_camera_off && is_free && is_answered && self.read(Supervisor::is_calm)
    }

    /// From now on the page notices when it is at rest, and when it no longer is.
    pub(super) fn look_after_rest(self) {
        let quiet_since = StoredValue::new(now_millis());
        let adapter = StoredValue::new(Offered::NotAsked);
        let calm = Memo::new(move |_| self.is_calm());
        Effect::new(move |_| {
            if !calm.get() {
                self.disturb_trial();
            }
        });
        let wake = move |is_act: bool| {
            let _ = quiet_since.try_update_value(|since| *since = now_millis());
            if !is_act || self.trials().wish() == Some(Wish::Pages) {
                self.disturb_trial();
            }
        };
        for act in ACTS {
            window_event_listener_untyped(act, move |_| wake(true));
        }
        window_event_listener_untyped("visibilitychange", move |_| wake(false));
        Interval::new(LOOK_MILLIS, move || {
            let Some(since) = quiet_since.try_get_value() else { return };
            let now = now_millis();
            if is_hidden() || !calm.get_untracked() || self.trials().wish().is_some() {
                quiet_since.set_value(now);
            } else if now - since >= IDLE_MILLIS {
                quiet_since.set_value(now);
                self.at_rest(adapter, quiet_since);
            }
        })
        .forget();
    }

    /// The page is at rest. Only the automatic choice leaves anything to be found out, and only where WebGPU has a graphics
    /// processor and the network is at hand without a download.
    fn at_rest(self, adapter: StoredValue<Offered>, quiet_since: StoredValue<f64>) {
        let Some(size) = self.size_to_try() else { return };
        let since = quiet_since.get_value();
        wasm_bindgen_futures::spawn_local(async move {
            if adapter.try_get_value() == Some(Offered::NotAsked) {
                let found = webgpu::adapter().await.filter(|adapter| !adapter.is_software);
                adapter.set_value(found.map_or(Offered::Nothing, Offered::Processor));
            }
            // Whoever did something meanwhile has the page for themselves.
            if quiet_since.try_get_value() != Some(since) || self.size_to_try() != Some(size) {
                return;
            }
            let Some(Offered::Processor(found)) = adapter.try_get_value() else { return };
            let mut times = self.read_untracked(|supervisor| supervisor.backend_times().clone());
            if times.seen(&found) {
                self.keep_backend_times(times.clone());
            }
            let Some(running) = self.read_untracked(Supervisor::backend) else { return };
            match times.plan(size, running, &moment()) {
                Plan::Nothing => {}
                Plan::Measure => self.begin_trial(Wish::Pages, found, Trial::measure),
                Plan::Switch(faster) => {
                    let ready = move |network: NetworkRequest, _: Backend| Trial::get_ready(network, faster);
                    self.begin_trial(Wish::Pages, found, ready);
                }
            }
        });
    }

    /// The size of the loaded network, where the page may try it on both backends by itself.
    fn size_to_try(self) -> Option<Size> {
        let is_free = untrack(|| self.is_calm()) && self.trials().wish().is_none() && !is_hidden();
        let is_automatic = self.backend_choice.get_untracked() == BackendChoice::Auto;
        if !is_free || !is_automatic || Self::is_data_dear() {
            return None;
        }
        let size = self.read_untracked(|supervisor| {
            let is_ready = supervisor.state() == EngineState::Ready && supervisor.is_automatic();
            supervisor.loaded_size().filter(|_| is_ready && supervisor.can_build_again())
        })?;
        let is_given_up = self.trials().given_up.with_value(|given_up| given_up.contains(&size));
        (size.macs.0 <= MOST_MACS && !is_given_up).then_some(size)
    }
}
