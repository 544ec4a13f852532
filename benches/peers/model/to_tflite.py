"""Writes the steps of a network, a file of steps.js, as a TensorFlow Lite file: single precision, channels last, SAME padding.

    pip install -r requirements.txt
    python to_tflite.py STEPS.safetensors OUT.tflite

The fields of the tables are named as in TensorFlow Lite's schema (the package tflite holds what flatc makes of it).
"""
import json
import struct
import sys
from pathlib import Path

import flatbuffers
import numpy as np
import tflite

OPERATOR = tflite.BuiltinOperator
OPTIONS = tflite.BuiltinOptions
FUSED = {"relu6": tflite.ActivationFunctionType.RELU6}
HEIGHT_AND_WIDTH = np.array([1, 2], np.int32)
KINDS = {np.dtype(np.float32): tflite.TensorType.FLOAT32, np.dtype(np.int32): tflite.TensorType.INT32}
# Kernels are read in place: vector instructions want their numbers at multiples of so many bytes.
ALIGNMENT = 16


class File:
    """The tables of the file, written as they are asked for; a table's place is known once its parts are written."""

    def __init__(self):
        self.builder = flatbuffers.Builder(1 << 20)

    def table(self, kind, **fields):
        getattr(tflite, f"{kind}Start")(self.builder)
        for name, value in fields.items():
            getattr(tflite, f"{kind}Add{name}")(self.builder, value)
        return getattr(tflite, f"{kind}End")(self.builder)

    def numbers(self, values):
        return self.builder.CreateNumpyVector(np.asarray(values, np.int32))

    def tables(self, places):
        self.builder.StartVector(4, len(places), 4)
        for place in reversed(places):
            self.builder.PrependUOffsetTRelative(place)
        return self.builder.EndVector()

    def text(self, text):
        return self.builder.CreateString(text)

    def data(self, values):
        raw = np.ascontiguousarray(values).tobytes()
        self.builder.Prep(ALIGNMENT, len(raw))
        return self.builder.CreateByteVector(raw)


class Graph:
    """The one subgraph: tensors and operators by their numbers, in the order of computation."""

    def __init__(self):
        self.file = File()
        # The first buffer is, by rule, that of tensors without values.
        self.buffers = [self.file.table("Buffer")]
        self.tensors, self.operators, self.codes, self.shapes = [], [], [], []

    def tensor(self, shape, kind, name, buffer=0):
        fields = {"Shape": self.file.numbers(shape), "Name": self.file.text(name)}
        self.tensors.append(self.file.table("Tensor", Type=kind, Buffer=buffer, **fields))
        self.shapes.append(tuple(shape))
        return len(self.tensors) - 1

    def constant(self, values):
        data = self.file.data(values)
        self.buffers.append(self.file.table("Buffer", Data=data))
        number = len(self.buffers) - 1
        return self.tensor(values.shape, KINDS[values.dtype], f"constant{number}", number)

    def operator(self, code, inputs, shape, options=None, name=None, **fields):
        """An operator of one output; `options` is the name of its table of options, whose fields are `fields`."""
        if code not in self.codes:
            self.codes.append(code)
        output = self.tensor(shape, tflite.TensorType.FLOAT32, name or f"map{len(self.tensors)}")
        parts = {"Inputs": self.file.numbers(inputs), "Outputs": self.file.numbers([output])}
        if options:
            parts["BuiltinOptions"] = self.file.table(options, **fields)
            parts["BuiltinOptionsType"] = getattr(OPTIONS, options)
        self.operators.append(self.file.table("Operator", OpcodeIndex=self.codes.index(code), **parts))
        return output

    def convolution(self, map_, weight, bias, stride=1, activation="none", depthwise=False):
        """[out, in, height, width] is [out, height, width, in] here, and [1, height, width, out] of a depthwise kernel."""
        _, height, width, _ = self.shapes[map_]
        shape = [1, -(-height // stride), -(-width // stride), len(bias)]
        inputs = [map_, self.constant(weight.transpose((1, 2, 3, 0) if depthwise else (0, 2, 3, 1))), self.constant(bias)]
        fields = {"Padding": tflite.Padding.SAME, "StrideW": stride, "StrideH": stride}
        fields |= {"DilationWFactor": 1, "DilationHFactor": 1}
        fields["FusedActivationFunction"] = FUSED.get(activation, tflite.ActivationFunctionType.NONE)
        if depthwise:
            fields["DepthMultiplier"] = 1
            made = self.operator(OPERATOR.DEPTHWISE_CONV_2D, inputs, shape, "DepthwiseConv2DOptions", **fields)
        else:
            made = self.operator(OPERATOR.CONV_2D, inputs, shape, "Conv2DOptions", **fields)
        return self.product(made, self.sigmoid(made)) if activation == "silu" else made

    def sigmoid(self, map_):
        return self.operator(OPERATOR.LOGISTIC, [map_], self.shapes[map_])

    def product(self, left, right):
        return self.operator(OPERATOR.MUL, [left, right], self.shapes[left], "MulOptions")

    def sum(self, left, right):
        return self.operator(OPERATOR.ADD, [left, right], self.shapes[left], "AddOptions")

    def mean(self, map_, keeps_sides):
        channels = self.shapes[map_][-1]
        shape = [1, 1, 1, channels] if keeps_sides else [1, channels]
        inputs = [map_, self.constant(HEIGHT_AND_WIDTH)]
        return self.operator(OPERATOR.MEAN, inputs, shape, "ReducerOptions", KeepDims=keeps_sides)

    def finish(self, inputs, outputs):
        """The bytes of the file; inputs and outputs are tensors by their names."""
        file = self.file
        numbers = {"Inputs": file.numbers(list(inputs.values())), "Outputs": file.numbers(list(outputs.values()))}
        parts = {"Tensors": file.tables(self.tensors), "Operators": file.tables(self.operators), "Name": file.text("main")}
        subgraph = file.table("SubGraph", **numbers, **parts)
        named = {}
        for key, tensors in [("Inputs", inputs), ("Outputs", outputs)]:
            maps = [file.table("TensorMap", Name=file.text(name), TensorIndex=at) for name, at in tensors.items()]
            named[key] = file.tables(maps)
        signature = file.table("SignatureDef", SignatureKey=file.text("serving_default"), **named)
        codes = [file.table("OperatorCode", DeprecatedBuiltinCode=code, BuiltinCode=code, Version=1) for code in self.codes]
        lists = {
            "OperatorCodes": codes, "Subgraphs": [subgraph], "Buffers": self.buffers, "SignatureDefs": [signature]
        }
        lists = {name: file.tables(places) for name, places in lists.items()}
        file.builder.Finish(file.table("Model", Version=3, **lists), file_identifier=b"TFL3")
        return file.builder.Output()


def read_safetensors(path):
    """The metadata and the tensors, which are all in single precision, by their names."""
    content = Path(path).read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header, numbers = json.loads(content[8:8 + length]), content[8 + length:]
    metadata = header.pop("__metadata__")
    values = {
        name: np.frombuffer(numbers[slice(*entry["data_offsets"])], np.float32).reshape(entry["shape"])
        for name, entry in header.items()
    }
    return metadata, values


def convert(metadata, values):
    """The bytes of the TensorFlow Lite file of these steps."""
    graph, px = Graph(), int(metadata["px"])
    entry = kept = map_ = graph.tensor([1, px, px, 3], tflite.TensorType.FLOAT32, "input")
    for place, step in enumerate(json.loads(metadata["steps"])):
        layer = {part: values.get(f"{place}.{part}") for part in ["weight", "bias"]}
        match step["op"]:
            case "conv" | "depthwise" as op:
                layer |= {"stride": step["stride"], "activation": step["activation"], "depthwise": op == "depthwise"}
                map_ = graph.convolution(map_, **layer)
            case "squeeze":
                reduce, excite = (
                    {part: values[f"{place}.{name}.{part}"] for part in ["weight", "bias"]} for name in ["reduce", "excite"]
                )
                reduced = graph.convolution(graph.mean(map_, keeps_sides=True), **reduce, activation="silu")
                map_ = graph.product(map_, graph.sigmoid(graph.convolution(reduced, **excite)))
            case "keep":
                kept = map_
            case "add":
                map_ = graph.sum(map_, kept)
            case "classify":
                weight, bias = layer.values()
                inputs = [graph.mean(map_, keeps_sides=False), graph.constant(weight), graph.constant(bias)]
                map_ = graph.operator(
                    OPERATOR.FULLY_CONNECTED, inputs, [1, len(bias)], "FullyConnectedOptions", name="logits"
                )
            case other:
                raise SystemExit(f"there is no step {other}")
    return graph.finish({"input": entry}, {"logits": map_})


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    Path(sys.argv[2]).write_bytes(convert(*read_safetensors(sys.argv[1])))
