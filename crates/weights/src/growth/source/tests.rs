//! Tensors made from the parent's, by hand; and every tensor of a network in every layout.

use super::*;
use model::arch::{ArchSpec, Operator, Place};
use model::scaling::{Preset, ScalingInput};

fn published(preset: Preset) -> ArchSpec {
    ArchSpec::from_input(&ScalingInput::published(preset)).unwrap()
}

/// Holds the tensors of one network only, numbered from 0 each.
struct Counting(BTreeMap<String, Vec<usize>>);

impl Counting {
    fn new(spec: &ArchSpec, layout: Layout) -> Self {
        let mut shapes = BTreeMap::new();
        for layer in spec.layers() {
            for (part, shape) in Part::of(&layer) {
                shapes.insert(layout.tensor_name(spec, &layer, part), to_usize(&shape));
            }
        }
        Self(shapes)
    }
}

impl TensorSource for Counting {
    fn read(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, WeightsError> {
        let found = self.0.get(name).ok_or_else(|| WeightsError::Missing { name: name.to_owned() })?;
        if found != shape {
            return Err(WeightsError::Shape { name: name.to_owned(), expected: shape.to_vec(), found: found.clone() });
        }
        Ok((0..shape.iter().product()).map(|index: usize| index as f32).collect())
    }
}

#[test]
fn rows_and_columns_are_copied_and_columns_shared() {
    let plan = GrowthPlan::new(&published(Preset::B0), &published(Preset::B2)).unwrap();
    let parent = Counting::new(plan.parent(), Layout::Timm);
    let grown = GrownSource::new(&plan, &parent, Layout::Timm);
    // Stage 3, second block: 40 to 48 channels, 240 to 288 expanded, 10 to 12 squeezed.
    let bias = grown.read("blocks.2.1.se.conv_reduce.bias", &[12]).unwrap();
    assert_eq!(bias, [0., 1., 2., 3., 4., 5., 6., 7., 8., 9., 0., 1.]);
    let project = grown.read("blocks.2.1.conv_pwl.weight", &[48, 288, 1, 1]).unwrap();
    let at = |row: usize, column: usize| project[row * 288 + column];
    // Columns 0 to 47 and 240 to 287 are two copies each, the others stand alone.
    // 5 * 240 = 1200 and 7 * 240 = 1680.
    assert_eq!((at(5, 100), at(5, 10), at(5, 250)), (1300., 1210. / 2., 1210. / 2.));
    assert_eq!(at(47, 250), 1690. / 2.);
    // The depthwise kernel of channel 287 is that of channel 47, undivided.
    let depthwise = grown.read("blocks.2.1.conv_dw.weight", &[288, 1, 5, 5]).unwrap();
    assert_eq!(depthwise[287 * 25..], (47 * 25..48 * 25).map(|index| index as f32).collect::<Vec<_>>());
    let variance = grown.read("blocks.2.1.bn3.running_var", &[48]).unwrap();
    assert_eq!((variance[39], variance[40], variance[47]), (39., 0., 7.));
    // The classifier's rows are the classes; of 1280 columns, 128 are copied.
    let classifier = grown.read("classifier.weight", &[1000, 1408, 1, 1]).unwrap();
    assert_eq!((classifier[1408 + 1], classifier[1408 + 200]), (1281. / 2., 1480.));
    assert_eq!(grown.read("classifier.bias", &[1000]).unwrap()[999], 999.);
}

#[test]
fn only_scale_and_shift_of_a_new_block_are_zero() {
    let plan = GrowthPlan::new(&published(Preset::B0), &published(Preset::B1)).unwrap();
    let parent = Counting::new(plan.parent(), Layout::Timm);
    let grown = GrownSource::new(&plan, &parent, Layout::Timm);
    for part in ["weight", "bias"] {
        assert_eq!(grown.read(&format!("blocks.3.3.bn3.{part}"), &[80]), Ok(vec![0.0; 80]));
        assert_ne!(grown.read(&format!("blocks.3.2.bn3.{part}"), &[80]), Ok(vec![0.0; 80]));
        assert_ne!(grown.read(&format!("blocks.3.3.bn2.{part}"), &[480]), Ok(vec![0.0; 480]));
    }
    assert_ne!(grown.read("blocks.3.3.bn3.running_var", &[80]), Ok(vec![0.0; 80]));
    assert_ne!(grown.read("blocks.3.3.conv_pwl.weight", &[80, 480, 1, 1]), Ok(vec![0.0; 80 * 480]));
}

#[test]
fn a_network_grown_into_itself_is_its_parent() {
    let plan = GrowthPlan::new(&published(Preset::Lite0), &published(Preset::Lite0)).unwrap();
    let parent = Counting::new(plan.parent(), Layout::Lukemelas);
    let grown = GrownSource::new(&plan, &parent, Layout::Lukemelas);
    for (name, shape) in &parent.0 {
        assert_eq!(grown.read(name, shape), parent.read(name, shape), "{name}");
    }
}

#[test]
fn every_tensor_is_made_of_one_that_the_parent_has_in_every_layout() {
    for (from, to) in [(Preset::B0, Preset::B3), (Preset::Lite0, Preset::Lite3), (Preset::Lite1, Preset::Lite2)] {
        let plan = GrowthPlan::new(&published(from), &published(to)).unwrap();
        for layout in Layout::ALL {
            let parent = Counting::new(plan.parent(), layout);
            let grown = GrownSource::new(&plan, &parent, layout);
            let target = Counting::new(plan.target(), layout);
            assert_eq!(grown.recipes.len(), target.0.len());
            // Every number comes from the channel of its row, of a block that is the same or a new one's origin.
            for layer in plan.layers().iter().filter(|layer| layer.target.operator == Operator::Depthwise) {
                let name = layout.tensor_name(plan.target(), &layer.target, Part::NormMean);
                let values = grown.read(&name, &target.0[&name]).unwrap();
                let expected: Vec<f32> =
                    (0..layer.target.output_channels).map(|row| layer.outputs().origin(row) as f32).collect();
                assert_eq!(values, expected, "{name}");
            }
            for (name, recipe) in &grown.recipes {
                assert!(parent.0.contains_key(&recipe.parent_name), "{name} from {}", recipe.parent_name);
            }
        }
    }
}

#[test]
fn blocks_counted_through_the_network_are_found_under_their_old_number() {
    let plan = GrowthPlan::new(&published(Preset::Lite0), &published(Preset::Lite1)).unwrap();
    let parent = Counting::new(plan.parent(), Layout::Lukemelas);
    let grown = GrownSource::new(&plan, &parent, Layout::Lukemelas);
    let origin = |name: &str| grown.recipes[name].parent_name.as_str();
    // Lite0 repeats 1, 2, 2, 3, 3, 4, 1 and Lite1 repeats 1, 3, 3, 4, 4, 5, 1: stage 3 begins at block 3 and at block 4.
    assert_eq!(origin("_blocks.4._expand_conv.weight"), "_blocks.3._expand_conv.weight");
    assert_eq!(origin("_blocks.20._bn2.bias"), "_blocks.15._bn2.bias");
    assert_eq!(origin("_fc.bias"), "_fc.bias");
    // A new block takes the last of its stage.
    assert_eq!(origin("_blocks.3._depthwise_conv.weight"), "_blocks.2._depthwise_conv.weight");
    let place = Place::Block { stage: 1, block: 2 };
    assert!(plan.layers().iter().filter(|layer| layer.target.place == place).all(|layer| layer.is_new));
}

#[test]
fn what_does_not_fit_is_named() {
    let plan = GrowthPlan::new(&published(Preset::B0), &published(Preset::B2)).unwrap();
    let parent = Counting::new(plan.parent(), Layout::Timm);
    let grown = GrownSource::new(&plan, &parent, Layout::Timm);
    assert_eq!(grown.read("fc.weight", &[1]), Err(WeightsError::Missing { name: "fc.weight".to_owned() }));
    let refused = grown.read("blocks.2.1.bn3.bias", &[40]);
    let name = "blocks.2.1.bn3.bias".to_owned();
    assert_eq!(refused, Err(WeightsError::Shape { name, expected: vec![40], found: vec![48] }));
    // Sides of 1 at the end do not count, as for any source.
    assert_eq!(grown.read("classifier.weight", &[1000, 1408]), grown.read("classifier.weight", &[1000, 1408, 1, 1]));
    // A parent of other sides, and one that gives other numbers than asked for.
    let other = Counting::new(&published(Preset::B3), Layout::Timm);
    let refused = GrownSource::new(&plan, &other, Layout::Timm).read("conv_head.weight", &[1408, 352, 1, 1]);
    assert!(matches!(refused, Err(WeightsError::Shape { .. })));
    struct Short;
    impl TensorSource for Short {
        fn read(&self, _: &str, _: &[usize]) -> Result<Vec<f32>, WeightsError> {
            Ok(vec![1.0; 5])
        }
    }
    let refused = GrownSource::new(&plan, &Short, Layout::Timm).read("conv_head.weight", &[1408, 352, 1, 1]);
    let name = "conv_head.weight".to_owned();
    assert_eq!(refused, Err(WeightsError::Shape { name, expected: vec![1280, 320, 1, 1], found: vec![5] }));
}
