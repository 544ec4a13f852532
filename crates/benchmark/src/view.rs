//! A report with what follows from it as the page shows it: cells and sentences as messages, charts as markup.
//!
//! Made in the worker, so that the page holds neither the statistics nor their words' arithmetic.

mod cells;
mod findings;

use serde::{Deserialize, Serialize};

use crate::analysis::{Analysis, DevicePair};
use crate::charts::{ChartWords, figures};
use crate::report::{Device, Network, Report};
use cells::{
    before_lines, cost_lines, counts, rate_lines, ratio_lines, time_lines, unanalysed, values_of, with_interval,
};
use findings::findings;
use texts::format::{duration, times};
use texts::{Message, Text, benchmark as text};

/// What the worker says of a report: what follows from it, its file, or another device beside it. One form for all, of few
/// types, as each type that the page reads adds to its size.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Why nothing came of it.
    pub problem: Option<Message>,
    /// The file that it was to be saved as.
    pub file: Option<String>,
    /// The networks that were measured, or those that both devices have.
    pub rows: Vec<Row>,
    /// Whether the whole benchmark is too noisy to trust.
    pub is_noisy: bool,
    /// Sentences that follow from all of it, or say of what the other device is.
    pub findings: Vec<Message>,
    /// The places of a network with fewer multiply-adds that is slower than one with more, and of that one; else empty.
    pub counter_example: Vec<u32>,
    /// The charts that there is something for: their kind, and an `svg` element.
    pub figures: Vec<(String, Message)>,
    /// What the files say of the device.
    pub device: Vec<Message>,
}

/// What the page shows of a network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its place in the report's list.
    pub network: u32,
    /// The median of its runs, milliseconds, 0 where it was not measured; of two devices, the second one's over the first's.
    pub median: f64,
    /// Exact values by the names of the page's contract: `p10-millis`.
    pub values: Vec<(String, Message)>,
    /// The lines of its cells: times, ratio to the fastest, what is around a run, cost, published accuracy; of two devices,
    /// both medians and their ratio. Those of what was not measured are empty.
    pub cells: Vec<Vec<Message>>,
}

impl View {
    /// The view of a report and its analysis.
    #[must_use]
    pub fn new(report: &Report, analysis: &Analysis, words: &ChartWords) -> Self {
        let row = |(at, network): (usize, &Network)| {
            let found = analysis.of(at);
            let mut around = found.map(rate_lines).unwrap_or_default();
            around.extend(before_lines(network));
            let published = network.published.as_ref();
            let published =
                published.map(|published| Message::Verbatim(format!("{:.1}\u{a0}%", published.top1_percent)));
            let cells = vec![
                found.map_or_else(|| unanalysed(network), time_lines),
                found.map(|found| ratio_lines(found, analysis.fastest)).unwrap_or_default(),
                around,
                cost_lines(network, words.language),
                published.into_iter().collect(),
            ];
            let mut values = counts(network);
            values.extend(found.into_iter().flat_map(values_of));
            Row { network: place(at), median: found.map_or(0.0, |found| found.median_millis), values, cells }
        };
        let counter_example = analysis.counter_example.map(|pair| vec![place(pair.less), place(pair.more)]);
        Self {
            rows: report.networks.iter().enumerate().map(row).collect(),
            is_noisy: analysis.is_noisy,
            findings: findings(report, analysis, words),
            counter_example: counter_example.unwrap_or_default(),
            figures: figures(report, analysis, words),
            device: device_lines(&report.device, &report.build),
            ..Self::default()
        }
    }

    /// What is shown of the network at a place of the report's list; `None` where it was not measured.
    #[must_use]
    pub fn of(&self, network: usize) -> Option<&Row> {
        self.rows.iter().find(|row| row.network == place(network))
    }

    /// Another device's report beside the page's own, with the networks that both hold.
    #[must_use]
    pub fn of_devices(other: &Report, pairs: &[DevicePair]) -> Self {
        let row = |pair: &DevicePair| Row {
            network: place(pair.first),
            median: pair.ratio.map_or(0.0, |ratio| ratio.value),
            values: Vec::new(),
            cells: vec![
                vec![with_interval(pair.first_median, duration)],
                vec![with_interval(pair.second_median, duration)],
                pair.ratio.map(|ratio| with_interval(ratio, times)).into_iter().collect(),
            ],
        };
        let device = &other.device;
        let other = Message::new(text::OTHER_DEVICE)
            .with("browser", &device.browser)
            .with("backend", &device.backend.name())
            .with("date", &other.date);
        Self { findings: vec![other], rows: pairs.iter().map(row).collect(), ..Self::default() }
    }

    /// Nothing came of it.
    #[must_use]
    pub fn refused(problem: Message) -> Self {
        Self { problem: Some(problem), ..Self::default() }
    }

    /// The file that a report is saved as.
    #[must_use]
    pub fn saved(file: String) -> Self {
        Self { file: Some(file), ..Self::default() }
    }
}

fn place(network: usize) -> u32 {
    u32::try_from(network).unwrap_or(u32::MAX)
}

/// The facts of a device that its report holds.
fn device_lines(device: &Device, build: &str) -> Vec<Message> {
    let unknown = || Message::new(text::NOT_TOLD);
    let told = |value: Option<String>| value.map_or_else(unknown, Message::Verbatim);
    let adapter = device.adapter.as_ref().map(|adapter| {
        let limits: Vec<_> = adapter.limits.iter().map(|(name, limit)| format!("{name} {limit}")).collect();
        format!("{} ({}, {}); {}", adapter.name, adapter.vendor, adapter.architecture, limits.join(", "))
    });
    let simd = Message::new(if device.simd { text::DEVICE_SIMD } else { text::DEVICE_NO_SIMD });
    let line = |(text, value): (Text, Message)| Message::new(text).with_message("value", value);
    let mut lines: Vec<_> = [
        (text::DEVICE_BROWSER, Message::Verbatim(device.browser.clone())),
        (text::DEVICE_BACKEND, Message::verbatim(device.backend.name())),
        (text::DEVICE_ADAPTER, told(adapter)),
        (text::DEVICE_CORES, told(device.cores.map(|cores| cores.to_string()))),
        (text::DEVICE_MEMORY, told(device.memory_gb.map(|memory| format!("{memory} GB")))),
        (text::DEVICE_BUILD, Message::verbatim(build)),
    ]
    .map(line)
    .into();
    lines.push(simd.with("threads", &device.threads));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{analyse, compare_devices};
    use crate::report::{Sustained, SustainedPoint};
    use crate::testing::{around, full_report, network, report};
    use texts::Language;

    fn view(report: &Report) -> View {
        View::new(report, &analyse(report), &ChartWords::default())
    }

    fn words(lines: &[Message]) -> Vec<String> {
        lines.iter().map(|line| line.words(Language::English)).collect()
    }

    #[test]
    fn a_row_says_its_median_interval_spread_and_place() {
        let report = report(vec![network("fast", &around(10.0, 21)), network("slow", &around(20.0, 21))]);
        let view = view(&report);
        let [times, ratio, rate] = [0, 1, 2].map(|cell| words(&view.rows[1].cells[cell]));
        assert_eq!(times[0], "20.0 ms");
        assert!(times[1].contains(" – ") && times[2].starts_with("80 %: ") && times[3] == "21 runs", "{times:?}");
        assert_eq!(ratio[0], "2.00×");
        assert_eq!(ratio.last().map(String::as_str), Some("place 2"));
        assert_eq!(rate[0], "50.0 a second");
        assert_eq!(words(&view.rows[1].cells[3])[0], "385 million multiply-adds");
        assert_eq!(words(&view.rows[0].cells[1]), ["1.00×", "place 1"]);
        let value = |name| {
            view.rows[1].values.iter().find(|(found, _)| found == name).map(|(_, value)| value.words(Language::English))
        };
        assert_eq!((value("median-millis").as_deref(), value("noise")), (Some("20"), None));
        assert!(!view.is_noisy);
    }

    #[test]
    fn networks_that_cannot_be_told_apart_share_places_and_noise_is_said() {
        let wide = [10.0, 11.0, 14.0, 9.0, 20.0, 12.0, 10.5];
        let report = report(vec![network("one", &wide), network("two", &wide)]);
        let view = view(&report);
        assert_eq!(words(&view.rows[1].cells[1]).last().map(String::as_str), Some("place 1 to 2"));
        assert_eq!(words(&view.rows[0].cells[0]).last().map(String::as_str), Some("too noisy to trust"));
        assert!(view.is_noisy);
    }

    #[test]
    fn heat_is_said_where_it_is_certain() {
        let sustained = |last: f64| {
            let point = |part: u32| SustainedPoint {
                at_seconds: f64::from(part),
                runs: 9,
                median_millis: if part > 30 { last } else { 20.0 } + f64::from(part % 3) / 10.0,
            };
            Some(Sustained { points: (1..=60).map(point).collect() })
        };
        let measured = |last| {
            let network = Network { sustained: sustained(last), ..network("lite0", &around(20.0, 21)) };
            let view = view(&report(vec![network]));
            let said = words(&view.findings).into_iter().find(|words| words.starts_with("Over the whole time"));
            assert!(view.figures.iter().any(|(kind, _)| kind == "sustained"));
            said.unwrap()
        };
        assert!(
            measured(25.0).contains("LITE0 became slower: the last quarter of its runs took 1.25 ("),
            "{}",
            measured(25.0)
        );
        assert!(measured(20.0).contains("no network became slower for certain"), "{}", measured(20.0));
    }

    #[test]
    fn everything_crosses_the_wire() {
        let report = full_report();
        let view = view(&report);
        assert!(!view.figures.is_empty() && view.device.len() == 7);
        let text = serde_json::to_string(&view).unwrap();
        assert_eq!(serde_json::from_str::<View>(&text).unwrap(), view);
        let devices = View::of_devices(&report, &compare_devices(&report, &report));
        assert!(!devices.rows.is_empty());
        assert_eq!(devices.rows[0].median, 1.0);
        let text = serde_json::to_string(&devices).unwrap();
        assert_eq!(serde_json::from_str::<View>(&text).unwrap(), devices);
    }
}
