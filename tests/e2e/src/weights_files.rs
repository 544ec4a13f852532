//! Weights files of networks whose every number is made from its name, as safetensors and as `torch.save` writes them.

use std::collections::BTreeMap;

use model::arch::{ArchSpec, Operator};
use model::scaling::{Coefficients, Family};
use serde_json::{Map, json};
use weights::synthetic::{SyntheticSource, unit_values};
use weights::{Layout, Part, TensorSource};

use crate::picture_files::{self, crc32};

const NORM: [Part; 4] = [Part::NormWeight, Part::NormBias, Part::NormMean, Part::NormVariance];

/// One tensor: its sides and its numbers.
pub type Tensor = (Vec<usize>, Vec<f32>);

/// The tensors of a file by name.
pub type Tensors = BTreeMap<String, Tensor>;

/// The architecture of a depth and width, with so many classes.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn architecture(family: Family, depth: f64, width: f64, classes: u64) -> ArchSpec {
    let coefficients = Coefficients { depth, width, resolution: 1.0 };
    ArchSpec::new(family, coefficients, 224).expect("a network").with_classes(classes)
}

/// The synthetic network of an architecture, its tensors named as in `layout`. Their numbers are made from timm's names,
/// whatever the layout.
///
/// # Panics
/// Never: every tensor has numbers.
#[must_use]
pub fn tensors(spec: &ArchSpec, layout: Layout) -> Tensors {
    let side = |side: u64| usize::try_from(side).expect("a small network");
    let mut tensors = Tensors::new();
    for layer in spec.layers() {
        let kernel = layer.weight_shape().map(side).to_vec();
        let channels = vec![side(layer.output_channels)];
        // The classifier is a matrix in every package.
        let weight = if layer.operator == Operator::Classifier { kernel[..2].to_vec() } else { kernel };
        let mut parts = vec![(Part::Weight, weight)];
        parts.extend(layer.has_bias.then(|| (Part::Bias, channels.clone())));
        parts.extend(NORM.iter().filter(|_| layer.has_norm).map(|part| (*part, channels.clone())));
        for (part, shape) in parts {
            let name = Layout::Timm.tensor_name(spec, &layer, part);
            let numbers = SyntheticSource.read(&name, &shape).expect("synthetic numbers");
            tensors.insert(layout.tensor_name(spec, &layer, part), (shape, numbers));
        }
    }
    tensors
}

/// Multiplies the kernels of all convolutions.
pub fn scale_kernels(tensors: &mut Tensors, by: f32) {
    for (shape, numbers) in tensors.values_mut() {
        if shape.len() == 4 {
            numbers.iter_mut().for_each(|number| *number *= by);
        }
    }
}

/// Spreads the gates of squeeze-excitation over 0.05 to 0.95, as those of trained networks are: of numbers made from
/// names, all are near a half. The other kernels are a tenth smaller, so that rounding does not grow from block to block.
pub fn spread_gates(tensors: &mut Tensors) {
    for (name, (shape, numbers)) in tensors.iter_mut() {
        let by = match name.as_str() {
            name if name.ends_with("se.conv_expand.bias") => 20.0,
            name if name.ends_with("se.conv_expand.weight") => 4.0,
            _ if shape.len() == 4 => 0.9,
            _ => 1.0,
        };
        numbers.iter_mut().for_each(|number| *number *= by);
    }
}

/// A safetensors file.
#[must_use]
pub fn safetensors(tensors: &Tensors) -> Vec<u8> {
    let (mut header, mut data) = (Map::new(), Vec::new());
    for (name, (shape, numbers)) in tensors {
        let start = data.len();
        data.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        let entry = json!({ "dtype": "F32", "shape": shape, "data_offsets": [start, data.len()] });
        header.insert(name.clone(), entry);
    }
    let mut header = serde_json::Value::Object(header).to_string().into_bytes();
    header.resize(header.len().next_multiple_of(8), b' ');
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header);
    file.extend(data);
    file
}

/// A `.pth` file as PyTorch writes it since 1.6: a zip file of a pickle and the numbers of each tensor.
#[must_use]
pub fn pytorch(tensors: &Tensors) -> Vec<u8> {
    let mut pickler = Pickler::default();
    pickler.state_dict(tensors);
    pickler.into_file()
}

/// What timm's `CheckpointSaver` writes: both states of a training beside its command line (an `argparse.Namespace`), its
/// optimizer, and a NumPy number.
#[must_use]
pub fn timm_checkpoint(arch: &str, plain: &Tensors, average: &Tensors) -> Vec<u8> {
    let mut pickler = Pickler::default();
    pickler.raw(b"}(");
    pickler.text("epoch");
    pickler.integer(7);
    pickler.text("arch");
    pickler.text(arch);
    pickler.text("state_dict");
    pickler.state_dict(plain);
    pickler.text("optimizer");
    pickler.raw(b"}(");
    pickler.text("state");
    pickler.raw(b"}K\0}");
    pickler.text("square_avg");
    pickler.tensor(&[2, 2], &[0.5; 4]);
    pickler.raw(b"ss");
    pickler.text("param_groups");
    pickler.raw(b"]u");
    pickler.text("version");
    pickler.integer(2);
    pickler.text("args");
    pickler.raw(b"cargparse\nNamespace\n)\x81}");
    pickler.text("model");
    pickler.text(arch);
    pickler.raw(b"sb");
    pickler.text("state_dict_ema");
    pickler.state_dict(average);
    pickler.text("metric");
    // numpy.float64(76.5): its kind of number, with attributes, and its eight bytes as a text of Latin-1.
    pickler.raw(b"cnumpy._core.multiarray\nscalar\n(cnumpy\ndtype\n(");
    pickler.text("f8");
    pickler.raw(b"\x89\x88tR(K\x03");
    pickler.text("<");
    pickler.raw(b"NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tbc_codecs\nencode\n");
    pickler.text("\0\0\0\0\0 S@");
    pickler.text("latin1");
    pickler.raw(b"\x86RtRu");
    pickler.into_file()
}

/// A pickle in protocol 2, with the numbers of its tensors; opcodes as in Python's `pickletools`.
#[derive(Default)]
struct Pickler {
    pickle: Vec<u8>,
    /// The numbers of each storage, by its key.
    storages: Vec<Vec<u8>>,
}

impl Pickler {
    fn raw(&mut self, opcodes: &[u8]) {
        self.pickle.extend(opcodes);
    }

    fn text(&mut self, words: &str) {
        self.pickle.push(b'X');
        self.pickle.extend((words.len() as u32).to_le_bytes());
        self.pickle.extend(words.as_bytes());
    }

    fn integer(&mut self, number: usize) {
        self.pickle.push(b'J');
        self.pickle.extend((number as u32).to_le_bytes());
    }

    fn tuple(&mut self, numbers: &[usize]) {
        self.raw(b"(");
        numbers.iter().for_each(|number| self.integer(*number));
        self.raw(b"t");
    }

    fn state_dict(&mut self, tensors: &Tensors) {
        self.raw(b"}(");
        for (name, (shape, numbers)) in tensors {
            self.text(name);
            self.tensor(shape, numbers);
        }
        self.raw(b"u");
    }

    fn tensor(&mut self, shape: &[usize], numbers: &[f32]) {
        let key = self.storages.len().to_string();
        self.storages.push(numbers.iter().flat_map(|number| number.to_le_bytes()).collect());
        self.raw(b"ctorch._utils\n_rebuild_tensor_v2\n((");
        self.text("storage");
        self.raw(b"ctorch\nFloatStorage\n");
        self.text(&key);
        self.text("cpu");
        self.integer(numbers.len());
        self.raw(b"tQ");
        self.integer(0);
        self.tuple(shape);
        let strides: Vec<usize> = (1..=shape.len()).map(|from| shape[from..].iter().product()).collect();
        self.tuple(&strides);
        self.raw(b"\x89ccollections\nOrderedDict\n)RtR");
    }

    fn into_file(self) -> Vec<u8> {
        let pickle = [b"\x80\x02", &self.pickle[..], b"."].concat();
        let mut entries = vec![("own/data.pkl".to_owned(), pickle), ("own/byteorder".to_owned(), b"little".to_vec())];
        let storages = self.storages.into_iter().enumerate();
        entries.extend(storages.map(|(key, numbers)| (format!("own/data/{key}"), numbers)));
        entries.push(("own/version".to_owned(), b"3\n".to_vec()));
        zip(&entries)
    }
}

/// A zip file of entries that are stored as they are.
fn zip(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut file, mut table) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let start = (file.len() as u32).to_le_bytes();
        let length = (content.len() as u32).to_le_bytes();
        // Flags, method, time and date; checksum, both lengths, length of the name and of the extra field.
        let same =
            [&[0; 8][..], &crc32(content).to_le_bytes(), &length, &length, &(name.len() as u16).to_le_bytes(), &[0; 2]]
                .concat();
        table.extend([b"PK\x01\x02\x14\x00\x14\x00", &same[..], &[0; 10], &start, name.as_bytes()].concat());
        file.extend([b"PK\x03\x04\x14\x00", &same[..], name.as_bytes(), content].concat());
    }
    let (count, start) = ((entries.len() as u16).to_le_bytes(), (file.len() as u32).to_le_bytes());
    let length = (table.len() as u32).to_le_bytes();
    file.extend(table);
    file.extend([b"PK\x05\x06\0\0\0\0", &count[..], &count, &length, &start, &[0; 2]].concat());
    file
}

/// The picture of `tests/reference/own_weights_page.py`: of the side of an input, so that neither crop nor resize change
/// it.
#[must_use]
pub fn picture(side: usize) -> Vec<u8> {
    let byte = |unit: f32| ((unit + 1.0) * 128.0) as u8;
    let pixels = unit_values("picture", 3 * side * side).into_iter().map(byte);
    let ppm: Vec<u8> = format!("P6\n{side} {side}\n255\n").into_bytes().into_iter().chain(pixels).collect();
    picture_files::from_ppm(&ppm)
}

#[cfg(test)]
mod tests {
    use weights::{Checkpoint, detect};

    use super::*;

    #[test]
    fn both_forms_hold_the_same_network() {
        let spec = architecture(Family::Lite, 0.5, 0.3, 5);
        let tensors = tensors(&spec, Layout::Torchvision);
        for file in [safetensors(&tensors), pytorch(&tensors)] {
            let checkpoint = Checkpoint::open(file).expect("a file");
            let found = detect(&checkpoint).expect("a network");
            assert_eq!((found.layout, found.classes), (Layout::Torchvision, 5));
            for (name, (shape, numbers)) in &tensors {
                assert_eq!(checkpoint.read(name, shape).as_ref(), Ok(numbers), "{name}");
            }
        }
    }
    #[test]
    fn a_checkpoint_of_a_training_holds_both_states() {
        let tensors = tensors(&architecture(Family::Lite, 0.5, 0.3, 5), Layout::Timm);
        let mut average = tensors.clone();
        scale_kernels(&mut average, 0.5);
        let file = timm_checkpoint("tf_efficientnet_lite0", &tensors, &average);
        for (state, expected) in [(None, &average), (Some("state_dict"), &tensors)] {
            let checkpoint = Checkpoint::open_state(file.clone(), state).expect("a file");
            assert_eq!(checkpoint.states(), ["state_dict_ema", "state_dict"]);
            assert_eq!(checkpoint.arch(), Some("tf_efficientnet_lite0"));
            detect(&checkpoint).expect("a network");
            for (name, (shape, numbers)) in expected {
                assert_eq!(checkpoint.read(name, shape).as_ref(), Ok(numbers), "{name}");
            }
        }
    }
}
