//! The picture on the page at many input sizes, beside its answer.

use std::rc::Rc;

use web_sys::Blob;

use crate::run::engine::{Engine, Unanswered};
use leptos::prelude::*;
use wire::protocol::{Classified, NetworkRequest};
use wire::size_sweep::SizeAnswer;
use wire::supervisor::{EngineState, Supervisor};

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SweepState {
    /// The sizes are tried.
    Running,
    /// All were tried.
    Done,
    /// It did not come to its end: the person stopped it or turned to something else, or it failed, which the engine says.
    Stopped,
}

impl SweepState {
    /// The word in `data-state`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }
}

/// What the sizes are tried with.
#[derive(Clone)]
struct SweepInput {
    network: NetworkRequest,
    picture: Blob,
    /// The answer on the page, for the names of its classes.
    classified: Rc<Classified>,
}

/// Handles to the sweep; copied freely.
#[derive(Clone, Copy)]
pub struct SizeSweep {
    state: RwSignal<Option<SweepState>>,
    /// The answers so far, at rising sizes.
    answers: RwSignal<Vec<SizeAnswer>>,
    input: RwSignal<Option<SweepInput>, LocalStorage>,
    /// Counts the sweeps, so that what comes late of one does not belong to the next.
    begun: StoredValue<u64>,
}

impl SizeSweep {
    /// None has begun. One that is under way ends once the sliders' network is another one.
    pub fn new(engine: Engine) -> Self {
        let sweep = Self {
            state: RwSignal::new(None),
            answers: RwSignal::new(Vec::new()),
            input: RwSignal::new_local(None),
            begun: StoredValue::new(0),
        };
        Effect::new(move |_| {
            if sweep.state.get() != Some(SweepState::Running) {
                return;
            }
            let on_page = engine.network_on_page();
            let is_other = sweep
                .input
                .with_untracked(|input| input.as_ref().is_some_and(|input| !input.network.is_same_network(&on_page)));
            if is_other {
                sweep.cancel(engine);
            }
        });
        sweep
    }

    /// How far it is, tracked; `None` where nothing was tried with the picture and the network of the answer on the page.
    pub fn state(self, engine: Engine) -> Option<SweepState> {
        let state = self.state.get();
        let shown = engine.shown.read();
        let input = self.input.read();
        let input = input.as_ref()?;
        let is_shown = shown.as_ref().is_some_and(|shown| {
            let picture = shown.picture.as_ref();
            shown.classified.network.is_same_network(&input.network)
                && picture.is_some_and(|picture| picture.is_file(&input.picture))
        });
        state.filter(|_| is_shown)
    }

    /// The answers so far, tracked, with the answer on the page that they belong to.
    pub fn answers(self) -> Option<(Rc<Classified>, Vec<SizeAnswer>)> {
        let classified = Rc::clone(&self.input.read().as_ref()?.classified);
        Some((classified, self.answers.get()))
    }

    /// Tries the sizes with the picture on the page, where that can be.
    pub fn start(self, engine: Engine) {
        let found = untrack(|| engine.to_sweep()).filter(|_| !engine.runs_beside());
        let Some((network, picture)) = found else { return };
        let classified = engine.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.classified.clone()));
        let Some(classified) = classified.map(Rc::new) else { return };
        let number = self.begun.with_value(|begun| begun + 1);
        self.begun.set_value(number);
        self.answers.set(Vec::new());
        self.input.set(Some(SweepInput { network: network.clone(), picture: picture.clone(), classified }));
        self.state.set(Some(SweepState::Running));
        let saved = engine.begin_beside();
        leptos::task::spawn_local(async move {
            let take = move |answer: SizeAnswer| {
                if self.begun.try_get_value() == Some(number) {
                    self.answers.update(|answers| answers.push(answer));
                }
            };
            let end = engine.sweep_sizes(&saved, network, picture, take).await;
            if engine.is_beside(&saved) {
                // An engine that has failed would start again by itself.
                engine.end_beside(untrack(|| engine.read(Supervisor::state)) != EngineState::Failed);
            }
            if self.begun.try_get_value() == Some(number) {
                self.state.set(Some(match end {
                    Ok(_) => SweepState::Done,
                    Err(Unanswered::Failed(_) | Unanswered::Declined | Unanswered::GivenUp | Unanswered::Left(_)) => {
                        SweepState::Stopped
                    }
                }));
            }
        });
    }

    /// Stops it where it is under way.
    pub fn cancel(self, engine: Engine) {
        if self.state.get_untracked() == Some(SweepState::Running) {
            engine.stop_run();
        }
    }
}
