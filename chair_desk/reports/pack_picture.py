"""A picture as a page: set on A4, across where it is wider than high."""

from __future__ import annotations

import io

from chair_desk.reports.pack_check import MOST_PIXELS

_LONG, _SHORT, _EDGE = 841.89, 595.28, 36.0


def picture_as_pdf(content: bytes) -> bytes:
    """Return a picture as a PDF of one page.

    Raises:
        ValueError, OSError: It is no picture, or has more pixels than can be shown.
    """
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    with Image.open(io.BytesIO(content)) as picture:
        wide, high = picture.size
        if wide * high > MOST_PIXELS:
            raise ValueError((wide, high))
        across, down = (_LONG, _SHORT) if wide > high else (_SHORT, _LONG)
        scale = min((across - 2 * _EDGE) / wide, (down - 2 * _EDGE) / high)
        made = io.BytesIO()
        canvas = Canvas(made, pagesize=(across, down), invariant=1)
        canvas.drawImage(
            ImageReader(picture.convert("RGB")),
            (across - wide * scale) / 2, (down - high * scale) / 2, wide * scale, high * scale,
        )  # fmt: skip
        canvas.showPage()
        canvas.save()
        return made.getvalue()
