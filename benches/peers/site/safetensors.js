// Reads and writes safetensors files: a map from names to { shape, values }, values in single precision.

const half = (bits) => {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
};

const READERS = {
  F32: (bytes) => new Float32Array(bytes),
  F16: (bytes) => Float32Array.from(new Uint16Array(bytes), half),
};

/** @param {ArrayBuffer} file */
export const readSafetensors = (file) => {
  const headerBytes = Number(new DataView(file).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 8, headerBytes)));
  const tensors = new Map();
  for (const [name, { dtype, shape, data_offsets: offsets }] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    const [begin, end] = offsets.map((offset) => 8 + headerBytes + offset);
    tensors.set(name, { shape, values: READERS[dtype](file.slice(begin, end)) });
  }
  return tensors;
};

/** The file, as an ArrayBuffer; `metadata` is text by names. */
export const writeSafetensors = (tensors, metadata = {}) => {
  const header = { __metadata__: metadata };
  let end = 0;
  for (const [name, { shape, values }] of tensors) {
    header[name] = { dtype: "F32", shape, data_offsets: [end, (end += values.byteLength)] };
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  // The numbers begin at a multiple of eight, spaces before them.
  const begin = 8 + 8 * Math.ceil(text.length / 8);
  const file = new Uint8Array(begin + end).fill(32, 8, begin);
  new DataView(file.buffer).setBigUint64(0, BigInt(begin - 8), true);
  file.set(text, 8);
  let at = begin;
  for (const { values } of tensors.values()) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return file.buffer;
};
