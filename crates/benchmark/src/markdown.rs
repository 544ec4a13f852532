//! A report with what follows from it as a Markdown table, for a README or an issue. It is in English, as all files are.

use crate::analysis::{Analysis, Estimate, Interval, NetworkAnalysis};
use crate::report::{Backend, Network, Precision, Report, Weights};
use texts::Language;
use texts::format::{duration, significant, spoken, times};

/// The columns of the table; numbers stand at the right.
const HEAD: &str = "\
| Network | Median (95 % interval) | Ratio to the fastest | Multiply-adds | Activations | Parameters | Published top-1 |
|---|--:|--:|--:|--:|--:|--:|
";

/// The table with lines on the device below it. Texts of people cannot break the table or become markup.
#[must_use]
pub fn write(report: &Report, analysis: &Analysis) -> String {
    let mut text = HEAD.to_owned();
    for (index, network) in report.networks.iter().enumerate() {
        let cells = cells(network, analysis.of(index), analysis.fastest == Some(index));
        text.extend(["| ", &cells.join(" | "), " |\n"]);
    }
    text.push('\n');
    for line in lines(report, analysis) {
        text.extend(["- ", &line, "\n"]);
    }
    text
}

/// The cells of a network, in the order of [`HEAD`].
fn cells(network: &Network, found: Option<&NetworkAnalysis>, is_fastest: bool) -> [String; 7] {
    let count = |count: Option<u128>| count.map_or_else(|| "–".to_owned(), |count| spoken(count, Language::English));
    let ratio = match found.and_then(|found| found.ratio) {
        Some(_) if is_fastest => times(1.0),
        Some(Estimate { value, interval: Interval { low, high } }) => {
            format!("{} ({} to {})", times(value), significant(low), significant(high))
        }
        None => "–".to_owned(),
    };
    let published = network.published.as_ref();
    [
        name(network),
        found.map_or_else(|| unmeasured(network), median),
        ratio,
        count(network.macs),
        count(network.activations),
        count(network.params),
        published.map_or_else(|| "–".to_owned(), |published| format!("{} %", significant(published.top1_percent))),
    ]
}

/// The name, with what sets this network apart from the variant of that name.
fn name(network: &Network) -> String {
    let half = network.precision.filter(|precision| *precision == Precision::Half).map(|_| "half precision");
    let weights = network.weights.filter(|weights| *weights != Weights::Pretrained).map(Weights::slug);
    let backend = network.backend.map(Backend::name);
    let apart: Vec<_> = [backend, half, weights].into_iter().flatten().collect();
    let name = escaped(&network.name);
    if apart.is_empty() { name } else { format!("{name} ({})", apart.join(", ")) }
}

fn median(found: &NetworkAnalysis) -> String {
    let noisy = if found.is_noisy() { ", noisy" } else { "" };
    let Interval { low, high } = found.interval;
    format!("{} ({} to {}{noisy})", duration(found.median_millis), duration(low), duration(high))
}

fn unmeasured(network: &Network) -> String {
    let outcome = network.outcome.slug();
    network.reason.as_deref().map_or_else(|| outcome.to_owned(), |reason| format!("{outcome}: {}", escaped(reason)))
}

/// What stands below the table: how and on what it was measured, and where the published figures stand.
fn lines(report: &Report, analysis: &Analysis) -> Vec<String> {
    let device = &report.device;
    let mut lines = vec![format!(
        "Measured {} with EfficientNet Explorer, build {}",
        escaped(&report.date),
        escaped(&report.build)
    )];
    lines.push(format!("Browser: {}", escaped(&device.browser)));
    let simd = if device.simd { "with SIMD" } else { "without SIMD" };
    let cores = device.cores.map(|cores| format!("{cores} logical cores, "));
    let memory = device.memory_gb.map(|memory| format!("{memory} GB of memory or more, "));
    lines.push(format!(
        "Device: {}{}CPU threads: {}, {simd}",
        cores.unwrap_or_default(),
        memory.unwrap_or_default(),
        device.threads
    ));
    lines.extend(device.adapter.as_ref().map(|adapter| format!("Adapter: {}", escaped(&adapter.words()))));
    let picture = report
        .picture
        .as_ref()
        .map(|picture| format!("Picture: {}, {} x {} pixels", escaped(&picture.name), picture.width, picture.height));
    lines.extend(picture);
    let samples = analysis.networks.iter().map(|network| network.samples);
    let range = (samples.clone().min(), samples.max());
    if let (Some(fewest), Some(most)) = range {
        let count = if fewest == most { most.to_string() } else { format!("{fewest} to {most}") };
        lines.push(format!("{count} runs a network after the warm-up, networks taking turns; bootstrap intervals"));
    }
    if analysis.is_noisy {
        lines.push("Too noisy to trust: half of the networks or more have wide intervals".to_owned());
    }
    let mut sources: Vec<&str> = report
        .networks
        .iter()
        .filter_map(|network| network.published.as_ref())
        .map(|published| &*published.source)
        .collect();
    sources.sort_unstable();
    sources.dedup();
    lines.extend(sources.into_iter().map(|source| format!("Published figures: {}", escaped(source))));
    lines
}

/// A text that means itself in Markdown: in a table's cell, and on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&' | '~' | '$' => {
                escaped.extend(['\\', character]);
            }
            _ if character.is_control() => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::testing::{around, full_report, network, report};

    fn rows(text: &str) -> Vec<Vec<&str>> {
        let rows = text.lines().take_while(|line| line.starts_with('|'));
        rows.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
    }

    #[test]
    fn the_table_says_what_one_would_publish() {
        let report = full_report();
        let text = write(&report, &analyse(&report));
        let rows = rows(&text);
        assert_eq!(rows.len(), 2 + report.networks.len());
        assert_eq!(rows[2][0], "LITE0 (WebGPU, half precision)");
        assert!(rows[2][1].starts_with("18.4 ms (18.") && rows[2][1].ends_with(" ms)"), "{}", rows[2][1]);
        assert_eq!(rows[2][2..], ["1.00×", "385 million", "6.70 million", "4.65 million", "75.1 %"]);
        assert_eq!(rows[3][0], "B0 (CPU, untrained)");
        assert!(rows[3][2].starts_with("1.68× (1.6"), "{}", rows[3][2]);
        assert_eq!(rows[6][1..4], ["refused: Too large, by far.", "–", "26.0 quintillion"]);
        for line in [
            "- Measured 2026-11-29T19:45:00Z with EfficientNet Explorer, build 0123456789abcdef",
            "- Browser: Mozilla/5.0 (X11; Linux x86\\_64) Chrome/156.0",
            "- Device: 8 logical cores, 8 GB of memory or more, CPU threads: 1, with SIMD",
            "- Adapter: llvmpipe, mesa (software)",
            "- Picture: coffee, 640 x 480 pixels",
            "- 20 to 21 runs a network after the warm-up, networks taking turns; bootstrap intervals",
            "- Published figures: Tan \\& Le 2019",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} is not in\n{text}");
        }
        assert!(!text.contains("noisy"));
    }

    #[test]
    fn what_is_noisy_says_so() {
        let report = report(vec![network("b0", &[20.0, 30.0, 40.0])]);
        let text = write(&report, &analyse(&report));
        assert!(
            text.contains("30.0 ms (20.0 ms to 40.0 ms, noisy)") && text.contains("- Too noisy to trust"),
            "{text}"
        );
    }

    #[test]
    fn no_text_breaks_the_table_or_becomes_markup() {
        let mut one = network("b0", &around(20.0, 20));
        one.name = "a|b\n| <img src=x> [x](y) `c` **d** \\|".to_owned();
        let report = report(vec![one]);
        let text = write(&report, &analyse(&report));
        let line = text.lines().nth(2).unwrap();
        assert!(
            line.starts_with(r"| a\|b \| \<img src=x\> \[x\](y) \`c\` \*\*d\*\* \\\| (CPU, untrained) | "),
            "{line}"
        );
        let mut is_escaped = false;
        let mut bars = 0;
        for character in line.chars() {
            bars += usize::from(character == '|' && !is_escaped);
            is_escaped = character == '\\' && !is_escaped;
        }
        assert_eq!(bars, 8, "seven cells: {line}");
    }
}
