//! Why the second and third variant have equal blocks, and why the second costs so much, in computed numbers.

use super::{Rounding, float};
use model::arch::{ArchError, ArchSpec, B0_STAGES, Summary};
use model::scaling::{BASE_RESOLUTION_PX, Coefficients, Family, Preset};
use texts::format;
use texts::{Language, staircase};

/// The blocks of a published variant, as asked for and as they are.
#[derive(Clone, Debug, PartialEq)]
pub struct VariantRow {
    /// The variant.
    pub preset: Preset,
    /// Its depth coefficient.
    pub depth: f64,
    /// Blocks of each stage.
    pub stages: Vec<Rounding>,
    /// Blocks of the whole network.
    pub blocks: Rounding,
}

/// The blocks of every published variant of a family.
///
/// # Errors
/// None: every published variant is a network.
pub fn variant_rows(family: Family) -> Result<Vec<VariantRow>, ArchError> {
    family.presets().iter().map(|&preset| variant_row(preset)).collect()
}

fn variant_row(preset: Preset) -> Result<VariantRow, ArchError> {
    let spec = published(preset)?;
    let depth = preset.coefficients().depth;
    let stages: Vec<_> = B0_STAGES
        .iter()
        .zip(&spec.stages)
        .map(|(baseline, stage)| Rounding { asked: float(baseline.repeats) * depth, rounded: stage.block.repeats })
        .collect();
    let baseline: u64 = B0_STAGES.iter().map(|stage| stage.repeats).sum();
    let blocks = Rounding { asked: float(baseline) * depth, rounded: spec.blocks() };
    Ok(VariantRow { preset, depth, stages, blocks })
}

/// How many times the baseline's multiply-adds a variant has, taken apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// `depth * width^2 * resolution^2`, as if nothing were rounded.
    pub formula: f64,
    /// Counted.
    pub counted: f64,
    /// Of it, by the blocks alone.
    pub by_blocks: f64,
    /// Of it, by the channels, with these blocks.
    pub by_channels: f64,
    /// Of it, by the larger picture, with these blocks and channels.
    pub by_picture: f64,
}

/// How the multiply-adds of a published variant grew from its baseline's. The last three factors multiply to the counted
/// one.
///
/// # Errors
/// None: every published variant is a network.
pub fn growth(preset: Preset) -> Result<Growth, ArchError> {
    let family = preset.family();
    let coefficients = preset.coefficients();
    let macs = |spec: &ArchSpec| Summary::from_spec(spec).total.macs;
    let baseline = macs(&published(family.baseline())?);
    let deeper = Coefficients { depth: coefficients.depth, ..Coefficients::BASELINE };
    let deeper = macs(&ArchSpec::new(family, deeper, BASE_RESOLUTION_PX)?);
    let wider = macs(&ArchSpec::new(family, coefficients, BASE_RESOLUTION_PX)?);
    let counted = macs(&published(preset)?);
    Ok(Growth {
        formula: coefficients.flops_factor(),
        counted: counted.over(baseline),
        by_blocks: deeper.over(baseline),
        by_channels: wider.over(deeper),
        by_picture: counted.over(wider),
    })
}

fn published(preset: Preset) -> Result<ArchSpec, ArchError> {
    ArchSpec::new(preset.family(), preset.coefficients(), preset.resolution_px())
}

/// Why two depths give the same blocks: each stage rounds up by itself.
#[must_use]
pub fn why_two_have_the_same_blocks(language: Language, first: &VariantRow, second: &VariantRow) -> String {
    let stages = B0_STAGES.len();
    let list = |row: &VariantRow| join(row.stages.iter().map(|stage| stage.rounded));
    let asked = |row: &VariantRow| format::significant(row.blocks.asked);
    // Stages that keep their blocks do not round.
    let (text, stages) = match first.preset.family() {
        Family::EfficientNet => (staircase::BLOCKS_ANSWER, stages),
        Family::Lite => (staircase::BLOCKS_ANSWER_LITE, stages.saturating_sub(2)),
    };
    let baseline = || B0_STAGES.iter().map(|stage| stage.repeats);
    text.with(
        language,
        &[
            ("depth", &first.depth),
            ("name", &first.preset.name()),
            ("asked", &asked(first)),
            ("list", &list(first)),
            ("blocks", &first.blocks.rounded),
            ("other_depth", &second.depth),
            ("other", &second.preset.name()),
            ("other_asked", &asked(second)),
            ("list_other", &list(second)),
            ("other_blocks", &second.blocks.rounded),
            ("baseline", &baseline().sum::<u64>()),
            ("list_baseline", &join(baseline())),
            ("stages", &stages),
        ],
    )
}

/// Why a variant costs more than the formula says.
#[must_use]
pub fn why_one_costs_more(language: Language, preset: Preset, growth: &Growth) -> String {
    let Coefficients { depth, width, resolution } = preset.coefficients();
    staircase::COST_ANSWER.with(
        language,
        &[
            ("name", &preset.name()),
            ("baseline", &preset.family().baseline().name()),
            ("depth", &depth),
            ("width", &width),
            ("resolution", &format::significant(resolution)),
            ("formula", &format::significant(growth.formula)),
            ("counted", &format::significant(growth.counted)),
            ("by_blocks", &format::significant(growth.by_blocks)),
            ("by_channels", &format::significant(growth.by_channels)),
            ("by_picture", &format::significant(growth.by_picture)),
        ],
    )
}

fn join(counts: impl Iterator<Item = u64>) -> String {
    counts.map(|count| count.to_string()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b1_and_b2_have_23_blocks_and_lite1_and_lite2_21() {
        let rows = variant_rows(Family::EfficientNet).unwrap();
        assert_eq!([&rows[1], &rows[2]].map(|row| row.blocks.rounded), [23, 23]);
        // 16 * 1.1 and 16 * 1.2.
        assert!((rows[1].blocks.asked - 17.6).abs() < 1e-9 && (rows[2].blocks.asked - 19.2).abs() < 1e-9);
        assert_eq!(rows[1].stages.iter().map(|stage| stage.rounded).collect::<Vec<_>>(), [2, 3, 3, 4, 4, 5, 2]);
        let lite = variant_rows(Family::Lite).unwrap();
        assert_eq!([&lite[1], &lite[2]].map(|row| row.blocks.rounded), [21, 21]);
        let words = why_two_have_the_same_blocks(Language::English, &lite[1], &lite[2]);
        assert!(words.contains("each of the 5 stages that scale") && words.contains("Lite keeps"), "{words}");
        let words = why_two_have_the_same_blocks(Language::English, &rows[1], &rows[2]);
        assert!(words.contains("each of the 7 stages that scale") && !words.contains("Lite"), "{words}");
        assert!(words.contains("Depth 1.1 (B1) asks for 17.6 blocks, depth 1.2 (B2) for 19.2"), "{words}");
        assert!(
            words.contains("2, 3, 3, 4, 4, 5, 2 in B1 and 2, 3, 3, 4, 4, 5, 2 in B2, which is 23 and 23"),
            "{words}"
        );
    }

    #[test]
    fn b1_costs_1_78_times_b0() {
        // 686,802,832 / 385,814,752 = 1.7801; 1.1 * (240 / 224)^2 = 1.2628.
        let growth = growth(Preset::B1).unwrap();
        assert!((growth.counted - 686_802_832.0 / 385_814_752.0).abs() < 1e-12);
        assert!((growth.formula - 1.1 * (240.0 / 224.0_f64).powi(2)).abs() < 1e-12);
        assert!((growth.by_blocks * growth.by_channels * growth.by_picture / growth.counted - 1.0).abs() < 1e-12);
        // B1 is as wide as B0.
        assert_eq!(growth.by_channels, 1.0);
        let words = why_one_costs_more(Language::English, Preset::B1, &growth);
        assert!(words.contains("1.1 × 1² × 1.07² = 1.26×") && words.contains("Counted, it costs 1.78×"), "{words}");
    }

    #[test]
    fn every_variant_costs_its_three_factors() {
        for preset in Preset::ALL {
            let growth = growth(preset).unwrap();
            let product = growth.by_blocks * growth.by_channels * growth.by_picture;
            assert!((product / growth.counted - 1.0).abs() < 1e-12, "{preset:?}: {growth:?}");
        }
    }
}
