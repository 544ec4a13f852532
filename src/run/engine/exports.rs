//! The network of the page as a file: asked of the worker, and given to the browser.

use super::Engine;
use super::report_state::{Export, Exports};
use crate::browser::download;
use leptos::prelude::*;
use texts::{Message, export, network_file};
use web_sys::Blob;
use wire::protocol::{ExportReply, NetworkFormat, Phase, Progress, RequestId, ToWorker};
use wire::supervisor::{EngineState, Supervisor};

impl Engine {
    pub(super) fn exports(self) -> RwSignal<Exports, LocalStorage> {
        self.reports.with_value(|reports| reports.exports)
    }

    /// Has the worker write the network of the page to a file, which the browser saves. Without a worker the engine is
    /// started first.
    pub fn export_network(self, format: NetworkFormat) {
        let network = untrack(|| self.network_on_page());
        let has_worker = self.read_untracked(|supervisor| supervisor.backend().is_some());
        let mut message = None;
        self.exports().update(|exports| {
            exports.sent += 1;
            exports.state = Export::Waiting;
            exports.address = None;
            let asked = ToWorker::ExportNetwork { id: RequestId(exports.sent), network, format };
            if has_worker {
                message = Some(asked);
            } else {
                exports.waiting = Some(asked);
            }
        });
        if let Some(message) = message {
            self.send_export(&message);
        } else if matches!(self.read_untracked(Supervisor::state), EngineState::Cold | EngineState::Failed) {
            self.start();
        }
    }

    /// Stops the file that is under way.
    pub fn cancel_export(self) {
        let mut sent = None;
        self.exports().update(|exports| {
            if exports.waiting.take().is_none() {
                sent = Some(ToWorker::StopExport { id: RequestId(exports.sent) });
            } else {
                exports.state = Export::None;
            }
        });
        if let Some(message) = sent
            && self.send(&message, None).is_err()
        {
            self.exports().update(|exports| exports.state = Export::None);
        }
    }

    /// Sends the export that waited for this worker.
    pub(super) fn send_waiting_export(self) {
        if self.exports().with_untracked(|exports| exports.waiting.is_none()) {
            return;
        }
        let message = self.exports().try_update(|exports| exports.waiting.take()).flatten();
        if let Some(message) = message {
            self.send_export(&message);
        }
    }

    fn send_export(self, message: &ToWorker) {
        if let Err(detail) = self.send(message, self.file_beside(message).as_ref()) {
            self.exports().update(|exports| exports.state = Export::Refused(detail));
        }
    }

    /// The worker that wrote a file is gone.
    pub(super) fn lose_export(self) {
        let is_lost =
            self.exports().with_untracked(|exports| exports.state.is_under_way() && exports.waiting.is_none());
        if is_lost {
            let refused = Export::Refused(Message::new(network_file::STOPPED));
            self.exports().update(|exports| exports.state = refused);
        }
    }

    /// Takes what the worker says of the newest file.
    pub(super) fn take_export(self, id: RequestId, reply: ExportReply, file: Option<&Blob>) {
        if self.exports().with_untracked(|exports| exports.sent) != id.0 {
            return;
        }
        let (state, address) = match reply {
            ExportReply::Progress(progress) => (part(progress).map_or(Export::Waiting, Export::Writing), None),
            ExportReply::Cancelled => (Export::None, None),
            ExportReply::Refused(message) => (Export::Refused(message), None),
            ExportReply::Written(written) => {
                let address = file.and_then(|file| download::save_blob(file, &written.name));
                let is_saved = address.is_some();
                let refused = || Export::Refused(Message::new(export::SAVE_REFUSED));
                (if is_saved { Export::Written(written) } else { refused() }, address)
            }
        };
        self.exports().update(|exports| (exports.state, exports.address) = (state, address));
    }
}

/// The part that is written; `None` while the weights arrive.
#[expect(clippy::cast_precision_loss, reason = "layers")]
fn part(progress: Progress) -> Option<f64> {
    let Progress { phase, done, total } = progress;
    (phase == Phase::Building && total > 0).then(|| done as f64 / total as f64)
}

/// A message that carries a weights file of the person's.
pub(super) fn carries_file(message: &ToWorker) -> Option<u64> {
    match message {
        ToWorker::Build { network, .. } | ToWorker::ExportNetwork { network, .. } => network.file_number(),
        _ => None,
    }
}
