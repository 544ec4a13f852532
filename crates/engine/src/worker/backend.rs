//! Which backend can run here: what the browser says of its WebGPU adapter, before burn touches it.

use js_sys::{Function, Object, Promise, Reflect, Set};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::limits::{Limits, tensor_bytes};
use super::{constructors, device_report};
use crate::network::{Device, Precision, cpu_device, webgpu_device};
use benchmark::report;
use texts::{Message, worker};
use wire::backends;
use wire::protocol::{Backend, BackendRequest, ErrorKind, Started, WorkerError};
use worker_scope::js::{field, scope, words};

/// A WebGPU adapter as the browser describes it.
struct Adapter {
    name: Message,
    is_software: bool,
    /// Whether four invocations and more can hand each other values; `worker_boot.js` has its device have them.
    has_subgroups: bool,
    /// The largest tensor that it holds, in bytes.
    tensor_bytes: Option<u64>,
    /// It, for reports.
    described: report::Adapter,
}

/// An open backend.
pub(super) struct Opened {
    /// Where tensors live.
    pub(super) device: Device,
    /// What the page is told.
    pub(super) started: Started,
    /// What a network may use.
    pub(super) limits: Limits,
    /// What reports say of it.
    pub(super) described: report::Device,
}

/// Opens the backend that was asked for, or the CPU where WebGPU cannot serve.
///
/// # Errors
/// A backend error when WebGPU was promised by the browser and then refused; the page starts another worker.
pub(super) async fn open(request: BackendRequest) -> Result<Opened, WorkerError> {
    if request == BackendRequest::Cpu {
        return Ok(cpu(None));
    }
    let adapter = match find_adapter().await {
        Ok(adapter) => adapter,
        Err(reason) => return Ok(cpu(Some(reason))),
    };
    if adapter.is_software && request == BackendRequest::HardwareWebGpu {
        let name = adapter.name;
        return Ok(cpu(Some(Message::new(worker::SOFTWARE_ONLY).with_message("name", name))));
    }
    constructors::run();
    let device = webgpu_device(adapter.has_subgroups).await.map_err(|error| {
        WorkerError::new(ErrorKind::Backend, Message::new(worker::DEVICE_REFUSED).with("error", &error))
    })?;
    // Where it has it: half the memory to read and write. Software computes in full precision all the same.
    let half = device.with(Precision::Half).filter(|_| !adapter.is_software);
    let device = half.unwrap_or(device);
    let reason = adapter.is_software.then(|| Message::new(worker::SOFTWARE_FORCED));
    let limits = Limits::for_backend(Backend::WebGpu, adapter.tensor_bytes);
    let started = Started { backend: Backend::WebGpu, adapter: Some(adapter.name), reason };
    let described = device_report::describe(Backend::WebGpu, Some(adapter.described));
    Ok(Opened { device, started, limits, described })
}

fn cpu(reason: Option<Message>) -> Opened {
    let started = Started { backend: Backend::Cpu, adapter: None, reason };
    let described = device_report::describe(Backend::Cpu, None);
    Opened { device: cpu_device(), started, limits: Limits::for_backend(Backend::Cpu, None), described }
}

/// Asks the browser for an adapter, as burn will.
async fn find_adapter() -> Result<Adapter, Message> {
    let gpu = scope().map_or(JsValue::UNDEFINED, |scope| field(&scope.navigator(), "gpu"));
    if gpu.is_undefined() || gpu.is_null() {
        return Err(Message::new(worker::NO_WEBGPU));
    }
    let options = Object::new();
    // Setting a field of a fresh plain object cannot fail.
    let _ = Reflect::set(&options, &"powerPreference".into(), &"high-performance".into());
    let request =
        field(&gpu, "requestAdapter").dyn_into::<Function>().map_err(|_| Message::new(worker::WEBGPU_INCOMPLETE))?;
    let promise = request.call1(&gpu, &options).map_err(|error| refusal(&error))?;
    let adapter = JsFuture::from(Promise::resolve(&promise)).await.map_err(|error| refusal(&error))?;
    if adapter.is_null() || adapter.is_undefined() {
        return Err(Message::new(worker::NO_ADAPTER));
    }
    Ok(describe(&adapter))
}

fn refusal(error: &JsValue) -> Message {
    Message::new(worker::ADAPTER_REFUSED).with("error", &words(error))
}

fn describe(adapter: &JsValue) -> Adapter {
    let info = field(adapter, "info");
    let word = |name| field(&info, name).as_string();
    let fields: Vec<String> = backends::Adapter::FIELDS.into_iter().filter_map(word).collect();
    let is_fallback = [&info, adapter].into_iter().any(|object| field(object, "isFallbackAdapter").is_truthy());
    let backends::Adapter { name, is_software } = backends::Adapter::new(&fields, is_fallback);
    let name = if name.is_empty() { Message::new(worker::UNNAMED_ADAPTER) } else { Message::Verbatim(name) };
    let has_subgroups = field(adapter, "features").unchecked_ref::<Set>().has(&"subgroups".into())
        && field(&info, "subgroupMinSize").as_f64().is_some_and(|invocations| invocations >= 4.0);
    let described = device_report::adapter(adapter, is_software);
    Adapter { name, is_software, has_subgroups, tensor_bytes: tensor_bytes(adapter), described }
}
