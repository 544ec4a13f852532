//! [`Probe`]: what a run tells of its stages beside its logits.

use model::arch::ArchSpec;

/// Maps that a stage computed, `[side, side, channels]` in row-major order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeatureMaps {
    /// The numbers, channels last.
    pub values: Vec<f32>,
    /// Cells along a side.
    pub side: usize,
    /// Maps.
    pub channels: usize,
}

/// Watches one run: keeps the maps of one stage, and the time of each. On a GPU, which otherwise takes all at once, every
/// stage is waited for; the maps are the only ones that are read back.
pub struct Probe<'a> {
    /// Index of the stage whose maps are kept.
    stage: usize,
    /// Blocks that are done when a stage of blocks ends.
    ends: Vec<u64>,
    clock: &'a dyn Fn() -> f64,
    began_millis: f64,
    stage_millis: Vec<f64>,
    maps: FeatureMaps,
}

impl<'a> Probe<'a> {
    /// Keeps the maps of the stage of index `stage`: 0 is the stem, the last one the head before its pooling. `clock` gives
    /// milliseconds.
    #[must_use]
    pub fn new(spec: &ArchSpec, stage: usize, clock: &'a dyn Fn() -> f64) -> Self {
        let mut ends = Vec::new();
        let mut blocks = 0;
        for stage in &spec.stages {
            blocks += stage.block.repeats;
            ends.push(blocks);
        }
        Self { stage, ends, clock, began_millis: clock(), stage_millis: Vec::new(), maps: FeatureMaps::default() }
    }

    /// Milliseconds of each stage so far; pooling and classifier are part of the head's.
    #[must_use]
    pub fn stage_millis(&self) -> &[f64] {
        &self.stage_millis
    }

    /// The maps; empty where the run did not come that far.
    #[must_use]
    pub fn into_maps(self) -> FeatureMaps {
        self.maps
    }

    /// Whether a stage ends with so many blocks.
    pub(super) fn is_end(&self, blocks: u64) -> bool {
        self.ends.contains(&blocks)
    }

    /// The stage under way ended. Says whether its maps are wanted: they are given by [`Probe::keep`].
    pub(super) fn end_stage(&mut self) -> bool {
        self.stage_millis.push((self.clock)() - self.began_millis);
        self.stage_millis.len() == self.stage + 1
    }

    /// Takes the maps, where the stage that ended is the one.
    pub(super) fn keep(&mut self, maps: FeatureMaps) {
        self.maps = maps;
    }

    /// The next stage begins: what copying took is nobody's.
    pub(super) fn begin_stage(&mut self) {
        self.began_millis = (self.clock)();
    }
}

impl FeatureMaps {
    /// The first numbers of a channels-last buffer.
    pub(super) fn of(buffer: &[f32], side: usize, channels: usize) -> Self {
        let values = buffer.get(..side * side * channels).unwrap_or_default().to_vec();
        Self { values, side, channels }
    }
}
