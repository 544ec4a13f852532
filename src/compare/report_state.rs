//! What the page holds of a comparison's report.

use std::rc::Rc;

use crate::browser::download;
use crate::browser::object_url::ObjectUrl;
use crate::language::{say, speak};
use crate::run::engine::Engine;
use benchmark::view::View;
use leptos::prelude::*;
use texts::export;
use wire::protocol::{ExportFormat, RequestId};

/// What was asked of the worker, and what came of it.
#[derive(Clone, Copy)]
pub struct ReportState {
    /// What follows from what was measured.
    pub analysis: RwSignal<Option<Rc<View>>, LocalStorage>,
    /// Another device's report beside this one, or why the file cannot be used.
    pub compared: RwSignal<Option<Rc<View>>, LocalStorage>,
    /// What became of the newest file.
    pub saved: RwSignal<String>,
    pub(super) newest: StoredValue<NewestRequests, LocalStorage>,
}

/// The newest request of each kind.
#[derive(Default)]
pub(super) struct NewestRequests {
    pub(super) analysis: RequestId,
    pub(super) compared: RequestId,
    pub(super) exported: (RequestId, Option<ExportFormat>),
    /// The browser reads a file after the click: its address is kept until the next one.
    address: Option<ObjectUrl>,
}

impl ReportState {
    /// Nothing was asked yet.
    pub fn new() -> Self {
        Self {
            analysis: RwSignal::new_local(None),
            compared: RwSignal::new_local(None),
            saved: RwSignal::new(String::new()),
            newest: StoredValue::new_local(NewestRequests::default()),
        }
    }

    /// What was measured before is gone.
    pub fn forget(self) {
        self.newest.update_value(|newest| (newest.analysis, newest.compared) = Default::default());
        self.analysis.set(None);
        self.compared.set(None);
    }

    /// From now on, hears what the worker made of reports.
    pub fn listen(self, engine: Engine) {
        Effect::new(move |_| {
            if let Some((id, view)) = engine.report_reply.get() {
                self.take(id, view);
            }
        });
    }

    fn take(self, id: RequestId, view: Rc<View>) {
        let (analysis, compared, (exported, format)) =
            self.newest.with_value(|newest| (newest.analysis, newest.compared, newest.exported));
        if id == analysis {
            self.analysis.set(Some(view));
        } else if id == compared {
            self.compared.set(Some(view));
        } else if let (true, Some(format), Some(text)) = (id == exported, format, &view.file) {
            let (media_type, name) = match format {
                ExportFormat::Json => ("application/json", "efficientnet-benchmark.json"),
                ExportFormat::Csv => ("text/csv", "efficientnet-benchmark.csv"),
                ExportFormat::Markdown => ("text/markdown", "efficientnet-benchmark.md"),
            };
            let address = download::save(text, media_type, name);
            self.saved.set(if address.is_some() { String::new() } else { say(export::SAVE_REFUSED).to_owned() });
            self.newest.update_value(|newest| newest.address = address);
        } else if let (true, Some(problem)) = (id == exported, &view.problem) {
            self.saved.set(speak(problem));
        }
    }
}
