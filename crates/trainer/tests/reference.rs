//! The trainer against PyTorch: a training step's loss, gradients, moments and weights, resized pictures, and decoded
//! sprites. The references are made by `tests/reference/lab_training.py`, in 64 bits.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "tests")]

use burn::module::Param;
use burn::nn::loss::CrossEntropyLossConfig;
use burn::optim::GradientsParams;
use burn::tensor::{Device, Gradients, Int, Tensor, TensorData};
use lab::network::LabNetwork;
use safetensors::{Dtype, SafeTensors};
use trainer::inference::Inference;
use trainer::input::Input;
use trainer::kernels::{PATCH, padded, patches};
use trainer::network::{LabModel, Parameters};
use trainer::optimizer::LabOptimizer;
use trainer::pictures::Pictures;
use trainer::resize::Resizer;

/// What the issue asks of loss and gradients.
const TOLERANCE: f64 = 1e-4;

/// Rate of the reference's steps.
const RATE: f64 = 2e-2;

/// Sizes of the reference's pictures.
const SIDES: [usize; 6] = [12, 18, 22, 24, 32, 34];

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

/// The greatest difference over the greatest number, or over `least` where that is greater.
fn relative_error(found: &[f32], expected: &[f32], least: f64) -> f64 {
    assert_eq!(found.len(), expected.len());
    let greatest = expected.iter().fold(least, |most, value| most.max(f64::from(value.abs())));
    let difference = found.iter().zip(expected).map(|(one, other)| (f64::from(*one) - f64::from(*other)).abs());
    difference.fold(0.0, f64::max) / greatest
}

/// A gradient below this is none: the shift before a normalisation has none, for instance, and a sum of 32-bit numbers that
/// cancel leaves some 1e-8.
const NO_GRADIENT: f64 = 1e-3;

fn numbers<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.into_data().try_to_vec().expect("numbers")
}

/// Each parameter with its name in the reference.
fn each(parameters: &Parameters, mut look: impl FnMut(String, &dyn Fn(Option<&Gradients>) -> Vec<f32>)) {
    fn value<const D: usize>(parameter: &Param<Tensor<D>>, gradients: Option<&Gradients>) -> Vec<f32> {
        match gradients {
            None => numbers(parameter.val()),
            Some(gradients) => numbers(parameter.val().grad(gradients).expect("a gradient")),
        }
    }
    for (at, layer) in parameters.layers.iter().enumerate() {
        look(format!("layers.{at}.weight"), &|gradients| value(&layer.weight, gradients));
        look(format!("layers.{at}.gamma"), &|gradients| value(&layer.gamma, gradients));
        look(format!("layers.{at}.beta"), &|gradients| value(&layer.beta, gradients));
    }
    look("classifier.weight".into(), &|gradients| value(&parameters.classifier.weight, gradients));
    look("classifier.bias".into(), &|gradients| value(&parameters.classifier.bias, gradients));
}

fn register<const D: usize>(gradients: &mut GradientsParams, parameter: &Param<Tensor<D>>, values: Vec<f32>) {
    let shape = parameter.val().dims();
    gradients.register(parameter.id, Tensor::<D>::from_data(TensorData::new(values, shape), &Device::flex()));
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
        let of = |end: &str| reference.floats(&format!("before.{end}"));
        for (at, layer) in model.parameters.layers.iter_mut().enumerate() {
            replace(&mut layer.weight, of(&format!("layers.{at}.weight")));
            replace(&mut layer.gamma, of(&format!("layers.{at}.gamma")));
            replace(&mut layer.beta, of(&format!("layers.{at}.beta")));
        }
        replace(&mut model.parameters.classifier.weight, of("classifier.weight"));
        replace(&mut model.parameters.classifier.bias, of("classifier.bias"));
        for (at, moments) in model.moments.iter_mut().enumerate() {
            moments.mean = of(&format!("layers.{at}.running_mean"));
            moments.variance = of(&format!("layers.{at}.running_var"));
        }
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

/// Another value of the same shape.
fn replace<const D: usize>(parameter: &mut Param<Tensor<D>>, values: Vec<f32>) {
    let of = parameter.val();
    *parameter = Param::from_tensor(Tensor::from_data(TensorData::new(values, of.dims()), &of.device()));
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
        let error = relative_error(&numbers(loss.clone()), &case.reference.floats("loss"), 0.0);
        assert!(error < TOLERANCE, "{name}: loss, {error:.1e}");
        let gradients = loss.backward();
        let mut worst = 0.0_f64;
        each(&case.model.parameters, |end, value| {
            let expected = case.reference.floats(&format!("grad.{end}"));
            let error = relative_error(&value(Some(&gradients)), &expected, NO_GRADIENT);
            assert!(error < TOLERANCE, "{name}: gradient of {end}, {error:.1e}");
            worst = worst.max(error);
        });
        println!("{name}: greatest relative error of a gradient {worst:.1e}");
        for (at, moments) in case.model.moments.iter().enumerate() {
            let of = |end: &str| case.reference.floats(&format!("after1.layers.{at}.running_{end}"));
            let mean = relative_error(&moments.mean, &of("mean"), 0.0);
            let variance = relative_error(&moments.variance, &of("var"), 0.0);
            assert!(mean.max(variance) < 1e-5, "{name}: moments of layer {at}: {mean:.1e}, {variance:.1e}");
        }
    }
}

#[test]
fn two_steps_down_pytorchs_gradients_leave_its_weights() {
    for (name, network) in networks() {
        let mut case = Case::new(name, network);
        let mut optimizer = LabOptimizer::new();
        for (before, after) in [("grad", "after1"), ("grad2", "after2")] {
            let mut gradients = GradientsParams::new();
            let of = |end: &str| case.reference.floats(&format!("{before}.{end}"));
            for (at, layer) in case.model.parameters.layers.iter().enumerate() {
                register(&mut gradients, &layer.weight, of(&format!("layers.{at}.weight")));
                register(&mut gradients, &layer.gamma, of(&format!("layers.{at}.gamma")));
                register(&mut gradients, &layer.beta, of(&format!("layers.{at}.beta")));
            }
            let classifier = &case.model.parameters.classifier;
            register(&mut gradients, &classifier.weight, of("classifier.weight"));
            register(&mut gradients, &classifier.bias, of("classifier.bias"));
            case.model.parameters = optimizer.step(RATE, case.model.parameters.clone(), gradients);
            each(&case.model.parameters, |end, value| {
                // Of the shift before a normalisation the reference's own gradient is the rest of a rounding.
                if of(&end).iter().all(|gradient| f64::from(gradient.abs()) < 1e-12) {
                    return;
                }
                let error = relative_error(&value(None), &case.reference.floats(&format!("{after}.{end}")), 0.0);
                assert!(error < 1e-5, "{name}: {end} {after}: {error:.1e}");
            });
        }
    }
}

#[test]
fn folded_for_answers_a_network_has_pytorchs_logits() {
    for (name, network) in networks() {
        let case = Case::new(name, network);
        let inference = Inference::new(&case.model).unwrap();
        let input = case.reference.floats("input");
        let expected = case.reference.floats("eval_logits");
        let found: Vec<f32> =
            input.chunks(3 * case.side * case.side).flat_map(|picture| inference.logits(picture)).collect();
        let error = relative_error(&found, &expected, 0.0);
        assert!(error < 1e-5, "{name}: {error:.1e}");
    }
}

#[test]
fn pictures_are_resized_as_by_pytorch() {
    let reference = Reference::open("resize");
    let pictures = reference.bytes("pictures");
    for side in SIDES {
        let expected = reference.floats(&format!("px{side}"));
        let mut resizer = Resizer::new(side);
        let mut found = vec![f32::NAN; expected.len()];
        for (picture, output) in pictures.chunks(32 * 32 * 3).zip(found.chunks_mut(resizer.length())) {
            resizer.resize(picture, false, output);
        }
        let error = relative_error(&found, &expected, 0.0);
        assert!(error < 1e-6, "{side} px: {error:.1e}");
    }
}

/// Mean and deviation of each color over all training pictures at a size, as the reference has them from Pillow's decoder.
/// What a black and a white picture become tells both.
#[test]
fn pictures_are_normalised_as_by_pytorch() {
    let reference = Reference::open("resize");
    let pictures = sprite("train");
    for side in SIDES {
        let mut input = Input::new(&pictures, pictures.len(), side);
        let [black, white] = [0, 255].map(|value| {
            let mut written = vec![f32::NAN; input.length()];
            input.write(&[value; 32 * 32 * 3], false, &mut written);
            written
        });
        let colors = black.chunks(side * side).zip(white.chunks(side * side));
        let (mean, deviation): (Vec<f32>, Vec<f32>) =
            colors.map(|(black, white)| (black[0] / (black[0] - white[0]), 1.0 / (white[0] - black[0]))).unzip();
        for (what, found) in [("mean", mean), ("std", deviation)] {
            let error = relative_error(&found, &reference.floats(&format!("{what}{side}")), 0.0);
            assert!(error < 1e-5, "{side} px, {what}: {error:.1e}");
        }
    }
}

/// The lab's pictures of a kind.
fn sprite(kind: &str) -> Pictures {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/lab");
    let file = |ending: &str| std::fs::read(format!("{folder}/{kind}.{ending}")).expect("a file of the lab");
    Pictures::from_sprite(&file("webp"), &file("labels")).expect("pictures")
}

#[test]
fn sprites_are_decoded_as_by_pillow() {
    let reference = Reference::open("sprite_tiles");
    let pictures = sprite("test");
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
