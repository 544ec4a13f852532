//! Checkpoints of trainings: the network's weights beside an optimizer, settings, counters and metrics.
//!
//! `*_timm_training.pth.tar` is written by timm's own `CheckpointSaver` (`tests/reference/own_weights.py`): epoch, arch,
//! optimizer, version, `args` (an `argparse.Namespace` with a path, a date and lists in it), `amp_scaler`, `state_dict`,
//! `state_dict_ema`, and a NumPy number as `metric`. Its running average holds the numbers made from names, its plain
//! state is one step of training away from them.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use weights::manifest::PaddingMode;
use weights::synthetic::unit_values;
use weights::{Checkpoint, FileFormat, Layout, TensorSource};

const STEM: (&str, [usize; 4]) = ("conv_stem.weight", [4, 3, 3, 3]);

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/weights").join(name);
    fs::read(path).expect("a fixture")
}

fn open(name: &str, state: Option<&str>) -> Checkpoint {
    Checkpoint::open_state(fixture(name), state).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn stem(checkpoint: &Checkpoint) -> Vec<f32> {
    checkpoint.read(STEM.0, &STEM.1).expect("the stem")
}

fn made_from_name() -> Vec<f32> {
    unit_values(STEM.0, STEM.1.iter().product())
}

// A person chose the `model_best.pth.tar` that timm's train.py had written for their EfficientNet, and read that "the
// file asks for argparse.Namespace, which a list of tensors does not need": the pickle reader knew the classes of a bare
// state dict and refused every other, wherever it stood. The command line (`args`) and the NumPy metric of a training are
// off the path of the tensors.
#[test]
fn a_checkpoint_of_timms_training_opens() {
    for (name, format) in [
        ("zip_timm_training.pth.tar", FileFormat::PytorchZip),
        ("old_timm_training.pth.tar", FileFormat::PytorchSequence),
    ] {
        let checkpoint = open(name, None);
        assert_eq!(checkpoint.format(), format, "{name}");
        let names: Vec<&str> = checkpoint.tensors().map(|tensor| tensor.name).collect();
        // Those of the network, and none of the optimizer's.
        let network = ["bn1.bias", "bn1.num_batches_tracked", "bn1.running_mean", "bn1.running_var", "bn1.weight"];
        let ends = ["classifier.bias", "classifier.weight", "conv_stem.weight"];
        assert_eq!(names, [&network[..], &ends].concat(), "{name}");
    }
}

// Both the running average (EMA) and the plain weights are in such a file. As timm's own `load_checkpoint`, the page
// reads the average; nothing said so, and the plain weights could not be had.
#[test]
fn the_running_average_is_read_and_the_plain_weights_can_be_chosen() {
    for name in ["zip_timm_training.pth.tar", "old_timm_training.pth.tar"] {
        let average = open(name, None);
        assert_eq!(
            (average.state().as_str(), average.states()),
            ("state_dict_ema", &states(&["state_dict_ema", "state_dict"])[..])
        );
        assert_eq!(stem(&average), made_from_name(), "{name}");

        let plain = open(name, Some("state_dict"));
        assert_eq!((plain.state().as_str(), plain.states()), ("state_dict", average.states()), "{name}");
        let difference: f32 = stem(&plain).iter().zip(made_from_name()).map(|(a, b)| (a - b).abs()).sum();
        assert!(difference > 0.01, "{name}: one step of training apart, not {difference}");

        // A choice that another file offered chooses nothing here.
        assert_eq!(open(name, Some("model")).state(), "state_dict_ema");
    }
    assert!(open("zip_f32.pth", Some("state_dict")).states().is_empty());
}

fn states(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

// timm calls every best checkpoint `model_best.pth.tar`: the name of the file no longer says `tf_`, and a network with
// TensorFlow's SAME border was presumed to have PyTorch's. The checkpoint itself says `tf_efficientnet_b0`.
#[test]
fn the_checkpoint_says_which_network_it_is() {
    let checkpoint = open("zip_timm_training.pth.tar", None);
    assert_eq!(checkpoint.arch(), Some("tf_efficientnet_b0"));
    let presumed = |name: &str| {
        let family = model::scaling::Family::EfficientNet;
        weights::ImportAssumptions::presumed(Layout::Timm, family, None, name).padding
    };
    assert_eq!(presumed("model_best.pth.tar"), PaddingMode::Symmetric);
    assert_eq!(presumed(&format!("{} model_best.pth.tar", checkpoint.arch().unwrap_or_default())), PaddingMode::Same);
    assert_eq!(open("zip_f32.pth", None).arch(), None);
}

// PyTorch Lightning puts `model.` before the network's tensors and the weights of a loss beside them, so that no word
// stood before every name: "the tensors are not named as in timm ...: the first is called loss.weight". Its
// hyperparameters hold whatever the person put there: here NumPy, sets, bytes, devices, kinds of number, classes, a
// number beyond 64 bits; in protocol 2 and in protocol 5.
#[test]
fn a_checkpoint_of_lightnings_opens() {
    for name in ["zip_lightning.ckpt", "zip_lightning_protocol_5.ckpt"] {
        let checkpoint = open(name, None);
        assert_eq!((checkpoint.state().as_str(), checkpoint.prefix()), ("state_dict", "model."), "{name}");
        assert_eq!(checkpoint.beside(), ["loss.weight"], "{name}");
        assert_eq!(stem(&checkpoint), made_from_name(), "{name}");
        assert_eq!(checkpoint.tensors().count(), 5, "{name}");
    }
}
