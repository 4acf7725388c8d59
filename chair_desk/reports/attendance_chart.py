"""The chart of attendance, drawn once: the same picture in PDF, Word and on a web page.

Bars from zero on one scale: outline for meetings in post, pale for represented, solid for able
to commit. Each bar is labelled, so it needs no legend and survives a grey printer.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from chair_desk.resources import list_resources
from chair_desk.words import _

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

Bar = tuple[str, int, int, int]
"""Name, able to commit, represented, meetings in post."""

SCALE = 3
WIDTH, NAME, TAIL = 720, 240, 130
LINE, HIGH, TOP = 26, 14, 8
INK, INK2, SOLID, PALE, EDGE = "#16202C", "#434E5B", "#214A94", "#B5CBEF", "#7C8289"


def chart_png(bars: Sequence[Bar]) -> tuple[bytes, float]:
    """Return the chart as PNG, and its height as a share of its width."""
    from PIL import Image, ImageDraw, ImageFont

    height = TOP * 2 + LINE * len(bars)
    image = Image.new("RGB", (WIDTH * SCALE, height * SCALE), "#FFFFFF")
    draw = ImageDraw.Draw(image)
    plain = ImageFont.truetype(_face("Inter-Regular"), 12 * SCALE)
    strong = ImageFont.truetype(_face("Inter-SemiBold"), 12 * SCALE)
    longest = max(of for _name, _able, _here, of in bars)
    for number, bar in enumerate(bars):
        _draw_bar(draw, TOP + number * LINE, bar, longest, (plain, strong))
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue(), height / WIDTH


def _face(name: str) -> str:
    found = {path.stem: str(path) for path in list_resources("fonts", ".ttf")}
    return found[name]


def _draw_bar(draw: ImageDraw, top: int, bar: Bar, longest: int, fonts: tuple[Any, Any]) -> None:
    name, able, here, of = bar
    plain, strong = fonts
    middle = top + LINE / 2
    text = _cut(draw, name, plain, (NAME - 12) * SCALE)
    draw.text((0, middle * SCALE), text, fill=INK, font=plain, anchor="lm")
    unit = (WIDTH - NAME - TAIL) / longest
    above, below = middle - HIGH / 2, middle + HIGH / 2
    for count, fill in ((here, PALE), (able, SOLID)):
        if count:
            box = (NAME * SCALE, above * SCALE, (NAME + unit * count) * SCALE, below * SCALE)
            draw.rectangle(box, fill=fill)
    box = (NAME * SCALE, above * SCALE, (NAME + unit * of) * SCALE, below * SCALE)
    draw.rectangle(box, outline=EDGE, width=SCALE)
    words = _("{able} and {here} of {of}").format(able=able, here=here, of=of)
    draw.text(
        ((NAME + unit * of + 10) * SCALE, middle * SCALE), words, fill=INK2, font=strong,
        anchor="lm",
    )  # fmt: skip


def _cut(draw: ImageDraw, text: str, font: Any, room: float) -> str:
    if draw.textlength(text, font=font) <= room:
        return text
    while text and draw.textlength(f"{text}…", font=font) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
