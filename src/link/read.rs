//! A link as a state, and what of it could not be used.

use super::backend_choice::BackendChoice;
use super::compare_list::CompareList;
use super::escapes::{self, clip};
use super::page_state::PageState;
use super::replaced::{Replaced, Used};
use super::room::Room;
use super::run_choice::RunChoice;
use super::step::Step;
use super::words::{EMBEDDED, VERSION, WHOLE};
use hub::HubCheckpoint;
use lab::link::LabLink;
use model::scaling::{Family, Knob, Mode, Preset, ScalingInput, parse_number};
use texts::{Language, Text, link, teach};

/// A link that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The state it stands for.
    pub state: PageState,
    /// What could not be used of it.
    pub replaced: Vec<Replaced>,
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
