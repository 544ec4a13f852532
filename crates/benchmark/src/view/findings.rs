//! Sentences that follow from a whole report.

use super::cells::with_interval;
use crate::analysis::{Analysis, most_accurate_within};
use crate::charts::ChartWords;
use crate::report::Report;
use texts::format::duration;
use texts::{Message, benchmark as text};

/// A run that takes no longer is felt as immediate, with decoding and drawing around it.
const BUDGET_MILLIS: f64 = 50.0;

/// What follows from a whole report.
pub(super) fn findings(report: &Report, analysis: &Analysis, words: &ChartWords) -> Vec<Message> {
    let name = |network: usize| {
        let given = words.networks.get(network).cloned();
        given.or_else(|| Some(report.networks.get(network)?.name.clone())).unwrap_or_default()
    };
    let mut findings = Vec::new();
    if let Some(most) = analysis.pareto.last() {
        let list: Vec<_> = analysis.pareto.iter().map(|point| name(point.network)).collect();
        findings.push(
            Message::new(text::PARETO)
                .with("list", &list.join(", "))
                .with("name", &name(most.network))
                .with("time", &duration(most.median_millis)),
        );
    }
    if let Some(found) = most_accurate_within(analysis, BUDGET_MILLIS) {
        let sentence = Message::new(text::MOST_ACCURATE_WITHIN).with("budget", &duration(BUDGET_MILLIS));
        findings.push(sentence.with("name", &name(found.network)));
    }
    findings.extend(heat(analysis, name));
    let rho = |estimate| with_interval(estimate, |rho| format!("{rho:.2}"));
    findings.push(match (analysis.macs_correlation, analysis.activations_correlation) {
        (Some(macs), Some(activations)) => Message::new(text::CORRELATION)
            .with("count", &macs.networks)
            .with_message("macs", rho(macs.rho))
            .with_message("activations", rho(activations.rho)),
        _ => Message::new(text::NO_CORRELATION),
    });
    if let Some(pair) = analysis.counter_example {
        findings.push(
            Message::new(text::COUNTER_EXAMPLE)
                .with("less", &name(pair.less))
                .with("more", &name(pair.more))
                .with("ratio", &format!("{:.2}", pair.ratio)),
        );
    }
    findings
}

/// What the minutes did to the times: the network that became slower for certain by the greatest factor, or that none did.
fn heat(analysis: &Analysis, name: impl Fn(usize) -> String) -> Option<Message> {
    let drifts = || analysis.networks.iter().filter_map(|found| Some((found.network, found.heat_drift?)));
    let slower = drifts().filter(|(_, drift)| drift.interval.low > 1.0);
    if let Some((network, drift)) = slower.max_by(|one, other| one.1.value.total_cmp(&other.1.value)) {
        let ratio = with_interval(drift, |ratio| format!("{ratio:.2}"));
        return Some(Message::new(text::HEAT).with("name", &name(network)).with_message("ratio", ratio));
    }
    let list: Vec<_> = drifts().map(|(network, drift)| format!("{} {:.2}", name(network), drift.value)).collect();
    (!list.is_empty()).then(|| Message::new(text::NO_HEAT).with("list", &list.join(", ")))
}
