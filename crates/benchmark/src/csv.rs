//! A report with what follows from it as CSV: one line a network, times in milliseconds.
//!
//! The columns end with the device, so that the files of several people can be put under each other. No cell runs as a
//! formula in a spreadsheet (`csv_file`).

use csv_file::Cell;

use crate::analysis::{Analysis, Estimate, Noise};
use crate::report::{Adapter, Backend, Network, Precision, Report, Weights};
use crate::rounded::{hundredth, millis, part, ratio};

/// The columns, each with its unit.
pub const COLUMNS: [&str; 58] = [
    "variant",
    "name",
    "family",
    "setting",
    "weights",
    "backend",
    "precision",
    "input_px",
    "macs",
    "params",
    "activations",
    "memory_bytes",
    "download_bytes",
    "outcome",
    "reason",
    "notes",
    "fetch_millis",
    "build_millis",
    "first_run_millis",
    "samples",
    "median_millis",
    "median_low_millis",
    "median_high_millis",
    "p10_millis",
    "p90_millis",
    "noise",
    "rank",
    "best_rank",
    "worst_rank",
    "ratio_to_fastest",
    "ratio_low",
    "ratio_high",
    "decode_millis",
    "resize_millis",
    "upload_millis",
    "compute_millis",
    "read_back_millis",
    "total_millis",
    "total_low_millis",
    "total_high_millis",
    "frames_per_second",
    "macs_per_second",
    "heat_drift",
    "runs_millis",
    "top1_index",
    "top1_label",
    "top1_probability",
    "labelled_correct",
    "labelled_pictures",
    "published_top1_percent",
    "published_source",
    "date",
    "build",
    "browser",
    "cores",
    "threads",
    "adapter",
    "picture",
];

/// The report as CSV, below a line of column names. The runs are one cell, with spaces between.
#[must_use]
pub fn write(report: &Report, analysis: &Analysis) -> String {
    let networks = report.networks.iter().enumerate();
    csv_file::write(COLUMNS, networks.map(|(index, network)| cells(report, analysis, index, network)))
}

/// The cells of a network, in the order of [`COLUMNS`].
fn cells(report: &Report, analysis: &Analysis, index: usize, network: &Network) -> [Cell; COLUMNS.len()] {
    let found = analysis.of(index);
    let time = |value: Option<f64>| Cell::from(value.map(millis));
    let estimate = found.and_then(|found| found.ratio);
    let of_ratio = |value: fn(Estimate) -> f64| Cell::from(estimate.map(value).map(ratio));
    let runs: Vec<_> = network.samples.iter().map(|sample| millis(sample.run_millis).to_string()).collect();
    let (answer, published) = (network.answer.as_ref(), network.published.as_ref());
    let device = &report.device;
    [
        network.variant.as_str().into(),
        network.name.as_str().into(),
        network.family.as_str().into(),
        network.setting.as_str().into(),
        network.weights.map(Weights::slug).into(),
        network.backend.map(Backend::slug).into(),
        network.precision.map(Precision::slug).into(),
        network.input_px.into(),
        network.macs.into(),
        network.params.into(),
        network.activations.into(),
        network.memory_bytes.into(),
        network.download_bytes.into(),
        network.outcome.slug().into(),
        network.reason.as_deref().into(),
        network.notes.join(" ").into(),
        time(network.fetch_millis),
        time(network.build_millis),
        time(network.first_run_millis),
        network.samples.len().into(),
        time(found.map(|found| found.median_millis)),
        time(found.map(|found| found.interval.low)),
        time(found.map(|found| found.interval.high)),
        time(found.map(|found| found.p10_millis)),
        time(found.map(|found| found.p90_millis)),
        found.and_then(|found| found.noise).map(Noise::slug).into(),
        found.and_then(|found| found.rank).into(),
        found.map(|found| found.best_rank).into(),
        found.map(|found| found.worst_rank).into(),
        of_ratio(|ratio| ratio.value),
        of_ratio(|ratio| ratio.interval.low),
        of_ratio(|ratio| ratio.interval.high),
        time(found.map(|found| found.decode_millis)),
        time(found.map(|found| found.resize_millis)),
        time(network.phases.map(|phases| phases.upload_millis)),
        time(network.phases.map(|phases| phases.compute_millis)),
        time(network.phases.map(|phases| phases.read_back_millis)),
        time(found.map(|found| found.total_millis)),
        time(found.map(|found| found.total_interval.low)),
        time(found.map(|found| found.total_interval.high)),
        found.and_then(|found| found.frames_per_second).map(hundredth).into(),
        found.and_then(|found| found.macs_per_second).map(f64::round).into(),
        found.and_then(|found| found.heat_drift).map(|drift| ratio(drift.value)).into(),
        runs.join(" ").into(),
        answer.map(|answer| u64::from(answer.index)).into(),
        answer.map(|answer| answer.label.as_str()).into(),
        answer.map(|answer| part(answer.probability)).into(),
        network.labelled.map(|labelled| u64::from(labelled.correct)).into(),
        network.labelled.map(|labelled| u64::from(labelled.pictures)).into(),
        published.map(|published| hundredth(published.top1_percent)).into(),
        published.map(|published| published.source.as_str()).into(),
        report.date.as_str().into(),
        report.build.as_str().into(),
        device.browser.as_str().into(),
        device.cores.map(u64::from).into(),
        u64::from(device.threads).into(),
        device.adapter.as_ref().map(Adapter::words).into(),
        report.picture.as_ref().map(|picture| picture.name.as_str()).into(),
    ]
}

#[cfg(test)]
mod tests {
    use ::csv::ReaderBuilder;

    use super::*;
    use crate::analysis::analyse;
    use crate::report::Answer;
    use crate::testing::{around, full_report, network, report};

    /// Each line as cells by their columns.
    fn read(text: &str) -> Vec<Vec<(String, String)>> {
        let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
        let names = reader.headers().unwrap().clone();
        let line = |record: ::csv::StringRecord| {
            names.iter().zip(&record).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
        };
        reader.records().map(|record| line(record.unwrap())).collect()
    }

    fn cell<'a>(line: &'a [(String, String)], column: &str) -> &'a str {
        &line.iter().find(|(name, _)| name == column).unwrap().1
    }

    #[test]
    fn every_network_has_a_line_with_its_figures() {
        let report = full_report();
        let lines = read(&write(&report, &analyse(&report)));
        assert_eq!(lines.len(), report.networks.len());
        let lite0 = |column| cell(&lines[0], column);
        assert_eq!(
            ["variant", "weights", "backend", "macs"].map(lite0),
            ["lite0", "pretrained", "webgpu", "385187552"]
        );
        assert_eq!(["median_millis", "samples", "rank", "ratio_to_fastest"].map(lite0), ["18.4", "21", "1", "1"]);
        assert_eq!(["upload_millis", "total_millis", "frames_per_second"].map(lite0), ["0.3", "22.6", "44.25"]);
        assert_eq!(
            ["top1_label", "top1_probability", "notes"].map(lite0),
            ["tabby, tabby cat", "0.5123", "device-lost"]
        );
        assert_eq!(lite0("runs_millis").split(' ').count(), 21);
        let absurd = |column| cell(&lines[4], column);
        assert_eq!(
            ["macs", "outcome", "median_millis", "rank"].map(absurd),
            ["26000000000000000000", "refused", "", ""]
        );
        assert_eq!(absurd("reason"), "Too large, by far.");
        for line in &lines {
            assert_eq!(cell(line, "date"), "2026-11-29T19:45:00Z");
            let long = line.iter().filter(|(_, value)| value.parse::<f64>().is_ok());
            let decimals = |value: &str| value.split_once('.').map_or(0, |(_, digits)| digits.len());
            assert!(long.clone().all(|(_, value)| decimals(value) <= 4), "{line:?}");
        }
    }

    /// What people and files say stands in cells, and none runs as a formula: the story is told in `csv_file`.
    #[test]
    fn no_text_runs_in_a_spreadsheet() {
        let mut one = network("=1+1", &around(20.0, 20));
        let formula = || "=HYPERLINK(\"http://a\")".to_owned();
        (one.name, one.setting, one.family) = (formula(), formula(), formula());
        (one.reason, one.notes) = (Some(formula()), vec![formula()]);
        one.answer = Some(Answer { index: 3, label: formula(), probability: 0.5 });
        let mut report = report(vec![one]);
        (report.date, report.build, report.device.browser) = (formula(), formula(), formula());
        let lines = read(&write(&report, &analyse(&report)));
        let texts: Vec<_> = lines[0].iter().filter(|(_, value)| value.contains('=')).collect();
        assert!(texts.len() >= 9 && texts.iter().all(|(_, value)| value.starts_with("'=")), "{texts:?}");
    }
}
