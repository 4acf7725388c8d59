from __future__ import annotations

from chair_desk.records.action_layouts import ActionLayout


def test_there_are_the_four_layouts_that_boards_use() -> None:
    assert list(ActionLayout) == ["margin", "inline", "front", "sheet"]
