//! What stands in the cells of a network's row, and its exact values.

use crate::analysis::{Estimate, Interval, NetworkAnalysis, Noise};
use crate::report::Network;
use texts::format::{duration, memory, spoken, times};
use texts::{Language, Message, Text, benchmark as text};

/// The exact counts and times of a network.
pub(super) fn counts(network: &Network) -> Vec<(String, Message)> {
    let value = |name: &str, value: Option<String>| Some((name.to_owned(), Message::Verbatim(value?)));
    let count = |count: Option<u128>| count.map(|count| count.to_string());
    let bytes = |bytes: Option<u64>| bytes.map(|bytes| bytes.to_string());
    let millis = |millis: Option<f64>| millis.map(|millis| millis.to_string());
    let values = [
        value("macs", count(network.macs)),
        value("params", count(network.params)),
        value("activations", count(network.activations)),
        value("memory-bytes", bytes(network.memory_bytes)),
        value("download-bytes", bytes(network.download_bytes)),
        value("load-millis", millis(network.fetch_millis)),
        value("build-millis", millis(network.build_millis)),
        value("first-run-millis", millis(network.first_run_millis)),
    ];
    values.into_iter().flatten().collect()
}

/// The exact values of what was measured.
pub(super) fn values_of(found: &NetworkAnalysis) -> Vec<(String, Message)> {
    let value = |name: &str, value: f64| (name.to_owned(), Message::Verbatim(value.to_string()));
    let mut values = vec![
        value("median-millis", found.median_millis),
        value("p10-millis", found.p10_millis),
        value("p90-millis", found.p90_millis),
        value("interval-low", found.interval.low),
        value("interval-high", found.interval.high),
    ];
    values.extend(found.ratio.map(|ratio| value("ratio", ratio.value)));
    values.extend(found.noise.map(|noise| ("noise".to_owned(), Message::verbatim(noise.slug()))));
    values
}

fn range(Interval { low, high }: Interval, write: fn(f64) -> String) -> Message {
    Message::Verbatim(format!("{} – {}", write(low), write(high)))
}

pub(super) fn with_interval(Estimate { value, interval }: Estimate, write: fn(f64) -> String) -> Message {
    Message::Verbatim(format!("{} ({} – {})", write(value), write(interval.low), write(interval.high)))
}

/// The median, its interval, the spread of the samples, and what is wrong with them.
pub(super) fn time_lines(found: &NetworkAnalysis) -> Vec<Message> {
    let spread =
        Message::new(text::SPREAD).with("low", &duration(found.p10_millis)).with("high", &duration(found.p90_millis));
    let samples = Message::new(text::SAMPLES).with("count", &found.samples);
    let noise = found.noise.map(|noise| {
        Message::new(match noise {
            Noise::FewSamples => text::NOISE_FEW,
            Noise::CoarseClock => text::NOISE_CLOCK,
            Noise::WideInterval => text::NOISE_WIDE,
            Noise::Drift => text::NOISE_DRIFT,
        })
    });
    let lines = [Message::Verbatim(duration(found.median_millis)), range(found.interval, duration), spread, samples];
    lines.into_iter().chain(noise).collect()
}

/// How many runs there are so far.
pub(super) fn unanalysed(network: &Network) -> Vec<Message> {
    let done = network.samples.len();
    if done == 0 { Vec::new() } else { vec![Message::new(text::SAMPLES).with("count", &done)] }
}

/// What comes once, before the runs that count.
pub(super) fn before_lines(network: &Network) -> Vec<Message> {
    let part = |(name, millis): (Text, Option<f64>)| Some(part(name, millis?));
    let parts = [
        (text::LOAD, network.fetch_millis),
        (text::BUILD, network.build_millis),
        (text::FIRST_RUN, network.first_run_millis),
    ];
    parts.into_iter().filter_map(part).collect()
}

fn part(text: Text, millis: f64) -> Message {
    Message::new(text).with("time", &duration(millis))
}

/// Multiply-adds, activations, parameters, memory and download.
pub(super) fn cost_lines(network: &Network, language: Language) -> Vec<Message> {
    let count = |count: Option<u128>| count.map(|count| spoken(count, language));
    let lines = [
        (text::MACS, count(network.macs)),
        (text::ACTIVATIONS, count(network.activations)),
        (text::PARAMETERS, count(network.params)),
        (text::MEMORY, network.memory_bytes.map(memory)),
        (text::DOWNLOAD, network.download_bytes.map(memory)),
    ];
    lines.into_iter().filter_map(|(text, count)| Some(Message::new(text).with("count", &count?))).collect()
}

/// How much longer it takes than the fastest, and which places it may have.
pub(super) fn ratio_lines(found: &NetworkAnalysis, fastest: Option<usize>) -> Vec<Message> {
    let Some(ratio) = found.ratio else { return Vec::new() };
    let place = if found.is_rank_certain() {
        Message::new(text::RANK).with("place", &found.best_rank)
    } else {
        Message::new(text::RANKS).with("best", &found.best_rank).with("worst", &found.worst_rank)
    };
    if fastest == Some(found.network) {
        return vec![Message::Verbatim(times(1.0)), place];
    }
    vec![Message::Verbatim(times(ratio.value)), range(ratio.interval, times), place]
}

/// Pictures a second from file to answer, and what of that time is not the network's.
pub(super) fn rate_lines(found: &NetworkAnalysis) -> Vec<Message> {
    let rate = found.frames_per_second.map_or_else(|| "–".to_owned(), |rate| format!("{rate:.1}"));
    vec![
        Message::new(text::RATE).with("rate", &rate),
        part(text::DECODE, found.decode_millis),
        part(text::RESIZE, found.resize_millis),
    ]
}
