//! A comparison as a file: JSON and CSV with the same numbers, in English whatever the page speaks, so that the files of a
//! class can be put together.

use serde::Serialize;

use super::row::{Answer, CompareRow, PublishedAccuracy};
use crate::share::csv_file::{self, Cell};
use texts::Language;
use wire::protocol::{Backend, WeightsKind};

/// The columns of the CSV, each with its unit.
const COLUMNS: [&str; 19] = [
    "variant",
    "name",
    "family",
    "setting",
    "input_px",
    "macs",
    "params",
    "published_top1_percent",
    "published_source",
    "outcome",
    "reason",
    "weights",
    "backend",
    "first_run_millis",
    "median_millis",
    "runs_millis",
    "top1_index",
    "top1_label",
    "top1_probability",
];

/// One network in the JSON.
#[derive(Serialize)]
struct Network<'a> {
    variant: &'static str,
    name: String,
    family: &'static str,
    setting: String,
    input_px: u64,
    macs: Option<u128>,
    params: Option<u128>,
    published_top1: Option<&'a PublishedAccuracy>,
    outcome: &'static str,
    reason: Option<String>,
    weights: Option<WeightsKind>,
    backend: Option<Backend>,
    first_run_millis: Option<f64>,
    median_millis: Option<f64>,
    runs_millis: &'a [f64],
    top1: Option<&'a Answer>,
}

/// The whole JSON.
#[derive(Serialize)]
struct Report<'a> {
    format: &'static str,
    picture: Option<&'a str>,
    networks: Vec<Network<'a>>,
}

impl<'a> Network<'a> {
    fn of(row: &'a CompareRow) -> Self {
        let measured = row.measurement();
        Self {
            variant: row.entry.slug(),
            name: row.name(Language::English),
            family: row.scaling.family().slug(),
            setting: row.scaling.to_string(),
            input_px: row.input_px,
            macs: row.macs,
            params: row.params,
            published_top1: row.published.as_ref(),
            outcome: row.outcome.slug(),
            reason: row.outcome.to_message().map(|message| message.words(Language::English)),
            weights: measured.map(|measured| measured.weights),
            backend: measured.map(|measured| measured.backend),
            first_run_millis: measured.map(|measured| measured.first_run_millis),
            median_millis: measured.and_then(super::Measurement::median_millis),
            runs_millis: measured.map_or(&[], |measured| &measured.run_millis),
            top1: measured.and_then(|measured| measured.answer.as_ref()),
        }
    }

    /// The cells, in the order of [`COLUMNS`].
    fn cells(self) -> [Cell; COLUMNS.len()] {
        let runs: Vec<_> = self.runs_millis.iter().map(f64::to_string).collect();
        [
            self.variant.into(),
            self.name.into(),
            self.family.into(),
            self.setting.into(),
            self.input_px.into(),
            self.macs.into(),
            self.params.into(),
            self.published_top1.map(|published| published.percent).into(),
            self.published_top1.map(|published| published.source).into(),
            self.outcome.into(),
            self.reason.into(),
            self.weights.map(WeightsKind::slug).into(),
            self.backend.map(Backend::slug).into(),
            self.first_run_millis.into(),
            self.median_millis.into(),
            runs.join(" ").into(),
            self.top1.map(|top1| top1.index).into(),
            self.top1.map(|top1| top1.label.words(Language::English)).into(),
            self.top1.map(|top1| top1.probability).into(),
        ]
    }
}

/// The comparison as JSON. `picture` is the picture's name.
///
/// # Errors
/// When a number is one that JSON cannot hold.
pub fn json(picture: Option<&str>, rows: &[CompareRow]) -> serde_json::Result<String> {
    let networks = rows.iter().map(Network::of).collect();
    serde_json::to_string_pretty(&Report { format: "efficientnet-explorer-comparison-1", picture, networks })
}

/// The comparison as CSV, one line a network below a line of column names. The runs are one cell, with spaces between.
#[must_use]
pub fn csv(rows: &[CompareRow]) -> String {
    csv_file::write(COLUMNS, rows.iter().map(|row| Network::of(row).cells()))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json as value};

    use super::*;
    use crate::compare::{CompareEntry, Measurement, Outcome};
    use model::scaling::{Knob, Preset, ScalingInput};
    use texts::Message;

    fn rows() -> Vec<CompareRow> {
        let mut setting = ScalingInput::default();
        setting.set_steps(Knob::Phi, 5);
        let measured = Outcome::Measured(Measurement {
            weights: WeightsKind::Pretrained,
            backend: Backend::Cpu,
            first_run_millis: 120.5,
            run_millis: vec![100.0, 101.0, 99.5, 100.25, 400.0],
            answer: Some(Answer { index: 281, label: Message::verbatim("tabby, tabby cat"), probability: 0.5 }),
        });
        let row = |entry: CompareEntry, outcome| CompareRow {
            entry,
            scaling: entry.scaling(setting),
            input_px: 224,
            macs: Some(385_187_552),
            params: Some(4_652_008),
            published: Some(PublishedAccuracy { percent: 75.472, source: "a \"source\"" }),
            outcome,
        };
        vec![
            row(CompareEntry::Preset(Preset::Lite0), measured),
            row(CompareEntry::Setting, Outcome::Refused(Message::verbatim("Too large, by far."))),
        ]
    }

    #[test]
    fn the_json_holds_the_numbers_as_numbers() {
        let read: Value = serde_json::from_str(&json(Some("coffee"), &rows()).unwrap()).unwrap();
        let first = &read["networks"][0];
        assert_eq!(read["picture"], "coffee");
        assert_eq!(
            (&first["macs"], &first["median_millis"], &first["top1"]["index"]),
            (&value!(385_187_552), &value!(100.25), &value!(281))
        );
        assert_eq!((&first["backend"], &first["weights"]), (&value!("cpu"), &value!("pretrained")));
        let second = &read["networks"][1];
        assert_eq!((&second["reason"], &second["median_millis"]), (&value!("Too large, by far."), &Value::Null));
        assert_eq!(second["setting"], "phi 0.5 (alpha 1.2, beta 1.1, gamma 1.15)");
    }

    #[test]
    fn the_csv_quotes_what_would_break_it() {
        let text = csv(&rows());
        let lines: Vec<_> = text.split_terminator("\r\n").collect();
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0], COLUMNS.join(","));
        assert_eq!(
            lines[1],
            "lite0,Lite0,lite,Lite0,224,385187552,4652008,75.472,\"a \"\"source\"\"\",measured,,pretrained,cpu,120.5,\
             100.25,100 101 99.5 100.25 400,281,\"tabby, tabby cat\",0.5"
        );
        assert!(lines[2].contains(",refused,\"Too large, by far.\",,,,,,,,"), "{}", lines[2]);
    }

    /// The answer's name is a person's own for their own weights, and ran as a formula: the story is told in `csv_file`.
    #[test]
    fn a_label_does_not_run_in_a_spreadsheet() {
        let mut rows = rows();
        let Outcome::Measured(measured) = &mut rows[0].outcome else { panic!("measured") };
        measured.answer = Some(Answer { index: 3, label: Message::verbatim("=1+1"), probability: 0.5 });
        assert!(csv(&rows).contains(",3,'=1+1,0.5\r\n"), "{}", csv(&rows));
    }
}
