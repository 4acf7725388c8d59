"""The people in the room, as they are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect

from chair_desk.gui.parts.room_list import beside_name

ROW = QRect(40, 0, 200, 29)


def test_a_post_takes_the_room_that_the_name_leaves() -> None:
    assert beside_name(ROW, 150, is_post=True) == QRect(190, 0, 50, 29)
    assert beside_name(ROW, 60, is_post=True) == QRect(100, 0, 140, 29)
    assert beside_name(ROW, 260, is_post=True).width() == 0


def test_what_happened_has_half_of_the_row_at_least() -> None:
    assert beside_name(ROW, 150, is_post=False) == QRect(140, 0, 100, 29)
    assert beside_name(ROW, 60, is_post=False) == QRect(100, 0, 140, 29)
