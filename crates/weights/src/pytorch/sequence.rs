//! The form before PyTorch 1.6: five pickles, then the storages, each as its count of numbers and the numbers.
//!
//! The pickles are a magic number, a version, a description of the machine, what was saved, and the keys of the storages
//! in their order.

use std::collections::BTreeMap;

use super::cursor::Cursor;
use super::value::Value;
use super::{PickledTensors, pickle, place};
use crate::error::{FileError, WeightsError};

/// The first pickle: protocol 2, the number `0x1950a86a20f9469cfc6c`, stop.
pub(crate) const MAGIC: [u8; 15] =
    [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, b'.'];

/// The only version of this form.
const VERSION: u64 = 1001;

/// Where each tensor of the state dict `wanted`, or of the preferred one, lies.
///
/// # Errors
/// [`FileError`] for a file that is not of PyTorch or would run commands; [`WeightsError`] for the first tensor
/// that does not fit.
pub(crate) fn index(file: &[u8], wanted: Option<&str>) -> Result<PickledTensors, WeightsError> {
    let version = pickle::read(file, MAGIC.len())?;
    if version.values.count(version.root) != Some(VERSION) {
        return Err(FileError::malformed("its version is not known").into());
    }
    let machine = pickle::read(file, version.end)?;
    let is_little = machine.values.entry(machine.root, "little_endian");
    if !is_little.is_some_and(|value| matches!(machine.values.get(value), Value::True)) {
        return Err(FileError::BigEndian.into());
    }
    let saved = pickle::read(file, machine.end)?;
    let keys = pickle::read(file, saved.end)?;
    let kinds = saved.values.storage_kinds();

    let mut storages = BTreeMap::new();
    let mut cursor = Cursor::new(file, keys.end, "the numbers of a tensor");
    for key in keys.values.items(keys.root).unwrap_or_default() {
        let key = keys.values.text(*key).ok_or(FileError::malformed("a storage has no key"))?;
        let kind = kinds.get(key).ok_or(FileError::malformed("a storage belongs to no tensor"))?;
        let bytes = usize::try_from(cursor.u64()?).ok().and_then(|count| count.checked_mul(kind.bytes()));
        let start = cursor.at();
        cursor.take(bytes.ok_or(FileError::CutShort { what: "the numbers of a tensor" })?)?;
        if storages.insert(key, start..cursor.at()).is_some() {
            return Err(FileError::malformed("a storage is there twice").into());
        }
    }
    place(&saved, wanted, file, |key| storages.get(key).cloned())
}
