//! How long the analysis of a large benchmark takes.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::time::Instant;

use benchmark::analysis::{Analysis, analyse};
use benchmark::report::Report;
use serde_json::{Value, json};

/// Fifteen networks with 20 to 100 samples.
fn report() -> Report {
    let network = |index: u32| {
        let samples = 20 + 80 * index / 14;
        let run = |sample: u32| f64::from(20 * (index + 1)) + f64::from((sample * 7919) % 1000) / 500.0;
        let samples: Vec<_> = (0..samples)
            .map(|sample| json!({"decode_millis": 3.0, "resize_millis": 1.0, "run_millis": run(sample)}))
            .collect();
        json!({
            "variant": format!("b{index}"), "name": format!("B{index}"), "family": "efficientnet", "setting": "",
            "weights": "untrained", "backend": "cpu", "precision": "full", "input_px": 224, "macs": 1000 + index,
            "activations": 900 + index, "samples": samples, "outcome": "measured",
        })
    };
    let networks: Vec<Value> = (0..15).map(network).collect();
    serde_json::from_value(json!({
        "format": "efficientnet-explorer-benchmark", "version": 1, "build": "", "date": "",
        "device": {"browser": "", "cores": 2, "memory_gb": null, "simd": true, "threads": 1, "backend": "cpu", "adapter": null},
        "picture": null, "batch_pictures": null, "networks": networks,
        "method": {"warm_up_runs": 3, "warm_up_millis": 500.0, "rounds": 100, "budget_millis": 6e4, "took_millis": 6e4,
            "clock_step_millis": 0.1},
    }))
    .unwrap()
}

/// The bound is that of an optimised build; the tests' own is not, and has ten times as long.
#[test]
fn fifteen_networks_are_analysed_at_once() {
    let report = report();
    let most = if cfg!(debug_assertions) { 2000 } else { 200 };
    let started = Instant::now();
    let Analysis { networks, .. } = analyse(&report);
    let took = started.elapsed();
    println!("{took:?}");
    assert_eq!(networks.len(), 15);
    assert!(took.as_millis() < most, "{took:?}");
}
