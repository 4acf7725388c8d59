"""Any evening of keys: whatever is pressed, nothing breaks and Undo takes all of it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import pytest

from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.audience import Audience
from chair_desk.records.grammar import parse_line
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import InterestOutcome, Minute, MinuteKind
from chair_desk.records.people import OrganisationKind, Person, Seat
from chair_desk.services import agenda, attendance, declarations, minutes, session_clock
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.history import redo, undo
from chair_desk.services.people import add_person, appoint
from chair_desk.services.publishing import prepare_minutes, rendered
from chair_desk.services.soundness import faults
from chair_desk.services.surroundings import surroundings_of

TEXTS = (
    "Heard the figures. [[Rowan House]] was named.",
    "[[a [[b]] c",
    "",
    "/action @Yasmin write by fri",
    "/decision agree [[this]]",
    "/challenge @Police why",
    "/impact fewer wait",
    "in Yasmin",
)
KEYS = 120


@pytest.fixture
def session(
    desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat], clock: Any
) -> Meeting:
    for kind, name in (
        (OrganisationKind.POLICE, "Yasmin Thornbury"),
        (OrganisationKind.COUNCIL, "Marcus Wrenfield"),
    ):
        appoint(desk, seat_of(kind).id, add_person(desk, name).made)
    add_person(desk, "Owen Lathkill")
    attendance.expect_members(desk, meeting.id)
    clock.set(meeting.held_on)
    session_clock.begin(desk, meeting.id)
    return meeting


class Hand:
    """A hand that presses any key: each verb with any of the things it could be about."""

    def __init__(self, desk: Desk, meeting_id: str, random: Random) -> None:
        self.desk, self.meeting_id, self.pick = desk, meeting_id, random.choice

    def any_of(self, record_class: type[Any]) -> str:
        equal = {} if record_class is Person else {"meeting_id": self.meeting_id}
        return self.pick([row.id for row in self.desk.rows(record_class, **equal)] or ["none"])

    def press(self) -> None:
        verbs = (self._room, self._room, self._clock, self._minutes, self._minutes, self._agenda)
        verb, *args = self.pick(self.pick(verbs)())
        try:
            verb(self.desk, *args)
        except Refused:
            return  # what cannot be is said and nothing is done

    def _room(self) -> Sequence[tuple[Any, ...]]:
        line, item, person = map(self.any_of, (Attendance, AgendaItem, Person))
        return (
            (attendance.mark_here, line, self.pick((None, "", "10:10", "half past"))),
            (attendance.mark_as, line, self.pick(list(Presence))),
            (attendance.mark_left, line),
            (attendance.mark_back, line),
            (lambda desk: attendance.mark_out(desk, line, until_item_id=item),),
            (attendance.recuse, line, item),
            (attendance.mark_deputy, line, person),
            (attendance.mark_deputy_for, line, self.any_of(Attendance)),
            (attendance.add_guest, self.meeting_id, person),
            (attendance.remove_line, line),
            (self._declare, person, item),
        )

    def _declare(self, desk: Desk, person: str, item: str) -> None:
        outcome = self.pick(list(InterestOutcome))
        declarations.declare(
            desk, self.meeting_id, person, "A trustee", item_id=item, outcome=outcome
        )

    def _clock(self) -> Sequence[tuple[Any, ...]]:
        return (
            (session_clock.start_item, self.any_of(AgendaItem)),
            (session_clock.next_item, self.meeting_id),
            (session_clock.go_back, self.meeting_id),
            (session_clock.take_break, self.meeting_id),
            (session_clock.end_break, self.meeting_id),
            (session_clock.take_minutes_from, self.any_of(AgendaItem), 5),
        )

    def _minutes(self) -> Sequence[tuple[Any, ...]]:
        row, item, text = self.any_of(Minute), self.any_of(AgendaItem), self.pick(TEXTS)
        line = parse_line(text, surroundings_of(self.desk, self.meeting_id))
        return (
            (minutes.record_line, item, line),
            (minutes.record_line, item, line),
            (minutes.type_text, row, text),
            (minutes.change_text, row, text),
            (lambda desk: minutes.move_paragraph(desk, row, after_id=None, item_id=item),),
            (minutes.remove_paragraph, row),
            (minutes.change_record_kind, row, self.pick(list(MinuteKind))),
            (minutes.set_audience, row, self.pick(list(Audience))),
        )

    def _agenda(self) -> Sequence[tuple[Any, ...]]:
        item, audience = self.any_of(AgendaItem), self.pick(list(Audience))
        return (
            (lambda desk: agenda.change_item(desk, item, audience=audience),),
            (agenda.move_under, item, self.any_of(AgendaItem)),
            (agenda.defer_item, item),
            (agenda.remove_item, item),
            (undo,),
            (redo,),
        )


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_pressed_can_be_shown_printed_and_undone(
    desk: Desk, session: Meeting, clock: Any, snapshot: Callable[[], object], seed: int
) -> None:
    before = snapshot()
    random = Random(seed)
    hand = Hand(desk, session.id, random)
    for _key in range(KEYS):
        clock.pass_by(seconds=random.randint(1, 90))
        hand.press()
    minutes.settle_typing(desk)
    after = snapshot()

    assert faults(desk) == []
    for audience in Audience:
        rendered(prepare_minutes(desk, session.id, audience=audience), "html")
    count = 0
    while snapshot() != before:
        assert undo(desk)
        count += 1
    for _change in range(count):
        redo(desk)
    assert snapshot() == after
