//! Weights files of networks whose every number is made from its name, as safetensors and as `torch.save` writes them.

use std::collections::BTreeMap;

use efficientnet_explorer::arch::{ArchSpec, Operator};
use efficientnet_explorer::scaling::{Coefficients, Family};
use efficientnet_explorer::weights::synthetic::{SyntheticSource, unit_values};
use efficientnet_explorer::weights::{Layout, Part, TensorSource};
use serde_json::{Map, json};

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
    let mut entries =
        vec![("own/data.pkl".to_owned(), pickle(tensors)), ("own/byteorder".to_owned(), b"little".to_vec())];
    for (key, (_, numbers)) in tensors.values().enumerate() {
        entries.push((format!("own/data/{key}"), numbers.iter().flat_map(|number| number.to_le_bytes()).collect()));
    }
    entries.push(("own/version".to_owned(), b"3\n".to_vec()));
    zip(&entries)
}

/// The pickle of a dict of tensors, protocol 2; opcodes as in Python's `pickletools`.
fn pickle(tensors: &Tensors) -> Vec<u8> {
    let text = |file: &mut Vec<u8>, words: &str| {
        file.push(b'X');
        file.extend((words.len() as u32).to_le_bytes());
        file.extend(words.as_bytes());
    };
    let integer = |file: &mut Vec<u8>, number: usize| {
        file.push(b'J');
        file.extend((number as u32).to_le_bytes());
    };
    let tuple = |file: &mut Vec<u8>, numbers: &[usize]| {
        file.push(b'(');
        numbers.iter().for_each(|number| integer(file, *number));
        file.push(b't');
    };
    let mut file = b"\x80\x02}(".to_vec();
    for (key, (name, (shape, numbers))) in tensors.iter().enumerate() {
        text(&mut file, name);
        file.extend(b"ctorch._utils\n_rebuild_tensor_v2\n((");
        text(&mut file, "storage");
        file.extend(b"ctorch\nFloatStorage\n");
        text(&mut file, &key.to_string());
        text(&mut file, "cpu");
        integer(&mut file, numbers.len());
        file.extend(b"tQ");
        integer(&mut file, 0);
        tuple(&mut file, shape);
        let strides: Vec<usize> = (1..=shape.len()).map(|from| shape[from..].iter().product()).collect();
        tuple(&mut file, &strides);
        file.extend(b"\x89ccollections\nOrderedDict\n)RtR");
    }
    file.extend(b"u.");
    file
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
    use efficientnet_explorer::weights::{Checkpoint, detect};

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
}
