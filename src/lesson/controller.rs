//! The guided lesson as the page holds it: which part of it is open, what it sees of the page, and what is kept of it.

use crate::browser::after_paint::after_paint;
use crate::browser::focus::{focus_soon, scroll_up_soon};
use crate::browser::local_storage;
use crate::compare::comparison::Comparison;
use crate::lesson::{Answered, LessonState, Progress, Snapshot};
use crate::link::{CompareEntry, Step};
use crate::run::engine::{Engine, Shown};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{Knob, Mode, Preset, ScalingInput};
use wire::protocol::{NetworkRequest, WeightsKind};

/// Where the browser keeps it.
const KEY: &str = "lesson";

/// Which part of the lesson is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// None.
    Closed,
    /// The step.
    Step,
    /// The learner's own page.
    Page,
    /// The teacher's sheet.
    Teacher,
}

/// Handles to the lesson; copied freely.
#[derive(Clone, Copy)]
pub struct Lesson {
    /// How far the learner is.
    pub state: RwSignal<LessonState>,
    /// What is open.
    pub view: RwSignal<View>,
    /// The step.
    pub step: Memo<Step>,
    /// The step with the page as the lesson sees it, a frame after the sliders; `None` while no step is open.
    page: ReadSignal<Option<(Step, Snapshot)>>,
    /// How far the page is from what the step asks for.
    pub progress: Memo<Option<Progress>>,
    /// The sliders.
    pub setting: Setting,
    /// The comparison.
    pub comparison: Comparison,
}

impl Lesson {
    /// The lesson where it was left, open where a link wants it so. While a step is open it looks at the page.
    pub fn new(open: Option<Step>, setting: Setting, engine: Engine, comparison: Comparison) -> Self {
        let state = RwSignal::new(local_storage::get(KEY).map(|text| LessonState::read(&text)).unwrap_or_default());
        let view = RwSignal::new(View::Closed);
        open_at(state, view, open);
        let step = Memo::new(move |_| state.read().step());
        let is_untouched = untouched(view, step, setting);
        // The lesson remembers what was on the page before, which no memo can: so it is told, a frame after the sliders.
        let page = after_paint(Memo::new(move |_| {
            (view.get() == View::Step).then(|| (step.get(), look(is_untouched.get(), setting, engine, comparison)))
        }));
        Effect::new(move |_| {
            if let Some((step, page)) = page.get() {
                state.maybe_update(|state| state.step() == step && state.look(&page));
            }
        });
        let progress = Memo::new(move |_| {
            let page = page.read();
            let (step, page) = page.as_ref()?;
            step.progress(page, &state.read())
        });
        Effect::new(move |_| {
            state.with(|state| local_storage::set(KEY, state.is_begun().then(|| state.write()).as_deref()));
        });
        Self { state, view, step, page, progress, setting, comparison }
    }

    /// What the sliders stood at when the lesson last looked, tracked.
    pub fn seen(self) -> Option<ScalingInput> {
        self.page.read().as_ref().map(|(_, page)| page.setting)
    }

    /// The step while the lesson is open, tracked: what a link says.
    pub fn open_step(self) -> Option<Step> {
        (self.view.get() != View::Closed).then(|| self.step.get())
    }

    /// Opens the step of a link, or closes the lesson where a link has none.
    pub fn follow(self, step: Option<Step>) {
        open_at(self.state, self.view, step);
    }

    /// Opens a part of the lesson; its title gets the focus.
    pub fn show(self, view: View) {
        self.view.set(view);
        focus_soon(if view == View::Closed { "lesson-start" } else { "lesson-title" });
    }

    /// Goes to a step. That about phi starts from the paper's bases, whatever the step before it left, unless it was done.
    pub fn go(self, step: Step) {
        let is_done = self.state.with_untracked(|state| state.is_done(step));
        let after = papers_bases(self.setting.input().get_untracked());
        if step == Step::Phi && !is_done && self.setting.locked_input.can_become(&after) {
            self.start_from_paper();
        }
        self.state.update(|state| state.go(step));
        self.show(View::Step);
        // Beside the page it scrolls by itself, and begins anew.
        scroll_up_soon(".lesson");
    }

    /// Sets the sliders to the paper's bases at phi 0.
    pub fn start_from_paper(self) {
        self.setting.locked_input.change(|input| *input = papers_bases(*input));
    }

    /// Forgets everything, and begins again.
    pub fn restart(self) {
        self.state.set(LessonState::default());
        self.show(View::Step);
    }
}

/// Opens the step of a link, or closes the lesson where a link has none.
fn open_at(state: RwSignal<LessonState>, view: RwSignal<View>, step: Option<Step>) {
    if let Some(step) = step {
        state.update(|state| state.go(step));
    }
    view.set(if step.is_some() { View::Step } else { View::Closed });
}

/// Whether the sliders stand as they did when the step was opened, and have done so all the time.
fn untouched(view: RwSignal<View>, step: Memo<Step>, setting: Setting) -> Memo<bool> {
    let input = setting.input();
    let opened = RwSignal::new((step.get_untracked(), Some(input.get_untracked())));
    Effect::new(move |before: Option<(View, Step)>| {
        let (now, input) = ((view.get(), step.get()), input.get());
        if before.is_some_and(|before| before != now) {
            opened.set((now.1, Some(input)));
        } else if opened.with_untracked(|(_, at)| at.is_some_and(|at| at != input)) {
            opened.set((now.1, None));
        }
        now
    });
    // Of a step that was opened just now nobody has said so yet.
    Memo::new(move |_| opened.with(|(of, at)| *of != step.get() || at.is_some_and(|at| at == input.get())))
}

/// A setting with the paper's bases at phi 0.
fn papers_bases(mut setting: ScalingInput) -> ScalingInput {
    for knob in [Knob::Alpha, Knob::Beta, Knob::Gamma, Knob::Phi] {
        setting.set_steps(knob, knob.default_steps());
    }
    setting
}

/// The page as the lesson sees it, tracked.
fn look(is_untouched: bool, setting: Setting, engine: Engine, comparison: Comparison) -> Snapshot {
    let answer = engine.shown.read().as_ref().and_then(answer_of);
    let picture = engine.shown.read().as_ref().and_then(|shown| {
        // Frames of the camera come many times a second.
        let preset =
            shown.picture.as_ref().filter(|picture| !picture.is_of_page).and(preset_of(&shown.classified.network))?;
        Some((preset, shown.classified.latency_millis))
    });
    let analysis = comparison.reports.analysis.get();
    let rows = comparison.rows.read();
    let timed = analysis.iter().flat_map(|view| &view.rows).filter(|found| found.median > 0.0);
    let timed = timed.filter_map(|found| match rows.get(found.network as usize)?.entry {
        CompareEntry::Preset(preset) => Some((preset, found.median)),
        CompareEntry::Setting | CompareEntry::Custom | CompareEntry::Checkpoint(_) | CompareEntry::Fixed(_) => None,
    });
    let timed = timed.collect();
    Snapshot { setting: setting.input().get(), is_untouched, picture, answer, timed }
}

/// What a network with trained or grown weights said of a picture. Frames of the camera come many times a second.
fn answer_of(shown: &Shown) -> Option<Answered> {
    let classified = &shown.classified;
    let is_real = matches!(classified.weights, WeightsKind::Pretrained | WeightsKind::Grown) && shown.picture.is_some();
    let NetworkRequest::Setting { scaling, .. } = &classified.network else { return None };
    let best = classified.predictions.first().filter(|_| is_real)?;
    Some(Answered {
        setting: *scaling,
        px: classified.input_resolution_px.into(),
        class: best.index,
        probability: best.probability.into(),
        millis: classified.latency_millis,
    })
}

/// The published variant that a request is for.
fn preset_of(network: &NetworkRequest) -> Option<Preset> {
    match network {
        NetworkRequest::Setting { scaling, .. } => (scaling.mode() == Mode::Published).then(|| scaling.preset()),
        NetworkRequest::File { .. } | NetworkRequest::GrownFile { .. } => None,
    }
}
