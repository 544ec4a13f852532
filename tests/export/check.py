"""What timm (PyTorch) and onnxruntime make of the exported files, against our own logits.

    pip install torch timm onnx onnxruntime safetensors
    cargo run --example export_network --features picture,network,training -- /tmp/exported
    python tests/export/check.py /tmp/exported

For every network that the example wrote (crates/engine/examples/export_network.rs) it runs the Python that the page shows beside the
file, as it stands, and the ONNX file after onnx.checker's full check, on the inputs of all sample pictures. It fails where the first five classes
differ or the relative error of the logits (norm of the difference over norm of ours) is 1e-4 or more. CI has no PyTorch:
run it by hand after a change to crates/export.
"""
import json
import os
import pathlib
import sys

import numpy as np
import onnx
import onnxruntime
import torch

LIMIT = 1e-4


def relative_error(found, expected):
    found, expected = np.asarray(found, np.float64), np.asarray(expected, np.float64)
    return np.linalg.norm(found - expected) / np.linalg.norm(expected)


def top(logits):
    # Stable, so that equal logits keep their order.
    return np.argsort(-np.asarray(logits), kind="stable")[:5].tolist()


def timm_runner(usage):
    names = {}
    exec(usage, names)
    model = names["model"]

    def run(pixels):
        with torch.no_grad():
            return model(torch.from_numpy(pixels))[0].numpy()

    return run


def onnx_runner(name, usage):
    graph = onnx.load(name)
    onnx.checker.check_model(graph, full_check=True)

    def run(pixels):
        names = {"pixels": pixels}
        exec(usage, names)
        return names["logits"][0]

    return run


def main():
    os.chdir(pathlib.Path(sys.argv[1]))
    failed = False
    for case in json.loads(pathlib.Path("cases.json").read_text()):
        files = case["files"]
        runners = {
            "timm": timm_runner(files["safetensors"]["usage"]),
            "onnxruntime": onnx_runner(files["onnx"]["name"], files["onnx"]["usage"]),
        }
        for program, run in runners.items():
            worst, same = 0.0, 0
            for picture in case["pictures"]:
                side = picture["side"]
                pixels = np.fromfile(picture["input"], np.float32).reshape(1, 3, side, side)
                logits = run(pixels)
                worst = max(worst, relative_error(logits, picture["logits"]))
                same += top(logits) == top(picture["logits"])
            count = len(case["pictures"])
            is_right = worst < LIMIT and same == count
            failed |= not is_right
            print(f"{files['onnx']['name'][:-5]:60} {program:12} {count} pictures, first five equal in {same}, "
                  f"largest relative error {worst:.1e} {'' if is_right else 'WRONG'}")
    versions = f"timm {__import__('timm').__version__}, torch {torch.__version__}, onnxruntime {onnxruntime.__version__}, onnx {onnx.__version__}"
    print(versions)
    sys.exit(failed)


main()
