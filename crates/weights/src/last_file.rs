//! [`LastFile`]: what is known of the person's file that was read last.

use std::rc::Rc;

use super::checkpoint::{Checkpoint, Index};
use super::detect::{DetectError, DetectedNetwork, detect};

/// The index and the network of one file, so that another answer about it does not have it parsed again. They are some
/// hundred bytes a tensor, and stay for as long as the file is in use; the file's own bytes, which may be as large as a
/// network, are read from the browser each time and held only while a network is made of them.
#[derive(Debug, Default)]
pub struct LastFile(Option<Known>);

#[derive(Debug)]
struct Known {
    number: u64,
    state: Option<String>,
    file_bytes: usize,
    index: Rc<Index>,
    found: DetectedNetwork,
}

impl LastFile {
    /// The file as [`Checkpoint::open_state`] opens it, and the network in it. Both are known of the file of the same
    /// number and choice of state that was opened last; what is known of another file is forgotten.
    ///
    /// # Errors
    /// [`DetectError`] for a file that cannot be read or holds no network; nothing is known of it.
    pub fn open(
        &mut self,
        number: u64,
        state: Option<&str>,
        bytes: Vec<u8>,
    ) -> Result<(Checkpoint, DetectedNetwork), DetectError> {
        let file_bytes = bytes.len();
        let is_same =
            |known: &Known| (known.number, known.state.as_deref(), known.file_bytes) == (number, state, file_bytes);
        let (checkpoint, found) = if let Some(known) = self.0.take().filter(is_same) {
            (Checkpoint::with_index(bytes, known.index), known.found)
        } else {
            let checkpoint = Checkpoint::open_state(bytes, state)?;
            let found = detect(&checkpoint)?;
            (checkpoint, found)
        };
        let (index, state) = (checkpoint.index(), state.map(str::to_owned));
        self.0 = Some(Known { number, state, file_bytes, index, found: found.clone() });
        Ok((checkpoint, found))
    }

    /// Nothing is known any longer: another network has come.
    pub fn forget(&mut self) {
        self.0 = None;
    }
}
