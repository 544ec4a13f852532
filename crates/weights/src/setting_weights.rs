//! Which trained weights the network of a setting can have.

use model::arch::ArchSpec;
use model::scaling::{Family, Knob, ScalingInput};

use crate::growth::{GrowthPlan, largest_parent};
use crate::manifest::{Manifest, Model};

/// Trained weights for the network of a setting.
#[derive(Clone, Debug)]
pub enum SettingWeights {
    /// Its own.
    Trained(&'static Model),
    /// Those of a network that it contains, to grow from.
    Grown(&'static Model, GrowthPlan),
}

impl SettingWeights {
    /// The bundled network that they are read from.
    #[must_use]
    pub fn model(&self) -> &'static Model {
        match self {
            Self::Trained(model) | Self::Grown(model, _) => model,
        }
    }
}

impl Manifest {
    /// The trained weights that the network of a setting can have: its own where it is a bundled network, at that one's
    /// resolution, else those of the largest bundled network that it can grow from. `None` where there is none: the time is
    /// all that such a network shows.
    #[must_use]
    pub fn weights_of(&self, setting: &ScalingInput) -> Option<SettingWeights> {
        let family: Vec<_> = self.models.iter().filter(|model| model.preset.family() == setting.family()).collect();
        if family.is_empty() {
            return None;
        }
        let target = ArchSpec::from_input(setting).ok()?;
        let spec = |model: &Model| ArchSpec::from_input(&ScalingInput::published(model.preset)).ok();
        let bundled = family.into_iter().filter_map(|model| Some((model, spec(model)?)));
        let (model, plan) = largest_parent(bundled, &target)?;
        let is_own = plan.is_identity() && plan.parent().input_resolution == target.input_resolution;
        Some(if is_own { SettingWeights::Trained(model) } else { SettingWeights::Grown(model, plan) })
    }

    /// The setting closest to one without trained weights that has some: of its own family, else of another.
    #[must_use]
    pub fn nearest_answering(&self, setting: &ScalingInput) -> Option<ScalingInput> {
        let others = Family::ALL.into_iter().filter(|family| *family != setting.family());
        let families = [setting.family()].into_iter().chain(others);
        families.into_iter().find_map(|family| {
            let mut other = *setting;
            other.choose_family(family);
            if self.weights_of(&other).is_some() { Some(other) } else { self.nearest_of_family(&other) }
        })
    }

    /// The closest setting of the same family that has trained weights: depth and width as near as a network can grow there,
    /// in tenths, and the resolution as it is. A bundled network goes by its own name.
    fn nearest_of_family(&self, setting: &ScalingInput) -> Option<ScalingInput> {
        let mut found = *setting;
        // Blocks follow depth alone and channels width alone, so that each is looked for beside the baseline's other.
        for knob in [Knob::Depth, Knob::Width] {
            let here = setting.steps(knob);
            let mut alone = ScalingInput::published(setting.family().baseline());
            let steps = nearby(knob, here).into_iter().find(|steps| {
                alone.set_steps(knob, *steps);
                self.weights_of(&alone).is_some()
            })?;
            if steps != here {
                found.set_steps(knob, steps);
            }
        }
        if let SettingWeights::Trained(model) = self.weights_of(&found)? {
            found.choose_preset(model.preset);
        }
        Some(found)
    }
}

/// Where a slider may stand: here, and every tenth, by the factor between them.
fn nearby(knob: Knob, here: u16) -> Vec<u16> {
    let (min, max) = knob.range();
    let factor = |steps: &u16| (f64::from(*steps) / f64::from(here)).ln().abs();
    let mut all: Vec<_> = (min..=max).filter(|steps| *steps == here || steps % 10 == 0).collect();
    all.sort_by(|one, other| factor(one).total_cmp(&factor(other)));
    all
}

#[cfg(test)]
mod tests {
    use model::scaling::Preset;

    use super::*;

    fn with(family: Family, knob: Knob, steps: u16) -> ScalingInput {
        let mut setting = ScalingInput::published(family.baseline());
        setting.set_steps(knob, steps);
        setting
    }

    fn found(setting: &ScalingInput) -> Option<(&'static str, String)> {
        let manifest = Manifest::bundled();
        let weights = manifest.weights_of(setting)?;
        let kind = if matches!(weights, SettingWeights::Trained(_)) { "trained" } else { "grown" };
        Some((kind, weights.model().id.to_owned()))
    }

    #[test]
    fn a_bundled_network_has_its_own_however_the_sliders_say_it() {
        for (preset, id) in [(Preset::Lite0, "lite0"), (Preset::Lite1, "lite1"), (Preset::Lite2, "lite2")] {
            assert_eq!(found(&ScalingInput::published(preset)), Some(("trained", id.to_owned())));
        }
        assert_eq!(found(&with(Family::Lite, Knob::Phi, 0)), Some(("trained", "lite0".to_owned())));
        assert_eq!(found(&with(Family::Lite, Knob::Depth, 100)), Some(("trained", "lite0".to_owned())));
    }

    #[test]
    fn a_larger_one_grows_from_the_largest_that_it_contains() {
        assert_eq!(found(&with(Family::Lite, Knob::Phi, 10)), Some(("grown", "lite2".to_owned())));
        assert_eq!(found(&with(Family::Lite, Knob::Width, 130)), Some(("grown", "lite0".to_owned())));
        assert_eq!(found(&with(Family::Lite, Knob::Resolution, 120)), Some(("grown", "lite0".to_owned())));
        assert_eq!(found(&ScalingInput::published(Preset::Lite4)), Some(("grown", "lite2".to_owned())));
    }

    #[test]
    fn others_have_none_and_a_neighbour_that_has() {
        let manifest = Manifest::bundled();
        let small = with(Family::Lite, Knob::Width, 70);
        assert_eq!(found(&small), None);
        assert_eq!(manifest.nearest_answering(&small), Some(ScalingInput::published(Preset::Lite0)));
        let b3 = ScalingInput::published(Preset::B3);
        assert_eq!(found(&b3), None);
        assert_eq!(manifest.nearest_answering(&b3).map(|setting| setting.preset()), Some(Preset::Lite3));
        let phi = manifest.nearest_answering(&with(Family::EfficientNet, Knob::Phi, 20)).unwrap();
        assert_eq!((phi.family(), phi.phi()), (Family::Lite, 2.0));
        // Stage 1 becomes as wide as the stem, which does not scale, and would gain a skip connection.
        assert_eq!(found(&with(Family::Lite, Knob::Phi, 60)), None);
    }

    /// Depth, width, resolution in steps: of a setting without trained weights, and of the one that is offered for it.
    #[test]
    fn the_neighbour_keeps_what_it_can() {
        let manifest = Manifest::bundled();
        let separate = |steps: [u16; 3]| {
            let mut setting = ScalingInput::published(Preset::Lite0);
            for (knob, steps) in [Knob::Depth, Knob::Width, Knob::Resolution].into_iter().zip(steps) {
                setting.set_steps(knob, steps);
            }
            setting
        };
        let pairs = [
            ([200, 70, 130], [200, 100, 130]),
            ([50, 157, 100], [80, 157, 100]),
            // Between these widths stage 1 would gain a skip connection.
            ([300, 177, 231], [300, 160, 231]),
            ([100, 215, 100], [100, 230, 100]),
        ];
        for (from, to) in pairs {
            assert_eq!(found(&separate(from)), None, "{from:?}");
            let nearest = manifest.nearest_answering(&separate(from));
            assert_eq!(nearest, Some(separate(to)), "{from:?}");
            assert_eq!(found(&separate(to)).map(|found| found.0), Some("grown"), "{to:?}");
        }
        // The way there keeps phi and the bases as they stand.
        let mut compound = with(Family::Lite, Knob::Phi, 60);
        compound.keep_steps(Knob::Alpha, 130);
        let nearest = manifest.nearest_answering(&compound).unwrap();
        assert_eq!((nearest.phi(), nearest.bases().alpha, nearest.steps(Knob::Width)), (6.0, 1.3, 160));
        // All of B has a neighbour in Lite, where it cannot grow either.
        let b6 = with(Family::EfficientNet, Knob::Phi, 60);
        let nearest = manifest.nearest_answering(&b6).unwrap();
        assert_eq!((nearest.family(), nearest.steps(Knob::Width)), (Family::Lite, 160));
    }

    #[test]
    fn every_setting_has_a_neighbour_that_answers() {
        let manifest = Manifest::bundled();
        for family in Family::ALL {
            for depth in (50..=800).step_by(150) {
                for width in (30..=500).step_by(47) {
                    let mut setting = with(family, Knob::Depth, depth);
                    setting.set_steps(Knob::Width, width);
                    let nearest = manifest.nearest_answering(&setting);
                    assert!(nearest.is_some_and(|nearest| found(&nearest).is_some()), "{depth} {width}");
                }
            }
        }
    }
}
