//! An open backend: what it can hold, how fast it is, and networks made, checked and warmed up on it.

use std::rc::Rc;

use super::limits::Limits;
use super::load::{Tensors, load};
use super::plan::{Plan, Weights};
use super::speed::{Speed, run_failed};
use super::yielder::WorkerYielder;
use super::{cpu_check, half_check, self_check};
use crate::network::{Device, EfficientNet, Precision};
use model::arch::{Footprint, Macs, Summary, Workload};
use model::scaling::Family;
use wire::protocol::{Backend, ErrorKind, Estimate, Phase, SelfCheck, WorkerError};
use wire::session::JobHandle;
use worker_scope::clock::now_millis;

/// A network that takes longer than this to get ready is built only once the person agrees.
const ASK_ABOVE_MILLIS: f64 = 3_000.0;

/// A grown network of no more multiply-adds is made without a measurement of the device's speed, which would take longer.
const SMALL: Macs = Macs(1_500_000_000);

/// An open backend and what was learned of it.
pub(super) struct Engine {
    /// Where it runs.
    pub(super) backend: Backend,
    /// Where tensors live.
    pub(super) device: Device,
    /// The families whose kernels were found right in half precision.
    pub(super) half_checked: Vec<Family>,
    /// What a network may use.
    pub(super) limits: Limits,
    /// How fast it is.
    pub(super) speed: Rc<Speed>,
}

/// A network that was made and checked.
pub(super) struct Made {
    /// The network.
    pub(super) network: EfficientNet,
    /// Whether its maps and weights are in half precision.
    pub(super) is_half: bool,
    /// How it was checked.
    pub(super) self_check: SelfCheck,
    /// When it was made, before the check.
    pub(super) at_millis: f64,
}

impl Engine {
    /// Refuses what does not fit. Of a network without trained weights of its own, what it would take, where that is long
    /// and the person has not agreed.
    ///
    /// # Errors
    /// What does not fit, or a failed or stopped measurement.
    pub(super) async fn estimate(
        &mut self,
        plan: &Plan,
        kept_bytes: u128,
        is_agreed: bool,
        job: JobHandle<'_>,
    ) -> Result<Option<Estimate>, WorkerError> {
        let memory_bytes = self.limits.check(&plan.scaling, &plan.architecture, kept_bytes)?;
        if is_agreed || !matches!(plan.weights, Weights::Untrained | Weights::Grown(..) | Weights::GrownOwn(_)) {
            return Ok(None);
        }
        let summary = Summary::from_spec(&plan.architecture);
        if !self.speed.is_known() {
            if plan.weights.growth().is_some() && summary.total.macs <= SMALL {
                return Ok(None);
            }
            let family = plan.architecture.family;
            if let Err(error) = self.speed.calibrate(family, &self.device, job).await {
                self.leave_half(error)?;
                self.speed.calibrate(family, &self.device, job).await?;
            }
        }
        let work = Workload::from_spec(&plan.architecture);
        let estimate = self.speed.estimate(work, summary.total.params, memory_bytes);
        Ok((estimate.build_millis > ASK_ABOVE_MILLIS).then_some(estimate))
    }

    /// Makes the planned network and checks it, once more in full precision where half gives other answers.
    ///
    /// # Errors
    /// What is wrong with the tensors or the answers, or the end of a stopped job.
    pub(super) async fn make(
        &mut self,
        plan: &Plan,
        tensors: &Tensors,
        kept_bytes: u128,
        job: JobHandle<'_>,
    ) -> Result<Made, WorkerError> {
        match self.try_to_make(plan, tensors, kept_bytes, job).await {
            Err(error) => {
                self.leave_half(error)?;
                self.try_to_make(plan, tensors, kept_bytes, job).await
            }
            made => made,
        }
    }

    async fn try_to_make(
        &mut self,
        plan: &Plan,
        tensors: &Tensors,
        kept_bytes: u128,
        job: JobHandle<'_>,
    ) -> Result<Made, WorkerError> {
        let device = self.device_for(plan);
        let start = now_millis();
        let network = load(plan, tensors, &device, job).await?;
        let at_millis = now_millis();
        self.speed.learn_making(Summary::from_spec(&plan.architecture).total.params, at_millis - start);
        let self_check = self.self_check(&network, plan, tensors, kept_bytes, job).await?;
        Ok(Made { network, is_half: device.precision() == Precision::Half, self_check, at_millis })
    }

    /// A person's weights may hold any number, also what is infinite in half precision.
    fn device_for(&self, plan: &Plan) -> Device {
        let full = plan.weights.is_own().then(|| self.device.with(Precision::Full)).flatten();
        full.unwrap_or_else(|| self.device.clone())
    }

    /// Leaves half precision for good, where it may be to blame.
    ///
    /// # Errors
    /// The error itself, where it is not.
    fn leave_half(&mut self, error: WorkerError) -> Result<(), WorkerError> {
        let is_half = self.device.precision() == Precision::Half;
        let full = self.device.with(Precision::Full).filter(|_| is_half && error.kind == ErrorKind::Backend);
        self.device = full.ok_or(error)?;
        Ok(())
    }

    /// Checks on this device what the network computes.
    ///
    /// # Errors
    /// A backend error for wrong answers, or the end of a stopped job.
    async fn self_check(
        &mut self,
        network: &EfficientNet,
        plan: &Plan,
        tensors: &Tensors,
        kept_bytes: u128,
        job: JobHandle<'_>,
    ) -> Result<SelfCheck, WorkerError> {
        match (&plan.weights, tensors) {
            (Weights::Bundled(model) | Weights::Grown(model, _), _) => {
                let is_long = self.speed.is_long(Workload::from_spec(&plan.architecture));
                let phases = if self.leaves_first_run(plan) { 1 } else { 2 };
                let mut yielder =
                    WorkerYielder::new(job, is_long, |done, total| Phase::WarmingUp.at(done, phases * total));
                self_check::run(network, model.id, self.device.precision(), &mut yielder).await
            }
            (Weights::Own | Weights::GrownOwn(_), _) if self.backend == Backend::Cpu => Ok(SelfCheck::IsReference),
            (Weights::Own | Weights::GrownOwn(_), Tensors::Own(checkpoint)) => {
                let weight_bytes = Footprint::from_spec(&plan.architecture).weight_bytes;
                let file_bytes = checkpoint.file_bytes() as u128;
                if self.limits.has_room_for_copy(weight_bytes, file_bytes, kept_bytes) {
                    cpu_check::run(network, plan, tensors, job).await
                } else {
                    Ok(SelfCheck::Skipped)
                }
            }
            (Weights::Own | Weights::GrownOwn(_) | Weights::Untrained, _) => {
                let family = plan.architecture.family;
                if self.device.precision() == Precision::Half && !self.half_checked.contains(&family) {
                    half_check::run(family, &self.device, job).await?;
                    self.half_checked.push(family);
                }
                Ok(SelfCheck::NotApplicable)
            }
        }
    }

    /// Whether the first picture is the first run at full size. The CPU has no shaders to compile, and its self-check
    /// has run all its code. Other weights are run at once: made-up ones are built for their time alone, and a person's
    /// have to give numbers.
    fn leaves_first_run(&self, plan: &Plan) -> bool {
        self.backend == Backend::Cpu && plan.weights.model().is_some()
    }

    /// The first run at full size; its milliseconds, or `None` where it is left to the first picture.
    ///
    /// # Errors
    /// A failed or stopped run, or a person's weights that give no numbers.
    pub(super) async fn warm_up(
        &self,
        network: &EfficientNet,
        plan: &Plan,
        work: Workload,
        self_check: &SelfCheck,
        job: JobHandle<'_>,
    ) -> Result<Option<f64>, WorkerError> {
        if self.leaves_first_run(plan) {
            return Ok(None);
        }
        let start = now_millis();
        let side = plan.preprocessing.resolution_px;
        // A check before it was the first half.
        let is_second_half = matches!(self_check, SelfCheck::Compared { .. });
        let mut yielder = WorkerYielder::new(job, self.speed.is_long(work), |done, total| {
            if is_second_half { Phase::WarmingUp.at(done + total, 2 * total) } else { Phase::WarmingUp.at(done, total) }
        });
        let logits = network.logits(vec![0.0; 3 * side * side], side, &mut yielder).await.map_err(run_failed)?;
        if *self_check == SelfCheck::IsReference {
            cpu_check::check_numbers(&logits, plan)?;
        }
        Ok(Some(now_millis() - start))
    }
}
