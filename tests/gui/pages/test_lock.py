"""The lock screen."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.lock import LockPage, LockWords
from chair_desk.services.passphrases import TooSoon


def a_page(qtbot: QtBot, **said: object) -> LockPage:
    page = LockPage(LockWords(name="Westmarch", above="Locked at 12:34", **said))  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.show()
    return page


def test_it_says_what_it_is_and_that_nobody_can_reset_it(qtbot: QtBot) -> None:
    page = a_page(qtbot, saved="Everything was saved.", lock_after=10)
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "Westmarch" in said
    assert "not even us" in said
    assert "Locks after 10 minutes unused" in said
    assert "Everything was saved." in said


def test_nothing_is_asked_with_an_empty_field(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    with qtbot.assertNotEmitted(page.unlock_asked):
        page.unlock.click()
    assert "Type the passphrase" in page.note.text()


def test_who_has_the_sheet_is_said_as_words(qtbot: QtBot) -> None:
    page = a_page(qtbot, sheet="<b>nobody</b>")
    assert "&lt;b&gt;" in page.forgotten.text()


def test_the_wait_is_counted_down(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.say_wrong(TooSoon(2), 2)
    assert "2 seconds" in page.note.text()
    page._count_down()
    assert "1 second." in page.note.text()
