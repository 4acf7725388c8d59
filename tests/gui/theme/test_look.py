from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication

from chair_desk.gui.theme.fonts import ROLES
from chair_desk.gui.theme.icons import icon, paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.gui.theme.mark import mark_icon
from chair_desk.resources import list_resources


@pytest.mark.parametrize("role", ROLES)
def test_each_role_of_type_is_set_in_the_face_that_ships(role: str) -> None:
    font = look().font(role)

    assert QFontInfo(font).family() == ROLES[role][0]


def test_a_larger_text_size_grows_fonts_and_lengths(qapp: QApplication) -> None:
    look().wear(qapp, theme="light", percent=150)

    assert look().font("interface").pixelSize() == 21
    assert look().px(28) == 42


def test_another_theme_changes_palette_and_colours(qapp: QApplication) -> None:
    light = look().colour("ink").name()

    look().wear(qapp, theme="dark", percent=100)

    assert look().colour("ink").name() != light
    assert qapp.palette().windowText().color() == look().colour("ink")


@pytest.mark.parametrize("path", list_resources("icons", ".svg"), ids=lambda path: path.stem)
def test_each_icon_is_tinted_and_leaves_a_mark(path: object) -> None:
    name = path.stem  # type: ignore[attr-defined]
    image = QImage(32, 32, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        paint_icon(painter, image.rect(), name, "accent")

    colours = {image.pixelColor(x, y).name() for x in range(32) for y in range(32)}
    assert look().colour("accent").name() in colours


def test_an_icon_greys_where_its_button_is_greyed() -> None:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QIcon

    drawn = icon("check", "accent")
    normal = drawn.pixmap(QSize(32, 32), QIcon.Mode.Normal).toImage()
    greyed = drawn.pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()

    assert normal != greyed


def test_the_mark_comes_in_the_sizes_that_desktops_want() -> None:
    assert {size.width() for size in mark_icon().availableSizes()} == {16, 32, 48, 128}
