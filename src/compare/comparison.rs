//! What the page holds of a comparison.

use super::batch::state::Batch;
use super::profile_state::Profiling;
use super::report_state::ReportState;
use crate::browser::visibility::is_hidden;
use crate::compare::{Budget, CompareRow, Progress};
use crate::link::{CompareList, RunChoice};
use leptos::prelude::*;
use texts::Message;
use wire::protocol::NetworkRequest;

/// The picture of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedPicture {
    /// Its name.
    pub name: Message,
    /// Whether the page took it because none was chosen.
    pub is_stand_in: bool,
    /// Width and height in pixels, once it was decoded.
    pub size: (u32, u32),
}

/// What is under way.
pub(super) struct Task {
    /// The network whose turn it is.
    pub(super) network: NetworkRequest,
    /// The network that was in use at the start.
    pub(super) before: NetworkRequest,
}

/// The comparison that is under way.
pub(super) struct ComparisonState {
    pub(super) task: Option<Task>,
    /// Counts the comparisons, so that one that was ended does not go on.
    pub(super) number: u64,
    /// Counts how often the page was hidden.
    pub(super) times_hidden: u64,
    /// The same networks on many pictures.
    batch: Batch,
    profiling: Profiling,
}

/// Handles to the comparison; copied freely.
#[derive(Clone, Copy)]
pub struct Comparison {
    /// The networks to compare.
    pub list: RwSignal<CompareList>,
    /// How long the next one goes on.
    pub budget: RwSignal<Budget>,
    /// How far it is; `None` before the first one.
    pub progress: RwSignal<Option<Progress>>,
    /// What came of each network so far.
    pub rows: RwSignal<Vec<CompareRow>>,
    /// The picture that they ran on.
    pub picture: RwSignal<Option<ComparedPicture>>,
    /// What follows from what was measured, and its files.
    pub reports: ReportState,
    /// The choice of network before the comparison or the batch, which the link keeps meanwhile.
    pub run_before: RwSignal<Option<RunChoice>>,
    pub(super) state: StoredValue<ComparisonState>,
}

impl Comparison {
    /// A comparison that has not started.
    pub fn new(list: CompareList) -> Self {
        let state = StoredValue::new(ComparisonState {
            task: None,
            number: 0,
            times_hidden: 0,
            batch: Batch::new(),
            profiling: Profiling::new(),
        });
        let listener = window_event_listener(leptos::ev::visibilitychange, move |_| {
            if is_hidden() {
                state.update_value(|state| state.times_hidden += 1);
            }
        });
        on_cleanup(move || listener.remove());
        Self {
            list: RwSignal::new(list),
            budget: RwSignal::new(Budget::Rounds),
            progress: RwSignal::new(None),
            rows: RwSignal::new(Vec::new()),
            picture: RwSignal::new(None),
            reports: ReportState::new(),
            run_before: RwSignal::new(None),
            state,
        }
    }

    /// Whether something is still to be measured, tracked.
    pub fn is_running(self) -> bool {
        self.progress.read().as_ref().is_some_and(Progress::is_running)
    }

    /// The same networks on many pictures.
    pub fn batch(self) -> Batch {
        self.state.with_value(|state| state.batch)
    }

    /// Where the time of one of them goes.
    pub fn profiling(self) -> Profiling {
        self.state.with_value(|state| state.profiling)
    }

    /// Whether the engine goes through the networks of the list, for one picture, for many or for a profile, tracked.
    pub fn is_busy(self) -> bool {
        self.is_running() || self.batch().is_running() || self.profiling().is_running()
    }

    /// Rounds that are done.
    pub fn rounds(self) -> usize {
        let round = self.progress.with_untracked(|progress| progress.as_ref()?.schedule.round());
        round.map_or(0, |round| round - 1)
    }
}
