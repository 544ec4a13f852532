//! What a teacher's link holds back: controls that it locks, parts of the page that it hides.

use model::scaling::{Knob, Mode, ScalingInput};

/// A control that a link can lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Lock {
    Family,
    Preset,
    Phi,
    Alpha,
    Beta,
    Gamma,
    Depth,
    Width,
    Resolution,
}

impl Lock {
    /// Every control, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::Family,
        Self::Preset,
        Self::Phi,
        Self::Alpha,
        Self::Beta,
        Self::Gamma,
        Self::Depth,
        Self::Width,
        Self::Resolution,
    ];

    /// The lock of a knob.
    #[must_use]
    pub fn from_knob(knob: Knob) -> Self {
        match knob {
            Knob::Phi => Self::Phi,
            Knob::Alpha => Self::Alpha,
            Knob::Beta => Self::Beta,
            Knob::Gamma => Self::Gamma,
            Knob::Depth => Self::Depth,
            Knob::Width => Self::Width,
            Knob::Resolution => Self::Resolution,
        }
    }

    /// The knob that it locks; `None` for family and preset.
    #[must_use]
    pub fn knob(self) -> Option<Knob> {
        Knob::ALL.into_iter().find(|knob| Self::from_knob(*knob) == self)
    }

    /// The word in a link.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Preset => "preset",
            _ => self.knob().map_or("", Knob::slug),
        }
    }
}

/// A part of the page that a link can hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The network, drawn.
    Drawing,
    /// The equations with their numbers, the constraint and the growth.
    Formula,
    /// The stage table.
    Stages,
    /// The table of every layer.
    Layers,
    /// The rounding staircase.
    Staircase,
    /// The setting as JSON and as timm's code.
    Export,
    /// The questions on where the numbers come from.
    Why,
    /// Pictures, their network, and what it answers.
    Run,
    /// The times of a run.
    Benchmark,
    /// Several networks on the same picture.
    Compare,
    /// Tiny networks that are trained here.
    Lab,
}

impl Part {
    /// Every part, in the order of the page.
    pub const ALL: [Self; 11] = [
        Self::Drawing,
        Self::Formula,
        Self::Stages,
        Self::Layers,
        Self::Staircase,
        Self::Export,
        Self::Why,
        Self::Run,
        Self::Benchmark,
        Self::Compare,
        Self::Lab,
    ];

    /// The word in a link.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Drawing => "drawing",
            Self::Formula => "formula",
            Self::Stages => "stages",
            Self::Layers => "layers",
            Self::Staircase => "staircase",
            Self::Export => "export",
            Self::Why => "why",
            Self::Run => "run",
            Self::Benchmark => "benchmark",
            Self::Compare => "compare",
            Self::Lab => "lab",
        }
    }
}

/// Locks and hidden parts; nothing, unless a link says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restrictions {
    /// A bit for each of [`Lock::ALL`].
    locks: u16,
    /// A bit for each of [`Part::ALL`].
    parts: u16,
}

impl Restrictions {
    /// Whether a control is locked.
    #[must_use]
    pub fn locks(self, lock: Lock) -> bool {
        self.locks & bit(lock as usize) != 0
    }

    /// Whether a part is hidden.
    #[must_use]
    pub fn hides(self, part: Part) -> bool {
        self.parts & bit(part as usize) != 0
    }

    /// Locks what is open, and opens what is locked.
    pub fn toggle_lock(&mut self, lock: Lock) {
        self.locks ^= bit(lock as usize);
    }

    /// Hides what is shown, and shows what is hidden.
    pub fn toggle_part(&mut self, part: Part) {
        self.parts ^= bit(part as usize);
    }

    /// Whether the locks let the sliders go from one setting to another. Depth, width and resolution follow phi freely:
    /// a lock on them holds their own sliders.
    #[must_use]
    pub fn allow(self, before: &ScalingInput, after: &ScalingInput) -> bool {
        let counterpart = before.preset().counterpart_in(after.family());
        let is_chosen =
            after.mode() == Mode::Published && (before.mode() != Mode::Published || after.preset() != counterpart);
        let moves = |knob: &Knob| {
            let decides = knob.mode() == Mode::Compound || after.mode() == Mode::Separate;
            decides && before.steps(*knob) != after.steps(*knob)
        };
        !(self.locks(Lock::Family) && before.family() != after.family()
            || self.locks(Lock::Preset) && is_chosen
            || Knob::ALL.iter().filter(|knob| self.locks(Lock::from_knob(**knob))).any(moves))
    }

    /// The locks as a link lists them.
    pub(super) fn written_locks(self) -> String {
        written(Lock::ALL.into_iter().filter(|lock| self.locks(*lock)).map(Lock::slug))
    }

    /// The hidden parts as a link lists them.
    pub(super) fn written_parts(self) -> String {
        written(Part::ALL.into_iter().filter(|part| self.hides(*part)).map(Part::slug))
    }

    /// Takes the locks of a link; gives back what names none.
    pub(super) fn read_locks(&mut self, found: &str) -> String {
        let (bits, unknown) = read(found, &Lock::ALL.map(Lock::slug));
        self.locks = bits;
        unknown
    }

    /// Takes the hidden parts of a link; gives back what names none.
    pub(super) fn read_parts(&mut self, found: &str) -> String {
        let (bits, unknown) = read(found, &Part::ALL.map(Part::slug));
        self.parts = bits;
        unknown
    }
}

fn bit(index: usize) -> u16 {
    1 << index
}

fn written(slugs: impl Iterator<Item = &'static str>) -> String {
    slugs.collect::<Vec<_>>().join(",")
}

/// A bit for each slug that is listed, and the words that are none.
fn read(found: &str, slugs: &[&str]) -> (u16, String) {
    let (mut bits, mut unknown) = (0, Vec::new());
    for word in found.split(',').filter(|word| !word.is_empty()) {
        match slugs.iter().position(|slug| *slug == word) {
            Some(index) => bits |= bit(index),
            None => unknown.push(word),
        }
    }
    (bits, unknown.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::scaling::{Family, Preset};

    fn locked(found: &str) -> Restrictions {
        let mut restrictions = Restrictions::default();
        assert_eq!(restrictions.read_locks(found), "");
        restrictions
    }

    fn changed(change: impl FnOnce(&mut ScalingInput)) -> (ScalingInput, ScalingInput) {
        let before = ScalingInput::default();
        let mut after = before;
        change(&mut after);
        (before, after)
    }

    #[test]
    fn every_slug_is_read_back_and_others_are_named() {
        let mut all = Restrictions::default();
        for lock in Lock::ALL {
            all.toggle_lock(lock);
        }
        for part in Part::ALL {
            all.toggle_part(part);
        }
        let mut read = Restrictions::default();
        assert_eq!((read.read_locks(&all.written_locks()), read.read_parts(&all.written_parts())), Default::default());
        assert_eq!(read, all);
        assert_eq!(read.read_locks("alpha,,gpt,beta,alpha,<b>"), "gpt,<b>");
        assert_eq!(read.written_locks(), "alpha,beta");
        assert_eq!((read.read_parts("Compare"), read.written_parts()), ("Compare".to_owned(), String::new()));
    }

    #[test]
    fn a_locked_knob_does_not_move_and_the_others_do() {
        let alpha = locked("alpha");
        let (before, after) = changed(|input| input.set_steps(Knob::Alpha, 130));
        assert!(!alpha.allow(&before, &after) && Restrictions::default().allow(&before, &after));
        let (before, after) = changed(|input| input.set_steps(Knob::Phi, 20));
        assert!(alpha.allow(&before, &after));
    }

    #[test]
    fn a_lock_on_depth_holds_its_slider_and_lets_it_follow_phi() {
        let depth = locked("depth");
        let (before, after) = changed(|input| input.set_steps(Knob::Phi, 20));
        assert!(depth.allow(&before, &after));
        let (before, after) = changed(|input| input.set_steps(Knob::Depth, 200));
        assert!(!depth.allow(&before, &after));
        let (before, after) = changed(|input| input.set_steps(Knob::Width, 200));
        assert!(depth.allow(&before, &after));
    }

    #[test]
    fn family_and_preset_are_locked_each_by_itself() {
        let (before, lite) = changed(|input| input.choose_family(Family::Lite));
        assert!(!locked("family").allow(&before, &lite) && locked("preset").allow(&before, &lite));
        let (before, b3) = changed(|input| input.choose_preset(Preset::B3));
        assert!(locked("family").allow(&before, &b3) && !locked("preset").allow(&before, &b3));
        let (_, free) = changed(|input| input.set_steps(Knob::Phi, 10));
        let mut back = free;
        back.choose_preset(free.preset());
        assert!(!locked("preset").allow(&free, &back), "back to a variant is choosing one");
    }
}
