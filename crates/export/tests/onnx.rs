//! The structure of the ONNX file, read by a decoder of protobuf of the test's own, and its numbers against `weights::fold`.
//! What onnxruntime computes with it: `tests/export/check.py`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "a test may panic")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{EPSILON, growing, synthetic, with_trained, write};
use export::{Facts, Format, Network, OPSET, Origin, Writer};
use model::arch::{ArchSpec, Operator};
use model::scaling::{Preset, ScalingInput};
use weights::manifest::PaddingMode;
use weights::synthetic::SyntheticSource;
use weights::{Layout, Part, TensorSource, fold};

/// A field: a number, or bytes.
#[derive(Clone, Copy, Debug)]
enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

/// The fields of a message, by number, in order.
fn fields(mut bytes: &[u8]) -> Vec<(u64, Value<'_>)> {
    fn varint(bytes: &mut &[u8]) -> u64 {
        let mut value = 0;
        for shift in (0..).step_by(7) {
            let byte = bytes[0];
            *bytes = &bytes[1..];
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        value
    }
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let tag = varint(&mut bytes);
        let value = match tag & 7 {
            0 => Value::Number(varint(&mut bytes)),
            2 => {
                let length = varint(&mut bytes) as usize;
                let (inside, rest) = bytes.split_at(length);
                bytes = rest;
                Value::Bytes(inside)
            }
            other => panic!("kind {other} of field {}", tag >> 3),
        };
        found.push((tag >> 3, value));
    }
    found
}

fn all(bytes: &[u8], field: u64) -> Vec<&[u8]> {
    let inside = |value| if let Value::Bytes(bytes) = value { bytes } else { panic!("a number") };
    fields(bytes).into_iter().filter(|(found, _)| *found == field).map(|(_, value)| inside(value)).collect()
}

fn numbers(bytes: &[u8], field: u64) -> Vec<u64> {
    let inside = |value| if let Value::Number(number) = value { number } else { panic!("bytes") };
    fields(bytes).into_iter().filter(|(found, _)| *found == field).map(|(_, value)| inside(value)).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[derive(Debug)]
struct Node {
    operator: String,
    inputs: Vec<String>,
    output: String,
    attributes: BTreeMap<String, Vec<u64>>,
}

struct Model {
    nodes: Vec<Node>,
    initializers: BTreeMap<String, (Vec<u64>, Vec<f32>)>,
    metadata: BTreeMap<String, String>,
}

fn read(bytes: &[u8]) -> Model {
    assert_eq!(numbers(bytes, 1), [8], "the format's version");
    let opset = all(bytes, 8);
    assert_eq!((opset.len(), numbers(opset[0], 2)), (1, vec![OPSET]));
    let graphs = all(bytes, 7);
    assert_eq!(graphs.len(), 1);
    let graph = graphs[0];
    let attribute = |bytes: &[u8]| {
        let kind = numbers(bytes, 20)[0];
        let values = if kind == 2 { numbers(bytes, 3) } else { numbers(bytes, 8) };
        (text(all(bytes, 1)[0]), values)
    };
    let node = |bytes: &[u8]| Node {
        operator: text(all(bytes, 4)[0]),
        inputs: all(bytes, 1).into_iter().map(text).collect(),
        output: text(all(bytes, 2)[0]),
        attributes: all(bytes, 5).into_iter().map(attribute).collect(),
    };
    let initializer = |bytes: &[u8]| {
        assert_eq!(numbers(bytes, 2), [1], "32-bit floating point");
        let raw = all(bytes, 9)[0];
        let values: Vec<f32> = raw.as_chunks::<4>().0.iter().map(|four| f32::from_le_bytes(*four)).collect();
        let dims = numbers(bytes, 1);
        assert_eq!(dims.iter().product::<u64>(), values.len() as u64);
        (text(all(bytes, 8)[0]), (dims, values))
    };
    let entry = |bytes: &[u8]| (text(all(bytes, 1)[0]), text(all(bytes, 2)[0]));
    Model {
        nodes: all(graph, 1).into_iter().map(node).collect(),
        initializers: all(graph, 5).into_iter().map(initializer).collect(),
        metadata: all(bytes, 14).into_iter().map(entry).collect(),
    }
}

/// The graph is whole: every input of a node is the graph's, a number, or a node's before it; nothing is left over.
fn assert_whole(model: &Model) {
    let mut known: BTreeSet<&str> = model.initializers.keys().map(String::as_str).chain(["pixels"]).collect();
    let mut used = BTreeSet::new();
    for node in &model.nodes {
        for input in &node.inputs {
            assert!(known.contains(input.as_str()), "{input} of {}", node.output);
            used.insert(input.as_str());
        }
        assert!(known.insert(&node.output), "{} twice", node.output);
    }
    let left: Vec<_> = known.difference(&used).collect();
    assert_eq!(left, [&"logits"]);
}

fn count(model: &Model, operator: &str) -> usize {
    model.nodes.iter().filter(|node| node.operator == operator).count()
}

fn assert_folded(model: &Model, spec: &ArchSpec, source: &dyn TensorSource, layout: Layout, epsilon: f64) {
    let layers = spec.layers();
    for layer in &layers {
        let folded = fold(spec, layer, source, layout, epsilon).unwrap();
        for (part, values) in [(Part::Weight, folded.weight), (Part::Bias, folded.bias)] {
            let (dims, found) = &model.initializers[&Layout::Timm.tensor_name(spec, layer, part)];
            assert_eq!(*found, values);
            let is_matrix = layer.operator == Operator::Classifier && part == Part::Weight;
            assert_eq!(
                dims.len(),
                if part == Part::Bias {
                    1
                } else if is_matrix {
                    2
                } else {
                    4
                }
            );
        }
    }
}

#[test]
fn b0_is_the_graph_of_its_layers() {
    let scaling = ScalingInput::published(Preset::B0);
    let (name, bytes) = synthetic(scaling, PaddingMode::Same, Format::Onnx);
    assert_eq!(name, "efficientnet-b0-untrained.onnx");
    let model = read(&bytes);
    assert_whole(&model);
    let spec = ArchSpec::from_input(&scaling).unwrap();
    assert_folded(&model, &spec, &SyntheticSource, Layout::Timm, EPSILON);
    // 82 layers, one of which is the matrix; 16 blocks gate their channels; 9 have a skip connection.
    assert_eq!((count(&model, "Conv"), count(&model, "Gemm"), count(&model, "Add")), (81, 1, 9));
    // SiLU after the stem, 15 expansions, 16 depthwise, 16 squeezing layers and the head: 49, and 16 gates.
    assert_eq!((count(&model, "Sigmoid"), count(&model, "Mul")), (49 + 16, 49 + 16));
    assert_eq!((count(&model, "GlobalAveragePool"), count(&model, "Clip"), count(&model, "Flatten")), (17, 0, 1));
    assert_eq!(model.initializers.len(), 2 * 82);
    assert!(model.metadata["weights"].starts_with("untrained"));
    // 224 -> 112 by a 3x3 kernel at stride 2: one zero, after the map; 56 -> 28 by 5x5: one before, two after.
    let conv = |name: &str| &model.nodes.iter().find(|node| node.output == name).unwrap().attributes;
    assert_eq!(conv("conv_stem")["pads"], [0, 0, 1, 1]);
    assert_eq!(conv("blocks.2.0.conv_dw")["pads"], [1, 1, 2, 2]);
    assert_eq!(
        (conv("blocks.2.0.conv_dw")["group"][0], &conv("blocks.2.0.conv_dw")["strides"][..]),
        (144, &[2, 2][..])
    );
    assert_eq!(conv("blocks.2.1.conv_pwl")["pads"], [0; 4]);
}

#[test]
fn symmetric_padding_is_written_as_such() {
    let (_, bytes) = synthetic(ScalingInput::published(Preset::B0), PaddingMode::Symmetric, Format::Onnx);
    let model = read(&bytes);
    let conv = |name: &str| &model.nodes.iter().find(|node| node.output == name).unwrap().attributes;
    assert_eq!(conv("conv_stem")["pads"], [1; 4]);
    assert_eq!(conv("blocks.2.0.conv_dw")["pads"], [2; 4]);
}

#[test]
fn trained_and_grown_networks_with_their_facts() {
    for (scaling, weights) in [(ScalingInput::published(Preset::Lite0), "pretrained"), (growing(), "grown")] {
        with_trained(scaling, |spec, source, model, plan| {
            let origin = if plan.is_some() { Origin::Grown(model.clone()) } else { Origin::Bundled(model.clone()) };
            let facts = Facts { scaling, origin, preprocessing: model.preprocessing.clone() };
            let network = Network::new(spec, source, model.layout, model.padding, model.batch_norm_epsilon, facts);
            let found = read(&write(Writer::new(network, Format::Onnx).unwrap()).1);
            assert_whole(&found);
            assert_folded(&found, spec, source, model.layout, model.batch_norm_epsilon);
            assert!(found.metadata["weights"].starts_with(weights));
            assert_eq!((&*found.metadata["licence"], &*found.metadata["std"]), ("Apache-2.0", "128, 128, 128"));
            assert_eq!((count(&found, "Sigmoid"), count(&found, "Gemm")), (0, 1));
            // The two bounds of ReLU6 are shared.
            assert_eq!(found.initializers["relu6_max"].1, [6.0]);
            assert!(count(&found, "Clip") > 30);
        });
    }
}
