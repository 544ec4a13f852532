//! What a benchmark's report says of the device.

use std::collections::BTreeMap;

use js_sys::global;
use wasm_bindgen::JsValue;

use benchmark::report::{Adapter, Backend, Device};
use worker_scope::js::field;

/// The limits of an adapter that decide what it can hold and how kernels can be laid out, by WebGPU's names.
const LIMITS: [&str; 5] = [
    "maxBufferSize",
    "maxStorageBufferBindingSize",
    "maxComputeWorkgroupStorageSize",
    "maxComputeInvocationsPerWorkgroup",
    "maxComputeWorkgroupsPerDimension",
];

/// The device, with the backend that was opened on it.
pub(super) fn describe(backend: Backend, adapter: Option<Adapter>) -> Device {
    let navigator = field(&global(), "navigator");
    Device {
        browser: field(&navigator, "userAgent").as_string().unwrap_or_default(),
        cores: count(&field(&navigator, "hardwareConcurrency")).and_then(|cores| u32::try_from(cores).ok()),
        memory_gb: field(&navigator, "deviceMemory").as_f64(),
        simd: cfg!(target_feature = "simd128"),
        threads: 1,
        backend,
        adapter,
        peak_macs_per_second: None,
    }
}

/// An adapter as the browser tells it.
pub(super) fn adapter(adapter: &JsValue, is_software: bool) -> Adapter {
    let (info, limits) = (field(adapter, "info"), field(adapter, "limits"));
    let word = |name| field(&info, name).as_string().unwrap_or_default();
    let limit = |name: &str| Some((name.to_owned(), count(&field(&limits, name))?));
    let [description, device] = ["description", "device"].map(word);
    Adapter {
        name: if description.is_empty() { device } else { description },
        vendor: word("vendor"),
        architecture: word("architecture"),
        is_software,
        limits: LIMITS.into_iter().filter_map(limit).collect::<BTreeMap<_, _>>(),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a count")]
fn count(value: &JsValue) -> Option<u64> {
    value.as_f64().filter(|number| number.is_finite() && *number >= 0.0).map(|number| number as u64)
}
