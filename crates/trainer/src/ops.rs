//! A layer's training step as an operation of burn's, so that its automatic differentiation goes through our kernels.

use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend, Dispatch, ExtensionType, Flex, backend_extension};
use burn::tensor::{Tensor, TensorData};

use crate::kernels::{self, Layer, padded};

/// What [`conv_norm`] gives back.
pub struct ConvNormOutput {
    /// `[batch, height, width, padded channels]`, after normalisation and activation.
    pub output: Tensor<4>,
    /// Mean of each channel over the batch; no gradient goes through it.
    pub mean: Tensor<1>,
    /// Variance of each channel over the batch, divided by the number of pixels; no gradient goes through it.
    pub variance: Tensor<1>,
}

/// Convolution, batch normalisation by the batch's own moments, and activation, with exact gradients.
///
/// # Shapes
/// - `input`: `[batch, height, width, padded channels]`
/// - `weight`: `[output_channels, input_channels]`, or `[channels, 9]` of a depthwise layer
/// - `gamma`, `beta`: `[output_channels]`
#[must_use]
pub fn conv_norm(
    layer: Layer,
    input: Tensor<4>,
    weight: Tensor<2>,
    gamma: Tensor<1>,
    beta: Tensor<1>,
) -> ConvNormOutput {
    let [input, weight] = [input.into_dispatch(), weight.into_dispatch()];
    let [gamma, beta] = [gamma.into_dispatch(), beta.into_dispatch()];
    let found = <Dispatch as TrainingOps>::conv_norm(input, weight, gamma, beta, layer);
    ConvNormOutput {
        output: Tensor::from_dispatch(found.output),
        mean: Tensor::from_dispatch(found.mean),
        variance: Tensor::from_dispatch(found.variance),
    }
}

/// The same of a backend's own tensors.
#[derive(ExtensionType)]
pub struct Parts<B: Backend> {
    /// After normalisation and activation.
    pub output: FloatTensor<B>,
    /// Of each channel.
    pub mean: FloatTensor<B>,
    /// Of each channel.
    pub variance: FloatTensor<B>,
}

/// The lab's operations of a backend.
#[backend_extension(Flex, Autodiff)]
pub trait TrainingOps: Backend {
    /// See [`conv_norm`].
    fn conv_norm(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        layer: Layer,
    ) -> Parts<Self>;
}

impl TrainingOps for Flex {
    fn conv_norm(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        layer: Layer,
    ) -> Parts<Self> {
        let (parts, _) = run(layer, &input, &weight, &gamma, &beta);
        parts
    }
}

/// One of burn's tensors on the CPU.
type Values = FloatTensor<Flex>;

/// Runs a layer; what the gradients need beside the output comes second.
fn run(layer: Layer, input: &Values, weight: &Values, gamma: &Values, beta: &Values) -> (Parts<Flex>, Values) {
    let input = input.to_contiguous();
    let [weight, gamma, beta] = [weight, gamma, beta].map(Values::to_contiguous);
    let batch = input.layout().shape().dims::<4>()[0];
    let size = layer.output_size();
    let shape = [batch, size.height, size.width, padded(layer.output_channels)];
    let found = kernels::forward(&layer, input.storage(), weight.storage(), gamma.storage(), beta.storage());
    let map = |values: Vec<f32>| Values::from_data(TensorData::new(values, shape));
    let row = |values: Vec<f32>| {
        let length = values.len();
        Values::from_data(TensorData::new(values, [length]))
    };
    let parts = Parts { output: map(found.output), mean: row(found.mean), variance: row(found.variance) };
    (parts, map(found.convolved))
}

impl<C: CheckpointStrategy> TrainingOps for Autodiff<Flex, C> {
    fn conv_norm(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        layer: Layer,
    ) -> Parts<Self> {
        let constant = <Self as burn::backend::AutodiffBackend>::from_inner;
        let (found, convolved) = run(layer, input.primitive(), weight.primitive(), gamma.primitive(), beta.primitive());
        let (mean, variance) = (constant(found.mean.clone()), constant(found.variance.clone()));
        let nodes = [input.node(), weight.node(), gamma.node(), beta.node()];
        let output = match ConvNorm.prepare::<C>(nodes).compute_bound().stateful() {
            OpsKind::Tracked(prepared) => {
                let state = State {
                    layer,
                    input: input.primitive().clone(),
                    weight: weight.primitive().clone(),
                    gamma: gamma.primitive().clone(),
                    beta: beta.primitive().clone(),
                    convolved,
                    mean: found.mean,
                    variance: found.variance,
                };
                prepared.finish(state, found.output)
            }
            OpsKind::UnTracked(prepared) => prepared.finish(found.output),
        };
        Parts { output, mean, variance }
    }
}

/// The operation's node in the graph.
#[derive(Debug)]
struct ConvNorm;

/// What its gradients are computed from.
#[derive(Clone, Debug)]
struct State {
    layer: Layer,
    input: Values,
    weight: Values,
    gamma: Values,
    beta: Values,
    convolved: Values,
    mean: Values,
    variance: Values,
}

impl Backward<Flex, 4> for ConvNorm {
    type State = State;

    fn backward(self, ops: Ops<State, 4>, grads: &mut Gradients, _checkpointer: &mut Checkpointer) {
        let state = ops.state;
        let gradient = grads.consume::<Flex>(&ops.node);
        let mut gradient = gradient.to_contiguous();
        let [input, weight, gamma, beta] = ops.parents;
        let values = [&state.input, &state.weight, &state.gamma, &state.beta].map(Values::to_contiguous);
        let [own_input, own_weight, own_gamma, own_beta] = &values;
        let found = kernels::backward(
            &state.layer,
            own_input.storage(),
            [own_weight.storage(), own_gamma.storage(), own_beta.storage()],
            [state.convolved.storage(), state.mean.storage(), state.variance.storage()],
            gradient.storage_mut(),
            input.is_some(),
        );
        let like =
            |values: Vec<f32>, of: &Values| Values::from_data(TensorData::new(values, of.layout().shape().clone()));
        if let (Some(node), Some(values)) = (input, found.input) {
            grads.register::<Flex>(node.id, like(values, own_input));
        }
        if let Some(node) = weight {
            grads.register::<Flex>(node.id, like(found.weight, own_weight));
        }
        if let Some(node) = gamma {
            grads.register::<Flex>(node.id, like(found.gamma, own_gamma));
        }
        if let Some(node) = beta {
            grads.register::<Flex>(node.id, like(found.beta, own_beta));
        }
    }
}
