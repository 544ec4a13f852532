//! Checkpoints of trainings as timm writes them: read past everything that is no tensor, with the choice of a state; and
//! files of other networks and programs, called what they are.

use std::path::{Path, PathBuf};
use std::time::Duration;

use e2e::page::{Page, Prediction};
use e2e::picture_files::on_disk;
use e2e::weights_files::{
    Tensors, architecture, picture, pytorch, safetensors, scale_kernels, tensors, timm_checkpoint,
};
use model::scaling::Family;
use weights::Layout;

use crate::own_weights::{answer, load};

const CPU: &str = "#v1&preset=lite0&backend=cpu";

fn network() -> Tensors {
    tensors(&architecture(Family::EfficientNet, 0.5, 0.3, 5), Layout::Timm)
}

/// The same with other convolutions: what a running average is beside the plain weights.
fn average() -> Tensors {
    let mut average = network();
    scale_kernels(&mut average, 0.9);
    average
}

fn answers_of(page: &Page, file: &Path) -> Vec<Prediction> {
    load(page, file);
    answer(page, "file-padding", "same");
    answer(page, "file-epsilon", "1e-3");
    page.classify_file(&on_disk("training.png", &picture(224)))
}

/// Reads another state of the loaded file.
fn choose_state(page: &Page, state: &str) {
    answer(page, "file-state", state);
    page.wait("the other state of the file", Duration::from_mins(3), || {
        (page.attribute("file-found", "data-state").as_deref() == Some(state)).then_some(())
    });
}

// A person chose the `model_best.pth.tar` of their own training with timm, and was refused: "the file asks for
// argparse.Namespace". Which of the two states in it would have been read, nothing said. Each state has to answer as the
// same tensors do in a file of their own.
#[test]
fn timms_own_checkpoint_runs_and_either_state_can_be_read() {
    let page = Page::open(CPU);
    let expected_average = answers_of(&page, &on_disk("average.pth", &pytorch(&average())));
    let expected_plain = answers_of(&page, &on_disk("plain.pth", &pytorch(&network())));
    assert_ne!(expected_average, expected_plain);
    assert!(!page.has("file-state"), "a bare list of tensors has nothing to choose");
    assert!(!page.has("file-read-from"), "nor anything to say of where it was read");

    let file = on_disk("model_best.pth.tar", &timm_checkpoint("tf_efficientnet_b0", &network(), &average()));
    load(&page, &file);
    assert_eq!(page.attribute("file-found", "data-state").as_deref(), Some("state_dict_ema"));
    let words = page.text("file-read-from");
    assert!(words.contains("state_dict_ema") && words.contains("running average"), "{words}");
    // The checkpoint's own name of its network says TensorFlow's border.
    assert_eq!(page.attribute("file-padding", "data-value").as_deref(), Some("same"));
    assert_eq!(page.attribute("file-epsilon", "data-value").as_deref(), Some("1e-3"));
    let picture = on_disk("training.png", &picture(224));
    assert_eq!(page.classify_file(&picture), expected_average);

    choose_state(&page, "state_dict");
    assert_eq!(page.classify_file(&picture), expected_plain);
    choose_state(&page, "state_dict_ema");
    assert_eq!(page.classify_file(&picture), expected_average);
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn the_picker_takes_the_name_that_timm_gives() {
    let page = Page::open(CPU);
    let accepted = page.attribute("weights-input", "accept").expect("kinds of file");
    assert!(accepted.split(',').any(|end| end == ".tar"), "{accepted}");
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/weights").join(name)
}

/// A file of tensors with these names and no meaning.
fn named(file: &str, names: &[&str]) -> PathBuf {
    let tensors = names.iter().map(|name| ((*name).to_owned(), (vec![4, 4, 3, 3], vec![0.0; 144]))).collect();
    on_disk(file, &safetensors(&tensors))
}

// People choose what they have: a ResNet, a backbone, a TorchScript file. "The first is called bn1.bias" and "is
// compressed" told them nothing that they could act on.
#[test]
fn what_cannot_run_is_called_what_it_is() {
    let mut features = network();
    features.retain(|name, _| !name.starts_with("classifier."));
    let page = Page::open(CPU);
    for (file, words) in [
        (named("resnet.safetensors", &["conv1.weight", "layer1.0.conv1.weight", "fc.weight"]), "a ResNet"),
        (
            named("v2.safetensors", &["conv_stem.weight", "blocks.0.0.conv.weight", "blocks.1.0.conv_exp.weight"]),
            "an EfficientNetV2",
        ),
        (on_disk("features.pth", &pytorch(&features)), "without a classifier"),
        (fixture("torchscript.pt"), "a TorchScript archive"),
    ] {
        if page.has("error-dismiss") {
            page.click("error-dismiss");
        }
        page.choose_file("weights-input", &file);
        let error = page.wait_for_error();
        assert_eq!(error.kind, "weights-file", "{}: {error:?}", file.display());
        assert!(error.text.contains(words), "{}: no {words:?} in {:?}", file.display(), error.text);
    }
}
