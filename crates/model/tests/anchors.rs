//! Exact parameter and multiply-add counts of the published variants and of the paper's Table 7.
//!
//! Computed by an independent script and checked against timm; parameters also equal torchvision's `num_params`.
#![allow(clippy::expect_used, reason = "a test may panic")]

use model::arch::{ArchSpec, Summary};
use model::scaling::{Coefficients, Family, Preset, ScalingInput};

struct Anchor {
    preset: Preset,
    params: u128,
    with_statistics: u128,
    macs: u128,
    blocks: u64,
    stem_head: (u64, u64),
    last_map: u64,
}

const fn b(
    preset: Preset,
    params: u128,
    with_statistics: u128,
    macs: u128,
    blocks: u64,
    stem_head: (u64, u64),
    last_map: u64,
) -> Anchor {
    Anchor { preset, params, with_statistics, macs, blocks, stem_head, last_map }
}

#[rustfmt::skip]
const ANCHORS: [Anchor; 8] = [
    b(Preset::B0,  5_288_548,  5_330_564,    385_814_752, 16, (32, 1280),  7),
    b(Preset::B1,  7_794_184,  7_856_232,    686_802_832, 23, (32, 1280),  8),
    b(Preset::B2,  9_109_994,  9_177_562,    993_561_872, 23, (32, 1408),  9),
    b(Preset::B3, 12_233_232, 12_320_528,  1_827_141_392, 26, (40, 1536), 10),
    b(Preset::B4, 19_341_616, 19_466_816,  4_393_771_024, 32, (48, 1792), 12),
    b(Preset::B5, 30_389_784, 30_562_520, 10_266_384_752, 39, (48, 2048), 15),
    b(Preset::B6, 43_040_704, 43_265_136, 19_067_593_536, 45, (56, 2304), 17),
    b(Preset::B7, 66_347_960, 66_658_680, 37_745_884_192, 55, (64, 2560), 19),
];

#[rustfmt::skip]
const LITE_ANCHORS: [(Preset, u128, u128); 5] = [
    (Preset::Lite0,  4_652_008,   385_187_552),
    (Preset::Lite1,  5_416_680,   600_185_232),
    (Preset::Lite2,  6_092_072,   859_736_272),
    (Preset::Lite3,  8_197_096, 1_607_554_544),
    (Preset::Lite4, 13_006_568, 3_943_564_112),
];

/// Depth, width, resolution in pixels, parameters, multiply-adds: B0 scaled one axis at a time, and all three.
#[rustfmt::skip]
const TABLE_7: [(f64, f64, u64, u128, u128); 5] = [
    (1.0, 1.0, 224,  5_288_548,   385_814_752),
    (4.0, 1.0, 224, 20_091_856, 1_575_132_640),
    (1.0, 2.0, 224, 18_122_720, 1_449_958_848),
    (1.0, 1.0, 448,  5_288_548, 1_537_537_408),
    (1.4, 1.2, 291, 12_233_232, 1_800_091_280),
];

fn spec(preset: Preset) -> ArchSpec {
    ArchSpec::from_input(&ScalingInput::published(preset)).expect("a published variant")
}

#[test]
fn the_b_family_is_counted_exactly() {
    for anchor in ANCHORS {
        let spec = spec(anchor.preset);
        let summary = Summary::from_spec(&spec);
        let name = anchor.preset.name();
        assert_eq!(summary.total.params.0, anchor.params, "{name} parameters");
        assert_eq!(summary.total.params.0 + summary.total.buffers, anchor.with_statistics, "{name} with statistics");
        assert_eq!(summary.total.macs.0, anchor.macs, "{name} multiply-adds");
        assert_eq!(summary.total.macs.flops(), 2 * anchor.macs, "{name} FLOPs");
        assert_eq!(summary.blocks, anchor.blocks, "{name} blocks");
        assert_eq!((spec.stem.channels, spec.head.channels), anchor.stem_head, "{name} stem and head");
        assert_eq!(summary.stages[8].input_resolution, anchor.last_map, "{name} last map");
    }
}

#[test]
fn the_lite_family_is_counted_exactly() {
    for (preset, params, macs) in LITE_ANCHORS {
        let total = Summary::from_spec(&spec(preset)).total;
        assert_eq!((total.params.0, total.macs.0), (params, macs), "{}", preset.name());
    }
}

#[test]
fn table_7_is_counted_exactly() {
    for (depth, width, resolution_px, params, macs) in TABLE_7 {
        let coefficients = Coefficients { depth, width, resolution: 1.0 };
        let spec = ArchSpec::new(Family::EfficientNet, coefficients, resolution_px).expect("a setting of Table 7");
        let total = Summary::from_spec(&spec).total;
        assert_eq!((total.params.0, total.macs.0), (params, macs), "depth {depth}, width {width}, {resolution_px} px");
    }
}
