//! What a teacher's link holds back: the only way by which controls move the sliders.

use crate::link::{Lock, Part, Restrictions};
use leptos::prelude::*;
use model::scaling::ScalingInput;
use texts::{Text, teach};

/// The sliders behind their locks. Whoever wants to move them asks [`Self::change`]; only a new link passes.
#[derive(Clone, Copy)]
pub struct LockedInput {
    input: RwSignal<ScalingInput>,
    /// What is locked and hidden.
    pub restrictions: RwSignal<Restrictions>,
    /// Why what the person did last was not done.
    refusal: RwSignal<Option<Text>>,
}

impl LockedInput {
    /// The sliders and what a link said of them.
    pub fn new(input: ScalingInput, restrictions: Restrictions) -> Self {
        Self { input: RwSignal::new(input), restrictions: RwSignal::new(restrictions), refusal: RwSignal::new(None) }
    }

    /// The sliders, to read.
    pub fn input(self) -> ReadSignal<ScalingInput> {
        self.input.read_only()
    }

    /// Another link: its locks hold from now on, and its sliders are not those that they lock.
    pub fn open(self, input: ScalingInput, restrictions: Restrictions) {
        self.restrictions.set(restrictions);
        self.refuse_unless(true);
        self.input.set(input);
    }

    /// Changes the sliders, unless that would move what a teacher's link locks: then the page says so. Whether it did.
    pub fn change(self, change: impl FnOnce(&mut ScalingInput)) -> bool {
        let before = self.input.get_untracked();
        let mut after = before;
        change(&mut after);
        let is_allowed = self.restrictions.get_untracked().allow(&before, &after);
        if is_allowed {
            self.input.set(after);
        }
        self.refuse_unless(is_allowed);
        is_allowed
    }

    /// Whether the locks let the sliders go to a setting.
    pub fn can_become(self, after: &ScalingInput) -> bool {
        self.restrictions.get_untracked().allow(&self.input.get_untracked(), after)
    }

    /// Says that a teacher's link holds back what the person wants, or no longer says so.
    pub fn refuse_unless(self, is_allowed: bool) {
        self.set_refusal((!is_allowed).then_some(teach::REFUSED));
    }

    /// Says that a file was not taken, as the part for pictures is hidden.
    pub fn refuse_file(self) {
        self.set_refusal(Some(teach::FILE_REFUSED));
    }

    /// What the page says of what it did not do, tracked.
    pub fn refusal(self) -> Option<Text> {
        self.refusal.get()
    }

    fn set_refusal(self, refusal: Option<Text>) {
        // Seldom: while a slider is dragged nothing changes.
        if self.refusal.get_untracked() != refusal {
            self.refusal.set(refusal);
        }
    }

    /// Whether a control is locked, tracked.
    pub fn locks(self, lock: Lock) -> bool {
        self.restrictions.get().locks(lock)
    }

    /// Whether a part of the page is hidden, tracked.
    pub fn hides(self, part: Part) -> bool {
        self.restrictions.get().hides(part)
    }
}
