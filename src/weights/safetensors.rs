//! The header of a safetensors file, read strictly: every byte of the data belongs to one tensor.
//!
//! Format: an 8-byte little-endian length, that many bytes of JSON, then the numbers. Each entry of the JSON is
//! `name: { dtype, shape, data_offsets }`, offsets counted from the end of the header; `__metadata__` is free text.
//! Source: the format's own description, huggingface/safetensors, `README.md`.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::error::{FileError, WeightsError};
use super::number_kind::NumberKind;
use super::stored::Stored;

/// B7's header has 150 KB. What is read of a header takes a small multiple of its size in memory.
const MAX_HEADER_BYTES: u64 = 4 << 20;

/// One entry of the header.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    dtype: String,
    shape: Vec<u64>,
    data_offsets: (u64, u64),
}

/// Every entry in the order of the file: a map would keep only one of two equal names.
struct Header(Vec<(String, Entry)>);

impl<'de> Deserialize<'de> for Header {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries)
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Header;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("tensors by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Header, A::Error> {
        let mut entries = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if name == "__metadata__" {
                map.next_value::<IgnoredAny>()?;
            } else {
                entries.push((name, map.next_value()?));
            }
        }
        Ok(Header(entries))
    }
}

/// Where each tensor of the file lies.
///
/// # Errors
/// [`FileError`] for a header that does not read; [`WeightsError`] for the first tensor whose name, kind, shape or place
/// is wrong.
pub(super) fn index(file: &[u8]) -> Result<BTreeMap<String, Stored>, WeightsError> {
    let (length, rest) = file.split_first_chunk::<8>().ok_or(FileError::CutShort { what: "the header's length" })?;
    let claimed_bytes = u64::from_le_bytes(*length);
    let most_bytes = MAX_HEADER_BYTES.min(rest.len() as u64);
    let header = usize::try_from(claimed_bytes).ok().filter(|_| claimed_bytes <= most_bytes);
    let (header, data) = header
        .and_then(|length| rest.split_at_checked(length))
        .ok_or(FileError::HeaderLength { claimed_bytes, most_bytes })?;
    let Header(mut entries) = serde_json::from_slice(header).map_err(|error| FileError::Header(error.to_string()))?;

    entries.sort_by_key(|entry| entry.1.data_offsets);
    let data_start = file.len() - data.len();
    let mut tensors = BTreeMap::new();
    let mut last: Option<(String, u64)> = None;
    for (name, entry) in entries {
        let stored = place(&name, &entry, last.as_ref(), data_start, data.len())?;
        last = Some((name.clone(), entry.data_offsets.1));
        if tensors.insert(name.clone(), stored).is_some() {
            return Err(WeightsError::Duplicate { name });
        }
    }
    let (end, length) = (last.map_or(0, |last| last.1), data.len() as u64);
    if end < length {
        return Err(WeightsError::Gap { bytes: length - end, at: length });
    }
    Ok(tensors)
}

/// One tensor, which must begin where the one before it ended.
fn place(
    name: &str,
    entry: &Entry,
    last: Option<&(String, u64)>,
    data_start: usize,
    data_length: usize,
) -> Result<Stored, WeightsError> {
    let (start, end) = entry.data_offsets;
    let Some(kind) = NumberKind::from_safetensors(&entry.dtype) else {
        return Err(WeightsError::Kind { name: name.to_owned(), found: entry.dtype.chars().take(20).collect() });
    };
    if end > data_length as u64 || start > end {
        return Err(WeightsError::OutOfRange {
            name: name.to_owned(),
            end: end.max(start),
            length: data_length as u64,
        });
    }
    let expected = last.map_or(0, |last| last.1);
    if let Some((first, _)) = last.filter(|last| start < last.1) {
        // Two entries of one name also overlap; the name is what is wrong with them.
        return Err(if first == name {
            WeightsError::Duplicate { name: name.to_owned() }
        } else {
            WeightsError::Overlap { first: first.clone(), second: name.to_owned() }
        });
    }
    if start > expected {
        return Err(WeightsError::Gap { bytes: start - expected, at: start });
    }
    // Both are at most the length of the file.
    let (Ok(start), Ok(length)) = (usize::try_from(start), usize::try_from(end - start)) else {
        return Err(WeightsError::OutOfRange { name: name.to_owned(), end, length: data_length as u64 });
    };
    Stored::contiguous(name, kind, &entry.shape, data_start.saturating_add(start), length)
}
