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

/// Watches one run: keeps the maps of one stage, and the time of each; or the time of every layer. On a GPU, which otherwise
/// takes all at once, every stage is waited for; the maps are the only ones that are read back.
pub struct Probe<'a> {
    /// Index of the stage whose maps are kept, if those of any are.
    stage: Option<usize>,
    /// Whether layers are timed, and not stages.
    times_layers: bool,
    /// Blocks that are done when a stage of blocks ends.
    ends: Vec<u64>,
    clock: &'a dyn Fn() -> f64,
    began_millis: f64,
    stage_millis: Vec<f64>,
    layer_millis: Vec<f64>,
    paused_millis: f64,
    maps: FeatureMaps,
}

impl<'a> Probe<'a> {
    /// Keeps the maps of the stage of index `stage`: 0 is the stem, the last one the head before its pooling. `clock` gives
    /// milliseconds.
    #[must_use]
    pub fn new(spec: &ArchSpec, stage: usize, clock: &'a dyn Fn() -> f64) -> Self {
        Self { stage: Some(stage), ..Self::of_stages(spec, clock) }
    }

    /// Times each stage, and keeps no maps.
    #[must_use]
    pub fn of_stages(spec: &ArchSpec, clock: &'a dyn Fn() -> f64) -> Self {
        let mut ends = Vec::new();
        let mut blocks = 0;
        for stage in &spec.stages {
            blocks += stage.block.repeats;
            ends.push(blocks);
        }
        Self {
            stage: None,
            times_layers: false,
            ends,
            clock,
            began_millis: clock(),
            stage_millis: Vec::new(),
            layer_millis: Vec::new(),
            paused_millis: 0.0,
            maps: FeatureMaps::default(),
        }
    }

    /// Times each layer, where [`super::EfficientNet::tells_layers`].
    #[must_use]
    pub fn of_layers(spec: &ArchSpec, clock: &'a dyn Fn() -> f64) -> Self {
        let mut probe = Self { times_layers: true, ..Self::of_stages(spec, clock) };
        // Nothing is made while the clock runs.
        probe.layer_millis.reserve_exact(spec.layers().len());
        probe
    }

    /// Milliseconds of each stage so far; pooling and classifier are part of the head's.
    #[must_use]
    pub fn stage_millis(&self) -> &[f64] {
        &self.stage_millis
    }

    /// Milliseconds of each layer so far, in the order of [`ArchSpec::layers`]. Pooling and gate belong to the layer before or
    /// after which they are computed: those of squeeze-excitation to its two, the last pooling to the classifier.
    #[must_use]
    pub fn layer_millis(&self) -> &[f64] {
        &self.layer_millis
    }

    /// Milliseconds between blocks in which the run was not at work, where layers are timed.
    #[must_use]
    pub fn paused_millis(&self) -> f64 {
        self.paused_millis
    }

    /// The maps; empty where the run did not come that far.
    #[must_use]
    pub fn into_maps(self) -> FeatureMaps {
        self.maps
    }

    /// Whether a stage ends with so many blocks.
    pub(super) fn is_end(&self, blocks: u64) -> bool {
        !self.times_layers && self.ends.contains(&blocks)
    }

    /// The stage under way ended. Says whether its maps are wanted: they are given by [`Probe::keep`].
    pub(super) fn end_stage(&mut self) -> bool {
        if self.times_layers {
            return false;
        }
        self.stage_millis.push((self.clock)() - self.began_millis);
        self.stage.is_some_and(|stage| self.stage_millis.len() == stage + 1)
    }

    /// Takes the maps, where the stage that ended is the one.
    pub(super) fn keep(&mut self, maps: FeatureMaps) {
        self.maps = maps;
    }

    /// The next stage begins: what copying took is nobody's.
    pub(super) fn begin_stage(&mut self) {
        if !self.times_layers {
            self.began_millis = (self.clock)();
        }
    }

    /// The run begins.
    pub(super) fn begin(&mut self) {
        self.began_millis = (self.clock)();
    }

    /// A layer ended, and the next one begins.
    pub(super) fn end_layer(&mut self) {
        if self.times_layers {
            let now = (self.clock)();
            self.layer_millis.push(now - self.began_millis);
            self.began_millis = now;
        }
    }

    /// The run goes on after a pause, in which it was not at work.
    pub(super) fn resume(&mut self) {
        if self.times_layers {
            let now = (self.clock)();
            self.paused_millis += now - self.began_millis;
            self.began_millis = now;
        }
    }
}

impl FeatureMaps {
    /// The first numbers of a channels-last buffer.
    pub(super) fn of(buffer: &[f32], side: usize, channels: usize) -> Self {
        let values = buffer.get(..side * side * channels).unwrap_or_default().to_vec();
        Self { values, side, channels }
    }
}
