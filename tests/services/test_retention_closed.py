"""Disposing in a board that is closed meanwhile."""

from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting
from chair_desk.services.backups import back_up, backups
from chair_desk.services.desk import Desk, open_with
from chair_desk.services.people import add_person
from chair_desk.services.retention_closed import Decided, dispose_closed, erase_closed
from tests.services.conftest import Clock


def test_what_is_chosen_goes_and_older_backups_with_it(
    desk: Desk, meeting: Meeting, later: Meeting, clock: Clock
) -> None:
    back_up(desk)
    clock.set(date(2033, 1, 1))
    path, own = desk.file.path, desk.circumstances
    desk.close()
    decided = Decided(by="Head of Governance", with_backups=True)
    (proof,) = dispose_closed(path, own, [("meeting", meeting.id)], decided)
    assert "1 meeting, 17 September 2026" in proof
    again = open_with(path, own)
    assert again.get(Meeting, meeting.id) is None
    assert again.get(Meeting, later.id) is not None
    (left,) = backups(again)
    assert left.at.year == 2033
    again.close()


def test_what_is_not_due_stays(desk: Desk, meeting: Meeting) -> None:
    path, own = desk.file.path, desk.circumstances
    desk.close()
    with pytest.raises(Refused, match="Nothing is chosen"):
        dispose_closed(path, own, [("meeting", meeting.id)], Decided(by="Chair"))


def test_a_person_is_erased(desk: Desk) -> None:
    made = add_person(desk, "Quillon Barberry").made
    path, own = desk.file.path, desk.circumstances
    desk.close()
    (proof,) = erase_closed(path, own, made, Decided(by="Chair", basis="Article 17(1)"))
    assert "Name and contact details" in proof
