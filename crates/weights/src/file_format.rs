//! [`FileFormat`]: the form of a weights file by its bytes, and the names of files of other kinds.

use super::error::FileError;
use super::pytorch;
use texts::{Text, weights_file as text};

/// A form of weights file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// safetensors.
    Safetensors,
    /// PyTorch 1.6 and later: a zip file.
    PytorchZip,
    /// PyTorch before 1.6: pickles and numbers one after the other.
    PytorchSequence,
}

/// How names of weights files end, in lower case: those that can be read, and those of which a refusal can say more than
/// that they are no picture.
const ENDINGS: [&str; 15] = [
    "pth",
    "pt",
    "safetensors",
    "bin",
    "ckpt",
    // timm calls its checkpoints `model_best.pth.tar`; they are no tar archives.
    "tar",
    "ptl",
    "pt2",
    "onnx",
    "h5",
    "keras",
    "tflite",
    "pb",
    "npz",
    "index",
];

/// First bytes of files of other kinds.
const MAGICS: [(&[u8], Text); 10] = [
    (b"\x89HDF", text::KERAS),
    (b"\x80", text::PICKLE),
    (b"\x1f\x8b", text::GZIP),
    (b"\x93NUMPY", text::NUMPY),
    (b"\x89PNG", text::A_PICTURE),
    (b"\xff\xd8\xff", text::A_PICTURE),
    // A field of protocol buffers: the version of the schema, which is 1 to this day.
    (b"\x08\x01\x12", text::SAVED_MODEL),
    (b"version https://git-lfs", text::LFS_POINTER),
    (b"<!DOCTYPE", text::WEB_PAGE),
    (b"<html", text::WEB_PAGE),
];

impl FileFormat {
    /// The name for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Safetensors => "safetensors",
            Self::PytorchZip => "PyTorch",
            Self::PytorchSequence => "PyTorch (before 1.6)",
        }
    }

    /// Whether a file of this name is likely to hold weights; its content decides.
    #[must_use]
    pub fn is_likely(name: &str) -> bool {
        let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
        end.is_some_and(|end| ENDINGS.contains(&end.as_str()))
    }

    /// The form of a file by its first bytes, whatever its name.
    ///
    /// # Errors
    /// [`FileError::Format`] for a file of another kind, with what it seems to be.
    pub(super) fn of(file: &[u8]) -> Result<Self, FileError> {
        if file.starts_with(b"PK\x03\x04") {
            Ok(Self::PytorchZip)
        } else if file.starts_with(&pytorch::MAGIC) {
            Ok(Self::PytorchSequence)
        } else if file.get(8) == Some(&b'{') && !is_text(file) {
            Ok(Self::Safetensors)
        } else {
            Err(FileError::Format { found: other_kind(file) })
        }
    }
}

/// Whether a file begins as text does: the length at the start of a safetensors file has zeros.
fn is_text(file: &[u8]) -> bool {
    file.iter().take(8).all(|byte| (b' '..0x7f).contains(byte) || byte.is_ascii_whitespace())
}

/// What a file seems to be that holds no weights for this page.
fn other_kind(file: &[u8]) -> Text {
    let start = file.get(..file.len().min(4096)).unwrap_or_default();
    let has = |words: &[u8]| start.windows(words.len()).any(|window| window == words);
    if file.is_empty() {
        text::EMPTY_FILE
    } else if let Some((_, found)) = MAGICS.into_iter().find(|(magic, _)| file.starts_with(magic)) {
        found
    } else if file.get(4..8) == Some(b"TFL3") {
        text::TFLITE
    } else if is_onnx(file) {
        text::ONNX
    } else if file.first() == Some(&b'\n') && has(b"Placeholder") {
        // Nodes of a frozen graph; the input is a `Placeholder`.
        text::TENSORFLOW_GRAPH
    } else if file.ends_with(b"\x57\xfb\x80\x8b\x24\x75\x47\xdb") || file.starts_with(b"model_checkpoint_path:") {
        // The last bytes of a table of tensors (`*.index`), and the list of checkpoints beside it.
        text::TENSORFLOW_INDEX
    } else if file.get(257..262) == Some(b"ustar") {
        text::TAR
    } else if file.first() == Some(&b'{') && is_text(file) {
        if has(b"\"weight_map\"") || has(b".safetensors\"") { text::SAFETENSORS_INDEX } else { text::A_JSON }
    } else {
        text::UNKNOWN_KIND
    }
}

/// Whether a file begins as ONNX does, which has no magic: the version of its form (field 1, from 3 on), then who wrote
/// it (field 2) or the graph (field 7). Source: onnx/onnx, `onnx.proto`, `ModelProto`.
fn is_onnx(file: &[u8]) -> bool {
    matches!(file, [0x08, 3..=0x20, 0x12 | 0x3a, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_told_from_pictures_by_name() {
        for name in ["b0.pth", "MODEL.SafeTensors", "a.b.pt", "model_best.pth.tar", "model.onnx"] {
            assert!(FileFormat::is_likely(name), "{name}");
        }
        assert!(!["cat.png", "pth", "notes.pth.txt", ""].into_iter().any(FileFormat::is_likely));
    }
}
