// Writes the steps that the peers run as a file for to_tflite.py, so that LiteRT.js gets the same numbers as they do.
//
//     node steps.js VARIANT WEIGHTS.safetensors STEPS.safetensors
//     node steps.js VARIANT synthetic STEPS.safetensors
//
// The file holds the tensors as `PLACE.PART`, folded; its metadata has the side of the input and the steps without them.

import { readFile, writeFile } from "node:fs/promises";

import { steps, VARIANTS } from "../site/network.js";
import { readSafetensors, writeSafetensors } from "../site/safetensors.js";
import { syntheticB0 } from "../site/synthetic.js";

const [variant, weights, out] = process.argv.slice(2);

const read = async (path) => {
  const { buffer, byteOffset, byteLength } = await readFile(path);
  return buffer.slice(byteOffset, byteOffset + byteLength);
};

const checkpoint = weights === "synthetic" ? syntheticB0() : await read(weights);
const tensors = new Map();
/** The layer without its numbers, which go to `tensors`. */
const moved = (place, { shape, weight, bias, ...rest }) => {
  if (!weight) return rest;
  tensors.set(`${place}.weight`, { shape, values: weight });
  tensors.set(`${place}.bias`, { shape: [bias.length], values: bias });
  return rest;
};

const bare = steps(variant, readSafetensors(checkpoint)).map(({ reduce, excite, ...step }, place) => {
  if (step.op !== "squeeze") return moved(place, step);
  moved(`${place}.reduce`, reduce);
  moved(`${place}.excite`, excite);
  return step;
});
const metadata = { px: String(VARIANTS[variant].px), steps: JSON.stringify(bare) };
await writeFile(out, new Uint8Array(writeSafetensors(tensors, metadata)));
