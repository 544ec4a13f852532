//! What fits on this device, and what to say of what does not.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use model::arch::{ArchSpec, Footprint, nearest_fitting};
use model::scaling::ScalingInput;
use texts::format;
use texts::{Message, worker};
use wire::protocol::{Backend, ErrorKind, WorkerError};
use worker_scope::js::{field, scope};

const GIB: u64 = 1 << 30;

/// WebAssembly addresses 4 GiB; a quarter stays for the program, the picture and what the allocator cannot use.
const ADDRESSABLE_BYTES: u64 = 3 * GIB;

/// Taken where the browser does not tell the device's memory.
const UNTOLD_MEMORY_BYTES: u64 = 4 * GIB;

/// What a network may use here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Bytes of all that lives at once.
    memory_bytes: u64,
    /// Bytes of a single tensor, where the backend limits that.
    tensor_bytes: Option<u64>,
}

impl Limits {
    /// The limits of a backend on this device. `tensor_bytes` is what a GPU adapter holds in one binding.
    pub(super) fn for_backend(backend: Backend, tensor_bytes: Option<u64>) -> Self {
        // Half of the device's memory: the browser and everything else live there too.
        let half = device_memory_bytes().unwrap_or(UNTOLD_MEMORY_BYTES) / 2;
        let memory_bytes = match backend {
            Backend::Cpu => half.min(ADDRESSABLE_BYTES),
            Backend::WebGpu => half,
        };
        Self { memory_bytes, tensor_bytes }
    }

    /// Whether a network fits beside so many bytes that are kept.
    pub(super) fn fit(&self, footprint: &Footprint, kept_bytes: u128) -> bool {
        let tensor_bytes = self.tensor_bytes.map_or(u128::MAX, u128::from);
        footprint.total_bytes().saturating_add(kept_bytes) <= u128::from(self.memory_bytes)
            && footprint.largest_tensor_bytes <= tensor_bytes
    }

    /// The memory that a network needs, or the refusal of one that does not fit, with the nearest setting that does.
    /// `kept_bytes` is what the network holds that stays loaded meanwhile.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] with the numbers.
    pub(super) fn check(
        &self,
        scaling: &ScalingInput,
        architecture: &ArchSpec,
        kept_bytes: u128,
    ) -> Result<u64, WorkerError> {
        let footprint = Footprint::from_spec(architecture);
        if self.fit(&footprint, kept_bytes) {
            return Ok(saturated(footprint.total_bytes()));
        }
        let reason = self.reason(&footprint, kept_bytes);
        let suggestion = nearest_fitting(scaling, |spec| self.fit(&Footprint::from_spec(spec), kept_bytes));
        let message = match &suggestion {
            Some(setting) => Message::new(worker::NEAREST_FITS).with_message("setting", setting.to_message()),
            None => Message::new(worker::NONE_FITS),
        };
        Err(WorkerError::new(ErrorKind::TooLarge, message.with_message("reason", reason)).suggesting(suggestion))
    }

    /// Why a network does not fit.
    fn reason(&self, footprint: &Footprint, kept_bytes: u128) -> Message {
        let message = |text, needed: u128, most: u128| {
            let [needed, most] = [needed, most].map(|bytes| format::memory(saturated(bytes)));
            Message::new(text).with("needed", &needed).with("most", &most)
        };
        let needed = footprint.total_bytes().saturating_add(kept_bytes);
        if needed > u128::from(self.memory_bytes) {
            message(worker::NEEDS_MEMORY, needed, self.memory_bytes.into())
        } else {
            let most = self.tensor_bytes.unwrap_or_default();
            message(worker::NEEDS_ONE_PIECE, footprint.largest_tensor_bytes, most.into())
        }
    }

    /// Refuses a person's file that is too large to be read beside what is kept.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] with the numbers.
    pub(super) fn check_file(&self, file_bytes: f64, kept_bytes: u128) -> Result<(), WorkerError> {
        // An empty file has no count of bytes, and fits.
        let file_bytes = bytes_of(file_bytes).unwrap_or_default();
        let most = u128::from(self.memory_bytes.min(ADDRESSABLE_BYTES)).saturating_sub(kept_bytes);
        if u128::from(file_bytes) <= most {
            return Ok(());
        }
        let (file, most) = (format::memory(file_bytes), format::memory(saturated(most)));
        let message = Message::new(worker::FILE_TOO_LARGE).with("file", &file).with("most", &most);
        Err(WorkerError::new(ErrorKind::TooLarge, message))
    }

    /// Refuses the network of a person's file that does not fit; `kept_bytes` is what stays in memory meanwhile, the
    /// file itself included.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] with the numbers.
    pub(super) fn check_own(&self, footprint: &Footprint, kept_bytes: u128) -> Result<(), WorkerError> {
        if self.fit(footprint, kept_bytes) {
            return Ok(());
        }
        let reason = self.reason(footprint, kept_bytes);
        let message = Message::new(worker::SMALLER_INPUT).with_message("reason", reason);
        Err(WorkerError::new(ErrorKind::TooLarge, message))
    }

    /// Whether a second copy of a network's weights fits, on the CPU, beside the first on a GPU, the file and what is kept.
    pub(super) fn has_room_for_copy(&self, weight_bytes: u128, file_bytes: u128, kept_bytes: u128) -> bool {
        let in_worker = weight_bytes.saturating_add(file_bytes);
        let in_all = in_worker.saturating_add(weight_bytes).saturating_add(kept_bytes);
        in_worker <= u128::from(ADDRESSABLE_BYTES) && in_all <= u128::from(self.memory_bytes)
    }
}

/// The device's memory as the browser tells it, which rounds it and caps it.
fn device_memory_bytes() -> Option<u64> {
    let navigator = scope()?.navigator();
    let gibibytes = Reflect::get(&navigator, &JsValue::from("deviceMemory")).ok()?.as_f64()?;
    bytes_of(gibibytes * 1_073_741_824.0)
}

/// The number of bytes that an adapter's limits allow one tensor: the smaller of buffer and binding.
pub(super) fn tensor_bytes(adapter: &JsValue) -> Option<u64> {
    let limits = field(adapter, "limits");
    let of = |name| field(&limits, name).as_f64().and_then(bytes_of);
    Some(of("maxBufferSize")?.min(of("maxStorageBufferBindingSize")?))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a count")]
fn bytes_of(number: f64) -> Option<u64> {
    (number.is_finite() && number > 0.0).then_some(number as u64)
}

fn saturated(bytes: u128) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}
