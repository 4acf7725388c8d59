from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.meetings import MeetingState
from chair_desk.reports.document import BulletList, Note, plain
from chair_desk.reports.minutes_state import state_blocks, state_sentence


def _in_state(bundle: MeetingBundle, state: MeetingState, **values: Any) -> MeetingBundle:
    return replace(bundle, meeting=replace(bundle.meeting, state=state, **values))


@pytest.mark.parametrize(
    ("state", "values", "said"),
    [
        (MeetingState.MINUTES_DRAFT, {}, "Draft, not yet confirmed by the Board. Version 2"),
        (MeetingState.IN_SESSION, {"minutes_version": 0}, "Draft, not yet confirmed by the Board"),
        (
            MeetingState.CHECKED,
            {"minutes_version": 3},
            "Checked by the chair, not yet confirmed by the Board. Version 3",
        ),
        (
            MeetingState.CONFIRMED,
            {"confirmed_on": date(2027, 2, 18), "minutes_version": 4},
            "Confirmed on 18 February 2027. Version 4",
        ),
        (MeetingState.CONFIRMED, {"minutes_version": 0}, "Confirmed"),
    ],
)
def test_minutes_say_where_they_stand(
    westmarch: MeetingBundle, state: MeetingState, values: dict[str, Any], said: str
) -> None:
    assert state_sentence(_in_state(westmarch, state, **values)) == said


def test_minutes_confirmed_subject_to_a_correction_say_so(westmarch: MeetingBundle) -> None:
    bundle = _in_state(
        westmarch,
        MeetingState.CONFIRMED,
        confirmed_on=date(2027, 2, 18),
        confirmed_subject_to="the spelling of Aldermoor",
    )

    note = state_blocks(bundle)[0]

    assert isinstance(note, Note)
    assert plain(note.paragraphs[0]) == "Confirmed subject to: the spelling of Aldermoor"


def test_corrections_are_dated_and_name_their_paragraph(westmarch: MeetingBundle) -> None:
    bundle = replace(westmarch, minute_numbers={"m4": "5.1"})
    undated = replace(westmarch.corrections[0], made_on=None, minute_id=None)

    listed = state_blocks(replace(bundle, corrections=(*bundle.corrections, undated)))[2]

    assert isinstance(listed, BulletList)
    assert [plain(item) for item in listed.items] == [
        "18 February 2027, minute 5.1: For “58%” read “57%”.",
        "For “58%” read “57%”.",
    ]


def test_minutes_never_corrected_have_no_list_of_corrections(westmarch: MeetingBundle) -> None:
    assert len(state_blocks(replace(westmarch, corrections=()))) == 1
