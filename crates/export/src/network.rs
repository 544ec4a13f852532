//! What is written: a network with its tensors, and what is known of them.

use model::arch::{ArchSpec, LayerSpec};
use model::scaling::ScalingInput;
use serde::{Deserialize, Serialize};
use weights::manifest::{Model, PaddingMode, Preprocessing};
use weights::{Layout, Part, TensorSource};

/// Bytes of a number in either file: 32-bit floating point.
const NUMBER_BYTES: u128 = 4;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// The tensors by timm's names, batch normalisation as it was trained.
    Safetensors,
    /// The computation, batch normalisation folded into the convolutions.
    Onnx,
}

impl Format {
    /// Every format, in the order of the page.
    pub const ALL: [Self; 2] = [Self::Safetensors, Self::Onnx];

    /// The end of a file's name, and the word in a test id.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Safetensors => "safetensors",
            Self::Onnx => "onnx",
        }
    }

    /// Bytes of all numbers in the file; names and the graph come on top, some kilobytes to a few hundred.
    #[must_use]
    pub fn number_bytes(self, spec: &ArchSpec) -> u128 {
        let numbers = |layer: &LayerSpec| -> u128 {
            let parts = Part::of(layer).into_iter();
            let count = |shape: &[u64]| shape.iter().fold(1_u128, |product, &side| product.saturating_mul(side.into()));
            match self {
                Self::Safetensors => parts.fold(0, |sum, (_, shape)| sum.saturating_add(count(&shape))),
                Self::Onnx => count(&layer.weight_shape()).saturating_add(layer.output_channels.into()),
            }
        };
        let layers = spec.distinct_layers();
        let total = layers
            .iter()
            .fold(0_u128, |sum, (layer, times)| sum.saturating_add(numbers(layer).saturating_mul((*times).into())));
        total.saturating_mul(NUMBER_BYTES)
    }
}

/// Where a network's numbers come from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// A bundled network's own.
    Bundled(Model),
    /// Grown from a bundled network's.
    Grown(Model),
    /// A person's file of that name.
    Own(String),
    /// Grown from a person's file of that name.
    GrownOwn(String),
    /// Made up from the tensors' names.
    Untrained,
}

/// What is known of a network beside its layers and numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The sliders that describe it.
    pub scaling: ScalingInput,
    /// Where its numbers come from.
    pub origin: Origin,
    /// How a picture becomes its input, at the resolution that it runs at.
    pub preprocessing: Preprocessing,
}

/// A network to be written.
pub struct Network<'a> {
    pub(crate) spec: ArchSpec,
    pub(crate) source: &'a dyn TensorSource,
    pub(crate) layout: Layout,
    pub(crate) padding: PaddingMode,
    pub(crate) batch_norm_epsilon: f64,
    pub(crate) facts: Facts,
}

impl<'a> Network<'a> {
    /// The network of `spec`, whose tensors `source` gives in the names of `layout`; padding and epsilon are those that its
    /// weights were trained with.
    #[must_use]
    pub fn new(
        spec: &ArchSpec,
        source: &'a dyn TensorSource,
        layout: Layout,
        padding: PaddingMode,
        batch_norm_epsilon: f64,
        facts: Facts,
    ) -> Self {
        // The sides of the maps follow the input, by which SAME padding goes.
        let spec = spec.clone().at_resolution(spec.input_resolution);
        Self { spec, source, layout, padding, batch_norm_epsilon, facts }
    }

    /// The name of one tensor in timm.
    pub(crate) fn timm_name(&self, layer: &LayerSpec, part: Part) -> String {
        Layout::Timm.tensor_name(&self.spec, layer, part)
    }
}

/// A side of a tensor; one beyond the address space fits no file and fails as a wrong shape.
pub(crate) fn to_usize(side: u64) -> usize {
    usize::try_from(side).unwrap_or(usize::MAX)
}

/// Numbers as a file holds them: 32-bit floating point, the lowest byte first.
pub(crate) fn push_numbers(bytes: &mut Vec<u8>, values: &[f32]) {
    bytes.reserve(values.len().saturating_mul(4));
    for value in values {
        bytes.extend(value.to_le_bytes());
    }
}
