//! What a link for a class locks and hides, by name.

use crate::language::say;
use crate::link::{Lock, Part};
use crate::scale::components::knob::name;
use texts::teach;

/// The name of a control.
pub fn lock_name(lock: Lock) -> &'static str {
    match lock.knob() {
        Some(knob) => name(knob),
        None => say(if lock == Lock::Family { teach::FAMILY } else { teach::PRESET }),
    }
}

/// The name of a part of the page.
pub fn part_name(part: Part) -> &'static str {
    say(match part {
        Part::Drawing => teach::DRAWING,
        Part::Formula => teach::FORMULA,
        Part::Stages => teach::STAGES,
        Part::Layers => teach::LAYERS,
        Part::Staircase => teach::STAIRCASE,
        Part::Export => teach::EXPORT,
        Part::Why => teach::WHY,
        Part::Run => teach::RUN,
        Part::Benchmark => teach::BENCHMARK,
        Part::Compare => teach::COMPARE,
        Part::Lab => teach::LAB,
    })
}

/// Names in a row, or that there is none.
pub fn listed(names: impl Iterator<Item = &'static str>) -> String {
    let names: Vec<_> = names.collect();
    if names.is_empty() { say(teach::NOTHING).to_owned() } else { names.join(", ") }
}
