//! Each rule broken by itself: the logits have to show it, or the other tests would not see a mistake.
#![allow(clippy::indexing_slicing, reason = "a test may panic")]
#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "tests compare exact numbers")]

use std::collections::BTreeMap;

use model::arch::Operator;
use model::scaling::Preset;
use weights::growth::{ChannelMap, GrownSource, GrowthPlan, LayerGrowth};
use weights::synthetic::{SyntheticSource, unit_values};
use weights::{Layout, Part, TensorSource, WeightsError};

use super::{OPTIONS, SIDE, TOLERANCE, answer, difference, logits, plan, published};

/// What is far enough from the tolerance to be told from it.
const SEEN: f64 = 10.0 * TOLERANCE;

type Values = Result<Vec<f32>, WeightsError>;

/// A grown network with something read in another way.
struct Altered<'a, F> {
    grown: GrownSource<'a>,
    read: F,
}

impl<F: Fn(&GrownSource, &str, &[usize]) -> Values> TensorSource for Altered<'_, F> {
    fn read(&self, name: &str, shape: &[usize]) -> Values {
        (self.read)(&self.grown, name, shape)
    }
}

/// How far the altered network is from the parent.
fn error(plan: &GrowthPlan, read: impl Fn(&GrownSource, &str, &[usize]) -> Values) -> f64 {
    let altered = Altered { grown: GrownSource::new(plan, &SyntheticSource, Layout::Timm), read };
    let parent = answer(plan.parent(), &SyntheticSource, OPTIONS, SIDE);
    difference(&parent, &answer(plan.target(), &altered, OPTIONS, SIDE))
}

fn assert_seen(what: &str, error: f64) {
    println!("measured: growth with {what}: largest difference of a logit {error:.1e}");
    assert!(error > SEEN, "{what}: {error:.1e}");
}

fn b0_to_b2() -> GrowthPlan {
    plan(&published(Preset::B0), &published(Preset::B2))
}

/// The maps of the columns of some weights, by name.
fn columns(plan: &GrowthPlan, is_asked: impl Fn(&LayerGrowth) -> bool) -> BTreeMap<String, ChannelMap> {
    let name = |layer: &LayerGrowth| Layout::Timm.tensor_name(plan.target(), &layer.target, Part::Weight);
    plan.layers().iter().filter(|layer| is_asked(layer)).map(|layer| (name(layer), layer.inputs())).collect()
}

/// Every number times what its column says.
fn scale_columns(values: &mut [f32], shape: &[usize], factor: impl Fn(u64) -> f64) {
    let kernel: usize = shape.iter().skip(2).product();
    for row in values.chunks_mut(shape[1] * kernel) {
        for (column, values) in (0..).zip(row.chunks_mut(kernel)) {
            for value in values.iter_mut() {
                *value = (f64::from(*value) * factor(column)) as f32;
            }
        }
    }
}

#[test]
fn an_altered_source_that_alters_nothing_is_within_the_tolerance() {
    let error = error(&b0_to_b2(), |grown, name, shape| grown.read(name, shape));
    assert!(error <= TOLERANCE, "{error:.1e}");
}

#[test]
fn each_forgotten_share_is_seen() {
    use Operator::{Classifier, Excite, Expand, HeadConv, Project, Squeeze};
    let plan = b0_to_b2();
    for operator in [Expand, Project, Squeeze, Excite, HeadConv, Classifier] {
        let maps = columns(&plan, |layer| layer.target.operator == operator);
        let error = error(&plan, |grown, name, shape| {
            let mut values = grown.read(name, shape)?;
            if let Some(map) = maps.get(name) {
                scale_columns(&mut values, shape, |column| 1.0 / map.share(column));
            }
            Ok(values)
        });
        assert_seen(&format!("no shares in {}", operator.name()), error);
    }
}

#[test]
fn one_ratio_for_all_columns_is_seen() {
    let plan = b0_to_b2();
    let maps = columns(&plan, |layer| !layer.inputs().is_identity());
    let error = error(&plan, |grown, name, shape| {
        let mut values = grown.read(name, shape)?;
        if let Some(map) = maps.get(name) {
            let ratio = map.parent_channels() as f64 / map.target_channels() as f64;
            scale_columns(&mut values, shape, |column| ratio / map.share(column));
        }
        Ok(values)
    });
    assert_seen("one ratio for all columns", error);
}

#[test]
fn another_map_at_the_end_of_one_block_is_seen() {
    let error = error(&b0_to_b2(), |grown, name, shape| {
        let mut values = grown.read(name, shape)?;
        // Each output channel becomes its neighbour, in the projection and in its batch norm.
        if name.starts_with("blocks.3.1.conv_pwl.") || name.starts_with("blocks.3.1.bn3.") {
            let row = values.len() / shape[0];
            values.rotate_left(row);
        }
        Ok(values)
    });
    assert_seen("another map in one branch of a stage", error);
}

#[test]
fn a_stacked_block_is_seen() {
    let plan = plan(&published(Preset::B0), &published(Preset::B1));
    let error = error(&plan, |grown, name, shape| match name.strip_prefix("blocks.3.3.bn3.") {
        Some(part) => grown.read(&format!("blocks.3.2.bn3.{part}"), shape),
        None => grown.read(name, shape),
    });
    assert_seen("a copied block that keeps its last batch norm", error);
}

#[test]
fn another_resolution_is_seen() {
    let plan = plan(&published(Preset::B0), &published(Preset::B0));
    assert!(plan.is_identity());
    let (spec, picture) = (plan.parent(), unit_values("input", 3 * SIDE * SIDE));
    let parent = logits(spec, &SyntheticSource, OPTIONS, picture.clone(), SIDE);
    // The same picture, each pixel twice in both directions.
    let twice = 2 * SIDE;
    let mut doubled = Vec::with_capacity(3 * twice * twice);
    for color in picture.chunks(SIDE * SIDE) {
        for y in 0..twice {
            doubled.extend((0..twice).map(|x| color[y / 2 * SIDE + x / 2]));
        }
    }
    let grown = GrownSource::new(&plan, &SyntheticSource, Layout::Timm);
    assert_seen("another resolution", difference(&parent, &logits(spec, &grown, OPTIONS, doubled, twice)));
}
