//! A comparison as a file: JSON and CSV with the same numbers, in English whatever the page speaks, so that the files of a
//! class can be put together.

use serde::Serialize;

use super::row::{Answer, CompareRow, PublishedAccuracy};
use crate::protocol::{Backend, WeightsKind};
use crate::text::Language;

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
            reason: row.outcome.said().map(|said| said.words(Language::English)),
            weights: measured.map(|measured| measured.weights),
            backend: measured.map(|measured| measured.backend),
            first_run_millis: measured.map(|measured| measured.first_run_millis),
            median_millis: measured.and_then(super::Measurement::median_millis),
            runs_millis: measured.map_or(&[], |measured| &measured.run_millis),
            top1: measured.and_then(|measured| measured.answer.as_ref()),
        }
    }

    /// The cells, in the order of [`COLUMNS`].
    fn cells(self) -> [String; COLUMNS.len()] {
        let runs: Vec<_> = self.runs_millis.iter().map(f64::to_string).collect();
        [
            self.variant.to_owned(),
            self.name,
            self.family.to_owned(),
            self.setting,
            self.input_px.to_string(),
            text(self.macs),
            text(self.params),
            text(self.published_top1.map(|published| published.percent)),
            text(self.published_top1.map(|published| published.source)),
            self.outcome.to_owned(),
            text(self.reason),
            text(self.weights.map(WeightsKind::slug)),
            text(self.backend.map(Backend::slug)),
            text(self.first_run_millis),
            text(self.median_millis),
            runs.join(" "),
            text(self.top1.map(|top1| top1.index)),
            text(self.top1.map(|top1| top1.label.words(Language::English))),
            text(self.top1.map(|top1| top1.probability)),
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

/// The comparison as CSV (RFC 4180), one line a network below a line of column names. The runs are one cell, with
/// spaces between.
#[must_use]
pub fn csv(rows: &[CompareRow]) -> String {
    let head = line(COLUMNS.map(str::to_owned));
    let body = rows.iter().map(|row| line(Network::of(row).cells()));
    [head].into_iter().chain(body).collect()
}

fn line(cells: [String; COLUMNS.len()]) -> String {
    cells.map(|cell| quoted(&cell)).join(",") + "\r\n"
}

/// A cell, in quotes where a comma, a quote or the end of a line would break it.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json as value};

    use super::*;
    use crate::comparison::{CompareEntry, Measurement, Outcome};
    use crate::scaling::{Knob, Preset, ScalingInput};
    use crate::text::Said;

    fn rows() -> Vec<CompareRow> {
        let mut setting = ScalingInput::default();
        setting.set_steps(Knob::Phi, 5);
        let measured = Outcome::Measured(Measurement {
            weights: WeightsKind::Pretrained,
            backend: Backend::Cpu,
            first_run_millis: 120.5,
            run_millis: vec![100.0, 101.0, 99.5, 100.25, 400.0],
            answer: Some(Answer { index: 281, label: Said::verbatim("tabby, tabby cat"), probability: 0.5 }),
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
            row(CompareEntry::Setting, Outcome::Refused(Said::verbatim("Too large, by far."))),
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

    /// Reads one quoted or plain cell back, as RFC 4180 says.
    fn unquoted(cell: &str) -> String {
        match cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(inside) => inside.replace("\"\"", "\""),
            None => cell.to_owned(),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_reads_back_from_its_cell(cell in "[a-z,\"\r\n ]{0,12}") {
            let written = quoted(&cell);
            prop_assert_eq!(unquoted(&written), cell);
            let is_plain = !written.contains([',', '"', '\r', '\n']);
            prop_assert!(is_plain || written.starts_with('"') && written.matches('"').count().is_multiple_of(2));
        }
    }
}
