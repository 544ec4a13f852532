//! The paper's tables in the code against the transcription that the reference facts hold.
#![allow(clippy::expect_used, reason = "a test may panic")]

use efficientnet_explorer::compare::published_accuracy;
use model::scaling::Family;
use paper::one_axis::figure_3_points;
use paper::published::{FIGURE_3, Method, Network, OLDER_B0, SCALED, TABLE_2};
use serde_json::{Value, json};

fn facts() -> Value {
    serde_json::from_str(include_str!("fixtures/published_tables.json")).expect("JSON")
}

#[test]
fn table_2_is_the_transcribed_one() {
    let facts = facts();
    let rows = facts["table2"].as_array().expect("rows");
    assert_eq!(rows.len(), TABLE_2.len());
    for (row, model) in rows.iter().zip(TABLE_2) {
        let name = model.preset.map_or(model.name.to_owned(), |preset| format!("EfficientNet-{}", preset.name()));
        let macs = model.macs.map_or(Value::Null, |macs| json!(format!("{}B", macs.0)));
        let expected = json!([name, model.top1, model.top5, format!("{}M", model.params.0), macs]);
        assert_eq!(json!([row[0], row[1], row[2], row[3], row[5]]), expected);
    }
}

#[test]
fn tables_3_and_7_are_the_transcribed_ones() {
    let facts = facts();
    let rows = |key: &str| facts[key].as_array().expect("rows").clone();
    let mut of_3 = SCALED.iter().filter(|row| row.network.table() == 3);
    for row in rows("table3") {
        let scaled = of_3.next().expect("as many rows");
        assert_eq!(row[0], scaled.network.name());
        check(&[row[1].clone(), row[2].clone(), row[3].clone()], scaled.method, scaled.macs.0, scaled.top1);
    }
    let mut of_7 = Network::EfficientNetB0.rows();
    for row in rows("table7") {
        let scaled = of_7.next().expect("as many rows");
        check(&[row[0].clone(), row[1].clone(), row[2].clone()], scaled.method, scaled.macs.0, scaled.top1);
    }
    assert!(of_3.next().is_none() && of_7.next().is_none());
    assert_eq!(facts["earlier_b0"], OLDER_B0);
}

/// A row of words such as `width w=2`, multiply-adds and top-1.
fn check(row: &[Value; 3], method: Method, macs: &str, top1: f64) {
    let words = row[0].as_str().expect("words");
    assert!(words.starts_with(method.slug()), "{words} is not {method:?}");
    for (letter, hundredths) in ["d=", "w=", "r="].into_iter().zip(method.hundredths()) {
        if let Some((_, rest)) = words.split_once(letter) {
            let number: f64 = rest.split(' ').next().and_then(|word| word.parse().ok()).expect("a coefficient");
            assert!((number * 100.0 - f64::from(hundredths)).abs() < 1e-9, "{words}");
        }
    }
    assert_eq!((row[1].clone(), row[2].clone()), (json!(format!("{macs}B")), json!(top1)), "{words}");
}

#[test]
fn figure_3_has_the_transcribed_coefficients_and_costs() {
    let facts = facts();
    for (knob, hundredths) in FIGURE_3 {
        let expected: Vec<f64> = serde_json::from_value(facts["figure3"][knob.slug()].clone()).expect("numbers");
        assert_eq!(hundredths.iter().map(|steps| f64::from(*steps) / 100.0).collect::<Vec<_>>(), expected);
    }
    for point in figure_3_points() {
        let costs = &facts["figure3_macs_billions"][point.method.slug()];
        let key = |coefficient: f64| {
            let (short, long) = (coefficient.to_string(), format!("{coefficient:.1}"));
            if costs.get(&short).is_some() { short } else { long }
        };
        let expected = &costs[key(point.coefficient)];
        // Beside resolution stand its pixels as well.
        let expected = if let Some(pair) = expected.as_array() {
            assert_eq!(pair[0], point.resolution_px);
            &pair[1]
        } else {
            expected
        };
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let billions = point.cost.macs.0 as f64 / 1e9;
        let expected = expected.as_f64().expect("a number");
        assert!((billions - expected).abs() < 0.000_6, "{point:?}: {billions} instead of {expected}");
    }
}

#[test]
fn the_comparison_shows_the_accuracies_of_table_2() {
    for preset in Family::EfficientNet.presets() {
        let of_table = TABLE_2.iter().find(|model| model.preset == Some(*preset)).map(|model| model.top1);
        assert_eq!(of_table, Some(published_accuracy(*preset).percent));
    }
}
