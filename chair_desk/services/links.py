"""Links between records: made by reference, read from both ends, undone like anything else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from chair_desk.records.actions import Action
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.funding import FundingYear
from chair_desk.records.funding_shares import year_words
from chair_desk.records.links import Link
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting, Paper
from chair_desk.records.minutes import Decision
from chair_desk.records.people import Delegation, Organisation, Person
from chair_desk.records.recommendations import Recommendation
from chair_desk.records.spoken_dates import Today, read_whole_date
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.log_values import refuse_names
from chair_desk.words import N_, _

_CLASSES: dict[str, type[Any]] = {
    "log_entry": LogEntry,
    "action": Action,
    "decision": Decision,
    "recommendation": Recommendation,
    "paper": Paper,
    "meeting": Meeting,
    "agenda_item": AgendaItem,
    "organisation": Organisation,
    "person": Person,
    "delegation": Delegation,
    "funding_year": FundingYear,
}
_KINDS = {
    "action": N_("Action"),
    "decision": N_("Decision"),
    "recommendation": N_("Recommendation"),
    "paper": N_("Paper"),
    "meeting": N_("Meeting"),
    "agenda_item": N_("Item"),
    "organisation": N_("Partner"),
    "person": N_("Person"),
    "delegation": N_("Letter of delegation"),
    "funding_year": N_("Funding"),
}
_SHORTEST = 4


@frozen(kw_only=True)
class Linked:
    """The other end of a link. `words` say it; `is_gone` where it is no longer in the file.

    `is_evidence` where it stands as evidence of the record that was asked about.
    """

    link_id: str
    table: str
    id: str
    kind: str
    words: str
    note: str = ""
    is_gone: bool = False
    is_evidence: bool = False


@frozen
class End:
    """A record by its table and id."""

    table: str
    id: str


def links_of(desk: Desk, table: str, record_id: str) -> list[Linked]:
    """Return what a record is linked with, from either end, in the order made."""
    found = [
        _linked(desk, link, End(link.to_table, link.to_id))
        for link in desk.rows(Link, from_table=table, from_id=record_id)
    ]
    found += [
        _linked(desk, link, End(link.from_table, link.from_id))
        for link in desk.rows(Link, to_table=table, to_id=record_id)
    ]
    return found


def add_link(desk: Desk, start: End, end: End, note: str = "") -> Changes:
    """Link two records; they stay two.

    Raises:
        Refused: It is the same record, they are linked already, or one is not in the file.
    """
    for one in (start, end):
        if one.table not in _CLASSES or desk.get(_CLASSES[one.table], one.id) is None:
            raise Refused({"to": _("This is no longer in the board file.")})
    if start == end:
        raise Refused({"to": _("A record is not linked with itself.")})
    if any(End(one.table, one.id) == end for one in links_of(desk, start.table, start.id)):
        raise Refused({"to": _("These two are linked already.")})
    _refuse_names(desk, (start, end), note)
    row = Link(
        id=desk.new_id(),
        from_table=start.table,
        from_id=start.id,
        to_table=end.table,
        to_id=end.id,
        note=note.strip(),
        made_on=desk.today(),
    )
    label = _("Linked {one} with {other}").format(
        one=short_words(desk, start), other=short_words(desk, end)
    )
    with desk.change(label) as step:
        step.insert(row)
    return step.done(made=row.id)


def _refuse_names(desk: Desk, ends: Sequence[End], note: str) -> None:
    """Refuse a note that seems to name somebody where an end is in a register of no names."""
    for one in ends:
        row = desk.get(LogEntry, one.id) if one.table == LogEntry.TABLE else None
        if row is not None and row.log_type in desk.shelf.log_type_names():
            refuse_names(desk.shelf.log_type(row.log_type), "note", note)


def link_by_words(desk: Desk, start: End, to: str = "", note: str = "") -> Changes:
    """Link a record with what people call the other one: "A-124", "19 Nov 2026", a paper's title.

    Raises:
        Refused: Nothing goes by these words, several do, or as `add_link` does.
    """
    return add_link(desk, start, find_record(desk, to), note)


def remove_link(desk: Desk, link_id: str) -> Changes:
    """Remove a link; both records stay, and Undo brings it back.

    Raises:
        Refused: It is no longer there.
    """
    row = existing(desk, Link, link_id)
    label = _("Removed the link of {one} with {other}").format(
        one=short_words(desk, End(row.from_table, row.from_id)),
        other=short_words(desk, End(row.to_table, row.to_id)),
    )
    with desk.change(label) as step:
        step.delete(Link, link_id)
    return step.done()


def find_record(desk: Desk, words: str) -> End:
    """Return the record that goes by a reference, a day of meeting, or the title of a paper.

    Raises:
        Refused: Nothing does, or more than one does.
    """
    said = words.strip()
    if not said:
        raise Refused({"to": _("Say which record: A-124, D-041, C-014, or the day of a meeting.")})
    found = _by_reference(desk, said.upper()) or _by_day(desk, said) or _by_title(desk, said)
    if not found:
        raise Refused({"to": _("Nothing goes by “{words}”.").format(words=said)})
    if len(found) > 1:
        raise Refused({"to": _("More than one goes by “{words}”.").format(words=said)})
    return found[0]


def _by_reference(desk: Desk, reference: str) -> list[End]:
    classes: tuple[type[Any], ...] = (Action, Decision, LogEntry, Recommendation)
    return [
        End(record_class.TABLE, row.id)
        for record_class in classes
        for row in desk.rows(record_class, reference=reference)
    ]


def _by_day(desk: Desk, words: str) -> list[End]:
    found = read_whole_date(words, Today(on=desk.today()))
    if found is None:
        return []
    return [End("meeting", row.id) for row in desk.rows(Meeting, held_on=found)]


def _by_title(desk: Desk, words: str) -> list[End]:
    if len(words) < _SHORTEST:
        return []
    wanted = words.casefold()
    return [End("paper", row.id) for row in desk.rows(Paper) if wanted in row.title.casefold()]


def short_words(desk: Desk, end: End) -> str:
    """Say a record in a word or two: its reference, its day, its title."""
    row = desk.get(_CLASSES[end.table], end.id) if end.table in _CLASSES else None
    if row is None:
        return _("a record that is gone")
    reference = getattr(row, "reference", "")
    return reference or _words(row)


def named(desk: Desk, table: str, record_id: str) -> str:
    """Say a record in words: its reference and title, its name, or the day of a meeting."""
    row = desk.get(_CLASSES[table], record_id) if table in _CLASSES else None
    if row is None:
        return ""
    return " ".join(part for part in (getattr(row, "reference", ""), _words(row)) if part)


def _words(row: Any) -> str:
    if isinstance(row, Meeting):
        return _meeting_words(row.held_on)
    if isinstance(row, Decision):
        return row.text
    if isinstance(row, Delegation):
        return letter_words(row)
    if isinstance(row, FundingYear):
        year = year_words(row.starts_on) if row.starts_on else ""
        return _("Funding {year}").format(year=year).strip()
    return str(getattr(row, "title", "") or getattr(row, "name", ""))


def letter_words(letter: Delegation) -> str:
    """Say a letter of delegation by the day from which it counts."""
    if letter.starts_on is None:
        return _("Letter of delegation")
    return _("Letter of delegation, {day}").format(day=full_day(letter.starts_on))


def _meeting_words(day: date | None) -> str:
    return _("Meeting of {date}").format(date=full_day(day)) if day else _("Meeting")


def _linked(desk: Desk, link: Link, end: End) -> Linked:
    words = named(desk, end.table, end.id)
    kind = _(_KINDS.get(end.table, ""))
    row = desk.get(LogEntry, end.id) if end.table == "log_entry" else None
    if row is not None:
        kind = _(desk.shelf.log_type(row.log_type).entry_label)
    return Linked(
        link_id=link.id,
        table=end.table,
        id=end.id,
        kind=kind,
        words=words or _("It is no longer in the board file"),
        note=link.note,
        is_gone=not words,
        is_evidence=bool(link.is_evidence) and End(link.to_table, link.to_id) == end,
    )
