//! Plans: what comes from where, and what is refused.

use super::*;
use model::scaling::{Coefficients, Family, Preset, ScalingInput};

fn published(preset: Preset) -> ArchSpec {
    ArchSpec::from_input(&ScalingInput::published(preset)).unwrap()
}

fn scaled(family: Family, width: f64, depth: f64) -> ArchSpec {
    ArchSpec::new(family, Coefficients { depth, width, resolution: 1.0 }, 64).unwrap()
}

fn plan(parent: Preset, target: Preset) -> GrowthPlan {
    GrowthPlan::new(&published(parent), &published(target)).unwrap()
}

#[test]
fn a_network_grows_into_itself_by_nothing() {
    for preset in Preset::ALL {
        let plan = plan(preset, preset);
        assert!(plan.is_identity() && plan.new_blocks() == 0, "{preset:?}");
        assert!(plan.layers().iter().all(|layer| layer.target == layer.parent && !layer.is_silenced()));
    }
    // At another resolution the weights are the same.
    let larger = ArchSpec::new(Family::Lite, Coefficients::BASELINE, 300).unwrap();
    assert!(GrowthPlan::new(&published(Preset::Lite0), &larger).unwrap().is_identity());
}

#[test]
fn b1_is_b0_with_seven_silenced_blocks() {
    let plan = plan(Preset::B0, Preset::B1);
    assert!(!plan.is_identity());
    assert_eq!(plan.new_blocks(), 7); // 23 - 16, one a stage
    let silenced: Vec<_> = plan.layers().iter().filter(|layer| layer.is_silenced()).collect();
    let places: Vec<Place> = silenced.iter().map(|layer| layer.target.place).collect();
    // B0 repeats 1, 2, 2, 3, 3, 4, 1: the new block of each stage has that index.
    let ends: Vec<Place> =
        [1, 2, 2, 3, 3, 4, 1].into_iter().enumerate().map(|(stage, block)| Place::Block { stage, block }).collect();
    assert_eq!(places, ends);
    assert!(silenced.iter().all(|layer| layer.target.has_skip));
    let origins: Vec<Place> = silenced.iter().map(|layer| layer.parent.place).collect();
    assert_eq!(origins[3], Place::Block { stage: 3, block: 2 });
}

#[test]
fn b2_widens_by_the_counts_of_each_map() {
    let plan = plan(Preset::B0, Preset::B2);
    let find = |operator, stage, block| {
        let is_it = |layer: &&LayerGrowth| {
            layer.target.place == Place::Block { stage, block } && layer.target.operator == operator
        };
        let layer = plan.layers().iter().find(is_it).unwrap();
        (layer.inputs(), layer.outputs())
    };
    // Stage 3 has 40 channels in B0 and 48 in B2; its second block has 240 and 288 expanded and 10 and 12 squeezed.
    assert_eq!(find(Operator::Expand, 2, 1), (ChannelMap::new(40, 48), ChannelMap::new(240, 288)));
    assert_eq!(find(Operator::Depthwise, 2, 1), (ChannelMap::SINGLE, ChannelMap::new(240, 288)));
    assert_eq!(find(Operator::Squeeze, 2, 1), (ChannelMap::new(240, 288), ChannelMap::new(10, 12)));
    assert_eq!(find(Operator::Excite, 2, 1), (ChannelMap::new(10, 12), ChannelMap::new(240, 288)));
    assert_eq!(find(Operator::Project, 2, 1), (ChannelMap::new(240, 288), ChannelMap::new(40, 48)));
    // Stage 1 expands by 1: squeeze-excitation takes the stem's channels themselves.
    assert_eq!(find(Operator::Project, 0, 0).0, ChannelMap::new(32, 32));
}

#[test]
fn what_a_layer_reads_is_mapped_as_the_layer_before_wrote_it() {
    let pairs = [(Family::EfficientNet, 0.35, 0.5, 0.5, 1.0), (Family::Lite, 0.5, 0.8, 1.1, 2.0)];
    for (family, width, depth, wider, deeper) in pairs {
        let plan = GrowthPlan::new(&scaled(family, width, depth), &scaled(family, wider, deeper)).unwrap();
        // The map that blocks read and write, and inside a block its expanded and its squeeze channels.
        let mut map = ChannelMap::new(3, 3);
        let (mut expanded, mut squeezed) = (None, None);
        for layer in plan.layers().iter().filter(|layer| !layer.is_new) {
            let (inputs, outputs) = (layer.inputs(), layer.outputs());
            assert!(inputs.is_onto() && outputs.is_onto(), "{layer:?}");
            match layer.target.operator {
                Operator::StemConv | Operator::HeadConv | Operator::Classifier => {
                    assert_eq!(inputs, map, "{layer:?}");
                    map = outputs;
                }
                Operator::Expand => {
                    assert_eq!(inputs, map, "{layer:?}");
                    expanded = Some(outputs);
                }
                Operator::Depthwise => {
                    assert_eq!(outputs, expanded.unwrap_or(map), "{layer:?}");
                    expanded = Some(outputs);
                }
                Operator::Squeeze => {
                    assert_eq!(Some(inputs), expanded, "{layer:?}");
                    squeezed = Some(outputs);
                }
                Operator::Excite => assert_eq!((Some(inputs), Some(outputs)), (squeezed, expanded), "{layer:?}"),
                Operator::Project => {
                    assert_eq!(Some(inputs), expanded.take(), "{layer:?}");
                    assert!(!layer.target.has_skip || outputs == map, "{layer:?}");
                    map = outputs;
                }
            }
        }
        assert_eq!(map, ChannelMap::new(1000, 1000));
    }
}

#[test]
fn a_second_block_beside_a_first_of_another_shape_is_silenced_as_well() {
    // Stage 7 has one block, 192 to 320 channels; the new one has 320 to 320.
    let plan = plan(Preset::B0, Preset::B1);
    let place = Place::Block { stage: 6, block: 1 };
    let new: Vec<_> = plan.layers().iter().filter(|layer| layer.target.place == place).collect();
    assert_eq!(new.len(), 5);
    assert!(new.iter().all(|layer| layer.is_new && layer.parent.place == Place::Block { stage: 6, block: 0 }));
    assert_eq!(new[0].inputs(), ChannelMap::new(192, 320));
}

#[test]
fn what_cannot_grow_is_refused_with_the_first_reason() {
    let refused = |parent: &ArchSpec, target: &ArchSpec| GrowthPlan::new(parent, target).unwrap_err();
    let (b0, lite0) = (published(Preset::B0), published(Preset::Lite0));
    assert_eq!(refused(&b0, &lite0), GrowthError::Family { parent: Family::EfficientNet, target: Family::Lite });
    assert_eq!(refused(&b0, &b0.clone().with_classes(10)), GrowthError::Classes { parent: 1000, target: 10 });
    let part = NetworkPart::Stem;
    assert_eq!(refused(&published(Preset::B3), &b0), GrowthError::Narrower { part, parent: 40, target: 32 });
    let part = NetworkPart::Stage(3);
    assert_eq!(
        refused(&published(Preset::Lite2), &scaled(Family::Lite, 1.0, 2.0)),
        GrowthError::Narrower { part, parent: 48, target: 40 }
    );
    assert_eq!(refused(&published(Preset::B1), &b0), GrowthError::Shallower { stage: 1, parent: 2, target: 1 });
    assert_eq!(refused(&published(Preset::Lite1), &lite0), GrowthError::Shallower { stage: 2, parent: 3, target: 2 });
    let mut narrow_head = b0.clone();
    narrow_head.head.channels = 640;
    let part = NetworkPart::Head;
    assert_eq!(refused(&b0, &narrow_head), GrowthError::Narrower { part, parent: 1280, target: 640 });
    let mut other_kernel = b0.clone();
    other_kernel.stages[4].block.kernel_size = 3;
    assert_eq!(refused(&b0, &other_kernel), GrowthError::Block { stage: 5 });
    let mut no_stages = b0.clone();
    no_stages.stages.clear();
    assert_eq!(refused(&b0, &no_stages), GrowthError::Block { stage: 1 });
}

#[test]
fn a_skip_connection_that_rounding_makes_or_undoes_is_refused() {
    // Width 0.25: the stem's 32 * 0.25 = 8 channels meet 16 * 0.25 = 4, rounded up to 8.
    let small = scaled(Family::EfficientNet, 0.25, 0.5);
    let wider = scaled(Family::EfficientNet, 0.5, 1.0);
    assert_eq!(GrowthPlan::new(&small, &wider), Err(GrowthError::SkipConnection { stage: 1 }));
    assert!(GrowthPlan::new(&small, &scaled(Family::EfficientNet, 0.25, 1.0)).is_ok());
    // Lite keeps its stem at 32 channels. Stage 1 comes to them from width 1.67 on, as 24 is below 90 % of 26.7, and goes
    // past them at 3.
    let lite = |width| scaled(Family::Lite, width, 1.0);
    assert!(GrowthPlan::new(&lite(1.0), &lite(1.6)).is_ok());
    assert_eq!(GrowthPlan::new(&lite(1.0), &lite(2.0)), Err(GrowthError::SkipConnection { stage: 1 }));
    assert!(GrowthPlan::new(&lite(1.0), &lite(3.0)).is_ok());
    assert!(GrowthPlan::new(&lite(2.0), &lite(2.2)).is_ok());
    assert_eq!(GrowthPlan::new(&lite(2.0), &lite(3.0)), Err(GrowthError::SkipConnection { stage: 1 }));
}
