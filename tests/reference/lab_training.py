"""What PyTorch makes of the scaling lab's networks and pictures: the fixtures of crates/trainer/tests.

Regenerate, from the repository root, with Python 3.11 or newer:

    python -m pip install torch numpy pillow safetensors
    python tests/reference/lab_training.py            everything
    python tests/reference/lab_training.py steps      the training steps only
    python tests/reference/lab_training.py pictures   decoded and resized pictures only

The committed files were made with PyTorch 2.15.0, numpy 2.4.6 and Pillow 13.0.0. `pictures` reads
assets/lab, which `cargo xtask lab-data` makes. Writes into crates/trainer/tests/fixtures:

- step_NAME.safetensors: two steps of training on one batch. All values are in single precision; PyTorch took these very
  weights and pictures and computed in double precision, so that what differs is the other side's rounding.
  - `input` [batch, 3, px, px], normal random numbers; `labels` [batch], whole numbers of 64 bits
  - `before.*` weights, and the statistics of batch norm, before the first step; those of batch norm are drawn at random
    too, so that none of them is left out unseen
  - `logits`, `loss`, `grad.*` of the first step, in training mode; `eval_logits`: `before.*` in evaluation mode
  - `after1.*` weights after one step of AdamW, statistics after one pass; `loss2`, `grad2.*`, `after2.*`: the same once more
  - names: `layers.K.weight` [out, in / groups, kernel, kernel], `.gamma`, `.beta`, `.running_mean`, `.running_var`, K counted
    in the order of computation (stem; expand, depthwise, project of each block; head); `classifier.weight` [10, channels],
    `classifier.bias`
  A project layer's beta shifts channels by a constant that the batch norm of the next layer takes out again, skip connection
  or not: its gradient is zero but for rounding. Compare it absolutely, and its step by AdamW, which divides by that
  rounding, not at all.
- resize.safetensors: `pictures` [6, 32, 32, 3] of the test sprites; `pxN` [6, 3, N, N]: the same divided by 255 and resized
  to N pixels, bilinear and antialiased; `meanN`, `stdN` [3]: mean and deviation (n - 1) of every resized training picture's
  red, green and blue, by which pixels are normalised.
- sprite_tiles.safetensors: `first` and `last` [20, 32, 32, 3]: tiles of assets/lab/test.webp as Pillow decodes it.
"""
import pathlib
import sys
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from safetensors.torch import save_file

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "crates" / "trainer" / "tests" / "fixtures"
LAB = ROOT / "assets" / "lab"

# name: blocks, width coefficient, resolution in pixels
NETWORKS = {"baseline": (3, 1.0, 12), "compound": (4, 1.32, 18), "odd": (5, 1.38, 22)}
SEED, BATCH, CLASSES = 0, 10, 10
RATE, BETAS, EPSILON, DECAY = 2e-2, (0.9, 0.99), 1e-8, 1e-2
NORM_EPSILON, MOMENTUM = 1e-5, 0.1

STEM, HEAD, EXPANSION = 8, 48, 2
# Channels, and stride of the first block.
STAGES = [(8, 1), (12, 2), (20, 2)]

SIZES_PX = (12, 18, 22, 24, 32, 34)
TILE_PX, TILES_A_ROW = 32, 100
# Of the test pictures.
PICTURES = (3, 1042, 2711, 5090, 7777, 9999)
SHOWN_TILES = 20


# --- the network ----------------------------------------------------------------------------------


@dataclass
class Layer:
    """A convolution, its batch norm, SiLU unless it projects."""

    inputs: int
    outputs: int
    kernel: int = 1
    stride: int = 1
    groups: int = 1
    activates: bool = True
    # The first layer of a block keeps its input; the last adds it where the sides are equal.
    begins_block: bool = False
    adds_skip: bool = False


def channels(count, width):
    """The scaled count, to the nearest even number; halfway cases to the multiple of four, as Python rounds."""
    return max(2, 2 * round(count * width / 2))


def repeats(blocks):
    """Blocks of each stage: each further one to a stage with the fewest, the last of those."""
    counts = [1] * len(STAGES)
    for _ in range(blocks - len(STAGES)):
        fewest = min(counts)
        last = max(stage for stage, count in enumerate(counts) if count == fewest)
        counts[last] += 1
    return counts


def layers(blocks, width):
    """Every convolution in the order of computation, and the channels of the classifier's input."""
    here = channels(STEM, width)
    found = [Layer(3, here, kernel=3)]
    for (count, first_stride), repeat in zip(STAGES, repeats(blocks)):
        for block in range(repeat):
            stride = first_stride if block == 0 else 1
            out, hidden = channels(count, width), here * EXPANSION
            found.append(Layer(here, hidden, begins_block=True))
            found.append(Layer(hidden, hidden, kernel=3, stride=stride, groups=hidden))
            found.append(Layer(hidden, out, activates=False, adds_skip=stride == 1 and here == out))
            here = out
    head = channels(HEAD, width)
    return [*found, Layer(here, head)], head


def forward(network, weights, statistics, values, trains):
    """Logits; batch norm of the batch, whose statistics are noted, or by those noted before."""
    kept = None
    for place, layer in enumerate(network):
        name = f"layers.{place}"
        if layer.begins_block:
            kept = values
        values = F.conv2d(values, weights[f"{name}.weight"], None, layer.stride, layer.kernel // 2, 1, layer.groups)
        values = F.batch_norm(
            values,
            statistics[f"{name}.running_mean"],
            statistics[f"{name}.running_var"],
            weights[f"{name}.gamma"],
            weights[f"{name}.beta"],
            trains,
            MOMENTUM,
            NORM_EPSILON,
        )
        if layer.activates:
            values = F.silu(values)
        if layer.adds_skip:
            values = values + kept
    return F.linear(values.mean((2, 3)), weights["classifier.weight"], weights["classifier.bias"])


def start(network, head, generator):
    """Weights and statistics in single precision: He's of the fan out, of a depthwise kernel those of the fan in."""

    def normal(*shape, mean=0.0, std=1.0):
        return mean + std * torch.randn(*shape, generator=generator)

    weights, statistics = {}, {}
    for place, layer in enumerate(network):
        name, area = f"layers.{place}", layer.kernel**2
        fan = area if layer.groups > 1 else layer.outputs * area
        shape = (layer.outputs, layer.inputs // layer.groups, layer.kernel, layer.kernel)
        weights[f"{name}.weight"] = normal(*shape, std=(2 / fan) ** 0.5)
        weights[f"{name}.gamma"] = normal(layer.outputs, mean=1.0, std=0.2)
        weights[f"{name}.beta"] = normal(layer.outputs, std=0.1)
        statistics[f"{name}.running_mean"] = normal(layer.outputs, std=0.5)
        statistics[f"{name}.running_var"] = 0.5 + torch.rand(layer.outputs, generator=generator)
    weights["classifier.weight"] = normal(CLASSES, head, std=head**-0.5)
    weights["classifier.bias"] = normal(CLASSES, std=0.1)
    return weights, statistics


# --- two steps of training ------------------------------------------------------------------------


def two_steps(blocks, width, px):
    """The tensors of a step_NAME.safetensors."""
    generator = torch.Generator().manual_seed(SEED)
    network, head = layers(blocks, width)
    weights, statistics = start(network, head, generator)
    values = torch.randn(BATCH, 3, px, px, generator=generator)
    labels = torch.randint(CLASSES, (BATCH,), generator=generator)
    kept = {"input": values, "labels": labels}

    def keep(prefix, tensors):
        # Cloned: the optimiser and batch norm write in place.
        kept.update({prefix + name: tensor.detach().clone() for name, tensor in tensors.items()})

    weights = {name: weight.double().requires_grad_() for name, weight in weights.items()}
    statistics = {name: statistic.double() for name, statistic in statistics.items()}
    values = values.double()
    keep("before.", weights | statistics)
    with torch.no_grad():
        keep("", {"eval_logits": forward(network, weights, statistics, values, trains=False)})

    decayed = [weight for weight in weights.values() if weight.ndim > 1]
    others = [weight for weight in weights.values() if weight.ndim <= 1]
    groups = [{"params": decayed, "weight_decay": DECAY}, {"params": others, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=RATE, betas=BETAS, eps=EPSILON)
    for suffix, after in [("", "after1."), ("2", "after2.")]:
        logits = forward(network, weights, statistics, values, trains=True)
        loss = F.cross_entropy(logits, labels)
        optimiser.zero_grad()
        loss.backward()
        keep("", {f"logits{suffix}": logits, f"loss{suffix}": loss.reshape(1)})
        keep(f"grad{suffix}.", {name: weight.grad for name, weight in weights.items()})
        optimiser.step()
        keep(after, weights | statistics)
    parameters = sum(weight.numel() for weight in weights.values())
    return kept, parameters


def write(name, tensors):
    """Floating numbers in single precision, whole ones as they are."""
    path = OUT / f"{name}.safetensors"
    stored = {key: tensor.float() if tensor.is_floating_point() else tensor for key, tensor in tensors.items()}
    save_file({key: tensor.contiguous() for key, tensor in stored.items()}, path)
    return f"{path.name}: {path.stat().st_size} bytes"


def steps():
    for name, (blocks, width, px) in NETWORKS.items():
        tensors, parameters = two_steps(blocks, width, px)
        losses = [tensors[key].item() for key in ["loss", "loss2"]]
        print(write(f"step_{name}", tensors), f"{parameters} parameters, losses {losses}")


# --- pictures -------------------------------------------------------------------------------------


def sprites(kind):
    """The pictures of a sprite sheet as [count, 32, 32, 3], row by row."""
    sheet = np.asarray(Image.open(LAB / f"{kind}.webp").convert("RGB"))
    rows = sheet.reshape(-1, TILE_PX, TILES_A_ROW, TILE_PX, 3).transpose(0, 2, 1, 3, 4)
    return torch.from_numpy(rows.reshape(-1, TILE_PX, TILE_PX, 3).copy())


def resized(pictures, px):
    """Values of 0 to 1 as [count, 3, px, px]."""
    values = pictures.permute(0, 3, 1, 2).double() / 255
    return F.interpolate(values, size=(px, px), mode="bilinear", antialias=True, align_corners=False)


def pictures():
    train, test = sprites("train"), sprites("test")
    chosen = test[list(PICTURES)]
    tensors = {"pictures": chosen}
    for px in SIZES_PX:
        tensors[f"px{px}"] = resized(chosen, px)
        every = torch.cat([resized(part, px) for part in train.split(1000)])
        tensors[f"mean{px}"], tensors[f"std{px}"] = every.mean((0, 2, 3)), every.std((0, 2, 3))
    print(write("resize", tensors))
    print(write("sprite_tiles", {"first": test[:SHOWN_TILES], "last": test[-SHOWN_TILES:]}))


if __name__ == "__main__":
    PARTS = {"steps": steps, "pictures": pictures}
    OUT.mkdir(parents=True, exist_ok=True)
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
