"""Several hundred hostile papers through the child process: an answer for each, and no crash."""

from __future__ import annotations

import threading

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.reports.pack_check import Fault
from chair_desk.reports.pack_order import PackOrder, SheetOrder, SourceOrder
from chair_desk.services.pack_work import Cancelled, CheckedPapers, PackChild
from tests.reports import hostile_papers as papers
from tests.reports.hostile_kinds import kinds


def order_for(pages: int) -> PackOrder:
    sheets = tuple(
        SheetOrder(source=0, page=page, label=str(page + 1), stamp=f"page {page + 1}")
        for page in range(pages)
    )
    return PackOrder(title="t", sources=(SourceOrder(),), sheets=sheets)


def test_every_hostile_paper_gives_pages_or_a_reason() -> None:
    with PackChild() as child:
        for name, content in papers.corpus():
            found = child.check(content)
            assert found.pages > 0 or found.faults, name
            assert found.blocks or found.pages > 0, name


def test_what_passes_the_check_goes_into_a_pack() -> None:
    with PackChild() as checker, PackChild() as builder:
        some = [one for number, one in enumerate(papers.damaged()) if number % 5 == 0]
        for name, content in (*some, *kinds()):
            found = checker.check(content)
            if not found.blocks and not found.broken:
                assert builder.build(order_for(found.pages), [content]).startswith(b"%PDF"), name


def test_a_paper_that_takes_too_long_is_named_and_the_next_is_checked() -> None:
    with PackChild() as child:
        assert child.check(papers.paper(), seconds=0.001).has(Fault.TOO_HEAVY)
        assert child.check(papers.paper("Next", 2)).pages == 2


def test_a_pack_that_cannot_be_built_says_so() -> None:
    with PackChild() as child, pytest.raises(CannotDo, match="could not be put together"):
        child.build(order_for(3), [b"no pdf at all"])


def test_progress_is_told_and_words_are_read() -> None:
    told: list[tuple[int, int]] = []
    with PackChild() as child:
        child.build(order_for(2), [papers.paper()], lambda at, of: told.append((at, of)))
        assert "A paper, sheet 1" in child.words(papers.paper())
    assert told[-1] == (2, 2)


def test_work_can_be_cancelled_from_elsewhere() -> None:
    long = papers.paper("Long", 400)

    def check_for_ever(child: PackChild) -> None:
        while True:
            child.check(long)

    with PackChild() as child:
        threading.Timer(0.05, child.cancel).start()
        with pytest.raises(Cancelled):
            check_for_ever(child)


def test_the_same_bytes_are_checked_once() -> None:
    checked = CheckedPapers()
    with PackChild() as child:
        first = checked.check(child, papers.paper())
        assert checked.check(child, papers.paper()) is first
    assert checked.of("unknown") is None
