"""What Pillow and numpy make of pictures: the fixtures of tests/decode.rs and tests/preprocess_golden.rs.

Regenerate, from the repository root, with Python 3.11 or newer:

    python -m pip install pillow numpy
    python tests/reference/preprocess.py

The committed files were made with Pillow 13.0.0 (libjpeg-turbo 3.2.0) and numpy 2.4.6. Needed are only
the pictures in assets/pictures. Expected pixels are written as PPM (P6), expected floats as little-endian f32.

    tests/fixtures/pictures/decode/NAME          a file to decode
    tests/fixtures/pictures/decode/NAME.ppm      what Pillow reads in it, upright, onto white, as RGB
    tests/fixtures/pictures/samples/NAME.ppm     the mean color of each 64 x 64 pixels of a sample picture (Image.reduce)
    tests/fixtures/pictures/claims/NAME          headers that claim 20000 x 20000 pixels (WebP: 16383 x 16383)
    tests/fixtures/pictures/dense/NAME           white pictures: as many pixels a byte as encoders reach
    tests/fixtures/pictures/golden/cases.txt     one case a line; the columns are named in its first line
    tests/fixtures/pictures/golden/NAME.ppm      the pixels that the network sees
    tests/fixtures/pictures/golden/NAME.f32      the same as (pixel - mean) / std, [1, 3, R, R]
"""

import hashlib
import io
import math
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets" / "pictures"
OUT = ROOT / "tests" / "fixtures" / "pictures"
FILTERS = {"bicubic": Image.BICUBIC, "bilinear": Image.BILINEAR}


def pattern(width, height):
    """A picture that the Rust tests compute too: integers only."""
    x = np.arange(width, dtype=np.int64)[None, :, None]
    y = np.arange(height, dtype=np.int64)[:, None, None]
    c = np.arange(3, dtype=np.int64)[None, None, :]
    return Image.fromarray(((x * 7 + y * 13 + x * y % 31 * 5 + c * 60) % 256).astype(np.uint8), "RGB")


def write_ppm(path, picture):
    path.write_bytes(b"P6 %d %d 255\n" % picture.size + picture.tobytes())


# --- decoding -----------------------------------------------------------------------------------


def as_seen(data):
    """The first frame, upright, composed onto white, as RGB."""
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    if picture.mode.startswith("I;16"):
        # Pillow clips 16-bit grey at 255, which loses the picture: the high byte, as it does for color.
        return Image.fromarray((np.asarray(picture) >> 8).astype(np.uint8)).convert("RGB")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        rgba = picture.convert("RGBA")
        white = Image.new("RGB", rgba.size, (255, 255, 255))
        white.paste(rgba, mask=rgba.getchannel("A"))
        return white
    return picture.convert("RGB")


def saved(picture, format, **options):
    data = io.BytesIO()
    picture.save(data, format, **options)
    return data.getvalue()


def png_chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width, height, depth, color, rows):
    """A PNG by hand, for what Pillow does not write. `rows` are bytes without the filter byte."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0))
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + header + png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")


def png16(array, color):
    big = array.astype(">u2")
    return png(array.shape[1], array.shape[0], 16, color, [row.tobytes() for row in big])


def decode_files():
    small = Image.open(ASSETS / "chelsea.png").convert("RGB").crop((90, 40, 330, 200))
    photo = small.resize((30, 20), Image.BICUBIC)
    smooth = small.resize((12, 8), Image.BICUBIC).resize((33, 23), Image.BICUBIC)
    alpha = Image.fromarray((np.indices((20, 30)).sum(0) * 255 // 48).astype(np.uint8))
    rgba = photo.copy()
    rgba.putalpha(alpha)
    grey_alpha = Image.merge("LA", (photo.convert("L"), alpha))
    wide = np.asarray(photo).astype(np.uint32) * 257 + np.arange(30)[None, :, None] * 5 % 200
    wide = np.minimum(wide, 65535)
    wide_alpha = np.concatenate([wide, np.asarray(alpha).astype(np.uint32)[:, :, None] * 250], axis=2)
    palette = photo.quantize(32)
    cmyk = Image.merge("CMYK", [*smooth.split(), smooth.convert("L").transpose(Image.FLIP_LEFT_RIGHT)])
    adobe = saved(cmyk, "JPEG", quality=90)
    marker = adobe.index(b"\xff\xee\x00\x0eAdobe")
    transform = marker + 15
    assert adobe[transform] == 0
    frames = [photo, photo.rotate(180), ImageOps.invert(photo)]

    files = {
        "one.png": saved(Image.new("RGB", (1, 1), (200, 100, 50)), "PNG"),
        "rgb.png": saved(photo, "PNG"),
        "rgba.png": saved(rgba, "PNG"),
        "bilevel.png": saved(photo.convert("1"), "PNG"),
        "grey.png": saved(photo.convert("L"), "PNG"),
        "grey_alpha.png": saved(grey_alpha, "PNG"),
        "grey_key.png": saved(photo.convert("L"), "PNG", transparency=120),
        "palette.png": saved(palette, "PNG"),
        "palette_alpha.png": saved(palette, "PNG", transparency=bytes(range(0, 256, 8))),
        "grey_16.png": png16(wide[:, :, :1], 0),
        "rgb_16.png": png16(wide, 2),
        "rgba_16.png": png16(wide_alpha, 6),
        "turned.png": saved(photo, "PNG", exif=exif(6)),
        "rgb.bmp": saved(photo, "BMP"),
        "palette.bmp": saved(palette, "BMP"),
        "still.gif": saved(palette, "GIF"),
        "animated.gif": saved(frames[0].quantize(64), "GIF", save_all=True, duration=50,
                              append_images=[frame.quantize(64) for frame in frames[1:]]),
        "transparent.gif": saved(palette, "GIF", transparency=palette.getpixel((20, 15))),
        "lossless.webp": saved(photo, "WEBP", lossless=True),
        "transparent.webp": saved(rgba, "WEBP", lossless=True, exact=True),
        "lossy.webp": saved(smooth, "WEBP", quality=90),
        "animated.webp": saved(frames[0], "WEBP", save_all=True, lossless=True, duration=50,
                               append_images=frames[1:]),
        "turned.webp": saved(photo, "WEBP", lossless=True, exif=exif(8)),
        "full.jpg": saved(smooth, "JPEG", quality=90, subsampling=0),
        "half.jpg": saved(smooth, "JPEG", quality=90, subsampling=2),
        "progressive.jpg": saved(smooth, "JPEG", quality=90, subsampling=2, progressive=True),
        "restart.jpg": saved(smooth, "JPEG", quality=90, restart_marker_blocks=2),
        "grey.jpg": saved(smooth.convert("L"), "JPEG", quality=90),
        "rgb.jpg": saved(smooth, "JPEG", quality=90, keep_rgb=True),
        "cmyk.jpg": adobe,
        # Without Adobe's marker, and read as YCCK (luma, two differences, black).
        "cmyk_bare.jpg": adobe[:marker] + adobe[marker + 16:],
        "ycck.jpg": adobe[:transform] + b"\x02" + adobe[transform + 1:],
        **{f"orientation_{n}.jpg": saved(smooth, "JPEG", quality=90, subsampling=0, exif=exif(n))
           for n in range(1, 9)},
    }
    for name, data in files.items():
        (OUT / "decode" / name).write_bytes(data)
        write_ppm(OUT / "decode" / (name + ".ppm"), as_seen(data))


def exif(orientation):
    tags = Image.Exif()
    tags[0x0112] = orientation
    return tags


def claims():
    side = 20000
    riff = b"WEBPVP8L" + struct.pack("<IBI", 6, 0x2F, 0x3FFE | 0x3FFE << 14) + b"\0\0"
    jpeg = bytearray(saved(Image.new("RGB", (8, 8)), "JPEG"))
    frame = jpeg.index(b"\xff\xc0")
    jpeg[frame + 5 : frame + 9] = struct.pack(">HH", side, side)
    bmp = bytearray(saved(Image.new("RGB", (1, 1)), "BMP"))
    bmp[18:26] = struct.pack("<ii", side, side)
    gif = bytearray(saved(Image.new("P", (1, 1)), "GIF"))
    gif[6:10] = struct.pack("<HH", side, side)
    (OUT / "claims" / "claim.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0))
        + png_chunk(b"IDAT", zlib.compress(bytes(100))))
    (OUT / "claims" / "claim.jpg").write_bytes(jpeg)
    (OUT / "claims" / "claim.bmp").write_bytes(bmp)
    (OUT / "claims" / "claim.gif").write_bytes(gif)
    (OUT / "claims" / "claim.webp").write_bytes(b"RIFF" + struct.pack("<I", len(riff)) + riff)


def dense():
    """8000 x 8000 where that is small, else 2000 x 2000."""
    white = Image.new("L", (2000, 2000), 255)
    files = {
        "lossless.webp": saved(Image.new("RGB", (8000, 8000), (255, 255, 255)), "WEBP", lossless=True),
        "lossy.webp": saved(white.convert("RGB"), "WEBP", quality=0, method=6),
        "optimised.jpg": saved(white, "JPEG", optimize=True),
        "progressive.jpg": saved(white, "JPEG", progressive=True),
    }
    for name, data in files.items():
        (OUT / "dense" / name).write_bytes(data)


def samples():
    for path in sorted(ASSETS.iterdir()):
        if path.suffix in (".jpg", ".png"):
            write_ppm(OUT / "samples" / (path.name + ".ppm"), Image.open(path).convert("RGB").reduce(64))


# --- preprocessing ------------------------------------------------------------------------------


def crop_then_resize(picture, resolution, padding, filter):
    """Google's order, as the project's reference predictions were made."""
    width, height = picture.size
    side = max(1, int(min(width, height) * resolution / (resolution + padding)))
    left, top = (width - side) // 2, (height - side) // 2
    return picture.crop((left, top, left + side, top + side)).resize((resolution, resolution), filter)


def resize_then_crop(picture, resolution, fraction, filter):
    """The order of timm and torchvision, with their rounding."""
    width, height = picture.size
    size = math.floor(resolution / fraction)
    short, long = min(width, height), max(width, height)
    new_long = int(size * long / short)
    new = (size, new_long) if width <= height else (new_long, size)
    resized = picture.resize(new, filter)
    top, left = int(round((new[1] - resolution) / 2.0)), int(round((new[0] - resolution) / 2.0))
    return resized.crop((left, top, left + resolution, top + resolution))


def network_pixels(picture, resolution, crop, value, filter):
    cut = crop_then_resize if crop == "before-resize" else resize_then_crop
    return cut(picture, resolution, value, FILTERS[filter])


def goldens():
    photo = ASSETS / "chelsea.png"
    cases = [
        # name, source, resolution, crop, padding or fraction, filter, stored, levels of tolerance
        ("photo_down", "asset:chelsea.png", 48, "before-resize", 32, "bicubic", "ppm", 0),
        ("photo_down_bilinear", "asset:coffee.png", 40, "before-resize", 32, "bilinear", "ppm", 0),
        ("photo_after", "asset:chelsea.png", 48, "after-resize", 0.875, "bicubic", "ppm", 0),
        ("photo_after_bilinear", "asset:coffee.png", 40, "after-resize", 0.882, "bilinear", "ppm", 0),
        ("upscaled", "pattern:13x9", 40, "before-resize", 32, "bicubic", "ppm", 0),
        ("upscaled_bilinear", "pattern:13x9", 40, "before-resize", 32, "bilinear", "ppm", 0),
        ("upscaled_after", "pattern:9x14", 40, "after-resize", 0.875, "bicubic", "ppm", 0),
        ("one_pixel", "pattern:1x1", 16, "before-resize", 32, "bicubic", "ppm", 0),
        ("one_pixel_after", "pattern:1x1", 16, "after-resize", 0.875, "bicubic", "ppm", 0),
        ("very_wide", "pattern:20000x1", 16, "before-resize", 32, "bicubic", "ppm", 0),
        ("very_tall", "pattern:1x20000", 16, "before-resize", 32, "bicubic", "ppm", 0),
        ("wide_strip", "pattern:20000x5", 16, "before-resize", 2, "bicubic", "ppm", 0),
        ("very_wide_after", "pattern:20000x1", 16, "after-resize", 0.875, "bicubic", "ppm", 0),
        ("very_tall_after", "pattern:2x20001", 16, "after-resize", 0.9, "bilinear", "ppm", 0),
        ("odd", "pattern:101x77", 33, "before-resize", 32, "bicubic", "ppm", 0),
        ("odd_after", "pattern:77x101", 33, "after-resize", 0.934, "bicubic", "ppm", 0),
        ("same_size", "pattern:32x32", 32, "after-resize", 1.0, "bicubic", "ppm", 0),
        ("panda_jpeg", "asset:panda.jpg", 64, "before-resize", 32, "bicubic", "ppm", 2),
        ("macaw_jpeg", "asset:macaw.jpg", 64, "before-resize", 32, "bicubic", "ppm", 2),
        ("screwdriver_jpeg", "asset:screwdriver.jpg", 48, "after-resize", 0.875, "bilinear", "ppm", 2),
    ]
    # What the network sees of every sample, at full size: a checksum where the decoder is exact.
    for path in sorted(ASSETS.glob("*.png")):
        for resolution in (224, 300):
            cases.append((f"{path.stem}_{resolution}", f"asset:{path.name}", resolution, "before-resize", 32,
                          "bicubic", "sha256", 0))
    lines = ["# name source resolution_px crop padding_or_fraction filter expected tolerance_levels"]
    for name, source, resolution, crop, value, filter, stored, tolerance in cases:
        kind, what = source.split(":")
        if kind == "pattern":
            picture = pattern(*map(int, what.split("x")))
        else:
            picture = Image.open(ASSETS / what).convert("RGB")
        pixels = network_pixels(picture, resolution, crop, value, filter)
        if stored == "ppm":
            write_ppm(OUT / "golden" / f"{name}.ppm", pixels)
        else:
            stored = "sha256=" + hashlib.sha256(pixels.tobytes()).hexdigest()
        lines.append(f"{name} {source} {resolution} {crop} {value} {filter} {stored} {tolerance}")
    (OUT / "golden" / "cases.txt").write_text("\n".join(lines) + "\n")

    # Floats, with the Lite scale and with ImageNet's mean and std.
    pixels = network_pixels(Image.open(photo).convert("RGB"), 24, "before-resize", 32, "bicubic")
    planes = np.asarray(pixels).astype(np.float32).transpose(2, 0, 1)[None]
    mean = np.array([123.675, 116.28, 103.53], dtype=np.float32).reshape(1, 3, 1, 1)
    std = np.array([58.395, 57.12, 57.375], dtype=np.float32).reshape(1, 3, 1, 1)
    lite = (planes - np.float32(127)) / np.float32(128)
    (OUT / "golden" / "lite.f32").write_bytes(lite.astype("<f4").tobytes())
    (OUT / "golden" / "imagenet.f32").write_bytes(((planes - mean) / std).astype("<f4").tobytes())


def main():
    for folder in ("decode", "claims", "dense", "samples", "golden"):
        (OUT / folder).mkdir(parents=True, exist_ok=True)
    decode_files()
    claims()
    dense()
    samples()
    goldens()
    total = sum(path.stat().st_size for path in OUT.rglob("*") if path.is_file())
    print(f"{total} bytes in {OUT.relative_to(ROOT)}")


main()
