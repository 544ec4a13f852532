//! The engine inside a Web Worker: [`wire::session`] over burn, fed by the page's messages.

mod activation_report;
mod backend;
mod background_task;
mod builder;
mod canvas;
mod classifier;
mod constructors;
mod cpu_check;
mod device_report;
mod engine;
mod export;
mod fetch;
mod half_check;
mod label_list;
mod limits;
mod load;
mod loaded;
mod own_file;
mod picture_source;
mod plan;
mod prefetched_weights;
mod profiling;
mod refusal;
mod reports;
mod self_check;
mod size_sweep;
mod speed;
mod stage_report;
mod storage;
mod store;
mod transport;
mod video_frame;
mod yielder;

use std::rc::Rc;

use builder::BurnBuilder;
use picture_source::Source;
use texts::Message;
use wire::protocol::{ErrorKind, FromWorker, ToWorker, WorkerError};
use wire::session::Session;
use worker_scope::js;

/// Starts the worker: says hello, then answers messages for as long as the page lets it live.
pub fn run() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let error = WorkerError::new(ErrorKind::Panic, Message::Verbatim(info.to_string().replace('\n', " ")));
        transport::post(&FromWorker::Failed { id: None, error }, None);
    }));

    let described = Rc::default();
    let session = Rc::new(Session::new(BurnBuilder::new(Rc::clone(&described)), |(message, preview)| {
        transport::post(&message, preview);
    }));
    let answering = Rc::clone(&session);
    js::on_message(move |event| {
        match transport::receive(event) {
            Ok((ToWorker::ReadLabels { id, name, classes }, Some(Source::File(list)))) => {
                wasm_bindgen_futures::spawn_local(label_list::read(id, name, classes, list));
            }
            Ok((ToWorker::Report { id, report, task }, attachment)) => {
                let file = match attachment {
                    Some(Source::File(file)) => Some(file),
                    Some(Source::Frame(_)) | None => None,
                };
                let report = report.into_report(reports::now(), described.borrow().clone());
                wasm_bindgen_futures::spawn_local(reports::answer(id, report, task, file));
            }
            Ok((message, attachment)) => answering.accept(message, attachment),
            Err(error) => transport::post(&FromWorker::Failed { id: None, error }, None),
        }
        let session = Rc::clone(&answering);
        wasm_bindgen_futures::spawn_local(async move { session.work().await });
    });
    session.hello();
}
