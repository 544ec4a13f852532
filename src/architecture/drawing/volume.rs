//! A stage as a volume: its height follows the side of its map, its thickness the channels, its plates the blocks.
//!
//! Every stage has a slot of its own and all scales are fixed, so that a volume only grows with the setting, never
//! leaves its slot, and stays wide enough for a finger.

use std::fmt::Write as _;

use super::STAGES;
use model::arch::StageRow;

/// Width and height of the drawing's view box.
pub const SIZE: (u32, u32) = (660, 290);
/// A map with a longer side is drawn like this one, in cells.
pub const SIDE_CAP: u64 = 384;
/// More channels are drawn like these.
pub const CHANNELS_CAP: u64 = 2560;
/// Blocks that get a plate of their own: more could not be told apart on a small screen.
pub const PLATES: u32 = 5;

/// Where volumes stand. All lengths are whole units: short, fast to write, and at most a pixel on a wide screen.
const FLOOR: u32 = 232;
/// How far a plate goes back. Away from the eye is to the right, and as far up.
const PLATE: u32 = 5;
/// Further blocks are one piece behind the plates, up to this many.
const REST_CAP: u64 = 11;
/// Least and greatest size of a volume up, across, and of the piece behind its plates.
const TALL: (f64, f64) = (4.0, 184.0);
const THICK: (f64, f64) = (3.0, 30.0);
const REST: (f64, f64) = (0.0, 11.0);

/// A stage, laid out, in units of the view box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volume {
    /// The left edge of the front.
    pub left: u32,
    /// Height of the front: the side of the map.
    pub tall: u32,
    /// Width of the front: the channels.
    pub thick: u32,
    /// How far it goes back: the blocks.
    pub deep: u32,
    /// Edges behind the front, between plates and before the piece of all further blocks.
    pub edges: u32,
}

impl Volume {
    /// Between a slot's left edge and its volume.
    pub const INSET: u32 = 4;
    /// How wide each slot is.
    pub const SLOT: u32 = SIZE.0 / 9;

    /// Lays out the stage of index `index`.
    #[must_use]
    pub fn of(index: usize, stage: &StageRow) -> Self {
        let plates = u32::try_from(stage.repeats).map_or(PLATES, |repeats| repeats.clamp(1, PLATES));
        let rest = stage.repeats.saturating_sub(u64::from(PLATES));
        Self {
            left: Self::left(index),
            tall: scaled(map_side(stage), SIDE_CAP, TALL),
            thick: scaled(stage.channels, CHANNELS_CAP, THICK),
            deep: plates * PLATE + scaled(rest, REST_CAP, REST),
            edges: if rest > 0 { plates } else { plates - 1 },
        }
    }

    /// The left edge of the volume of index `index`.
    #[must_use]
    pub fn left(index: usize) -> u32 {
        u32::try_from(index.min(STAGES - 1)).unwrap_or_default() * Self::SLOT + Self::INSET
    }

    /// The outline of all blocks together, as a path.
    #[must_use]
    pub fn body(&self) -> String {
        let Self { left, tall, thick, deep, .. } = self;
        format!("M{left} {FLOOR}v-{tall}l{deep} -{deep}h{thick}v{tall}l-{deep} {deep}z")
    }

    /// The front of the first block, as a path.
    #[must_use]
    pub fn front(&self) -> String {
        let Self { left, tall, thick, .. } = self;
        format!("M{left} {FLOOR}v-{tall}h{thick}v{tall}z")
    }

    /// The edges between blocks, as a path. It always has as many pieces, so that one drawing can turn into the next:
    /// those of plates that are not there lie on the last edge.
    #[must_use]
    pub fn edges(&self) -> String {
        let mut path = String::new();
        for plate in 1..=PLATES {
            let back = PLATE * plate.min(self.edges);
            let (x, y) = (self.left + back, FLOOR - self.tall - back);
            // Writing to a `String` cannot fail.
            let _ = write!(path, "M{x} {y}h{}v{}", self.thick, self.tall);
        }
        path
    }
}

/// Side of the map that a stage computes; the head's is the one before the pooling.
#[must_use]
pub fn map_side(stage: &StageRow) -> u64 {
    if stage.number == STAGES { stage.input_resolution } else { stage.output_resolution }
}

/// A count between the ends of a scale that follows its square root up to a cap.
#[expect(clippy::cast_precision_loss, reason = "a drawing, of counts below a cap")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two positive lengths")]
fn scaled(count: u64, cap: u64, (least, most): (f64, f64)) -> u32 {
    let part = (count.min(cap) as f64 / cap as f64).sqrt();
    (least + (most - least) * part).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::arch::{ArchSpec, Summary};
    use model::scaling::{Coefficients, Family, Preset, ScalingInput};
    use proptest::prelude::*;

    fn volumes(spec: &ArchSpec) -> Vec<Volume> {
        Summary::from_spec(spec).stages.iter().enumerate().map(|(index, row)| Volume::of(index, row)).collect()
    }

    fn scaled_spec(family: Family, depth: f64, width: f64, side: u64) -> ArchSpec {
        ArchSpec::new(family, Coefficients { depth, width, resolution: 1.0 }, side).unwrap()
    }

    fn family() -> impl Strategy<Value = Family> {
        prop_oneof![Just(Family::EfficientNet), Just(Family::Lite)]
    }

    fn is_inside(at: usize, volume: &Volume) -> bool {
        let right = volume.left + volume.thick + volume.deep;
        let slot = u32::try_from(at).unwrap() * Volume::SLOT;
        volume.left == slot + Volume::INSET
            && right <= slot + Volume::SLOT
            && right <= SIZE.0
            && volume.tall + volume.deep < FLOOR
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
    fn the_paper_s_variants_are_within_every_cap() {
        let spec = ArchSpec::from_input(&ScalingInput::published(Preset::B7)).unwrap();
        for (stage, volume) in Summary::from_spec(&spec).stages.iter().zip(volumes(&spec)) {
            assert!(map_side(stage) < SIDE_CAP && stage.channels <= CHANNELS_CAP);
            assert!(stage.repeats <= u64::from(PLATES) + REST_CAP);
            assert_eq!(u64::from(volume.edges), (stage.repeats - 1).min(u64::from(PLATES)));
        }
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

    #[test]
    fn one_drawing_can_turn_into_any_other() {
        let verbs = |path: &str| path.chars().filter(char::is_ascii_alphabetic).collect::<String>();
        let small = volumes(&scaled_spec(Family::EfficientNet, 0.5, 0.5, 64))[5];
        let large = volumes(&scaled_spec(Family::EfficientNet, 8.0, 8.0, 1792))[5];
        for part in [Volume::body, Volume::front, Volume::edges] {
            assert_ne!(part(&small), part(&large));
            assert_eq!(verbs(&part(&small)), verbs(&part(&large)));
        }
    }
}
