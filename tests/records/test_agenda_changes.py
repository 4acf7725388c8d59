from __future__ import annotations

from dataclasses import replace

from chair_desk.records.agenda_changes import TOP, changed_words
from chair_desk.records.meetings import AgendaItem

ITEM = AgendaItem(id="i", meeting_id="m", place="A", title="Contributions")


def test_an_agenda_that_did_not_change_says_nothing() -> None:
    assert changed_words(ITEM) == ""


def test_it_says_all_that_the_agenda_was() -> None:
    item = replace(ITEM, title_was="Return home interviews", minutes_was=20, came_after="4")
    assert changed_words(item) == (
        "The agenda changed: was “Return home interviews”, 20 minutes, after item 4."
    )


def test_one_minute_is_one_minute_and_no_minutes_are_said_too() -> None:
    assert changed_words(replace(ITEM, minutes_was=1)) == "The agenda changed: was 1 minute."
    assert changed_words(replace(ITEM, minutes_was=0)) == "The agenda changed: was 0 minutes."


def test_an_item_that_stood_first_says_so() -> None:
    assert changed_words(replace(ITEM, came_after=TOP)) == (
        "The agenda changed: was first on the agenda."
    )
