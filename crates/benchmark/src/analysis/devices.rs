//! Two reports side by side.

use super::DevicePair;
use super::measured::Measured;
use crate::report::{Network, Report};

/// The networks that two reports measured, in the order of the first: the same setting at the same input, with the same counts.
/// Where a report holds a network twice, the one on the same backend is taken, and none is taken twice.
#[must_use]
pub fn compare_devices(first: &Report, second: &Report) -> Vec<DevicePair> {
    let mut left = Measured::all(second);
    let mut pairs = Vec::new();
    for one in Measured::all(first) {
        let same = |other: &Measured<'_>| is_same(one.network, other.network);
        let on_same_backend = left.iter().position(|other| same(other) && other.backend == one.backend);
        let Some(place) = on_same_backend.or_else(|| left.iter().position(same)) else { continue };
        let other = left.remove(place);
        pairs.push(DevicePair {
            first: one.index,
            second: other.index,
            first_median: one.median,
            second_median: other.median,
            ratio: one.ratio_of(&other),
        });
    }
    pairs
}

fn is_same(one: &Network, other: &Network) -> bool {
    let key = |network: &Network| (network.macs, network.params, network.input_px);
    (&one.variant, &one.setting) == (&other.variant, &other.setting) && key(one) == key(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Backend;
    use crate::testing::{around, network, report};

    fn on(backend: Backend, millis: f64) -> Network {
        Network { backend: Some(backend), ..network("lite0", &around(millis, 20)) }
    }

    #[test]
    fn networks_that_both_hold_are_compared() {
        let phone = report(vec![network("b3", &around(400.0, 20)), network("lite0", &around(60.0, 20))]);
        let laptop = report(vec![network("lite0", &around(20.0, 20)), network("b1", &around(31.0, 20))]);
        let found = compare_devices(&phone, &laptop);
        let [pair] = &found[..] else { panic!("{found:?}") };
        assert_eq!((pair.first, pair.second), (1, 0));
        assert!((pair.first_median.value - 60.0).abs() < 1.0 && (pair.second_median.value - 20.0).abs() < 1.0);
        let ratio = pair.ratio.unwrap();
        assert!((ratio.value - 1.0 / 3.0).abs() < 1e-9 && ratio.interval.high < 0.4, "{ratio:?}");
        assert!(compare_devices(&phone, &report(vec![])).is_empty());
    }

    #[test]
    fn another_setting_is_another_network() {
        let one = network("setting", &around(20.0, 20));
        let wider = Network { setting: "phi 2".to_owned(), ..one.clone() };
        let larger = Network { input_px: 260, ..one.clone() };
        assert_eq!(compare_devices(&report(vec![one.clone()]), &report(vec![wider, larger, one])).len(), 1);
    }

    #[test]
    fn the_same_backend_comes_first() {
        let first = report(vec![on(Backend::WebGpu, 5.0), on(Backend::Cpu, 20.0)]);
        let second = report(vec![on(Backend::Cpu, 30.0), on(Backend::WebGpu, 9.0)]);
        let places = |first: &Report, second: &Report| -> Vec<_> {
            compare_devices(first, second).iter().map(|pair| (pair.first, pair.second)).collect()
        };
        assert_eq!(places(&first, &second), [(0, 1), (1, 0)]);
        assert_eq!(places(&report(vec![on(Backend::Cpu, 20.0)]), &report(vec![on(Backend::WebGpu, 9.0)])), [(0, 0)]);
        assert_eq!(places(&first, &report(vec![on(Backend::Cpu, 30.0)])), [(0, 0)], "none is taken twice");
    }
}
