//! Exported files against docs/benchmark.schema.json.

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::{Value, json};

use super::write;
use crate::report::{FORMAT, Outcome, Report, VERSION};
use crate::testing::{around, full_report, network, report};

const NAME: &str = "urn:efficientnet-explorer:benchmark:1";

struct Schema {
    schemas: Schemas,
    root: SchemaIndex,
}

impl Schema {
    fn new() -> Self {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        compiler.add_resource(NAME, value()).unwrap();
        let mut schemas = Schemas::new();
        let root = compiler.compile(NAME, &mut schemas).unwrap();
        Self { schemas, root }
    }

    fn accepts(&self, file: &Value) -> bool {
        self.schemas.validate(file, self.root).is_ok()
    }
}

fn value() -> Value {
    serde_json::from_str(include_str!("../../../../docs/benchmark.schema.json")).unwrap()
}

fn exported(report: &Report) -> Value {
    serde_json::from_str(&write(report).unwrap()).unwrap()
}

#[test]
fn every_export_keeps_to_the_schema() {
    let schema = Schema::new();
    let mut least = network("b7", &[]);
    least.outcome = Outcome::Declined;
    (least.weights, least.backend, least.precision) = (None, None, None);
    (least.macs, least.params, least.activations, least.memory_bytes) = (None, None, None, None);
    (least.build_millis, least.first_run_millis) = (None, None);
    let mut bare = report(vec![least]);
    (bare.device.cores, bare.device.memory_gb, bare.method.clock_step_millis) = (None, None, None);
    let mut odd = network("custom", &[0.0, -0.0, 1e-9, f64::NAN, 0.1 + 0.2]);
    odd.name = "이름 | \"=1+1\"\n\u{1f600}".to_owned();
    (odd.macs, odd.params) = (Some((1 << 53) - 1), Some(1 << 53));
    (odd.activations, odd.memory_bytes) = (Some(u128::MAX), Some(u64::MAX));
    for (index, report) in
        [full_report(), report(vec![]), bare, report(vec![odd, network("b0", &around(31.0, 200))])].iter().enumerate()
    {
        let file = exported(report);
        let found = schema.schemas.validate(&file, schema.root);
        assert!(found.is_ok(), "export {index}: {}", found.unwrap_err());
    }
}

#[test]
fn a_broken_file_does_not_keep_to_it() {
    let schema = Schema::new();
    let original = exported(&full_report());
    assert!(schema.accepts(&original));
    for (path, wrong) in [
        ("/format", json!("another")),
        ("/version", json!(2)),
        ("/date", json!("yesterday")),
        ("/device/cores", json!(-1)),
        ("/device/cores", json!(1.5)),
        ("/device/adapter/limits/maxBufferSize", json!("large")),
        ("/method/rounds", json!(null)),
        ("/networks", json!({})),
        ("/networks/0/outcome", json!("won")),
        ("/networks/0/weights", json!("stolen")),
        ("/networks/0/macs", json!("12")),
        ("/networks/0/macs", json!(9_007_199_254_740_992_u64)),
        ("/networks/0/macs", json!("0012345678901234567")),
        ("/networks/0/samples/0/run_millis", json!(-1)),
        ("/networks/0/samples/0/run_millis", json!(null)),
        ("/networks/0/samples/0", json!({"run_millis": 1.0})),
        ("/networks/0/answer/probability", json!(1.01)),
        ("/networks/0/published/top1_percent", json!(101)),
        ("/networks/0/sustained/points", json!(null)),
        ("/networks/0/notes", json!([1])),
    ] {
        let mut broken = original.clone();
        *broken.pointer_mut(path).unwrap() = wrong.clone();
        assert!(!schema.accepts(&broken), "{path}: {wrong}");
    }
    let mut more = original.clone();
    more["networks"][0]["median"] = json!(18.4);
    assert!(!schema.accepts(&more), "a field that version 1 does not have");
}

/// Every field of the schema is written, and must be: one that is taken out is missed.
#[test]
fn no_field_may_be_missing() {
    let schema = Schema::new();
    let original = exported(&full_report());
    let mut removed = 0;
    for path in [
        "",
        "/device",
        "/device/adapter",
        "/picture",
        "/method",
        "/networks/0",
        "/networks/0/samples/0",
        "/networks/0/phases",
        "/networks/0/sustained",
        "/networks/0/sustained/points/0",
        "/networks/0/answer",
        "/networks/0/labelled",
        "/networks/0/published",
    ] {
        let names: Vec<String> = original.pointer(path).unwrap().as_object().unwrap().keys().cloned().collect();
        for name in names {
            let mut without = original.clone();
            without.pointer_mut(path).unwrap().as_object_mut().unwrap().remove(&name);
            assert!(!schema.accepts(&without), "{path}/{name}");
            removed += 1;
        }
    }
    assert!(removed > 60, "{removed}");
}

#[test]
fn the_schema_is_that_of_this_version() {
    let value = value();
    assert_eq!((&value["$id"], &value["properties"]["version"]["const"]), (&json!(NAME), &json!(VERSION)));
    assert_eq!(value["properties"]["format"]["const"], json!(FORMAT));
    assert_eq!(value["$schema"], json!("https://json-schema.org/draft/2020-12/schema"));
}
