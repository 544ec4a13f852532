"""Reference logits for a person's own weights, from a picture: what the page has to answer in tests/e2e.

    pip install torch timm numpy
    python tests/reference/own_weights_page.py

Writes tests/e2e/fixtures/own_weights_logits.json. The networks tell five classes apart, so that the five answers which
the page shows are all of its logits. Every tensor is made from timm's name of it (crates/weights/src/synthetic.rs). The picture
has the side of the input, so that neither crop nor resize changes it; its bytes are floor(128 * (u + 1)) of the values
made from the name "picture", red, green and blue of each pixel, row by row.

Networks of random kernels amplify or fade what runs through them, the deeper the more. The kernels of B3 and B4 are
therefore scaled by 0.94: as they are, PyTorch's own 32 bits are 0.0002 and 0.15 off its 64 bits. Those of B5 and B6 are
scaled by 0.9, those of B7 by 0.88, as at 0.94 they are up to 0.8 off. With it, no network is off by more than 6e-6, and every answer depends on the picture (the difference to that for a black one is printed).
The logits are computed in 64 bits from weights of 32.
"""
import json
import pathlib

import numpy as np
import timm
import torch
from timm.models.efficientnet import _gen_efficientnet, _gen_efficientnet_lite

from synthetic_values import unit

CLASSES = 5
SAME = {"pad_type": "same", "bn_eps": 1e-3}
IMAGENET = ([123.675, 116.28, 103.53], [58.395, 57.12, 57.375])
LITE = ([127.0] * 3, [128.0] * 3)


def network(name):
    return timm.create_model(name, num_classes=CLASSES)


NETWORKS = {
    # key: side, mean and deviation of the pixels, scale of the kernels, network
    "b0": (224, IMAGENET, 1.0, network("efficientnet_b0")),
    "b1": (240, IMAGENET, 1.0, network("efficientnet_b1")),
    "b3": (300, IMAGENET, 0.94, network("tf_efficientnet_b3")),
    "b4": (380, IMAGENET, 0.94, network("tf_efficientnet_b4")),
    "tf b1": (240, IMAGENET, 1.0, network("tf_efficientnet_b1")),
    "tf b2": (260, IMAGENET, 1.0, network("tf_efficientnet_b2")),
    "tf b5": (456, IMAGENET, 0.9, network("tf_efficientnet_b5")),
    "tf b6": (528, IMAGENET, 0.9, network("tf_efficientnet_b6")),
    "tf b7": (600, IMAGENET, 0.88, network("tf_efficientnet_b7")),
    "lite0": (224, LITE, 1.0, network("tf_efficientnet_lite0")),
    "b depth 1.30 width 0.70": (160, IMAGENET, 1.0, _gen_efficientnet(
        "efficientnet_b0", channel_multiplier=0.7, depth_multiplier=1.3, num_classes=CLASSES)),
    "lite depth 0.70 width 1.25": (192, LITE, 1.0, _gen_efficientnet_lite(
        "efficientnet_lite0", channel_multiplier=1.25, depth_multiplier=0.7, num_classes=CLASSES, **SAME)),
}


def synthetic(name, shape):
    values = unit(name, int(np.prod(shape)))
    leaf = name.rsplit(".", 1)[1]
    if leaf == "weight" and len(shape) == 4:
        values = values * np.sqrt(6.0 / (shape[1] * shape[2] * shape[3]))
    elif leaf == "weight" and len(shape) == 2:
        values = values * np.sqrt(3.0 / shape[1])
    elif leaf == "weight":
        values = 1 + 0.2 * values
    elif leaf == "running_var":
        values = 1 + 0.5 * values
    else:
        values = 0.1 * values
    return torch.from_numpy(values.astype(np.float32).reshape(shape))


def picture(side, mean, std):
    pixels = np.floor(128 * (unit("picture", 3 * side * side) + 1)).astype(np.float32).reshape(side, side, 3)
    values = (pixels - np.float32(mean)) / np.float32(std)
    return torch.from_numpy(values.transpose(2, 0, 1)[None].copy())


def main():
    rows = []
    for key, (side, (mean, std), scale, model) in NETWORKS.items():
        state = model.state_dict()
        for name in state:
            if not name.endswith("num_batches_tracked"):
                state[name] = synthetic(name, tuple(state[name].shape))
            if state[name].dim() == 4:
                state[name] = state[name] * np.float32(scale)
        model.load_state_dict(state)
        model.eval()
        with torch.no_grad():
            in_32_bits = model(picture(side, mean, std))[0].double()
            model.double()
            values = picture(side, mean, std).double()
            logits, of_black = model(values)[0], model(torch.zeros_like(values))[0]
        rows.append(f"{json.dumps(key)}: {json.dumps([float(f'{float(value):.9g}') for value in logits])}")
        distance = lambda other: float((other - logits).norm() / logits.norm())
        print(f"{rows[-1]}: 32 bits {distance(in_32_bits):.1e}, black {distance(of_black):.1e}", flush=True)
    target = pathlib.Path(__file__).resolve().parents[1] / "e2e" / "fixtures" / "own_weights_logits.json"
    target.write_text("{\n" + ",\n".join(rows) + "\n}\n")


if __name__ == "__main__":
    main()
