//! ONNX: the computation as a graph, for onnxruntime and whatever else reads it.
//!
//! The graph takes one picture, `pixels` `[1, 3, side, side]`, to `logits` `[1, classes]`. Batch normalisation is folded into
//! the convolutions before it, the zeros around a map are written out as the network pads it, SiLU is a sigmoid and a
//! product, ReLU6 a clip.

mod graph;
mod message;

use model::arch::LayerSpec;
use weights::{Part, WeightsError, fold};

use crate::metadata::PRODUCER;
use crate::network::{Network, push_numbers};
use crate::too_large::TooLarge;
use message::{FLOAT, LENGTH, Message, tag};

/// Version of the operators: the oldest with all that is used here, which every runtime of today takes.
pub const OPSET: u64 = 17;

/// Version of the file's format that came with [`OPSET`].
const IR_VERSION: u64 = 8;

/// What protobuf can hold: a signed 32-bit length.
const MOST_BYTES: u64 = i32::MAX as u64;

/// Everything before the layers' numbers, and the bytes of those.
///
/// `ModelProto`: `ir_version` 1, `producer_name` 2, graph 7, `opset_import` 8, `metadata_props` 14. The graph stands last, and in it
/// the numbers, so that they can be written one layer after the other.
pub(crate) fn beginning(network: &Network<'_>, layers: &[LayerSpec]) -> Result<(Vec<u8>, u64), TooLarge> {
    let mut model = Message::default();
    model.number(1, IR_VERSION);
    model.text(2, PRODUCER);
    let mut opset = Message::default();
    opset.text(1, "");
    opset.number(2, OPSET);
    model.message(8, &opset);
    for (key, value) in network.metadata() {
        let mut entry = Message::default();
        entry.text(1, key);
        entry.text(2, &value);
        model.message(14, &entry);
    }
    let graph = graph::without_numbers(network, layers);
    let mut numbers = 0_u64;
    for layer in layers {
        for (name, sides) in tensors(network, layer) {
            let (head, count) = tensor_head(&name, &sides);
            numbers = numbers.saturating_add(head.len() as u64).saturating_add(count);
        }
    }
    let graph_bytes = (graph.len() as u64).saturating_add(numbers);
    model.head(7, graph_bytes);
    let mut bytes = model.into_bytes();
    bytes.extend(graph.into_bytes());
    let total = (bytes.len() as u64).saturating_add(numbers);
    if total > MOST_BYTES { Err(TooLarge { bytes: total }) } else { Ok((bytes, numbers)) }
}

/// The numbers of a layer: its kernel and its bias, batch normalisation folded.
pub(crate) fn layer(network: &Network<'_>, layer: &LayerSpec) -> Result<Vec<u8>, WeightsError> {
    let Network { spec, source, layout, batch_norm_epsilon, .. } = network;
    let folded = fold(spec, layer, *source, *layout, *batch_norm_epsilon)?;
    let mut bytes = Vec::new();
    for ((name, sides), values) in tensors(network, layer).into_iter().zip([folded.weight, folded.bias]) {
        bytes.extend(tensor_head(&name, &sides).0);
        push_numbers(&mut bytes, &values);
    }
    Ok(bytes)
}

/// Python that runs the file.
pub(crate) fn usage(network: &Network<'_>, file_name: &str) -> String {
    let side = network.spec.input_resolution;
    format!(
        "import onnxruntime\n\n# pixels: float32 [1, 3, {side}, {side}], RGB, (0 to 255 - mean) / std; mean, std and crop: \
         session.get_modelmeta()\nsession = onnxruntime.InferenceSession(\"{file_name}\")\n\
         logits = session.run(None, {{\"pixels\": pixels}})[0]\n"
    )
}

/// The tensors of a layer, and the sides of each: those of the classifier are a matrix's.
fn tensors(network: &Network<'_>, layer: &LayerSpec) -> [(String, Vec<u64>); 2] {
    let mut sides = layer.weight_shape().to_vec();
    if layer.operator == model::arch::Operator::Classifier {
        sides.truncate(2);
    }
    let bias = vec![layer.output_channels];
    [(network.timm_name(layer, Part::Weight), sides), (network.timm_name(layer, Part::Bias), bias)]
}

/// Everything of an initializer of the graph (field 5) before its numbers, and the bytes of those.
///
/// `TensorProto`: dims 1, `data_type` 2, name 8, `raw_data` 9.
fn tensor_head(name: &str, sides: &[u64]) -> (Vec<u8>, u64) {
    let count = sides.iter().fold(1_u64, |product, &side| product.saturating_mul(side));
    let bytes = count.saturating_mul(4);
    let mut tensor = Message::default();
    for &side in sides {
        tensor.number(1, side);
    }
    tensor.number(2, FLOAT);
    tensor.text(8, name);
    tensor.head(9, bytes);
    let mut head = Message::default();
    head.raw(tag(5, LENGTH));
    head.raw((tensor.len() as u64).saturating_add(bytes));
    let mut head = head.into_bytes();
    head.extend(tensor.into_bytes());
    (head, bytes)
}
