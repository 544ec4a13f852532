//! A look into a stage: the network runs once more, stage by stage.

use super::speed::run_failed;
use crate::network::{EfficientNet, Probe, Yielder, channel_pictures};
use model::arch::ArchSpec;
use wire::protocol::{StageReport, WorkerError};
use worker_scope::clock::now_millis;

/// Channels that are shown.
const SHOWN: usize = 8;

/// Runs the network on the values of a picture, and gives what the stage of this number computed, with the pictures of its
/// channels, gray, one after the other.
///
/// # Errors
/// Those of a run.
pub(super) async fn look_into(
    network: &EfficientNet,
    architecture: &ArchSpec,
    number: u8,
    values: Vec<f32>,
    resolution_px: usize,
    yielder: &mut impl Yielder,
) -> Result<(StageReport, Vec<u8>), WorkerError> {
    let mut probe = Probe::new(architecture, usize::from(number.saturating_sub(1)), &now_millis);
    network.inspect(values, resolution_px, &mut probe, yielder).await.map_err(run_failed)?;
    let stage_millis = probe.stage_millis().to_vec();
    let maps = probe.into_maps();
    let mut report = StageReport {
        number,
        side: u32::try_from(maps.side).unwrap_or_default(),
        channels: maps.channels as u64,
        shown: Vec::new(),
        stage_millis,
    };
    let mut pixels = Vec::new();
    for picture in channel_pictures(&maps, SHOWN) {
        report.shown.push(u32::try_from(picture.channel).unwrap_or_default());
        pixels.extend(picture.pixels);
    }
    Ok((report, pixels))
}
