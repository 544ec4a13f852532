//! PyTorch's files by hand: pickles and zip files that no `torch.save` wrote, one test a danger.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]
#![allow(clippy::cast_possible_truncation, reason = "tests compare exact numbers")]

use texts::weights_file;
use weights::{Checkpoint, FileError, TensorSource, WeightsError};

fn refusal(file: Vec<u8>) -> WeightsError {
    Checkpoint::open(file).expect_err("a refusal")
}

/// A zip file with stored entries, as small as they come.
fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut file, mut table) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let sizes = [(content.len() as u32).to_le_bytes(); 2].concat();
        let name_bytes = (name.len() as u16).to_le_bytes();
        table.extend(b"PK\x01\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
        table.extend(&sizes);
        table.extend(name_bytes);
        table.extend([0; 12]);
        table.extend((file.len() as u32).to_le_bytes());
        table.extend(name.as_bytes());
        file.extend(b"PK\x03\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
        file.extend(&sizes);
        file.extend(name_bytes);
        file.extend([0; 2]);
        file.extend(name.as_bytes());
        file.extend(*content);
    }
    let (start, length) = (file.len() as u32, table.len() as u32);
    file.extend(table);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([(entries.len() as u16).to_le_bytes(); 2].concat());
    file.extend(length.to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0; 2]);
    file
}

fn pickle(content: &[u8]) -> Vec<u8> {
    zip(&[("x/data.pkl", content), ("x/data/0", &[0; 16])])
}

/// `_rebuild_tensor_v2(storage "0" of 4 floats, offset, (sides), (strides), ...)`, on the stack of a pickle.
fn tensor(sides: &[u8], strides: &[u8], offset: u8) -> Vec<u8> {
    let tuple = |items: &[u8]| [b"(".to_vec(), items.iter().flat_map(|&i| [b'K', i]).collect(), b"t".to_vec()].concat();
    let mut bytes = b"ctorch._utils\n_rebuild_tensor_v2\n((X\x07\0\0\0storagectorch\nFloatStorage\n".to_vec();
    bytes.extend(b"X\x01\0\0\x000X\x03\0\0\0cpuK\x04tQK");
    bytes.push(offset);
    bytes.extend(tuple(sides));
    bytes.extend(tuple(strides));
    bytes.extend(b"\x89}tR");
    bytes
}

fn dict(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = b"\x80\x02}(".to_vec();
    for (name, value) in entries {
        bytes.push(b'X');
        bytes.extend((name.len() as u32).to_le_bytes());
        bytes.extend(name.as_bytes());
        bytes.extend(value);
    }
    bytes.extend(b"u.");
    bytes
}

#[test]
fn a_pickle_by_hand_reads() {
    let checkpoint = Checkpoint::open(pickle(&dict(&[("a", tensor(&[2, 2], &[2, 1], 0))]))).expect("a file");
    assert_eq!(checkpoint.read("a", &[2, 2]), Ok(vec![0.0; 4]));
}

#[test]
fn an_instruction_that_no_checkpoint_needs_is_refused() {
    // 'i' is INST, 'P' a persistent id as text, '2' DUP, 0x82 an extension of Python's, 0x97 a buffer outside.
    for opcode in [b'i', b'P', b'2', 0x82, 0x97, 0xFF] {
        let refused = refusal(pickle(&[0x80, 2, b'N', opcode, b'.']));
        assert_eq!(refused, FileError::Opcode { opcode }.into());
    }
    let message = refusal(pickle(&[0x80, 2, 0x82])).to_string();
    assert_eq!(message, "the file holds the pickle instruction 0x82, which a checkpoint does not need");
}

#[test]
fn functions_that_run_commands_are_refused_however_they_are_named() {
    let by_stack = b"\x80\x04\x8c\x02os\x8c\x06system\x93.";
    let by_line = b"\x80\x02cbuiltins\neval\n.";
    let deep = b"\x80\x02csubprocess.x\nPopen\n.";
    for (content, name) in [(&by_stack[..], "os.system"), (by_line, "builtins.eval"), (deep, "subprocess.x.Popen")] {
        assert_eq!(refusal(pickle(content)), FileError::Command { name: name.to_owned() }.into());
    }
    // Beside the tensors, too, where any other object would be skipped.
    let beside = dict(&[("a", tensor(&[4], &[1], 0)), ("b", b"cnt\nsystem\nX\x01\0\0\0x\x85R".to_vec())]);
    assert_eq!(refusal(pickle(&beside)), FileError::Command { name: "nt.system".to_owned() }.into());
}

/// An object of a class that no list of tensors needs, with everything that a pickler may do to one: arguments by
/// position and by name, items, entries, attributes.
fn object(class: &str) -> Vec<u8> {
    let (module, name) = class.rsplit_once('.').expect("a class");
    [b"c", module.as_bytes(), b"\n", name.as_bytes(), b"\n)}\x92(NNeNa(NNu)Ns}b"].concat()
}

#[test]
fn objects_beside_the_tensors_are_skipped() {
    let list = dict(&[("x", object("argparse.Namespace")), ("a", tensor(&[4], &[1], 0)), ("y", object("numpy.dtype"))]);
    let checkpoint = Checkpoint::open(pickle(&list)).expect("a file");
    assert_eq!(checkpoint.tensors().map(|tensor| tensor.name).collect::<Vec<_>>(), ["a"]);
}

#[test]
fn an_object_in_place_of_tensors_is_refused_by_name() {
    let whole = [b"\x80\x02".to_vec(), object("my.Net"), b".".to_vec()].concat();
    let nested =
        dict(&[("epoch", b"K\x01".to_vec()), ("args", object("argparse.Namespace")), ("model", object("my.Net"))]);
    for content in [whole, nested] {
        let refused = refusal(pickle(&content));
        assert_eq!(refused, FileError::Object { name: "my.Net".to_owned() }.into());
        assert!(refused.to_string().contains("a Python object (my.Net)"), "{refused}");
    }
    // A tensor of another kind beside others.
    let quantised = dict(&[("a", tensor(&[4], &[1], 0)), ("b", object("torch._utils._rebuild_qtensor"))]);
    let name = "torch._utils._rebuild_qtensor".to_owned();
    assert_eq!(refusal(pickle(&quantised)), FileError::Object { name }.into());
    // A tensor whose numbers are of an unknown kind.
    let unknown = replace(&dict(&[("a", tensor(&[4], &[1], 0))]), b"FloatStorage", b"QInt8Storage");
    assert_eq!(refusal(pickle(&unknown)), FileError::Object { name: "torch.QInt8Storage".to_owned() }.into());
    let torch = refusal(pickle(b"\x80\x02ctorch\nload\n."));
    assert_eq!(torch, FileError::Object { name: "torch.load".to_owned() }.into());
}

#[test]
fn deep_nesting_needs_no_stack() {
    let lists = [b"\x80\x02".to_vec(), b"]".repeat(200_000), b"a".repeat(199_999), b".".to_vec()].concat();
    assert_eq!(refusal(pickle(&lists)), FileError::NoTensors.into());
    let tuples = [b"\x80\x02N".to_vec(), b"\x85".repeat(200_000), b".".to_vec()].concat();
    assert_eq!(refusal(pickle(&tuples)), FileError::NoTensors.into());
    let marks = [b"\x80\x02".to_vec(), b"(".repeat(600_000)].concat();
    assert!(matches!(refusal(pickle(&marks)), WeightsError::File(FileError::TooMuch { .. })));
}

#[test]
fn a_dict_inside_itself_ends() {
    // } q0, then under every known key the dict itself.
    let mut bytes = b"\x80\x02}q\x00(".to_vec();
    for key in ["state_dict", "model", "module", "net"] {
        bytes.push(b'X');
        bytes.extend((key.len() as u32).to_le_bytes());
        bytes.extend(key.as_bytes());
        bytes.extend(b"h\x00");
    }
    bytes.extend(b"u.");
    assert_eq!(refusal(pickle(&bytes)), FileError::NoTensors.into());
}

#[test]
fn a_tensor_that_leaves_its_storage_is_refused() {
    // Four numbers are there, 16 bytes. Offset 1 + (2-1)*2 + (2-1)*1 + 1 = 5 numbers are needed.
    let beyond = refusal(pickle(&dict(&[("a", tensor(&[2, 2], &[2, 1], 1))])));
    assert_eq!(beyond, WeightsError::Length { name: "a".to_owned(), expected_bytes: 20, found_bytes: 16 });
    // More numbers than the storage has, though the strides stay inside.
    let expanded = refusal(pickle(&dict(&[("a", tensor(&[5], &[0], 0))])));
    assert_eq!(expanded, WeightsError::Length { name: "a".to_owned(), expected_bytes: 20, found_bytes: 16 });
}

#[test]
fn a_name_that_stands_twice_is_refused() {
    let twice = dict(&[("a", tensor(&[4], &[1], 0)), ("a", tensor(&[4], &[1], 0))]);
    assert_eq!(refusal(pickle(&twice)), WeightsError::Duplicate { name: "a".to_owned() });
}

#[test]
fn tensors_that_share_a_storage_too_often_are_refused() {
    let names: Vec<String> = (0..400).map(|number| format!("tensor {number}")).collect();
    let value = tensor(&[4], &[1], 0);
    // The first is kept in the memo, the others recall it. 400 times 16 bytes are fewer than the names take.
    let kept = [value, b"q\x00".to_vec()].concat();
    let entries: Vec<(&str, Vec<u8>)> = names
        .iter()
        .enumerate()
        .map(|(i, name)| (name.as_str(), if i == 0 { kept.clone() } else { b"h\x00".to_vec() }))
        .collect();
    assert_eq!(Checkpoint::open(pickle(&dict(&entries))).expect("shared").tensors().count(), 400);
    // 400 times 0x4000 numbers of four bytes are 26 MB, from a file of 75 KB.
    let wide = replace(&dict(&entries), b"(K\x04t(K\x01t", b"(M\0\x40t(K\x01t");
    let file = zip(&[("x/data.pkl", &wide), ("x/data/0", &vec![0; 4 * 0x4000])]);
    assert!(matches!(refusal(file), WeightsError::File(FileError::Claims { claimed_bytes: 26_214_400, .. })));
}

fn replace(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let at = bytes.windows(old.len()).position(|window| window == old).expect("the bytes");
    [&bytes[..at], new, &bytes[at + old.len()..]].concat()
}

#[test]
fn an_entry_outside_its_file_is_refused() {
    let whole = pickle(&dict(&[("a", tensor(&[4], &[1], 0))]));
    for cut in [1, 10, 40, whole.len() - 1] {
        assert!(matches!(refusal(whole[..whole.len() - cut].to_vec()), WeightsError::File(_)), "{cut}");
    }
    let without = zip(&[("x/data.pkl", &dict(&[("a", tensor(&[4], &[1], 0))]))]);
    assert_eq!(refusal(without), FileError::CutShort { what: "the numbers of a tensor" }.into());
    let other = zip(&[("x/other", b"")]);
    assert_eq!(refusal(other), FileError::Format { found: weights_file::OTHER_ZIP }.into());
    for (entries, found) in [
        (&[("x/arr_0.npy", &b""[..])][..], weights_file::NUMPY),
        (&[("config.json", b"{}"), ("model.weights.h5", b"")], weights_file::KERAS_ZIP),
        (&[("folder/b0.pth", b"")], weights_file::ZIPPED_WEIGHTS),
    ] {
        assert_eq!(refusal(zip(entries)), FileError::Format { found }.into());
    }
    let exported = zip(&[("x/archive_format", b"pt2"), ("x/data.pkl", b"N.")]);
    assert_eq!(refusal(exported), FileError::Program { found: weights_file::EXPORTED_PROGRAM }.into());
    let twice = zip(&[("x/data.pkl", b"N."), ("x/data.pkl", b"N.")]);
    assert!(matches!(refusal(twice), WeightsError::File(FileError::Malformed { .. })));
}

#[test]
fn a_zip_bomb_is_refused_by_its_table() {
    // Method 8, deflate, and four gigabytes from a few bytes: the table says so, and nothing is unpacked.
    let mut bomb = pickle(b"N.");
    let table = bomb.windows(4).position(|window| window == b"PK\x01\x02").expect("the table");
    bomb[table + 10] = 8;
    bomb[table + 24..table + 28].copy_from_slice(&[0xFF; 4]);
    assert_eq!(refusal(bomb), FileError::Packed { entry: "x/data.pkl".to_owned() }.into());
    // Stored, but longer than the file.
    let mut long = pickle(b"N.");
    long[table + 20..table + 28].copy_from_slice(&[0x7F; 8]);
    assert_eq!(refusal(long), FileError::CutShort { what: "an entry of the zip file" }.into());
}
