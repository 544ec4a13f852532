//! What a file says of itself, by key. In English whatever the page speaks: other programs and people read it.

use model::arch::Summary;
use model::scaling::{Coefficients, Mode};
use weights::manifest::{Crop, Interpolation, PaddingMode};

use crate::coefficients;
use crate::network::{Network, Origin};

/// What made the file.
pub(crate) const PRODUCER: &str = "EfficientNet Explorer";

impl Network<'_> {
    /// Keys and values, in the order in which a person would ask.
    pub(crate) fn metadata(&self) -> Vec<(&'static str, String)> {
        let Self { spec, padding, batch_norm_epsilon, facts, .. } = self;
        let Coefficients { depth, width, .. } = coefficients(&facts.scaling);
        let pixels = &facts.preprocessing;
        let side = spec.input_resolution;
        let mut found = vec![
            ("producer", PRODUCER.to_owned()),
            ("network", format!("{} {}", spec.family.name(), facts.scaling)),
            ("depth_coefficient", depth.to_string()),
            ("width_coefficient", width.to_string()),
            ("input_resolution", side.to_string()),
            ("classes", spec.head.classes.to_string()),
            ("parameters", Summary::from_spec(spec).total.params.0.to_string()),
        ];
        if facts.scaling.mode() == Mode::Compound {
            let bases = facts.scaling.bases();
            found.extend([
                ("phi", facts.scaling.phi().to_string()),
                ("alpha", bases.alpha.to_string()),
                ("beta", bases.beta.to_string()),
                ("gamma", bases.gamma.to_string()),
            ]);
        }
        found.extend(self.origin());
        found.extend([
            ("input", format!("float32 [1, 3, {side}, {side}], RGB, (pixel - mean) / std of pixels from 0 to 255")),
            ("mean", numbers(pixels.mean)),
            ("std", numbers(pixels.std)),
            (
                "crop",
                match pixels.crop {
                    Crop::BeforeResize => format!(
                        "the center square of floor(min(width, height) * {side} / {}) pixels, then resized",
                        side.saturating_add(pixels.crop_padding_px.into())
                    ),
                },
            ),
            (
                "interpolation",
                match pixels.interpolation {
                    Interpolation::Bicubic => "bicubic",
                    Interpolation::Bilinear => "bilinear",
                }
                .to_owned(),
            ),
            (
                "padding",
                match padding {
                    PaddingMode::Same => "same, as TensorFlow's: an odd row or column of zeros stands after the map",
                    PaddingMode::Symmetric => "symmetric: (kernel - 1) / 2 zeros on each side",
                }
                .to_owned(),
            ),
            ("batch_norm_epsilon", batch_norm_epsilon.to_string()),
        ]);
        found
    }

    /// Where the numbers come from, and their licence.
    fn origin(&self) -> Vec<(&'static str, String)> {
        let of_file = "of the file that the weights were read from: whoever made that knows";
        let (weights, from, licence) = match &self.facts.origin {
            Origin::Bundled(model) => ("pretrained", Some(package(model)), model.licence),
            Origin::Grown(model) => (
                "grown (Net2Net): a trained network widened and deepened without a change of its function, not trained since",
                Some(package(model)),
                model.licence,
            ),
            Origin::Own(name) => ("as in the file", Some(name.clone()), of_file),
            Origin::GrownOwn(name) => (
                "grown (Net2Net): a trained network widened and deepened without a change of its function, not trained since",
                Some(name.clone()),
                of_file,
            ),
            Origin::Untrained => ("untrained: made up, what it answers means nothing", None, "none is needed"),
        };
        let mut found = vec![("weights", weights.to_owned())];
        found.extend(from.map(|from| ("weights_from", from)));
        found.push(("licence", licence.to_owned()));
        found
    }
}

/// A bundled network and the package that it comes from.
fn package(model: &weights::manifest::Model) -> String {
    let source = &model.source;
    format!(
        "{}, {} {}, {}, published top-1 {} % at {} px",
        model.name, source.package, source.version, source.file, model.top1.percent, model.top1.resolution_px
    )
}

fn numbers(values: [f32; 3]) -> String {
    let [red, green, blue] = values;
    format!("{red}, {green}, {blue}")
}
