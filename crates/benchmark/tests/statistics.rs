//! The statistics against NumPy's, SciPy's and statsmodels': `tests/reference/benchmark_statistics.py` made the figures.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeMap;

use benchmark::statistics::{Bootstrap, Estimate, Generator, holm, mcnemar, percentile, spearman, wilson};
use serde::Deserialize;

/// The bound.
const NEAR: f64 = 1e-9;

#[derive(Deserialize)]
struct Reference {
    samples: BTreeMap<String, Vec<f64>>,
    numbers: Vec<Numbers>,
    percentiles: Vec<Percentile>,
    medians: Vec<Median>,
    ratios: Vec<Ratio>,
    correlations: Vec<Correlation>,
    proportions: Vec<Proportion>,
    paired: Vec<Paired>,
    several: Vec<Several>,
}

#[derive(Deserialize)]
struct Numbers {
    seed: String,
    raw: Vec<String>,
    below: Vec<Below>,
    in_turn: Vec<Vec<u32>>,
}

#[derive(Deserialize)]
struct Below {
    bound: u32,
    drawn: Vec<u32>,
}

#[derive(Deserialize)]
struct Percentile {
    sample: String,
    percent: f64,
    value: f64,
}

#[derive(Deserialize)]
struct Median {
    sample: String,
    seed: String,
    resamples: usize,
    low: f64,
    high: f64,
}

#[derive(Deserialize)]
struct Ratio {
    below: String,
    above: String,
    seed: String,
    resamples: usize,
    value: f64,
    low: f64,
    high: f64,
}

#[derive(Deserialize)]
struct Correlation {
    x: Vec<f64>,
    y: Vec<f64>,
    seed: String,
    resamples: usize,
    without: usize,
    rho: f64,
    low: f64,
    high: f64,
}

#[derive(Deserialize)]
struct Proportion {
    correct: u32,
    of: u32,
    low: f64,
    high: f64,
}

#[derive(Deserialize)]
struct Paired {
    only_one: u32,
    only_other: u32,
    p: f64,
}

#[derive(Deserialize)]
struct Several {
    values: Vec<f64>,
    holm: Vec<f64>,
}

fn reference() -> Reference {
    serde_json::from_str(include_str!("statistics.json")).unwrap()
}

fn bootstrap(seed: &str, resamples: usize) -> Bootstrap {
    Bootstrap { resamples, seed: seed.parse().unwrap(), confidence: 0.95 }
}

fn is_near(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= NEAR * expected.abs().max(1.0)
}

fn assert_interval(found: Estimate, low: f64, high: f64, of: &str) {
    let is_same = is_near(found.interval.low, low) && is_near(found.interval.high, high);
    assert!(is_same, "{of}: {found:?}, expected {low} to {high}");
}

#[test]
fn random_numbers_are_numpys() {
    for Numbers { seed, raw, below, in_turn } in reference().numbers {
        let seed: u64 = seed.parse().unwrap();
        let mut generator = Generator::new(seed);
        let found: Vec<_> = raw.iter().map(|_| generator.next_u64().to_string()).collect();
        assert_eq!(found, raw, "seed {seed}");
        let mut shared = Generator::new(seed);
        for (Below { bound, drawn }, in_turn) in below.iter().zip(in_turn) {
            let mut generator = Generator::new(seed);
            let found: Vec<_> = drawn.iter().map(|_| generator.below(*bound)).collect();
            assert_eq!(&found, drawn, "seed {seed}, bound {bound}");
            let found: Vec<_> = in_turn.iter().map(|_| shared.below(*bound)).collect();
            assert_eq!(found, in_turn, "seed {seed}, bound {bound}, one after the other");
        }
    }
}

#[test]
fn percentiles_are_numpys() {
    let Reference { samples, percentiles, .. } = reference();
    assert_eq!(percentiles.len(), 8 * samples.len());
    for Percentile { sample, percent, value } in percentiles {
        let found = percentile(&samples[&sample], percent).unwrap();
        assert!(is_near(found, value), "{sample}, {percent} %: {found}, expected {value}");
    }
}

#[test]
fn intervals_of_medians_are_scipys() {
    let Reference { samples, medians, .. } = reference();
    assert_eq!(medians.len(), 3 * samples.len());
    for Median { sample, seed, resamples, low, high } in medians {
        let found = bootstrap(&seed, resamples).median(&samples[&sample]).unwrap();
        assert_interval(found, low, high, &sample);
    }
}

#[test]
fn intervals_of_ratios_are_scipys() {
    let Reference { samples, ratios, .. } = reference();
    assert!(ratios.len() > 10);
    for Ratio { below, above, seed, resamples, value, low, high } in ratios {
        let bootstrap = bootstrap(&seed, resamples);
        let found = bootstrap.ratio(&samples[&above], &bootstrap.resampled(&samples[&below]).unwrap()).unwrap();
        assert!(is_near(found.value, value));
        assert_interval(found, low, high, &format!("{above} over {below}"));
    }
}

#[test]
fn rank_correlations_and_their_intervals_are_scipys() {
    let correlations = reference().correlations;
    let is_whole = |row: &&Correlation| row.without == 0;
    assert!(correlations.iter().filter(is_whole).count() >= 4, "SciPy itself gives an interval");
    for Correlation { x, y, seed, resamples, rho, low, high, .. } in correlations {
        let pairs: Vec<_> = x.iter().copied().zip(y).collect();
        assert!(is_near(spearman(&pairs).unwrap(), rho), "{pairs:?}");
        let found = bootstrap(&seed, resamples).spearman(&pairs).unwrap();
        assert!(is_near(found.value, rho));
        assert_interval(found, low, high, &format!("{pairs:?}"));
    }
}

#[test]
fn intervals_of_proportions_are_scipys() {
    for Proportion { correct, of, low, high } in reference().proportions {
        assert_interval(wilson(correct, of).unwrap(), low, high, &format!("{correct} of {of}"));
    }
}

/// Relative to the value itself: what is hardly there by chance has a p far below the bound.
#[test]
fn p_of_paired_answers_are_scipys_and_statsmodels() {
    let Reference { paired, several, .. } = reference();
    assert!(paired.len() >= 8 && several.len() >= 4);
    for Paired { only_one, only_other, p } in paired {
        let found = mcnemar(only_one, only_other);
        assert!((found / p - 1.0).abs() < NEAR, "{only_one} against {only_other}: {found}, expected {p}");
    }
    for Several { values, holm: expected } in several {
        let found = holm(&values);
        assert_eq!(found.len(), expected.len());
        let is_same = found.iter().zip(&expected).all(|(found, expected)| is_near(*found, *expected));
        assert!(is_same, "{values:?}: {found:?}, expected {expected:?}");
    }
}
