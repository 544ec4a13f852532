// The same network, weights and input through our engine and its peers, one after the other, round by round.

import { writeOnnx } from "./onnx.js";
import { steps, VARIANTS } from "./network.js";
import { KEPT_IN, Ours } from "./ours.js";
import { readSafetensors } from "./safetensors.js";
import { syntheticB0 } from "./synthetic.js";

// The manifest's preprocessing of the bundled networks: pixels minus MEAN, over STD.
const MEAN = 127;
const STD = 128;
// The greatest difference of a logit over the greatest logit that still is the same computation.
const TOLERANCE = 1e-3;
const OURS = "EfficientNet Explorer";

/** A variant's checkpoint, and how our engine is asked for it: as a setting that has bundled weights, or as a person's file. */
const checkpoint = async (variant, setting) => {
  if (variant !== "b0") {
    const weights = await (await fetched(`./page/weights/efficientnet-${variant}.safetensors`)).arrayBuffer();
    return { weights, network: setting };
  }
  const weights = syntheticB0();
  const preprocessing = {
    resolution_px: VARIANTS[variant].px,
    crop: "before-resize",
    crop_padding_px: 32,
    interpolation: "bicubic",
    mean: [MEAN, MEAN, MEAN],
    std: [STD, STD, STD],
  };
  const options = { padding: "same", batch_norm_epsilon: 1e-3, preprocessing };
  const network = { file: { number: 1, name: "b0.safetensors", options } };
  return { weights, network, file: new Blob([weights]) };
};

/** A library in a worker of its own. */
class Peer {
  #worker;
  #done;
  #failed;

  constructor(query = "", script = "./peer-worker.js") {
    this.#worker = new Worker(`${script}${query}`);
    this.#worker.onmessage = ({ data }) => (data.error ? this.#failed(new Error(data.error)) : this.#done(data));
    this.#worker.onerror = (event) => this.#failed(new Error(event.message));
  }

  #ask(message) {
    return new Promise((done, failed) => {
      this.#done = done;
      this.#failed = failed;
      this.#worker.postMessage(message);
    });
  }

  make(make) {
    return this.#ask({ make });
  }

  run(values) {
    return this.#ask({ run: values });
  }

  end() {
    this.#worker.terminate();
  }
}

const fetched = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: status ${response.status}`);
  return response;
};

/** What each peer is asked to make: a variant with the steps `layers` on a backend. */
const peersOf = (variant, backend, layers) => {
  const { px } = VARIANTS[variant];
  // On the CPU both builds of LiteRT.js are timed; on WebGPU the one that the library takes by itself.
  const builds = backend === "cpu" ? ["plain SIMD", "relaxed SIMD"] : ["relaxed SIMD"];
  const model = new URL(`./models/${variant}.tflite`, import.meta.url).href;
  return [
    { library: "ort", onnx: writeOnnx(layers, px) },
    { library: "tfjs", steps: layers },
    ...builds.map((build) => ({ library: "litert", build, model })),
  ].map((wanted) => ({ ...wanted, backend, px }));
};

/** RGBA pixels as the values of the network, [3, px, px]. */
const normalised = (pixels, px) => {
  const values = new Float32Array(3 * px * px);
  for (let channel = 0; channel < 3; channel += 1) {
    for (let at = 0; at < px * px; at += 1) {
      values[channel * px * px + at] = (pixels[4 * at + channel] - MEAN) / STD;
    }
  }
  return values;
};

/** The places from 0 to `count` - 1 in the order of a round: each is first in turn, and follows either neighbour. */
const order = (round, count) =>
  Array.from({ length: count }, (_, turn) => (round + (round % 2 === 0 ? turn : count - turn)) % count);

/**
 * Times `rounds` rounds after `warmup` ones: { names, millis: [[...], ...], differences }, each list in the order of
 * names. The differences are of the peers' logits to ours at our five best classes. Last come our own times once more, as
 * the page's thread sees them: from the message with the picture to the answer, without the picture's decoding and resizing.
 */
export const bench = async ({ variant, setting, backend, rounds, warmup }) => {
  const { px } = VARIANTS[variant];
  const { weights, network, file } = await checkpoint(variant, setting);
  const picture = await (await fetched("./page/pictures/chelsea.png")).blob();
  const layers = steps(variant, readSafetensors(weights));

  const ours = new Ours();
  const peers = [];
  try {
    await ours.make(backend, network, file);
    const names = [OURS];
    for (const wanted of peersOf(variant, backend, layers)) {
      const peer = new Peer();
      peers.push(peer);
      names.push((await peer.make(wanted)).name);
    }

    const { pixels, predictions } = await ours.run(picture);
    const values = normalised(pixels, px);
    const differences = [];
    for (const [index, peer] of peers.entries()) {
      const { logits } = await peer.run(values);
      const worst = Math.max(...predictions.map(({ index: at, logit }) => Math.abs(logits[at] - logit)));
      const difference = worst / Math.abs(predictions[0].logit);
      differences.push(difference);
      const best = logits.indexOf(Math.max(...logits));
      if (!(difference <= TOLERANCE) || best !== predictions[0].index) {
        throw new Error(`${names[index + 1]} computes something else: class ${best}, difference ${difference}`);
      }
    }

    const runners = [() => ours.run(picture), ...peers.map((peer) => () => peer.run(values))];
    const millis = runners.map(() => []);
    const outside = [];
    for (let round = 0; round < warmup + rounds; round += 1) {
      for (const which of order(round, runners.length)) {
        const result = await runners[which]();
        if (round < warmup) continue;
        millis[which].push(result.millis);
        if (which === 0) outside.push(result.outside);
      }
    }
    return { names: [...names, `${OURS}, timed from outside`], millis: [...millis, outside], differences };
  } finally {
    ours.end();
    peers.forEach((peer) => peer.end());
  }
};

/** The address that the worker fetches a bundled network from: `Model::address` of crates/weights/src/manifest.rs. */
const bundledAddress = async (id) => {
  const { models } = await (await fetched("./page/weights/manifest.json")).json();
  const { file, sha256 } = models.find((model) => model.id === id);
  return `./weights/${file}?sha256=${sha256.slice(0, 16)}`;
};

/** Lets the browser end what the last start left it to do, such as keeping its compiled code: seconds of a core. */
const rest = () => new Promise((done) => setTimeout(done, 3000));

/**
 * From a click to the first prediction with nothing kept: worker, library, weights, network and first run, Lite0 on the
 * CPU, `rounds` times: { names, millis }. Each round's addresses are new, so that neither the browser's cache nor
 * its compiled code is of use. The peers are spared the picture: they get the network's input ready made.
 */
export const startup = async ({ setting, rounds }) => {
  const variant = "lite0";
  const { px } = VARIANTS[variant];
  const { weights } = await checkpoint(variant, setting);
  const address = await bundledAddress(variant);
  const picture = await (await fetched("./page/pictures/chelsea.png")).blob();
  const kept = async (content) => URL.createObjectURL(new Blob([await content]));
  const peers = [];
  for (const { onnx, model, ...wanted } of peersOf(variant, "cpu", steps(variant, readSafetensors(weights)))) {
    // TensorFlow.js has no file of the network, but is given its steps.
    if (wanted.library === "tfjs") continue;
    peers.push({ ...wanted, model: await kept(onnx ?? (await fetched(model)).arrayBuffer()) });
  }
  const values = new Float32Array(3 * px * px).fill(0.5);
  const names = [OURS];

  const ours = async (round) => {
    await caches.delete(KEPT_IN);
    const start = performance.now();
    const engine = new Ours(`startup-${round}`, address);
    try {
      await engine.make("cpu", setting);
      await engine.run(picture);
      return performance.now() - start;
    } finally {
      engine.end();
    }
  };
  const theirs = async (round, which) => {
    // Also between two peers of one library.
    const fresh = `?startup-${round}-${which}`;
    const start = performance.now();
    const peer = new Peer(fresh);
    try {
      const { name } = await peer.make({ ...peers[which], fresh });
      await peer.run(values);
      names[which + 1] = name;
      return performance.now() - start;
    } finally {
      peer.end();
    }
  };
  const starts = [ours, ...peers.map((_, which) => (round) => theirs(round, which))];
  const millis = starts.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const which of order(round, starts.length)) {
      await rest();
      millis[which].push(await starts[which](round));
    }
  }
  return { names, millis, differences: [] };
};

/** Bytes of WebAssembly memory of the worker that was made last with the probe. */
const wasmBytes = () =>
  new Promise((done) => {
    const channel = new BroadcastChannel("memory-probe");
    channel.onmessage = ({ data }) => {
      if (!data.wasm) return;
      channel.close();
      done(data.wasm);
    };
    channel.postMessage("how much");
  });

/**
 * WebAssembly memory, which never shrinks, after B0 was loaded and has run on the CPU, each engine in a worker of its own
 * and alone: { names, bytes }.
 */
export const memory = async () => {
  const { px } = VARIANTS.b0;
  const { weights, network, file } = await checkpoint("b0");
  const picture = await (await fetched("./page/pictures/chelsea.png")).blob();
  const layers = steps("b0", readSafetensors(weights));
  const values = new Float32Array(3 * px * px).fill(0.5);
  const RUNS = 3;

  const probe = await (await fetch("./memory-probe.js")).text();
  const ours = new Ours("bench", null, `${probe}\n`);
  await ours.make("cpu", network, file);
  for (let run = 0; run < RUNS; run += 1) await ours.run(picture);
  const names = [OURS];
  const bytes = [await wasmBytes()];
  ours.end();
  for (const wanted of peersOf("b0", "cpu", layers)) {
    const peer = new Peer("", "./probed-peer.js");
    names.push((await peer.make(wanted)).name);
    for (let run = 0; run < RUNS; run += 1) await peer.run(values);
    bytes.push(await wasmBytes());
    peer.end();
  }
  return { names, bytes };
};

/**
 * Networks of our engine on the CPU, untrained, in turn: { names, millis } in the order of `networks`, which are requests
 * of the wire by name.
 */
export const variants = async ({ networks, rounds, warmup }) => {
  const picture = await (await fetched("./page/pictures/chelsea.png")).blob();
  const names = Object.keys(networks);
  const engines = [];
  try {
    for (const name of names) {
      const engine = new Ours();
      engines.push(engine);
      await engine.make("cpu", networks[name]);
    }
    const millis = engines.map(() => []);
    for (let round = 0; round < warmup + rounds; round += 1) {
      for (const [which, engine] of engines.entries()) {
        const result = await engine.run(picture);
        if (round >= warmup) millis[which].push(result.millis);
      }
    }
    return { names, millis, differences: [] };
  } finally {
    engines.forEach((engine) => engine.end());
  }
};
