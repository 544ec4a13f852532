//! From sizes back to the depth and width coefficients that give them.

use super::detected::{DetectError, DetectedScaling, NetworkPart};
use super::shapes::Seen;
use model::arch::{ArchError, ArchSpec};
use model::scaling::{BASE_RESOLUTION_PX, Coefficients, Family, Knob};

/// The published variant with these sizes; else the roundest steps of the sliders.
///
/// # Errors
/// [`DetectError`] that names the first stage or part that no coefficient gives.
pub(super) fn find(seen: &Seen) -> Result<DetectedScaling, DetectError> {
    for &preset in seen.family.presets() {
        let spec = ArchSpec::new(seen.family, preset.coefficients(), BASE_RESOLUTION_PX)?;
        if repeats(&spec) == seen_repeats(seen) && channels(&spec) == seen_channels(seen) {
            return Ok(DetectedScaling::Published(preset));
        }
    }
    let depth = |depth| Coefficients { depth, ..Coefficients::BASELINE };
    let depth_steps = steps(seen.family, Knob::Depth, depth, repeats, &seen_repeats(seen)).map_err(|first| {
        first.map_or_else(DetectError::from, |(index, found)| DetectError::Repeats { stage: index + 1, found })
    })?;
    let width = |width| Coefficients { width, ..Coefficients::BASELINE };
    let width_steps = steps(seen.family, Knob::Width, width, channels, &seen_channels(seen)).map_err(|first| {
        first.map_or_else(DetectError::from, |(index, found)| DetectError::Channels { part: part(seen, index), found })
    })?;
    Ok(DetectedScaling::Free { depth_steps, width_steps })
}

/// Blocks of each stage.
fn repeats(spec: &ArchSpec) -> Vec<u64> {
    spec.stages.iter().map(|stage| stage.block.repeats).collect()
}

fn seen_repeats(seen: &Seen) -> Vec<u64> {
    seen.stages.iter().map(|stage| stage.repeats).collect()
}

/// Channels of stem, stages and head.
fn channels(spec: &ArchSpec) -> Vec<u64> {
    let stages = spec.stages.iter().map(|stage| stage.block.output_channels);
    [spec.stem.channels].into_iter().chain(stages).chain([spec.head.channels]).collect()
}

fn seen_channels(seen: &Seen) -> Vec<u64> {
    let stages = seen.stages.iter().map(|stage| stage.channels);
    [seen.stem].into_iter().chain(stages).chain([seen.head]).collect()
}

/// The part of an entry of [`channels`].
fn part(seen: &Seen, index: usize) -> NetworkPart {
    match index {
        0 => NetworkPart::Stem,
        index if index <= seen.stages.len() => NetworkPart::Stage(index),
        _ => NetworkPart::Head,
    }
}

/// The roundest steps of a knob whose architecture has these sizes. All are tried, so that the rounding is that of the
/// architecture and no second copy of it.
///
/// # Errors
/// The first size, with its index, that no step gives together with those before it.
fn steps(
    family: Family,
    knob: Knob,
    coefficients: impl Fn(f64) -> Coefficients,
    sizes: impl Fn(&ArchSpec) -> Vec<u64>,
    wanted: &[u64],
) -> Result<u16, Result<(usize, u64), ArchError>> {
    let (least, greatest) = knob.range();
    let mut fitting: Vec<(u16, Vec<u64>)> = Vec::new();
    for steps in least..=greatest {
        let spec = ArchSpec::new(family, coefficients(knob.value(steps)), BASE_RESOLUTION_PX).map_err(Err)?;
        fitting.push((steps, sizes(&spec)));
    }
    for (index, &found) in wanted.iter().enumerate() {
        fitting.retain(|(_, sizes)| sizes.get(index) == Some(&found));
        if fitting.is_empty() {
            return Err(Ok((index, found)));
        }
    }
    let middle = fitting.get(fitting.len() / 2).map_or(least, |fit| fit.0);
    // Whole tenths before twentieths before hundredths; of equally round ones the one nearest to the middle.
    let roughness = |steps: u16| {
        if steps.is_multiple_of(10) {
            0
        } else if steps.is_multiple_of(5) {
            1
        } else {
            2
        }
    };
    let roundest = fitting.iter().map(|fit| fit.0).min_by_key(|&steps| (roughness(steps), steps.abs_diff(middle)));
    Ok(roundest.unwrap_or(least))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Layout;
    use crate::detect::shapes::SeenStage;
    use model::scaling::Preset;

    fn seen(spec: &ArchSpec) -> Seen {
        let stage = |stage: &model::arch::Stage| SeenStage {
            repeats: stage.block.repeats,
            channels: stage.block.output_channels,
        };
        Seen {
            layout: Layout::Timm,
            family: spec.family,
            stem: spec.stem.channels,
            stages: spec.stages.iter().map(stage).collect(),
            head: spec.head.channels,
            classes: 1000,
        }
    }

    fn spec(family: Family, depth: f64, width: f64) -> ArchSpec {
        ArchSpec::new(family, Coefficients { depth, width, resolution: 1.0 }, 224).unwrap()
    }

    #[test]
    fn every_published_variant_is_found() {
        for preset in Preset::ALL {
            let Coefficients { depth, width, .. } = preset.coefficients();
            let found = find(&seen(&spec(preset.family(), depth, width)));
            assert_eq!(found, Ok(DetectedScaling::Published(preset)));
        }
    }

    #[test]
    fn every_step_of_the_sliders_leads_back_to_its_own_sizes() {
        for family in Family::ALL {
            for (depth_steps, width_steps) in (50..=800).step_by(7).zip((30..=500).cycle().step_by(11)) {
                let wanted = spec(family, Knob::Depth.value(depth_steps), Knob::Width.value(width_steps));
                let (depth, width) = match find(&seen(&wanted)).unwrap() {
                    DetectedScaling::Published(preset) => (preset.coefficients().depth, preset.coefficients().width),
                    DetectedScaling::Free { depth_steps, width_steps } => {
                        (Knob::Depth.value(depth_steps), Knob::Width.value(width_steps))
                    }
                };
                assert_eq!(spec(family, depth, width), wanted, "{family:?} {depth_steps} {width_steps}");
            }
        }
    }

    #[test]
    fn the_first_part_that_fits_no_coefficient_is_named() {
        let b0 = spec(Family::EfficientNet, 1.0, 1.0);
        let mut changed = seen(&b0);
        // Stage 3 repeats twice at depth 1: three blocks need a depth above 1, which stage 1 with one block forbids.
        changed.stages[2].repeats = 3;
        assert_eq!(find(&changed), Err(DetectError::Repeats { stage: 3, found: 3 }));
        let mut changed = seen(&b0);
        changed.stages[3].channels = 81;
        assert_eq!(find(&changed), Err(DetectError::Channels { part: NetworkPart::Stage(4), found: 81 }));
        let mut changed = seen(&b0);
        changed.head = 1284;
        let refused = find(&changed).unwrap_err();
        assert_eq!(refused, DetectError::Channels { part: NetworkPart::Head, found: 1284 });
        assert_eq!(
            refused.to_string(),
            "the head has 1284 channels, which no width coefficient from 0.3 to 5 gives together with the parts before it"
        );
    }

    #[test]
    fn the_roundest_coefficient_is_chosen() {
        // ceil(2d) = 3 and ceil(3d) = 4 and ceil(4d) = 6 hold for 1.25 < d <= 1.333: 1.3.
        let found = find(&seen(&spec(Family::EfficientNet, 1.27, 0.7)));
        assert_eq!(found, Ok(DetectedScaling::Free { depth_steps: 130, width_steps: 70 }));
    }
}
