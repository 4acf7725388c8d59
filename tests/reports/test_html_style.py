from __future__ import annotations

from chair_desk.reports.html_style import STYLE


def test_the_style_loads_nothing_and_closes_nothing() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert "<" not in STYLE
    assert STYLE.count("{") == STYLE.count("}")
