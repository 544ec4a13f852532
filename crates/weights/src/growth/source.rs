//! [`GrownSource`]: the target's tensors, made from the parent's while they are read.

use std::collections::BTreeMap;

use super::channel_map::ChannelMap;
use super::plan::{GrowthPlan, LayerGrowth};
use crate::{Layout, Part, TensorSource, WeightsError};

/// A checkpoint of the target that holds none of its own numbers: each tensor is made from one of the parent's when it is
/// read, in a time that grows with its size.
///
/// | tensor | rows | columns |
/// |---|---|---|
/// | weight, `[out, in / groups, k, k]` | copied by the map of the outputs | copied by the map of the inputs, times the share |
/// | bias, and batch norm's scale, shift, mean and variance, `[out]` | copied by the map of the outputs | |
/// | scale and shift of the last batch norm of a new block | zero | |
///
/// A 1x1 convolution sums over columns, and the shares of the copies of a column add up to 1. Everything else computes
/// channel by channel (batch norm, activation, depthwise convolution, mean over a map, gate) and makes equal numbers of
/// equal ones.
pub struct GrownSource<'a> {
    parent: &'a dyn TensorSource,
    recipes: BTreeMap<String, Recipe>,
}

/// How one tensor of the target is made.
struct Recipe {
    /// Its name in the parent, in the same layout.
    parent_name: String,
    /// The parent's sides.
    parent_shape: Vec<usize>,
    /// The target's sides.
    shape: Vec<usize>,
    rows: ChannelMap,
    columns: ChannelMap,
    is_zero: bool,
}

impl<'a> GrownSource<'a> {
    /// The target of `plan`, from a source of its parent's tensors. Both are named as `layout` names them: where a block
    /// is counted through the whole network, its tensors have other numbers in the two.
    #[must_use]
    pub fn new(plan: &GrowthPlan, parent: &'a dyn TensorSource, layout: Layout) -> Self {
        let mut recipes = BTreeMap::new();
        for layer in plan.layers() {
            for ((part, shape), (_, parent_shape)) in Part::of(&layer.target).into_iter().zip(Part::of(&layer.parent)) {
                let recipe = Recipe {
                    parent_name: layout.tensor_name(plan.parent(), &layer.parent, part),
                    parent_shape: to_usize(&parent_shape),
                    shape: to_usize(&shape),
                    rows: layer.outputs(),
                    columns: if part == Part::Weight { layer.inputs() } else { ChannelMap::SINGLE },
                    is_zero: is_zero(layer, part),
                };
                recipes.insert(layout.tensor_name(plan.target(), &layer.target, part), recipe);
            }
        }
        Self { parent, recipes }
    }
}

impl TensorSource for GrownSource<'_> {
    fn read(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, WeightsError> {
        let recipe = self.recipes.get(name).ok_or_else(|| WeightsError::Missing { name: name.to_owned() })?;
        if significant(shape) != significant(&recipe.shape) {
            let (expected, found) = (shape.to_vec(), recipe.shape.clone());
            return Err(WeightsError::Shape { name: name.to_owned(), expected, found });
        }
        if recipe.is_zero {
            return Ok(vec![0.0; recipe.count(name)?]);
        }
        let values = self.parent.read(&recipe.parent_name, &recipe.parent_shape)?;
        if recipe.rows.is_identity() && recipe.columns.is_identity() { Ok(values) } else { recipe.grow(name, &values) }
    }
}

impl Recipe {
    /// Numbers of the target's tensor.
    fn count(&self, name: &str) -> Result<usize, WeightsError> {
        let count = self.shape.iter().try_fold(1_usize, |product, &side| product.checked_mul(side));
        count.ok_or_else(|| WeightsError::Impossible {
            name: name.to_owned(),
            shape: self.shape.iter().map(|&side| side as u64).collect(),
        })
    }

    /// Copies rows and columns of the parent's tensor, and takes the share of each column.
    fn grow(&self, name: &str, values: &[f32]) -> Result<Vec<f32>, WeightsError> {
        let count = self.count(name)?;
        // One kernel stands in each row and column: k * k numbers.
        let kernel: usize = self.shape.iter().skip(2).product();
        let (rows, columns) = (origins(self.rows), origins(self.columns));
        let shares: Vec<f64> = (0..self.columns.target_channels()).map(|column| self.columns.share(column)).collect();
        let width = values.len().checked_div(self.parent_shape.first().copied().unwrap_or(1)).unwrap_or(0);

        let mut grown = Vec::with_capacity(count);
        for row in rows {
            let row = slice(values, row, width);
            for (&column, &share) in columns.iter().zip(&shares) {
                grown.extend(slice(row, column, kernel).iter().map(|&value| narrow(f64::from(value) * share)));
            }
        }
        if grown.len() == count {
            Ok(grown)
        } else {
            let (expected, found) = (self.parent_shape.clone(), vec![values.len()]);
            Err(WeightsError::Shape { name: self.parent_name.clone(), expected, found })
        }
    }
}

/// Whether a tensor makes the branch of a new block zero.
fn is_zero(layer: &LayerGrowth, part: Part) -> bool {
    layer.is_silenced() && matches!(part, Part::NormWeight | Part::NormBias)
}

/// The parent's channel of every channel of the target.
fn origins(map: ChannelMap) -> Vec<usize> {
    (0..map.target_channels()).map(|channel| side(map.origin(channel))).collect()
}

/// The piece of that index, of pieces of `length` numbers; nothing beyond the end.
fn slice(values: &[f32], index: usize, length: usize) -> &[f32] {
    let start = index.saturating_mul(length);
    values.get(start..start.saturating_add(length)).unwrap_or_default()
}

/// Sides without those of 1 at the end, which do not count.
fn significant(shape: &[usize]) -> &[usize] {
    let length = shape.iter().rposition(|&side| side != 1).map_or(0, |last| last + 1);
    shape.get(..length).unwrap_or_default()
}

fn to_usize(shape: &[u64]) -> Vec<usize> {
    shape.iter().copied().map(side).collect()
}

/// A side of a tensor; one beyond the address space fits no file and fails as a wrong shape.
fn side(side: u64) -> usize {
    usize::try_from(side).unwrap_or(usize::MAX)
}

#[expect(clippy::cast_possible_truncation, reason = "the share is taken in 64 bits, the weight kept in 32")]
fn narrow(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests;
