"""The evidence of a challenge: records it rests on, or that show the difference it made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.links import ATTENDANCE_OF, Link
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Paper
from chair_desk.records.people import Delegation, Organisation
from chair_desk.services.addressees import addressees
from chair_desk.services.checks import existing
from chair_desk.services.delegations import delegations
from chair_desk.services.desk import Desk
from chair_desk.services.letters_due import LetterState, letters_to_renew
from chair_desk.services.links import (
    End,
    Linked,
    add_link,
    find_record,
    letter_words,
    links_of,
    named,
)
from chair_desk.services.logs import LogLine, entries, entry
from chair_desk.services.partner_meetings import marks, marks_words
from chair_desk.words import _, ngettext

LOG = "evidence"
_MOST = 20


@frozen(kw_only=True)
class EvidenceLine:
    """A record that stands as evidence. `state` says how it stands today, `note` what it shows.

    `table` and `id` are what opens. `is_due` where something is to be done about it.
    """

    link_id: str
    table: str
    id: str
    words: str
    state: str = ""
    note: str = ""
    is_due: bool = False
    is_gone: bool = False


def evidence_lines(
    desk: Desk, line: LogLine, links: Sequence[Linked], on: date
) -> tuple[EvidenceLine, ...]:
    """Return those of an entry's links that stand as its evidence, in the order added."""
    return tuple(_line(desk, line, one, on) for one in links if one.is_evidence)


def _line(desk: Desk, line: LogLine, one: Linked, on: date) -> EvidenceLine:
    partner = desk.get(Organisation, one.id) if one.table == Organisation.TABLE else None
    if partner is not None:
        return _attendance(desk, line, one, partner, on)
    state, is_due = _state(desk, one, on)
    return EvidenceLine(
        link_id=one.link_id, table=one.table, id=one.id, words=one.words, state=state,
        note=one.note, is_due=is_due, is_gone=one.is_gone,
    )  # fmt: skip


def _attendance(
    desk: Desk, line: LogLine, one: Linked, partner: Organisation, on: date
) -> EvidenceLine:
    found = marks(desk, [partner.id], on)[partner.id]
    count = sum(mark.is_live for mark in found)
    if line.entry.to_organisation_id == partner.id and not line.also:
        said = ngettext("Attendance, {count} meeting", "Attendance, {count} meetings", count)
    else:
        said = ngettext(
            "Attendance of {partner}, {count} meeting",
            "Attendance of {partner}, {count} meetings",
            count,
        )
    name = partner.short_name or partner.name
    note = " ".join(part for part in (marks_words(found), one.note) if part)
    return EvidenceLine(
        link_id=one.link_id, table=ATTENDANCE_OF, id=partner.id, note=note,
        words=said.format(partner=name, count=count), state=_("live from the record"),
    )  # fmt: skip


def _state(desk: Desk, one: Linked, on: date) -> tuple[str, bool]:
    """Say how a record stands today, and whether something is to be done about it."""
    letter = desk.get(Delegation, one.id) if one.table == Delegation.TABLE else None
    if letter is not None:
        due = letters_to_renew(desk, on, organisation_ids=[letter.organisation_id])
        for found in due:
            if found.letter.id == letter.id:
                is_ended = found.state is LetterState.ENDED
                return (_("ended") if is_ended else _("review overdue")), True
        return "", False
    if one.table == LogEntry.TABLE and not one.is_gone:
        return entry(desk, one.id, on).state_words, False
    return "", False


def offered_evidence(desk: Desk, entry_id: str, on: date) -> list[tuple[str, str]]:
    """Return what may well stand as evidence of an entry: by key for `add_evidence`, in words.

    That is the attendance and the letters of delegation of those asked, the newest pieces of
    the register of evidence, and the papers of the item it was raised at.
    """
    line = entry(desk, entry_id, on)
    found: list[tuple[str, str]] = []
    for partner in _asked(desk, line):
        said = _("Attendance of {partner}").format(partner=partner.name)
        found.append((_key(Organisation.TABLE, partner.id), said))
        found += [
            (_key(Delegation.TABLE, letter.id), f"{partner.name}: {letter_words(letter)}")
            for letter in delegations(desk, partner.id)
        ]
    if LOG in desk.shelf.log_type_names():
        found += [
            (_key(LogEntry.TABLE, one.entry.id), f"{one.entry.reference} {one.entry.title}")
            for one in entries(desk, LOG, on)[:_MOST]
        ]
    item_id = line.entry.item_id
    papers = desk.rows(Paper, item_id=item_id) if item_id else []
    found += [(_key(Paper.TABLE, paper.id), paper.title) for paper in papers]
    held = {_key(one.table, one.id) for one in links_of(desk, LogEntry.TABLE, entry_id)
            if one.is_evidence}  # fmt: skip
    return [one for one in found if one[0] not in held]


def _asked(desk: Desk, line: LogLine) -> list[Organisation]:
    ids = [line.entry.to_organisation_id, *(one.organisation_id for one in addressees(
        desk, line.entry.id))]  # fmt: skip
    known = {row.id: row for row in desk.rows(Organisation)}
    return [known[one] for one in dict.fromkeys(ids) if one in known]


def _key(table: str, record_id: str) -> str:
    return f"{table}:{record_id}"


def add_evidence(
    desk: Desk, entry_id: str, record: str | None = "", to: str = "", note: str = ""
) -> Changes:
    """Let a record stand as evidence of an entry; both stay as they are.

    `record` is a key of `offered_evidence`; without one, `to` says it in words, as in
    `links.find_record`. A link that is there already becomes evidence.

    Raises:
        Refused: Nothing goes by the words, several do, or it stands as evidence already.
    """
    row = existing(desk, LogEntry, entry_id)
    start = End(LogEntry.TABLE, entry_id)
    end = End(*record.split(":", 1)) if record else find_record(desk, to)
    field = "record" if record else "to"
    known = [one for one in links_of(desk, *_parts(start)) if End(one.table, one.id) == end]
    if any(one.is_evidence for one in known):
        said = _("{words} stands as evidence already.").format(words=named(desk, *_parts(end)))
        raise Refused({field: said})
    label = _("Added evidence to {reference}").format(reference=row.reference)
    with desk.change(label) as step:
        link_id = known[0].link_id if known else add_link(desk, start, end, note).made
        values = {"note": note.strip()} if note.strip() else {}
        step.update(
            Link, link_id, from_table=start.table, from_id=start.id, to_table=end.table,
            to_id=end.id, is_evidence=True, **values,
        )  # fmt: skip
    return step.done(made=link_id)


def _parts(end: End) -> tuple[str, str]:
    return end.table, end.id
