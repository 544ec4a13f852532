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

/**
 * Times `rounds` rounds after `warmup` ones: { names, millis: [[...], ...], differences }, each list in the order of
 * names. The differences are of the peers' logits to ours at our five best classes.
 */
export const bench = async ({ variant, setting, backend, rounds, warmup }) => {
  const { px } = VARIANTS[variant];
  const { weights, network, file } = await checkpoint(variant, setting);
  const picture = await (await fetched("./page/pictures/chelsea.png")).blob();
  const layers = steps(variant, readSafetensors(weights));

  const ours = new Ours();
  const peers = [new Peer(), new Peer()];
  try {
    await ours.make(backend, network, file);
    const [ort, tfjs] = peers;
    const names = ["EfficientNet Explorer"];
    names.push((await ort.make({ library: "ort", backend, px, onnx: writeOnnx(layers, px) })).name);
    names.push((await tfjs.make({ library: "tfjs", backend, px, steps: layers })).name);

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
    for (let round = 0; round < warmup + rounds; round += 1) {
      // Each goes first in turn, so that no one always follows the same neighbour.
      for (let turn = 0; turn < runners.length; turn += 1) {
        const which = (round + turn) % runners.length;
        const result = await runners[which]();
        if (round >= warmup) millis[which].push(result.millis);
      }
    }
    return { names, millis, differences };
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
 * its compiled code is of use. The peer is spared the picture: it gets the network's input ready made.
 */
export const startup = async ({ setting, rounds }) => {
  const variant = "lite0";
  const { px } = VARIANTS[variant];
  const { weights } = await checkpoint(variant, setting);
  const address = await bundledAddress(variant);
  const picture = await (await fetched("./page/pictures/chelsea.png")).blob();
  const onnx = writeOnnx(steps(variant, readSafetensors(weights)), px);
  const model = URL.createObjectURL(new Blob([onnx]));
  const values = new Float32Array(3 * px * px).fill(0.5);

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
  const theirs = async (round) => {
    const start = performance.now();
    const peer = new Peer(`?startup-${round}`);
    try {
      const { name } = await peer.make({ library: "ort", backend: "cpu", px, model, fresh: `?startup-${round}` });
      await peer.run(values);
      return { name, millis: performance.now() - start };
    } finally {
      peer.end();
    }
  };
  const millis = [[], []];
  let name;
  for (let round = 0; round < rounds; round += 1) {
    const measureOurs = async () => millis[0].push(await ours(round));
    const measureTheirs = async () => {
      const measured = await theirs(round);
      name = measured.name;
      millis[1].push(measured.millis);
    };
    const order = round % 2 === 0 ? [measureOurs, measureTheirs] : [measureTheirs, measureOurs];
    for (const measure of order) {
      await rest();
      await measure();
    }
  }
  return { names: ["EfficientNet Explorer", name], millis, differences: [] };
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
  const names = ["EfficientNet Explorer"];
  const bytes = [await wasmBytes()];
  ours.end();
  for (const library of [{ library: "ort", onnx: writeOnnx(layers, px) }, { library: "tfjs", steps: layers }]) {
    const peer = new Peer("", "./probed-peer.js");
    names.push((await peer.make({ backend: "cpu", px, ...library })).name);
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
