from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports.westmarch import westmarch_bundle

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.cut import closed_items, for_audience
from chair_desk.records.meetings import AgendaItem
from chair_desk.records.presence_by_item import course_of, items_attended, turns_of

OPEN = (Audience.PUBLIC, Audience.MEMBERS)


def texts(value: Any) -> Iterator[str]:
    """Yield every text in a bundle, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from (*texts(key), *texts(one))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))


def public(bundle: MeetingBundle) -> MeetingBundle:
    return for_audience(bundle, Audience.PUBLIC)


@pytest.mark.parametrize("audience", OPEN)
@pytest.mark.parametrize(
    "words",
    [
        "The family was discussed.",
        "what next for the family",
        "Rowan House",
        "Commission a full review.",
        "Send the notes of the family meeting",
        "Family doctor of WM-07",
        "Ambrose Quillmore",
        "Knows the family",
        "she told the partners apart",
        "whether to commission",
    ],
)
def test_what_is_confidential_is_in_no_other_edition(words: str, audience: Audience) -> None:
    whole = westmarch_bundle()

    assert any(words in text for text in texts(whole))
    assert not any(words in text for text in texts(for_audience(whole, audience)))


def test_what_is_for_members_is_not_public() -> None:
    whole = westmarch_bundle()

    assert "m17" in {minute.id for minute in for_audience(whole, Audience.MEMBERS).minutes}
    assert "m17" not in {minute.id for minute in public(whole).minutes}
    assert [paper.id for paper in public(whole).papers] == ["p2"]
    assert not any("at court" in text for text in texts(public(whole)))


@pytest.mark.parametrize("audience", list(Audience))
def test_how_to_reach_people_and_what_they_need_is_in_no_edition(audience: Audience) -> None:
    found = list(texts(for_audience(westmarch_bundle(), audience)))

    assert not any("example.org" in text or "01632" in text for text in found)
    assert "Large print" not in found


def test_the_confidential_edition_loses_nothing_else() -> None:
    whole = westmarch_bundle()
    cut = for_audience(whole, Audience.CONFIDENTIAL)

    for name in ("items", "minutes", "actions", "decisions", "attendance", "movements"):
        assert getattr(cut, name) == getattr(whole, name)
    assert any("[[" in text for text in texts(cut))


def test_a_closed_item_keeps_its_number_title_and_time() -> None:
    item = next(item for item in public(westmarch_bundle()).items if item.id == "i6")

    assert item.title == "Rapid review WM-07"
    assert item.planned_minutes == 20
    assert (item.closed_title, item.asked, item.lead_id) == ("", "", None)
    assert public(westmarch_bundle()).numbers["i6"] == "5"


def test_what_lies_under_a_closed_item_is_closed_and_its_time_is_kept() -> None:
    whole = westmarch_bundle()
    under = AgendaItem(
        id="i6a", meeting_id="meeting", place="61", title="x", parent_id="i6", planned_minutes=7
    )
    below = replace(under, id="i6ai", parent_id="i6a", planned_minutes=3)
    cut = public(replace(whole, items=(*whole.items, under, below)))

    assert closed_items((*whole.items, under, below), Audience.PUBLIC) == {
        "i6",
        "i6a",
        "i6ai",
        "i8",
    }
    assert {"i6a", "i6ai"}.isdisjoint(item.id for item in cut.items)
    assert next(item for item in cut.items if item.id == "i6").planned_minutes == 30


def test_numbers_are_the_same_in_every_edition() -> None:
    whole = westmarch_bundle()
    numbers = [for_audience(whole, audience).minute_numbers for audience in Audience]

    assert numbers[2]["m9"] == "4.5"
    assert all(found["m9"] == "4.5" for found in numbers)
    assert "m8" not in numbers[0]
    assert for_audience(whole, Audience.MEMBERS).paper_labels["p5b"] == "4c"


def test_members_learn_that_a_decision_was_made_and_the_public_does_not() -> None:
    whole = westmarch_bundle()
    members = {one.reference: one for one in for_audience(whole, Audience.MEMBERS).decisions}

    assert members["D-042"].text == "In the confidential part."
    assert members["D-042"].minute_id is None
    assert "D-042" not in {one.reference for one in public(whole).decisions}


def test_a_block_goes_with_the_record_whose_words_it_bears() -> None:
    whole = westmarch_bundle()
    actions = tuple(
        replace(one, audience=Audience.CONFIDENTIAL) if one.id == "a124" else one
        for one in whole.actions
    )
    cut = public(replace(whole, actions=actions))

    assert "m11" not in {minute.id for minute in cut.minutes}
    assert "m9" in {minute.id for minute in cut.minutes}
    assert not cut.action_owners


def test_who_came_for_closed_items_alone_is_not_in_the_register() -> None:
    whole = westmarch_bundle()

    assert "line-quillmore" in {line.id for line in whole.attendance}
    assert "line-quillmore" not in {line.id for line in public(whole).attendance}


def test_comings_and_goings_at_a_closed_item_are_told_by_open_items() -> None:
    moves = [one for one in public(westmarch_bundle()).movements if "wrenfield" in one.id]

    assert [(one.kind, one.item_id) for one in moves] == [("in", "i5"), ("out", "i5")]
    assert all(one.at == "" for one in moves)


def test_standing_aside_from_a_closed_item_is_not_told() -> None:
    recusals = [
        one for one in public(westmarch_bundle()).movements if one.kind is MovementKind.RECUSED
    ]

    assert [one.item_id for one in recusals] == ["i7"]


def test_rank_and_level_stay_with_the_board() -> None:
    lines = for_audience(westmarch_bundle(), Audience.MEMBERS).attendance

    assert all(line.rank == "" and line.level is None for line in lines)


@pytest.mark.parametrize("audience", list(Audience))
def test_cutting_twice_changes_nothing(audience: Audience) -> None:
    once = for_audience(westmarch_bundle(), audience)

    assert for_audience(once, audience) == once


def test_what_was_cut_cannot_be_had_back() -> None:
    cut = public(westmarch_bundle())

    assert for_audience(cut, Audience.CONFIDENTIAL) == cut


COUNT = 6
STATES = st.lists(
    st.sampled_from([Audience.PUBLIC, Audience.CONFIDENTIAL]), min_size=COUNT, max_size=COUNT
)
TURNS = st.lists(
    st.tuples(st.sampled_from([MovementKind.IN, MovementKind.OUT]), st.integers(0, COUNT - 1)),
    max_size=4,
)


@given(STATES, TURNS)
def test_presence_at_open_items_is_the_same_after_the_cut(
    audiences: list[Audience], turns: list[tuple[MovementKind, int]]
) -> None:
    whole = replace(
        westmarch_bundle(),
        items=tuple(
            AgendaItem(id=str(n), meeting_id="meeting", place=str(n), title="x", audience=audience)
            for n, audience in enumerate(audiences)
        ),
        attendance=(
            Attendance(
                id="a", meeting_id="meeting", person_id="larkspur", presence=Presence.PRESENT
            ),
        ),
        movements=tuple(
            Movement(id=str(n), attendance_id="a", kind=kind, item_id=str(index))
            for n, (kind, index) in enumerate(sorted(turns, key=lambda turn: turn[1]))
        ),
    )
    cut = public(whole)

    before, after = _attended(whole), _attended(cut)
    closed = {str(n) for n, audience in enumerate(audiences) if audience != Audience.PUBLIC}
    if before <= closed and before:
        assert cut.attendance == ()
    elif not closed >= {str(n) for n in range(COUNT)}:
        assert after - closed == before - closed


def _attended(bundle: MeetingBundle) -> set[str]:
    course = course_of(bundle.meeting, bundle.items)
    found: set[str] = set()
    for line in bundle.attendance:
        there = items_attended(turns_of(line, bundle.movements, course), len(course.item_ids))
        found |= {one for one, here in zip(course.item_ids, there, strict=True) if here}
    return found
