"""What timm builds for published and free settings: the fixture of tests/timm_settings.rs.

    pip install torch timm
    python tests/reference/timm_settings.py

Writes tests/fixtures/timm_settings.json; the committed file was made with the version of timm that stands in it. Models
are built on torch's "meta" device, so that the largest take no memory. One row a network: how it was made, its
parameters, the channels of stem and head, and output channels and blocks of each stage.
"""
import json
import pathlib

import timm
from timm.models.efficientnet import _gen_efficientnet, _gen_efficientnet_lite

FIXTURES = pathlib.Path(__file__).resolve().parents[1] / "fixtures"

PUBLISHED = [f"tf_efficientnet_b{index}" for index in range(8)]
PUBLISHED += [f"tf_efficientnet_lite{index}" for index in range(5)]

# Width and depth: the paper's bases at some values of phi, the ends of the sliders, and values at which one of the
# rounding rules decides: halves of a step of 8 channels, the 90 % rule, whole and nearly whole repeats.
FREE = [(1.1**phi, 1.2**phi) for phi in (0.1, 0.5, 1.0, 2.5, 4.0, 7.0)]
FREE += [(0.3, 0.5), (0.3, 8.0), (5.0, 0.5), (0.31, 0.34), (0.35, 0.67), (0.56, 0.75), (0.75, 1.01)]
FREE += [(1.25, 1.25), (1.2, 1.0), (1.0, 4.0), (2.0, 1.0), (1.19, 1.33), (1.5, 1.5), (1.7, 1.99), (2.25, 2.34)]


def built(model):
    stages = [[stage[-1].conv_pwl.out_channels if hasattr(stage[-1], "conv_pwl") else stage[-1].conv_pw.out_channels,
               len(stage)] for stage in model.blocks]
    return {
        "params": sum(tensor.numel() for tensor in model.parameters()),
        "stem": model.conv_stem.out_channels,
        "head": model.num_features,
        "stages": stages,
    }


def main():
    published = []
    for name in PUBLISHED:
        model = timm.create_model(name, pretrained=False, device="meta")
        published.append({"name": name, "side": model.default_cfg["input_size"][-1], **built(model)})
    free = []
    for make, name in [(_gen_efficientnet, "efficientnet_b0"), (_gen_efficientnet_lite, "efficientnet_lite0")]:
        for width, depth in FREE:
            model = make(name, channel_multiplier=width, depth_multiplier=depth, device="meta")
            free.append({"function": make.__name__, "width": width, "depth": depth, **built(model)})
    rows = {"timm": timm.__version__, "published": published, "free": free}
    text = json.dumps(rows, separators=(",", ":")).replace('{"', '\n{"').lstrip() + "\n"
    (FIXTURES / "timm_settings.json").write_text(text)


if __name__ == "__main__":
    main()
