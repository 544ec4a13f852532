//! The trainer against PyTorch: a training step's loss, gradients, moments and weights, resized pictures, and decoded
//! sprites. The references are made by `tests/reference/lab_training.py`, in 64 bits.

#![expect(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use burn::nn::loss::CrossEntropyLossConfig;
use burn::tensor::{Device, Int, Tensor, TensorData};
use lab::network::LabNetwork;
use safetensors::{Dtype, SafeTensors};
use trainer::inference::Inference;
use trainer::kernels::{PATCH, padded, patches};
use trainer::network::{LabModel, Parameters};
use trainer::optimizer::LabOptimizer;
use trainer::pictures::Pictures;
use trainer::resize::Resizer;

/// What the issue asks of loss and gradients.
const TOLERANCE: f64 = 1e-4;

/// Rate of the reference's steps.
const RATE: f64 = 2e-2;

/// A fixture's tensors.
struct Reference(SafeTensors<'static>);

impl Reference {
    fn open(name: &str) -> Self {
        let path = format!("{}/tests/fixtures/{name}.safetensors", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(path).expect("a fixture").leak();
        Self(SafeTensors::deserialize(bytes).expect("safetensors"))
    }

    fn floats(&self, name: &str) -> Vec<f32> {
        let tensor = self.0.tensor(name).unwrap_or_else(|_| panic!("no {name}"));
        assert_eq!(tensor.dtype(), Dtype::F32, "{name}");
        tensor.data().as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()
    }

    fn bytes(&self, name: &str) -> &[u8] {
        self.0.tensor(name).expect("a tensor").data()
    }

    fn labels(&self) -> Vec<i32> {
        let labels = self.bytes("labels").as_chunks().0.iter().map(|bytes| i64::from_le_bytes(*bytes));
        labels.map(|label| i32::try_from(label).unwrap()).collect()
    }
}

/// The greatest difference over the greatest number.
fn relative_error(found: &[f32], expected: &[f32]) -> f64 {
    assert_eq!(found.len(), expected.len());
    let greatest = expected.iter().fold(0.0_f64, |most, value| most.max(f64::from(value.abs())));
    let difference = found.iter().zip(expected).map(|(one, other)| (f64::from(*one) - f64::from(*other)).abs());
    difference.fold(0.0, f64::max) / greatest.max(f64::MIN_POSITIVE)
}

fn numbers<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.into_data().try_to_vec().expect("numbers")
}

/// A parameter under its name in the reference, by the name's end.
fn each(parameters: &Parameters, mut look: impl FnMut(String, Vec<f32>)) {
    for (at, layer) in parameters.layers.iter().enumerate() {
        look(format!("layers.{at}.weight"), numbers(layer.weight.val()));
        look(format!("layers.{at}.gamma"), numbers(layer.gamma.val()));
        look(format!("layers.{at}.beta"), numbers(layer.beta.val()));
    }
    look("classifier.weight".into(), numbers(parameters.classifier.weight.val()));
    look("classifier.bias".into(), numbers(parameters.classifier.bias.val()));
}

struct Case {
    reference: Reference,
    model: LabModel,
    device: Device,
    side: usize,
}

impl Case {
    fn new(name: &str, network: LabNetwork) -> Self {
        let device = Device::flex().autodiff();
        let reference = Reference::open(name);
        let mut model = LabModel::new(&network.layers(), 0, &device);
        let of = |end: String| reference.floats(&format!("before.{end}"));
        for (at, layer) in model.parameters.layers.iter_mut().enumerate() {
            let shape = layer.weight.val().dims();
            let replaced = |values: Vec<f32>| {
                let length = values.len();
                Tensor::<1>::from_data(TensorData::new(values, [length]), &device)
            };
            let weight = of(format!("layers.{at}.weight"));
            let weight = Tensor::<2>::from_data(TensorData::new(weight, shape), &device);
            layer.weight = burn::module::Param::from_tensor(weight);
            layer.gamma = burn::module::Param::from_tensor(replaced(of(format!("layers.{at}.gamma"))));
            layer.beta = burn::module::Param::from_tensor(replaced(of(format!("layers.{at}.beta"))));
        }
        let classifier = &mut model.parameters.classifier;
        let shape = classifier.weight.val().dims();
        let weight = Tensor::<2>::from_data(TensorData::new(of("classifier.weight".into()), shape), &device);
        classifier.weight = burn::module::Param::from_tensor(weight);
        let bias = Tensor::<1>::from_data(TensorData::new(of("classifier.bias".into()), [shape[0]]), &device);
        classifier.bias = burn::module::Param::from_tensor(bias);
        Self { reference, model, device, side: usize::try_from(network.resolution).unwrap() }
    }

    fn loss(&mut self) -> Tensor<1> {
        let labels = self.reference.labels();
        let count = labels.len();
        let rows = patches(&self.reference.floats("input"), self.side);
        let shape = [count, self.side, self.side, padded(PATCH)];
        let rows = Tensor::<4>::from_data(TensorData::new(rows, shape), &self.device);
        let labels = Tensor::<1, Int>::from_data(TensorData::new(labels, [count]), &self.device);
        CrossEntropyLossConfig::new().init(&self.device).forward(self.model.forward(rows).unwrap(), labels)
    }
}

fn networks() -> [(&'static str, LabNetwork); 3] {
    let network = |blocks, width, resolution| LabNetwork { blocks, width, resolution };
    [
        ("step_baseline", network(3, 1.0, 12)),
        ("step_compound", network(4, 1.32, 18)),
        ("step_odd", network(5, 1.38, 22)),
    ]
}

#[test]
fn loss_and_gradients_are_pytorchs() {
    for (name, network) in networks() {
        let mut case = Case::new(name, network);
        let loss = case.loss();
        let error = relative_error(&numbers(loss.clone()), &case.reference.floats("loss"));
        assert!(error < TOLERANCE, "{name}: loss, {error:.1e}");
        let gradients = loss.backward();
        let mut worst = 0.0_f64;
        let mut check = |end: String, found: Vec<f32>| {
            let error = relative_error(&found, &case.reference.floats(&format!("grad.{end}")));
            assert!(error < TOLERANCE, "{name}: gradient of {end}, {error:.1e}");
            worst = worst.max(error);
        };
        for (at, layer) in case.model.parameters.layers.iter().enumerate() {
            check(format!("layers.{at}.weight"), numbers(layer.weight.val().grad(&gradients).unwrap()));
            check(format!("layers.{at}.gamma"), numbers(layer.gamma.val().grad(&gradients).unwrap()));
            check(format!("layers.{at}.beta"), numbers(layer.beta.val().grad(&gradients).unwrap()));
        }
        let classifier = &case.model.parameters.classifier;
        check("classifier.weight".into(), numbers(classifier.weight.val().grad(&gradients).unwrap()));
        check("classifier.bias".into(), numbers(classifier.bias.val().grad(&gradients).unwrap()));
        println!("{name}: greatest relative error of a gradient {worst:.1e}");
    }
}

#[test]
fn two_steps_leave_pytorchs_weights_and_moments() {
    for (name, network) in networks() {
        let mut case = Case::new(name, network);
        let mut optimizer = LabOptimizer::new();
        for step in 1..=2 {
            let loss = case.loss();
            let expected = case.reference.floats(if step == 1 { "loss" } else { "loss2" });
            let error = relative_error(&numbers(loss.clone()), &expected);
            // The second loss stands on the first step, whose size is that of each gradient's sign: see below.
            assert!(error < 1e-3, "{name}: loss of step {step}, {error:.1e}");
            case.model.parameters = optimizer.step(RATE, case.model.parameters.clone(), &loss);
            each(&case.model.parameters, |end, found| {
                let expected = case.reference.floats(&format!("after{step}.{end}"));
                // AdamW divides a gradient by its own size: where one is nearly zero, its last digits decide about the
                // direction. At most one number in fifty may be off.
                let off = found.iter().zip(&expected).filter(|(one, other)| (*one - *other).abs() > 2e-4).count();
                assert!(off * 50 <= found.len(), "{name}: {end} after step {step}: {off} of {} are off", found.len());
            });
            for (at, moments) in case.model.moments.iter().enumerate() {
                let of = |end: &str| case.reference.floats(&format!("after{step}.layers.{at}.running_{end}"));
                let tolerance = if step == 1 { 1e-5 } else { 1e-3 };
                let mean = relative_error(&moments.mean, &of("mean"));
                let variance = relative_error(&moments.variance, &of("var"));
                assert!(mean.max(variance) < tolerance, "{name}: moments of layer {at}: {mean:.1e}, {variance:.1e}");
            }
        }
        // Folded, the network answers, and its moments are used.
        let inference = Inference::new(&case.model).unwrap();
        let input = case.reference.floats("input");
        let logits = inference.logits(&input[..3 * case.side * case.side]);
        assert!(logits.len() == 10 && logits.iter().all(|logit| logit.is_finite()));
    }
}

#[test]
fn pictures_are_resized_as_by_pytorch() {
    let reference = Reference::open("resize");
    let pictures = reference.bytes("pictures");
    for side in [12, 18, 22, 24, 32, 34] {
        let expected = reference.floats(&format!("px{side}"));
        let mut resizer = Resizer::new(side);
        let mut found = vec![f32::NAN; expected.len()];
        for (picture, output) in pictures.chunks(32 * 32 * 3).zip(found.chunks_mut(resizer.length())) {
            resizer.resize(picture, false, output);
        }
        let error = relative_error(&found, &expected);
        assert!(error < 1e-6, "{side} px: {error:.1e}");
    }
}

#[test]
fn sprites_are_decoded_as_by_pillow() {
    let reference = Reference::open("sprite_tiles");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/lab");
    let file = |name: &str| std::fs::read(format!("{folder}/{name}")).expect("a file of the lab");
    let pictures = Pictures::from_sprite(&file("test.webp"), &file("test.labels")).expect("pictures");
    assert_eq!(pictures.len(), 10_000);
    for (name, first) in [("first", 0), ("last", 9_980)] {
        for (at, expected) in reference.bytes(name).chunks(32 * 32 * 3).enumerate() {
            let found = pictures.picture(first + at);
            let differences = found.iter().zip(expected).map(|(one, other)| one.abs_diff(*other));
            let (most, sum) = differences.fold((0, 0_u32), |(most, sum), next| (next.max(most), sum + u32::from(next)));
            // The decoders differ in how they spread colors, which the file holds at half the size.
            assert!(most <= 24 && f64::from(sum) / (32.0 * 32.0 * 3.0) < 1.0, "{name} {at}: {most}, {sum}");
        }
    }
}
