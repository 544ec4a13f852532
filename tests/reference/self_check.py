"""Reference logits for the worker's self-check, computed with PyTorch and timm.

    pip install torch timm safetensors numpy
    python tests/reference/self_check.py

For each network of assets/weights/manifest.json: the weights as shipped (half precision, widened to 32 bits) in timm's
tf_efficientnet_* network, on one 32 x 32 input made from the name "input" as crates/weights/src/synthetic.rs makes it.
Writes assets/weights/efficientnet-<id>.self-check.json.
"""
import json
import pathlib

import numpy as np
import safetensors.numpy
import timm
import torch

from synthetic_values import unit

ROOT = pathlib.Path(__file__).resolve().parents[2] / "assets" / "weights"
RESOLUTION_PX = 32


def to_timm(tensors, network):
    """Renames lukemelas tensors by their order: both layouts list the same tensors in the order of computation."""
    ours = {}
    stages = [len(stage) for stage in network.blocks]
    for name, value in tensors.items():
        parts = name.split(".")
        if parts[0] == "_blocks":
            flat, stage = int(parts[1]), 0
            while flat >= stages[stage]:
                flat -= stages[stage]
                stage += 1
            modules = (
                {"_depthwise_conv": "conv_dw", "_bn1": "bn1", "_project_conv": "conv_pw", "_bn2": "bn2"}
                if stage == 0
                else {"_expand_conv": "conv_pw", "_bn0": "bn1", "_depthwise_conv": "conv_dw", "_bn1": "bn2",
                      "_project_conv": "conv_pwl", "_bn2": "bn3"}
            )
            key = f"blocks.{stage}.{flat}.{modules[parts[2]]}.{parts[3]}"
        else:
            ends = {"_conv_stem": "conv_stem", "_bn0": "bn1", "_conv_head": "conv_head", "_bn1": "bn2", "_fc": "classifier"}
            key = f"{ends[parts[0]]}.{parts[1]}"
        ours[key] = torch.from_numpy(value.astype(np.float32))
    return ours


for model in json.loads((ROOT / "manifest.json").read_text())["models"]:
    network = timm.create_model(f"tf_efficientnet_{model['id']}", pretrained=False).eval()
    assert network.bn1.eps == model["batch_norm_epsilon"]
    state = to_timm(safetensors.numpy.load_file(ROOT / model["file"]), network)
    missing, surplus = network.load_state_dict(state, strict=False)
    assert not surplus and all(name.endswith("num_batches_tracked") for name in missing), (missing, surplus)
    values = torch.from_numpy(unit("input", 3 * RESOLUTION_PX**2).astype(np.float32).reshape(1, 3, RESOLUTION_PX, RESOLUTION_PX))
    with torch.no_grad():
        logits = network(values)[0].tolist()
    path = ROOT / f"efficientnet-{model['id']}.self-check.json"
    numbers = ",".join(f"{value:.6g}" for value in logits)
    path.write_text(f'{{"resolution_px":{RESOLUTION_PX},"logits":[{numbers}]}}\n')
    print(path.name, "norm", float(np.linalg.norm(logits)), "first", logits[:3])
