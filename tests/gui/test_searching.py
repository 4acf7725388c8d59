"""The search over an open board: filled beside the window, kept up, ended with the board."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.searching import searching_of
from chair_desk.gui.session import Session
from chair_desk.records.meetings import Paper
from chair_desk.records.search import SearchAsked
from chair_desk.services.agenda import add_item
from chair_desk.services.boards import main_body
from chair_desk.services.meetings import add_meeting
from chair_desk.services.minutes import add_paragraph
from chair_desk.services.paper_files import as_paper_file, attach
from chair_desk.services.papers import add_paper
from tests.reports import hostile_papers as papers

PIECE: Final = 256 * 1024


def item_of(session: Session) -> str:
    desk = session.desk
    meeting = add_meeting(desk, main_body(desk).id, date(2026, 11, 19)).made
    item = add_item(desk, meeting, "Return home interviews").made
    paper = add_paper(desk, item, "Chronology").made
    attach(desk, paper, as_paper_file("c.pdf", papers.paper("Chronology of a return", 3)))
    add_paragraph(desk, item, "A grey heron was seen.")
    return item


def test_all_is_found_once_the_board_was_read(session: Session, qtbot: QtBot) -> None:
    item = item_of(session)
    searching = searching_of(session)
    assert searching_of(session) is searching
    searching.begin()
    qtbot.waitUntil(lambda: searching.is_whole, timeout=10_000)
    with qtbot.waitSignal(searching.found) as found:
        searching.ask(SearchAsked(words="chronology sheet"))
    assert [one.page for one in found.args[1]] == [1, 2, 3]
    session.run(add_paragraph, item, "A white stork came.")

    def is_there() -> bool:
        with qtbot.waitSignal(searching.found) as seen:
            searching.ask(SearchAsked(words="stork"))
        return bool(seen.args[1])

    qtbot.waitUntil(is_there, timeout=10_000)
    searching.end()
    searching.end()


def test_a_large_paper_is_read_piece_by_piece_between_two_keys(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    item_of(session)
    row = session.desk.rows(Paper)[0]
    large = papers.paper("A wide estuary", 1) + b"\n%" + bytes(3 * PIECE)
    attach(session.desk, row.id, as_paper_file("large.pdf", large))
    monkeypatch.setattr(type(session.desk.file), "get_blob", _never_whole)
    searching = searching_of(session)
    searching.begin()
    qtbot.waitUntil(lambda: searching.is_whole, timeout=60_000)

    with qtbot.waitSignal(searching.found, timeout=60_000) as found:
        searching.ask(SearchAsked(words="estuary"))

    assert found.args[1]
    searching.end()


def _never_whole(_file: object, _sha256: str) -> bytes:
    raise AssertionError("a paper was read as a whole on the window's thread")


def test_the_last_thing_asked_is_answered(session: Session, qtbot: QtBot) -> None:
    item_of(session)
    searching = searching_of(session)
    searching.begin()
    qtbot.waitUntil(lambda: searching.is_whole, timeout=10_000)
    with qtbot.waitSignal(
        searching.found, check_params_cb=lambda asked, _found: asked.words == "heron"
    ) as found:
        for words in ("h", "he", "her", "hero", "heron"):
            searching.ask(SearchAsked(words=words))
    assert len(found.args[1]) == 1
    searching.end()
