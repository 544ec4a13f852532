//! [`EfficientNet`]: a network with its weights, ready to run.

#[cfg(feature = "webgpu")]
use std::cell::Cell;
use std::cell::RefCell;

use burn::tensor::{Tensor, TensorData};

use super::activation_map::{ActivationMaps, ClassRow};
use super::conv_norm::ConvNorm;
use super::device::Device;
use super::error::{LoadError, LoadOptions, RunError};
use super::fused::{Fused, HeadMap};
#[cfg(feature = "webgpu")]
use super::gpu::{self, RunCount};
use super::layers::Layers;
use super::probe::{FeatureMaps, Probe};
#[cfg(feature = "webgpu")]
use super::transfers::TransferTimes;
use super::workspace::Workspace;
use super::yielder::{Yielder, wait_until_computed};
use model::arch::ArchSpec;
use weights::TensorSource;

/// A network with its weights on a device.
#[derive(Clone, Debug)]
pub struct EfficientNet(Path);

/// How it is computed.
#[derive(Clone, Debug)]
enum Path {
    /// By burn's own operations.
    Plain(Box<OnBurn>),
    /// By fused operations on the CPU.
    Fused(Box<OnCpu>),
    /// By kernels of our own on WebGPU.
    #[cfg(feature = "webgpu")]
    Gpu(Box<OnGpu>),
}

/// A network of burn's own operations.
#[derive(Clone, Debug)]
struct OnBurn {
    layers: Layers<ConvNorm>,
    device: Device,
    /// The head's map of the last run, `[1, channels, side, side]`.
    head: RefCell<Option<Tensor<4>>>,
}

/// A network of fused operations on the CPU.
#[derive(Clone, Debug)]
struct OnCpu {
    layers: Layers<Fused>,
    workspace: Workspace,
    head: RefCell<HeadMap>,
}

/// A network on WebGPU.
#[cfg(feature = "webgpu")]
#[derive(Clone, Debug)]
struct OnGpu {
    layers: Layers<gpu::Layer>,
    adapter: gpu::Adapter,
    buffers: RefCell<gpu::Buffers>,
    count: Cell<RunCount>,
}

impl EfficientNet {
    /// Loads the network that `spec` describes, with fused operations; `yielder` is called after each layer.
    ///
    /// # Errors
    /// [`LoadError`] for the first tensor that does not fit, or when `yielder` ends it.
    pub async fn load<P: Yielder>(
        spec: &ArchSpec,
        source: &dyn TensorSource,
        options: LoadOptions,
        device: &Device,
        yielder: &mut P,
    ) -> Result<Self, LoadError> {
        #[cfg(feature = "webgpu")]
        if let Some(adapter) = device.adapter() {
            if !gpu::can_run(spec) {
                return Self::load_plain(spec, source, options, device, yielder).await;
            }
            let layers = Layers::load(spec, source, options, device, yielder).await?;
            let (buffers, count) = (RefCell::default(), Cell::default());
            return Ok(Self(Path::Gpu(Box::new(OnGpu { layers, adapter: adapter.clone(), buffers, count }))));
        }
        let layers = Layers::load(spec, source, options, device, yielder).await?;
        let workspace = device.workspace.clone();
        Ok(Self(Path::Fused(Box::new(OnCpu { layers, workspace, head: RefCell::default() }))))
    }

    /// The same with burn's own operations on every device: what the fused ones are checked against.
    ///
    /// # Errors
    /// As [`EfficientNet::load`].
    pub async fn load_plain<P: Yielder>(
        spec: &ArchSpec,
        source: &dyn TensorSource,
        options: LoadOptions,
        device: &Device,
        yielder: &mut P,
    ) -> Result<Self, LoadError> {
        let layers = Layers::load(spec, source, options, device, yielder).await?;
        Ok(Self(Path::Plain(Box::new(OnBurn { layers, device: device.clone(), head: RefCell::default() }))))
    }

    /// Runs one picture: `values` are `[3, resolution, resolution]` in row-major order, normalised as the weights ask;
    /// `yielder` is called after each block. Only the logits are read back, without blocking.
    ///
    /// # Errors
    /// [`RunError`] when the values are not as many, the device fails, or `yielder` ends it.
    pub async fn logits<P: Yielder>(
        &self,
        values: Vec<f32>,
        resolution: usize,
        yielder: &mut P,
    ) -> Result<Vec<f32>, RunError> {
        self.run(values, resolution, None, yielder).await
    }

    /// The same, watched: `probe` gets the maps of its stage, and the time of each.
    ///
    /// # Errors
    /// As [`EfficientNet::logits`].
    pub async fn inspect<P: Yielder>(
        &self,
        values: Vec<f32>,
        resolution: usize,
        probe: &mut Probe<'_>,
        yielder: &mut P,
    ) -> Result<Vec<f32>, RunError> {
        self.run(values, resolution, Some(probe), yielder).await
    }

    async fn run<P: Yielder>(
        &self,
        values: Vec<f32>,
        resolution: usize,
        mut probe: Option<&mut Probe<'_>>,
        yielder: &mut P,
    ) -> Result<Vec<f32>, RunError> {
        if let Some(probe) = probe.as_mut() {
            probe.begin();
        }
        let expected = resolution.saturating_mul(resolution).saturating_mul(3);
        if values.len() != expected {
            return Err(RunError::Input { expected, found: values.len() });
        }
        match &self.0 {
            Path::Plain(network) => {
                let OnBurn { layers, device, head } = &**network;
                let data = TensorData::new(values, [1, 3, resolution, resolution]);
                let (logits, map) = layers.forward(Tensor::from_data(data, &device.tensors), probe, yielder).await?;
                head.replace(Some(map));
                let data = logits.into_data_async().await.map_err(|error| RunError::ReadBack(error.to_string()))?;
                data.try_to_vec().map_err(|error| RunError::ReadBack(error.to_string()))
            }
            Path::Fused(network) => {
                let OnCpu { layers, workspace, head } = &**network;
                let (mut buffers, mut map) = (workspace.take(), head.take());
                let logits = layers.run(&values, resolution, &mut buffers, &mut map, probe, yielder).await;
                workspace.give_back(buffers);
                head.replace(map);
                logits
            }
            #[cfg(feature = "webgpu")]
            Path::Gpu(network) => {
                let OnGpu { layers, adapter, buffers, count } = &**network;
                let mut taken = buffers.take();
                let outcome = layers.run(values, resolution, adapter, &mut taken, probe, yielder).await;
                buffers.replace(taken);
                let (logits, run) = outcome?;
                count.set(run);
                Ok(logits)
            }
        }
    }

    /// How long the `values` of a picture take to the GPU and the logits of the last run back, by a clock in milliseconds; no
    /// layer runs. `None` on the CPU, where nothing is under way.
    ///
    /// # Errors
    /// [`RunError::ReadBack`] when the device fails.
    #[cfg(feature = "webgpu")]
    pub async fn transfer_times(
        &self,
        values: Vec<f32>,
        now: &dyn Fn() -> f64,
    ) -> Result<Option<TransferTimes>, RunError> {
        match &self.0 {
            Path::Plain(_) | Path::Fused(_) => Ok(None),
            Path::Gpu(network) => {
                let OnGpu { layers, adapter, buffers, .. } = &**network;
                let mut taken = buffers.take();
                let times = layers.transfer_times(values, adapter, &mut taken, now).await;
                buffers.replace(taken);
                times.map(Some)
            }
        }
    }

    /// Whether a [`Probe`] can time its layers. Burn's operations and a GPU are given several before the first is done.
    #[must_use]
    pub fn tells_layers(&self) -> bool {
        matches!(self.0, Path::Fused(_))
    }

    /// Class activation maps for the picture of the last run, which left the head's map; nothing runs again. Classes that
    /// the network does not have are left out. `None` where no run has ended.
    ///
    /// # Errors
    /// [`RunError::ReadBack`] when the device fails.
    pub async fn activation_maps(&self, classes: &[usize]) -> Result<Option<ActivationMaps>, RunError> {
        match &self.0 {
            Path::Plain(network) => {
                let OnBurn { layers, head, .. } = &**network;
                let Some(head) = head.borrow().clone() else { return Ok(None) };
                let head = read_back(&head).await?;
                let mut rows = Vec::new();
                for class in classes {
                    if let Some((weights, bias)) = layers.classifier.row(*class).await.map_err(RunError::ReadBack)? {
                        rows.push(ClassRow { class: *class, weights, bias });
                    }
                }
                Ok(Some(ActivationMaps::of(&head, rows)))
            }
            Path::Fused(network) => Ok(network.layers.activation_maps(classes, &network.head.borrow())),
            #[cfg(feature = "webgpu")]
            Path::Gpu(network) => {
                let OnGpu { layers, adapter, buffers, .. } = &**network;
                let mut taken = buffers.take();
                let maps = layers.activation_maps(classes, adapter, &mut taken).await;
                buffers.replace(taken);
                maps
            }
        }
    }

    /// Numbers in all layers, batch normalisation folded: kernels and one bias a channel.
    #[must_use]
    pub fn parameter_count(&self) -> usize {
        match &self.0 {
            Path::Plain(network) => network.layers.parameter_count(),
            Path::Fused(network) => network.layers.parameter_count(),
            #[cfg(feature = "webgpu")]
            Path::Gpu(network) => network.layers.parameter_count(),
        }
    }

    /// What the last run asked of the WebGPU adapter; nothing where burn's operations or the CPU compute.
    #[cfg(feature = "webgpu")]
    #[must_use]
    pub fn run_count(&self) -> RunCount {
        match &self.0 {
            Path::Gpu(network) => network.count.get(),
            Path::Plain(_) | Path::Fused(_) => RunCount::default(),
        }
    }
}

impl Layers<ConvNorm> {
    /// # Shapes
    /// - `input`: `[batch, 3, resolution, resolution]`
    /// - output: logits, `[batch, classes]`, and the head's map before its pooling, `[batch, channels, side, side]`
    async fn forward<P: Yielder>(
        &self,
        input: Tensor<4>,
        mut probe: Option<&mut Probe<'_>>,
        yielder: &mut P,
    ) -> Result<(Tensor<2>, Tensor<4>), RunError> {
        let total = self.blocks.len() as u64;
        let mut map = self.stem.forward(input);
        tell(&mut probe, &map).await?;
        for (done, block) in (1..).zip(&self.blocks) {
            map = block.forward(map);
            if yielder.waits_for_device() {
                wait_until_computed(&map).await.map_err(RunError::ReadBack)?;
            }
            if probe.as_ref().is_some_and(|probe| probe.is_end(done)) {
                tell(&mut probe, &map).await?;
            }
            yielder.step(done, total).await?;
        }
        let head = self.head.forward(map);
        tell(&mut probe, &head).await?;
        let pooled = head.clone().mean_dim(2).mean_dim(3);
        Ok((self.classifier.forward(pooled).flatten::<3>(2, 3).flatten::<2>(1, 2), head))
    }
}

/// Tells a probe that a stage ended with `map`, `[1, channels, side, side]`.
async fn tell(probe: &mut Option<&mut Probe<'_>>, map: &Tensor<4>) -> Result<(), RunError> {
    let Some(probe) = probe else { return Ok(()) };
    wait_until_computed(map).await.map_err(RunError::ReadBack)?;
    if probe.end_stage() {
        probe.keep(read_back(map).await?);
    }
    probe.begin_stage();
    Ok(())
}

/// Maps `[1, channels, side, side]`, read back.
async fn read_back(map: &Tensor<4>) -> Result<FeatureMaps, RunError> {
    let [_, channels, side, _] = map.dims();
    let values = map.clone().permute([0, 2, 3, 1]).into_data_async().await;
    let values = values.map_err(|error| RunError::ReadBack(error.to_string()))?;
    let values = values.try_to_vec().map_err(|error| RunError::ReadBack(error.to_string()))?;
    Ok(FeatureMaps { values, side, channels })
}
