//! What a report that came from outside has to keep to.

use super::{ImportError, MOST_NETWORKS, MOST_SAMPLES};
use crate::report::{Network, Report};

/// The longest text, in characters.
pub(super) const LONGEST_TEXT: usize = 400;

/// The longest detail of an error, in characters.
const LONGEST_DETAIL: usize = 120;

/// The most notes of a list, and limits of an adapter.
pub(super) const MOST_WORDS: usize = 32;

/// Eleven days, in milliseconds; in seconds it is longer than anybody waits, too.
const LONGEST_TIME: f64 = 1e9;

/// More than any device has: a million GB, or multiply-adds a second.
const MOST_MEMORY_GB: f64 = 1e6;
const HIGHEST_RATE: f64 = 1e18;

/// A report whose numbers can have been measured, with its texts made harmless.
pub(super) fn checked(mut report: Report) -> Result<Report, ImportError> {
    let count = report.networks.len();
    if count > MOST_NETWORKS {
        return Err(ImportError::Networks { count });
    }
    let points = |network: &Network| network.sustained.as_ref().map_or(0, |sustained| sustained.points.len());
    let count = report.networks.iter().map(|network| network.samples.len() + points(network)).sum();
    if count > MOST_SAMPLES {
        return Err(ImportError::Samples { count });
    }
    let method = &report.method;
    for (what, value, most) in [
        ("memory_gb", report.device.memory_gb, MOST_MEMORY_GB),
        ("peak_macs_per_second", report.device.peak_macs_per_second, HIGHEST_RATE),
        ("warm_up_millis", Some(method.warm_up_millis), LONGEST_TIME),
        ("budget_millis", Some(method.budget_millis), LONGEST_TIME),
        ("took_millis", Some(method.took_millis), LONGEST_TIME),
        ("clock_step_millis", method.clock_step_millis, LONGEST_TIME),
    ] {
        within(what, value, most)?;
    }
    report.networks.iter().try_for_each(check_network)?;
    clean(&mut report);
    Ok(report)
}

fn check_network(network: &Network) -> Result<(), ImportError> {
    let time = |what, value| within(what, value, LONGEST_TIME);
    time("fetch_millis", network.fetch_millis)?;
    time("build_millis", network.build_millis)?;
    time("first_run_millis", network.first_run_millis)?;
    for sample in &network.samples {
        time("decode_millis", Some(sample.decode_millis))?;
        time("resize_millis", Some(sample.resize_millis))?;
        time("run_millis", Some(sample.run_millis))?;
    }
    if let Some(phases) = network.phases {
        time("upload_millis", Some(phases.upload_millis))?;
        time("compute_millis", Some(phases.compute_millis))?;
        time("read_back_millis", Some(phases.read_back_millis))?;
    }
    for point in network.sustained.iter().flat_map(|sustained| &sustained.points) {
        time("at_seconds", Some(point.at_seconds))?;
        time("median_millis", Some(point.median_millis))?;
    }
    within("probability", network.answer.as_ref().map(|answer| answer.probability), 1.0)?;
    within("top1_percent", network.published.as_ref().map(|published| published.top1_percent), 100.0)?;
    network
        .labelled
        .map_or(Ok(()), |labelled| within("correct", Some(f64::from(labelled.correct)), f64::from(labelled.pictures)))
}

/// Whether a number, where there is one, is finite and from zero to the most that it can be.
fn within(what: &'static str, value: Option<f64>, most: f64) -> Result<(), ImportError> {
    match value {
        Some(number) if !(0.0..=most).contains(&number) => Err(ImportError::Number { what, number }),
        _ => Ok(()),
    }
}

/// Makes every text of a report harmless.
fn clean(report: &mut Report) {
    let Report { format: _, version: _, build, date, device, picture, batch_pictures: _, method: _, networks, notes } =
        report;
    [build, date, &mut device.browser].into_iter().for_each(clean_text);
    clean_list(notes);
    if let Some(adapter) = &mut device.adapter {
        [&mut adapter.name, &mut adapter.vendor, &mut adapter.architecture].into_iter().for_each(clean_text);
        let limits = std::mem::take(&mut adapter.limits).into_iter().take(MOST_WORDS);
        adapter.limits = limits.map(|(name, value)| (cleaned(&name, LONGEST_TEXT), value)).collect();
    }
    if let Some(picture) = picture {
        clean_text(&mut picture.name);
    }
    for network in networks {
        let Network { variant, name, family, setting, answer, published, reason, notes, .. } = network;
        [variant, name, family, setting].into_iter().for_each(clean_text);
        let label = answer.as_mut().map(|answer| &mut answer.label);
        let source = published.as_mut().map(|published| &mut published.source);
        [label, source, reason.as_mut()].into_iter().flatten().for_each(clean_text);
        clean_list(notes);
    }
}

fn clean_list(list: &mut Vec<String>) {
    list.truncate(MOST_WORDS);
    list.iter_mut().for_each(clean_text);
}

fn clean_text(text: &mut String) {
    *text = cleaned(text, LONGEST_TEXT);
}

/// A text of another's as the detail of a sentence.
pub(super) fn cut(detail: &str) -> String {
    cleaned(detail, LONGEST_DETAIL)
}

/// A text on one line, without what is not seen, and at most so long.
fn cleaned(text: &str, longest: usize) -> String {
    let seen = text.chars().map(|character| if character.is_whitespace() { ' ' } else { character });
    seen.filter(|character| !is_unseen(*character)).take(longest).collect()
}

/// Whether a character is not seen: control characters, and those that turn the direction of what follows.
pub(super) fn is_unseen(character: char) -> bool {
    let turns = ['\u{200e}', '\u{200f}', '\u{61c}', '\u{feff}'];
    let ranges = ['\u{202a}'..='\u{202e}', '\u{2066}'..='\u{2069}'];
    character.is_control() || turns.contains(&character) || ranges.iter().any(|range| range.contains(&character))
}
