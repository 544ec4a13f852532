//! How the loaded network was checked, as a text to hand on. It is in English whatever the page speaks: those who read
//! it may not be those who use the page.

use std::fmt::Write as _;

use super::Supervisor;
use crate::protocol::{BUILD_ID, Backend, Built, FoundNetwork, Reference, SelfCheck};
use texts::Language;

impl Supervisor {
    /// A report on the loaded network, which `name` calls; one fact a line. `None` while none is loaded.
    #[must_use]
    pub fn report(&self, name: &str) -> Option<String> {
        let Built { weights, found, is_half, self_check, .. } = self.built()?;
        let mut lines = vec![
            format!("EfficientNet Explorer, build {BUILD_ID}"),
            format!("network: {name}"),
            format!("weights: {}", weights.slug()),
        ];
        if let Some(found) = found {
            lines.extend(file_lines(found));
        }
        let mut backend = format!("backend: {}", self.backend().map_or("none", Backend::slug));
        for detail in [self.adapter(), self.reason()].into_iter().flatten() {
            // Writing to a `String` cannot fail.
            let _ = write!(backend, "; {}", detail.words(Language::English));
        }
        lines.push(backend);
        if *is_half {
            lines.push("precision: maps and weights in 16 bits, sums in 32".to_owned());
        }
        lines.extend(self_check_lines(self_check));
        Some(lines.join("\n"))
    }
}

fn file_lines(found: &FoundNetwork) -> [String; 3] {
    let FoundNetwork { format, layout, scaling, classes, numbers, tensors, unused, parameters, bytes, answers, .. } =
        found;
    let state = if found.state.is_empty() { "the whole file" } else { found.state.as_str() };
    let pixels = &answers.preprocessing;
    [
        format!("file: {format}, {bytes} bytes, {tensors} tensors of which {unused} are not used, mostly {numbers}"),
        format!(
            "found in {state}: {} named as in {}, {scaling}, {classes} classes, {parameters} parameters",
            scaling.family().name(),
            layout.name()
        ),
        format!(
            "read with: padding {:?}, batch-norm epsilon {}, input {} px, {} px around the crop, {:?}, mean {:?}, \
             deviation {:?}",
            answers.padding,
            answers.batch_norm_epsilon,
            pixels.resolution_px,
            pixels.crop_padding_px,
            pixels.interpolation,
            pixels.mean,
            pixels.std
        ),
    ]
}

fn self_check_lines(self_check: &SelfCheck) -> Vec<String> {
    match self_check {
        SelfCheck::Compared { reference, input_px, agreement } => {
            let reference = match reference {
                Reference::PyTorch => "logits that PyTorch computed",
                Reference::Cpu => "the same network on the CPU of this device",
            };
            vec![
                format!("compared with: {reference}, for an input of {input_px} x {input_px} px"),
                format!("relative error: {:e}", agreement.relative_error),
                format!("greatest difference of a logit: {:e}", agreement.greatest_difference),
                format!("in common of the first {}: {}", agreement.top_compared, agreement.top_in_common),
            ]
        }
        SelfCheck::IsReference => vec!["not compared: the CPU is what other backends are compared with".to_owned()],
        SelfCheck::Skipped => {
            vec!["not compared: there is no room here for a second copy of this network on the CPU".to_owned()]
        }
        SelfCheck::NotApplicable => vec!["not compared: made-up weights have no right answer".to_owned()],
    }
}
