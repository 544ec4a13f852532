//! The guided lesson as the page holds it: which part of it is open, what it sees of the page, and what is kept of it.

use crate::browser::after_paint::after_paint;
use crate::browser::focus::focus_soon;
use crate::browser::local_storage;
use crate::compare::controller::Comparison;
use crate::compare::{CompareEntry, CompareRow, Measurement};
use crate::lesson::{Guide, Snapshot, Step};
use crate::run::engine::Engine;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{Mode, Preset};
use wire::protocol::NetworkRequest;

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
    pub guide: RwSignal<Guide>,
    /// What is open.
    pub view: RwSignal<View>,
    /// The step.
    pub step: Memo<Step>,
}

impl Lesson {
    /// The lesson where it was left, open where a link wants it so. While a step is open it looks at the page.
    pub fn new(open: Option<Step>, setting: Setting, engine: Engine, comparison: Comparison) -> Self {
        let guide = RwSignal::new(local_storage::get(KEY).map(|text| Guide::read(&text)).unwrap_or_default());
        let lesson = Self { guide, view: RwSignal::new(View::Closed), step: Memo::new(move |_| guide.read().step()) };
        lesson.follow(open);

        // The lesson remembers what was on the page before, which no memo can: so it is told, a frame after the sliders.
        let page = after_paint(Memo::new(move |_| {
            (lesson.view.get() == View::Step).then(|| look(setting, engine, comparison))
        }));
        Effect::new(move |_| {
            lesson.step.track();
            if let Some(page) = page.get() {
                guide.maybe_update(|guide| guide.look(&page));
            }
        });
        Effect::new(move |_| {
            guide.with(|guide| local_storage::set(KEY, guide.is_begun().then(|| guide.write()).as_deref()));
        });
        lesson
    }

    /// The step while the lesson is open, tracked: what a link says.
    pub fn open_step(self) -> Option<Step> {
        (self.view.get() != View::Closed).then(|| self.step.get())
    }

    /// Opens the step of a link, or closes the lesson where a link has none.
    pub fn follow(self, step: Option<Step>) {
        if let Some(step) = step {
            self.guide.update(|guide| guide.go(step));
        }
        self.view.set(if step.is_some() { View::Step } else { View::Closed });
    }

    /// Opens a part of the lesson; its title gets the focus.
    pub fn show(self, view: View) {
        self.view.set(view);
        focus_soon(if view == View::Closed { "lesson-start" } else { "lesson-title" });
    }

    /// Goes to a step.
    pub fn go(self, step: Step) {
        self.guide.update(|guide| guide.go(step));
        self.show(View::Step);
    }

    /// Forgets everything, and begins again.
    pub fn restart(self) {
        self.guide.set(Guide::default());
        self.show(View::Step);
    }
}

/// The page as the lesson sees it, tracked.
fn look(setting: Setting, engine: Engine, comparison: Comparison) -> Snapshot {
    let picture = engine.shown.read().as_ref().and_then(|shown| {
        // Frames of the camera come many times a second.
        let preset =
            shown.picture.as_ref().filter(|picture| !picture.is_of_page).and(preset_of(&shown.classified.network))?;
        Some((preset, shown.classified.latency_millis))
    });
    let timed = |row: &CompareRow| match row.entry {
        CompareEntry::Preset(preset) => Some((preset, row.measurement().and_then(Measurement::median_millis)?)),
        CompareEntry::Setting | CompareEntry::Custom => None,
    };
    let timed = comparison.rows.read().iter().filter_map(timed).collect();
    Snapshot { setting: setting.input().get(), picture, timed }
}

/// The published variant that a request is for.
fn preset_of(network: &NetworkRequest) -> Option<Preset> {
    match network {
        NetworkRequest::Setting { scaling, .. } => (scaling.mode() == Mode::Published).then(|| scaling.preset()),
        NetworkRequest::File { .. } | NetworkRequest::GrownFile { .. } => None,
    }
}
