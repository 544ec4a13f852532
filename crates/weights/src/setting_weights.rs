//! Which trained weights the network of a setting can have.

use model::arch::ArchSpec;
use model::scaling::{Family, ScalingInput};

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

    /// A setting close to one without trained weights that has some: the same one of another family, else that family's
    /// baseline.
    #[must_use]
    pub fn nearest_answering(&self, setting: &ScalingInput) -> Option<ScalingInput> {
        let others = Family::ALL.into_iter().filter(|family| *family != setting.family());
        let families = [setting.family()].into_iter().chain(others);
        families.into_iter().find_map(|family| {
            let mut other = *setting;
            other.choose_family(family);
            let baseline = ScalingInput::published(family.baseline());
            [other, baseline].into_iter().find(|setting| self.weights_of(setting).is_some())
        })
    }
}

#[cfg(test)]
mod tests {
    use model::scaling::{Knob, Preset};

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
}
