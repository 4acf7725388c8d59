from __future__ import annotations

from collections.abc import Callable

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Minute
from chair_desk.services.agenda import agenda
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import new_version, start_session, version_words, versions
from chair_desk.services.versions import give_out

Hold = Callable[[Meeting], None]


def test_each_draft_that_is_given_out_counts_a_version(
    desk: Desk, meeting: Meeting, hold: Hold
) -> None:
    hold(meeting)
    assert version_words(existing(desk, Meeting, meeting.id)) == ""

    new_version(desk, meeting.id)
    item = agenda(desk, meeting.id).lines[0].item
    with desk.change("More") as step:
        step.insert(Minute(id="p", meeting_id=meeting.id, item_id=item.id, place="A", text="Said."))
    new_version(desk, meeting.id)

    assert version_words(existing(desk, Meeting, meeting.id)) == "v2"
    first, second = versions(desk, meeting.id)
    assert (first.number, second.number) == (1, 2)
    assert first.sha256 != second.sha256


def test_the_same_draft_given_out_again_keeps_its_version(
    desk: Desk, meeting: Meeting, hold: Hold
) -> None:
    hold(meeting)
    first = new_version(desk, meeting.id)

    again = new_version(desk, meeting.id)

    assert again.made == first.made
    assert not again
    assert len(versions(desk, meeting.id)) == 1


def test_a_meeting_that_is_not_closed_has_no_minutes_to_give_out(
    desk: Desk, meeting: Meeting
) -> None:
    with pytest.raises(Refused, match="not closed"):
        new_version(desk, meeting.id)


def test_who_gets_the_confidential_part_is_kept_beside_the_version(
    desk: Desk, meeting: Meeting, hold: Hold
) -> None:
    hold(meeting)
    with pytest.raises(Refused, match="Say who gets"):
        give_out(desk, meeting.id, "  ")

    give_out(desk, meeting.id, "Marcus  Wrenfield")
    give_out(desk, meeting.id, "Marcus Wrenfield")
    give_out(desk, meeting.id, "the Designated Nurse")

    (version,) = versions(desk, meeting.id)
    assert version.given_to == "Marcus Wrenfield; the Designated Nurse"


def test_of_a_meeting_in_session_nothing_is_kept_yet(desk: Desk, meeting: Meeting) -> None:
    start_session(desk, meeting.id)

    assert not give_out(desk, meeting.id, "Marcus Wrenfield")
    assert versions(desk, meeting.id) == []
