// The networks as the peers run them: steps in order, batch normalisation folded into kernels and biases, as our
// engine folds it. Kernels are [out, in / groups, height, width].

// EfficientNet-B0 and -Lite0 share these stages (kernel, stride, expansion, channels, repeats), Tan & Le 2019, table 1.
const STAGES = [
  [3, 1, 1, 16, 1],
  [3, 2, 6, 24, 2],
  [5, 2, 6, 40, 2],
  [3, 2, 6, 80, 3],
  [5, 1, 6, 112, 3],
  [5, 2, 6, 192, 4],
  [3, 1, 6, 320, 1],
];
const STEM = 32;
const HEAD = 1280;
const EPSILON = 1e-3;

// Names of the layers of a block in the two layouts that the benchmark reads.
const LUKEMELAS = {
  stem: ["_conv_stem", "_bn0"],
  head: ["_conv_head", "_bn1"],
  classifier: "_fc",
  block: (_stage, _block, count) => `_blocks.${count}.`,
  expand: ["_expand_conv", "_bn0"],
  depthwise: ["_depthwise_conv", "_bn1"],
  project: ["_project_conv", "_bn2"],
  reduce: "_se_reduce",
  excite: "_se_expand",
};
const TIMM = {
  stem: ["conv_stem", "bn1"],
  head: ["conv_head", "bn2"],
  classifier: "classifier",
  block: (stage, block) => `blocks.${stage}.${block}.`,
  expand: ["conv_pw", "bn1"],
  depthwise: ["conv_dw", "bn2"],
  project: ["conv_pwl", "bn3"],
  // The first block has no expansion: its projection is called conv_pw, and the norms move up.
  first: { depthwise: ["conv_dw", "bn1"], project: ["conv_pw", "bn2"] },
  reduce: "se.conv_reduce",
  excite: "se.conv_expand",
};

export const VARIANTS = {
  lite0: { px: 224, activation: "relu6", hasSqueezeExcite: false },
  b0: { px: 224, activation: "silu", hasSqueezeExcite: true },
};

/** The steps of a variant with the weights of a checkpoint; `tensors` as readSafetensors gives them. */
export const steps = (variant, tensors) => {
  const { activation, hasSqueezeExcite } = VARIANTS[variant];
  const names = tensors.has("_conv_stem.weight") ? LUKEMELAS : TIMM;
  const values = (name) => {
    const found = tensors.get(name);
    if (!found) throw new Error(`the checkpoint has no ${name}`);
    return found.values;
  };

  const folded = (prefix, [conv, norm]) => {
    const { shape } = tensors.get(`${prefix}${conv}.weight`);
    const kernel = values(`${prefix}${conv}.weight`);
    const part = (name) => values(`${prefix}${norm}.${name}`);
    const [gamma, beta, mean, variance] = ["weight", "bias", "running_mean", "running_var"].map(part);
    const size = kernel.length / shape[0];
    const weight = new Float32Array(kernel.length);
    const bias = new Float32Array(shape[0]);
    for (let out = 0; out < shape[0]; out += 1) {
      const scale = gamma[out] / Math.sqrt(variance[out] + EPSILON);
      bias[out] = beta[out] - mean[out] * scale;
      for (let at = out * size; at < (out + 1) * size; at += 1) weight[at] = kernel[at] * scale;
    }
    return { shape, weight, bias };
  };
  const plain = (name) => ({
    shape: tensors.get(`${name}.weight`).shape,
    weight: values(`${name}.weight`),
    bias: values(`${name}.bias`),
  });

  const made = [{ op: "conv", stride: 2, activation, ...folded("", names.stem) }];
  let count = 0;
  let channels = STEM;
  STAGES.forEach(([, stageStride, expansion, out, repeats], stage) => {
    for (let block = 0; block < repeats; block += 1) {
      const prefix = names.block(stage, block, count);
      const stride = block === 0 ? stageStride : 1;
      const own = expansion === 1 && names.first ? names.first : names;
      const hasSkip = stride === 1 && channels === out;
      if (hasSkip) made.push({ op: "keep" });
      if (expansion > 1) made.push({ op: "conv", stride: 1, activation, ...folded(prefix, names.expand) });
      made.push({ op: "depthwise", stride, activation, ...folded(prefix, own.depthwise) });
      if (hasSqueezeExcite) {
        made.push({ op: "squeeze", reduce: plain(prefix + names.reduce), excite: plain(prefix + names.excite) });
      }
      made.push({ op: "conv", stride: 1, activation: "none", ...folded(prefix, own.project) });
      if (hasSkip) made.push({ op: "add" });
      channels = out;
      count += 1;
    }
  });
  made.push({ op: "conv", stride: 1, activation, ...folded("", names.head) });
  made.push({ op: "classify", ...plain(names.classifier) });
  if (made.at(-2).shape[0] !== HEAD) throw new Error("the head is not that of this network");
  return made;
};
