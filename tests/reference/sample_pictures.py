"""The sample pictures that come from GCompris, and the thumbnails of those: see NOTICES.md for authors and licences.

    apt-get download gcompris-qt-data=3.1-2       # Debian 12
    dpkg-deb -x gcompris-qt-data_3.1-2_all.deb FOLDER
    python -m pip install pillow
    python tests/reference/sample_pictures.py FOLDER

Reads the WebP pictures out of Qt's resource files, reduces those that are wider than is listed below (Lanczos), and writes
them as JPEG: assets/pictures/NAME.jpg, and their centers as assets/pictures/thumbs/NAME.jpg. Widths and qualities are such that
the fifth class of Lite0 leads the sixth clearly, so that decoders, whose last bits differ, agree on the first five. The
committed files were made with Pillow 13.0.0.
"""
import io
import struct
import sys
import zlib
from pathlib import Path

from PIL import Image, ImageOps

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "pictures"
RESOURCES = "usr/share/gcompris-qt/rcc"
THUMB_PX = 96
PICTURES = {
    # name: activity, file, largest width in pixels, quality of the JPEG
    "panda": ("explore_world_animals", "/resource/animals/panda.webp", 512, 92),
    "macaw": ("explore_world_animals", "/resource/animals/scarlet_macaw.webp", 640, 90),
    "screwdriver": ("categorization", "/resource/images/tools/screwDriver.webp", 640, 90),
}


def files(data):
    """The files of a Qt resource (rcc), as (path, content)."""
    magic, version, tree, contents, names = struct.unpack(">4sIIII", data[:20])
    assert magic == b"qres", magic
    size = 22 if version >= 2 else 14

    def walk(index, path):
        node = data[tree + index * size :]
        name, flags = struct.unpack(">IH", node[:6])
        if index:
            (length,) = struct.unpack(">H", data[names + name : names + name + 2])
            path += "/" + data[names + name + 6 : names + name + 6 + 2 * length].decode("utf-16-be")
        if flags & 2:
            count, first = struct.unpack(">II", node[6:14])
            for child in range(first, first + count):
                yield from walk(child, path)
            return
        at = contents + struct.unpack(">I", node[10:14])[0]
        (length,) = struct.unpack(">I", data[at : at + 4])
        content = data[at + 4 : at + 4 + length]
        yield path, zlib.decompress(content[4:]) if flags & 1 else content

    yield from walk(0, "")


for name, (activity, ending, width_px, quality) in PICTURES.items():
    resource = (Path(sys.argv[1]) / RESOURCES / f"{activity}.rcc").read_bytes()
    (content,) = (content for path, content in files(resource) if path.endswith(ending))
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    if picture.width > width_px:
        height = round(picture.height * width_px / picture.width)
        picture = picture.resize((width_px, height), Image.LANCZOS)
    picture.save(ASSETS / f"{name}.jpg", quality=quality, optimize=True)
    thumb = ImageOps.fit(picture, (THUMB_PX, THUMB_PX), Image.LANCZOS)
    thumb.save(ASSETS / "thumbs" / f"{name}.jpg", quality=80, optimize=True)
    print(name, picture.size, (ASSETS / f"{name}.jpg").stat().st_size, "bytes")
