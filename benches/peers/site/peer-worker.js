// A peer in a worker of its own. Asked { make }, it loads its library and the network; asked { run }, it answers with
// the logits and the milliseconds from the input's values to them.

const answer = (message) => self.postMessage(message);
let run;
// The input's values in the order that the library takes, which is not timed.
let arranged = (values) => values;

/** [3, px, px] as [px, px, 3]. */
const channelsLast = (values) => {
  const area = values.length / 3;
  const turned = new Float32Array(values.length);
  for (let at = 0; at < area; at += 1) {
    for (let channel = 0; channel < 3; channel += 1) turned[3 * at + channel] = values[channel * area + at];
  }
  return turned;
};

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
  arranged = channelsLast;
  run = async (values) => {
    const logits = tf.tidy(() => forward(tf.tensor(values, [1, px, px, 3])));
    const data = await logits.data();
    logits.dispose();
    return data;
  };
  return `TensorFlow.js ${tf.version_core}`;
};

// Its builds with one thread, by the instructions that they are made of.
const LITERT_BUILDS = { "plain SIMD": "litert_wasm_compat_internal", "relaxed SIMD": "litert_wasm_internal" };

const useLitert = async ({ backend, build, model, fresh = "", px }) => {
  const arriving = [model, "./litert/package.json"].map((address) => fetch(address));
  const file = (name) => new URL(`./litert/wasm/${name}${fresh}`, self.location.href).href;
  const { loadLiteRt, loadAndCompile, Tensor } = await import(`./litert/core.js${fresh}`);
  self.Module = { locateFile: file };
  const script = file(`${LITERT_BUILDS[build]}.js`);
  // It takes an address for a folder unless it ends like this.
  await loadLiteRt(script.endsWith(".js") ? script : `${script}.js`);
  const [weights, about] = await Promise.all(arriving);
  const bytes = new Uint8Array(await weights.arrayBuffer());
  const accelerator = backend === "cpu" ? "wasm" : "webgpu";
  const network = await loadAndCompile(bytes, { accelerator, cpuOptions: { numThreads: 1 } });
  // Otherwise it says so on the console and computes on the CPU.
  if (backend !== "cpu" && !network.isFullyAccelerated) throw new Error("LiteRT.js does not run all of it on WebGPU");
  arranged = channelsLast;
  run = async (values) => {
    const input = new Tensor(values, [1, px, px, 3]);
    const [output] = await network.run(input);
    const logits = await output.data();
    input.delete();
    output.delete();
    return logits;
  };
  const { version } = await about.json();
  // On WebGPU the build computes nothing of the network.
  return backend === "cpu" ? `LiteRT.js ${version}, ${build}` : `LiteRT.js ${version}`;
};

const LIBRARIES = { ort: useOrt, tfjs: useTfjs, litert: useLitert };

self.onmessage = async ({ data }) => {
  try {
    if (data.make) {
      answer({ name: await LIBRARIES[data.make.library](data.make) });
    } else {
      const values = arranged(data.run);
      const start = performance.now();
      const logits = await run(values);
      answer({ logits: Float32Array.from(logits), millis: performance.now() - start });
    }
  } catch (error) {
    answer({ error: String(error?.stack ?? error) });
  }
};
