"""Writes assets/hub/checkpoints.json: the checkpoints of the model hub that this page can run.

    python hub_list.py pretrained.json ../../assets/hub/checkpoints.json

`pretrained.json` holds timm's pretrained configurations and its own results (results/results-imagenet.csv, at the commit
that the list names), copied by program; sizes were computed from the state dicts (fp32, header included). A checkpoint
that was tested at two sizes is listed once, the better test last.
"""
import json
import sys

source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    data = json.load(file)

checkpoints = {}
for model in data["models"]:
    # B8 is none of the published variants.
    if model["safetensors_bytes"] is None:
        continue
    found = checkpoints.setdefault(model["timm_id"], {
        "id": model["timm_id"],
        "preset": model["arch"].removeprefix("tf_").removeprefix("efficientnet_"),
        "bytes": model["safetensors_bytes"],
        "licence": {"apache-2.0": "Apache-2.0"}[model["license"]],
        "padding": {"symmetric": "symmetric", "TF SAME": "same"}[model["padding"]],
        "batch_norm_epsilon": model["bn_eps"],
        "mean": model["mean"],
        "std": model["std"],
        "interpolation": model["interpolation"],
        # The reference squeezes the whole picture to a square.
        "squashes": model.get("crop_mode") == "squash",
        "tests": [],
    })
    assert model["hub_id"] == "timm/" + model["timm_id"]
    found["tests"].append({
        "resolution_px": model["eval_img_size"],
        "crop_percent": model["crop_pct"],
        "top1": model["top1"],
        "top5": model["top5"],
    })

order = ["b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "lite0", "lite1", "lite2", "lite3", "lite4"]
for found in checkpoints.values():
    found["tests"].sort(key=lambda test: test["top1"])
rows = sorted(checkpoints.values(), key=lambda row: (order.index(row["preset"]), row["tests"][-1]["top1"]))
timm = data["sources"]["timm"]
head = {"version": 1, "source": f"timm {timm['files'][0]} and {timm['files'][1]} at {timm['commit']}"}
lines = ",\n    ".join(json.dumps(row) for row in rows)
with open(target, "w", encoding="utf-8") as file:
    file.write(json.dumps(head)[:-1] + f',\n  "checkpoints": [\n    {lines}\n  ]}}\n')
print(len(rows), "checkpoints")
