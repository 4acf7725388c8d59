"""The work beside the window: what is wanted first, what is broken told, nothing kept of before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from chair_desk.gui.pieces import AT_ONCE
from chair_desk.gui.reading import MOST_DRAWN, ReadingWork, end_reading
from chair_desk.gui.reading_jobs import FIT_PAGE, FIT_WIDTH, Documents, Wish
from chair_desk.records.changes import CannotDo
from chair_desk.records.reading import Readable, ReadPage, ReadPart
from tests.reports import hostile_papers as papers
from tests.reports.hostile_kinds import CATALOGUE, LEAF, written

WISH = Wish(fit=FIT_WIDTH, wide=200, high=300)


def readable(count: int, source: str = "one") -> Readable:
    return Readable(
        meeting_id="m", held_on=date(2026, 11, 19), issue=0,
        parts=(ReadPart(key="paper:p", title="Paper", first=0, count=count),),
        pages=tuple(
            ReadPage(source=source, number=at + 1, label=str(at + 1), part=0)
            for at in range(count)
        ),
    )  # fmt: skip


def work(content: bytes, _qtbot: QtBot) -> ReadingWork:
    return ReadingWork(lambda _source: iter([content]))


def test_a_page_comes_then_its_words_then_the_next_page(qtbot: QtBot) -> None:
    made = work(papers.paper("Chronology", 40), qtbot)
    made.open(readable(40))
    with qtbot.waitSignal(made.drawn) as drawn:
        made.ask([0], WISH)
    assert drawn.args[0].at == 0
    assert drawn.args[0].image.width() == 200
    qtbot.waitUntil(lambda: 0 in made.words and made.is_ready(1, WISH))
    qtbot.waitUntil(lambda: "one" in made.outlines)
    for at in range(1, 30):
        made.ask([at], WISH)
        qtbot.waitUntil(lambda at=at: made.is_ready(at, WISH))  # type: ignore[misc]
    assert len(made._pages) <= MOST_DRAWN + 2
    made.wait()


def test_a_broken_file_is_told_once(qtbot: QtBot) -> None:
    made = work(b"%PDF-1.7 rubbish", qtbot)
    made.open(readable(3))
    with qtbot.waitSignal(made.failed) as failed:
        made.ask([0], WISH)
    assert isinstance(failed.args[1], CannotDo)
    made.search("words")
    made.wait()


def test_a_file_the_board_does_not_hold_is_told(qtbot: QtBot) -> None:
    def nothing(_source: str) -> Iterator[bytes]:
        raise CannotDo("Not there.")
        yield b""

    made = ReadingWork(nothing)
    made.open(readable(2))
    with qtbot.waitSignal(made.failed):
        made.ask([0], WISH)
    made.forget()
    made.wait()


def test_all_pages_are_searched_a_few_at_a_time(qtbot: QtBot) -> None:
    made = work(papers.paper("Chronology", 30), qtbot)
    made.open(readable(30))
    made.search("sheet 12")
    qtbot.waitUntil(lambda: made.looked_at == 30)
    assert made.hits == {11: 1}
    made.search("chronology")
    qtbot.waitUntil(lambda: len(made.hits) == 30)
    made.wait()


def test_words_are_carried_past_a_page_that_is_damaged(qtbot: QtBot) -> None:
    pages = b"<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>"
    made = work(written(CATALOGUE, pages, b"<</Type/Nothing>>", LEAF, prev=-1), qtbot)
    made.open(readable(2))
    with qtbot.waitSignal(made.carried) as carried:
        made.carry([0, 1])
    assert [(one.number, one.text) for one in carried.args[0]] == [(1, ""), (2, "")]
    made.wait()


def test_pages_are_as_large_as_they_are_wished() -> None:
    assert WISH.pixels((600, 800)) == 200
    assert Wish(fit=FIT_PAGE, wide=600, high=400).pixels((600, 800)) == 300
    assert Wish(fit="percent", wide=1, high=1, percent=50, ratio=200).pixels((72, 72)) == 96
    assert Documents().is_empty


def test_no_file_stays_open_when_the_window_ends(qtbot: QtBot) -> None:
    window = QObject()
    made = ReadingWork(lambda _source: iter([papers.paper("Chronology", 2)]), window)
    made.open(readable(2))
    with qtbot.waitSignal(made.drawn):
        made.ask([0], WISH)
    documents = made._documents
    end_reading(window)
    assert documents.is_empty


def test_a_long_file_comes_in_turns_and_is_let_go_of_in_the_midst(qtbot: QtBot) -> None:
    content = papers.paper("Chronology", 3)
    asked: list[int] = []

    def in_pieces(_source: str) -> Iterator[bytes]:
        for at in range(0, len(content), 40):
            asked.append(at)
            yield content[at : at + 40]

    made = ReadingWork(in_pieces)
    made.open(readable(3))
    made.ask([0], WISH)
    assert len(asked) == AT_ONCE
    made.forget()
    qtbot.wait(20)
    assert len(asked) == AT_ONCE

    made.open(readable(3))
    with qtbot.waitSignal(made.drawn) as drawn:
        made.ask([0], WISH)
    assert drawn.args[0].at == 0
    made.wait()
