//! What the names and sides of a file's tensors say before any coefficient is known.

use super::detected::DetectError;
use crate::checkpoint::{Checkpoint, TensorInfo};
use crate::layout::{BlockIndex, Layout, Part};
use model::arch::{B0_STAGES, Operator};
use model::scaling::Family;

/// Blocks and channels of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SeenStage {
    pub(super) repeats: u64,
    pub(super) channels: u64,
}

/// The sizes of a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) layout: Layout,
    pub(super) family: Family,
    pub(super) stem: u64,
    pub(super) stages: Vec<SeenStage>,
    pub(super) head: u64,
    pub(super) classes: u64,
}

/// What tells stages apart where blocks are counted through the network: in B0 no two neighbours have all three in
/// common, and no width coefficient makes them.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Block {
    has_expand: bool,
    kernel_size: u64,
    channels: u64,
}

/// Reads the sizes.
///
/// # Errors
/// [`DetectError`] for an unknown layout, a missing tensor, or a number of stages that is not seven.
pub(super) fn observe(checkpoint: &Checkpoint) -> Result<Seen, DetectError> {
    let layout = layout(checkpoint)?;
    let classifier = layout.end_tensor(Operator::Classifier, Part::Weight);
    if !checkpoint.has_prefix(&format!("{}.", first_word(&classifier))) {
        return Err(DetectError::NoClassifier { layout, name: classifier });
    }
    let stem = first_side(checkpoint, layout.end_tensor(Operator::StemConv, Part::Weight))?;
    let head = first_side(checkpoint, layout.end_tensor(Operator::HeadConv, Part::Weight))?;
    let classes = first_side(checkpoint, classifier)?;
    if classes == 0 {
        return Err(DetectError::NoClasses);
    }
    let first = BlockIndex { stage: 0, block: 0, flat: 0, has_expand: false };
    let squeeze = layout.block_tensor(first, Operator::Squeeze, Part::Weight);
    let family = if checkpoint.tensor(&squeeze).is_some() { Family::EfficientNet } else { Family::Lite };
    let stages = if layout.names_stages() { named(checkpoint, layout)? } else { counted(checkpoint, layout)? };
    if stages.len() == B0_STAGES.len() {
        Ok(Seen { layout, family, stem, stages, head, classes })
    } else {
        Err(DetectError::Stages { found: stages.len() })
    }
}

/// Stem and first block of transformers' `EfficientNetModel`, the features alone: the network for classification has
/// `efficientnet.` before both.
const TRANSFORMERS_FEATURES: (&str, &str) = ("embeddings.convolution.weight", "encoder.blocks.0.");

/// The layout whose stem the file has, and whose blocks.
fn layout(checkpoint: &Checkpoint) -> Result<Layout, DetectError> {
    let first = BlockIndex { stage: 0, block: 0, flat: 0, has_expand: false };
    let fits = |layout: &Layout| {
        checkpoint.tensor(&layout.end_tensor(Operator::StemConv, Part::Weight)).is_some()
            && checkpoint.has_prefix(&format!("{}.", layout.block_path(first)))
    };
    Layout::ALL.into_iter().find(fits).ok_or_else(|| {
        let (stem, block) = TRANSFORMERS_FEATURES;
        if checkpoint.tensor(stem).is_some() && checkpoint.has_prefix(block) {
            let (layout, name) = (Layout::Transformers, "classifier.weight".to_owned());
            return DetectError::NoClassifier { layout, name };
        }
        let example = checkpoint.tensors().next().map_or("", |tensor| tensor.name);
        DetectError::Layout { example: example.chars().take(120).collect() }
    })
}

/// Stages whose blocks are numbered within them.
fn named(checkpoint: &Checkpoint, layout: Layout) -> Result<Vec<SeenStage>, DetectError> {
    let mut stages = Vec::new();
    for (stage, block) in B0_STAGES.iter().enumerate() {
        let mut seen = SeenStage { repeats: 0, channels: 0 };
        let mut index = BlockIndex { stage, block: 0, flat: 0, has_expand: block.expand_ratio != 1 };
        while let Some(block) = block_at(checkpoint, layout, index)? {
            seen = SeenStage { repeats: seen.repeats + 1, channels: block.channels };
            index.block += 1;
        }
        if seen.repeats > 0 {
            stages.push(seen);
        }
    }
    Ok(stages)
}

/// Stages whose blocks are counted through the network: runs of equal blocks.
fn counted(checkpoint: &Checkpoint, layout: Layout) -> Result<Vec<SeenStage>, DetectError> {
    let mut stages: Vec<SeenStage> = Vec::new();
    let mut last = None;
    let mut index = BlockIndex { stage: 0, block: 0, flat: 0, has_expand: false };
    loop {
        let expanding = BlockIndex { has_expand: true, ..index };
        let expand = layout.block_tensor(expanding, Operator::Expand, Part::Weight);
        index.has_expand = checkpoint.tensor(&expand).is_some();
        let Some(block) = block_at(checkpoint, layout, index)? else { return Ok(stages) };
        match stages.last_mut().filter(|_| last == Some(block)) {
            Some(stage) => stage.repeats += 1,
            None => stages.push(SeenStage { repeats: 1, channels: block.channels }),
        }
        last = Some(block);
        index.flat += 1;
    }
}

/// The block of a place; none after the last.
fn block_at(checkpoint: &Checkpoint, layout: Layout, index: BlockIndex) -> Result<Option<Block>, DetectError> {
    if !checkpoint.has_prefix(&format!("{}.", layout.block_path(index))) {
        return Ok(None);
    }
    let depthwise = tensor(checkpoint, layout.block_tensor(index, Operator::Depthwise, Part::Weight))?;
    let kernel_size = depthwise.shape.last().map_or(0, |&side| side as u64);
    let channels = first_side(checkpoint, layout.block_tensor(index, Operator::Project, Part::Weight))?;
    Ok(Some(Block { has_expand: index.has_expand, kernel_size, channels }))
}

/// What stands before the first dot of a name.
fn first_word(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

fn tensor(checkpoint: &Checkpoint, name: String) -> Result<TensorInfo<'_>, DetectError> {
    checkpoint.tensor(&name).ok_or(DetectError::Missing { names: vec![name] })
}

/// The first side of a tensor: channels out, or classes.
fn first_side(checkpoint: &Checkpoint, name: String) -> Result<u64, DetectError> {
    Ok(tensor(checkpoint, name)?.shape.first().map_or(0, |&side| side as u64))
}
