//! What the worker makes of a comparison's report: what follows from it, files, and another device's beside it.

use web_sys::Blob;

use super::CompareRow;
use super::comparison::Comparison;
use super::report_state::ReportState;
use super::schedule::{Budget, MOST_WARM_UP_RUNS, WARM_UP_MILLIS};
use crate::language::{now, say};
use crate::run::engine::Engine;
use benchmark::charts::ChartWords;
use benchmark::report::{Method, Picture};
use leptos::prelude::*;
use texts::{Language, Text, compare};
use wire::measured::{Measured, MeasuredNetwork};
use wire::protocol::{ExportFormat, ReportTask};

/// The phases from file to answer, in the order of `benchmark::charts::Phase`.
const PHASES: [Text; 5] = [
    compare::PHASE_DECODE,
    compare::PHASE_RESIZE,
    compare::PHASE_UPLOAD,
    compare::PHASE_COMPUTE,
    compare::PHASE_READ_BACK,
];

impl ReportState {
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
        self.newest.update_value(|newest| newest.analysis = id);
    }

    /// Saves the report as a file.
    pub fn export(self, engine: Engine, comparison: Comparison, format: ExportFormat) {
        let id = engine.send_report(measured(comparison), ReportTask::Export(format), None);
        self.newest.update_value(|newest| newest.exported = (id, Some(format)));
    }

    /// Lays the report of a file beside this one.
    pub fn compare_with(self, engine: Engine, comparison: Comparison, file: Blob) {
        let id = engine.send_report(measured(comparison), ReportTask::CompareWithFile, Some(file));
        self.newest.update_value(|newest| newest.compared = id);
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
