//! All volumes of a network at once, as the few paths that they are drawn with.
//!
//! A path has as many pieces whatever the network, so that one drawing can turn into the next.

use std::fmt::Write as _;

use super::STAGES;
use super::volume::{FLOOR, PLATES, Volume, edge};
use model::arch::StageRow;

/// The volumes of a network, from stem to head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlines(pub [Volume; STAGES]);

impl Outlines {
    /// Lays out the stage of index `index`, beside the same one of the baseline.
    pub fn put(&mut self, index: usize, stage: &StageRow, baseline: &StageRow) {
        if let Some(volume) = self.0.get_mut(index) {
            *volume = Volume::of(index, stage, baseline);
        }
    }

    /// The outline of each volume.
    #[must_use]
    pub fn bodies(&self) -> String {
        self.path(|path, Volume { left, tall, thick, deep: (x, y), .. }| {
            write!(path, "M{left} {FLOOR}v-{tall}l{x} -{y}h{thick}v{tall}l-{x} {y}z")
        })
    }

    /// The front of the first block of each.
    #[must_use]
    pub fn fronts(&self) -> String {
        self.path(|path, Volume { left, tall, thick, .. }| write!(path, "M{left} {FLOOR}v-{tall}h{thick}v{tall}z"))
    }

    /// The edges between blocks. Those of plates that are not there lie on the last edge.
    #[must_use]
    pub fn plates(&self) -> String {
        self.path(|path, volume| {
            for plate in 1..=PLATES {
                let (x, y) = edge(plate.min(volume.edges));
                write!(path, "M{} {}h{}v{}", volume.left + x, FLOOR - volume.tall - y, volume.thick, volume.tall)?;
            }
            Ok(())
        })
    }

    /// The edges along the side of the map: resolution.
    #[must_use]
    pub fn heights(&self) -> String {
        self.path(|path, Volume { left, tall, thick, deep: (x, y), .. }| {
            write!(path, "M{left} {FLOOR}v-{tall}m{thick} 0v{tall}m{x} -{y}v-{tall}")
        })
    }

    /// The edges along the channels: width.
    #[must_use]
    pub fn thicknesses(&self) -> String {
        self.path(|path, Volume { left, tall, thick, deep: (x, y), .. }| {
            write!(path, "M{left} {FLOOR}h{thick}m-{thick} -{tall}h{thick}m{x} -{y}h-{thick}")
        })
    }

    /// The edges along the blocks: depth.
    #[must_use]
    pub fn depths(&self) -> String {
        self.path(|path, Volume { left, tall, thick, deep: (x, y), .. }| {
            let top = FLOOR - tall;
            write!(path, "M{left} {top}l{x} -{y}m{thick} 0l-{x} {y}m0 {tall}l{x} -{y}")
        })
    }

    fn path(&self, of_one: impl Fn(&mut String, &Volume) -> std::fmt::Result) -> String {
        let mut path = String::new();
        for volume in &self.0 {
            // Writing to a `String` cannot fail.
            let _ = of_one(&mut path, volume);
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::arch::{ArchSpec, Summary};
    use model::scaling::{Coefficients, Family, Preset, ScalingInput};

    fn outlines(spec: &ArchSpec) -> Outlines {
        let baseline = ArchSpec::from_input(&ScalingInput::published(Preset::B0)).unwrap();
        let (now, baseline) = (Summary::from_spec(spec), Summary::from_spec(&baseline));
        let mut outlines = Outlines::default();
        now.stages.iter().zip(&baseline.stages).enumerate().for_each(|(at, (row, base))| outlines.put(at, row, base));
        outlines
    }

    #[test]
    fn one_drawing_can_turn_into_any_other() {
        let verbs = |path: &str| path.chars().filter(char::is_ascii_alphabetic).collect::<String>();
        let [small, large] = [(0.5, 0.5, 64), (8.0, 8.0, 1792)].map(|(depth, width, side)| {
            let coefficients = Coefficients { depth, width, resolution: 1.0 };
            outlines(&ArchSpec::new(Family::EfficientNet, coefficients, side).unwrap())
        });
        for path in [
            Outlines::bodies,
            Outlines::fronts,
            Outlines::plates,
            Outlines::heights,
            Outlines::thicknesses,
            Outlines::depths,
        ] {
            assert_ne!(path(&small), path(&large));
            assert_eq!(verbs(&path(&small)), verbs(&path(&large)));
        }
    }

    #[test]
    fn a_volume_by_hand() {
        let volume = Volume { left: 10, tall: 50, thick: 5, deep: (4, 6), edges: 1 };
        let outlines = Outlines([volume; STAGES]);
        let first = |path: String| path[..path[1..].find('M').map_or(path.len(), |at| at + 1)].to_owned();
        assert_eq!(first(outlines.bodies()), "M10 246v-50l4 -6h5v50l-4 6z");
        // The back edge at the right ends where the body's outline does.
        assert_eq!(first(outlines.heights()), "M10 246v-50m5 0v50m4 -6v-50");
        assert_eq!(first(outlines.thicknesses()), "M10 246h5m-5 -50h5m4 -6h-5");
        assert_eq!(first(outlines.depths()), "M10 196l4 -6m5 0l-4 6m0 50l4 -6");
        assert_eq!(first(outlines.plates()), "M12 193h5v50");
    }
}
