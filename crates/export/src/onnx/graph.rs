//! The graph: nodes, input and output, without the layers' numbers.

use model::arch::{Activation, LayerSpec, Operator, Place};
use weights::Part;
use weights::manifest::PaddingMode;

use super::message::{FLOAT, Message};
use crate::network::{Network, push_numbers};

/// The name of the input.
const INPUT: &str = "pixels";

/// The name of the output.
const OUTPUT: &str = "logits";

/// Bounds of ReLU6, as scalars that every clip shares.
const RELU6: [(&str, f32); 2] = [("relu6_min", 0.0), ("relu6_max", 6.0)];

/// Kinds of attribute, in `AttributeProto.AttributeType`.
const INTEGER: u64 = 2;
/// See [`INTEGER`].
const INTEGERS: u64 = 7;

/// The graph of a network.
///
/// `GraphProto`: node 1, name 2, initializer 5, input 11, output 12.
pub(super) fn without_numbers(network: &Network<'_>, layers: &[LayerSpec]) -> Message {
    let mut graph = Graph { message: Message::default(), network };
    graph.message.text(2, &network.stem());
    let mut map = INPUT.to_owned();
    let mut block = (None, map.clone());
    // What squeeze-excitation gates.
    let mut gated = String::new();
    for layer in layers {
        if block.0 != Some(layer.place) {
            block = (Some(layer.place), map.clone());
        }
        map = match layer.operator {
            Operator::StemConv | Operator::Expand | Operator::Depthwise | Operator::HeadConv => {
                graph.convolution(layer, &map)
            }
            Operator::Squeeze => {
                let path = module(network, layer);
                let pooled = graph.node("GlobalAveragePool", &format!("{path}.pool"), &[&map], &[]);
                gated = map;
                graph.convolution(layer, &pooled)
            }
            Operator::Excite => {
                let gate = graph.convolution(layer, &map);
                graph.node("Mul", &format!("{}.gate", module(network, layer)), &[&gated, &gate], &[])
            }
            Operator::Project => {
                let projected = graph.convolution(layer, &map);
                if layer.has_skip {
                    let Place::Block { stage, block: number } = layer.place else { continue };
                    graph.node("Add", &format!("blocks.{stage}.{number}.skip"), &[&projected, &block.1], &[])
                } else {
                    projected
                }
            }
            Operator::Classifier => graph.classifier(layer, &map),
        };
    }
    if layers.iter().any(|layer| layer.activation == Some(Activation::Relu6)) {
        for (name, value) in RELU6 {
            let mut numbers = Vec::new();
            push_numbers(&mut numbers, &[value]);
            let mut scalar = Message::default();
            scalar.number(2, FLOAT);
            scalar.text(8, name);
            scalar.bytes(9, &numbers);
            graph.message.message(5, &scalar);
        }
    }
    let side = network.spec.input_resolution;
    graph.message.message(11, &value(INPUT, &[1, 3, side, side]));
    graph.message.message(12, &value(OUTPUT, &[1, network.spec.head.classes]));
    graph.message
}

/// A graph under way.
struct Graph<'a> {
    message: Message,
    network: &'a Network<'a>,
}

impl Graph<'_> {
    /// A convolution and its activation; the name of what comes out.
    fn convolution(&mut self, layer: &LayerSpec, map: &str) -> String {
        let network = self.network;
        let (weight, bias) = (network.timm_name(layer, Part::Weight), network.timm_name(layer, Part::Bias));
        let (before, after) = border(network.padding, layer);
        let attributes = [
            ("kernel_shape", Attribute::Integers(vec![layer.kernel_size; 2])),
            ("strides", Attribute::Integers(vec![layer.stride; 2])),
            // Top and left, bottom and right.
            ("pads", Attribute::Integers(vec![before, before, after, after])),
            ("group", Attribute::Integer(layer.groups)),
        ];
        let name = module(network, layer);
        let map = self.node("Conv", &name, &[map, &weight, &bias], &attributes);
        match layer.activation {
            None => map,
            Some(Activation::Relu6) => {
                let [(least, _), (most, _)] = RELU6;
                self.node("Clip", &format!("{name}.relu6"), &[&map, least, most], &[])
            }
            Some(Activation::Sigmoid) => self.node("Sigmoid", &format!("{name}.sigmoid"), &[&map], &[]),
            Some(Activation::Silu) => {
                let gate = self.node("Sigmoid", &format!("{name}.sigmoid"), &[&map], &[]);
                self.node("Mul", &format!("{name}.silu"), &[&map, &gate], &[])
            }
        }
    }

    /// The mean of each channel, and the matrix.
    fn classifier(&mut self, layer: &LayerSpec, map: &str) -> String {
        let network = self.network;
        let (weight, bias) = (network.timm_name(layer, Part::Weight), network.timm_name(layer, Part::Bias));
        let pooled = self.node("GlobalAveragePool", "global_pool", &[map], &[]);
        let flat = self.node("Flatten", "flatten", &[&pooled], &[("axis", Attribute::Integer(1))]);
        self.node("Gemm", OUTPUT, &[&flat, &weight, &bias], &[("transB", Attribute::Integer(1))])
    }

    /// A node, whose output has its name.
    ///
    /// `NodeProto`: input 1, output 2, name 3, `op_type` 4, attribute 5. `AttributeProto`: name 1, i 3, ints 8, type 20.
    fn node(&mut self, operator: &str, name: &str, inputs: &[&str], attributes: &[(&str, Attribute)]) -> String {
        let mut node = Message::default();
        for input in inputs {
            node.text(1, input);
        }
        node.text(2, name);
        node.text(3, name);
        node.text(4, operator);
        for (name, value) in attributes {
            let mut attribute = Message::default();
            attribute.text(1, name);
            match value {
                Attribute::Integer(value) => {
                    attribute.number(3, *value);
                    attribute.number(20, INTEGER);
                }
                Attribute::Integers(values) => {
                    for value in values {
                        attribute.number(8, *value);
                    }
                    attribute.number(20, INTEGERS);
                }
            }
            node.message(5, &attribute);
        }
        self.message.message(1, &node);
        name.to_owned()
    }
}

/// A value of an attribute.
enum Attribute {
    Integer(u64),
    Integers(Vec<u64>),
}

/// Name, kind and sides of an input or output.
///
/// `ValueInfoProto`: name 1, type 2. `TypeProto`: `tensor_type` 1. `TypeProto.Tensor`: `elem_type` 1, shape 2.
/// `TensorShapeProto`: dim 1. `Dimension`: `dim_value` 1.
fn value(name: &str, sides: &[u64]) -> Message {
    let mut shape = Message::default();
    for &side in sides {
        let mut dimension = Message::default();
        dimension.number(1, side);
        shape.message(1, &dimension);
    }
    let mut tensor = Message::default();
    tensor.number(1, FLOAT);
    tensor.message(2, &shape);
    let mut kind = Message::default();
    kind.message(1, &tensor);
    let mut value = Message::default();
    value.text(1, name);
    value.message(2, &kind);
    value
}

/// Zeros before and after a layer's map: explicit, as ONNX's `SAME_UPPER` is not taken by every runtime.
fn border(padding: PaddingMode, layer: &LayerSpec) -> (u64, u64) {
    let LayerSpec { kernel_size, stride, input_resolution: side, .. } = *layer;
    match padding {
        PaddingMode::Symmetric => (kernel_size / 2, kernel_size / 2),
        PaddingMode::Same => {
            let covered =
                side.div_ceil(stride.max(1)).saturating_sub(1).saturating_mul(stride).saturating_add(kernel_size);
            let total = covered.saturating_sub(side);
            (total / 2, total - total / 2)
        }
    }
}

/// The module of a layer in timm, such as `blocks.1.0.conv_pw`.
fn module(network: &Network<'_>, layer: &LayerSpec) -> String {
    let name = network.timm_name(layer, Part::Weight);
    name.strip_suffix(".weight").map_or(name.clone(), str::to_owned)
}
