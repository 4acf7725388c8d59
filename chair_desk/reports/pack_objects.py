"""Looking into the objects of a stranger's PDF without trusting any of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    import pikepdf

MOST_STREAM = 64_000_000
"""Bytes of one page's content, unpacked; the largest honest drawings have a tenth of it."""
DEEPEST = 60
"""How far up a tree of pages one looks: a tree that leads in a circle has no end."""
FARTHEST = 1_000_000.0
_CORNERS = 4


def faults_of_pikepdf() -> tuple[type[Exception], ...]:
    """Return what pikepdf raises for what is wrong inside a file, in its many ways."""
    import pikepdf

    return (
        pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError,
        AttributeError, IndexError, OverflowError, RuntimeError, zlib.error,
    )  # fmt: skip


def is_dictionary(found: Any) -> TypeGuard[Any]:
    """Say whether an object is a dictionary or a stream with one."""
    import pikepdf

    return isinstance(found, (pikepdf.Dictionary, pikepdf.Stream))


def is_array(found: Any) -> TypeGuard[Any]:
    """Say whether an object is an array."""
    import pikepdf

    return isinstance(found, pikepdf.Array)


def inherited(page: pikepdf.Page, name: str) -> Any:
    """Return what a page says, or what stands above it for all its pages."""
    node: Any = page.obj
    for _step in range(DEEPEST):
        if name in node:
            return node[name]
        node = node.get("/Parent")
        if not is_dictionary(node):
            return None
    return None


def list_of(found: Any) -> Iterator[Any]:
    """Yield the dictionaries of an array, and nothing of what is none."""
    if is_array(found):
        yield from (one for one in found if is_dictionary(one))


def values_of(found: Any) -> Iterator[Any]:
    """Yield the dictionaries that a dictionary names, and nothing of what is none."""
    if is_dictionary(found):
        yield from (one for _name, one in found.items() if is_dictionary(one))


def contents_of(page: pikepdf.Page) -> list[Any]:
    """Return the streams that draw a page."""
    found = page.obj.get("/Contents")
    if found is None:
        return []
    return list(list_of(found)) if is_array(found) else [found] if is_dictionary(found) else []


def unpacked(stream: Any) -> bytes:
    """Unpack a stream, and stop where it grows beyond all use.

    Raises:
        MemoryError: It unpacks to more than a page can need.
        zlib.error, pikepdf.PdfError: It cannot be unpacked.
    """
    raw = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    names = [str(one) for one in filters] if is_array(filters) else [str(filters or "")]
    if names == [""]:
        return bytes(raw)
    if all(name in ("/FlateDecode", "/Fl") for name in names) and "/DecodeParms" not in stream:
        data = bytes(raw)
        for _name in names:
            data = _inflated(data)
        return data
    if len(raw) > MOST_STREAM // 100:
        raise MemoryError
    data = bytes(stream.read_bytes())
    if len(data) > MOST_STREAM:
        raise MemoryError
    return data


def _inflated(data: bytes) -> bytes:
    work = zlib.decompressobj()
    made = work.decompress(data, MOST_STREAM)
    if work.unconsumed_tail:
        raise MemoryError
    return made


def visible_box(page: pikepdf.Page) -> tuple[float, float, float, float] | None:
    """Return what of a page is seen, in its own points, or nothing where it has no size."""
    media = box_of(page, "/MediaBox")
    if media is None:
        return None
    crop = box_of(page, "/CropBox") or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right - left < 1 or top - bottom < 1:
        return media
    return left, bottom, right, top


def box_of(page: pikepdf.Page, name: str) -> tuple[float, float, float, float] | None:
    """Return one of the boxes of a page, from lower left to upper right; nothing if unsound."""
    found = inherited(page, name)
    if not is_array(found) or len(found) != _CORNERS:
        return None
    try:
        a, b, c, d = (float(one) for one in found)
    except faults_of_pikepdf():
        return None
    left, bottom, right, top = min(a, c), min(b, d), max(a, c), max(b, d)
    is_sound = right - left >= 1 and top - bottom >= 1 and max(map(abs, (a, b, c, d))) < FARTHEST
    return (left, bottom, right, top) if is_sound else None


def turned(page: pikepdf.Page) -> int:
    """Return how far a page is turned clockwise: 0, 90, 180 or 270."""
    try:
        return round(float(inherited(page, "/Rotate") or 0) / 90) * 90 % 360
    except faults_of_pikepdf():
        return 0


def user_unit(page: pikepdf.Page) -> float:
    """Return how many points one unit of a page is."""
    try:
        unit = float(page.get("/UserUnit", 1))
    except faults_of_pikepdf():
        return 1.0
    return unit if 0 < unit < 1e5 else 1.0  # noqa: PLR2004
