//! How well a count ranks times on this device.

use super::measured::{BOOTSTRAP, Measured};
use super::{Correlation, FEWEST_NETWORKS};
use crate::report::{Network, Report};

/// Spearman's rho of medians with a count, over the networks that have it and ran on the device's backend: times of two
/// backends have no common order. `None` with fewer than [`FEWEST_NETWORKS`].
#[expect(clippy::cast_precision_loss, reason = "only the order counts, and counts this near are of one network")]
pub(super) fn correlation(
    report: &Report,
    measured: &[Measured<'_>],
    count: fn(&Network) -> Option<u128>,
) -> Option<Correlation> {
    let here = measured.iter().filter(|one| one.backend == report.device.backend);
    let pairs: Vec<_> = here.filter_map(|one| Some((one.median.value, count(one.network)? as f64))).collect();
    let rho = (pairs.len() >= FEWEST_NETWORKS).then(|| BOOTSTRAP.spearman(&pairs)).flatten()?;
    Some(Correlation { networks: pairs.len(), rho })
}

#[cfg(test)]
mod tests {
    use crate::analysis::analyse;
    use crate::report::{Backend, Network};
    use crate::testing::{around, network, report};

    fn counted(millis: f64, macs: u128, activations: u128) -> Network {
        let (macs, activations) = (Some(macs), Some(activations));
        Network { macs, activations, ..network("b0", &around(millis, 20)) }
    }

    #[test]
    fn each_count_has_its_own() {
        let networks = [(20.0, 1, 1), (30.0, 3, 2), (40.0, 2, 3), (50.0, 4, 4)];
        let networks: Vec<_> = networks.map(|(millis, macs, maps)| counted(millis, macs, maps)).to_vec();
        let found = analyse(&report(networks.clone()));
        let (macs, activations) = (found.macs_correlation.unwrap(), found.activations_correlation.unwrap());
        assert_eq!((macs.networks, macs.rho.value, activations.rho.value), (4, 0.8, 1.0));
        assert!(macs.rho.interval.low < 0.8, "four networks say little: {macs:?}");

        let few = analyse(&report(networks[..3].to_vec()));
        assert_eq!(few.macs_correlation, None);
        let mut elsewhere = networks;
        elsewhere[3].backend = Some(Backend::WebGpu);
        assert_eq!(analyse(&report(elsewhere)).macs_correlation, None, "it ran on another backend");
    }

    #[test]
    fn equal_counts_have_none() {
        let networks = vec![20.0, 30.0, 40.0, 50.0].into_iter().map(|millis| counted(millis, 7, 7)).collect();
        assert_eq!(analyse(&report(networks)).macs_correlation, None);
    }
}
