from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.links import ATTENDANCE_OF, Link
from chair_desk.records.logs import LogEntry
from chair_desk.records.people import Delegation
from chair_desk.services.challenge_cards import challenge_card
from chair_desk.services.challenge_evidence import EvidenceLine, add_evidence, offered_evidence
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.links import End, add_link, find_record, remove_link


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def challenge(desk: Desk, reference: str) -> str:
    return desk.rows(LogEntry, reference=reference)[0].id


def evidence(desk: Desk, entry_id: str) -> list[EvidenceLine]:
    return list(challenge_card(desk, entry_id).evidence)


def test_attendance_is_read_from_the_record_and_a_letter_says_that_its_review_is_due(
    desk: Desk,
) -> None:
    attendance, letter = evidence(desk, challenge(desk, "C-014"))
    assert attendance.words == "Attendance, 8 meetings"
    assert attendance.state == "live from the record"
    assert "able to commit" in attendance.note
    assert attendance.table == ATTENDANCE_OF
    assert letter.words.startswith("Letter of delegation, ")
    assert (letter.state, letter.is_due) == ("review overdue", True)


def test_a_record_stands_as_evidence_once_and_its_link_is_no_link_beside_it(desk: Desk) -> None:
    made = challenge(desk, "C-016")
    add_evidence(desk, made, to="A-104", note="The answer that never came")
    (line,) = evidence(desk, made)
    assert (line.table, line.note) == ("action", "The answer that never came")
    assert line.words.startswith("A-104")
    assert line.link_id not in {one.link_id for one in challenge_card(desk, made).links}
    with pytest.raises(Refused) as refused:
        add_evidence(desk, made, to="A-104")
    assert "stands as evidence already" in refused.value.problems["to"]
    with pytest.raises(Refused):
        add_evidence(desk, made, to="A-99999")
    remove_link(desk, line.link_id)
    assert evidence(desk, made) == []
    undo(desk)
    assert [one.link_id for one in evidence(desk, made)] == [line.link_id]


def test_a_link_made_from_the_other_end_becomes_evidence_of_the_challenge_alone(
    desk: Desk,
) -> None:
    made, action = challenge(desk, "C-016"), find_record(desk, "A-106")
    link_id = add_link(desk, action, End("log_entry", made)).made
    before = desk.count(Link)
    add_evidence(desk, made, to="A-106")
    assert desk.count(Link) == before
    assert [one.link_id for one in evidence(desk, made)] == [link_id]
    undo(desk)
    assert evidence(desk, made) == []


def test_what_may_stand_as_evidence_is_offered_until_it_does(desk: Desk) -> None:
    made = challenge(desk, "C-016")
    offered = dict(offered_evidence(desk, made, date(2026, 11, 17)))
    said = list(offered.values())
    assert sum(one.startswith("Attendance of ") for one in said) == 2, "two are asked"
    assert any(one.startswith("E-") for one in said)
    key = next(iter(offered))
    add_evidence(desk, made, key)
    assert key not in dict(offered_evidence(desk, made, date(2026, 11, 17)))
    (line,) = evidence(desk, made)
    assert line.words.startswith("Attendance of ")
    with pytest.raises(Refused) as refused:
        add_evidence(desk, made, key)
    assert "record" in refused.value.problems


def test_a_letter_that_is_gone_says_so_and_opens_nothing(desk: Desk) -> None:
    made = challenge(desk, "C-014")
    letter = evidence(desk, made)[1]
    with desk.change("Took the letter out") as step:
        step.delete(Delegation, letter.id)
    gone = evidence(desk, made)[1]
    assert gone.is_gone
    assert gone.words == "It is no longer in the board file"
