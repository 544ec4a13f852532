// Writes the steps of a network as an ONNX file: the protocol buffer by hand, the few fields that are used.

class Message {
  parts = [];
  #varint(value) {
    const bytes = [];
    let rest = BigInt.asUintN(64, BigInt(value));
    do {
      const low = Number(rest & 127n);
      rest >>= 7n;
      bytes.push(rest ? low | 128 : low);
    } while (rest);
    this.parts.push(Uint8Array.from(bytes));
  }
  number(field, value) {
    this.#varint(field << 3);
    this.#varint(value);
    return this;
  }
  bytes(field, bytes) {
    this.#varint((field << 3) | 2);
    this.#varint(bytes.length);
    this.parts.push(bytes);
    return this;
  }
  text(field, text) {
    return this.bytes(field, new TextEncoder().encode(text));
  }
  message(field, message) {
    return this.bytes(field, message.finish());
  }
  finish() {
    const all = new Uint8Array(this.parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}

const FLOAT = 1;
const INTS = 7;
const INT = 2;

const ints = (name, values) => {
  const attribute = new Message().text(1, name);
  values.forEach((value) => attribute.number(8, value));
  return attribute.number(20, INTS);
};
const int = (name, value) => new Message().text(1, name).number(3, value).number(20, INT);

const valueInfo = (name, shape) => {
  const dims = new Message();
  shape.forEach((side) => dims.message(1, new Message().number(1, side)));
  const tensor = new Message().number(1, FLOAT).message(2, dims);
  return new Message().text(1, name).message(2, new Message().message(1, tensor));
};

/** TensorFlow's padding: what is over goes to the end. */
const same = (px, kernel, stride) => {
  const total = Math.max((Math.ceil(px / stride) - 1) * stride + kernel - px, 0);
  const begin = Math.floor(total / 2);
  return [begin, total - begin];
};

/** The file; `px` is the side of the input. */
export const writeOnnx = (steps, px) => {
  const graph = new Message();
  const initializers = [];
  let names = 0;
  const fresh = () => `t${(names += 1)}`;
  const constant = (shape, values) => {
    const name = fresh();
    const tensor = new Message();
    shape.forEach((side) => tensor.number(1, side));
    tensor.number(2, FLOAT).text(8, name).bytes(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    initializers.push(tensor);
    return name;
  };
  const node = (type, inputs, attributes = [], output = fresh()) => {
    const made = new Message();
    inputs.forEach((name) => made.text(1, name));
    made.text(2, output).text(3, output).text(4, type);
    attributes.forEach((attribute) => made.message(5, attribute));
    graph.message(1, made);
    return output;
  };
  const zero = constant([], Float32Array.of(0));
  const six = constant([], Float32Array.of(6));
  const activate = (map, activation) => {
    if (activation === "relu6") return node("Clip", [map, zero, six]);
    if (activation === "silu") return node("Mul", [map, node("Sigmoid", [map])]);
    return map;
  };
  const conv = (map, { shape, weight, bias }, side, stride, group) => {
    const [begin, end] = same(side, shape[2], stride);
    const attributes = [
      ints("kernel_shape", [shape[2], shape[3]]),
      ints("strides", [stride, stride]),
      ints("pads", [begin, begin, end, end]),
      int("group", group),
    ];
    return node("Conv", [map, constant(shape, weight), constant([shape[0]], bias)], attributes);
  };

  let map = "input";
  let side = px;
  let kept = map;
  for (const step of steps) {
    switch (step.op) {
      case "conv":
      case "depthwise":
        map = conv(map, step, side, step.stride, step.op === "depthwise" ? step.shape[0] : 1);
        map = activate(map, step.activation);
        side = Math.ceil(side / step.stride);
        break;
      case "squeeze": {
        const pooled = node("GlobalAveragePool", [map]);
        const reduced = activate(conv(pooled, step.reduce, 1, 1, 1), "silu");
        map = node("Mul", [map, node("Sigmoid", [conv(reduced, step.excite, 1, 1, 1)])]);
        break;
      }
      case "keep":
        kept = map;
        break;
      case "add":
        map = node("Add", [map, kept]);
        break;
      case "classify": {
        const flat = node("Flatten", [node("GlobalAveragePool", [map])]);
        const inputs = [flat, constant(step.shape, step.weight), constant([step.shape[0]], step.bias)];
        node("Gemm", inputs, [int("transB", 1)], "logits");
        break;
      }
      default:
        throw new Error(`there is no step ${step.op}`);
    }
  }
  graph.text(2, "network");
  initializers.forEach((tensor) => graph.message(5, tensor));
  graph.message(11, valueInfo("input", [1, 3, px, px])).message(12, valueInfo("logits", [1, 1000]));
  const opset = new Message().text(1, "").number(2, 17);
  return new Message().number(1, 8).text(2, "efficientnet-explorer").message(7, graph).message(8, opset).finish();
};
