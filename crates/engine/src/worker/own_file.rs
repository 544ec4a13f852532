//! A person's weights file: read into memory, recognised, and planned as a network.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::limits::Limits;
use super::picture_source::Source;
use super::plan::{self, Plan, Weights};
use super::refusal::file_refused;
use crate::network::LoadOptions;
use model::arch::Footprint;
use texts::{Message, weights_file, worker};
use weights::{Checkpoint, ImportAssumptions, LastFile};
use wire::protocol::{ErrorKind, FoundNetwork, NetworkRequest, Phase, WorkerError};
use wire::session::JobHandle;
use worker_scope::js::{append, words};

/// Bytes that are read at once: the browser holds no more of the file beside the worker's copy.
const PIECE_BYTES: f64 = 8.0 * 1024.0 * 1024.0;

/// A file that holds a network which fits here.
pub(super) struct OwnFile {
    /// The network to be made.
    pub(super) plan: Plan,
    /// The file's tensors.
    pub(super) checkpoint: Checkpoint,
    /// What the page is told of it.
    pub(super) found: FoundNetwork,
}

/// Reads a file and tells its network, which `last` knows of the file that was read last; `kept_bytes` is what the
/// network holds that stays loaded meanwhile.
///
/// # Errors
/// [`ErrorKind::WeightsFile`] for a file without a network that can run here, [`ErrorKind::TooLarge`] for one that does
/// not fit, `Cancelled` for a job that was stopped.
pub(super) async fn open(
    last: &mut LastFile,
    source: Option<Source>,
    request: &NetworkRequest,
    limits: &Limits,
    kept_bytes: u128,
    job: JobHandle<'_>,
) -> Result<OwnFile, WorkerError> {
    let (
        NetworkRequest::File { number, name, options } | NetworkRequest::GrownFile { number, name, options, .. },
        Some(Source::File(blob)),
    ) = (request, source)
    else {
        return Err(WorkerError::new(ErrorKind::WeightsFile, worker::FILE_MISSING));
    };
    limits.check_file(blob.size(), kept_bytes)?;
    let bytes = read(&blob, name, job).await?;
    let opened = last.open(*number, options.state.as_deref(), bytes);
    let (checkpoint, found) = opened.map_err(|error| file_refused(name, error.to_message()))?;
    if let Some(expected) = options.expected_preset.filter(|expected| found.preset() != Some(*expected)) {
        let detail = Message::new(weights_file::OTHER_VARIANT)
            .with_message("found", found.setting().to_message())
            .with("expected", &expected.name());
        return Err(file_refused(name, detail));
    }
    // A checkpoint of timm's says itself what network it is, whatever its file is called.
    let names = format!("{} {name}", checkpoint.arch().unwrap_or_default());
    let presumed = checkpoint.stated().cloned().unwrap_or_else(|| found.defaults_for(&names));
    let answers = options.or(presumed);
    let ImportAssumptions { padding, batch_norm_epsilon, ref preprocessing } = answers;
    let architecture = found
        .architecture(preprocessing.resolution_px.into())
        .map_err(|error| file_refused(name, error.text().into()))?;
    let bytes = checkpoint.file_bytes() as u64;
    limits.check_own(&Footprint::from_spec(&architecture), kept_bytes.saturating_add(bytes.into()))?;
    let plan = Plan {
        request: request.clone(),
        scaling: found.setting(),
        architecture,
        weights: Weights::Own,
        options: LoadOptions { layout: found.layout, padding, batch_norm_epsilon },
        preprocessing: plan::spec(preprocessing),
    };
    let found = FoundNetwork {
        format: checkpoint.format().name().to_owned(),
        state: checkpoint.state(),
        states: checkpoint.states().to_vec(),
        layout: found.layout,
        scaling: found.setting(),
        classes: found.classes,
        numbers: found.kind.to_string(),
        tensors: checkpoint.tensors().count().saturating_add(checkpoint.beside().len()) as u64,
        unused: found.unused.len().saturating_add(checkpoint.beside().len()) as u64,
        parameters: found.parameters,
        bytes,
        answers,
    };
    Ok(OwnFile { plan, checkpoint, found })
}

/// The file's bytes, read piece by piece, so that the job can be stopped and the file lies in memory once.
async fn read(blob: &Blob, name: &str, job: JobHandle<'_>) -> Result<Vec<u8>, WorkerError> {
    let unreadable =
        |detail: Message| file_refused(name, Message::new(worker::FILE_UNREAD).with_message("detail", detail));
    let refusal = |error: JsValue| unreadable(Message::Verbatim(words(&error)));
    let size = blob.size();
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(whole(size)).map_err(|_| unreadable(Message::new(worker::NO_MEMORY_FOR_FILE)))?;
    let mut start = 0.0;
    while start < size {
        let end = size.min(start + PIECE_BYTES);
        let piece = blob.slice_with_f64_and_f64(start, end).map_err(refusal)?;
        let piece = JsFuture::from(piece.array_buffer()).await.map_err(refusal)?;
        if job.is_stopped() {
            return Err(WorkerError::cancelled());
        }
        append(&mut bytes, &Uint8Array::new(piece.unchecked_ref()));
        job.report(Phase::Reading.at(bytes.len() as u64, whole(size) as u64));
        start = end;
    }
    Ok(bytes)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of bytes, which saturates")]
fn whole(bytes: f64) -> usize {
    bytes as usize
}
