"""Small weights files and reference logits for the reader of a person's own weights file.

    pip install torch torchvision timm transformers efficientnet_pytorch safetensors numpy
    python tests/reference/own_weights.py            everything
    python tests/reference/own_weights.py files      the small files and the lists of names only
    python tests/reference/own_weights.py training   what training scripts save only
    python tests/reference/own_weights.py others     the lists of names of other networks only

Writes into tests/fixtures:
- weights/*.pth, *.safetensors: one tiny state dict, written by torch.save and safetensors in each form that the reader
  takes, and a few that it must refuse. Every tensor is made from its name as crates/weights/src/synthetic.rs makes it.
- weights/*.pth.tar, *.ckpt: the same state dict inside what training scripts save: timm's CheckpointSaver (and the same
  in PyTorch's older form), and a checkpoint laid out as PyTorch Lightning's.
- weights/torchscript.pt: a program of torch.jit.save, to be named.
- weights/names/LAYOUT_VARIANT.txt: name and sides of every tensor of a network, as the package that owns the layout
  names them. In weights/names/other, those of networks that are refused by name.
- synthetic_logits_more.json: logits that timm computes for networks whose every tensor is made from its name, beyond
  those of synthetic_logits.json.
"""
import argparse
import collections
import datetime
import json
import os
import pathlib
import shutil
import sys
import tempfile
import zipfile

import numpy as np
import torch

from synthetic_values import unit

FIXTURES = pathlib.Path(__file__).resolve().parents[1] / "fixtures"
FILES = FIXTURES / "weights"


def tensor(name, *shape):
    return torch.from_numpy(unit(name, int(np.prod(shape))).astype(np.float32).reshape(shape))


SHAPES = {"conv_stem.weight": (4, 3, 3, 3), "bn1.weight": (4,), "classifier.weight": (2, 4), "classifier.bias": (2,)}


def tiny(dtype=torch.float32, prefix=""):
    """Four tensors and a counter, as a module's state_dict() would hold them."""
    values = collections.OrderedDict((prefix + name, tensor(name, *shape).to(dtype)) for name, shape in SHAPES.items())
    values[prefix + "bn1.num_batches_tracked"] = torch.tensor(7)
    # state_dict() puts its version numbers into an attribute, which is pickled with a BUILD.
    values._metadata = collections.OrderedDict([("", {"version": 1}), ("bn1", {"version": 2})])
    return values


def views():
    """Tensors that are not contiguous, or that share a storage."""
    base = tensor("base", 24)
    return {
        "transposed": tensor("transposed", 3, 4).t(),
        "first": base[:12].view(3, 4),
        "second": base[12:].view(2, 6),
        "channels_last": tensor("channels_last", 2, 3, 2, 2).contiguous(memory_format=torch.channels_last),
        "column": tensor("column", 4, 3)[:, 1],
        "scalar": tensor("scalar", 1)[0],
    }


class Hostile:
    """What a pickle can ask for when it is executed. Nothing here ever loads it."""

    def __reduce__(self):
        return os.system, ("true",)


def save(name, value, **options):
    torch.save(value, FILES / name, **options)


def rezip(source, name, compression=zipfile.ZIP_STORED, replace=None):
    """Copies a zip file with other contents or another compression."""
    with zipfile.ZipFile(FILES / source) as old, zipfile.ZipFile(FILES / name, "w", compression) as new:
        for entry in old.infolist():
            leaf = entry.filename.split("/", 1)[1]
            content = (replace or {}).get(leaf, old.read(entry))
            new.writestr(zipfile.ZipInfo(entry.filename), content, compression)


def files():
    FILES.mkdir(exist_ok=True)
    old = {"_use_new_zipfile_serialization": False}
    for form, options in (("zip", {}), ("old", old)):
        save(f"{form}_f32.pth", tiny(), **options)
        save(f"{form}_f16.pth", tiny(torch.float16), **options)
        save(f"{form}_bf16.pth", tiny(torch.bfloat16), **options)
        save(f"{form}_views.pth", views(), **options)
        save(f"{form}_nested.pth", {"epoch": 3, "arch": "b0", "losses": [0.5, 0.25], "model": {
            "state_dict": tiny(prefix="module.model.")}}, **options)
        save(f"{form}_hostile.pth", {"state_dict": tiny(), "extra": Hostile()}, **options)
    save("zip_f64.pth", tiny(torch.float64))
    save("zip_protocol_4.pth", tiny(), pickle_protocol=4)
    save("zip_parameters.pth", {name: torch.nn.Parameter(value) for name, value in tiny().items() if value.is_floating_point()})
    other = collections.OrderedDict((name, torch.zeros_like(value)) for name, value in tiny().items())
    save("zip_average.pth", {"state_dict": other, "state_dict_ema": tiny()})
    save("zip_module.pth", torch.nn.BatchNorm2d(4))
    save("zip_expanded.pth", {"conv_stem.weight": tensor("a", 1).expand(1 << 40)})
    save("zip_sparse.pth", {"a": tensor("a", 2, 2).to_sparse()})
    rezip("zip_f32.pth", "zip_compressed.pth", zipfile.ZIP_DEFLATED)
    rezip("zip_f32.pth", "zip_big_endian.pth", replace={"byteorder": b"big"})

    import safetensors.torch
    for name, dtype in (("f32", torch.float32), ("f16", torch.float16), ("bf16", torch.bfloat16)):
        safetensors.torch.save_file(dict(tiny(dtype)), FILES / f"{name}.safetensors", metadata={"format": "pt"})


class Tiny(torch.nn.Module):
    """A network whose state_dict() is tiny(), with the counter's number of training steps as it comes."""

    def __init__(self):
        super().__init__()
        self.conv_stem = torch.nn.Conv2d(3, 4, 3, bias=False)
        self.bn1 = torch.nn.BatchNorm2d(4, affine=True)
        self.classifier = torch.nn.Linear(4, 2)

    def forward(self, pixels):
        return self.classifier(self.bn1(self.conv_stem(pixels)).mean((2, 3)))


def training():
    """What training scripts save: timm's own CheckpointSaver, and the layout of PyTorch Lightning.

    The running average holds the values made from names; the plain state one training step away from them does not."""
    from timm.optim import create_optimizer_v2
    from timm.utils import CheckpointSaver, ModelEmaV3, NativeScaler

    network = Tiny()
    network.load_state_dict(tiny(), strict=False)
    average = ModelEmaV3(network)
    optimizer = create_optimizer_v2(network, opt="rmsproptf", lr=0.1, weight_decay=1e-5)
    network(tensor("picture", 2, 3, 8, 8)).square().sum().backward()
    optimizer.step()
    arguments = argparse.Namespace(
        model="tf_efficientnet_b0", data_dir=pathlib.PurePosixPath("/data"), lr=0.1, mean=None, amp=True,
        opt_betas=[0.9, 0.999], experiment="b0", aug_repeats=0.0, started=datetime.datetime(2026, 11, 29))
    with tempfile.TemporaryDirectory() as folder:
        saver = CheckpointSaver(
            network, optimizer, args=arguments, model_ema=average, amp_scaler=NativeScaler("cpu"), checkpoint_dir=folder)
        saver.save_checkpoint(7, metric=np.float64(76.5))
        shutil.copy(pathlib.Path(folder) / "model_best.pth.tar", FILES / "zip_timm_training.pth.tar")
    # Written with an older PyTorch, the same content is one pickle after the other.
    content = torch.load(FILES / "zip_timm_training.pth.tar", weights_only=False)
    save("old_timm_training.pth.tar", content, _use_new_zipfile_serialization=False)

    lightning = {
        "epoch": 7, "global_step": 1000, "pytorch-lightning_version": "2.5.0",
        "state_dict": collections.OrderedDict([("loss.weight", torch.ones(2))] + list(tiny(prefix="model.").items())),
        "loops": {"fit_loop": {"state_dict": {}}}, "callbacks": {}, "lr_schedulers": [collections.Counter("aab")],
        "optimizer_states": [optimizer.state_dict()],
        "hparams_name": "kwargs", "hyper_parameters": collections.defaultdict(list, {
            "lr": np.float32(0.1), "sizes": np.arange(3), "names": {"a", "b"}, "bytes": b"\x00\xff", "kind": torch.float16,
            "device": torch.device("cpu"), "when": datetime.timedelta(1), "layer": torch.nn.Identity, "huge": 1 << 70})}
    save("zip_lightning.ckpt", lightning)
    save("zip_lightning_protocol_5.ckpt", lightning, pickle_protocol=5)
    torch.jit.save(torch.jit.script(Tiny().eval()), str(FILES / "torchscript.pt"))


def names():
    import efficientnet_pytorch
    import timm
    import torchvision
    import transformers
    from efficientnet_pytorch.utils import efficientnet_params, get_model_params

    def lukemelas(variant):
        name = f"efficientnet-{variant}"
        blocks, options = get_model_params(name, {})
        assert efficientnet_params(name)
        return efficientnet_pytorch.EfficientNet(blocks, options)

    def hugging_face(variant):
        width, depth = {"b0": (1.0, 1.0), "b1": (1.0, 1.1)}[variant]
        config = transformers.EfficientNetConfig(
            width_coefficient=width, depth_coefficient=depth, hidden_dim=1280, num_labels=1000)
        return transformers.EfficientNetForImageClassification(config)

    makers = {
        "timm": lambda variant: timm.create_model(f"efficientnet_{variant}"),
        "lukemelas": lukemelas,
        "torchvision": lambda variant: getattr(torchvision.models, f"efficientnet_{variant}")(),
        "transformers": hugging_face,
    }
    folder = FILES / "names"
    folder.mkdir(exist_ok=True)
    for layout, make in makers.items():
        for variant in ["b0", "b1"] + (["lite0", "lite1"] if layout == "timm" else []):
            tensors = make(variant).state_dict().items()
            lines = [f"{name} {'x'.join(map(str, value.shape)) or 'scalar'}" for name, value in tensors]
            (folder / f"{layout}_{variant}.txt").write_text("\n".join(lines) + "\n")


OTHERS = {
    "timm": ["resnet18", "resnetv2_50", "mobilenetv2_100", "mobilenetv3_small_050", "mobilenetv4_conv_small_035",
             "tf_efficientnetv2_b0", "efficientnet_es", "vit_tiny_patch16_224", "swin_tiny_patch4_window7_224",
             "convnext_atto", "regnetx_002"],
    "torchvision": ["mobilenet_v2", "mobilenet_v3_small", "efficientnet_v2_s", "vit_b_16", "convnext_tiny", "vgg11",
                    "vgg11_bn", "alexnet"],
}


def other_names():
    """Names and sides of networks that are refused by name, without the statistics of batch normalisation."""
    import timm
    import torchvision

    folder = FILES / "names" / "other"
    folder.mkdir(exist_ok=True)
    for package, models in OTHERS.items():
        make = timm.create_model if package == "timm" else lambda name: getattr(torchvision.models, name)()
        for model in models:
            tensors = [(name, value) for name, value in make(model).state_dict().items()
                       if not name.endswith(("num_batches_tracked", "running_mean", "running_var"))]
            lines = [f"{name} {'x'.join(map(str, value.shape)) or 'scalar'}" for name, value in tensors]
            (folder / f"{package}_{model}.txt").write_text("\n".join(lines) + "\n")


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


def logits():
    import timm
    from timm.models.efficientnet import _gen_efficientnet, _gen_efficientnet_lite

    same = {"pad_type": "same", "bn_eps": 1e-3}
    networks = {
        # key: resolution, padding, network
        "b3": (300, "symmetric", timm.create_model("efficientnet_b3")),
        "b4": (380, "same", timm.create_model("tf_efficientnet_b4")),
        "b depth 1.30 width 0.70": (160, "symmetric", _gen_efficientnet(
            "efficientnet_b0", channel_multiplier=0.7, depth_multiplier=1.3)),
        "lite depth 0.70 width 1.25": (192, "same", _gen_efficientnet_lite(
            "efficientnet_lite0", channel_multiplier=1.25, depth_multiplier=0.7, **same)),
    }
    found = {}
    for key, (resolution, padding, network) in networks.items():
        state = network.state_dict()
        for name in state:
            if not name.endswith("num_batches_tracked"):
                state[name] = synthetic(name, tuple(state[name].shape))
        network.load_state_dict(state)
        network.eval()
        values = unit("input", 3 * resolution * resolution).astype(np.float32).reshape(1, 3, resolution, resolution)
        with torch.no_grad():
            row = network(torch.from_numpy(values))[0]
        found[key] = {
            "resolution": resolution,
            "padding": padding,
            "batch_norm_epsilon": network.bn1.eps,
            "top5": [int(index) for index in row.topk(5)[1]],
            "logits": [float(f"{float(value):.8g}") for value in row],
        }
        print(key, float(row.std()), found[key]["top5"], flush=True)
    text = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in found.items())
    (FIXTURES / "synthetic_logits_more.json").write_text("{\n" + text + "\n}\n")


if __name__ == "__main__":
    torch.manual_seed(0)
    if sys.argv[1:] == ["training"]:
        sys.exit(training())
    if sys.argv[1:] == ["others"]:
        sys.exit(other_names())
    files()
    training()
    names()
    other_names()
    if sys.argv[1:] != ["files"]:
        logits()
