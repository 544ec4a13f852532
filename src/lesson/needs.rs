//! What of a step a teacher's link forbids: the controls that it locks and the parts that it hides, from what each goal needs.

use super::cost::{growth, highest_phi};
use super::goal::{BUDGETS, Goal, LEAST_ALONE, spent_bounds};
use crate::link::{Lock, Part, Restrictions, Step};
use model::scaling::{Knob, Preset, ScalingInput, last_fitting};
use paper::candidates;

/// What stands in the way of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forbidden {
    /// Controls that are locked.
    pub locks: Vec<Lock>,
    /// Parts of the page that are hidden.
    pub parts: Vec<Part>,
}

impl Forbidden {
    /// Whether nothing does.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.locks.is_empty() && self.parts.is_empty()
    }
}

/// What keeps a step from being done by somebody who opens a link with this setting and these restrictions.
#[must_use]
pub fn forbidden(step: Step, setting: &ScalingInput, restrictions: Restrictions) -> Forbidden {
    let mut found = Forbidden::default();
    for goal in step.goals() {
        for part in parts(*goal) {
            if restrictions.hides(*part) && !found.parts.contains(part) {
                found.parts.push(*part);
            }
        }
        if can_be_met(*goal, setting, restrictions) {
            continue;
        }
        let locked = || Lock::ALL.into_iter().filter(|lock| restrictions.locks(*lock));
        let alone = |lock: &Lock| {
            let mut only = Restrictions::default();
            only.toggle_lock(*lock);
            !can_be_met(*goal, setting, only)
        };
        let mut blame: Vec<Lock> = locked().filter(alone).collect();
        if blame.is_empty() {
            // Each by itself would leave a way.
            blame = locked().collect();
        }
        for lock in blame {
            if !found.locks.contains(&lock) {
                found.locks.push(lock);
            }
        }
    }
    found
}

/// The parts of the page without which a goal cannot be met.
fn parts(goal: Goal) -> &'static [Part] {
    match goal {
        Goal::Picture | Goal::Trained(_) | Goal::Grown(_) => &[Part::Run],
        Goal::Candidate => &[Part::Why],
        Goal::Timed(_) => &[Part::Compare],
        Goal::Alone(_) | Goal::Spent(_) | Goal::Phi | Goal::Published(_) => &[],
    }
}

/// Whether the locks leave a way from a setting to one that meets a goal.
fn can_be_met(goal: Goal, from: &ScalingInput, restrictions: Restrictions) -> bool {
    let baseline = ScalingInput::published(from.family().baseline());
    // Straight there, or from the baseline, which the lesson has a button for.
    let starts = [Some(*from), restrictions.allow(from, &baseline).then_some(baseline)];
    let starts = || starts.into_iter().flatten();
    let can_reach = |target: &ScalingInput| starts().any(|start| restrictions.allow(&start, target));
    let with = |start: ScalingInput, knob: Knob, steps: u16| {
        let mut setting = start;
        setting.set_steps(knob, steps);
        setting
    };
    match goal {
        Goal::Timed(_) => true,
        Goal::Picture => can_reach(&baseline) || *from == baseline,
        Goal::Alone(knob) => can_reach(&with(baseline, knob, knob.clamped_steps(LEAST_ALONE))),
        Goal::Spent(Some(knob)) => {
            spending(baseline, knob).is_some_and(|steps| can_reach(&with(baseline, knob, steps)))
        }
        Goal::Spent(None) => starts().any(|start| {
            // The bases stay where they are locked; else they can become the paper's.
            [start, with_papers_bases(start)].into_iter().any(|bases| {
                let target = spending(bases, Knob::Phi).map(|steps| with(bases, Knob::Phi, steps));
                target.is_some_and(|target| restrictions.allow(&start, &target))
            })
        }),
        Goal::Candidate => {
            let found = candidates(super::values::GRID.0, super::values::GRID.1).unwrap_or_default();
            found.into_iter().any(|candidate| {
                let mut target = *from;
                candidate.set(&mut target);
                goal.progress(&target, 0).is_some_and(|progress| progress.is_met()) && can_reach(&target)
            })
        }
        Goal::Phi => BUDGETS.into_iter().any(|budget| {
            [*from, with_papers_bases(*from)].into_iter().any(|bases| {
                let target = highest_phi(bases, budget);
                target.is_some_and(|target| {
                    goal.progress(&target, budget).is_some_and(|progress| progress.is_met()) && can_reach(&target)
                })
            })
        }),
        Goal::Published(preset) | Goal::Trained(preset) => can_choose(from, preset, restrictions),
        Goal::Grown(parent) => {
            let start = ScalingInput::published(parent);
            let wide = with(start, Knob::Width, Knob::Width.clamped_steps(1.5));
            // From the parent, which is the goal before.
            restrictions.allow(&start, &wide) || restrictions.allow(from, &wide)
        }
    }
}

/// Whether a published variant can be chosen: its family comes first.
fn can_choose(from: &ScalingInput, preset: Preset, restrictions: Restrictions) -> bool {
    let target = ScalingInput::published(preset);
    let mut family = *from;
    family.choose_family(preset.family());
    let is_there = *from == target || family == target;
    restrictions.allow(from, &family) && (is_there || restrictions.allow(&family, &target))
}

fn with_papers_bases(mut setting: ScalingInput) -> ScalingInput {
    for knob in [Knob::Alpha, Knob::Beta, Knob::Gamma] {
        setting.keep_steps(knob, knob.default_steps());
    }
    setting
}

/// The first position of a slider from which on the budget of four ways is spent; `None` where it never is, or is passed.
pub(super) fn spending(start: ScalingInput, knob: Knob) -> Option<u16> {
    let [first, _] = spending_range(start, knob)?;
    Some(first)
}

/// The first and the last position of a slider that spend the budget of four ways.
pub(super) fn spending_range(start: ScalingInput, knob: Knob) -> Option<[u16; 2]> {
    let (first, last) = (knob.default_steps(), knob.range().1);
    let times = |steps| {
        let mut setting = start;
        setting.set_steps(knob, steps);
        growth(&setting)
    };
    let [lower, upper] = spent_bounds();
    // A slider further up never costs less.
    let below = last_fitting(first..=last, |steps| times(steps).is_some_and(|times| times < lower))?;
    let within = last_fitting(first..=last, |steps| times(steps).is_some_and(|times| times <= upper))?;
    (within > below).then_some([below + 1, within])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::read;

    fn held(link: &str, step: Step) -> (Vec<&'static str>, Vec<&'static str>) {
        let opened = read(&format!("#v1&{link}"), &[]);
        assert!(opened.replaced.is_empty(), "{:?}", opened.replaced);
        let found = forbidden(step, &opened.state.scaling, opened.state.restrictions);
        assert_eq!(found.is_empty(), found == Forbidden::default());
        (found.locks.into_iter().map(Lock::slug).collect(), found.parts.into_iter().map(Part::slug).collect())
    }

    #[test]
    fn a_link_without_locks_forbids_nothing_wherever_it_starts() {
        let settings = [
            "family=b",
            "preset=lite3",
            "family=b&phi=3",
            "family=lite&depth=2&width=2",
            "preset=b7",
            "family=b&phi=1&alpha=2&beta=2&gamma=2",
        ];
        for link in settings {
            for step in Step::ALL {
                assert_eq!(held(link, step), (vec![], vec![]), "{link}, {step:?}");
            }
        }
    }

    #[test]
    fn each_hidden_part_is_missed_where_it_is_needed_and_nowhere_else() {
        for part in Part::ALL {
            for step in Step::ALL {
                let needed = match part {
                    Part::Run => matches!(step, Step::Baseline | Step::Growth),
                    Part::Why => step == Step::Search,
                    Part::Compare => step == Step::Time,
                    _ => false,
                };
                let expected = if needed { vec![part.slug()] } else { vec![] };
                assert_eq!(held(&format!("family=lite&hide={}", part.slug()), step), (vec![], expected), "{step:?}");
            }
        }
    }

    #[test]
    fn a_locked_slider_is_missed_by_the_steps_that_move_it() {
        let locks = |lock: &str, step| held(&format!("family=b&lock={lock}"), step).0;
        assert_eq!(locks("depth", Step::Depth), ["depth"]);
        assert_eq!(locks("depth", Step::Width), Vec::<&str>::new());
        assert_eq!(locks("depth,width", Step::Budget), ["depth", "width"]);
        assert_eq!(locks("phi", Step::Budget), ["phi"]);
        assert_eq!(locks("phi", Step::Phi), ["phi"]);
        assert_eq!(locks("phi", Step::Search), ["phi"]);
        // One base of three: the other two make a candidate near two.
        assert_eq!(locks("alpha", Step::Search), Vec::<&str>::new());
        assert_eq!(locks("alpha,beta,gamma", Step::Search), ["alpha", "beta", "gamma"]);
        assert_eq!(locks("preset", Step::Rounding), ["preset"]);
        assert_eq!(locks("family", Step::Rounding), Vec::<&str>::new());
        assert_eq!(locks("family", Step::Growth), ["family"]);
        assert_eq!(locks("width", Step::Growth), ["width"]);
        assert_eq!(locks("preset,phi,width", Step::Time), Vec::<&str>::new());
    }

    #[test]
    fn what_a_lock_forbids_depends_on_where_the_link_starts() {
        // From the baseline, depth can be raised alone; elsewhere the others have to come back first.
        assert_eq!(held("family=b&lock=preset,width", Step::Depth).0, Vec::<&str>::new());
        assert_eq!(held("preset=b4&lock=preset,width", Step::Depth).0, ["preset", "width"]);
        assert_eq!(held("preset=b4&lock=width", Step::Depth).0, Vec::<&str>::new());
        // Bases that grow too fast, and are locked.
        assert_eq!(held("family=b&phi=0&alpha=2&lock=alpha", Step::Phi).0, ["alpha"]);
        // Step 8 in the other family.
        assert_eq!(held("family=lite&lock=family", Step::Rounding).0, ["family"]);
    }

    #[test]
    fn the_budget_is_spent_from_the_first_to_the_last_position_and_not_beside_them() {
        for preset in [Preset::B0, Preset::Lite0] {
            let start = ScalingInput::published(preset);
            for (knob, axis) in [
                (Knob::Depth, Some(Knob::Depth)),
                (Knob::Width, Some(Knob::Width)),
                (Knob::Resolution, Some(Knob::Resolution)),
                (Knob::Phi, None),
            ] {
                let [first, last] = spending_range(start, knob).unwrap();
                let is_met = |steps| {
                    let mut setting = start;
                    setting.set_steps(knob, steps);
                    Goal::Spent(axis).progress(&setting, 8).unwrap().is_met()
                };
                assert!(
                    is_met(first) && is_met(last) && !is_met(first - 1) && !is_met(last + 1),
                    "{preset:?} {knob:?}"
                );
            }
        }
    }
}
