//! Weights over the network: streamed with progress, checked against the manifest.

use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Request, RequestCache, RequestInit, Response};

use super::prefetched_weights::PrefetchedWeights;
use texts::{Message, Text, worker};
use weights::manifest::Model;
use wire::protocol::{ErrorKind, Phase, WorkerError};
use wire::session::JobHandle;
use worker_scope::checksum::Checksum;
use worker_scope::download::{self, Failure};
use worker_scope::js::{absolute, scope, words};

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
    let bytes = download_weights(model, http_cache, job).await;
    if job.is_stopped() { Err(WorkerError::cancelled()) } else { bytes }
}

async fn download_weights(model: &Model, http_cache: RequestCache, job: JobHandle<'_>) -> Result<Vec<u8>, WorkerError> {
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
    let report = |received, total| job.report(Phase::Fetching.at(received, total));
    download::stream(response, model.bytes, report).await.map_err(|failure| match failure {
        Failure::Unreachable(detail) => unreachable(model, detail),
        Failure::Damaged(detail) => damaged(model, detail),
    })
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
