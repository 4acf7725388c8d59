"""A briefing keeps to four pages: what goes from a long one, and what never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.briefing import BriefedItem, Briefing, Heard, Owed
from chair_desk.records.briefing_length import MOST_LINES, lines_of, shortened

SAID = Heard(on=date(2026, 9, 17), words="The force reported. " * 14, decisions=("Decided.",))
OPEN = Owed(reference="A-104", words="Chief officer at every Board meeting", owner="Thornbury",
            due="25 days late")  # fmt: skip
FULL = BriefedItem(
    number="1", title="Police seniority at this Board", starts="10:00", minutes=10,
    purpose="for decision", asked="Decide.", papers=("Figures",) * 3, heard=(SAID,) * 3,
    owed=(OPEN,) * 6, more_owed=2, ask=("the owner: what stands in the way?",) * 6,
    notes=("Ask quietly first.",),
)  # fmt: skip


def made(count: int, item: BriefedItem = FULL) -> Briefing:
    return Briefing(
        board="Westmarch", body="Board", held_on=date(2026, 11, 19), starts="10:00", ends="12:30",
        place="County Hall", marking="", quorum="", items=(item,) * count,
    )  # fmt: skip


def test_a_short_briefing_says_all_that_it_has() -> None:
    assert shortened(made(2)) == made(2)


@given(st.integers(0, 44))
def test_up_to_forty_four_full_items_keep_to_four_pages(count: int) -> None:
    found = shortened(made(count, replace(FULL, notes=())))
    assert lines_of(found) <= MOST_LINES
    assert len(found.items) == count


@pytest.mark.parametrize("count", [8, 15, 40])
def test_titles_and_own_notes_stay_and_what_goes_of_what_is_open_is_counted(count: int) -> None:
    found = shortened(made(count))
    assert found.is_shortened
    for item in found.items:
        assert (item.title, item.notes) == (FULL.title, FULL.notes)
        assert len(item.owed) + item.more_owed == 8


def test_the_three_last_times_are_among_the_last_to_go() -> None:
    found = shortened(made(6))
    assert [len(item.heard) for item in found.items] == [3] * 6
    assert max(len(one.words) for item in found.items for one in item.heard) < len(SAID.words)


def test_a_long_agenda_stands_in_a_table_and_says_what_is_most_overdue() -> None:
    found = shortened(made(40, replace(FULL, title="Who reports what to whom, and by when " * 2)))
    assert found.is_close
    assert lines_of(found) <= MOST_LINES
    assert all(item.owed and item.asked for item in found.items)


def test_a_table_is_not_tried_where_the_items_fit_under_one_another() -> None:
    assert not shortened(made(8)).is_close
