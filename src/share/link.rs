//! The page's state as a link: `#v1&family=b&preset=b0&run=lite0`, read and written.
//!
//! Unknown keys are ignored, so that links of later versions open here. A value that cannot be used falls back to its
//! default, and is named in [`Opened::replaced`]. A link that was escaped on its way is read as it was meant.

mod escapes;
mod replaced;
mod restrictions;
mod room;

use std::fmt::Write as _;

pub use replaced::{Replaced, Used};
pub use restrictions::{Lock, Part, Restrictions};
pub use room::Room;

use escapes::clip;

use crate::compare::CompareList;
use crate::lesson::Step;
use hub::HubCheckpoint;
use lab::link::LabLink;
use model::scaling::{Family, Knob, Mode, Preset, ScalingInput, parse_number};
use texts::{Language, Text, link, teach};

/// The first word of a link.
const VERSION: &str = "v1";

/// The word in a link for the one screen alone; a key without a word says the same.
const EMBEDDED: &str = "1";

/// The word for the whole page.
const WHOLE: &str = "0";

/// Which backend the person wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BackendChoice {
    /// WebGPU on a real adapter, else the CPU.
    #[default]
    Auto,
    /// WebGPU, on a software adapter too.
    WebGpu,
    /// The CPU.
    Cpu,
}

impl BackendChoice {
    /// Every choice, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Auto, Self::WebGpu, Self::Cpu];

    /// The word in a link.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::WebGpu => "webgpu",
            Self::Cpu => "cpu",
        }
    }
}

/// What a picture runs through, and whether anything runs before the person asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RunChoice {
    /// The network that the sliders describe, from the start.
    #[default]
    Setting,
    /// The same, but nothing starts by itself.
    Off,
    /// A weights file of the person's, which a link cannot carry (see [`Opened::without_file`]), or a checkpoint of the
    /// model hub, which it names.
    Custom,
}

impl RunChoice {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Setting, Self::Off, Self::Custom];

    /// The variants with bundled weights, which links of before call by name: they set the sliders.
    pub const BUNDLED: [Preset; 3] = [Preset::Lite0, Preset::Lite1, Preset::Lite2];

    /// The word in a link.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Setting => "setting",
            Self::Off => "off",
            Self::Custom => "custom",
        }
    }
}

/// Everything of the page that a link carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageState {
    /// The sliders.
    pub scaling: ScalingInput,
    /// What pictures run through.
    pub run: RunChoice,
    /// The checkpoint of the model hub that runs, or that the link offers.
    pub checkpoint: Option<&'static str>,
    /// The backend asked for.
    pub backend: BackendChoice,
    /// The chosen sample picture, by name.
    pub picture: Option<String>,
    /// The networks to compare.
    pub compare: CompareList,
    /// The experiment of the lab, with results where the link carries some.
    pub lab: LabLink,
    /// The language of the page.
    pub language: Language,
    /// The step of the lesson, while it is open.
    pub lesson: Option<Step>,
    /// The room that is open.
    pub room: Room,
    /// What a teacher locked and hid.
    pub restrictions: Restrictions,
    /// Whether the one screen stands alone, in the frame of someone else's page.
    pub is_embedded: bool,
}

impl Default for PageState {
    /// The first open: Lite0, whose weights are in the page.
    fn default() -> Self {
        Self {
            scaling: ScalingInput::published(Preset::Lite0),
            run: RunChoice::default(),
            checkpoint: None,
            backend: BackendChoice::default(),
            picture: None,
            compare: CompareList::default(),
            lab: LabLink::default(),
            language: Language::default(),
            lesson: None,
            room: Room::default(),
            restrictions: Restrictions::default(),
            is_embedded: false,
        }
    }
}

/// A link that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The state it stands for.
    pub state: PageState,
    /// What could not be used of it.
    pub replaced: Vec<Replaced>,
}

/// The fragment for a state, with its `#`. Reading it back gives the same state.
#[must_use]
pub fn write(state: &PageState) -> String {
    let scaling = &state.scaling;
    let mut link = format!("#{VERSION}&family={}", scaling.family().slug());
    if scaling.mode() == Mode::Published {
        push(&mut link, "preset", scaling.preset().slug());
    }
    for knob in Knob::ALL {
        let decides = knob.mode() == scaling.mode();
        let moved = knob.mode() == Mode::Compound && scaling.steps(knob) != knob.default_steps();
        if decides || moved {
            push(&mut link, knob.slug(), &knob.value(scaling.steps(knob)).to_string());
        }
    }
    push(&mut link, "run", state.run.slug());
    if let Some(checkpoint) = state.checkpoint {
        push(&mut link, "checkpoint", checkpoint);
    }
    if let Some(picture) = &state.picture {
        push(&mut link, "picture", picture);
    }
    if state.compare != CompareList::default() {
        push(&mut link, "compare", &state.compare.to_string());
    }
    if state.lab != LabLink::default() {
        push(&mut link, "lab", &state.lab.to_string());
    }
    if state.backend != BackendChoice::Auto {
        push(&mut link, "backend", state.backend.slug());
    }
    if state.language != Language::default() {
        push(&mut link, "lang", state.language.slug());
    }
    if state.room != Room::default() {
        push(&mut link, "view", state.room.slug());
    }
    if let Some(step) = state.lesson {
        push(&mut link, "lesson", &step.number().to_string());
    }
    for (key, list) in [("lock", state.restrictions.written_locks()), ("hide", state.restrictions.written_parts())] {
        if !list.is_empty() {
            push(&mut link, key, &list);
        }
    }
    if state.is_embedded {
        push(&mut link, "embed", EMBEDDED);
    }
    link
}

fn push(link: &mut String, key: &str, value: &str) {
    // Writing to a `String` cannot fail.
    let _ = write!(link, "&{key}={value}");
}

/// Reads a fragment, with or without its `#`. Never fails: what cannot be used is replaced and named. A link that names
/// neither family nor variant means family `b`, as it did when the page opened on that.
///
/// `samples` are the names of the sample pictures that exist.
#[must_use]
pub fn read(fragment: &str, samples: &[&str]) -> Opened {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let mut opened = Opened::default();
    if fragment.is_empty() {
        return opened;
    }
    let parts = escapes::parts(fragment);
    let mut parts = parts.iter().map(String::as_str);
    let version = parts.next().unwrap_or_default();
    if version != VERSION {
        opened.replaced.push(Replaced {
            key: "version",
            found: clip(version),
            used: Used::Default(VERSION.to_owned()),
        });
        return opened;
    }
    let pairs: Vec<(&str, &str)> = parts.filter_map(|part| part.split_once('=')).collect();
    let value = |key: &str| pairs.iter().find(|pair| pair.0 == key).map(|pair| pair.1);

    opened.read_scaling(value);
    if let Some(found) = value("run") {
        let bundled = RunChoice::BUNDLED.into_iter().find(|preset| preset.slug() == found);
        if let Some(preset) = bundled {
            // Every link of before said `lite0`, whatever its setting was: where it names one, that is what it is about.
            let keys = ["family", "preset"].into_iter().chain(Knob::ALL.map(Knob::slug));
            if !keys.into_iter().any(|key| value(key).is_some()) {
                opened.state.scaling.choose_preset(preset);
            }
        } else {
            let known = RunChoice::ALL.into_iter().find(|run| run.slug() == found);
            opened.state.run = opened.or_default(known, "run", found, RunChoice::slug);
        }
    }
    if let Some(found) = value("checkpoint") {
        opened.state.checkpoint = HubCheckpoint::find(found).map(|checkpoint| checkpoint.id);
        if opened.state.checkpoint.is_none() {
            opened.leave_out("checkpoint", found, link::NO_CHECKPOINT);
        }
    }
    if let Some(found) = value("backend") {
        let known = BackendChoice::ALL.into_iter().find(|backend| backend.slug() == found);
        opened.state.backend = opened.or_default(known, "backend", found, BackendChoice::slug);
    }
    if let Some(found) = value("lang") {
        let known = Language::ALL.into_iter().find(|language| language.slug() == found);
        opened.state.language = opened.or_default(known, "lang", found, Language::slug);
    }
    if let Some(found) = value("view") {
        let known = Room::ALL.into_iter().find(|room| room.slug() == found);
        opened.state.room = opened.or_default(known, "view", found, Room::slug);
    }
    if let Some(found) = value("lesson") {
        // Whoever made the link meant the lesson to open.
        let step = found.parse().unwrap_or_else(|_| {
            let used = Used::Default(Step::default().number().to_string());
            opened.replaced.push(Replaced { key: "lesson", found: clip(found), used });
            Step::default()
        });
        opened.state.lesson = Some(step);
    }
    if let Some(found) = value("lock") {
        let unknown = opened.state.restrictions.read_locks(found);
        opened.leave_out("lock", &unknown, teach::NO_LOCK);
    }
    if let Some(found) = value("hide") {
        let unknown = opened.state.restrictions.read_parts(found);
        opened.leave_out("hide", &unknown, teach::NO_PART);
    }
    if let Some(found) = value("embed") {
        opened.state.is_embedded = found == EMBEDDED || found.is_empty();
        if !opened.state.is_embedded && found != WHOLE {
            opened.replace("embed", found, WHOLE);
        }
    }
    if let Some(found) = value("picture") {
        opened.state.picture = samples.iter().find(|sample| **sample == found).map(|sample| (*sample).to_owned());
        if opened.state.picture.is_none() {
            let used = Used::Nothing(link::NO_PICTURE);
            opened.replaced.push(Replaced { key: "picture", found: clip(found), used });
        }
    }
    if let Some(found) = value("compare") {
        let (list, left_out) = CompareList::read(found);
        opened.state.compare = list;
        opened.leave_out("compare", &left_out.join(","), link::NO_NETWORK);
    }
    if let Some(found) = value("lab") {
        let (lab, left_out) = LabLink::read(found);
        opened.state.lab = lab;
        opened.leave_out("lab", &left_out.join(","), link::NO_RESULT);
    }
    opened
}

impl Opened {
    /// The same where no weights file is open: what the link says of one falls back to the default, and is named. A
    /// checkpoint of the model hub is offered in its place.
    #[must_use]
    pub fn without_file(mut self) -> Self {
        if self.state.run == RunChoice::Custom && self.state.checkpoint.is_some() {
            self.state.run = RunChoice::default();
        }
        if self.state.run == RunChoice::Custom {
            self.state.run = self.or_default(None, "run", RunChoice::Custom.slug(), RunChoice::slug);
        }
        self
    }

    fn or_default<T: Copy + Default>(
        &mut self,
        known: Option<T>,
        key: &'static str,
        found: &str,
        slug: impl Fn(T) -> &'static str,
    ) -> T {
        known.unwrap_or_else(|| {
            self.replace(key, found, slug(T::default()));
            T::default()
        })
    }

    /// Names what of a list could not be used, if anything.
    fn leave_out(&mut self, key: &'static str, unknown: &str, words: Text) {
        if !unknown.is_empty() {
            self.replaced.push(Replaced { key, found: clip(unknown), used: Used::Nothing(words) });
        }
    }

    fn replace(&mut self, key: &'static str, found: &str, used: &str) {
        self.replaced.push(Replaced { key, found: clip(found), used: Used::Default(used.to_owned()) });
    }

    fn read_scaling<'a>(&mut self, value: impl Fn(&str) -> Option<&'a str>) {
        let mut scaling = ScalingInput::default();
        let family = value("family").map(|found| {
            let known = Family::ALL.into_iter().find(|family| family.slug() == found);
            known.unwrap_or_else(|| {
                let used = Family::EfficientNet;
                self.replace("family", found, used.slug());
                used
            })
        });
        if let Some(family) = family {
            scaling.choose_family(family);
        }

        let preset = value("preset").map(|found| {
            let known = found.parse::<Preset>().ok().filter(|preset| family.is_none_or(|f| f == preset.family()));
            known.unwrap_or_else(|| {
                let used = scaling.family().baseline();
                self.replace("preset", found, used.slug());
                used
            })
        });
        let mode = match preset {
            None if has_knob_of(Mode::Separate, &value) => Mode::Separate,
            None if has_knob_of(Mode::Compound, &value) => Mode::Compound,
            Some(_) | None => Mode::Published,
        };

        for knob in Knob::ALL {
            let Some(found) = value(knob.slug()) else { continue };
            let steps = parse_number(found).and_then(|number| knob.steps(number).ok());
            let steps = steps.unwrap_or_else(|| {
                self.replace(knob.slug(), found, &knob.value(knob.default_steps()).to_string());
                knob.default_steps()
            });
            if knob.mode() == mode { scaling.set_steps(knob, steps) } else { scaling.keep_steps(knob, steps) }
        }
        if let Some(preset) = preset {
            scaling.choose_preset(preset);
        }
        self.state.scaling = scaling;
    }
}

fn has_knob_of<'a>(mode: Mode, value: &impl Fn(&str) -> Option<&'a str>) -> bool {
    Knob::ALL.iter().any(|knob| knob.mode() == mode && value(knob.slug()).is_some())
}

#[cfg(test)]
mod tests;
