//! Time of a run over the time since the beginning, a line a network.

use super::ChartWords;
use super::points::{ends, even_numbers, rounded, spread};
use crate::analysis::FEWEST_SUSTAINED;
use crate::report::Report;
use chart::{Chart, Frame, Scale, Span};

/// Drawing units between the end of a line and its name.
const BESIDE: f64 = 6.0;

/// Drawing units that a name needs in height.
const LINE: f64 = 14.0;

/// `None` where nothing was measured for long enough.
pub(super) fn sustained(report: &Report, words: &ChartWords) -> Option<Chart> {
    let networks = report.networks.iter().enumerate();
    let lines: Vec<(&str, Vec<(f64, f64)>)> = networks
        .filter_map(|(at, network)| {
            let points = &network.sustained.as_ref()?.points;
            let line: Vec<_> = points.iter().map(|point| (point.at_seconds, point.median_millis)).collect();
            let name = words.networks.get(at).unwrap_or(&network.name);
            (line.len() >= FEWEST_SUSTAINED).then_some((name.as_str(), line))
        })
        .collect();
    let all = || lines.iter().flat_map(|(_, line)| line);
    let (_, end) = ends(all().map(|point| point.0).filter(|seconds| seconds.is_finite()))?;
    let up = spread(all().map(|point| point.1).filter(|millis| millis.is_finite() && *millis > 0.0))?;
    // Room for the names behind the ends of the lines.
    let across = Scale::linear(0.0, end * 1.25);
    let (across_ticks, up_ticks) = (even_numbers(Scale::linear(0.0, end)), up.round_numbers());
    let frame = Frame::SMALL;
    let mut chart = Chart::new(
        frame,
        Span { scale: across, ticks: &across_ticks, written: rounded },
        Span { scale: up, ticks: &up_ticks, written: rounded },
        [&words.seconds, &words.time],
    );
    chart.grid("strong", format!("M{} {}V{}H{}", frame.left, frame.top, frame.bottom, frame.right));
    let last = |line: &[(f64, f64)]| line.last().copied().unwrap_or_default();
    for (_, line) in &lines {
        chart.line("interval", line.iter().copied());
    }
    let heights: Vec<f64> = lines.iter().map(|(_, line)| chart.up.at(last(line).1)).collect();
    for ((name, line), down) in lines.iter().zip(apart(&heights)) {
        chart.label(name, last(line), (BESIDE, frame.beside.1 + down), "start");
    }
    Some(chart)
}

/// By how much each name moves down so that no two are closer than a line of text, given the heights of their lines.
fn apart(heights: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..heights.len()).collect();
    let height = |at: usize| heights.get(at).copied().unwrap_or_default();
    order.sort_by(|one, other| height(*one).total_cmp(&height(*other)));
    let mut moves = vec![0.0; heights.len()];
    let mut free_from = f64::NEG_INFINITY;
    for at in order {
        let placed = height(at).max(free_from);
        free_from = placed + LINE;
        if let Some(down) = moves.get_mut(at) {
            *down = placed - height(at);
        }
    }
    moves
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_lines_that_end_together_stand_below_each_other() {
        assert_eq!(apart(&[100.0, 50.0]), [0.0, 0.0]);
        assert_eq!(apart(&[52.0, 50.0, 51.0]), [26.0, 0.0, 13.0]);
        assert!(apart(&[]).is_empty());
    }
}
