//! Networks that are written to a file: they take their turn with the builds, whose tensors they share, and only the newest
//! counts.

use std::rc::Rc;

use super::job::{JobEvent, JobHandle, Running, Stop};
use super::waiting_export::WaitingExport;
use super::{AttachmentOf, Builder, PreviewOf, Session};
use crate::protocol::{ErrorKind, ExportReply, FromWorker, RequestId, WorkerError};

impl<B: Builder, Send: Fn(super::Reply<PreviewOf<B>>)> Session<B, Send> {
    /// Takes an export in; it takes the place of the one before.
    pub(super) fn accept_export(&self, export: WaitingExport<AttachmentOf<B>>) {
        let (replaced, writing) = {
            let exports = &mut self.queue.borrow_mut().exports;
            (exports.waiting.replace(export), exports.writing.clone())
        };
        if let Some(replaced) = replaced {
            self.reply_export(replaced.id, ExportReply::Cancelled);
        }
        if let Some(writing) = writing {
            writing.stop(Stop::Superseded);
        }
    }

    /// Stops an export, waiting or under way.
    pub(super) fn stop_export(&self, id: RequestId) {
        let (waited, writing) = {
            let exports = &mut self.queue.borrow_mut().exports;
            (exports.waiting.take_if(|waiting| waiting.id == id).is_some(), exports.writing.clone())
        };
        if waited {
            self.reply_export(id, ExportReply::Cancelled);
        } else if let Some(writing) = writing.filter(|writing| writing.id == id) {
            writing.stop(Stop::Cancelled);
        }
    }

    /// Has the builder write the file.
    pub(super) async fn export(&self, builder: &mut B, waiting: WaitingExport<AttachmentOf<B>>) {
        let WaitingExport { id, network, format, file } = waiting;
        let running = Rc::new(Running::new(id, false));
        self.queue.borrow_mut().exports.writing = Some(Rc::clone(&running));
        let report = |event| {
            if let JobEvent::Progress(progress) = event {
                self.reply_export(id, ExportReply::Progress(progress));
            }
        };
        let outcome = builder.export(&network, format, file, JobHandle::new(&running, &report)).await;
        self.queue.borrow_mut().exports.writing = None;
        match outcome {
            Ok((written, file)) => {
                (self.send)((FromWorker::NetworkFile { id, reply: ExportReply::Written(written) }, Some(file)));
            }
            Err(WorkerError { kind: ErrorKind::Cancelled, .. }) => self.reply_export(id, ExportReply::Cancelled),
            Err(error) => self.reply_export(id, ExportReply::Refused(error.message)),
        }
    }

    fn reply_export(&self, id: RequestId, reply: ExportReply) {
        self.reply(FromWorker::NetworkFile { id, reply });
    }
}
