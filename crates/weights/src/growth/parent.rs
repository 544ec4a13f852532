//! Which of several trained networks to grow.

use super::plan::GrowthPlan;
use model::arch::{ArchSpec, Params, Summary};

/// The candidate with the most trained parameters of those that can grow into the target, with the plan; the first of
/// equals. `None` when none can. A candidate as large as the target counts, and grows by nothing.
///
/// Parameters, and not multiply-adds, as those would rank the same weights by the resolution beside them.
#[must_use]
pub fn largest_parent<T>(
    candidates: impl IntoIterator<Item = (T, ArchSpec)>,
    target: &ArchSpec,
) -> Option<(T, GrowthPlan)> {
    let mut largest: Option<(Params, T, GrowthPlan)> = None;
    for (candidate, spec) in candidates {
        let Ok(plan) = GrowthPlan::new(&spec, target) else { continue };
        let params = Summary::from_spec(&spec).total.params;
        if largest.as_ref().is_none_or(|(most, ..)| params > *most) {
            largest = Some((params, candidate, plan));
        }
    }
    largest.map(|(_, candidate, plan)| (candidate, plan))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::scaling::{Coefficients, Family, Preset, ScalingInput};

    fn spec(preset: Preset) -> ArchSpec {
        ArchSpec::from_input(&ScalingInput::published(preset)).unwrap()
    }

    fn chosen(candidates: &[Preset], target: &ArchSpec) -> Option<Preset> {
        largest_parent(candidates.iter().map(|&preset| (preset, spec(preset))), target).map(|(preset, _)| preset)
    }

    #[test]
    fn the_largest_that_fits_is_taken_whatever_the_order() {
        use Preset::{B0, B4, Lite0, Lite1, Lite2};
        for candidates in [[Lite0, Lite1, Lite2, B0, B4], [B4, Lite2, B0, Lite1, Lite0]] {
            assert_eq!(chosen(&candidates, &spec(Preset::Lite3)), Some(Lite2));
            assert_eq!(chosen(&candidates, &spec(Lite1)), Some(Lite1));
            assert_eq!(chosen(&candidates, &spec(Preset::B3)), Some(B0));
        }
        assert_eq!(chosen(&[Lite1, Lite2], &spec(Lite0)), None);
        assert_eq!(chosen(&[], &spec(Lite0)), None);
    }

    #[test]
    fn wide_but_shallow_takes_a_shallow_parent() {
        let of =
            |depth, width| ArchSpec::new(Family::Lite, Coefficients { depth, width, resolution: 1.0 }, 224).unwrap();
        // Lite1 is Lite0 with further blocks.
        let candidates = [Preset::Lite0, Preset::Lite1, Preset::Lite2];
        assert_eq!(chosen(&candidates, &of(1.0, 1.4)), Some(Preset::Lite0));
        assert_eq!(chosen(&candidates, &of(2.0, 1.0)), Some(Preset::Lite1));
    }
}
