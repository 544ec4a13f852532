//! Weights over the network: streamed with progress, checked against the manifest.

use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, Request, RequestCache, RequestInit, Response};

use super::checksum::Checksum;
use super::clock::now_millis;
use super::js::{absolute, append, field, scope, words};
use super::prefetched_weights::PrefetchedWeights;
use texts::{Message, Text, worker};
use weights::manifest::Model;
use wire::protocol::{ErrorKind, Phase, WorkerError};
use wire::session::JobHandle;

/// Milliseconds between two reports of progress.
const REPORT_EVERY_MILLIS: f64 = 50.0;

/// Fetches a network's weights and checks their size; [`check`] does the rest. `http_cache` says what the browser's own
/// cache of answers has to do with it.
///
/// # Errors
/// `WeightsUnreachable` when they do not arrive whole, `WeightsDamaged` when they are too many or too few, `Cancelled`
/// when the job is stopped, which ends the download at once.
pub(super) async fn weights(
    model: &Model,
    http_cache: RequestCache,
    job: JobHandle<'_>,
) -> Result<Vec<u8>, WorkerError> {
    let bytes = download(model, http_cache, job).await;
    if job.is_stopped() { Err(WorkerError::cancelled()) } else { bytes }
}

async fn download(model: &Model, http_cache: RequestCache, job: JobHandle<'_>) -> Result<Vec<u8>, WorkerError> {
    let response = response(model, http_cache, job).await?;
    stream(&response, model, job).await
}

/// Waits for the checksum of what was fetched.
///
/// # Errors
/// `WeightsDamaged` when it is not the manifest's.
pub(super) async fn check(model: &Model, checksum: Checksum) -> Result<(), WorkerError> {
    if checksum.end().await == model.sha256 { Ok(()) } else { Err(damaged(model, worker::OTHER_CHECKSUM)) }
}

/// Asks for a network's weights; the request ends with the job.
fn ask(model: &Model, http_cache: RequestCache, job: JobHandle<'_>) -> Result<Promise, WorkerError> {
    let options = RequestInit::new();
    options.set_cache(http_cache);
    if let Ok(controller) = AbortController::new() {
        options.set_signal(Some(&controller.signal()));
        job.on_stop(move || controller.abort());
    }
    let scope = scope().ok_or_else(|| unreachable(model, worker::NO_CONNECTION))?;
    let request = Request::new_with_str_and_init(&absolute(&model.address()), &options)
        .map_err(|error| unreachable(model, Message::Verbatim(words(&error))))?;
    Ok(scope.fetch_with_request(&request).unchecked_into())
}

/// The server's answer: that to the request under way, else that to a new one.
async fn response(model: &Model, http_cache: RequestCache, job: JobHandle<'_>) -> Result<Response, WorkerError> {
    let arrived = |answer: Promise| async {
        JsFuture::from(answer).await.map_err(|error| unreachable(model, Message::Verbatim(words(&error))))
    };
    let prefetched = match PrefetchedWeights::take(&absolute(&model.address())) {
        Some(PrefetchedWeights { answer, controller }) => {
            job.on_stop(move || controller.abort());
            arrived(answer).await?
        }
        None => JsValue::UNDEFINED,
    };
    // Nothing was prefetched for a file that the browser's storage has, and that turned out to be damaged.
    let answer = if prefetched.is_undefined() { arrived(ask(model, http_cache, job)?).await? } else { prefetched };
    let response: Response = answer.dyn_into().map_err(|_| unreachable(model, worker::NO_ANSWER))?;
    if response.ok() {
        Ok(response)
    } else {
        Err(unreachable(model, Message::new(worker::SERVER_ANSWERED).with("status", &response.status())))
    }
}

async fn stream(response: &Response, model: &Model, job: JobHandle<'_>) -> Result<Vec<u8>, WorkerError> {
    let body = response.body().ok_or_else(|| unreachable(model, worker::EMPTY_ANSWER))?;
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let total_bytes = model.bytes;
    let mut bytes = Vec::with_capacity(usize::try_from(total_bytes).unwrap_or_default());
    let mut reported = f64::NEG_INFINITY;
    loop {
        let read: Promise = reader.read().unchecked_into();
        let chunk = JsFuture::from(read).await.map_err(|error| unreachable(model, Message::Verbatim(words(&error))))?;
        if field(&chunk, "done").is_truthy() {
            break;
        }
        append(&mut bytes, field(&chunk, "value").unchecked_ref());
        let received_bytes = bytes.len() as u64;
        if received_bytes > total_bytes {
            return Err(damaged(model, worker::MORE_BYTES));
        }
        if now_millis() - reported >= REPORT_EVERY_MILLIS || received_bytes == total_bytes {
            reported = now_millis();
            job.report(Phase::Fetching.at(received_bytes, total_bytes));
        }
    }
    let received = bytes.len() as u64;
    if received < total_bytes {
        return Err(damaged(
            model,
            Message::new(worker::FEWER_BYTES).with("received", &received).with("total", &total_bytes),
        ));
    }
    Ok(bytes)
}

fn unreachable(model: &Model, detail: impl Into<Message>) -> WorkerError {
    failed(ErrorKind::WeightsUnreachable, worker::UNREACHABLE, model, detail.into())
}

/// Weights that are not the manifest's.
pub(super) fn damaged(model: &Model, detail: impl Into<Message>) -> WorkerError {
    failed(ErrorKind::WeightsDamaged, worker::DAMAGED, model, detail.into())
}

fn failed(kind: ErrorKind, text: Text, model: &Model, detail: Message) -> WorkerError {
    WorkerError::new(kind, Message::new(text).with("name", &model.name).with_message("detail", detail))
}
