//! Table 2: EfficientNet-B0 to -B7, and the networks of about equal accuracy that the paper groups with each.

use super::Printed;
use model::scaling::Preset;

/// A row of Table 2.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// The name, as printed.
    pub name: &'static str,
    /// The variant, for an EfficientNet.
    pub preset: Option<Preset>,
    /// Top-1 accuracy in percent.
    pub top1: f64,
    /// Top-5 accuracy in percent.
    pub top5: f64,
    /// Parameters in millions.
    pub params: Printed,
    /// Multiply-adds in billions; not printed for `GPipe`.
    pub macs: Option<Printed>,
}

const fn model(name: &'static str, top1: f64, top5: f64, params: &'static str, macs: &'static str) -> Model {
    let macs = if macs.is_empty() { None } else { Some(Printed(macs)) };
    Model { name, preset: None, top1, top5, params: Printed(params), macs }
}

const fn ours(preset: Preset, top1: f64, top5: f64, params: &'static str, macs: &'static str) -> Model {
    Model { preset: Some(preset), ..model("EfficientNet", top1, top5, params, macs) }
}

/// Table 2, in its order. An EfficientNet is named by its variant.
#[rustfmt::skip]
pub const TABLE_2: [Model; 24] = [
    ours(Preset::B0, 77.1, 93.3, "5.3", "0.39"),
    model("ResNet-50", 76.0, 93.0, "26", "4.1"),
    model("DenseNet-169", 76.2, 93.2, "14", "3.5"),
    ours(Preset::B1, 79.1, 94.4, "7.8", "0.70"),
    model("ResNet-152", 77.8, 93.8, "60", "11"),
    model("DenseNet-264", 77.9, 93.9, "34", "6.0"),
    model("Inception-v3", 78.8, 94.4, "24", "5.7"),
    model("Xception", 79.0, 94.5, "23", "8.4"),
    ours(Preset::B2, 80.1, 94.9, "9.2", "1.0"),
    model("Inception-v4", 80.0, 95.0, "48", "13"),
    model("Inception-ResNet-v2", 80.1, 95.1, "56", "13"),
    ours(Preset::B3, 81.6, 95.7, "12", "1.8"),
    model("ResNeXt-101", 80.9, 95.6, "84", "32"),
    model("PolyNet", 81.3, 95.8, "92", "35"),
    ours(Preset::B4, 82.9, 96.4, "19", "4.2"),
    model("SENet", 82.7, 96.2, "146", "42"),
    model("NASNet-A", 82.7, 96.2, "89", "24"),
    model("AmoebaNet-A", 82.8, 96.1, "87", "23"),
    model("PNASNet", 82.9, 96.2, "86", "23"),
    ours(Preset::B5, 83.6, 96.7, "30", "9.9"),
    model("AmoebaNet-C", 83.5, 96.5, "155", "41"),
    ours(Preset::B6, 84.0, 96.8, "43", "19"),
    ours(Preset::B7, 84.3, 97.0, "66", "37"),
    model("GPipe", 84.3, 97.0, "557", ""),
];

#[cfg(test)]
mod tests {
    use super::*;
    use model::scaling::Family;

    #[test]
    fn every_variant_stands_there_once_and_every_number_is_one() {
        let presets: Vec<_> = TABLE_2.iter().filter_map(|model| model.preset).collect();
        assert_eq!(presets, Family::EfficientNet.presets());
        for Model { name, top1, top5, params, macs, .. } in TABLE_2 {
            assert!(top1 < top5 && top5 < 100.0 && params.value() > 1.0, "{name}");
            assert!(macs.is_none_or(|macs| macs.value() > 0.1), "{name}");
        }
    }
}
