"""Pictures packed without loss that have far too many dots: every few dots of every few rows stay.

Rows are unpacked one after another, so that a picture never fills the memory. No colour is mixed:
a palette stays right.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from chair_desk.reports.pack_objects import faults_of_pikepdf, is_array, is_dictionary

MOST_BYTES = 600_000_000
"""Bytes of a picture, unpacked; a larger one takes longer than a check may."""
_CHUNK, _DEPTH, _PNG = 1 << 20, 8, 10
_COLOURS = {
    "/DeviceGray": 1, "/CalGray": 1, "/Indexed": 1, "/DeviceRGB": 3, "/CalRGB": 3, "/DeviceCMYK": 4,
}  # fmt: skip
_PNG_KINDS = {1: 0, 3: 2, 4: 6}

Shape = tuple[int, int, int]
"""Dots in a row, rows, bytes of a dot."""


def can_thin(picture: Any, most_side: int) -> bool:
    """Say whether a picture can be thinned out: of a kind that is known, and whole."""
    try:
        return shape_of(picture) is not None and bool(thinned(picture, most_side))
    except (OSError, SyntaxError, MemoryError):
        return False
    except faults_of_pikepdf():
        return False


def thin(picture: Any, most_side: int) -> None:
    """Thin a picture out, so that neither side has more dots than that.

    Raises:
        OSError, ValueError, zlib.error: It is damaged inside.
    """
    import pikepdf

    content, wide, high = thinned(picture, most_side)
    for key in ("/DecodeParms", "/DP"):
        if key in picture:
            del picture[key]
    picture.write(zlib.compress(content, 6), filter=pikepdf.Name.FlateDecode)
    picture["/Width"], picture["/Height"] = wide, high


def shape_of(picture: Any) -> Shape | None:
    """Return the shape of a picture that can be thinned out; nothing for one of another kind."""
    names = picture.get("/Filter")
    listed = [str(one) for one in names] if is_array(names) else [str(names or "")]
    is_plain = listed == ["/FlateDecode"] and int(picture.get("/BitsPerComponent", 0)) == _DEPTH
    if not is_plain or any(key in picture for key in ("/SMask", "/Mask", "/ImageMask")):
        return None
    shape = int(picture.Width), int(picture.Height), _colours(picture.get("/ColorSpace"))
    is_sound = min(shape) > 0 and shape[0] * shape[1] * shape[2] <= MOST_BYTES
    return shape if is_sound and _fits(picture, shape) else None


def _colours(space: Any) -> int:
    """Return how many bytes a dot has; 0 where the colours are of no kind that is known."""
    if is_array(space) and len(space) > 1 and str(space[0]) == "/ICCBased":
        count = int(space[1].get("/N", 0)) if is_dictionary(space[1]) else 0
        return count if count in _PNG_KINDS else 0
    return _COLOURS.get(str(space[0] if is_array(space) and len(space) else space), 0)


def _fits(picture: Any, shape: Shape) -> bool:
    """Say whether the rows are packed as the shape says."""
    told = _told(picture)
    if told is None or int(told.get("/Predictor", 1)) == 1:
        return True
    wanted = (shape[0], shape[2], _DEPTH)
    rows = (told.get("/Columns", 1), told.get("/Colors", 1), told.get("/BitsPerComponent", 8))
    return int(told.get("/Predictor", 1)) >= _PNG and tuple(map(int, rows)) == wanted


def _told(picture: Any) -> Any:
    found = picture.get("/DecodeParms")
    if is_array(found) and len(found) == 1:
        found = found[0]
    return found if is_dictionary(found) else None


def thinned(picture: Any, most_side: int) -> tuple[bytes, int, int]:
    """Return the dots that stay, how many in a row, and how many rows.

    Raises:
        OSError, ValueError, zlib.error: It is damaged inside, or of no kind that is known.
    """
    shape = shape_of(picture)
    if shape is None:
        raise ValueError
    step = -(-max(shape[:2]) // most_side)
    wide, high = -(-shape[0] // step), -(-shape[1] // step)
    raw, told = bytes(picture.read_raw_bytes()), _told(picture)
    if told is None or int(told.get("/Predictor", 1)) == 1:
        return _rows(raw, shape, step), wide, high
    return _predicted(raw, shape, (wide, high)), wide, high


def _rows(raw: bytes, shape: Shape, step: int) -> bytes:
    wide, high, colours = shape
    stride, work, held = wide * colours, zlib.decompressobj(), bytearray()
    made = bytearray()
    for number in range(high):
        while len(held) < stride:
            piece = work.decompress(raw, max(_CHUNK, stride))
            raw = work.unconsumed_tail
            if not piece:
                raise ValueError(number)
            held += piece
        if number % step == 0:
            made += _thin_row(bytes(held[:stride]), colours, step)
        del held[:stride]
    return bytes(made)


def _thin_row(row: bytes, colours: int, step: int) -> bytes:
    if colours == 1:
        return row[::step]
    made = bytearray(-(-len(row) // (colours * step)) * colours)
    for colour in range(colours):
        made[colour::colours] = row[colour :: colours * step]
    return bytes(made)


def _predicted(raw: bytes, shape: Shape, size: tuple[int, int]) -> bytes:
    """Unpack rows that are told by the rows before them: they are what a PNG holds."""
    from PIL import Image

    wide, high, colours = shape
    head = struct.pack(">IIBBBBB", wide, high, _DEPTH, _PNG_KINDS[colours], 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", raw), (b"IEND", b""))
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content
        + struct.pack(">I", zlib.crc32(kind + content)) for kind, content in parts
    )  # fmt: skip
    most, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        with Image.open(io.BytesIO(png)) as image:
            return image.resize(size, Image.Resampling.NEAREST).tobytes()
    finally:
        Image.MAX_IMAGE_PIXELS = most
