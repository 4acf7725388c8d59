"""The real window, worked by accessible name and real keys, as `journey_*.py` write it down."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.replaying import steps
from chair_desk.records.meetings import AgendaItem, ItemKind, Meeting, MeetingState
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Person
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.register import register

pytestmark = pytest.mark.acceptance


def test_a_business_manager_sets_up_a_board_and_an_agenda(journey: Callable[..., str]) -> None:
    assert "all there after a power cut" in journey("journey_new_board")


def test_minutes_are_taken_by_keyboard_and_survive_a_power_cut(
    journey: Callable[..., str],
) -> None:
    assert "nothing typed was lost" in journey("journey_meeting")


KINDS = {"/a": "action", "/d": "decision", "/c": "challenge", "/i": "impact"}
OF_THE_ROOM = ("apols ", "dep ", "left ")


def said(desk: Desk) -> list[list[str]]:
    """Return what the recorded script says at each item, names written out, records by kind."""
    names = {one.initials.casefold(): one.name for one in desk.rows(Person)}
    items: list[list[str]] = [[]]
    for step in steps():
        if step == "+":
            items.append([])
        elif step[:2] in KINDS:
            items[-1].append(KINDS[step[:2]])
        elif step[0] not in ">=" and not step.startswith(OF_THE_ROOM):
            items[-1].append(re.sub(r"@(\w+)", lambda found: names[found[1]], step))
    return items


def stands(desk: Desk) -> list[list[str]]:
    """Return what the minutes say at each item, in the same way."""
    items = desk.rows(AgendaItem, kind=ItemKind.ITEM, order=("place",))
    rows = [desk.rows(Minute, item_id=item.id, order=("place",)) for item in items]
    return [[row.text if row.kind == "paragraph" else str(row.kind) for row in each]
            for each in rows]  # fmt: skip


def test_a_whole_meeting_is_taken_by_keyboard_alone(
    journey: Callable[..., str], tmp_path: Path
) -> None:
    assert "after items 1 2 3 4 8 5 6 7 9 10 11" in journey("journey_whole_meeting")

    desk = open_desk(tmp_path / "Westmarch.chairdesk", who="Somebody", home=tmp_path / "other",
                     read_only=True, now=lambda: datetime.now(UTC))  # fmt: skip
    try:
        held, *_later = desk.rows(Meeting, order=("held_on",))
        assert held.state is MeetingState.MINUTES_DRAFT
        assert stands(desk)[:11] == said(desk)
        room = {line.person.name: line for line in register(desk, held.id)}
        assert desk.file.check() == []
    finally:
        desk.close()
    came = {name: str(line.attendance.presence) for name, line in room.items()}
    assert len(came) == 25 + len(("a deputy", "a guest"))
    assert came["Alun Brackenridge"] == "apology"
    assert came["Yasmin Thornbury"] == "deputy"
    assert came["Rowan Cottle"] == "present"
    assert room["Karim Westlake"].part == "items 1, 3 to 11, out for part of items 1, 3"
    assert room["Mabel Thorne"].part == "item 4"
