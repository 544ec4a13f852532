// A peer in a worker of its own. Asked { make }, it loads its library and the network; asked { run }, it answers with
// the logits and the milliseconds from the input's values to them.

const answer = (message) => self.postMessage(message);
let run;

const useOrt = async ({ backend, onnx, model, fresh = "", px }) => {
  // Arrives while the library is loaded.
  const arriving = model && fetch(model);
  const library = backend === "cpu" ? "ort.wasm" : "ort.webgpu";
  importScripts(`./ort/${library}.min.js${fresh}`);
  ort.env.wasm.wasmPaths = new URL("./ort/", self.location.href).href;
  if (fresh) {
    // The files of the CPU build, by addresses that no cache knows.
    const file = (name) => new URL(`./ort/${name}${fresh}`, self.location.href).href;
    ort.env.wasm.wasmPaths = { mjs: file("ort-wasm-simd-threaded.mjs"), wasm: file("ort-wasm-simd-threaded.wasm") };
  }
  ort.env.wasm.numThreads = 1;
  const bytes = onnx ?? new Uint8Array(await (await arriving).arrayBuffer());
  const session = await ort.InferenceSession.create(bytes, {
    executionProviders: [backend === "cpu" ? "wasm" : "webgpu"],
    graphOptimizationLevel: "all",
  });
  run = async (values) => {
    const { logits } = await session.run({ input: new ort.Tensor("float32", values, [1, 3, px, px]) });
    return await logits.getData();
  };
  return `ONNX Runtime Web ${ort.env.versions.web}`;
};

const useTfjs = async ({ backend, steps, px }) => {
  importScripts("./tfjs/tf-core.min.js");
  if (backend === "cpu") {
    importScripts("./tfjs/tf-backend-wasm.min.js");
    tf.wasm.setWasmPaths(new URL("./tfjs/", self.location.href).href);
    await tf.setBackend("wasm");
  } else {
    importScripts("./tfjs/tf-backend-cpu.min.js", "./tfjs/tf-backend-webgpu.min.js");
    await tf.setBackend("webgpu");
  }
  await tf.ready();

  // [out, in, height, width] to [height, width, in, out], or to [height, width, channels, 1] for a depthwise kernel.
  const kernel = ({ shape, weight }, isDepthwise) =>
    tf.tidy(() => tf.transpose(tf.tensor(weight, shape), isDepthwise ? [2, 3, 0, 1] : [2, 3, 1, 0]));
  const bias = (layer) => tf.tensor1d(layer.bias);
  const conv = (layer, isDepthwise = false) => ({ filter: kernel(layer, isDepthwise), bias: bias(layer) });
  const ready = steps.map((step) => {
    switch (step.op) {
      case "conv":
      case "depthwise":
        return { ...step, ...conv(step, step.op === "depthwise") };
      case "squeeze":
        return { op: step.op, reduce: conv(step.reduce), excite: conv(step.excite) };
      case "classify":
        return { op: step.op, weight: tf.tidy(() => tf.transpose(tf.tensor(step.weight, step.shape))), bias: bias(step) };
      default:
        return step;
    }
  });

  const silu = (map) => tf.mul(map, tf.sigmoid(map));
  const fused = (make, map, { filter, bias, stride = 1, activation }) => {
    const options = { x: map, filter, strides: stride, pad: "same", bias };
    const made = make({ ...options, activation: activation === "relu6" ? "relu6" : "linear" });
    return activation === "silu" ? silu(made) : made;
  };
  const forward = (input) => {
    let map = input;
    let kept = map;
    for (const step of ready) {
      switch (step.op) {
        case "conv":
          map = fused(tf.fused.conv2d, map, step);
          break;
        case "depthwise":
          map = fused(tf.fused.depthwiseConv2d, map, step);
          break;
        case "squeeze": {
          const pooled = tf.mean(map, [1, 2], true);
          const reduced = silu(fused(tf.fused.conv2d, pooled, step.reduce));
          map = tf.mul(map, tf.sigmoid(fused(tf.fused.conv2d, reduced, step.excite)));
          break;
        }
        case "keep":
          kept = map;
          break;
        case "add":
          map = tf.add(map, kept);
          break;
        default:
          map = tf.fused.matMul({ a: tf.mean(map, [1, 2]), b: step.weight, bias: step.bias });
      }
    }
    return map;
  };
  run = async (values) => {
    const logits = tf.tidy(() => forward(tf.transpose(tf.tensor(values, [1, 3, px, px]), [0, 2, 3, 1])));
    const data = await logits.data();
    logits.dispose();
    return data;
  };
  return `TensorFlow.js ${tf.version_core}`;
};

self.onmessage = async ({ data }) => {
  try {
    if (data.make) {
      const name = await (data.make.library === "ort" ? useOrt(data.make) : useTfjs(data.make));
      answer({ name });
    } else {
      const start = performance.now();
      const logits = await run(data.run);
      answer({ logits: Float32Array.from(logits), millis: performance.now() - start });
    }
  } catch (error) {
    answer({ error: String(error?.stack ?? error) });
  }
};
