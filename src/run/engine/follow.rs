//! The network follows the sliders: once they rest, the network of the setting is made, and answers the picture shown.

use gloo_timers::future::TimeoutFuture;

use super::Engine;
use crate::link::RunChoice;
use leptos::prelude::*;
use wire::supervisor::{EngineState, Supervisor};

/// How long the sliders have to rest.
const FOLLOW_DEBOUNCE_MILLIS: u32 = 150;

impl Engine {
    /// From now on the network is that of the sliders, once they rest.
    pub fn follow(self) {
        let input = self.setting.input();
        let rests = StoredValue::new(0_u64);
        let wanted = move || (input.get(), self.grown_at.get());
        Effect::watch(
            wanted,
            move |_, _, _| {
                let now = rests.try_update_value(|rests| {
                    *rests += 1;
                    *rests
                });
                leptos::task::spawn_local(async move {
                    TimeoutFuture::new(FOLLOW_DEBOUNCE_MILLIS).await;
                    if rests.try_get_value() == now {
                        self.sliders_rest();
                    }
                });
            },
            false,
        );
    }

    /// The sliders rest at another setting. An engine that runs makes its network, and a newer one cancels that.
    fn sliders_rest(self) {
        let is_of_file = self.run_choice.get_untracked() == RunChoice::Custom
            && untrack(|| self.found_file())
                .is_none_or(|(_, _, found)| found.scaling == self.setting.input().get_untracked());
        let is_compared = self.requested.with_untracked(Option::is_some) || self.runs_beside();
        let state = self.read_untracked(Supervisor::state);
        if is_of_file || is_compared || state == EngineState::Failed {
            return;
        }
        if self.run_choice.get_untracked() == RunChoice::Custom {
            self.run_choice.set(RunChoice::Setting);
        }
        // What was asked for already, by a button that moved the sliders, is under way, loaded, or was refused.
        let network = self.network_of(RunChoice::Setting);
        let asked = self.asked.get_value();
        if !network.zip(asked).is_some_and(|(network, asked)| network.is_same_network(&asked)) {
            self.forget_errors();
            self.want(RunChoice::Setting);
        }
    }
}
