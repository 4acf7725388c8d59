"""The chair's briefing on the sample board, in both editions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chair_desk.records.briefing import BriefedItem, Briefing
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting, Purpose
from chair_desk.services.agenda import add_item, agenda, change_item
from chair_desk.services.briefing import (
    briefing,
    briefing_name,
    briefing_steps,
    briefing_text,
    export_briefing,
)
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.readiness import next_meeting
from chair_desk.services.sample_people import CHAIR


def now() -> datetime:
    return datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


@pytest.fixture
def board(eve_bytes: bytes, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "board.chairdesk"
    path.write_bytes(eve_bytes)
    desk = open_desk(path, who=CHAIR, home=tmp_path / "home", now=now)
    yield desk
    desk.close()


@pytest.fixture
def meeting(board: Desk) -> Meeting:
    found = next_meeting(board)
    assert found is not None
    return found


def item(found: Briefing, number: str) -> BriefedItem:
    return next(one for one in found.items if one.number == number)


def test_an_item_says_what_was_said_before_what_is_owed_and_what_is_sought(
    board: Desk, meeting: Meeting
) -> None:
    found = item(briefing(board, meeting.id), "7")
    assert found.title == "Police seniority at this Board"
    assert found.asked.startswith("Hear the force’s answer to C-014")
    assert found.heard[0].words.startswith("The Chair said the force sent an officer")
    assert [one.reference for one in found.owed] == ["A-104", "C-014"]
    assert found.owed[0].is_late
    assert found.papers == ("The force’s answer to C-014: not in yet",)
    assert any("the answer to C-014" in one for one in found.ask)


def test_each_statutory_partner_is_asked_to_commit_at_a_decision(
    board: Desk, meeting: Meeting
) -> None:
    found = item(briefing(board, meeting.id), "9")
    assert found.ask == ("each in turn to commit: County Council, Constabulary, NHS ICB.",)


def test_the_confidential_part_is_in_the_chairs_own_edition_only(
    board: Desk, meeting: Meeting
) -> None:
    own = briefing(board, meeting.id, with_confidential=True)
    other = briefing(board, meeting.id)
    assert item(own, "6").is_confidential
    assert "baby" in item(own, "6").title
    assert [one.number for one in other.items if one.is_confidential] == []
    assert "baby" not in repr(other)
    assert (own.withheld, other.withheld) == (0, 1)


def test_the_script_names_the_confidential_item_and_who_leaves(
    board: Desk, meeting: Meeting
) -> None:
    script = briefing(board, meeting.id).script
    assert script[0].startswith("“Does anybody have an interest")
    assert "Item 6 is confidential" in script[-1]


def test_what_is_not_ready_and_what_was_not_considered_stand_in_it(
    board: Desk, meeting: Meeting
) -> None:
    found = briefing(board, meeting.id)
    assert found.to_do == ("Papers in: 9 of 11", "Constabulary at the agreed level")
    assert any(line.startswith("Priorities and business plan") for line in found.year)
    assert "Constabulary: 3 of 8, falling" in found.authority


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_it_is_written_in_each_format(
    board: Desk, meeting: Meeting, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / briefing_name(board, meeting.id, kind)
    assert path.name == f"Westmarch SCP briefing 2026-11-19.{kind}"
    export_briefing(board, meeting.id, path, format=kind, with_confidential=True)
    assert path.stat().st_size > 1_000


def test_it_is_not_written_over_a_board(board: Desk, meeting: Meeting) -> None:
    with pytest.raises(Refused, match="board file"):
        export_briefing(board, meeting.id, board.file.path)


def test_it_has_no_more_than_four_pages(board: Desk, meeting: Meeting, tmp_path: Path) -> None:
    import pikepdf

    path = export_briefing(board, meeting.id, tmp_path / "b.pdf", with_confidential=True)
    with pikepdf.open(path) as document:
        assert 1 <= len(document.pages) <= 4


def test_twenty_items_with_much_behind_them_still_have_four_pages(
    board: Desk, meeting: Meeting, tmp_path: Path
) -> None:
    import pikepdf

    ids = [line.item.id for line in agenda(board, meeting.id).lines]
    titles = [line.item.title for line in agenda(board, meeting.id).lines]
    while len(ids) < 20:
        title = titles[len(ids) % len(titles)]
        ids.append(add_item(board, meeting.id, title, purpose=Purpose.DECISION).made)
        change_item(board, ids[-1], asked="Agree what each partner does next, and by when.")
    path = export_briefing(board, meeting.id, tmp_path / "b.pdf", with_confidential=True)
    with pikepdf.open(path) as document:
        assert 3 <= len(document.pages) <= 4
    assert briefing(board, meeting.id).is_shortened
    assert "Shortened to keep to four pages" in briefing_text(board, meeting.id)


def test_it_can_be_read_in_the_window_without_a_file(board: Desk, meeting: Meeting) -> None:
    assert "Briefing for the chair" in briefing_text(board, meeting.id)


def test_a_briefing_read_step_by_step_is_the_whole_one(board: Desk, meeting: Meeting) -> None:
    steps, count = briefing_steps(board, meeting.id, with_confidential=True), 0
    while True:
        try:
            next(steps)
            count += 1
        except StopIteration as end:
            found = end.value
            break

    assert found == briefing(board, meeting.id, with_confidential=True)
    assert count == len(found.items) + 1
