from __future__ import annotations

import io

from PIL import Image

from chair_desk.reports.attendance_chart import chart_png


def test_bars_are_as_long_as_their_counts() -> None:
    image, _ratio = chart_png([("A", 2, 4, 8), ("B", 8, 8, 8)])
    picture = Image.open(io.BytesIO(image)).convert("RGB")
    line = [picture.getpixel((x, (8 + 13) * 3)) for x in range(picture.width)]
    solid = sum(pixel == (0x21, 0x4A, 0x94) for pixel in line)
    pale = sum(pixel == (0xB5, 0xCB, 0xEF) for pixel in line)
    assert abs(solid - pale) < 8
