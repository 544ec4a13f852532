//! The form since PyTorch 1.6: a zip file `NAME/data.pkl`, `NAME/data/KEY` for each storage, `NAME/byteorder`.

use super::{Found, pickle, place, state_dict, zip};
use crate::text::weights_file as text;
use crate::weights::error::{FileError, WeightsError};

/// Where each tensor of the file lies.
///
/// # Errors
/// [`FileError`] for a file that is not of PyTorch or asks for more than tensors; [`WeightsError`] for the first tensor
/// that does not fit.
pub(in crate::weights) fn index(file: &[u8]) -> Result<Found, WeightsError> {
    let entries = zip::entries(file)?;
    let pickle_suffix = "/data.pkl";
    let folder = entries.keys().find_map(|name| name.strip_suffix(pickle_suffix).filter(|name| !name.contains('/')));
    let folder = folder.ok_or(FileError::Format { found: text::OTHER_ZIP })?;
    let content = |leaf: &str| {
        let range = entries.get(format!("{folder}/{leaf}").as_str())?;
        file.get(range.clone())
    };
    // Files from before PyTorch 2.1 do not say; they come from little-endian machines in all but name.
    if content("byteorder").is_some_and(|order| order != b"little") {
        return Err(FileError::BigEndian.into());
    }
    let pickle = pickle::read(content("data.pkl").unwrap_or_default(), 0)?;
    let state = state_dict::find(&pickle)?;
    place(state, file, |key| entries.get(format!("{folder}/data/{key}").as_str()).cloned())
}
