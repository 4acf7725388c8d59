"""What is due, what holds it, and a disposal with its proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.attachments import Attachment
from chair_desk.records.changes import Refused
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting, MeetingState, Paper
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Appointment, Person
from chair_desk.records.safekeeping import Disposal, Seal
from chair_desk.services.actions import add_action, complete_action
from chair_desk.services.agenda import agenda
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import confirm_minutes, mark_checked, start_session
from chair_desk.services.retention import (
    classes,
    disposals,
    dispose,
    due,
    end_hold,
    hold,
    holds,
    proof_sentence,
    years_after,
)
from chair_desk.services.sealing import look_at_seals
from chair_desk.services.soundness import faults
from tests.services.conftest import Clock

WORD = "quincebanister"


@pytest.fixture
def confirmed(
    desk: Desk, meeting: Meeting, later: Meeting, hold: Callable[[Meeting], None]
) -> Meeting:
    """Minutes of September 2026, confirmed and sealed in November."""
    item = agenda(desk, meeting.id).lines[0].item
    sha256 = desk.file.put_blob(WORD.encode() * 500)
    with desk.change(f"Wrote {WORD}") as step:
        step.insert(
            Minute(id="p1", meeting_id=meeting.id, item_id=item.id, place="A", text=WORD),
            Attachment(id="a1", name=f"{WORD}.pdf", sha256=sha256),
            Paper(id="pp", item_id=item.id, title=WORD, place="a", attachment_id="a1"),
        )
    hold(meeting)
    mark_checked(desk, meeting.id)
    start_session(desk, later.id)
    confirm_minutes(desk, meeting.id, at_meeting_id=later.id)
    return existing(desk, Meeting, meeting.id)


def seal_the_later(desk: Desk, later: Meeting, clock: Clock) -> None:
    from chair_desk.services.meetings import add_meeting, close_session

    third = add_meeting(desk, later.body_id, date(2027, 1, 21)).made
    close_session(desk, later.id)
    mark_checked(desk, later.id)
    clock.set(date(2027, 1, 21))
    start_session(desk, third)
    confirm_minutes(desk, later.id, at_meeting_id=third)
    close_session(desk, third)


def test_minutes_are_due_the_day_after_their_years_ended(
    desk: Desk, confirmed: Meeting, clock: Clock
) -> None:
    clock.set(date(2032, 9, 17))
    assert due(desk) == []
    clock.set(date(2032, 9, 18))
    (one,) = due(desk)
    assert one.root == ("meeting", confirmed.id)
    assert one.may_go
    assert "Kept for six years" in one.why
    assert "17 September 2032" in one.why
    assert "to be checked" in one.why


def test_a_disposal_leaves_its_proof_and_no_word(
    desk: Desk, confirmed: Meeting, later: Meeting, clock: Clock
) -> None:
    seal_the_later(desk, later, clock)
    clock.set(date(2032, 9, 18))
    (disposal_id,) = dispose(desk, due(desk), decided_by="Head of Governance")
    proof = existing(desk, Disposal, disposal_id)
    assert proof.covers == "Agendas, papers and minutes: 1 meeting, 17 September 2026"
    assert proof.decided_by == "Head of Governance"
    assert proof.basis == "The retention schedule of the host authority"
    assert proof.count > 5
    assert len(proof.sha256) == 64
    assert "decided by Head of Governance" in proof_sentence(proof)
    assert disposals(desk) == [proof]
    path = desk.file.path
    assert faults(desk) == []
    desk.close()
    for file in path.parent.glob(f"{path.name}*"):
        assert WORD.encode() not in file.read_bytes()


def test_the_seals_of_the_minutes_that_stay_are_intact(
    desk: Desk, confirmed: Meeting, later: Meeting, clock: Clock
) -> None:
    seal_the_later(desk, later, clock)
    clock.set(date(2032, 9, 18))
    dispose(desk, due(desk), decided_by="Head of Governance")
    (check,) = look_at_seals(desk)
    assert check.verdict == "intact", check.places
    assert desk.count(Seal) == 1


def test_undo_ends_at_a_disposal(desk: Desk, confirmed: Meeting, clock: Clock) -> None:
    clock.set(date(2032, 9, 18))
    dispose(desk, due(desk), decided_by="Head of Governance")
    assert desk.file.undo_label is None
    with pytest.raises(Refused, match="cannot be undone"):
        desk.file.undo()


def test_a_hold_keeps_everything_and_says_why(desk: Desk, confirmed: Meeting, clock: Clock) -> None:
    clock.set(date(2032, 9, 18))
    made = hold(desk, "A public inquiry is open.").made
    (one,) = due(desk)
    assert one.hold == "A public inquiry is open."
    with pytest.raises(Refused, match="public inquiry"):
        dispose(desk, [one], decided_by="Head of Governance")
    end_hold(desk, made)
    assert holds(desk) == []
    assert due(desk)[0].may_go


def test_a_hold_of_one_class_leaves_the_others(
    desk: Desk, confirmed: Meeting, clock: Clock
) -> None:
    clock.set(date(2032, 9, 18))
    hold(desk, "A claim.", "funding")
    assert due(desk)[0].may_go
    with pytest.raises(Refused, match="no such class"):
        hold(desk, "A claim.", "letters")
    with pytest.raises(Refused, match="Say why"):
        hold(desk, " ")


def test_minutes_wait_for_what_is_open_and_actions_for_their_minutes(
    desk: Desk, confirmed: Meeting, clock: Clock
) -> None:
    made = add_action(desk, "Bring the audit back").made
    with desk.change("Minuted") as step:
        step.update(Action, made, meeting_id=confirmed.id)
    clock.set(date(2032, 9, 18))
    assert "Still open" in due(desk)[0].waits
    with pytest.raises(Refused, match="Still open"):
        dispose(desk, due(desk), decided_by="Head of Governance")
    complete_action(desk, made)
    assert due(desk)[0].may_go
    clock.set(date(2038, 10, 1))
    by_table = {one.root[0]: one for one in due(desk) if one.root in {("action", made)}}
    assert "minutes of" in by_table["action"].waits
    meetings = [one for one in due(desk) if one.root == ("meeting", confirmed.id)]
    dispose(desk, meetings, decided_by="Head of Governance")
    (action,) = [one for one in due(desk) if one.root == ("action", made)]
    assert action.may_go
    dispose(desk, [action], decided_by="Head of Governance")
    assert faults(desk) == []


def test_reviews_are_kept_fifteen_years_and_other_entries_six(desk: Desk, clock: Clock) -> None:
    with desk.change("Entries") as step:
        step.insert(
            LogEntry(id="r", log_type="review", reference="R-1", title="A review",
                     closed_on=date(2026, 3, 1)),
            LogEntry(id="k", log_type="risk", reference="K-1", title="A risk",
                     closed_on=date(2026, 3, 1)),
            LogEntry(id="o", log_type="risk", reference="K-2", title="An open risk"),
        )  # fmt: skip
    clock.set(date(2032, 3, 2))
    assert [one.root[1] for one in due(desk)] == ["k"]
    clock.set(date(2041, 3, 2))
    assert {one.root[1]: one.kept.key for one in due(desk)} == {"k": "registers", "r": "reviews"}


def test_somebody_who_left_stays_while_minutes_name_them(
    desk: Desk, confirmed: Meeting, clock: Clock
) -> None:
    person = desk.rows(Person, name="Rosalind Larkspur")[0]
    for one in desk.rows(Appointment, person_id=person.id):
        with desk.change("Left") as step:
            step.update(Appointment, one.id, ends_on=date(2027, 3, 1))
    clock.set(date(2033, 3, 2))
    found = [one for one in due(desk) if one.root[0] == "person"]
    assert "Registers of meetings" in found[0].waits


def test_only_what_is_due_goes_and_somebody_has_to_decide_it(
    desk: Desk, confirmed: Meeting, clock: Clock
) -> None:
    clock.set(date(2032, 9, 18))
    chosen = due(desk)
    with pytest.raises(Refused, match="who decided"):
        dispose(desk, chosen, decided_by=" ")
    with pytest.raises(Refused, match="Nothing is chosen"):
        dispose(desk, [], decided_by="Head of Governance")
    clock.set(date(2031, 1, 1))
    with pytest.raises(Refused, match="not due any more"):
        dispose(desk, chosen, decided_by="Head of Governance")
    assert existing(desk, Meeting, confirmed.id).state is MeetingState.CONFIRMED


def test_years_of_a_leap_day_end_on_the_28th() -> None:
    assert years_after(date(2024, 2, 29), 6) == date(2030, 2, 28)
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_classes_come_from_the_profile(desk: Desk) -> None:
    assert [one.years for one in classes(desk)] == [6, 15, 6, 6, 6, 6, 0]
