//! Charts as markup: what an `svg` element holds, so that the page shows them as they come.

use std::fmt::Write as _;

use super::{Bars, ChartWords, Charts, Phase, Strips, Tick, charts};
use crate::analysis::Analysis;
use crate::report::Report;
use chart::Chart;
use texts::Message;

/// Width of the names before the strips.
const NAMES: f64 = 92.0;

/// Height of the axis below the strips.
const AXIS: f64 = 34.0;

/// Height of what the parts of bars are.
const LEGEND: f64 = 18.0;

/// The charts of a report that there is something for: `samples`, `phases`, `macs`, `activations`, `accuracy` and
/// `sustained`, each with its `svg` element, which is labelled by the elements `compare-{kind}-title` and `-words`. Texts are escaped.
#[must_use]
pub fn figures(report: &Report, analysis: &Analysis, words: &ChartWords) -> Vec<(String, Message)> {
    let Charts { macs, activations, accuracy, sustained, phases, strips } = charts(report, analysis, words);
    let name = |network: usize| {
        let given = words.networks.get(network).map(String::as_str);
        given.or_else(|| report.networks.get(network).map(|network| &*network.name)).unwrap_or_default()
    };
    let mut figures: Vec<_> = strips.iter().map(|strips| of_strips(strips, &words.time, name)).collect();
    figures.extend(phases.iter().map(|bars| of_bars(bars, words, name)));
    for (kind, chart) in
        [("macs", macs), ("activations", activations), ("accuracy", accuracy), ("sustained", sustained)]
    {
        figures.extend(chart.map(|chart| of_chart(kind, &chart)));
    }
    figures
}

fn of_chart(kind: &str, chart: &Chart) -> (String, Message) {
    let mut drawing = Drawing::default();
    for mark in &chart.marks {
        drawing.path(&format!("{} {}", mark.kind, mark.class), &mark.path);
    }
    for label in &chart.labels {
        drawing.text(label.class, (label.x, label.y), label.anchor, &label.text);
    }
    drawing.into_figure(kind, chart.frame.size)
}

/// The strips one below the other, each behind its name, above their axis.
fn of_strips<'a>(strips: &Strips, time: &str, name: impl Fn(usize) -> &'a str) -> (String, Message) {
    let (width, height) = strips.size;
    let mut drawing = Drawing::default();
    let mut bottom = 0.0;
    for strip in &strips.strips {
        drawing.text("chart-text strong", (0.0, bottom + height / 2.0 + 4.0), "start", name(strip.network));
        // Writing to a `String` cannot fail, here and below.
        let _ = write!(drawing.0, "<g transform=\"translate({NAMES} {bottom})\" data-network=\"{}\">", strip.network);
        for (class, path) in [
            ("strip-dots", &strip.dots),
            ("strip-percentiles", &strip.percentiles),
            ("strip-interval", &strip.interval),
            ("strip-median", &strip.median),
        ] {
            drawing.path(class, path);
        }
        drawing.0.push_str("</g>");
        bottom += height;
    }
    drawing.axis(&strips.ticks, bottom, width, time);
    drawing.into_figure("samples", (NAMES + width, bottom + AXIS))
}

/// The bars one below the other, each behind its name, above their axis and what their parts are.
fn of_bars<'a>(bars: &Bars, words: &ChartWords, name: impl Fn(usize) -> &'a str) -> (String, Message) {
    let (width, height) = bars.size;
    let mut drawing = Drawing::default();
    let mut bottom = 0.0;
    for bar in &bars.bars {
        drawing.text("chart-text strong", (0.0, bottom + height / 2.0 + 4.0), "start", name(bar.network));
        let _ = write!(drawing.0, "<g transform=\"translate({NAMES} {bottom})\" data-network=\"{}\">", bar.network);
        for (phase, path) in &bar.parts {
            drawing.path(&format!("phase phase-{}", phase.slug()), path);
        }
        drawing.0.push_str("</g>");
        bottom += height;
    }
    drawing.axis(&bars.ticks, bottom, width, &words.millis);
    bottom += AXIS;
    let mut x = 0.0;
    for phase in &bars.phases {
        let word = Phase::ALL.iter().position(|one| one == phase).and_then(|at| words.phases.get(at));
        drawing.path(&format!("phase phase-{}", phase.slug()), &format!("M{x} {}h10v10h-10z", bottom + 4.0));
        drawing.text("chart-text", (x + 15.0, bottom + 13.0), "start", word.map_or(phase.slug(), String::as_str));
        x += (NAMES + width) / 5.0;
    }
    drawing.into_figure("phases", (NAMES + width, bottom + LEGEND))
}

/// Markup that grows.
#[derive(Default)]
struct Drawing(String);

impl Drawing {
    fn path(&mut self, class: &str, path: &str) {
        let _ = write!(self.0, "<path class=\"{}\" d=\"{path}\"/>", class.trim());
    }

    fn text(&mut self, class: &str, (x, y): (f64, f64), anchor: &str, text: &str) {
        let _ = write!(self.0, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">");
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                other => self.0.push(other),
            }
        }
        self.0.push_str("</text>");
    }

    /// An axis from the top to `bottom`, its numbers below it and what they are.
    fn axis(&mut self, ticks: &[Tick], bottom: f64, width: f64, name: &str) {
        for tick in ticks {
            let x = NAMES + tick.x;
            self.path("chart-line", &format!("M{x} 0V{bottom}"));
            self.text("chart-text", (x, bottom + 14.0), "middle", &tick.text);
        }
        self.text("chart-text", (NAMES + width, bottom + 30.0), "end", name);
    }

    fn into_figure(self, kind: &str, (width, height): (f64, f64)) -> (String, Message) {
        let svg = format!(
            "<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"compare-{kind}-title\" \
             aria-describedby=\"compare-{kind}-words\" data-testid=\"compare-chart-{kind}\">{}</svg>",
            self.0
        );
        (kind.to_owned(), Message::Verbatim(svg))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::testing::{network, report};
    use texts::Language;

    fn of(names: &[&str]) -> Vec<(String, String)> {
        let networks = names.iter().enumerate().map(|(at, name)| {
            let mut network = network(name, &[10.0 + at as f64, 11.0 + at as f64, 10.5, 10.2, 10.9]);
            network.macs = Some(400_000_000 + at as u128);
            network
        });
        let report = report(networks.collect());
        let words = ChartWords { time: "Median & more".to_owned(), ..ChartWords::default() };
        let figures = figures(&report, &analyse(&report), &words);
        figures.into_iter().map(|(kind, svg)| (kind, svg.words(Language::English))).collect()
    }

    #[test]
    fn every_network_has_its_strip_and_its_point() {
        let figures = of(&["lite0", "lite1", "b0"]);
        let kinds: Vec<_> = figures.iter().map(|(kind, _)| &**kind).collect();
        assert_eq!(kinds[..3], ["samples", "phases", "macs"]);
        assert_eq!(figures[0].1.matches("strip-dots").count(), 3);
        assert_eq!(figures[0].1.matches("h0").count(), 15, "a dot a sample");
        assert_eq!(figures[1].1.matches("phase-compute").count(), 4, "three bars and what the color is");
        assert_eq!(figures[2].1.matches("chart-mark").count(), 3);
    }

    /// A name can be that of a person's file.
    #[test]
    fn no_text_ends_its_element() {
        for (_, markup) in of(&["<script>alert(1)</script>", "a&b\"'"]) {
            assert!(!markup.contains("<script"), "{}", markup);
            assert!(!markup.contains("a&b"), "{}", markup);
        }
        assert!(of(&["x"])[0].1.contains("Median &amp; more"));
    }
}
