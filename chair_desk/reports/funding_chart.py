"""The chart of a year's funding, drawn once: the same picture in PDF, Word and on a web page.

Bars from nought on one scale: outline for what was agreed, solid for what is paid, pale for
what is paid above it. Each bar is labelled, so it needs no legend and survives a grey printer.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from chair_desk.resources import list_resources

Bar = tuple[str, int, int, str]
"""Name, agreed, paying (pence), and the words beside the bar."""

SCALE = 3
WIDTH, NAME, TAIL = 720, 230, 150
LINE, HIGH, TOP = 30, 15, 8
INK, INK2, SOLID, PALE = "#16202C", "#434E5B", "#214A94", "#B5CBEF"


def chart_png(bars: Sequence[Bar]) -> tuple[bytes, float]:
    """Return the chart as PNG, and its height as a share of its width."""
    from PIL import Image, ImageDraw, ImageFont

    faces = {path.stem: str(path) for path in list_resources("fonts", ".ttf")}
    plain = ImageFont.truetype(faces["Inter-Regular"], 12 * SCALE)
    strong = ImageFont.truetype(faces["Inter-SemiBold"], 12 * SCALE)
    height = TOP * 2 + LINE * len(bars)
    image = Image.new("RGB", (WIDTH * SCALE, height * SCALE), "#FFFFFF")
    draw = ImageDraw.Draw(image)
    most = max((max(agreed, paying) for _n, agreed, paying, _w in bars), default=0) or 1
    room = WIDTH - NAME - TAIL
    for number, (name, agreed, paying, said) in enumerate(bars):
        middle = TOP + number * LINE + LINE // 2
        above, below = (middle - HIGH // 2) * SCALE, (middle + HIGH // 2) * SCALE
        ends = {key: (NAME + room * sum_ // most) * SCALE
                for key, sum_ in (("agreed", agreed), ("paying", paying))}  # fmt: skip
        label = name
        while draw.textlength(label, font=plain) > (NAME - 12) * SCALE:
            label = f"{label[:-2].rstrip('…')}…"
        draw.text((0, middle * SCALE), label, fill=INK, font=plain, anchor="lm")
        if paying > agreed:
            draw.rectangle((ends["agreed"], above, ends["paying"], below), fill=PALE)
        if paying and agreed:
            solid = min(ends.values())
            draw.rectangle((NAME * SCALE, above, solid, below), fill=SOLID)
        outline = (NAME * SCALE, above - SCALE, ends["agreed"], below + SCALE)
        draw.rectangle(outline, outline=INK, width=SCALE)
        right = max(ends.values()) + 10 * SCALE
        draw.text((right, middle * SCALE), said, fill=INK2, font=strong, anchor="lm")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue(), height / WIDTH
