//! What the worker makes of a comparison's report: what follows from it, files, and another device's beside it.

use std::rc::Rc;

use web_sys::Blob;

use super::CompareRow;
use super::controller::Comparison;
use super::schedule::{Budget, MOST_WARM_UP_RUNS, WARM_UP_MILLIS};
use crate::browser::download;
use crate::browser::object_url::ObjectUrl;
use crate::language::{now, say, speak};
use crate::run::engine::Engine;
use benchmark::charts::ChartWords;
use benchmark::report::{Method, Picture};
use benchmark::view::View;
use leptos::prelude::*;
use texts::{Language, Text, compare, export};
use wire::measured::{Measured, MeasuredNetwork};
use wire::protocol::{ExportFormat, ReportTask, RequestId};

/// The phases from file to answer, in the order of `benchmark::charts::Phase`.
const PHASES: [Text; 5] = [
    compare::PHASE_DECODE,
    compare::PHASE_RESIZE,
    compare::PHASE_UPLOAD,
    compare::PHASE_COMPUTE,
    compare::PHASE_READ_BACK,
];

/// What was asked of the worker, and what came of it.
#[derive(Clone, Copy)]
pub struct ReportState {
    /// What follows from what was measured.
    pub analysis: RwSignal<Option<Rc<View>>, LocalStorage>,
    /// Another device's report beside this one, or why the file cannot be used.
    pub compared: RwSignal<Option<Rc<View>>, LocalStorage>,
    /// What became of the newest file.
    pub saved: RwSignal<String>,
    asked: StoredValue<Asked, LocalStorage>,
}

/// The newest request of each kind.
#[derive(Default)]
struct Asked {
    analysis: RequestId,
    compared: RequestId,
    exported: (RequestId, Option<ExportFormat>),
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
            asked: StoredValue::new_local(Asked::default()),
        }
    }

    /// What was measured before is gone.
    pub fn forget(self) {
        self.asked.update_value(|asked| (asked.analysis, asked.compared) = Default::default());
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
            self.asked.with_value(|asked| (asked.analysis, asked.compared, asked.exported));
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
            self.asked.update_value(|asked| asked.address = address);
        } else if let (true, Some(problem)) = (id == exported, &view.problem) {
            self.saved.set(speak(problem));
        }
    }

    /// Has the worker say what follows from what was measured.
    pub fn analyse(self, engine: Engine, comparison: Comparison) {
        let names =
            comparison.rows.with_untracked(|rows| rows.iter().map(|row| row.entry.name(now()).into_owned()).collect());
        let words = ChartWords {
            networks: names,
            time: say(compare::CHART_UP).to_owned(),
            macs: say(compare::CHART_ACROSS).to_owned(),
            activations: say(compare::CHART_ACTIVATIONS).to_owned(),
            accuracy: say(compare::CHART_ACCURACY).to_owned(),
            seconds: say(compare::CHART_SECONDS).to_owned(),
            phases: PHASES.map(|phase| say(phase).to_owned()).to_vec(),
            millis: say(compare::CHART_MILLIS).to_owned(),
            language: now(),
        };
        let id = engine.send_report(measured(comparison), ReportTask::Analyse(Box::new(words)), None);
        self.asked.update_value(|asked| asked.analysis = id);
    }

    /// Saves the report as a file.
    pub fn export(self, engine: Engine, comparison: Comparison, format: ExportFormat) {
        let id = engine.send_report(measured(comparison), ReportTask::Export(format), None);
        self.asked.update_value(|asked| asked.exported = (id, Some(format)));
    }

    /// Lays the report of a file beside this one.
    pub fn compare_with(self, engine: Engine, comparison: Comparison, file: Blob) {
        let id = engine.send_report(measured(comparison), ReportTask::CompareWithFile, Some(file));
        self.asked.update_value(|asked| asked.compared = id);
    }
}

/// What was measured.
fn measured(comparison: Comparison) -> Measured {
    let took_millis =
        comparison.progress.with_untracked(|progress| progress.as_ref().map_or(0.0, |found| found.elapsed_millis));
    let picture = comparison.picture.get_untracked();
    Measured {
        picture: picture.map(|picture| Picture {
            name: picture.name.words(Language::English),
            width: picture.size.0,
            height: picture.size.1,
        }),
        method: Method {
            warm_up_runs: MOST_WARM_UP_RUNS.into(),
            warm_up_millis: WARM_UP_MILLIS,
            rounds: u32::try_from(comparison.rounds()).unwrap_or(u32::MAX),
            budget_millis: match comparison.budget.get_untracked() {
                Budget::Rounds => took_millis,
                Budget::Millis(millis) => millis.into(),
            },
            took_millis,
            clock_step_millis: None,
        },
        networks: comparison
            .rows
            .with_untracked(|rows| rows.iter().map(|row| with_labelled(row, comparison)).collect()),
    }
}

/// A network, with how it did on the labelled pictures of a batch.
fn with_labelled(row: &CompareRow, comparison: Comparison) -> MeasuredNetwork {
    let network = row.network.clone();
    let results = comparison.batch().results;
    let labelled = results.with_untracked(|results| results.labelled(row.entry, &network.scaling));
    MeasuredNetwork { labelled, ..network }
}
