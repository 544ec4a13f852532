//! A setting and its network as JSON.

use serde::Serialize;

use ::export::coefficients;
use model::arch::{StageRow, Summary};
use model::scaling::{Coefficients, Mode, ScalingBases, ScalingInput};

/// Says what the file is, and by which version of these fields.
const FORMAT: &str = "efficientnet-explorer/setting/1";

/// The setting: what was set, what it comes to, and the network with its exact counts. The two words `family` and `mode`
/// are those of links.
#[derive(Serialize)]
struct Setting {
    format: &'static str,
    family: &'static str,
    mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    preset: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    compound: Option<Compound>,
    coefficients: Coefficients,
    input_resolution: u64,
    network: Network,
}

/// What decides in compound mode.
#[derive(Serialize)]
struct Compound {
    phi: f64,
    alpha: f64,
    beta: f64,
    gamma: f64,
}

/// Counts are whole numbers in full; absurd settings pass what a 64-bit float holds exactly.
#[derive(Serialize)]
struct Network {
    blocks: u64,
    layers: u64,
    parameters: u128,
    multiply_adds: u128,
    flops: u128,
    stages: Vec<Stage>,
}

#[derive(Serialize)]
struct Stage {
    number: usize,
    operator: String,
    repeats: u64,
    channels: u64,
    input_resolution: u64,
    output_resolution: u64,
    parameters: u128,
    multiply_adds: u128,
}

/// The setting and the summary of its network as indented JSON.
///
/// # Errors
/// None that the fields can cause.
pub fn json(input: &ScalingInput, summary: &Summary) -> serde_json::Result<String> {
    let mode = input.mode();
    let total = summary.total;
    let ScalingBases { alpha, beta, gamma } = input.bases();
    let setting = Setting {
        format: FORMAT,
        family: input.family().slug(),
        mode: mode.slug(),
        preset: (mode == Mode::Published).then(|| input.preset().slug()),
        compound: (mode == Mode::Compound).then(|| Compound { phi: input.phi(), alpha, beta, gamma }),
        coefficients: coefficients(input),
        input_resolution: input.resolution_px(),
        network: Network {
            blocks: summary.blocks,
            layers: summary.layers,
            parameters: total.params.0,
            multiply_adds: total.macs.0,
            flops: total.macs.flops(),
            stages: summary.stages.iter().map(stage).collect(),
        },
    };
    serde_json::to_string_pretty(&setting)
}

fn stage(row: &StageRow) -> Stage {
    Stage {
        number: row.number,
        operator: row.operator.clone(),
        repeats: row.repeats,
        channels: row.channels,
        input_resolution: row.input_resolution,
        output_resolution: row.output_resolution,
        parameters: row.cost.params.0,
        multiply_adds: row.cost.macs.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::arch::ArchSpec;
    use model::scaling::{Knob, Preset};

    fn read(input: &ScalingInput) -> (String, serde_json::Value) {
        let summary = Summary::from_spec(&ArchSpec::from_input(input).unwrap());
        let text = json(input, &summary).unwrap();
        let value = serde_json::from_str(&text).unwrap();
        (text, value)
    }

    #[test]
    fn a_published_variant_with_its_counts() {
        let (_, b3) = read(&ScalingInput::published(Preset::B3));
        assert_eq!((b3["mode"].as_str(), b3["preset"].as_str()), (Some("published"), Some("b3")));
        assert!(b3.get("compound").is_none());
        assert_eq!((b3["coefficients"]["width"].as_f64(), b3["input_resolution"].as_u64()), (Some(1.2), Some(300)));
        assert_eq!(b3["network"]["multiply_adds"].as_u64(), Some(1_827_141_392));
        assert_eq!(b3["network"]["flops"].as_u64(), Some(2 * 1_827_141_392));
        let stages = b3["network"]["stages"].as_array().unwrap();
        assert_eq!(stages.len(), 9);
        let sum: u64 = stages.iter().map(|stage| stage["parameters"].as_u64().unwrap()).sum();
        assert_eq!(Some(sum), b3["network"]["parameters"].as_u64());
    }

    #[test]
    fn phi_2_is_written_as_the_slider_shows_it() {
        let mut input = ScalingInput::default();
        input.set_steps(Knob::Phi, 20);
        let (text, _) = read(&input);
        for line in ["\"depth\": 1.44,", "\"width\": 1.21,", "\"resolution\": 1.3225"] {
            assert!(text.contains(line), "{line} in {text}");
        }
    }

    #[test]
    fn a_compound_setting_says_what_decides_and_counts_beyond_64_bits_in_full() {
        let mut input = ScalingInput::default();
        for (knob, steps) in [(Knob::Alpha, 200), (Knob::Beta, 200), (Knob::Gamma, 200), (Knob::Phi, 70)] {
            input.set_steps(knob, steps);
        }
        let (text, absurd) = read(&input);
        assert_eq!((absurd["compound"]["phi"].as_f64(), absurd["compound"]["gamma"].as_f64()), (Some(7.0), Some(2.0)));
        assert!(absurd.get("preset").is_none());
        assert!(text.contains("\"flops\": 24560770222159036416"), "{text}");
    }
}
