//! Where the tensors of a safetensors file lie. The crate of the format's makers reads the header and checks that every
//! byte of the data belongs to one tensor; what it refuses is said in our words.

use std::collections::BTreeMap;

use ::safetensors::{SafeTensorError, SafeTensors};

use super::detect::ImportAssumptions;
use super::error::{FileError, WeightsError};
use super::number_kind::NumberKind;
use super::stored::Stored;

/// Bytes that a file begins with: the length of its header, little-endian.
const LENGTH_BYTES: usize = 8;

/// B7's header has 150 KB. What is read of a header takes a small multiple of its size in memory.
const MAX_HEADER_BYTES: u64 = 4 << 20;

/// Where each tensor of the file lies.
///
/// # Errors
/// [`FileError`] for a header that does not read or does not fit the file; [`WeightsError`] for the first tensor whose
/// kind, shape or place is wrong.
pub(super) fn index(file: &[u8]) -> Result<BTreeMap<String, Stored>, WeightsError> {
    let (length, rest) =
        file.split_first_chunk::<LENGTH_BYTES>().ok_or(FileError::CutShort { what: "the header's length" })?;
    let (claimed_bytes, most_bytes) = (u64::from_le_bytes(*length), MAX_HEADER_BYTES.min(rest.len() as u64));
    if claimed_bytes > most_bytes {
        return Err(FileError::HeaderLength { claimed_bytes, most_bytes }.into());
    }
    let (header_bytes, header) = SafeTensors::read_metadata(file).map_err(refusal)?;
    let data_start = LENGTH_BYTES + header_bytes;

    let mut tensors = BTreeMap::new();
    for (name, info) in header.tensors().into_iter().collect::<BTreeMap<_, _>>() {
        let dtype = format!("{:?}", info.dtype);
        let Some(kind) = NumberKind::from_safetensors(&dtype) else {
            return Err(WeightsError::Kind { name, found: dtype });
        };
        let shape: Vec<u64> = info.shape.iter().map(|side| *side as u64).collect();
        let (start, end) = info.data_offsets;
        let stored = Stored::contiguous(&name, kind, &shape, data_start + start, end - start)?;
        tensors.insert(name, stored);
    }
    Ok(tensors)
}

/// What a file says itself of the answers that are otherwise presumed, where it says something usable: the files that
/// the page writes do.
pub(super) fn stated(file: &[u8]) -> Option<ImportAssumptions> {
    let (_, header) = SafeTensors::read_metadata(file).ok()?;
    let stated: ImportAssumptions =
        serde_json::from_str(header.metadata().as_ref()?.get(ImportAssumptions::KEY)?).ok()?;
    stated.is_usable().then_some(stated)
}

/// What the crate refuses.
fn refusal(error: SafeTensorError) -> WeightsError {
    match error {
        SafeTensorError::InvalidOffset(name) => WeightsError::Place { name },
        SafeTensorError::TensorInvalidInfo | SafeTensorError::MisalignedSlice | SafeTensorError::ValidationOverflow => {
            FileError::TensorSize.into()
        }
        SafeTensorError::MetadataIncompleteBuffer => FileError::DataLength.into(),
        SafeTensorError::InvalidHeaderDeserialization(error) => FileError::Header(error.to_string()).into(),
        error => FileError::Header(error.to_string()).into(),
    }
}
