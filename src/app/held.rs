//! What a teacher's link holds back: the only way by which controls move the sliders.

use crate::scaling::ScalingInput;
use crate::share_link::{Lock, Part, Restrictions};
use leptos::prelude::*;

/// The sliders behind their locks.
#[derive(Clone, Copy)]
pub struct Held {
    /// The sliders.
    pub input: RwSignal<ScalingInput>,
    /// What is locked and hidden.
    pub restrictions: RwSignal<Restrictions>,
    /// Whether what the person did last needed something that is locked or hidden.
    pub refused: RwSignal<bool>,
}

impl Held {
    /// The sliders and what a link said of them.
    pub fn new(input: RwSignal<ScalingInput>, restrictions: Restrictions) -> Self {
        Self { input, restrictions: RwSignal::new(restrictions), refused: RwSignal::new(false) }
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

    /// Says that a teacher's link holds back what the person wants, or no longer says so.
    pub fn refuse_unless(self, is_allowed: bool) {
        // Seldom: while a slider is dragged nothing changes.
        if self.refused.get_untracked() == is_allowed {
            self.refused.set(!is_allowed);
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
