// The checkpoint of crates/weights/src/synthetic.rs, as a safetensors file in timm's layout: every number is a pure function
// of its tensor's name and its place, so that a network without free weights can be timed and compared.

import { writeSafetensors } from "./safetensors.js";

const MASK = (1n << 64n) - 1n;
const GOLDEN = 0x9e3779b97f4a7c15n;

const units = (name, count) => {
  let seed = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(name)) seed = ((seed ^ BigInt(byte)) * 0x100000001b3n) & MASK;
  const made = new Float64Array(count);
  const bits = new BigUint64Array(1);
  for (let index = 0; index < count; index += 1) {
    seed = (seed + GOLDEN) & MASK;
    bits[0] = seed;
    let z = bits[0];
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
    z ^= z >> 31n;
    made[index] = Number(z >> 40n) / 2 ** 23 - 1;
  }
  return made;
};

const fill = (name, shape) => {
  const leaf = name.slice(name.lastIndexOf(".") + 1);
  const fanIn = shape.slice(1).reduce((product, side) => product * side, 1);
  const scale = Math.sqrt((name === "classifier.weight" ? 3 : 6) / fanIn);
  const value = {
    weight: shape.length > 1 ? (unit) => unit * scale : (unit) => 1 + 0.2 * unit,
    running_var: (unit) => 1 + 0.5 * unit,
  }[leaf];
  const count = shape.reduce((product, side) => product * side, 1);
  return Float32Array.from(units(name, count), value ?? ((unit) => 0.1 * unit));
};

/** Names and shapes of EfficientNet-B0 in timm's layout. */
const shapesOfB0 = () => {
  const shapes = new Map();
  const conv = (name, ...shape) => shapes.set(`${name}.weight`, shape);
  const norm = (name, channels) => {
    for (const leaf of ["weight", "bias", "running_mean", "running_var"]) shapes.set(`${name}.${leaf}`, [channels]);
  };
  const dense = (name, ...shape) => {
    conv(name, ...shape);
    shapes.set(`${name}.bias`, [shape[0]]);
  };
  conv("conv_stem", 32, 3, 3, 3);
  norm("bn1", 32);
  let channels = 32;
  const stages = [[3, 1, 16, 1], [3, 6, 24, 2], [5, 6, 40, 2], [3, 6, 80, 3], [5, 6, 112, 3], [5, 6, 192, 4], [3, 6, 320, 1]];
  stages.forEach(([kernel, expansion, out, repeats], stage) => {
    for (let block = 0; block < repeats; block += 1) {
      const prefix = `blocks.${stage}.${block}.`;
      const wide = channels * expansion;
      const squeezed = Math.max(1, Math.floor(channels / 4));
      let at = 1;
      if (expansion > 1) {
        conv(`${prefix}conv_pw`, wide, channels, 1, 1);
        norm(`${prefix}bn${at++}`, wide);
      }
      conv(`${prefix}conv_dw`, wide, 1, kernel, kernel);
      norm(`${prefix}bn${at++}`, wide);
      dense(`${prefix}se.conv_reduce`, squeezed, wide, 1, 1);
      dense(`${prefix}se.conv_expand`, wide, squeezed, 1, 1);
      conv(prefix + (expansion > 1 ? "conv_pwl" : "conv_pw"), out, wide, 1, 1);
      norm(`${prefix}bn${at}`, out);
      channels = out;
    }
  });
  conv("conv_head", 1280, 320, 1, 1);
  norm("bn2", 1280);
  dense("classifier", 1000, 1280);
  return shapes;
};

/** The file, as an ArrayBuffer. */
export const syntheticB0 = () => {
  const tensors = new Map();
  for (const [name, shape] of shapesOfB0()) tensors.set(name, { shape, values: fill(name, shape) });
  return writeSafetensors(tensors);
};
