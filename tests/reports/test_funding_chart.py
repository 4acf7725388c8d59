from __future__ import annotations

from chair_desk.reports.funding_chart import LINE, TOP, WIDTH, chart_png


def test_the_picture_grows_with_its_bars() -> None:
    image, ratio = chart_png([("Westmarch Constabulary " * 9, 100, 60, "£0.60"),
                              ("ICB", 100, 140, "£1.40"), ("Cafcass", 0, 0, "£0")])  # fmt: skip

    assert image.startswith(b"\x89PNG")
    assert ratio == (TOP * 2 + LINE * 3) / WIDTH
