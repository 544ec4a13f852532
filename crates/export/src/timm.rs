//! The code that builds a setting's network in timm (PyTorch Image Models).
//!
//! timm has the published variants by name. Anything else it builds with the function behind those names, from the width
//! coefficient (`channel_multiplier`) and the depth coefficient (`depth_multiplier`); the input resolution is that of the
//! pictures. The function is not exported by timm but has stood in `timm/models/efficientnet.py` all along.
//!
//! timm rounds channels and repeats by the same rules as [`model::scaling`]: `tests/timm_settings.rs` holds what timm
//! built for every published variant and for free settings at which the rules decide.

use crate::coefficients;
use crate::network::Network;
use model::scaling::{Family, Mode, ScalingInput};
use weights::manifest::PaddingMode;

/// Python code that leaves the network in `model`.
///
/// Published variants are the `tf_` ones of timm: the networks of the paper's authors, with SAME padding and the
/// batch-norm epsilon 1e-3. The coefficients of other settings have twelve digits, with which timm builds the very network of
/// the page.
#[must_use]
pub fn timm_code(input: &ScalingInput) -> String {
    let side = input.resolution_px();
    let pictures = format!("# for pictures of {side} x {side} pixels");
    if input.mode() == Mode::Published {
        let name = timm_name(input);
        return format!("import timm\n\n{pictures}\nmodel = timm.create_model(\"{name}\")\n");
    }
    let (function, call) = constructor(input);
    format!("from timm.models.efficientnet import {function}\n\n{pictures}\nmodel = {call})\n")
}

/// timm's function for a free setting, and its call with the coefficients, not yet closed.
fn constructor(input: &ScalingInput) -> (&'static str, String) {
    let (function, baseline) = match input.family() {
        Family::EfficientNet => ("_gen_efficientnet", "efficientnet_b0"),
        Family::Lite => ("_gen_efficientnet_lite", "efficientnet_lite0"),
    };
    let coefficients = coefficients(input);
    // `Debug` writes the shortest decimal that reads back as the same number, and a whole one as Python's float.
    let (width, depth) = (coefficients.width, coefficients.depth);
    (function, format!("{function}(\"{baseline}\", channel_multiplier={width:?}, depth_multiplier={depth:?}"))
}

impl Network<'_> {
    /// Python that builds the network in timm and loads the file into it, with the padding and the epsilon of its weights.
    pub(crate) fn timm_usage(&self, file_name: &str) -> String {
        let Self { spec, padding, batch_norm_epsilon, facts, .. } = self;
        let input = &facts.scaling;
        let (import, call) = if input.mode() == Mode::Published {
            ("import timm".to_owned(), format!("timm.create_model(\"{}\"", timm_name(input)))
        } else {
            let (function, call) = constructor(input);
            (format!("from timm.models.efficientnet import {function}"), call)
        };
        let padding = match padding {
            PaddingMode::Same => "same",
            PaddingMode::Symmetric => "",
        };
        format!(
            "{import}\nfrom safetensors.torch import load_file\n\n\
             model = {call}, num_classes={}, pad_type=\"{padding}\", bn_eps={batch_norm_epsilon:?})\n\
             model.load_state_dict(load_file(\"{file_name}\"))\n\
             model.eval()  # for pictures of {side} x {side} pixels\n",
            spec.head.classes,
            side = spec.input_resolution,
        )
    }
}

/// The name of a published variant in timm, such as `tf_efficientnet_b3`.
fn timm_name(input: &ScalingInput) -> String {
    format!("tf_efficientnet_{}", input.preset().slug())
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::scaling::{Knob, Preset};

    #[test]
    fn a_published_variant_is_built_by_name() {
        assert_eq!(
            timm_code(&ScalingInput::published(Preset::B3)),
            "import timm\n\n# for pictures of 300 x 300 pixels\nmodel = timm.create_model(\"tf_efficientnet_b3\")\n"
        );
        assert!(timm_code(&ScalingInput::published(Preset::Lite4)).contains("\"tf_efficientnet_lite4\""));
    }

    #[test]
    fn a_free_setting_names_its_coefficients_in_full() {
        let mut input = ScalingInput::default();
        input.set_steps(Knob::Phi, 10);
        assert_eq!(
            timm_code(&input),
            "from timm.models.efficientnet import _gen_efficientnet\n\n# for pictures of 258 x 258 pixels\n\
             model = _gen_efficientnet(\"efficientnet_b0\", channel_multiplier=1.1, depth_multiplier=1.2)\n"
        );
        input.choose_family(Family::Lite);
        input.set_steps(Knob::Depth, 100);
        let code = timm_code(&input);
        // A whole number is written as Python's float.
        assert!(code.contains("_gen_efficientnet_lite(\"efficientnet_lite0\", channel_multiplier=1.1, "), "{code}");
        assert!(code.contains("depth_multiplier=1.0)"), "{code}");
    }

    #[test]
    fn every_phi_reads_back_as_its_coefficients() {
        for phi in 1..=70 {
            let mut input = ScalingInput::default();
            input.set_steps(Knob::Phi, phi);
            let code = timm_code(&input);
            let number = |name: &str| {
                let after = code.split(&format!("{name}=")).nth(1).unwrap();
                after.split([',', ')']).next().unwrap().parse::<f64>().unwrap()
            };
            let coefficients = input.coefficients();
            assert!((number("channel_multiplier") / coefficients.width - 1.0).abs() < 1e-11, "{code}");
            assert!((number("depth_multiplier") / coefficients.depth - 1.0).abs() < 1e-11, "{code}");
        }
    }
}
