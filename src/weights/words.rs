//! What is wrong with a weights file, as sentences of the table. Names of tensors and the reader's own terms stay as they
//! are in every language.

use std::fmt;

use super::detect::{DetectError, FoundPart};
use super::error::{FileError, WeightsError};
use crate::arch::B0_STAGES;
use crate::scaling::Knob;
use crate::text::{Language, Said, weights_file as text};

impl FileError {
    /// What is wrong.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Format { found } => Said::of(text::FORMAT).with_said("found", Said::of(*found)),
            Self::CutShort { what } => Said::of(text::CUT_SHORT).with("what", what),
            Self::HeaderLength { claimed_bytes, most_bytes } => {
                Said::of(text::HEADER_LENGTH).with("claimed", claimed_bytes).with("most", most_bytes)
            }
            Self::Header(error) => Said::of(text::HEADER).with("error", error),
            Self::TensorSize => Said::of(text::TENSOR_SIZE),
            Self::DataLength => Said::of(text::DATA_LENGTH),
            Self::Malformed { what } => Said::of(text::MALFORMED).with("what", what),
            Self::TooMuch { most } => Said::of(text::TOO_MUCH).with("most", most),
            Self::Claims { claimed_bytes, file_bytes } => {
                Said::of(text::CLAIMS).with("claimed", claimed_bytes).with("file", file_bytes)
            }
            Self::Command { name } => Said::of(text::COMMAND).with("name", name),
            Self::Object { name } => Said::of(text::OBJECT).with("name", name),
            Self::Program { found } => Said::of(text::PROGRAM).with_said("found", Said::of(*found)),
            Self::Opcode { opcode } => Said::of(text::OPCODE).with("opcode", &format!("{opcode:#04x}")),
            Self::Packed { entry } => Said::of(text::PACKED).with("entry", entry),
            Self::BigEndian => Said::of(text::BIG_ENDIAN),
            Self::NoTensors => Said::of(text::NO_TENSORS),
        }
    }
}

impl WeightsError {
    /// What is wrong.
    #[must_use]
    pub fn said(&self) -> Said {
        let of = |text, name: &String| Said::of(text).with("name", name);
        match self {
            Self::File(error) => error.said(),
            Self::Missing { name } => of(text::MISSING, name),
            Self::Duplicate { name } => of(text::DUPLICATE, name),
            Self::Shape { name, expected, found } => {
                let (expected, found) = (format!("{expected:?}"), format!("{found:?}"));
                of(text::SHAPE, name).with("expected", &expected).with("found", &found)
            }
            Self::Kind { name, found } => of(text::KIND, name).with("found", found),
            Self::NotFinite { name } => of(text::NOT_FINITE, name),
            Self::Variance { name } => of(text::VARIANCE, name),
            Self::Impossible { name, shape } => of(text::IMPOSSIBLE, name).with("shape", &format!("{shape:?}")),
            Self::Length { name, expected_bytes, found_bytes } => {
                of(text::LENGTH, name).with("expected", expected_bytes).with("found", found_bytes)
            }
            Self::Place { name } => of(text::PLACE, name),
        }
    }
}

impl DetectError {
    /// What is wrong.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Layout { example } => Said::of(text::LAYOUT).with("example", example),
            Self::Missing { names } => counted(Said::of(text::LACKS), names),
            Self::Surplus { names } => counted(Said::of(text::SURPLUS), names),
            Self::Stages { found } => Said::of(text::STAGES).with("found", found).with("expected", &B0_STAGES.len()),
            Self::Repeats { stage, found } => {
                within(Said::of(text::REPEATS).with("stage", stage).with("found", found), Knob::Depth)
            }
            Self::Channels { part, found } => {
                within(Said::of(text::CHANNELS).with_said("part", part.said()).with("found", found), Knob::Width)
            }
            Self::NoClasses => Said::of(text::NO_CLASSES),
            Self::NoClassifier { layout, name } => {
                Said::of(text::NO_CLASSIFIER).with("layout", &layout.name()).with("name", name)
            }
            Self::OtherNetwork { network } => Said::of(text::OTHER_NETWORK).with_said("network", network.said()),
            Self::Weights(error) => error.said(),
            Self::Architecture(error) => Said::verbatim(error.to_string()),
        }
    }
}

impl FoundPart {
    /// Its name.
    #[must_use]
    pub fn said(self) -> Said {
        match self {
            Self::Stem => Said::of(text::STEM),
            Self::Stage(number) => Said::of(text::STAGE).with("number", &number),
            Self::Head => Said::of(text::HEAD),
        }
    }
}

/// How many tensors, and the first of them.
fn counted(said: Said, names: &[String]) -> Said {
    said.with("count", &names.len()).with("name", &names.first().map_or("", String::as_str))
}

/// The ends of a knob.
fn within(said: Said, knob: Knob) -> Said {
    let (least, greatest) = knob.range();
    said.with("least", &knob.value(least)).with("greatest", &knob.value(greatest))
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said().words(Language::English))
    }
}

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said().words(Language::English))
    }
}

impl fmt::Display for DetectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said().words(Language::English))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use crate::weights::detect::OtherNetwork;
    use crate::weights::layout::Layout;

    fn file_errors() -> Vec<FileError> {
        vec![
            FileError::Format { found: text::KERAS },
            FileError::CutShort { what: "a tensor" },
            FileError::HeaderLength { claimed_bytes: 9, most_bytes: 8 },
            FileError::Header("no JSON".to_owned()),
            FileError::TensorSize,
            FileError::DataLength,
            FileError::Malformed { what: "a key has no value" },
            FileError::TooMuch { most: 7 },
            FileError::Claims { claimed_bytes: 9, file_bytes: 8 },
            FileError::Command { name: "os.system".to_owned() },
            FileError::Object { name: "torch.nn.Linear".to_owned() },
            FileError::Program { found: text::TORCHSCRIPT },
            FileError::Opcode { opcode: 7 },
            FileError::Packed { entry: "data.pkl".to_owned() },
            FileError::BigEndian,
            FileError::NoTensors,
        ]
    }

    fn weights_errors() -> Vec<WeightsError> {
        let name = || "stem.weight".to_owned();
        vec![
            WeightsError::Missing { name: name() },
            WeightsError::Duplicate { name: name() },
            WeightsError::Shape { name: name(), expected: vec![32, 3], found: vec![] },
            WeightsError::Kind { name: name(), found: "I64".to_owned() },
            WeightsError::NotFinite { name: name() },
            WeightsError::Variance { name: name() },
            WeightsError::Impossible { name: name(), shape: vec![u64::MAX] },
            WeightsError::Length { name: name(), expected_bytes: 8, found_bytes: 4 },
            WeightsError::Place { name: name() },
        ]
    }

    fn detect_errors() -> Vec<DetectError> {
        let names = || vec!["stem.weight".to_owned(), "head.weight".to_owned()];
        vec![
            DetectError::Layout { example: "resnet.conv1".to_owned() },
            DetectError::Missing { names: names() },
            DetectError::Surplus { names: names() },
            DetectError::Stages { found: 4 },
            DetectError::Repeats { stage: 2, found: 9 },
            DetectError::Channels { part: FoundPart::Stem, found: 33 },
            DetectError::Channels { part: FoundPart::Stage(3), found: 33 },
            DetectError::Channels { part: FoundPart::Head, found: 33 },
            DetectError::NoClasses,
            DetectError::NoClassifier { layout: Layout::Timm, name: "classifier.weight".to_owned() },
            DetectError::OtherNetwork { network: OtherNetwork::ResNet },
        ]
    }

    #[test]
    fn every_place_of_every_sentence_is_filled() {
        let files = file_errors().into_iter().map(|error| error.said());
        let weights = weights_errors().into_iter().map(|error| error.said());
        let detected = detect_errors().into_iter().map(|error| error.said());
        for said in files.chain(weights).chain(detected) {
            for language in Language::ALL {
                let words = said.words(language);
                assert!(!words.contains(['{', '}']) && !words.ends_with('.'), "{words}");
            }
        }
    }

    #[test]
    fn numbers_are_written_as_the_reader_knows_them() {
        assert!(FileError::Opcode { opcode: 7 }.to_string().contains("instruction 0x07,"));
        let repeats = DetectError::Repeats { stage: 2, found: 9 }.to_string();
        assert!(repeats.starts_with("stage 2 has 9 blocks, which no depth coefficient from "), "{repeats}");
        let lacks = DetectError::Missing { names: vec!["a".to_owned(), "b".to_owned()] };
        assert_eq!(lacks.to_string(), "the file lacks 2 of the network's tensors, such as a");
    }
}
