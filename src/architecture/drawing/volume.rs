//! A stage as a volume: its height follows the side of its map, its thickness the channels, its plates the blocks.
//!
//! What the baseline's volumes measure is fixed, by square roots, so that the last stages are seen beside the first. From
//! there each length grows in proportion with what it stands for, up to where B7 is, and ever more slowly beyond, so that a
//! volume never leaves its slot.

use super::STAGES;
use model::arch::StageRow;

/// Width and height of the drawing's view box.
pub const SIZE: (u32, u32) = (720, 300);
/// Where the first slot begins: the picture stands before it.
pub const FIRST: u32 = 108;
/// How wide each slot is: enough for a finger.
pub const SLOT: u32 = 60;
/// Where volumes stand. All lengths are whole units: short, fast to write, and at most a pixel on a wide screen.
pub const FLOOR: u32 = 246;
/// Where the best class is named, above the last volumes.
pub const NAME: u32 = 147;

/// Side of the picture at the baseline's resolution. It stands before the first slot.
const PICTURE: f64 = 38.0;
/// How the picture is made square: its middle is taken, as for the network.
pub const CROP: &str = "xMidYMid slice";
/// Between a slot's left edge and its volume.
const INSET: u32 = 4;
/// How far a plate goes back: to the right, and up.
const PLATE: (f64, f64) = (1.6, 3.0);
/// Height of a map of 112 cells, the baseline's first.
const TALL: f64 = 66.0;
/// Thickness of a map of no channels, and what 1,280 add to it.
const THICK: (f64, f64) = (4.0, 16.0);
/// Ratio to the baseline up to which sides and channels grow in proportion, and the most that is drawn. B7's are 2.68 and 2.
const TALLER: (f64, f64) = (2.7, 2.9);
const THICKER: (f64, f64) = (2.0, 2.4);
/// The same for plates: B7 has up to 13 blocks in a stage.
const DEEPER: (f64, f64) = (13.0, 16.0);

/// A stage, laid out, in units of the view box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Volume {
    /// The left edge of the front.
    pub left: u32,
    /// Height of the front: the side of the map.
    pub tall: u32,
    /// Width of the front: the channels.
    pub thick: u32,
    /// How far it goes back, to the right and up: the blocks.
    pub deep: (u32, u32),
    /// Edges behind the front, between plates.
    pub edges: u32,
}

impl Volume {
    /// Lays out the stage of index `index` beside the same stage of the baseline.
    #[must_use]
    pub fn of(index: usize, stage: &StageRow, baseline: &StageRow) -> Self {
        let sides = [map_side(stage), map_side(baseline)].map(float);
        let channels = [stage.channels, baseline.channels].map(float);
        let plates = bounded(float(stage.repeats), DEEPER);
        Self {
            left: left(index),
            tall: whole(TALL * (sides[1] / 112.0).sqrt() * grown(sides, TALLER)).max(1),
            thick: whole((THICK.0 + THICK.1 * (channels[1] / 1280.0).sqrt()) * grown(channels, THICKER)).max(1),
            deep: (whole(PLATE.0 * plates), whole(PLATE.1 * plates)),
            edges: whole(plates.floor()).saturating_sub(1).min(PLATES),
        }
    }
}

/// The most edges between plates.
pub(super) const PLATES: u32 = 12;

/// Side of the picture that enters, in units of the view box: in proportion with its pixels, as the sides of the maps.
#[must_use]
pub fn picture_side(pixels: u64, baseline: u64) -> u32 {
    whole(PICTURE * grown([pixels, baseline].map(float), (2.7, 2.72))).max(1)
}

/// How far behind the front an edge is, to the right and up.
pub(super) fn edge(plate: u32) -> (u32, u32) {
    (whole(PLATE.0 * f64::from(plate)), whole(PLATE.1 * f64::from(plate)))
}

/// The left edge of the volume of index `index`.
#[must_use]
pub fn left(index: usize) -> u32 {
    FIRST + u32::try_from(index.min(STAGES - 1)).unwrap_or_default() * SLOT + INSET
}

/// Side of the map that a stage computes; the head's is the one before the pooling.
#[must_use]
pub fn map_side(stage: &StageRow) -> u64 {
    if stage.number == STAGES { stage.input_resolution } else { stage.output_resolution }
}

/// How much of what the baseline has is drawn.
fn grown([now, baseline]: [f64; 2], scale: (f64, f64)) -> f64 {
    bounded(now / baseline.max(1.0), scale)
}

/// A value as it is up to `proportional`; beyond that it comes ever closer to `most`.
fn bounded(value: f64, (proportional, most): (f64, f64)) -> f64 {
    if value <= proportional { value } else { most - (most - proportional) * proportional / value }
}

/// A length in whole units.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length in a view box")]
fn whole(length: f64) -> u32 {
    length.round() as u32
}

#[expect(clippy::cast_precision_loss, reason = "a drawing")]
fn float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::arch::{ArchSpec, Summary};
    use model::scaling::{Coefficients, Family, Preset, ScalingInput};
    use proptest::prelude::*;

    fn volumes(spec: &ArchSpec) -> Vec<Volume> {
        let family = if spec.layers().iter().any(|layer| layer.operator == model::arch::Operator::Squeeze) {
            Family::EfficientNet
        } else {
            Family::Lite
        };
        let baseline = ArchSpec::from_input(&ScalingInput::published(family.baseline())).unwrap();
        let (now, baseline) = (Summary::from_spec(spec), Summary::from_spec(&baseline));
        now.stages.iter().zip(&baseline.stages).enumerate().map(|(at, (row, base))| Volume::of(at, row, base)).collect()
    }

    fn scaled_spec(family: Family, depth: f64, width: f64, side: u64) -> ArchSpec {
        ArchSpec::new(family, Coefficients { depth, width, resolution: 1.0 }, side).unwrap()
    }

    fn family() -> impl Strategy<Value = Family> {
        prop_oneof![Just(Family::EfficientNet), Just(Family::Lite)]
    }

    fn is_inside(at: usize, volume: &Volume) -> bool {
        let right = volume.left + volume.thick + volume.deep.0;
        let slot = FIRST + u32::try_from(at).unwrap() * SLOT;
        let top = FLOOR.checked_sub(volume.tall + volume.deep.1);
        // The last stages stand below the name of the best class.
        volume.left == slot + INSET
            && right <= slot + SLOT
            && right <= SIZE.0
            && top.is_some_and(|top| at < 7 || top > NAME)
            && FLOOR < SIZE.1
    }

    proptest! {
        #[test]
        fn every_volume_is_in_its_slot(
            family in family(), depth in 0.01..500.0, width in 0.01..500.0, side in 1_u64..1_000_000,
        ) {
            for (at, volume) in volumes(&scaled_spec(family, depth, width, side)).iter().enumerate() {
                prop_assert!(is_inside(at, volume), "{volume:?}");
            }
        }

        #[test]
        fn more_never_draws_less(
            family in family(), depth in 0.1..8.0, width in 0.1..8.0, side in 32_u64..2000,
            by in (1.0..3.0, 1.0..3.0, 0_u64..2000),
        ) {
            let before = volumes(&scaled_spec(family, depth, width, side));
            let after = volumes(&scaled_spec(family, depth * by.0, width * by.1, side + by.2));
            for (before, after) in before.iter().zip(&after) {
                prop_assert!(after.tall >= before.tall && after.thick >= before.thick);
                prop_assert!(after.deep >= before.deep && after.edges >= before.edges);
            }
        }
    }

    #[test]
    fn up_to_b7_lengths_grow_as_what_they_stand_for() {
        let [b0, b7] = [Preset::B0, Preset::B7].map(|preset| {
            let spec = ArchSpec::from_input(&ScalingInput::published(preset)).unwrap();
            (volumes(&spec), Summary::from_spec(&spec).stages)
        });
        for at in 0..STAGES {
            let ratio = |of: fn(&StageRow) -> u64| float(of(&b7.1[at])) / float(of(&b0.1[at]));
            let (small, large) = (b0.0[at], b7.0[at]);
            // Both ends are whole units.
            let is_near =
                |large: u32, small: u32, by: f64| (f64::from(large) - f64::from(small) * by).abs() <= 0.5 + 0.5 * by;
            assert!(is_near(large.tall, small.tall, ratio(map_side)), "stage {}", at + 1);
            assert!(is_near(large.thick, small.thick, ratio(|row| row.channels)), "stage {}", at + 1);
            assert_eq!(u64::from(large.edges) + 1, b7.1[at].repeats);
            assert_eq!(u64::from(large.deep.1), 3 * b7.1[at].repeats);
        }
    }

    #[test]
    fn the_picture_stays_before_the_first_stage() {
        assert_eq!(picture_side(224, 224), 38);
        assert_eq!(picture_side(600, 224), 102);
        assert!(picture_side(u64::MAX, 224) < FIRST);
        assert_eq!(picture_side(1, 224), 1);
    }

    #[test]
    fn each_axis_moves_its_own_side_alone() {
        let b0 = volumes(&scaled_spec(Family::EfficientNet, 1.0, 1.0, 224))[3];
        let deeper = volumes(&scaled_spec(Family::EfficientNet, 2.0, 1.0, 224))[3];
        assert!(deeper.deep > b0.deep && deeper.edges > b0.edges);
        assert_eq!((deeper.tall, deeper.thick), (b0.tall, b0.thick));
        let wider = volumes(&scaled_spec(Family::EfficientNet, 1.0, 2.0, 224))[3];
        assert!(wider.thick > b0.thick);
        assert_eq!((wider.tall, wider.deep), (b0.tall, b0.deep));
        let sharper = volumes(&scaled_spec(Family::EfficientNet, 1.0, 1.0, 448))[3];
        assert!(sharper.tall > b0.tall);
        assert_eq!((sharper.thick, sharper.deep), (b0.thick, b0.deep));
    }
}
