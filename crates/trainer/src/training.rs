//! [`Training`]: one network's way through its epochs, a batch at a time.

use burn::nn::loss::{CrossEntropyLoss, CrossEntropyLossConfig};
use burn::optim::GradientsParams;
use burn::tensor::{Device, Int, Tensor, TensorData};
use lab::network::LabNetwork;
use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};

use crate::inference::Inference;
use crate::input::Input;
use crate::kernels::{PATCH, padded, patches};
use crate::network::{LabModel, TrainingError};
use crate::optimizer::{LabOptimizer, rate};
use crate::pictures::Pictures;

/// Pictures of a step.
pub const BATCH: usize = 50;

/// Between the seeds of the weights and of the order of the pictures.
const ORDER_SEED: u64 = 77;

/// A network in training.
pub struct Training {
    model: LabModel,
    optimizer: LabOptimizer,
    loss: CrossEntropyLoss,
    device: Device,
    input: Input,
    side: usize,
    /// Numbers of the training pictures, in the order of this epoch.
    order: Vec<usize>,
    random: Xoshiro256PlusPlus,
    step: u32,
    steps: u32,
}

impl Training {
    /// Before the first step: a network of random weights that will see the first `count` pictures `epochs` times. A seed
    /// gives the same weights, order and mirrored pictures every time.
    #[must_use]
    pub fn new(network: &LabNetwork, pictures: &Pictures, count: usize, epochs: u32, seed: u64) -> Self {
        let side = usize::try_from(network.resolution).unwrap_or_default();
        let device = Device::flex().autodiff();
        let count = count.min(pictures.len());
        let steps = u32::try_from(count / BATCH).unwrap_or_default().saturating_mul(epochs);
        Self {
            model: LabModel::new(&network.layers(), seed, &device),
            optimizer: LabOptimizer::new(),
            loss: CrossEntropyLossConfig::new().init(&device),
            input: Input::new(pictures, count, side),
            device,
            side,
            order: (0..count).collect(),
            random: Xoshiro256PlusPlus::seed_from_u64(seed.wrapping_add(ORDER_SEED)),
            step: 0,
            steps,
        }
    }

    /// Steps taken, and steps in all.
    #[must_use]
    pub fn progress(&self) -> (u32, u32) {
        (self.step, self.steps)
    }

    /// Steps of an epoch.
    #[must_use]
    pub fn epoch_steps(&self) -> u32 {
        u32::try_from(self.order.len() / BATCH).unwrap_or_default()
    }

    /// One step: the next batch's loss and gradients, and the weights after them. Returns the loss, which is no number once
    /// the network has diverged.
    ///
    /// # Errors
    /// When burn cannot read its own numbers.
    pub fn step(&mut self, pictures: &Pictures) -> Result<f32, TrainingError> {
        let at = usize::try_from(self.step % self.epoch_steps().max(1)).unwrap_or_default();
        if at == 0 {
            self.order.shuffle(&mut self.random);
        }
        let numbers: Vec<usize> = self.order.iter().skip(at * BATCH).take(BATCH).copied().collect();
        let mut batch = vec![0.0; numbers.len() * self.input.length()];
        for (number, values) in numbers.iter().zip(batch.chunks_exact_mut(self.input.length().max(1))) {
            self.input.write(pictures.picture(*number), self.random.random(), values);
        }
        let labels: Vec<i32> = numbers.iter().map(|number| i32::from(pictures.label(*number))).collect();
        let loss = self.step_on(&batch, labels)?;
        self.step += 1;
        Ok(loss)
    }

    /// One step on normalised pictures `[batch, 3, side, side]` and their classes.
    fn step_on(&mut self, batch: &[f32], labels: Vec<i32>) -> Result<f32, TrainingError> {
        let count = labels.len();
        let shape = [count, self.side, self.side, padded(PATCH)];
        let patches = Tensor::<4>::from_data(TensorData::new(patches(batch, self.side), shape), &self.device);
        let labels = Tensor::<1, Int>::from_data(TensorData::new(labels, [count]), &self.device);
        let loss = self.loss.forward(self.model.forward(patches)?, labels);
        let value = loss.clone().into_data().try_to_vec::<f32>().map_err(|_| TrainingError)?;
        let rate = rate(self.step, self.steps);
        let gradients = GradientsParams::from_grads(loss.backward(), &self.model.parameters);
        self.model.parameters = self.optimizer.step(rate, self.model.parameters.clone(), gradients);
        value.first().copied().ok_or(TrainingError)
    }

    /// The network as it is now, to answer.
    ///
    /// # Errors
    /// When burn cannot read its own numbers.
    pub fn inference(&self) -> Result<(Inference, Input), TrainingError> {
        Ok((Inference::new(&self.model)?, self.input.clone()))
    }
}
