//! What is wrong with a weights file, as sentences of the table. Names of tensors and the reader's own terms stay as they
//! are in every language.

use super::detect::{DetectError, NetworkPart};
use super::error::{FileError, WeightsError};
use model::arch::B0_STAGES;
use model::scaling::Knob;
use texts::{Message, weights_file as text};

impl FileError {
    /// What is wrong.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::Format { found } => Message::new(text::FORMAT).with_message("found", Message::new(*found)),
            Self::CutShort { what } => Message::new(text::CUT_SHORT).with("what", what),
            Self::HeaderLength { claimed_bytes, most_bytes } => {
                Message::new(text::HEADER_LENGTH).with("claimed", claimed_bytes).with("most", most_bytes)
            }
            Self::Header(error) => Message::new(text::HEADER).with("error", error),
            Self::TensorSize => Message::new(text::TENSOR_SIZE),
            Self::DataLength => Message::new(text::DATA_LENGTH),
            Self::Malformed { what } => Message::new(text::MALFORMED).with("what", what),
            Self::TooMuch { most } => Message::new(text::TOO_MUCH).with("most", most),
            Self::Claims { claimed_bytes, file_bytes } => {
                Message::new(text::CLAIMS).with("claimed", claimed_bytes).with("file", file_bytes)
            }
            Self::Command { name } => Message::new(text::COMMAND).with("name", name),
            Self::Object { name } => Message::new(text::OBJECT).with("name", name),
            Self::Program { found } => Message::new(text::PROGRAM).with_message("found", Message::new(*found)),
            Self::Opcode { opcode } => Message::new(text::OPCODE).with("opcode", &format!("{opcode:#04x}")),
            Self::Packed { entry } => Message::new(text::PACKED).with("entry", entry),
            Self::BigEndian => Message::new(text::BIG_ENDIAN),
            Self::NoTensors => Message::new(text::NO_TENSORS),
        }
    }
}

impl WeightsError {
    /// What is wrong.
    #[must_use]
    pub fn to_message(&self) -> Message {
        let of = |text, name: &String| Message::new(text).with("name", name);
        match self {
            Self::File(error) => error.to_message(),
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
    pub fn to_message(&self) -> Message {
        match self {
            Self::Layout { example } => Message::new(text::LAYOUT).with("example", example),
            Self::Missing { names } => counted(Message::new(text::LACKS), names),
            Self::Surplus { names } => counted(Message::new(text::SURPLUS), names),
            Self::Stages { found } => {
                Message::new(text::STAGES).with("found", found).with("expected", &B0_STAGES.len())
            }
            Self::Repeats { stage, found } => {
                within(Message::new(text::REPEATS).with("stage", stage).with("found", found), Knob::Depth)
            }
            Self::Channels { part, found } => within(
                Message::new(text::CHANNELS).with_message("part", part.to_message()).with("found", found),
                Knob::Width,
            ),
            Self::NoClasses => Message::new(text::NO_CLASSES),
            Self::NoClassifier { layout, name } => {
                Message::new(text::NO_CLASSIFIER).with("layout", &layout.name()).with("name", name)
            }
            Self::OtherNetwork { network } => {
                Message::new(text::OTHER_NETWORK).with_message("network", network.to_message())
            }
            Self::Weights(error) => error.to_message(),
            Self::Architecture(error) => Message::new(error.text()),
        }
    }
}

impl NetworkPart {
    /// Its name.
    #[must_use]
    pub fn to_message(self) -> Message {
        match self {
            Self::Stem => Message::new(text::STEM),
            Self::Stage(number) => Message::new(text::STAGE).with("number", &number),
            Self::Head => Message::new(text::HEAD),
        }
    }
}

/// How many tensors, and the first of them.
fn counted(message: Message, names: &[String]) -> Message {
    message.with("count", &names.len()).with("name", &names.first().map_or("", String::as_str))
}

/// The ends of a knob.
fn within(message: Message, knob: Knob) -> Message {
    let (least, greatest) = knob.range();
    message.with("least", &knob.value(least)).with("greatest", &knob.value(greatest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::OtherNetwork;
    use crate::layout::Layout;
    use model::arch::ArchError;
    use texts::Language;

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
            DetectError::Channels { part: NetworkPart::Stem, found: 33 },
            DetectError::Channels { part: NetworkPart::Stage(3), found: 33 },
            DetectError::Channels { part: NetworkPart::Head, found: 33 },
            DetectError::NoClasses,
            DetectError::NoClassifier { layout: Layout::Timm, name: "classifier.weight".to_owned() },
            DetectError::OtherNetwork { network: OtherNetwork::ResNet },
            DetectError::Architecture(ArchError::NotPositive),
        ]
    }

    #[test]
    fn every_sentence_travels_and_has_its_places_filled() {
        let files = file_errors().into_iter().map(|error| error.to_message());
        let weights = weights_errors().into_iter().map(|error| error.to_message());
        let detected = detect_errors().into_iter().map(|error| error.to_message());
        for message in files.chain(weights).chain(detected) {
            let sent = serde_json::to_string(&message).unwrap();
            assert_eq!(serde_json::from_str::<Message>(&sent).unwrap(), message);
            for language in Language::ALL {
                let words = message.words(language);
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
