//! How long a network runs, up to the speed of the device: its multiply-adds, weighted by operator.

use super::{ArchSpec, LayerSpec, Operator};

/// How much longer a multiply-add of a depthwise convolution takes than one of a pointwise convolution: it reads nearly a
/// number for each, where the other keeps its numbers in registers. With this weight the
/// times of Lite2, Lite4, B0, B2 and B4 on the CPU in Chromium follow from those of Lite0 to within a third (BENCHMARKS.md).
const DEPTHWISE: f64 = 4.0;

/// A network's work in multiply-adds of a pointwise convolution. Times on one device are about in proportion to it.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Workload(pub f64);

impl Workload {
    /// The work of one picture.
    #[must_use]
    pub fn from_spec(spec: &ArchSpec) -> Self {
        Self(spec.layers().iter().map(work).sum())
    }
}

#[expect(clippy::cast_precision_loss, reason = "an estimate")]
fn work(layer: &LayerSpec) -> f64 {
    let macs = layer.cost().macs.0 as f64;
    if layer.operator == Operator::Depthwise { DEPTHWISE * macs } else { macs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scaling::{Preset, ScalingInput};

    #[test]
    fn work_grows_slower_than_multiply_adds_where_width_grows() {
        let work = |preset| Workload::from_spec(&ArchSpec::from_input(&ScalingInput::published(preset)).unwrap()).0;
        // Depthwise convolutions grow with the width, all others with its square.
        let factor = work(Preset::B4) / work(Preset::B0);
        assert!(factor > 9.0 && factor < 4_393_771_024.0 / 385_814_752.0, "{factor}");
    }
}
