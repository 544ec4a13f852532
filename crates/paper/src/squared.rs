//! Why width and resolution count squared: one layer of B0, with one axis doubled.

use model::arch::{ArchSpec, LayerSpec, Macs, Operator, Place};
use model::scaling::{Preset, ScalingInput};

/// The block whose layers are looked at: the second of B0's fourth MBConv stage, which keeps its map's side and its
/// channels.
const PLACE: Place = Place::Block { stage: 3, block: 1 };

/// Which layer of the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LayerChoice {
    /// The 1x1 convolution that expands the channels: a regular convolution, as the paper argues with.
    Expand,
    /// The depthwise convolution: one kernel a channel, so that width does *not* count squared.
    Depthwise,
}

impl LayerChoice {
    /// Both, in the order of the page.
    pub const ALL: [Self; 2] = [Self::Expand, Self::Depthwise];

    /// The word in test ids.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.operator().name()
    }

    fn operator(self) -> Operator {
        match self {
            Self::Expand => Operator::Expand,
            Self::Depthwise => Operator::Depthwise,
        }
    }

    /// The layer as it is in B0.
    fn layer(self) -> Option<LayerSpec> {
        let layers = ArchSpec::from_input(&ScalingInput::published(Preset::B0)).ok()?.layers();
        layers.into_iter().find(|layer| layer.place == PLACE && layer.operator == self.operator())
    }
}

/// Which axis is doubled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Doubled {
    /// None: the layer as it is.
    #[default]
    Nothing,
    /// Two such layers instead of one.
    Depth,
    /// Twice the channels in and twice the channels out.
    Width,
    /// Twice the rows and twice the columns.
    Resolution,
}

impl Doubled {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Nothing, Self::Depth, Self::Width, Self::Resolution];

    /// The word in test ids.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Depth => "depth",
            Self::Width => "width",
            Self::Resolution => "resolution",
        }
    }
}

/// One layer with one axis doubled, and its count. The multiply-adds are the product of all numbers here but the
/// channels that make up a group of their own: layers, channels in for each channel out, channels out, kernel side
/// twice, map side twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exercise {
    /// Which layer.
    pub subject: LayerChoice,
    /// Which axis.
    pub doubled: Doubled,
    /// How many such layers.
    pub layers: u64,
    /// Channels in that each channel out reads: all of them, or one for a depthwise layer.
    pub channels_read: u64,
    /// Channels out.
    pub output_channels: u64,
    /// Side of the kernel.
    pub kernel_size: u64,
    /// Side of the map.
    pub resolution: u64,
    /// Multiply-adds of all of it for one picture.
    pub macs: Macs,
}

impl Exercise {
    /// Doubles one axis of one layer of B0. `None` only if B0 had no such layer.
    #[must_use]
    pub fn new(subject: LayerChoice, doubled: Doubled) -> Option<Self> {
        let mut layer = subject.layer()?;
        let mut layers = 1;
        match doubled {
            Doubled::Nothing => {}
            Doubled::Depth => layers *= 2,
            Doubled::Width => {
                if layer.groups > 1 {
                    layer.groups *= 2;
                }
                layer.input_channels *= 2;
                layer.output_channels *= 2;
            }
            Doubled::Resolution => {
                layer.input_resolution *= 2;
                layer.output_resolution *= 2;
            }
        }
        let [output_channels, channels_read, kernel_size, _] = layer.weight_shape();
        let resolution = layer.output_resolution;
        let macs = layer.cost().times(layers).macs;
        Some(Self { subject, doubled, layers, channels_read, output_channels, kernel_size, resolution, macs })
    }

    /// The multiply-adds over those of the layer as it is: a whole number here.
    #[must_use]
    pub fn factor(&self) -> u128 {
        Self::new(self.subject, Doubled::Nothing).map_or(1, |before| self.macs.0 / before.macs.0.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn macs(subject: LayerChoice, doubled: Doubled) -> u128 {
        Exercise::new(subject, doubled).unwrap().macs.0
    }

    #[test]
    fn a_regular_convolution_by_hand() {
        // Stage 5 of Table 1: 80 channels, expanded to 480, on a map of 14 x 14.
        assert_eq!(macs(LayerChoice::Expand, Doubled::Nothing), 80 * 480 * 14 * 14);
        assert_eq!(macs(LayerChoice::Expand, Doubled::Depth), 2 * 80 * 480 * 14 * 14);
        assert_eq!(macs(LayerChoice::Expand, Doubled::Width), 160 * 960 * 14 * 14);
        assert_eq!(macs(LayerChoice::Expand, Doubled::Resolution), 80 * 480 * 28 * 28);
    }

    #[test]
    fn a_depthwise_convolution_by_hand() {
        assert_eq!(macs(LayerChoice::Depthwise, Doubled::Nothing), 480 * 9 * 14 * 14);
        assert_eq!(macs(LayerChoice::Depthwise, Doubled::Width), 960 * 9 * 14 * 14);
    }

    #[test]
    fn width_and_resolution_count_squared_but_for_depthwise_width() {
        let factors = |subject| Doubled::ALL.map(|doubled| Exercise::new(subject, doubled).unwrap().factor());
        assert_eq!(factors(LayerChoice::Expand), [1, 2, 4, 4]);
        assert_eq!(factors(LayerChoice::Depthwise), [1, 2, 2, 4]);
    }

    #[test]
    fn the_count_is_the_product_of_its_parts() {
        for subject in LayerChoice::ALL {
            for doubled in Doubled::ALL {
                let it = Exercise::new(subject, doubled).unwrap();
                let parts = [
                    it.layers,
                    it.channels_read,
                    it.output_channels,
                    it.kernel_size,
                    it.kernel_size,
                    it.resolution,
                    it.resolution,
                ];
                assert_eq!(it.macs.0, parts.into_iter().map(u128::from).product::<u128>(), "{it:?}");
            }
        }
    }
}
