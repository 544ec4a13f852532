//! The requests of a download: one for all that is missing, and another one after each break, from the byte on where it
//! came.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, ReadableStreamDefaultReader, RequestCache, RequestInit, Response};

use super::arriving::Arriving;
use super::stop::Stop;
use crate::browser::clock::now_millis;
use crate::run::storage::words;
use hub::{Base, Head, Next, Refusal, begins_as_safetensors};
use texts::{Message, hub as text};

/// Requests in a row without a new byte, after which a download is given up.
const ATTEMPTS: u32 = 4;
/// Milliseconds before the second of them; each later one waits twice as long.
const PAUSE_MILLIS: u32 = 250;
/// A request that brings no byte for so long is ended.
const STALL_SECONDS: u32 = 15;
/// Milliseconds between two looks at how far it is.
const WATCH_EVERY_MILLIS: u32 = 200;

/// Why a download is over without a file.
pub enum End {
    /// The person stopped it.
    Stopped,
    /// It makes no sense to try again.
    Refused(Refusal),
}

/// Why one request is over.
enum Break {
    End(End),
    /// The connection broke.
    Cut(Message),
    /// The server has another version than what has arrived.
    OtherVersion,
}

/// Told how many bytes are here, of how many, and how many come a second.
pub type Report = Rc<dyn Fn(u64, u64, f64)>;

/// How far a request is, for the watch over it.
struct DownloadProgress {
    /// Bytes that are here, and of how many.
    at: Cell<(u64, u64)>,
    /// When the last of them came, in milliseconds of the page's clock.
    news_millis: Cell<f64>,
    /// Whether the watch ended it.
    is_stalled: Cell<bool>,
}

/// Fetches what is missing of a file.
///
/// # Errors
/// [`End`]; what has arrived is kept.
pub async fn complete(arriving: &mut Arriving, base: &Base, stop: &Stop, report: &Report) -> Result<(), End> {
    let mut without_news = 0;
    let begin = (now_millis(), arriving.end());
    report(arriving.end(), arriving.total.unwrap_or(arriving.checkpoint.bytes), 0.0);
    while !arriving.is_whole() {
        let before = arriving.end();
        let broken = match attempt(arriving, base, stop, begin, report).await {
            Ok(()) => break,
            Err(broken) => broken,
        };
        // What came of a piece counts as well: nothing is fetched twice.
        arriving.flush().await;
        arriving.settle().await;
        without_news = if arriving.end() > before { 0 } else { without_news + 1 };
        if stop.is_stopped() {
            return Err(End::Stopped);
        }
        match broken {
            Break::End(end) => return Err(end),
            Break::Cut(reason) if without_news >= ATTEMPTS => {
                return Err(End::Refused(Refusal::Unreachable { reason }));
            }
            Break::OtherVersion if without_news >= ATTEMPTS => {
                let reason = Message::new(text::BREAKS_OFF);
                return Err(End::Refused(Refusal::Unreachable { reason }));
            }
            Break::Cut(_) if arriving.place().is_some() || arriving.end() == 0 => {}
            // Nothing tells later whether the rest is of the same version.
            Break::Cut(_) | Break::OtherVersion => {
                without_news += 1;
                arriving.forget().await;
            }
        }
        TimeoutFuture::new(PAUSE_MILLIS << without_news.min(ATTEMPTS)).await;
        if stop.is_stopped() {
            return Err(End::Stopped);
        }
    }
    arriving.finish().await;
    Ok(())
}

async fn attempt(
    arriving: &mut Arriving,
    base: &Base,
    stop: &Stop,
    begin: (f64, u64),
    report: &Report,
) -> Result<(), Break> {
    let progress = Rc::new(DownloadProgress {
        at: Cell::new((arriving.end(), arriving.total.unwrap_or(arriving.checkpoint.bytes))),
        news_millis: Cell::new(now_millis()),
        is_stalled: Cell::new(false),
    });
    let watch = {
        let (progress, stop, report) = (Rc::clone(&progress), stop.clone(), Rc::clone(report));
        let reported = Cell::new(progress.at.get());
        Interval::new(WATCH_EVERY_MILLIS, move || {
            let (end, total) = progress.at.get();
            if reported.replace((end, total)) != (end, total) {
                report(end, total, rate(end.saturating_sub(begin.1), now_millis() - begin.0));
            }
            if now_millis() - progress.news_millis.get() > f64::from(STALL_SECONDS) * 1000.0 {
                progress.is_stalled.set(true);
                stop.cut();
            }
        })
    };
    let outcome = fetch(arriving, base, stop, &progress).await;
    drop(watch);
    match outcome {
        Err(Break::Cut(_)) if progress.is_stalled.get() => {
            Err(Break::End(End::Refused(Refusal::Stalled { seconds: STALL_SECONDS })))
        }
        outcome => outcome,
    }
}

async fn fetch(arriving: &mut Arriving, base: &Base, stop: &Stop, progress: &DownloadProgress) -> Result<(), Break> {
    let response = ask(arriving, base, stop).await.map_err(|error| Break::Cut(words(&error)))?;
    let head = head_of(&response);
    let next = head.judge(arriving.checkpoint, base, arriving.place());
    match next.map_err(|refusal| Break::End(End::Refused(refusal)))? {
        Next::GoOn => {}
        Next::StartOver => return Err(Break::OtherVersion),
        Next::FromStart { total } => {
            if arriving.end() > 0 {
                arriving.forget().await;
            }
            arriving.total = total;
            arriving.validator.clone_from(&head.validator);
            arriving.revision = header(&response.headers(), "X-Repo-Commit");
        }
    }
    let body = response.body().ok_or_else(|| Break::Cut(Message::new(text::BREAKS_OFF)))?;
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    loop {
        let read: Promise = reader.read().unchecked_into();
        let chunk = JsFuture::from(read).await.map_err(|error| Break::Cut(words(&error)))?;
        if field(&chunk, "done").is_truthy() {
            break;
        }
        let chunk: Uint8Array = field(&chunk, "value").unchecked_into();
        progress.news_millis.set(now_millis());
        if arriving.end() == 0 && chunk.length() > 8 && !begins_as_safetensors(&chunk.slice(0, 9).to_vec()) {
            stop.cut();
            return Err(Break::End(End::Refused(Refusal::NoFile)));
        }
        arriving.push(&chunk).await;
        let expected = arriving.total.unwrap_or(arriving.checkpoint.bytes);
        if arriving.end() > expected && !arriving.checkpoint.may_have(arriving.end()) {
            stop.cut();
            let (found, expected) = (arriving.end(), arriving.checkpoint.bytes);
            return Err(Break::End(End::Refused(Refusal::OtherSize { found, expected })));
        }
        progress.at.set((arriving.end(), expected));
    }
    match arriving.total {
        Some(total) if arriving.end() < total => Err(Break::Cut(Message::new(text::BREAKS_OFF))),
        // Without a size the end is where the server ends; the reader of the file tells whether that is too early.
        Some(_) | None => Ok(()),
    }
}

async fn ask(arriving: &Arriving, base: &Base, stop: &Stop) -> Result<Response, JsValue> {
    let options = RequestInit::new();
    // The page keeps it itself, where the person can delete it.
    options.set_cache(RequestCache::NoStore);
    options.set_signal(stop.signal().as_ref());
    if let Some((from, ..)) = arriving.place() {
        let headers = Headers::new()?;
        // Alone it needs no question to the server beforehand (CORS), as `If-Range` would: versions are compared here.
        headers.set("Range", &format!("bytes={from}-"))?;
        options.set_headers(&headers);
    }
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let address = base.address(arriving.checkpoint);
    JsFuture::from(window.fetch_with_str_and_init(&address, &options)).await?.dyn_into()
}

fn head_of(response: &Response) -> Head {
    let headers = response.headers();
    Head {
        status: response.status(),
        address: response.url(),
        content_type: header(&headers, "Content-Type"),
        length: header(&headers, "Content-Length").and_then(|length| length.parse().ok()),
        range: header(&headers, "Content-Range"),
        validator: header(&headers, "ETag").or_else(|| header(&headers, "Last-Modified")),
    }
}

fn header(headers: &Headers, name: &str) -> Option<String> {
    headers.get(name).ok().flatten()
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

#[expect(clippy::cast_precision_loss, reason = "a count of bytes for people")]
fn rate(bytes: u64, millis: f64) -> f64 {
    if millis > 0.0 { bytes as f64 * 1000.0 / millis } else { 0.0 }
}
