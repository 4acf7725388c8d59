"""The minutes of an item as they are read: paragraphs in order, with what was recorded there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chair_desk.records.actions import Action, ActionOwner
from chair_desk.records.audience import Audience
from chair_desk.records.days_in_words import full_weekday, weekday_month
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.minute_numbers import paragraph_numbers
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.records.people import Appointment, Organisation, Person, Seat
from chair_desk.records.text_marks import plain_words
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.members import agreed_levels, only_in_force
from chair_desk.services.ratifying import quorum_words
from chair_desk.words import _

MadeRecord = Action | Decision | LogEntry


@frozen(kw_only=True)
class Paragraph:
    """A paragraph, or a block with the record it stands for.

    `number` is as printed ("5.2"), empty for a block beside the paragraph before it. `owners`
    are the lead first, `organisation` the partner who owes it. `heading` and `footing` say
    around the words of a block what it is, whose, and by when.
    """

    minute: Minute
    number: str = ""
    record: MadeRecord | None = None
    owners: tuple[Person, ...] = ()
    organisation: Organisation | None = None
    heading: str = ""
    footing: str = ""

    @property
    def id(self) -> str:
        """The id of the row."""
        return self.minute.id

    @property
    def kind(self) -> MinuteKind:
        """A paragraph, or which record."""
        return self.minute.kind

    @property
    def audience(self) -> Audience:
        """For whom it is."""
        return self.minute.audience

    @property
    def reference(self) -> str:
        """The number of its record, or nothing."""
        return self.record.reference if self.record else ""

    @property
    def text(self) -> str:
        """The text: prose with its marks, the words of the record where it stands for one."""
        return self.minute.text if self.record is None else words_of_record(self.record)

    @property
    def words(self) -> str:
        """The words, with nothing of how they are set."""
        return plain_words(self.minute.text) if self.record is None else self.text


def paragraphs(desk: Desk, item_id: str) -> list[Paragraph]:
    """Return the minutes of an item, in order."""
    item = existing(desk, AgendaItem, item_id)
    rows = desk.rows(Minute, item_id=item_id, order=("place", "id"))
    numbers = {line.item.id: line.number for line in placed_items(desk, item.meeting_id)}
    counted = paragraph_numbers(rows, numbers)
    made = records_by_minute(desk, rows)
    meeting = existing(desk, Meeting, item.meeting_id)
    if meeting.state is MeetingState.CONFIRMED:
        return _as_confirmed(desk, meeting, rows, made, counted)
    return [_paragraph(desk, row, counted.get(row.id, ""), made.get(row.id)) for row in rows]


def _as_confirmed(
    desk: Desk,
    meeting: Meeting,
    rows: Sequence[Minute],
    made: Mapping[str, MadeRecord],
    counted: Mapping[str, str],
) -> list[Paragraph]:
    """Return paragraphs as the minutes were confirmed, however their records went on."""
    from chair_desk.services.as_confirmed import blocks_as_confirmed

    then = blocks_as_confirmed(desk, meeting, made)
    return [
        _told(desk, row, counted.get(row.id, ""), then[row.id])
        if row.id in then
        else Paragraph(minute=row, number=counted.get(row.id, ""))
        for row in rows
    ]


def paragraph(desk: Desk, minute_id: str) -> Paragraph:
    """Return one paragraph, with its number and record.

    Raises:
        Refused: It is no longer there.
    """
    minute = existing(desk, Minute, minute_id)
    return next(one for one in paragraphs(desk, minute.item_id) if one.id == minute_id)


def fresh_paragraph(desk: Desk, minute_id: str) -> Paragraph | None:
    """Return one paragraph with its record and without its number; the others are not read."""
    row = desk.get(Minute, minute_id) if minute_id else None
    return _paragraph(desk, row, "", record_of(desk, row)) if row is not None else None


def records_by_minute(desk: Desk, rows: Sequence[Minute]) -> dict[str, MadeRecord]:
    """Return the record that each block stands for, by the id of its row."""
    ids = [row.id for row in rows if row.kind is not MinuteKind.PARAGRAPH]
    found: dict[str, MadeRecord] = {}
    if ids:
        made: list[MadeRecord] = [
            *desk.rows(Action, minute_id=ids),
            *desk.rows(Decision, minute_id=ids),
            *desk.rows(LogEntry, minute_id=ids),
        ]
        found = {record.minute_id: record for record in made if record.minute_id}
    return found


def record_of(desk: Desk, minute: Minute) -> MadeRecord | None:
    """Return the record that a row stands for, or nothing for a paragraph."""
    return records_by_minute(desk, [minute]).get(minute.id)


def words_of_record(record: MadeRecord) -> str:
    """Return the words of a record, under whatever name its table keeps them."""
    return record.text if isinstance(record, Decision) else record.title


def _paragraph(desk: Desk, row: Minute, number: str, record: MadeRecord | None) -> Paragraph:
    if record is None:
        return Paragraph(minute=row, number=number)
    partner = desk.get(Organisation, organisation_id_of(record))
    return _told(desk, row, number, (record, owners_of(desk, record), partner))


def _told(
    desk: Desk,
    row: Minute,
    number: str,
    block: tuple[MadeRecord, tuple[Person, ...], Organisation | None],
) -> Paragraph:
    record, owners, partner = block
    return Paragraph(
        minute=row,
        number=number,
        record=record,
        owners=owners,
        organisation=partner,
        heading=_heading(desk, record, owners, partner),
        footing=_footing(desk, record, owners),
    )


def owners_of(desk: Desk, record: MadeRecord) -> tuple[Person, ...]:
    """Return who owns a record, the lead first."""
    if isinstance(record, Decision):
        return ()
    if isinstance(record, LogEntry):
        ids = [record.to_person_id]
    else:
        shared = desk.rows(ActionOwner, action_id=record.id, order=("place", "id"))
        ids = [record.owner_id, *(row.person_id for row in shared)]
    found = (desk.get(Person, one) for one in dict.fromkeys(ids))
    return tuple(person for person in found if person is not None)


def organisation_id_of(record: MadeRecord) -> str | None:
    """Return the partner who owes a record, or nothing."""
    if isinstance(record, Decision):
        return None
    return record.to_organisation_id if isinstance(record, LogEntry) else record.organisation_id


def _heading(
    desk: Desk, record: MadeRecord, owners: Sequence[Person], partner: Organisation | None
) -> str:
    if isinstance(record, Decision):
        return _("{reference} Decision").format(reference=record.reference)
    if isinstance(record, Action):
        who = ", ".join(person.name for person in owners) or record.owner_words
        who = who or (partner.name if partner else "")
        words = _("{reference} Action for {who}") if who else _("{reference} Action")
        return words.format(reference=record.reference, who=who)
    log = desk.shelf.log_type(record.log_type).entry_label
    words = _("{reference} {log} to {partner}") if partner else _("{reference} {log}")
    return words.format(
        reference=record.reference, log=log, partner=partner.name if partner else ""
    )


def _footing(desk: Desk, record: MadeRecord, owners: Sequence[Person]) -> str:
    if isinstance(record, Decision):
        return quorum_words(desk, record)
    if isinstance(record, Action):
        if record.due_on:
            return _("By {day}").format(day=full_weekday(record.due_on))
        return _("Due: {words}").format(words=record.due_words) if record.due_words else ""
    if record.due_on is None:
        return ""
    day = weekday_month(record.due_on)
    if not owners:
        return _("Answer due {day}.").format(day=day)
    return _answer_words(desk, record, owners[0])


def _answer_words(desk: Desk, record: LogEntry, person: Person) -> str:
    """Say by when and from whom the answer is due, and whether they can commit the partner."""
    day = record.opened_on or desk.today()
    held = only_in_force(desk.rows(Appointment, person_id=person.id), day)
    ids = [row.seat_id for row in held]
    seats = desk.rows(Seat, id=ids, organisation_id=record.to_organisation_id)
    mine = [row for row in held if row.seat_id in {seat.id for seat in seats}]
    rank = mine[0].rank if mine else ""
    agreed = agreed_levels(desk, [mine[0].seat_id], day).get(mine[0].seat_id) if mine else None
    words = _("Answer due {day}, from {who}.")
    if mine and mine[0].level is not None and agreed is not None:
        words = _("Answer due {day}, from {who}, who must refer back.")
        if mine[0].level >= agreed:
            words = _("Answer due {day}, from {who}, who can commit.")
    due = weekday_month(record.due_on) if record.due_on else ""
    return words.format(day=due, who=f"{rank} {person.name}".strip())
