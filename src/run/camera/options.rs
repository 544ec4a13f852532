//! What the person chooses of the camera, and what the browser tells of it.

use super::devices::{CameraDevice, Facing, WantedCamera};
use leptos::prelude::*;

/// Handles to the choices; copied freely.
#[derive(Clone, Copy)]
pub struct CameraOptions {
    /// The cameras that the browser tells of, once one was allowed.
    pub devices: RwSignal<Vec<CameraDevice>>,
    /// The id of the camera that is on, or was on last.
    pub device: RwSignal<Option<String>>,
    /// Which way that one faces.
    pub facing: RwSignal<Facing>,
    /// Whether the preview is mirrored. The network gets the picture as it is.
    pub mirrors: RwSignal<bool>,
    /// Whether the answer that is shown is smoothed over the frames.
    pub smooths: RwSignal<bool>,
    /// The camera that is asked for next.
    pub wanted: StoredValue<WantedCamera>,
}

impl CameraOptions {
    /// Those before the person chooses.
    pub fn new() -> Self {
        Self {
            devices: RwSignal::new(Vec::new()),
            device: RwSignal::new(None),
            facing: RwSignal::new(Facing::default()),
            mirrors: RwSignal::new(Facing::default().is_mirrored()),
            smooths: RwSignal::new(true),
            wanted: StoredValue::new(WantedCamera::default()),
        }
    }

    /// Another camera is on. What the person chose of the mirror was for the one before.
    pub fn opened(self, device: Option<String>, facing: Facing) {
        if device.is_none() || self.device.with_untracked(|before| *before != device) {
            self.mirrors.set(facing.is_mirrored());
        }
        self.facing.set(facing);
        self.device.set(device);
    }

    /// Whether there is another camera to choose, tracked.
    pub fn has_choice(self) -> bool {
        self.devices.read().len() > 1
    }

    /// Whether there is another side to flip to, tracked: only where the browser says which way cameras face.
    pub fn can_flip(self) -> bool {
        self.has_choice() && self.facing.get() != Facing::Unknown
    }
}
