"""The register of interests: what each person declared, kept until it ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem
from chair_desk.records.minutes import InterestOutcome
from chair_desk.records.people import Person
from chair_desk.services.declarations import REGISTER, KnownInterest, declare, known_interests
from chair_desk.services.desk import Desk
from chair_desk.services.item_readers import readers_of
from chair_desk.services.logs import add_entry, change_entry, move_to, values_of
from chair_desk.services.members import Member
from chair_desk.services.register import register
from chair_desk.words import _


@frozen(kw_only=True)
class HeldInterest:
    """An interest in the register: the entry, and what it says of body, effect and end."""

    entry: LogEntry
    body: str = ""
    effect: str = ""
    ended_on: date | None = None
    is_open: bool = True

    @property
    def words(self) -> str:
        """Say the rest in one line: "Oakfield Trust, leaves for the item, declared ..."."""
        declared, ended = self.entry.opened_on, self.ended_on
        parts = [self.body, _(self.effect) if self.effect else ""]
        if declared is not None:
            parts.append(_("declared {day}").format(day=full_day(declared)))
        if not self.is_open:
            day = full_day(ended) if ended else ""
            parts.append(_("ended {day}").format(day=day) if day else _("ended"))
        return ", ".join(part for part in parts if part)


@frozen(kw_only=True)
class PersonInterests:
    """What one person declared, open interests first, the latest of the ended next."""

    person: Person
    held: tuple[HeldInterest, ...] = ()


def people_of(members: Sequence[Member]) -> list[Person]:
    """Return who sits and who deputises, in the order of the seats, each once."""
    found: dict[str, Person] = {}
    for member in members:
        own = [member.person] if member.person else []
        for person in (*own, *(deputy.person for deputy in member.deputies)):
            found.setdefault(person.id, person)
    return list(found.values())


def interests_of_people(desk: Desk, people: Sequence[Person]) -> list[PersonInterests]:
    """Return what the register holds of each of these, ended interests too."""
    ids = [person.id for person in people]
    rows = desk.rows(LogEntry, log_type=REGISTER, raised_by_id=ids) if ids else []
    held = [_held(desk, row) for row in rows]
    return [
        PersonInterests(
            person=person,
            held=tuple(
                sorted(
                    (one for one in held if one.entry.raised_by_id == person.id),
                    key=_open_first,
                )
            ),
        )
        for person in people
    ]


def _held(desk: Desk, row: LogEntry) -> HeldInterest:
    values = values_of(row)
    return HeldInterest(
        entry=row,
        body=values.get("body", ""),
        effect=values.get("effect", ""),
        ended_on=_day(values.get("ended_on", "")) or row.closed_on,
        is_open=row.state in desk.shelf.log_type(REGISTER).open_states,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _open_first(one: HeldInterest) -> tuple[bool, int, str]:
    latest = -one.ended_on.toordinal() if one.ended_on and not one.is_open else 0
    return not one.is_open, latest, one.entry.title.casefold()


def interests_of(desk: Desk, person_id: str) -> list[LogEntry]:
    """Return what somebody declared and has not ended, by its words."""
    open_states = desk.shelf.log_type(REGISTER).open_states
    rows = desk.rows(LogEntry, log_type=REGISTER, raised_by_id=person_id)
    return sorted((row for row in rows if row.state in open_states), key=lambda row: row.title)


def offered_now(desk: Desk, meeting_id: str) -> list[KnownInterest]:
    """Return what is known of those in the room and was not declared at this meeting yet.

    An interest kept for the readers of a closed item is left out: declared of the whole meeting
    it would be told to all.
    """
    here = {line.person.id for line in register(desk, meeting_id) if line.is_here}
    return [
        one
        for one in known_interests(desk, meeting_id)
        if one.person.id in here and not one.is_declared and one.entry.audience is Audience.PUBLIC
    ]


def add_interest(
    desk: Desk, person_id: str, interest: str, on: date | None = None, **values: Value
) -> Changes:
    """Enter an interest of somebody into the register; `values` are columns of its log.

    Raises:
        Refused: It says nothing.
    """
    day = on or desk.today()
    return add_entry(desk, REGISTER, interest, raised_by_id=person_id, opened_on=day, **values)


def record_interest(
    desk: Desk, *, person_id: str, title: str, opened_on: date | None = None, **values: Value
) -> Changes:
    """Enter an interest as a form gives it.

    Raises:
        Refused: It says nothing, or of nobody.
    """
    if desk.get(Person, person_id) is None:
        raise Refused({"person_id": _("Choose whose interest it is.")})
    return add_interest(desk, person_id, title or "", opened_on, **values)


def change_interest(desk: Desk, entry_id: str, **values: Value) -> Changes:
    """Correct an interest that was entered: its words, its day, the body, the effect.

    Raises:
        Refused: It says nothing, or a value is not allowed.
    """
    return change_entry(desk, entry_id, **values)


def end_interest(desk: Desk, entry_id: str, on: date | None = None) -> Changes:
    """Say that an interest is over; it stays readable in the register.

    Raises:
        Refused: It is no longer there, or it would end before it was declared.
    """
    day = on or desk.today()
    row = desk.get(LogEntry, entry_id)
    if row is not None and row.opened_on is not None and day < row.opened_on:
        raise Refused({"ended_on": _("It was declared after that day.")})
    return move_to(desk, entry_id, "ended", on=day, ended_on=day.isoformat())


def declare_and_keep(
    desk: Desk,
    meeting_id: str,
    person_id: str,
    interest: str,
    *,
    item_id: str | None = None,
    outcome: InterestOutcome = InterestOutcome.NOTED,
) -> Changes:
    """Minute an interest declared at a meeting and enter it into the register, as one change.

    One that the register knows already is not entered again. One declared on an item is for
    the readers of that item: the words may tell what a closed item is about.

    Raises:
        Refused: As `declare` does.
    """
    known = {row.title.casefold() for row in interests_of(desk, person_id)}
    with desk.change(_("Declared and entered an interest")) as step:
        made = declare(desk, meeting_id, person_id, interest, item_id=item_id, outcome=outcome)
        if interest.strip().casefold() not in known:
            item = desk.get(AgendaItem, item_id)
            readers = readers_of(desk, item) if item else Audience.PUBLIC
            add_interest(desk, person_id, interest, audience=readers)
    return step.done(made=made.made)
