"""What an item is for, as a tag."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.agenda_purposes import PURPOSES
from chair_desk.gui.parts.purpose_tag import PurposeTag
from chair_desk.gui.theme.look import look
from chair_desk.records.meetings import Purpose


def test_the_sign_stands_before_the_word_in_its_colour(qtbot: QtBot) -> None:
    tag = PurposeTag()
    qtbot.addWidget(tag)

    tag.show_purpose(PURPOSES[Purpose.CHALLENGE])
    tag.resize(tag.sizeHint())

    picture = tag.grab().toImage()
    before = range(look().px(20))
    inks = {picture.pixelColor(x, y).name() for x in before for y in range(picture.height())}
    assert tag.text() == "Challenge"
    assert look().colour(PURPOSES[Purpose.CHALLENGE].ink).name() in inks
