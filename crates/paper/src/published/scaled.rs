//! Tables 3 and 7: a network scaled along one axis, and along all three, at about equal multiply-adds.

use super::Printed;

/// How a network was scaled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Not at all.
    Baseline,
    /// Depth alone, four times.
    Depth,
    /// Width alone, twice.
    Width,
    /// Resolution alone, twice.
    Resolution,
    /// All three: depth 1.4, width 1.2, resolution 1.3.
    Compound,
}

impl Method {
    /// All of them, in the order of the tables.
    pub const ALL: [Self; 5] = [Self::Baseline, Self::Depth, Self::Width, Self::Resolution, Self::Compound];

    /// The word in test ids and for the style sheet's axes.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Depth => "depth",
            Self::Width => "width",
            Self::Resolution => "resolution",
            Self::Compound => "compound",
        }
    }

    /// Depth, width and resolution coefficients in hundredths, as Table 7 has them.
    #[must_use]
    pub fn hundredths(self) -> [u16; 3] {
        match self {
            Self::Baseline => [100, 100, 100],
            Self::Depth => [400, 100, 100],
            Self::Width => [100, 200, 100],
            Self::Resolution => [100, 100, 200],
            Self::Compound => [140, 120, 130],
        }
    }
}

/// The network that was scaled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Network {
    MobileNetV1,
    MobileNetV2,
    ResNet50,
    EfficientNetB0,
}

/// The network of Table 7; the others are those of Table 3.
pub const TABLE_7_NETWORK: Network = Network::EfficientNetB0;

impl Network {
    /// The name for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::MobileNetV1 => "MobileNetV1",
            Self::MobileNetV2 => "MobileNetV2",
            Self::ResNet50 => "ResNet-50",
            Self::EfficientNetB0 => "B0",
        }
    }

    /// The number of the table in the paper.
    #[must_use]
    pub fn table(self) -> u8 {
        if self == TABLE_7_NETWORK { 7 } else { 3 }
    }

    /// Its rows, in the order of the table.
    pub fn rows(self) -> impl Iterator<Item = &'static ScaledNetwork> {
        SCALED.iter().filter(move |row| row.network == self)
    }

    /// One of its rows.
    #[must_use]
    pub fn row(self, method: Method) -> Option<&'static ScaledNetwork> {
        self.rows().find(|row| row.method == method)
    }
}

/// A row of Table 3 or 7.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaledNetwork {
    /// What was scaled.
    pub network: Network,
    /// How.
    pub method: Method,
    /// Multiply-adds in billions.
    pub macs: Printed,
    /// Top-1 accuracy in percent.
    pub top1: f64,
}

const fn row(network: Network, method: Method, macs: &'static str, top1: f64) -> ScaledNetwork {
    ScaledNetwork { network, method, macs: Printed(macs), top1 }
}

/// Table 3, then Table 7, in their order. `MobileNetV1` was not scaled in depth alone.
#[rustfmt::skip]
pub const SCALED: [ScaledNetwork; 19] = [
    row(Network::MobileNetV1, Method::Baseline, "0.6", 70.6),
    row(Network::MobileNetV1, Method::Width, "2.2", 74.2),
    row(Network::MobileNetV1, Method::Resolution, "2.2", 72.7),
    row(Network::MobileNetV1, Method::Compound, "2.3", 75.6),
    row(Network::MobileNetV2, Method::Baseline, "0.3", 72.0),
    row(Network::MobileNetV2, Method::Depth, "1.2", 76.8),
    row(Network::MobileNetV2, Method::Width, "1.1", 76.4),
    row(Network::MobileNetV2, Method::Resolution, "1.2", 74.8),
    row(Network::MobileNetV2, Method::Compound, "1.3", 77.4),
    row(Network::ResNet50, Method::Baseline, "4.1", 76.0),
    row(Network::ResNet50, Method::Depth, "16.2", 78.1),
    row(Network::ResNet50, Method::Width, "14.7", 77.7),
    row(Network::ResNet50, Method::Resolution, "16.4", 77.5),
    row(Network::ResNet50, Method::Compound, "16.7", 78.8),
    row(Network::EfficientNetB0, Method::Baseline, "0.4", 77.3),
    row(Network::EfficientNetB0, Method::Depth, "1.8", 79.0),
    row(Network::EfficientNetB0, Method::Width, "1.8", 78.9),
    row(Network::EfficientNetB0, Method::Resolution, "1.9", 79.1),
    row(Network::EfficientNetB0, Method::Compound, "1.8", 81.1),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compound_scaling_is_the_best_of_each_network() {
        for network in [Network::MobileNetV1, Network::MobileNetV2, Network::ResNet50, Network::EfficientNetB0] {
            let rows: Vec<_> = network.rows().collect();
            let best = rows.iter().max_by(|a, b| a.top1.total_cmp(&b.top1)).unwrap();
            assert_eq!((best.method, rows[0].method), (Method::Compound, Method::Baseline), "{network:?}");
            assert!(rows.iter().all(|row| row.macs.value() > 0.1));
        }
        assert_eq!(Network::MobileNetV1.row(Method::Depth), None);
        assert_eq!(Network::EfficientNetB0.rows().count(), 5);
    }
}
