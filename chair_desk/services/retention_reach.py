"""What a retention class is about: which records, since when, what goes along, what waits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date

from chair_desk.catalogue.retention import Covers, RetentionClass
from chair_desk.records.actions import Action
from chair_desk.records.attachments import Attachment
from chair_desk.records.attendance import Attendance
from chair_desk.records.between import Between
from chair_desk.records.columns import Kind
from chair_desk.records.days_in_words import full_day
from chair_desk.records.funding import FundingYear
from chair_desk.records.links import Link
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting, MeetingState, Paper
from chair_desk.records.minutes import Decision
from chair_desk.records.packs import PackIssue, PaperVersion
from chair_desk.records.people import Appointment, Person
from chair_desk.records.recommendations import Recommendation
from chair_desk.records.tables import TABLES
from chair_desk.records.yearly_reports import YearlyReport
from chair_desk.services.desk import Desk
from chair_desk.words import _

Root = tuple[str, str]
"""A table and the id of the record from which all else follows."""
Found = tuple[Root, str, date]
"""A record, what to call it, and the day from which its years count."""

_OWN_OF_A_PERSON = frozenset({"appointment", "mandate", "delegation"})


def roots(
    desk: Desk, kept: RetentionClass, named_logs: Collection[str], before: date
) -> Iterator[Found]:
    """Yield what a class is about whose years count from a day before `before`.

    `named_logs` are the log types that classes name.
    """
    if kept.covers is Covers.ENTRIES:
        yield from _entries(desk, kept, named_logs, before)
        return
    for root, title, since in _FINDING[kept.covers](desk, before):
        if since < before:
            yield root, title, since


def _meetings(desk: Desk, before: date) -> Iterator[Found]:
    for one in desk.rows(Meeting, held_on=Between(last=before)):
        if one.state is not MeetingState.IN_SESSION:
            title = _("Meeting of {day}").format(day=full_day(one.held_on))
            yield (Meeting.TABLE, one.id), title, one.held_on


def _actions(desk: Desk, before: date) -> Iterator[Found]:
    for one in desk.rows(Action, closed_on=Between(last=before)):
        if one.closed_on is not None:
            yield (Action.TABLE, one.id), f"{one.reference} {one.title}".strip(), one.closed_on


def _entries(
    desk: Desk, kept: RetentionClass, named_logs: Collection[str], before: date
) -> Iterator[Found]:
    for one in desk.rows(LogEntry, closed_on=Between(last=before)):
        is_own = one.log_type in kept.logs if kept.logs else one.log_type not in named_logs
        if is_own and one.closed_on is not None and one.closed_on < before:
            yield (LogEntry.TABLE, one.id), f"{one.reference} {one.title}".strip(), one.closed_on


def _people(desk: Desk, _before: date) -> Iterator[Found]:
    ends: dict[str, list[date | None]] = {}
    for one in desk.rows(Appointment):
        ends.setdefault(one.person_id, []).append(one.ends_on)
    for person in desk.rows(Person):
        days = ends.get(person.id, [])
        over = [day for day in days if day is not None]
        if over and len(over) == len(days):
            yield (Person.TABLE, person.id), person.name, max(over)


def _funding(desk: Desk, _before: date) -> Iterator[Found]:
    for one in desk.rows(FundingYear):
        if one.starts_on is not None:
            last = date.fromordinal(
                one.starts_on.replace(year=one.starts_on.year + 1).toordinal() - 1
            )
            title = _("Financial year from {day}").format(day=full_day(one.starts_on))
            yield (FundingYear.TABLE, one.id), title, last


def _reports(desk: Desk, _before: date) -> Iterator[Found]:
    for one in desk.rows(YearlyReport):
        if one.ends_on is not None:
            title = _("Yearly report to {day}").format(day=full_day(one.ends_on))
            yield (YearlyReport.TABLE, one.id), title, one.ends_on


_FINDING: dict[Covers, Callable[[Desk, date], Iterator[Found]]] = {
    Covers.MEETINGS: _meetings,
    Covers.ACTIONS: _actions,
    Covers.PEOPLE: _people,
    Covers.FUNDING: _funding,
    Covers.REPORTS: _reports,
}


# ------------------------------------------------------------------ what waits


class Waiting:
    """What has to be settled before records may go, read once for a whole list."""

    def __init__(self, desk: Desk) -> None:
        """Read which meetings there are, what is open from each, and what each minuted."""
        self._desk = desk
        self._held = {one.id: one.held_on for one in desk.rows(Meeting)}
        self._open: dict[str | None, list[str]] = {}
        for action in desk.rows(Action, closed_on=None):
            self._open.setdefault(action.meeting_id, []).append(action.reference)
        for entry in desk.rows(LogEntry, closed_on=None):
            self._open.setdefault(entry.meeting_id, []).append(entry.reference)

    def for_what(self, root: Root) -> str:
        """Return what a record waits for, or nothing."""
        table, row_id = root
        if table == Meeting.TABLE:
            return self._open_from(row_id)
        if table == Person.TABLE:
            return _still_named(self._desk, row_id)
        if table in (Action.TABLE, LogEntry.TABLE):
            return self._still_minuted(root)
        return ""

    def _open_from(self, meeting_id: str) -> str:
        opened = sorted(self._open.get(meeting_id, []))
        if not opened:
            return ""
        return _("Still open from it: {references}.").format(references=", ".join(opened))

    def _still_minuted(self, root: Root) -> str:
        found = self._desk.file.stored_value(*root, "meeting_id")
        held_on = self._held.get(str(found))
        if held_on is None:
            return ""
        day = full_day(held_on)
        return _("The minutes of {day}, which are kept, tell of it.").format(day=day)


def _still_named(desk: Desk, person_id: str) -> str:
    """Say which kept records name a person, but for their own appointments."""
    rows = desk.rows(Attendance, person_id=person_id)
    if rows:
        return _("Registers of meetings that are kept name them.")
    for table in TABLES:
        if table.name in _OWN_OF_A_PERSON:
            continue
        for column in table:
            is_link = column.kind is Kind.LINK and column.links_to == Person.TABLE
            if is_link and desk.count(table.record_class, **{column.name: person_id}):
                return _("“{table}” still names them.").format(table=_(table.label))
    return ""


# ------------------------------------------------------------------ what goes along


def reach_of(desk: Desk, chosen: Collection[Root]) -> set[Root]:
    """Return all that goes with some records: what belongs to them, links, files of papers."""
    keys = set(chosen)
    ids = _ids(keys, Meeting.TABLE)
    keys |= {(Decision.TABLE, one.id) for one in desk.rows(Decision, meeting_id=ids)}
    ids = _ids(keys, LogEntry.TABLE)
    keys |= {(Recommendation.TABLE, one.id) for one in desk.rows(Recommendation, log_entry_id=ids)}
    keys = desk.file.belonging(keys)
    keys |= _links_to(desk, keys)
    return keys | _files_of(desk, keys)


def _ids(keys: Collection[Root], table: str) -> list[str]:
    return [row_id for name, row_id in keys if name == table]


def _links_to(desk: Desk, keys: Collection[Root]) -> set[Root]:
    return {
        (Link.TABLE, one.id)
        for one in desk.rows(Link)
        if (one.from_table, one.from_id) in keys or (one.to_table, one.to_id) in keys
    }


def _files_of(desk: Desk, keys: set[Root]) -> set[Root]:
    """Return the attachments that nothing else needs once these are gone."""
    using = [((Paper.TABLE, one.id), one.attachment_id) for one in desk.rows(Paper)]
    using += [((PaperVersion.TABLE, one.id), one.attachment_id) for one in desk.rows(PaperVersion)]
    using += [((PackIssue.TABLE, one.id), one.attachment_id) for one in desk.rows(PackIssue)]
    kept = {attachment for key, attachment in using if key not in keys}
    return {
        (Attachment.TABLE, attachment)
        for key, attachment in using
        if key in keys and attachment is not None and attachment not in kept
    }
