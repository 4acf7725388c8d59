from __future__ import annotations

from dataclasses import replace

import pytest

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle, QuorumMoment
from chair_desk.records.cut import for_audience
from chair_desk.records.meetings import AgendaItem
from chair_desk.records.minute_numbers import numbered
from chair_desk.reports.document import BulletList, Grid, Paragraph, plain
from chair_desk.reports.minutes_attendance import (
    attendance_blocks,
    declaration_blocks,
    present_for,
    role_and_agency,
)


def _rows(bundle: MeetingBundle) -> dict[str, list[str]]:
    grid = attendance_blocks(numbered(bundle))[1]
    assert isinstance(grid, Grid)
    cells = [[plain(cell) for cell in row] for row in grid.rows]
    return {name: rest for name, *rest in cells}


def test_the_register_begins_with_the_chair_and_ends_with_apologies(
    westmarch: MeetingBundle,
) -> None:
    names = list(_rows(westmarch))

    assert names[:2] == ["Rosalind Larkspur", "Sunita Brookvale"]
    assert names[-1] == "Yasmin Thornbury"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Rosalind Larkspur", "Present"),
        ("Sunita Brookvale", "Present, arrived 10:20, for items 3 to 7"),
        ("Priya Sandalwood", "Deputising for Yasmin Thornbury, by video or telephone"),
        ("Shazia Pemberly", "Present, for items 1 to 4, 6 and 7, took no part in item 6"),
        ("Marcus Wrenfield", "In attendance, for items 4 and 5"),
        ("Tobias Fernley", "In attendance, for item 7"),
        ("Yasmin Thornbury", "Apologies, at court"),
    ],
)
def test_the_register_says_as_what_and_for_what(
    westmarch: MeetingBundle, name: str, said: str
) -> None:
    assert _rows(westmarch)[name][1] == said


def test_whoever_went_out_for_part_of_an_item_has_a_footnote(westmarch: MeetingBundle) -> None:
    line = Attendance(id="x", meeting_id="meeting", person_id="ashdown", presence=Presence.PRESENT)
    item = next(one for one, number in numbered(westmarch).numbers.items() if number == "4")
    moves = tuple(
        Movement(id=at, attendance_id="x", kind=kind, at=at, item_id=item)
        for kind, at in ((MovementKind.OUT, "10:31"), (MovementKind.IN, "10:35"))
    )
    bundle = replace(numbered(westmarch), attendance=(line,), movements=moves)

    grid = attendance_blocks(bundle)[1]

    assert isinstance(grid, Grid)
    assert plain(grid.rows[0][2]) == "Present, out for part of item 4"


@pytest.mark.parametrize(
    ("presence", "said"),
    [
        (Presence.OBSERVER, "Observer"),
        (Presence.NO_SHOW, "Did not attend"),
        (Presence.EXPECTED, "Not recorded"),
        (Presence.DEPUTY, "Deputy"),
    ],
)
def test_every_presence_has_its_words(
    westmarch: MeetingBundle, presence: Presence, said: str
) -> None:
    line = Attendance(
        id="x", meeting_id="meeting", person_id="ashdown", presence=presence, left="12:10"
    )
    words = _rows(replace(westmarch, attendance=(line,)))["Ŵyn Ashdown"][1]

    assert words.startswith(said)
    assert ("left 12:10" in words) == presence.is_here


def test_a_role_is_the_post_of_the_day_else_that_of_the_seat(westmarch: MeetingBundle) -> None:
    lines = {line.person_id: line for line in westmarch.attendance}

    def role(person: str, **values: str) -> str:
        return role_and_agency(westmarch, replace(lines[person], **values))

    assert role("applegarth") == "Director of Children’s Services, Westmarch County Council"
    assert role("applegarth", post="") == "Member, Westmarch County Council"
    assert role("larkspur") == "Independent chair"
    assert role("tallowfield") == "Business Manager"
    assert role("wrenfield") == "Reviewing officer"


def test_a_meeting_with_no_register_or_interests_says_so(westmarch: MeetingBundle) -> None:
    bare = replace(westmarch, attendance=(), declarations=(), quorum_words="")

    sentences = [*attendance_blocks(bare)[1:], *declaration_blocks(bare)[1:]]

    assert [plain(one.runs) for one in sentences if isinstance(one, Paragraph)] == [
        "No attendance was recorded.",
        "No interests were declared.",
    ]


def test_an_interest_is_said_with_its_item_and_outcome(westmarch: MeetingBundle) -> None:
    bundle = numbered(westmarch)
    bare = replace(westmarch.declarations[0], item_id=None, interest="")
    _heading, listed = declaration_blocks(
        replace(bundle, declarations=(*bundle.declarations, bare))
    )

    assert [plain(item) for item in listed.items] == [  # type: ignore[union-attr]
        "Shazia Pemberly, on item 6: Trustee of the police youth charity. "
        "They took no part in the item.",
        "Nell Applegarth, on item 5: Knows the family. They left the room for the item.",
        "Shazia Pemberly. They took no part in the item.",
    ]


def test_it_is_said_who_was_present_for_the_confidential_part(westmarch: MeetingBundle) -> None:
    item = {number: key for key, number in numbered(westmarch).numbers.items()}

    at_five = present_for(westmarch, item["5"])
    at_six = present_for(westmarch, item["6"])

    assert "Marcus Wrenfield" in at_five
    assert "Shazia Pemberly" not in at_five
    assert "Marcus Wrenfield" not in at_six
    assert "Shazia Pemberly" not in at_six
    assert "Yasmin Thornbury" not in at_six
    assert present_for(westmarch, "no such item") == ""


def test_an_edition_without_closed_items_never_says_that_nothing_was_declared_at_all(
    westmarch: MeetingBundle,
) -> None:
    closed = AgendaItem(
        id="closed", meeting_id="meeting", place="95", title="Closed matter",
        audience=Audience.CONFIDENTIAL,
    )  # fmt: skip
    bundle = replace(westmarch, items=(*westmarch.items, closed), declarations=())

    said = {
        audience: plain(declaration_blocks(for_audience(bundle, audience))[1].runs)
        for audience in Audience
    }

    assert said[Audience.PUBLIC] == "No interests were declared on the open items."
    assert said[Audience.CONFIDENTIAL] == "No interests were declared."


def test_how_quorum_went_stands_below_the_register(westmarch: MeetingBundle) -> None:
    moments = (
        QuorumMoment(westmarch.items[0].id, "10.00, item 1: At the start. Quorate."),
        QuorumMoment(westmarch.items[0].id, "10.20, item 1: Somebody left. Not quorate."),
    )

    last = attendance_blocks(replace(westmarch, quorum_course=moments))[-1]

    assert isinstance(last, BulletList)
    assert [plain(words) for words in last.items] == [moment.words for moment in moments]
