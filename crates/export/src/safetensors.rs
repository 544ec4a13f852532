//! safetensors: a length, a header in JSON that says where each tensor lies, and the numbers.
//! Format: the package's README ("Format"), version 0.4 and later.

use model::arch::{LayerSpec, Operator};
use serde_json::{Map, Value, json};
use weights::{ImportAssumptions, Part, WeightsError};

use crate::network::{Network, push_numbers, to_usize};

/// The header is padded with spaces, so that the numbers begin at a multiple of this.
const ALIGNMENT: usize = 8;

/// Length and header, and the bytes of all numbers behind them. The tensors stand in the order of computation.
pub(crate) fn beginning(network: &Network<'_>, layers: &[LayerSpec]) -> (Vec<u8>, u64) {
    let mut header = Map::new();
    // PyTorch's layout of tensors, without which some readers refuse the file.
    let facts =
        network.metadata().into_iter().chain([("format", "pt".to_owned()), (ImportAssumptions::KEY, network.stated())]);
    header.insert("__metadata__".to_owned(), facts.map(|(key, value)| (key.to_owned(), Value::from(value))).collect());
    let mut start = 0_u64;
    for layer in layers {
        for (part, shape) in parts(layer) {
            let count = shape.iter().fold(1_u64, |product, &side| product.saturating_mul(side));
            let end = start.saturating_add(count.saturating_mul(4));
            let tensor = json!({ "dtype": "F32", "shape": shape, "data_offsets": [start, end] });
            header.insert(network.timm_name(layer, part), tensor);
            start = end;
        }
    }
    let mut text = Value::Object(header).to_string().into_bytes();
    text.resize(text.len().next_multiple_of(ALIGNMENT), b' ');
    let mut bytes = (text.len() as u64).to_le_bytes().to_vec();
    bytes.extend(text);
    (bytes, start)
}

/// The numbers of a layer's tensors.
pub(crate) fn layer(network: &Network<'_>, layer: &LayerSpec) -> Result<Vec<u8>, WeightsError> {
    let mut bytes = Vec::new();
    for (part, shape) in Part::of(layer) {
        let name = network.layout.tensor_name(&network.spec, layer, part);
        let shape: Vec<usize> = shape.into_iter().map(to_usize).collect();
        push_numbers(&mut bytes, &network.source.read(&name, &shape)?);
    }
    Ok(bytes)
}

impl Network<'_> {
    /// What our own reader would have to ask otherwise.
    fn stated(&self) -> String {
        let stated = ImportAssumptions {
            padding: self.padding,
            batch_norm_epsilon: self.batch_norm_epsilon,
            preprocessing: self.facts.preprocessing.clone(),
        };
        json!(stated).to_string()
    }
}

/// The tensors of a layer with the sides that timm gives them: its classifier is a matrix.
fn parts(layer: &LayerSpec) -> impl Iterator<Item = (Part, Vec<u64>)> {
    let is_matrix = layer.operator == Operator::Classifier;
    Part::of(layer).into_iter().map(move |(part, mut shape)| {
        if is_matrix {
            shape.truncate(2);
        }
        (part, shape)
    })
}
