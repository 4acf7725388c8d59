"""Pictures with far more dots than a page can show, made smaller before they go into a pack.

A JPEG is unpacked at an eighth of its size, so that it never fills the memory; what is packed
without loss is thinned out row by row.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from chair_desk.reports.pack_objects import (
    faults_of_pikepdf,
    inherited,
    is_array,
    is_dictionary,
    values_of,
)
from chair_desk.reports.pack_thin import can_thin, thin

if TYPE_CHECKING:
    import pikepdf
    from PIL import Image

MOST_SIDE = 5_000
"""Dots along the longer side of what is kept: A3 at 300 to the inch."""
_TIMES = 8
_MODES = ("L", "RGB")


def pictures_of(page: pikepdf.Page) -> Iterator[Any]:
    """Yield what a page may draw by name: pictures and drawings."""
    resources = inherited(page, "/Resources")
    if is_dictionary(resources):
        yield from values_of(resources.get("/XObject"))


def can_shrink(picture: Any) -> bool:
    """Say whether a picture is a JPEG, grey or of three colours, or packed without loss; whole."""
    if not _is_jpeg(picture):
        return can_thin(picture, MOST_SIDE)
    if "/SMask" in picture or "/Mask" in picture:
        return False
    try:
        with _opened(picture) as image:
            size = int(picture.Width), int(picture.Height)
            is_fit = image.format == "JPEG" and image.mode in _MODES and image.size == size
            if is_fit:
                _draft(image)
                image.load()  # one that is cut off is found here, not when the pack is made
            return is_fit
    except OSError:
        return False
    except faults_of_pikepdf():
        return False


def shrink(source: pikepdf.Pdf, pages: Sequence[int], most: int) -> None:
    """Make the pictures of these pages smaller that have more than `most` dots.

    Raises:
        OSError, ValueError: A picture is damaged inside.
    """
    for number in pages:
        for picture in pictures_of(source.pages[number]):
            if int(picture.get("/Width", 0)) * int(picture.get("/Height", 0)) > most:
                _make_smaller(picture)


def _make_smaller(picture: Any) -> None:
    import pikepdf

    if not _is_jpeg(picture):
        thin(picture, MOST_SIDE)
        return
    made = io.BytesIO()
    with _opened(picture) as image:
        _draft(image)
        image.thumbnail((MOST_SIDE, MOST_SIDE))
        image.save(made, "JPEG", quality=85)
        wide, high = image.size
    picture.write(made.getvalue(), filter=pikepdf.Name.DCTDecode)
    picture["/Width"], picture["/Height"] = wide, high


def _draft(image: Image.Image) -> None:
    """Have it unpacked at an eighth of its size."""
    image.draft(image.mode, (image.width // _TIMES, image.height // _TIMES))


def _is_jpeg(picture: Any) -> bool:
    found = picture.get("/Filter")
    names = [str(one) for one in found] if is_array(found) else [str(found or "")]
    return names == ["/DCTDecode"]


@contextmanager
def _opened(picture: Any) -> Iterator[Image.Image]:
    """Open a JPEG; only its head is read. Its size is known to be large and is no surprise."""
    from PIL import Image

    most, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        with Image.open(io.BytesIO(bytes(picture.read_raw_bytes()))) as image:
            yield image
    finally:
        Image.MAX_IMAGE_PIXELS = most
