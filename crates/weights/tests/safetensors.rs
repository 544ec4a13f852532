//! safetensors files by hand: what is strict about them, one test a rule.
#![allow(clippy::expect_used, reason = "a test may panic")]

use weights::{Checkpoint, FileError, TensorSource, WeightsError};

fn refusal(file: Vec<u8>) -> WeightsError {
    Checkpoint::open(file).expect_err("a refusal")
}

/// A file of a header as written and `data_bytes` zeros.
fn file(header: &str, data_bytes: usize) -> Vec<u8> {
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header.as_bytes());
    file.extend(vec![0; data_bytes]);
    file
}

fn refused(entries: &str, data_bytes: usize) -> WeightsError {
    refusal(file(&format!("{{{entries}}}"), data_bytes))
}

fn entry(name: &str, shape: &str, start: u64, end: u64) -> String {
    format!(r#""{name}":{{"dtype":"F32","shape":[{shape}],"data_offsets":[{start},{end}]}}"#)
}

#[test]
fn a_correct_file_reads() {
    let entries = format!("{},{}", entry("b", "1", 8, 12), entry("a", "2,1", 0, 8));
    let checkpoint = Checkpoint::open(file(&format!(r#"{{{entries},"__metadata__":{{"x":"y"}}}}  "#), 12));
    assert_eq!(checkpoint.expect("a file").read("a", &[2]), Ok(vec![0.0; 2]));
}

#[test]
fn a_header_longer_than_the_file_is_refused() {
    let mut long = file("{}", 0);
    long[..8].copy_from_slice(&u64::MAX.to_le_bytes());
    assert_eq!(refusal(long), FileError::HeaderLength { claimed_bytes: u64::MAX, most_bytes: 2 }.into());
    let mut zeros = file("{}", 8 << 20);
    zeros[..8].copy_from_slice(&(5_u64 << 20).to_le_bytes());
    assert_eq!(refusal(zeros), FileError::HeaderLength { claimed_bytes: 5 << 20, most_bytes: 4 << 20 }.into());
}

#[test]
fn tensors_that_share_bytes_or_leave_some_between_are_refused_by_name() {
    for (from, to, data_bytes) in [(4, 12, 12), (12, 20, 20), (16, 8, 16)] {
        let error = refused(&format!("{},{}", entry("a", "2", 0, 8), entry("b", "2", from, to)), data_bytes);
        assert_eq!(error, WeightsError::Place { name: "b".to_owned() }, "{from} to {to}");
    }
    assert_eq!(refused(&entry("a", "1", 4, 8), 8), WeightsError::Place { name: "a".to_owned() });
}

#[test]
fn a_name_that_stands_twice_with_two_places_is_refused() {
    let error = refused(&format!("{},{}", entry("a", "1", 0, 4), entry("a", "1", 4, 8)), 8);
    assert_eq!(error, WeightsError::Place { name: "a".to_owned() });
}

#[test]
fn a_file_that_ends_before_or_behind_its_tensors_is_refused() {
    assert_eq!(refused(&entry("a", "2", 0, 8), 4), FileError::DataLength.into());
    assert_eq!(refused(&entry("a", "1", 0, 4), 8), FileError::DataLength.into());
}

#[test]
fn a_shape_that_does_not_fill_its_bytes_is_refused() {
    assert_eq!(refused(&entry("a", "3", 0, 8), 8), FileError::TensorSize.into());
}

#[test]
fn shapes_beyond_memory_are_refused() {
    // 2^32 * 2^32 numbers, and 2^62 numbers of four bytes.
    for shape in ["4294967296,4294967296", "4611686018427387904"] {
        assert_eq!(refused(&entry("a", shape, 0, 4), 4), FileError::TensorSize.into(), "{shape}");
    }
    assert!(matches!(refused(&entry("a", "1,1,1,1,1,1,1,1,1", 0, 4), 4), WeightsError::Impossible { .. }));
}

#[test]
fn headers_that_do_not_read_are_refused() {
    let deep = format!(r#"{{"__metadata__":{}}}"#, "[".repeat(100_000));
    let negative = format!("{{{}}}", entry("a", "-1", 0, 4));
    for header in ["{", "{}x", r#"{"a":1}"#, r#"{"a":{"dtype":"F32"}}"#, &negative, &deep] {
        let error = refusal(file(header, 4));
        assert!(matches!(error, WeightsError::File(FileError::Header(_))), "{error}");
    }
    let unknown = refusal(file(r#"{"a":{"dtype":"F12","shape":[2],"data_offsets":[0,3]}}"#, 3));
    assert!(matches!(&unknown, WeightsError::File(FileError::Header(error)) if error.contains("F12")), "{unknown}");
    let too_small = file(r#"{"a":{"dtype":"F4","shape":[2],"data_offsets":[0,1]}}"#, 1);
    assert_eq!(refusal(too_small), WeightsError::Kind { name: "a".to_owned(), found: "F4".to_owned() });
    assert_eq!(refusal(file("{}", 0)), FileError::NoTensors.into());
}

#[test]
fn values_that_are_not_finite_are_named_when_read() {
    let mut bytes = file(&format!("{{{}}}", entry("a", "2", 0, 8)), 8);
    let length = bytes.len();
    bytes[length - 4..].copy_from_slice(&f32::INFINITY.to_le_bytes());
    let checkpoint = Checkpoint::open(bytes).expect("a file");
    assert_eq!(
        checkpoint.read("a", &[2]).expect_err("infinite").to_string(),
        "the tensor a holds a value that is not a finite number"
    );
}

#[test]
fn words_of_wrappers_are_taken_away_four_times_at_most() {
    let name = format!("{}a", "module.".repeat(6));
    let checkpoint = Checkpoint::open(file(&format!("{{{}}}", entry(&name, "1", 0, 4)), 4)).expect("a file");
    assert_eq!(checkpoint.prefix(), "module.".repeat(4));
    assert_eq!(checkpoint.read("module.module.a", &[1]), Ok(vec![0.0]));
    // One tensor without the word, and it stays.
    let entries = format!("{},{}", entry("module.a", "1", 0, 4), entry("b", "1", 4, 8));
    assert_eq!(Checkpoint::open(file(&format!("{{{entries}}}"), 8)).expect("a file").prefix(), "");
}
