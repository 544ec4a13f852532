//! A benchmark's report in the worker: evaluated, exported, or laid beside another one.

use std::rc::Rc;

use web_sys::Blob;

use super::Engine;
use crate::run::worker_client::Attachment;
use benchmark::view::View;
use leptos::prelude::*;
use wire::measured::Measured;
use wire::protocol::{FromWorker, ReportTask, RequestId, ToWorker};
use wire::supervisor::{EngineState, Supervisor};

impl Engine {
    /// Has the worker do something with a report, beside a file where that is part of it; [`Engine::report_reply`] tells
    /// what came of it. Without a worker the engine is started first.
    pub fn send_report(self, report: Measured, task: ReportTask, file: Option<Blob>) -> RequestId {
        let number = self.reports.try_update_value(|reports| {
            reports.sent += 1;
            reports.sent
        });
        let id = RequestId(number.unwrap_or_default());
        let message = ToWorker::Report { id, report: Box::new(report), task };
        let file = file.map(Attachment::File);
        if self.read_untracked(|supervisor| supervisor.backend().is_some()) {
            if let Err(detail) = self.send(&message, file.as_ref()) {
                self.report_reply.set(Some((id, Rc::new(View::refused(detail)))));
            }
        } else {
            self.reports.update_value(|reports| reports.waiting = Some((message, file)));
            if matches!(self.read_untracked(Supervisor::state), EngineState::Cold | EngineState::Failed) {
                self.start();
            }
        }
        id
    }

    /// Sends the report that waited for this worker.
    pub(super) fn send_waiting_report(self, message: &FromWorker) {
        if !matches!(message, FromWorker::Started(_)) {
            return;
        }
        let waiting = self.reports.try_update_value(|reports| reports.waiting.take()).flatten();
        if let Some((message, file)) = waiting
            && let (Err(detail), ToWorker::Report { id, .. }) = (self.send(&message, file.as_ref()), message)
        {
            self.report_reply.set(Some((id, Rc::new(View::refused(detail)))));
        }
    }
}
