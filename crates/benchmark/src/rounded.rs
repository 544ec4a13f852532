//! Numbers as they are shown to people, so that a file holds no `1.2100000000000002`.

use crate::report::{Network, Report, Sample};

/// Times are given to a microsecond.
const MILLIS: f64 = 1000.0;

/// Probabilities and parts are given to a hundredth of a percent.
const PARTS: f64 = 10_000.0;

/// Percentages, gigabytes and seconds are given to a hundredth.
const HUNDREDTHS: f64 = 100.0;

/// Above this, a number is given to a whole.
const LARGE: f64 = 1e12;

/// Milliseconds to a thousandth.
pub(crate) fn millis(value: f64) -> f64 {
    to(value, MILLIS)
}

/// A ratio to a thousandth.
pub(crate) fn ratio(value: f64) -> f64 {
    to(value, MILLIS)
}

/// A part of one to a ten-thousandth.
pub(crate) fn part(value: f64) -> f64 {
    to(value, PARTS)
}

/// A rate or a percentage to a hundredth.
pub(crate) fn hundredth(value: f64) -> f64 {
    to(value, HUNDREDTHS)
}

/// The nearest decimal with so many steps in a whole. It is written with as few digits.
fn to(value: f64, steps: f64) -> f64 {
    // Zero has no sign on paper.
    0.0 + if value.abs() < LARGE { (value * steps).round() / steps } else { value.round() }
}

/// A finite number, rounded.
fn kept(value: Option<f64>, round: fn(f64) -> f64) -> Option<f64> {
    value.filter(|value| value.is_finite()).map(round)
}

/// The same report with its numbers as they are shown. JSON has no word for what is not finite: such a sample is left out, and
/// such a figure is not known.
pub(crate) fn rounded(report: &Report) -> Report {
    let mut report = report.clone();
    let finite = |value: f64, round: fn(f64) -> f64| kept(Some(value), round).unwrap_or(0.0);
    report.device.memory_gb = kept(report.device.memory_gb, hundredth);
    report.device.peak_macs_per_second = kept(report.device.peak_macs_per_second, f64::round);
    let method = &mut report.method;
    for value in [&mut method.warm_up_millis, &mut method.budget_millis, &mut method.took_millis] {
        *value = finite(*value, millis);
    }
    method.clock_step_millis = kept(method.clock_step_millis, millis);
    report.networks.iter_mut().for_each(round_network);
    report
}

fn round_network(network: &mut Network) {
    for time in [&mut network.fetch_millis, &mut network.build_millis, &mut network.first_run_millis] {
        *time = kept(*time, millis);
    }
    for Sample { decode_millis, resize_millis, run_millis } in &mut network.samples {
        for time in [decode_millis, resize_millis, run_millis] {
            *time = millis(*time);
        }
    }
    network.samples.retain(|sample| sample.total_millis().is_finite());
    if let Some(phases) = &mut network.phases {
        for time in [&mut phases.upload_millis, &mut phases.compute_millis, &mut phases.read_back_millis] {
            *time = millis(*time);
        }
    }
    network.phases = network
        .phases
        .filter(|phases| (phases.upload_millis + phases.compute_millis + phases.read_back_millis).is_finite());
    if let Some(sustained) = &mut network.sustained {
        for point in &mut sustained.points {
            (point.at_seconds, point.median_millis) = (hundredth(point.at_seconds), millis(point.median_millis));
        }
        sustained.points.retain(|point| (point.at_seconds + point.median_millis).is_finite());
    }
    if let Some(answer) = &mut network.answer {
        answer.probability = kept(Some(answer.probability), part).unwrap_or(0.0);
    }
    if let Some(published) = &mut network.published {
        published.top1_percent = hundredth(published.top1_percent);
    }
    network.published.take_if(|published| !published.top1_percent.is_finite());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_are_shown() {
        let shown = [1.1 * 1.1, 0.1 + 0.2, 18.400_499, 1e9 / 3.0, -0.0, -0.000_4, 2.5e13 / 3.0].map(millis);
        let shown = shown.map(|value| value.to_string());
        assert_eq!(shown, ["1.21", "0.3", "18.4", "333333333.333", "0", "0", "8333333333333"]);
        assert_eq!([part(0.512_345), hundredth(77.1), hundredth(100.0 / 3.0)], [0.5123, 77.1, 33.33]);
    }
}
