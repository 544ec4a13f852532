//! Which network a file holds. The lists of names in `tests/fixtures/weights/names` come from timm, efficientnet-pytorch,
//! torchvision and transformers themselves (`tests/reference/own_weights.py`).
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use model::arch::ArchSpec;
use model::scaling::{Family, Preset, ScalingInput};
use safetensors::tensor::{Dtype, TensorView};
use weights::manifest::{Manifest, PaddingMode};
use weights::{
    Checkpoint, DetectError, DetectedScaling, LastFile, Layout, NetworkPart, NumberKind, OtherNetwork, detect,
};

type Shapes = BTreeMap<String, Vec<usize>>;

/// The tensors of a network as its package names them.
fn names(layout: &str, variant: &str) -> Shapes {
    names_of(&format!("{layout}_{variant}"))
}

fn names_of(list: &str) -> Shapes {
    let file = format!("tests/fixtures/weights/names/{list}.txt");
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file)).expect("a list of names");
    let line = |line: &str| {
        let (name, sides) = line.split_once(' ').expect("a name and sides");
        let side = |side: &str| side.parse().expect("a side");
        let shape = if sides == "scalar" { Vec::new() } else { sides.split('x').map(side).collect() };
        (name.to_owned(), shape)
    };
    text.lines().map(line).collect()
}

/// A file of zeros with these tensors; counters are whole numbers, as they are in real files.
fn checkpoint(shapes: &Shapes, dtype: Dtype) -> Checkpoint {
    Checkpoint::open(file(shapes, dtype)).expect("a checkpoint")
}

fn file(shapes: &Shapes, dtype: Dtype) -> Vec<u8> {
    let largest = shapes.values().map(|shape| shape.iter().product::<usize>()).max().unwrap_or(0);
    let zeros = vec![0; largest.max(1) * 8];
    let views = shapes.iter().map(|(name, shape)| {
        let dtype = if name.ends_with("num_batches_tracked") { Dtype::I64 } else { dtype };
        let bytes = shape.iter().product::<usize>() * dtype.bitsize() / 8;
        (name.as_str(), TensorView::new(dtype, shape.clone(), &zeros[..bytes]).expect("a tensor"))
    });
    safetensors::serialize(views, None).expect("a file")
}

fn refusal(shapes: &Shapes) -> DetectError {
    detect(&checkpoint(shapes, Dtype::F16)).expect_err("a refusal")
}

#[test]
fn every_package_is_told_by_its_own_names() {
    for (layout, slug) in [
        (Layout::Timm, "timm"),
        (Layout::Lukemelas, "lukemelas"),
        (Layout::Torchvision, "torchvision"),
        (Layout::Transformers, "transformers"),
    ] {
        // 5,288,548 and 7,794,184: the published counts, as torchvision's metadata has them.
        for (preset, parameters) in [(Preset::B0, 5_288_548), (Preset::B1, 7_794_184)] {
            let found = detect(&checkpoint(&names(slug, preset.slug()), Dtype::F16)).expect("a network");
            assert_eq!((found.layout, found.family), (layout, Family::EfficientNet), "{slug}");
            assert_eq!(found.scaling, DetectedScaling::Published(preset), "{slug}");
            assert_eq!((found.classes, found.kind, found.parameters), (1000, NumberKind::F16, parameters), "{slug}");
            // Batch norms: stem and head; B0 has 15 blocks of three and one of two, B1 21 and two.
            let norms = if preset == Preset::B0 { 2 + 15 * 3 + 2 } else { 2 + 21 * 3 + 4 };
            assert_eq!(found.unused.len(), norms, "{slug}");
            assert!(found.unused.iter().all(|name| name.ends_with("num_batches_tracked")), "{slug}");
            let published = ArchSpec::from_input(&ScalingInput::published(preset));
            assert_eq!(found.architecture(preset.resolution_px()), published, "{slug}");
        }
    }
}

#[test]
fn lite_is_told_by_its_lack_of_squeeze_excitation() {
    for (preset, parameters) in [(Preset::Lite0, 4_652_008), (Preset::Lite1, 5_416_680)] {
        let found = detect(&checkpoint(&names("timm", preset.slug()), Dtype::F32)).expect("a network");
        assert_eq!((found.family, found.scaling), (Family::Lite, DetectedScaling::Published(preset)));
        assert_eq!((found.kind, found.parameters), (NumberKind::F32, parameters));
    }
}

#[test]
fn any_number_of_classes_is_carried_into_the_architecture() {
    let mut shapes = names("timm", "b0");
    shapes.insert("classifier.weight".to_owned(), vec![2, 1280]);
    shapes.insert("classifier.bias".to_owned(), vec![2]);
    let found = detect(&checkpoint(&shapes, Dtype::BF16)).expect("a network");
    assert_eq!((found.classes, found.kind), (2, NumberKind::Bf16));
    assert_eq!(found.architecture(192).expect("a network").head.classes, 2);
    // 998 rows of 1280 and 998 biases fewer than the published count.
    assert_eq!(found.parameters, 5_288_548 - 998 * 1281);
    shapes.insert("classifier.weight".to_owned(), vec![0, 1280]);
    assert_eq!(refusal(&shapes), DetectError::NoClasses);
}

#[test]
fn what_the_file_cannot_tell_is_presumed() {
    let found = detect(&checkpoint(&names("timm", "b0"), Dtype::F16)).expect("a network");
    let defaults = found.defaults_for("");
    assert_eq!((defaults.padding, defaults.batch_norm_epsilon), (PaddingMode::Symmetric, 1e-5));
    let port = found.defaults_for("tf_efficientnet_b0.in1k.safetensors");
    assert_eq!((port.padding, port.batch_norm_epsilon), (PaddingMode::Same, 1e-3));
}

#[test]
fn the_bundled_files_are_told() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/weights");
    for model in Manifest::bundled().models {
        let found = detect(&Checkpoint::open(fs::read(folder.join(model.file)).expect("bundled")).expect("a file"));
        let found = found.expect("a network");
        assert_eq!((found.layout, found.scaling), (model.layout, DetectedScaling::Published(model.preset)));
        assert_eq!(found.defaults_for("").preprocessing, model.preprocessing);
    }
}

/// Zeros are no file, so whatever is said of them was known.
#[test]
fn a_file_is_parsed_once() {
    let bytes = file(&names("timm", "b0"), Dtype::F16);
    let zeros = || vec![0; bytes.len()];
    let mut last = LastFile::default();
    assert!(last.open(1, None, zeros()).is_err());
    let (first, found) = last.open(1, None, bytes.clone()).expect("a network");
    let (again, found_again) = last.open(1, None, zeros()).expect("known");
    assert_eq!(found_again, found);
    assert!(again.tensors().eq(first.tensors()) && again.file_bytes() == bytes.len());

    let mut refuses = |number, state, other| {
        let is_refused = last.open(number, state, other).is_err();
        // What was known is forgotten with it.
        let is_forgotten = last.open(1, None, zeros()).is_err();
        last.open(1, None, bytes.clone()).expect("a network");
        is_refused && is_forgotten
    };
    assert!(refuses(2, None, zeros()), "another file");
    assert!(refuses(1, Some("model"), zeros()), "another state");
    assert!(refuses(1, None, vec![0; 8]), "another length");
    last.forget();
    assert!(last.open(1, None, zeros()).is_err(), "another network");
}

#[test]
fn tensors_that_are_missing_are_named() {
    let mut shapes = names("timm", "b0");
    shapes.remove("blocks.2.1.bn2.running_var");
    shapes.remove("bn2.bias");
    let names = ["blocks.2.1.bn2.running_var", "bn2.bias"].map(str::to_owned).to_vec();
    let refused = refusal(&shapes);
    assert_eq!(refused, DetectError::Missing { names });
    assert_eq!(refused.to_string(), "the file lacks 2 of the network's tensors, such as blocks.2.1.bn2.running_var");
    let mut headless = self::names("transformers", "b0");
    headless.remove("classifier.weight");
    assert_eq!(refusal(&headless), DetectError::Missing { names: vec!["classifier.weight".to_owned()] });
}

// A person chose a backbone (`features_only=True`, `num_classes=0`, `EfficientNetModel`) and read that the file lacks a
// tensor called conv_head.weight, or that its names are unknown. What it lacks is a classifier.
#[test]
fn features_without_a_classifier_are_called_that() {
    for (layout, slug, name) in [
        (Layout::Timm, "timm", "classifier.weight"),
        (Layout::Lukemelas, "lukemelas", "_fc.weight"),
        (Layout::Torchvision, "torchvision", "classifier.1.weight"),
        (Layout::Transformers, "transformers", "classifier.weight"),
    ] {
        let mut shapes = names(slug, "b0");
        shapes.retain(|tensor, _| !tensor.starts_with("classifier.") && !tensor.starts_with("_fc."));
        let expected = DetectError::NoClassifier { layout, name: name.to_owned() };
        assert_eq!(refusal(&shapes), expected, "{slug}");
        // timm's `features_only` leaves the head out too; transformers' features have no word before their names.
        shapes.retain(|tensor, _| !tensor.starts_with("conv_head.") && !tensor.starts_with("bn2."));
        let bare = |name: String| name.strip_prefix("efficientnet.").map_or(name.clone(), str::to_owned);
        let shapes = shapes.into_iter().map(|(name, shape)| (bare(name), shape)).collect();
        assert_eq!(refusal(&shapes), expected, "{slug}");
        assert!(expected.to_string().contains("without a classifier, features only"), "{expected}");
    }
}

#[test]
fn parts_of_the_network_that_are_not_used_are_refused_and_others_are_listed() {
    let mut shapes = names("lukemelas", "b0");
    shapes.insert("loss.weight".to_owned(), vec![3]);
    let found = detect(&checkpoint(&shapes, Dtype::F16)).expect("a network");
    assert!(found.unused.contains(&"loss.weight".to_owned()));
    shapes.insert("_blocks.4._attention.weight".to_owned(), vec![3]);
    let names = vec!["_blocks.4._attention.weight".to_owned()];
    assert_eq!(refusal(&shapes), DetectError::Surplus { names });
}

#[test]
fn a_tensor_of_another_shape_or_kind_is_named() {
    let mut shapes = names("torchvision", "b0");
    shapes.insert("features.3.0.block.1.0.weight".to_owned(), vec![144, 1, 3, 3]);
    assert_eq!(
        refusal(&shapes).to_string(),
        "the tensor features.3.0.block.1.0.weight has the shape [144, 1, 3, 3] where [144, 1, 5, 5] was expected"
    );
    let whole = detect(&checkpoint(&names("timm", "b0"), Dtype::I16)).expect_err("a refusal");
    assert_eq!(
        whole.to_string(),
        "the tensor conv_stem.weight holds numbers of the kind I16 where floating-point numbers were expected"
    );
}

#[test]
fn the_first_stage_that_no_coefficient_gives_is_named() {
    let mut shapes = names("timm", "b0");
    let third: Vec<String> = shapes.keys().filter(|name| name.starts_with("blocks.1.1.")).cloned().collect();
    for name in third {
        let copy = (name.replacen("blocks.1.1.", "blocks.1.2.", 1), shapes[&name].clone());
        shapes.insert(copy.0, copy.1);
    }
    assert_eq!(refusal(&shapes), DetectError::Repeats { stage: 2, found: 3 });

    let mut shapes = names("lukemelas", "b0");
    // A wider second stage, whatever else the file says of it.
    for block in ["_blocks.1", "_blocks.2"] {
        shapes.insert(format!("{block}._project_conv.weight"), vec![28, 96, 1, 1]);
    }
    assert_eq!(refusal(&shapes), DetectError::Channels { part: NetworkPart::Stage(2), found: 28 });

    let mut shapes = names("transformers", "b0");
    shapes.insert("efficientnet.encoder.blocks.7.projection.project_conv.weight".to_owned(), vec![88, 480, 1, 1]);
    // Blocks 5 to 7 are stage 4; one of another width falls out of it and makes a stage of its own.
    assert_eq!(refusal(&shapes), DetectError::Stages { found: 8 });
}

#[test]
fn other_names_are_refused() {
    let other = Shapes::from([("encoder.weight".to_owned(), vec![64, 64, 3, 3])]);
    assert_eq!(refusal(&other), DetectError::Layout { example: "encoder.weight".to_owned() });
    let mut lone_stem = Shapes::from([("conv_stem.weight".to_owned(), vec![32, 3, 3, 3])]);
    assert!(matches!(refusal(&lone_stem), DetectError::Layout { .. }));
    lone_stem.insert("blocks.0.0.conv.weight".to_owned(), vec![16, 32, 3, 3]);
    lone_stem.insert("classifier.weight".to_owned(), vec![2, 4]);
    assert_eq!(refusal(&lone_stem), DetectError::Missing { names: vec!["conv_head.weight".to_owned()] });
}

// People choose ResNets and EfficientNetV2s, and read "the first is called bn1.bias", or that stage 1 has a number of
// blocks which no depth coefficient gives. The lists of names come from the packages themselves.
#[test]
fn other_networks_are_called_what_they_are() {
    for (file, network, words) in [
        ("timm_resnet18", OtherNetwork::ResNet, "a ResNet"),
        ("timm_resnetv2_50", OtherNetwork::ResNet, "a ResNet"),
        ("timm_mobilenetv2_100", OtherNetwork::MobileNetV2, "a MobileNetV2"),
        ("torchvision_mobilenet_v2", OtherNetwork::MobileNetV2, "a MobileNetV2"),
        ("timm_mobilenetv3_small_050", OtherNetwork::MobileNetV3, "a MobileNetV3"),
        ("torchvision_mobilenet_v3_small", OtherNetwork::MobileNetV3, "a MobileNetV3"),
        ("timm_mobilenetv4_conv_small_035", OtherNetwork::MobileNetV4, "a MobileNetV4"),
        ("timm_tf_efficientnetv2_b0", OtherNetwork::EfficientNetV2, "an EfficientNetV2"),
        ("torchvision_efficientnet_v2_s", OtherNetwork::EfficientNetV2, "an EfficientNetV2"),
        ("timm_efficientnet_es", OtherNetwork::EfficientNetEdge, "an EfficientNet-EdgeTPU"),
        ("timm_vit_tiny_patch16_224", OtherNetwork::VisionTransformer, "a Vision Transformer"),
        ("torchvision_vit_b_16", OtherNetwork::VisionTransformer, "a Vision Transformer"),
        ("timm_swin_tiny_patch4_window7_224", OtherNetwork::Swin, "a Swin"),
        ("timm_convnext_atto", OtherNetwork::ConvNext, "a ConvNeXt"),
        ("torchvision_convnext_tiny", OtherNetwork::ConvNext, "a ConvNeXt"),
        ("timm_regnetx_002", OtherNetwork::RegNet, "a RegNet"),
        ("torchvision_vgg11", OtherNetwork::Vgg, "a VGG"),
        ("torchvision_vgg11_bn", OtherNetwork::Vgg, "a VGG"),
        ("torchvision_alexnet", OtherNetwork::AlexNet, "an AlexNet"),
    ] {
        // Sides beyond 16 tell nothing and take memory.
        let mut shapes = names_of(&format!("other/{file}"));
        shapes.values_mut().flatten().for_each(|side| *side = (*side).min(16));
        let refused = refusal(&shapes);
        assert_eq!(refused, DetectError::OtherNetwork { network }, "{file}");
        assert!(refused.to_string().contains(&format!("this is {words}")), "{refused}");
    }
}

#[test]
fn a_damaged_efficientnet_stays_one() {
    for (layout, variant) in [("timm", "b0"), ("timm", "lite0"), ("torchvision", "b0"), ("transformers", "b1")] {
        let whole = names(layout, variant);
        for name in whole.keys().filter(|name| !name.ends_with("num_batches_tracked")).step_by(7) {
            let mut shapes = whole.clone();
            shapes.remove(name);
            let refused = refusal(&shapes);
            assert!(
                !matches!(refused, DetectError::OtherNetwork { .. }),
                "{layout} {variant} without {name}: {refused}"
            );
        }
    }
}
