//! [`LoadedNetwork`]: what classifies pictures.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::limits::Limits;
use super::picture_source::PictureReader;
use super::plan::Plan;
use super::speed::Speed;
use crate::network::EfficientNet;
use model::arch::{Footprint, Workload};
use wire::protocol::{Backend, Built};
use wire::smoothing::Smoothed;

/// A network, what it was made from, and what it costs.
pub(super) struct LoadedNetwork {
    pub(super) network: EfficientNet,
    /// What the page was told of it.
    pub(super) built: Built,
    pub(super) plan: Plan,
    pub(super) work: Workload,
    pub(super) backend: Backend,
    /// What fits on this device.
    pub(super) limits: Limits,
    /// The speed of its backend, which every run tells more of.
    pub(super) speed: Rc<Speed>,
    /// Milliseconds of its first run at full size, once there was one.
    pub(super) first_run_millis: Cell<Option<f64>>,
    /// A camera's answers so far, smoothed.
    pub(super) smoothed: RefCell<Smoothed>,
    /// What reads pictures, for whichever network is at work.
    pub(super) reader: Rc<RefCell<PictureReader>>,
}

impl LoadedNetwork {
    /// What it takes of memory.
    pub(super) fn footprint(&self) -> Footprint {
        Footprint::from_spec(&self.plan.architecture)
    }

    /// Bytes of its weights.
    pub(super) fn weight_bytes(&self) -> u128 {
        self.footprint().weight_bytes
    }
}
