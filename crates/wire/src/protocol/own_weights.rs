//! A person's own weights on the wire: the answers that a file cannot give, and what was found in it.

use serde::{Deserialize, Serialize};

use model::arch::ArchSpec;
use model::scaling::{Preset, ScalingInput};
use weights::growth::GrowthPlan;
use weights::manifest::{PaddingMode, Preprocessing};
use weights::{ImportAssumptions, Layout};

/// What the person says of a file; what they leave open is presumed from its names and shapes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FileOptions {
    /// How convolutions treat the border.
    pub padding: Option<PaddingMode>,
    /// Added to the variance before the square root.
    pub batch_norm_epsilon: Option<f64>,
    /// How a picture becomes the input.
    pub preprocessing: Option<Preprocessing>,
    /// Which of the file's states of the network is read, such as `state_dict`.
    pub state: Option<String>,
    /// The variant that the file has to hold, as a checkpoint of the model hub names it; any network where none is.
    #[serde(default)]
    pub expected_preset: Option<Preset>,
}

impl FileOptions {
    /// The answers in use, with `presumed` where the person said nothing.
    #[must_use]
    pub fn or(&self, presumed: ImportAssumptions) -> ImportAssumptions {
        ImportAssumptions {
            padding: self.padding.unwrap_or(presumed.padding),
            batch_norm_epsilon: self.batch_norm_epsilon.unwrap_or(presumed.batch_norm_epsilon),
            preprocessing: self.preprocessing.clone().unwrap_or(presumed.preprocessing),
        }
    }
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundNetwork {
    /// The form of the file, such as `safetensors`.
    pub format: String,
    /// The state that was read, such as `state_dict_ema`; empty for a bare list of tensors.
    pub state: String,
    /// Every state that the file holds, the one that is read without a choice first.
    pub states: Vec<String>,
    /// How its tensors are named.
    pub layout: Layout,
    /// The setting of the sliders that describes its architecture.
    pub scaling: ScalingInput,
    /// Classes of its classifier.
    pub classes: u64,
    /// What most of its numbers are, such as `F32`.
    pub numbers: String,
    /// Tensors in the file.
    pub tensors: u64,
    /// Those of them that the network does not use.
    pub unused: u64,
    /// Trained numbers.
    pub parameters: u64,
    /// Size of the file.
    pub bytes: u64,
    /// The answers in use, presumed or the person's.
    pub answers: ImportAssumptions,
}

impl FoundNetwork {
    /// Its architecture, at the resolution of the setting that describes it; `None` where that describes none.
    #[must_use]
    pub fn architecture(&self) -> Option<ArchSpec> {
        self.with_its_classes(&self.scaling)
    }

    /// How the network of a setting grows from this one; `None` where it cannot.
    #[must_use]
    pub fn growth_to(&self, setting: &ScalingInput) -> Option<GrowthPlan> {
        GrowthPlan::new(&self.architecture()?, &self.with_its_classes(setting)?).ok()
    }

    fn with_its_classes(&self, setting: &ScalingInput) -> Option<ArchSpec> {
        Some(ArchSpec::from_input(setting).ok()?.with_classes(self.classes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::scaling::Family;

    #[test]
    fn what_the_person_says_takes_the_place_of_what_is_presumed() {
        let presumed = ImportAssumptions::presumed(Layout::Timm, Family::EfficientNet, None, "");
        assert_eq!(FileOptions::default().or(presumed.clone()), presumed);
        let message = FileOptions { padding: Some(PaddingMode::Same), ..FileOptions::default() }.or(presumed.clone());
        assert_eq!(message, ImportAssumptions { padding: PaddingMode::Same, ..presumed });
    }
}
