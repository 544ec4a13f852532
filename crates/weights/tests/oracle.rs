//! Every file of PyTorch's in the fixtures that opens, read by our reader and by the crate `pytorch-reader`: the same
//! tensors, the same sides, the same numbers. Two readers without a line in common agree.
#![allow(clippy::expect_used, reason = "a test may panic")]
#![allow(clippy::cast_possible_truncation, reason = "tests compare exact numbers")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use half::{bf16, f16};
use pytorch_reader::{DType, PytorchReader, Tensor};
use weights::{Checkpoint, FileFormat, TensorSource};

/// Files whose other content the other reader does not get past: a `defaultdict` with entries.
const BEYOND_THE_OTHER: &str = "lightning";

/// Files of PyTorch's that our reader opens.
fn files() -> Vec<(PathBuf, Checkpoint)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/weights");
    let paths = fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("an entry").path());
    let paths = paths.filter(|path| path.is_file() && !path.display().to_string().contains(BEYOND_THE_OTHER));
    let opened = paths.filter_map(|path| {
        let checkpoint = Checkpoint::open(fs::read(&path).expect("a fixture")).ok()?;
        (checkpoint.format() != FileFormat::Safetensors).then_some((path, checkpoint))
    });
    opened.collect()
}

/// The numbers of a tensor of the other reader's in 32 bits; `None` for whole numbers.
fn numbers(tensor: &Tensor) -> Option<Vec<f32>> {
    let bytes = tensor.read().expect("numbers");
    match tensor.dtype() {
        DType::F32 => Some(bytes.as_chunks().0.iter().map(|chunk| f32::from_ne_bytes(*chunk)).collect()),
        DType::F64 => Some(bytes.as_chunks().0.iter().map(|chunk| f64::from_ne_bytes(*chunk) as f32).collect()),
        DType::F16 => Some(bytes.as_chunks().0.iter().map(|chunk| f16::from_ne_bytes(*chunk).to_f32()).collect()),
        DType::BF16 => Some(bytes.as_chunks().0.iter().map(|chunk| bf16::from_ne_bytes(*chunk).to_f32()).collect()),
        _ => None,
    }
}

/// The tensors that the other reader finds under the keys that ours went down.
fn other(path: &Path, checkpoint: &Checkpoint) -> BTreeMap<String, Tensor> {
    let (key, inner) = checkpoint.section().split_first().map_or((None, &[][..]), |(key, inner)| (Some(key), inner));
    let mut prefix = String::new();
    for key in inner {
        prefix.push_str(key);
        prefix.push('.');
    }
    prefix.push_str(checkpoint.prefix());
    let reader = match key {
        Some(key) => PytorchReader::with_top_level_key(path, key),
        None => PytorchReader::new(path),
    };
    let reader = reader.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let bare = |name: String| name.strip_prefix(&prefix).map(str::to_owned);
    reader.into_tensors().into_iter().filter_map(|(name, tensor)| Some((bare(name)?, tensor))).collect()
}

#[test]
fn another_reader_finds_the_same_tensors() {
    let files = files();
    assert!(files.len() >= 16, "only {} files", files.len());
    for (path, checkpoint) in files {
        let (shown, other) = (path.display(), other(&path, &checkpoint));
        let names: Vec<&str> = checkpoint.tensors().map(|tensor| tensor.name).collect();
        assert_eq!(names, other.keys().map(String::as_str).collect::<Vec<_>>(), "{shown}");
        for tensor in checkpoint.tensors() {
            let theirs = &other[tensor.name];
            assert_eq!(tensor.shape, theirs.shape(), "{shown} {}", tensor.name);
            if let Some(numbers) = numbers(theirs) {
                assert_eq!(checkpoint.read(tensor.name, tensor.shape), Ok(numbers), "{shown} {}", tensor.name);
            }
        }
    }
}
