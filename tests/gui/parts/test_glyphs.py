from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.glyphs import (
    PRESENCE_WORDS,
    STATUS_WORDS,
    Bar,
    History,
    Ladder,
    PresenceMark,
    StatusMark,
    paint_history,
    paint_ladder,
    paint_presence,
    paint_status,
)
from chair_desk.gui.theme.look import look


def canvas(width: int = 44, height: int = 42) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(look().colour("sheet"))
    return image


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def token(name: str) -> str:
    return look().colour(name).name()


@pytest.mark.parametrize(
    ("level", "agreed", "there", "absent"),
    [
        (4, 4, ["accent", "line", "ink"], ["ambF", "red"]),
        (5, 4, ["accent", "ink"], ["ambF", "red", "line"]),
        (2, 4, ["ambF", "red", "line"], ["accent"]),
        (None, 4, ["line", "ink"], ["ambF", "red", "accent"]),
        (3, None, ["accent", "line"], ["ambF", "red", "ink"]),
    ],
)
def test_a_ladder_shows_met_short_and_not_known_apart(
    level: int | None, agreed: int | None, there: list[str], absent: list[str]
) -> None:
    image = canvas()
    with QPainter(image) as painter:
        paint_ladder(painter, QRectF(0, 0, 44, 42), level, agreed)

    found = colours(image)
    for name in there:
        assert token(name) in found
    for name in absent:
        assert token(name) not in found


def greys(image: QImage) -> bytes:
    return bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())


def test_marks_are_told_apart_without_colour() -> None:
    """Shape first: in grey, no two marks of a kind may be the same picture."""
    for words, paint in ((PRESENCE_WORDS, paint_presence), (STATUS_WORDS, paint_status)):
        seen = set()
        for mark in words:
            image = canvas(32, 32)
            with QPainter(image) as painter:
                paint(painter, QRectF(0, 0, 32, 32), mark)
            seen.add(greys(image))
        assert len(seen) == len(words)


def test_a_ladder_says_what_it_shows(qtbot: QtBot) -> None:
    ladder = Ladder(2, 4)
    qtbot.addWidget(ladder)

    assert ladder.accessibleName() == "level 2 of 5, agreed level 4, two below"


def test_marks_have_their_words(qtbot: QtBot) -> None:
    late, deputy = StatusMark("late"), PresenceMark("deputy")
    qtbot.addWidget(late)
    qtbot.addWidget(deputy)

    assert late.accessibleName() == "Late"
    assert deputy.accessibleName() == "deputy"
    assert not late.grab().isNull()
    assert not deputy.grab().isNull()


def test_a_history_is_said_in_counts(qtbot: QtBot) -> None:
    history = History([Bar(4, True), Bar(2, False), Bar(None, False)], 4)
    qtbot.addWidget(history)

    assert history.accessibleName() == "Last 3 meetings: at or above the agreed level at 1."
    assert not history.grab().isNull()


def test_a_history_of_nothing_paints_nothing() -> None:
    image = canvas()
    with QPainter(image) as painter:
        paint_history(painter, QRectF(0, 0, 44, 42), [], 4)

    assert colours(image) == {token("sheet")}
