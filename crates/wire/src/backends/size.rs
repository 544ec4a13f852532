//! How large a network is, for what is known of its time.

use crate::protocol::{Built, GrownAt, NetworkRequest};
use model::arch::{ArchSpec, Macs, Summary};
use model::scaling::{Family, ScalingInput};
use weights::SettingWeights;
use weights::manifest::Manifest;

/// A network's family and multiply-adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its family: squeeze-excitation costs the two backends differently.
    pub family: Family,
    /// Multiply-adds of a run.
    pub macs: Macs,
}

impl Size {
    /// The size of a network that is asked for; `None` for the one in a person's file, which tells its own once it is loaded.
    /// A network that grows from a file counts at its own resolution.
    #[must_use]
    pub fn of(network: &NetworkRequest) -> Option<Self> {
        let scaling = network.scaling()?;
        let parents_px = match network {
            NetworkRequest::Setting { grown_at: GrownAt::Parent, .. } => {
                match Manifest::bundled().weights_of(scaling) {
                    Some(SettingWeights::Grown(model, _)) => Some(u64::from(model.preprocessing.resolution_px)),
                    Some(SettingWeights::Trained(_)) | None => None,
                }
            }
            _ => None,
        };
        Self::of_setting(scaling, parents_px)
    }

    /// The size of a loaded network.
    #[must_use]
    pub fn of_built(built: &Built) -> Option<Self> {
        let of_file = || Self::of_setting(&built.found.as_ref()?.scaling, None);
        Self::of(&built.network).or_else(of_file)
    }

    /// The power of two that its multiply-adds reach.
    #[must_use]
    pub fn class(self) -> u32 {
        self.macs.0.checked_ilog2().unwrap_or_default()
    }

    fn of_setting(scaling: &ScalingInput, resolution_px: Option<u64>) -> Option<Self> {
        let resolution_px = resolution_px.unwrap_or(scaling.resolution_px());
        let spec = ArchSpec::new(scaling.family(), scaling.coefficients(), resolution_px).ok()?;
        Some(Self { family: scaling.family(), macs: Summary::from_spec(&spec).total.macs })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::FileOptions;
    use model::scaling::Preset;

    #[test]
    fn a_class_is_a_power_of_two() {
        let of = |preset| Size::of(&NetworkRequest::setting(ScalingInput::published(preset))).unwrap();
        // 385,187,552 lies between 2^28 and 2^29, 37,745,884,192 between 2^35 and 2^36.
        assert_eq!(of(Preset::Lite0), Size { family: Family::Lite, macs: Macs(385_187_552) });
        assert_eq!(
            [Preset::Lite0, Preset::B0, Preset::B1, Preset::B7].map(|preset| of(preset).class()),
            [28, 28, 29, 35]
        );
        let file = NetworkRequest::File { number: 1, name: String::new(), options: FileOptions::default() };
        assert_eq!(Size::of(&file), None);
    }

    #[test]
    fn a_grown_network_counts_at_the_resolution_it_runs_at() {
        let scaling = ScalingInput::published(Preset::B3);
        let at_own = Size::of(&NetworkRequest::setting(scaling)).unwrap();
        assert_eq!(at_own.macs, Macs(1_827_141_392));
        let at_parent = Size::of(&NetworkRequest::Setting { scaling, grown_at: GrownAt::Parent }).unwrap();
        let is_grown = matches!(Manifest::bundled().weights_of(&scaling), Some(SettingWeights::Grown(..)));
        assert_eq!(at_parent.macs < at_own.macs, is_grown);
    }
}
