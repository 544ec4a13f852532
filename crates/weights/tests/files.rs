//! Weights files as PyTorch and safetensors write them, and files that are broken or hostile.
//!
//! The files of `tests/fixtures/weights` come from `tests/reference/own_weights.py`. Every tensor in them is made from
//! its name, so that its numbers can be checked without a second file.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use half::{bf16, f16};
use texts::weights_file;
use weights::synthetic::unit_values;
use weights::{Checkpoint, FileError, FileFormat, NumberKind, TensorSource, WeightsError};

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/weights").join(name);
    fs::read(path).expect("a fixture")
}

fn open(name: &str) -> Checkpoint {
    Checkpoint::open(fixture(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn refusal(file: Vec<u8>) -> WeightsError {
    Checkpoint::open(file).expect_err("a refusal")
}

/// The tiny state dict, with every number rounded as its kind rounds.
fn check_tiny(name: &str, checkpoint: &Checkpoint, kind: NumberKind) {
    let shapes: [(&str, &[usize]); 4] = [
        ("conv_stem.weight", &[4, 3, 3, 3]),
        ("bn1.weight", &[4]),
        ("classifier.weight", &[2, 4]),
        ("classifier.bias", &[2]),
    ];
    for (tensor, shape) in shapes {
        let round = |value: f32| match kind {
            NumberKind::F16 => f16::from_f32(value).to_f32(),
            NumberKind::Bf16 => bf16::from_f32(value).to_f32(),
            _ => value,
        };
        let expected: Vec<f32> = unit_values(tensor, shape.iter().product()).into_iter().map(round).collect();
        assert_eq!(checkpoint.read(tensor, shape), Ok(expected), "{name} {tensor}");
        assert_eq!(checkpoint.tensor(tensor).expect("listed").kind, kind, "{name} {tensor}");
    }
}

#[test]
fn every_form_and_kind_of_number_gives_the_same_numbers() {
    for (name, format, kind) in [
        ("zip_f32.pth", FileFormat::PytorchZip, NumberKind::F32),
        ("zip_f16.pth", FileFormat::PytorchZip, NumberKind::F16),
        ("zip_bf16.pth", FileFormat::PytorchZip, NumberKind::Bf16),
        ("zip_f64.pth", FileFormat::PytorchZip, NumberKind::F64),
        ("zip_protocol_4.pth", FileFormat::PytorchZip, NumberKind::F32),
        ("zip_parameters.pth", FileFormat::PytorchZip, NumberKind::F32),
        ("old_f32.pth", FileFormat::PytorchSequence, NumberKind::F32),
        ("old_f16.pth", FileFormat::PytorchSequence, NumberKind::F16),
        ("old_bf16.pth", FileFormat::PytorchSequence, NumberKind::Bf16),
        ("f32.safetensors", FileFormat::Safetensors, NumberKind::F32),
        ("f16.safetensors", FileFormat::Safetensors, NumberKind::F16),
        ("bf16.safetensors", FileFormat::Safetensors, NumberKind::Bf16),
    ] {
        let checkpoint = open(name);
        assert_eq!(checkpoint.format(), format, "{name}");
        assert!(checkpoint.section().is_empty() && checkpoint.prefix().is_empty(), "{name}");
        check_tiny(name, &checkpoint, kind);
    }
}

#[test]
fn counters_are_listed_and_not_read() {
    for name in ["zip_f32.pth", "old_f32.pth", "f32.safetensors"] {
        let checkpoint = open(name);
        assert_eq!(checkpoint.tensors().count(), 5, "{name}");
        assert_eq!(checkpoint.tensor("bn1.num_batches_tracked").expect("listed").kind, NumberKind::I64);
        assert_eq!(
            checkpoint.read("bn1.num_batches_tracked", &[]).expect_err("no float").to_string(),
            "the tensor bn1.num_batches_tracked holds numbers of the kind I64 where floating-point numbers were expected"
        );
    }
}

#[test]
fn a_state_dict_is_found_beside_other_things_and_loses_its_wrappers_words() {
    for name in ["zip_nested.pth", "old_nested.pth"] {
        let checkpoint = open(name);
        assert_eq!(checkpoint.section(), ["model", "state_dict"], "{name}");
        assert_eq!(checkpoint.prefix(), "module.model.", "{name}");
        check_tiny(name, &checkpoint, NumberKind::F32);
    }
}

#[test]
fn the_running_average_is_preferred() {
    // The other list of the file holds zeros.
    let checkpoint = open("zip_average.pth");
    assert_eq!(checkpoint.section(), ["state_dict_ema"]);
    check_tiny("zip_average.pth", &checkpoint, NumberKind::F32);
}

#[test]
fn views_into_shared_storages_are_read_in_their_own_order() {
    for name in ["zip_views.pth", "old_views.pth"] {
        let checkpoint = open(name);
        let read =
            |tensor: &str, shape: &[usize]| checkpoint.read(tensor, shape).unwrap_or_else(|e| panic!("{name}: {e}"));
        let base = unit_values("base", 24);
        assert_eq!(read("first", &[3, 4]), base[..12], "{name}");
        assert_eq!(read("second", &[2, 6]), base[12..], "{name}");
        let stored = unit_values("transposed", 12);
        let transposed: Vec<f32> = (0..12).map(|i| stored[i % 3 * 4 + i / 3]).collect();
        assert_eq!(read("transposed", &[4, 3]), transposed, "{name}");
        let column: Vec<f32> = (0..4).map(|row| unit_values("column", 12)[row * 3 + 1]).collect();
        assert_eq!(read("column", &[4]), column, "{name}");
        // Made in row-major order, then stored with the channels last; its values by index stay.
        assert_eq!(read("channels_last", &[2, 3, 2, 2]), unit_values("channels_last", 24), "{name}");
        assert_eq!(read("scalar", &[]), unit_values("scalar", 1), "{name}");
    }
}

#[test]
fn a_pickle_that_asks_for_a_program_is_refused_by_name() {
    for name in ["zip_hostile.pth", "old_hostile.pth"] {
        let refused = refusal(fixture(name));
        assert_eq!(refused, FileError::Command { name: "posix.system".to_owned() }.into(), "{name}");
        assert_eq!(
            refused.to_string(),
            "the file calls posix.system, which runs commands when Python loads it; nothing of it was run here: do not \
             load this file in Python, and get the weights from another source"
        );
    }
}

#[test]
fn a_whole_module_and_other_kinds_of_tensor_are_refused_by_name() {
    for (name, class) in [
        ("zip_module.pth", "torch.nn.modules.batchnorm.BatchNorm2d"),
        ("zip_sparse.pth", "torch._utils._rebuild_sparse_tensor"),
    ] {
        assert_eq!(refusal(fixture(name)), FileError::Object { name: class.to_owned() }.into());
    }
}

#[test]
fn compressed_entries_other_machines_and_expanded_views_are_refused() {
    // The first entry of the table is the pickle.
    let packed = FileError::Packed { entry: "zip_f32/data.pkl".to_owned() };
    assert_eq!(refusal(fixture("zip_compressed.pth")), packed.into());
    assert_eq!(refusal(fixture("zip_big_endian.pth")), FileError::BigEndian.into());
    // One number that stands for 2^40.
    let expanded =
        WeightsError::Length { name: "conv_stem.weight".to_owned(), expected_bytes: 4 << 40, found_bytes: 4 };
    assert_eq!(refusal(fixture("zip_expanded.pth")), expanded);
}

// A person chose the TorchScript file that a tutorial had them save, and read that "the entry model/code/__torch__.py of
// the file is compressed or encrypted, which torch.save never does": the zip reader refused the first compressed entry
// before anyone looked at what kind of archive it is. Written by torch.jit.save itself.
#[test]
fn a_torchscript_archive_is_called_what_it_is() {
    let refused = refusal(fixture("torchscript.pt"));
    assert_eq!(refused, FileError::Program { found: weights_file::TORCHSCRIPT }.into());
    let words = refused.to_string();
    assert!(words.starts_with("this is a TorchScript archive (torch.jit.save), a program"), "{words}");
    assert!(words.contains("torch.save(model.state_dict(), ...)"), "{words}");
}

// Files of other packages were all "a file of an unknown kind", and a JSON index whose ninth byte is a brace was a
// safetensors file with an impossible header. First and last bytes as the packages write them.
#[test]
fn files_of_other_kinds_are_named() {
    let picture = b"\x89PNG\r\n\x1a\n0000000000".to_vec();
    let mut tar = vec![b'a'; 512];
    tar[257..262].copy_from_slice(b"ustar");
    let graph = b"\x0a\x4c\x0a\x05input\x12\x0bPlaceholder*\x0f".to_vec();
    let index =
        b"{\n  \"metadata\": {\"total_size\": 9},\n  \"weight_map\": {\"a\": \"model-1.safetensors\"}}".to_vec();
    for (file, found) in [
        (Vec::new(), weights_file::EMPTY_FILE),
        (picture, weights_file::A_PICTURE),
        (b"\x89HDF\r\n\x1a\n00000000".to_vec(), weights_file::KERAS),
        (b"\x80\x03}q\x00.000000000".to_vec(), weights_file::PICKLE),
        (b"just some text, long".to_vec(), weights_file::UNKNOWN_KIND),
        (b"\x08\x08\x12\x07pytorch\x1a\x052.0.0".to_vec(), weights_file::ONNX),
        (b"\x08\x01\x12\xd5\x9b\x04\x0a\x00".to_vec(), weights_file::SAVED_MODEL),
        (graph, weights_file::TENSORFLOW_GRAPH),
        (b"\0\0\x08\x02tables\x57\xfb\x80\x8b\x24\x75\x47\xdb".to_vec(), weights_file::TENSORFLOW_INDEX),
        (index, weights_file::SAFETENSORS_INDEX),
        (b"{\"a\": [{\"b\": 1}]}".to_vec(), weights_file::A_JSON),
        (b"{\"abcd\":{\"b\": 1}}".to_vec(), weights_file::A_JSON),
        (tar, weights_file::TAR),
        (b"version https://git-lfs.example/spec/v1\noid sha256:0".to_vec(), weights_file::LFS_POINTER),
        (b"<!DOCTYPE html><html>".to_vec(), weights_file::WEB_PAGE),
    ] {
        assert_eq!(refusal(file), FileError::Format { found }.into());
    }
}
