"""Declarations of interest at a meeting, and the register of interests they are offered from."""

from __future__ import annotations

from collections.abc import Mapping

from chair_desk.records.attendance import Attendance, Movement, MovementKind
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Declaration, InterestOutcome
from chair_desk.records.people import Person, SeatKind
from chair_desk.services.agenda_places import item_name, open_meeting, placed_items
from chair_desk.services.attendance import recuse
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.item_readers import readers_of
from chair_desk.services.members import members_on
from chair_desk.services.open_on_item import open_on_item
from chair_desk.services.records_made import partner_of
from chair_desk.words import N_, _

REGISTER = "interest"
_ASIDE = frozenset({InterestOutcome.NO_PART, InterestOutcome.LEFT})

OUTCOME_WORDS: Mapping[InterestOutcome, str] = {
    InterestOutcome.NOTED: N_("Noted"),
    InterestOutcome.STAYED: N_("Stayed and took part"),
    InterestOutcome.NO_PART: N_("Took no part"),
    InterestOutcome.LEFT: N_("Left the room"),
}


@frozen(kw_only=True)
class KnownInterest:
    """An interest in the register of somebody on the register of a meeting."""

    person: Person
    entry: LogEntry
    is_declared: bool = False


def declarations(desk: Desk, meeting_id: str) -> list[Declaration]:
    """Return what was declared at a meeting, in the order it was."""
    return desk.rows(Declaration, meeting_id=meeting_id)


def known_interests(desk: Desk, meeting_id: str) -> list[KnownInterest]:
    """Return what the register of interests knows of those who are to come, by name.

    It is offered at the start; nothing is declared for anybody by itself.
    """
    lines = desk.rows(Attendance, meeting_id=meeting_id)
    people = {row.id: row for row in desk.rows(Person, id={line.person_id for line in lines})}
    log = desk.shelf.log_type(REGISTER)
    rows = desk.rows(LogEntry, log_type=REGISTER, raised_by_id=list(people))
    said = {(row.person_id, row.interest) for row in declarations(desk, meeting_id)}
    found = [
        KnownInterest(
            person=people[row.raised_by_id or ""],
            entry=row,
            is_declared=(row.raised_by_id, row.title) in said,
        )
        for row in rows
        if row.state in log.open_states
    ]
    return sorted(found, key=lambda one: (one.person.name, one.entry.title))


def declare(
    desk: Desk,
    meeting_id: str,
    person_id: str,
    interest: str,
    *,
    item_id: str | None = None,
    outcome: InterestOutcome = InterestOutcome.NOTED,
) -> Changes:
    """Record an interest declared at a meeting, of the whole or of one item.

    Whoever takes no part in the item, or leaves for it, stands aside in the register too.

    Raises:
        Refused: It says nothing, an outcome needs an item, the register keeps it for fewer
            readers than the item has, or the minutes are confirmed.
    """
    open_meeting(desk, meeting_id)
    person = existing(desk, Person, person_id)
    if not interest.strip():
        raise Refused({"interest": _("Say in a few words what the interest is.")})
    if outcome in _ASIDE and item_id is None:
        raise Refused({"item_id": _("Say from which item the person stands aside.")})
    _refuse_telling(desk, person_id, interest.strip(), item_id)
    row = Declaration(
        id=desk.new_id(),
        meeting_id=meeting_id,
        person_id=person_id,
        item_id=item_id,
        interest=interest.strip(),
        outcome=outcome,
    )
    with desk.change(_label(desk, person, item_id)) as step:
        step.insert(row)
        if outcome in _ASIDE and item_id:
            _stand_aside(desk, row)
    return step.done(made=row.id)


def _refuse_telling(desk: Desk, person_id: str, interest: str, item_id: str | None) -> None:
    """Refuse to minute for all what the register keeps for the readers of a closed item.

    Raises:
        Refused: The item has more readers, or there is none.
    """
    item = desk.get(AgendaItem, item_id)
    readers = readers_of(desk, item) if item else Audience.PUBLIC
    for row in desk.rows(LogEntry, log_type=REGISTER, raised_by_id=person_id):
        is_same = row.title.strip().casefold() == interest.casefold()
        if is_same and not readers.may_read(row.audience):
            raise Refused(
                {"item_id": _("This interest is confidential. Choose the closed item it bears on.")}
            )


def _label(desk: Desk, person: Person, item_id: str | None) -> str:
    item = desk.get(AgendaItem, item_id)
    if item is None:
        return _("{name} declared an interest").format(name=person.name)
    words = _("{name} declared an interest in {item}")
    return words.format(name=person.name, item=item_name(desk, item))


def _lines(desk: Desk, row: Declaration) -> list[Attendance]:
    return desk.rows(Attendance, meeting_id=row.meeting_id, person_id=row.person_id)


def _recusals(desk: Desk, row: Declaration) -> list[Movement]:
    return desk.rows(
        Movement,
        attendance_id=[line.id for line in _lines(desk, row)],
        kind=MovementKind.RECUSED,
        item_id=row.item_id,
    )


def _stand_aside(desk: Desk, row: Declaration) -> None:
    """Put the person aside for the item, unless they are already or are on no line."""
    lines = _lines(desk, row)
    aside = {movement.attendance_id for movement in _recusals(desk, row)}
    if row.item_id and any(line.id not in aside for line in lines):
        recuse(desk, lines[0].id, row.item_id)


def change_declaration(
    desk: Desk,
    declaration_id: str,
    *,
    interest: str | None = None,
    outcome: InterestOutcome | None = None,
) -> Changes:
    """Change what was declared, or what was agreed about it; the register follows.

    Raises:
        Refused: It says nothing, an outcome needs an item, or the minutes are confirmed.
    """
    row = existing(desk, Declaration, declaration_id)
    open_meeting(desk, row.meeting_id)
    person = existing(desk, Person, row.person_id)
    words = row.interest if interest is None else interest.strip()
    agreed = outcome or row.outcome
    if not words:
        raise Refused({"interest": _("Say in a few words what the interest is.")})
    if agreed in _ASIDE and row.item_id is None:
        raise Refused({"item_id": _("Say from which item the person stands aside.")})
    label = _("Changed the declaration of {name}").format(name=person.name)
    with desk.change(label) as step:
        step.update(Declaration, declaration_id, interest=words, outcome=agreed)
        if agreed in _ASIDE:
            _stand_aside(desk, row)
        elif row.outcome in _ASIDE:
            _take_part(desk, step, row)
    return step.done(made=declaration_id)


def remove_declaration(desk: Desk, declaration_id: str) -> Changes:
    """Take a declaration back; whoever stood aside for it takes part again.

    Raises:
        Refused: The minutes are confirmed.
    """
    row = existing(desk, Declaration, declaration_id)
    open_meeting(desk, row.meeting_id)
    person = existing(desk, Person, row.person_id)
    label = _("Removed the declaration of {name}").format(name=person.name)
    with desk.change(label) as step:
        if row.outcome in _ASIDE:
            _take_part(desk, step, row)
        step.delete(Declaration, declaration_id)
    return step.done()


def _take_part(desk: Desk, step: Step, row: Declaration) -> None:
    """Let the person take part again, unless another declaration keeps them out of the item."""
    others = desk.rows(
        Declaration, meeting_id=row.meeting_id, person_id=row.person_id, item_id=row.item_id
    )
    if any(other.outcome in _ASIDE for other in others if other.id != row.id):
        return
    for movement in _recusals(desk, row):
        step.delete(Movement, movement.id)


def items_of_chairs_own_agency(desk: Desk, meeting_id: str) -> list[AgendaItem]:
    """Return the items that the chair's own agency leads or must answer for, in order.

    An independent chair has none. Where a partner chairs, somebody else may want to take them.

    Source: Working Together 2023 lets a lead or delegated partner chair; domain.md 8, 10.
    """
    meeting = existing(desk, Meeting, meeting_id)
    members = members_on(desk, meeting.body_id, meeting.held_on)
    chairs = {one.person.id for one in members if one.person and one.seat.kind is SeatKind.CHAIR}
    agencies = {
        one.seat.organisation_id
        for one in members
        if one.person and one.person.id in chairs and one.seat.organisation_id
    }
    if not agencies:
        return []
    return [
        line.item
        for line in placed_items(desk, meeting_id)
        if _concerns(desk, meeting, line.item, agencies)
    ]


def _concerns(desk: Desk, meeting: Meeting, item: AgendaItem, agencies: set[str]) -> bool:
    if item.standing_key:
        return False
    if item.lead_id and (partner_of(desk, meeting, item.lead_id) or "") in agencies:
        return True
    open_entries = open_on_item(desk, item.id).entries
    return any((line.entry.to_organisation_id or "") in agencies for line in open_entries)
