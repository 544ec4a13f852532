//! What timm builds for published and free settings (`tests/reference/timm_settings.py`) against what we derive: the
//! export names timm's networks, so that both have to round alike.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use export::timm_code;
use model::arch::{ArchSpec, Summary};
use model::scaling::{Coefficients, Family, Preset, ScalingInput};
use serde_json::Value;

fn fixture() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/timm_settings.json");
    serde_json::from_str(&fs::read_to_string(path).expect("what timm built")).expect("JSON")
}

fn expect_same(spec: &ArchSpec, row: &Value) {
    let stages: Vec<[u64; 2]> =
        spec.stages.iter().map(|stage| [stage.block.output_channels, stage.block.repeats]).collect();
    let expected: Vec<[u64; 2]> = serde_json::from_value(row["stages"].clone()).expect("channels and repeats");
    assert_eq!(stages, expected, "{row}");
    let number = |key: &str| row[key].as_u64().expect("a whole number");
    assert_eq!((spec.stem.channels, spec.head.channels), (number("stem"), number("head")), "{row}");
    assert_eq!(Summary::from_spec(spec).total.params.0, u128::from(number("params")), "{row}");
}

#[test]
fn the_published_variants_are_timms_by_name() {
    let fixture = fixture();
    let rows = fixture["published"].as_array().expect("rows");
    assert_eq!(rows.len(), Preset::ALL.len());
    for (preset, row) in Preset::ALL.into_iter().zip(rows) {
        let input = ScalingInput::published(preset);
        expect_same(&ArchSpec::from_input(&input).expect("a network"), row);
        assert_eq!(row["side"].as_u64(), Some(input.resolution_px()), "{row}");
        let call = format!("create_model(\"{}\")", row["name"].as_str().expect("a name"));
        assert!(timm_code(&input).contains(&call), "{call} in {}", timm_code(&input));
    }
}

#[test]
fn free_settings_round_as_in_timm() {
    let fixture = fixture();
    let rows = fixture["free"].as_array().expect("rows");
    assert!(rows.len() > 40, "{} rows", rows.len());
    for row in rows {
        let family = match row["function"].as_str() {
            Some("_gen_efficientnet") => Family::EfficientNet,
            Some("_gen_efficientnet_lite") => Family::Lite,
            other => panic!("{other:?}"),
        };
        let number = |key: &str| row[key].as_f64().expect("a coefficient");
        let coefficients = Coefficients { depth: number("depth"), width: number("width"), resolution: 1.0 };
        expect_same(&ArchSpec::new(family, coefficients, 224).expect("a network"), row);
    }
}
