"""The binder for inspectors: all that the record holds on one theme, indexed, with a chronology.

What the chosen readers may not see is left out before any writer sees it.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from chair_desk.records.actions import Action, ActionUpdate
from chair_desk.records.audience import Audience
from chair_desk.records.binder_bundle import (
    BinderAsked,
    BinderBundle,
    BinderEvent,
    BinderPiece,
    BinderSection,
)
from chair_desk.records.changes import Refused
from chair_desk.records.columns import Kind
from chair_desk.records.cut import closed_items, for_audience
from chair_desk.records.days_in_words import full_day
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.minutes import Decision, Minute
from chair_desk.records.people import Organisation
from chair_desk.records.spans import only_words, without_spans
from chair_desk.reports.binder import binder_document
from chair_desk.reports.document import Document
from chair_desk.services.action_lines import action_lines
from chair_desk.services.desk import Desk
from chair_desk.services.gathering import gather
from chair_desk.services.logs import LogLine, entries
from chair_desk.services.names import folded, words_of
from chair_desk.services.organisations import organisations
from chair_desk.services.publishing import refuse_path, rendered, write_document
from chair_desk.words import N_, _

FORMATS = ("pdf", "docx", "html")
READERS = {
    Audience.PUBLIC: N_("For anyone"),
    Audience.MEMBERS: N_("For members"),
    Audience.CONFIDENTIAL: N_("Confidential part included"),
}
_OWN_SECTIONS = {"challenge": N_("Challenges"), "evidence": N_("Evidence")}
_NEVER = frozenset({"interest"})  # a register of its own; what was declared stands in the minutes


def prepare_binder(desk: Desk, asked: BinderAsked) -> Document:
    """Read what a binder holds for its readers. Making its pages reads no board.

    Raises:
        Refused: Nothing is asked for, or the record holds nothing of it.
    """
    return binder_document(binder_of(desk, asked))


def binder_document_of(found: BinderBundle) -> Document:
    """Return the document of a binder that was read already."""
    return binder_document(found)


def export_binder(desk: Desk, asked: BinderAsked, path: Path, *, format: str = "pdf") -> Path:  # noqa: A002
    """Write a binder as PDF, Word or a web page.

    Raises:
        Refused: As `prepare_binder`, or the path may not be written over.
        CannotDo: The folder cannot be written.
    """
    refuse_path(desk, path, replace=True)
    return write_document(path, rendered(prepare_binder(desk, asked), format))


def binder_of(desk: Desk, asked: BinderAsked) -> BinderBundle:
    """Return what the record holds on a line of enquiry, cut to its readers.

    Raises:
        Refused: Nothing is asked for, or the record holds nothing of it.
    """
    steps = binder_steps(desk, asked)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: BinderBundle = end.value
            return found


def binder_steps(desk: Desk, asked: BinderAsked) -> Generator[int, None, BinderBundle]:
    """Read a binder a little at a time, so that a window can go on meanwhile.

    Each step says how many pieces were found. It ends with the bundle.

    Raises:
        Refused: As `binder_of`.
    """
    if not words_of(asked.words) and not asked.organisation_id:
        raise Refused({"words": _("Say what the binder is about: a few words, or a partner.")})
    found, count = _Finding(desk, asked), 0
    sections: list[BinderSection] = []
    finders: tuple[tuple[str, str, Iterator[BinderPiece | None]], ...] = (
        ("minutes", _("Minutes"), found.minutes()),
        ("decisions", _("Decisions"), found.decisions()),
        ("challenges", _("Challenges"), found.logged({"challenge"})),
        ("actions", _("Actions"), found.actions()),
        ("evidence", _("Evidence"), found.logged({"evidence"})),
        ("registers", _("Other registers"), found.logged(_others(desk))),
    )
    for key, title, pieces in finders:
        made: list[BinderPiece] = []
        for piece in pieces:
            if piece is not None:
                made.append(piece)
                count += 1
            yield count
        if made:
            sections.append(BinderSection(key=key, title=title, pieces=tuple(made)))
    if not sections:
        raise Refused(_("The record holds nothing of this that these readers may see."))
    return BinderBundle(
        board=desk.board.name,
        title=_("Inspection binder"),
        asked=asked_words(desk, asked),
        readers=_(READERS[asked.audience]),
        sections=tuple(sections),
        events=tuple(sorted(found.events, key=lambda one: (one.on, one.label))),
        made_on=desk.today(),
    )


def asked_words(desk: Desk, asked: BinderAsked) -> str:
    """Say what was asked for, in one line."""
    parts = [_("“{words}”").format(words=asked.words.strip())] if asked.words.strip() else []
    partner = desk.get(Organisation, asked.organisation_id)
    if partner is not None:
        parts.append(partner.name)
    if asked.from_on:
        parts.append(_("from {day}").format(day=full_day(asked.from_on)))
    if asked.to_on:
        parts.append(_("until {day}").format(day=full_day(asked.to_on)))
    return ", ".join(parts)


def priority_words(desk: Desk, reference: str) -> str:
    """Return what a priority is called, as words to look for: its number, or its sentence.

    Raises:
        Refused: There is no priority of this number.
    """
    if not reference.strip():
        return ""
    for row in desk.rows(LogEntry, log_type="priority", reference=reference.strip().upper()):
        return f"{row.reference}, {row.title.replace(',', ' ')}"
    raise Refused(_("There is no priority {number}.").format(number=reference))


def partner_named(desk: Desk, name: str) -> str:
    """Return the id of the partner that these words name; nothing for no words.

    Raises:
        Refused: None or several have such a name.
    """
    wanted = words_of(name)
    if not wanted:
        return ""
    found = [
        one
        for one in organisations(desk)
        if all(
            any(word.startswith(part) for word in words_of(f"{one.name} {one.short_name}"))
            for part in wanted
        )
    ]
    if len(found) != 1:
        names = ", ".join(one.name for one in found)
        said = _("Which partner is meant: {names}?") if found else _("No partner is called so.")
        raise Refused(said.format(names=names))
    return found[0].id


def _others(desk: Desk) -> set[str]:
    return set(desk.shelf.log_type_names()) - set(_OWN_SECTIONS) - _NEVER


class _Finding:
    """Looks through the record once, and keeps what belongs in the chronology."""

    def __init__(self, desk: Desk, asked: BinderAsked) -> None:
        self._desk, self._asked = desk, asked
        self._wanted = [words_of(one) for one in asked.words.split(",") if words_of(one)]
        self._closed = closed_items(desk.rows(AgendaItem), asked.audience)
        self._meetings = {row.id: row for row in desk.rows(Meeting)}
        self._withheld = self._numbers_withheld()
        self.events: list[BinderEvent] = []

    def minutes(self) -> Iterator[BinderPiece | None]:
        """Yield each item of a meeting that speaks of it; None between meetings."""
        if not self._wanted:
            return
        for meeting in sorted(self._meetings.values(), key=lambda one: (one.held_on, one.id)):
            if self._is_in(meeting.held_on) and self._is_spoken_of_at(meeting):
                yield from self._items(meeting)
            yield None

    def _is_spoken_of_at(self, meeting: Meeting) -> bool:
        said = (row.text for row in self._desk.rows(Minute, meeting_id=meeting.id))
        titles = (row.title for row in self._desk.rows(AgendaItem, meeting_id=meeting.id))
        return any(self._speaks(text) for some in (titles, said) for text in some)

    def _items(self, meeting: Meeting) -> Iterator[BinderPiece]:
        bundle = for_audience(gather(self._desk, meeting.id), self._asked.audience)
        day = full_day(meeting.held_on)
        for item in bundle.items:
            said = [row for row in bundle.minutes if row.item_id == item.id]
            if not said or not self._speaks(" ".join([item.title, *(row.text for row in said)])):
                continue
            key, number = f"item-{item.id}", bundle.numbers.get(item.id, item.number)
            self._happened(meeting.held_on, item.title, _("minutes"), key)
            yield BinderPiece(
                key=key,
                label=_("{day}, item {number}:").format(day=day, number=number),
                title=self._cut(item.title),
                on=meeting.held_on,
                details=((_("Minutes"), _state_words(meeting)),),
                paragraphs=tuple(self._cut(row.text) for row in said if row.text.strip()),
            )

    def decisions(self) -> Iterator[BinderPiece]:
        """Yield the decisions that speak of it."""
        for row in self._desk.rows(Decision, order=("decided_on", "reference")):
            text = self._cut(row.text)
            if self._may(row) and self._is_in(row.decided_on) and self._names(text, None):
                key = f"decision-{row.id}"
                self._happened(row.decided_on, text, row.reference, key)
                details = [(_("Decided on"), _day(row.decided_on))]
                if row.is_inquorate:
                    details.append((_("Quorum"), _("not met")))
                yield BinderPiece(
                    key=key,
                    label=row.reference,
                    title="",
                    on=row.decided_on,
                    details=tuple(details),
                    paragraphs=(text,),
                )

    def actions(self) -> Iterator[BinderPiece]:
        """Yield the actions that speak of it, with what was said of each since."""
        rows = [
            row
            for row in self._desk.rows(Action, order=("opened_on", "reference"))
            if self._may(row)
            and self._is_in(row.opened_on)
            and self._names(f"{row.title} {row.outcome}", row.organisation_id)
        ]
        said: dict[str, list[ActionUpdate]] = {row.id: [] for row in rows}
        for update in self._desk.rows(
            ActionUpdate, action_id=[row.id for row in rows], order=("said_on", "id")
        ):
            said[update.action_id].append(update)
        for line in action_lines(self._desk, rows, None):
            row, key = line.action, f"action-{line.action.id}"
            title = self._cut(row.title)
            self._happened(row.opened_on, _("Agreed: {title}").format(title=title),
                           row.reference, key)  # fmt: skip
            self._happened(row.closed_on, _("Closed: {title}").format(title=title),
                           row.reference, key)  # fmt: skip
            owner = line.organisation.name if line.organisation else line.owner_words
            details = [(_("State"), line.mark_words), (_("Due"), _day(row.due_on))]
            details += [(_("Owner"), owner)] if owner else []
            words = [
                f"{_day(one.said_on)}: {self._cut(one.text)}"
                for one in said[row.id]
                if one.text.strip()
            ]
            if row.outcome.strip():
                words.append(_("Outcome: {words}").format(words=self._cut(row.outcome)))
            yield BinderPiece(
                key=key,
                label=row.reference,
                title=title,
                on=row.opened_on,
                details=tuple(details),
                paragraphs=tuple(words),
            )

    def logged(self, types: Iterable[str]) -> Iterator[BinderPiece]:
        """Yield the entries of registers that speak of it, each with its own columns and steps."""
        lines = [
            line
            for name in sorted(types)
            for line in entries(self._desk, name)
            if self._may(line.entry)
            and self._is_in(line.entry.opened_on)
            and self._names(_all_words(line), line.entry.to_organisation_id)
        ]
        lines.sort(key=lambda line: (line.entry.opened_on or date.min, line.entry.reference))
        steps: dict[str, list[LogStep]] = {line.entry.id: [] for line in lines}
        for step in self._desk.rows(LogStep, log_entry_id=list(steps), order=("made_on", "id")):
            steps[step.log_entry_id].append(step)
        for line in lines:
            yield self._entry(line, steps[line.entry.id])

    def _entry(self, line: LogLine, steps: list[LogStep]) -> BinderPiece:
        row, key = line.entry, f"entry-{line.entry.id}"
        title = self._cut(row.title)
        self._happened(row.opened_on, title, row.reference, key)
        for step in steps:
            if step.text.strip():
                self._happened(step.made_on, self._cut(step.text), row.reference, key)
        self._happened(row.closed_on, _("Closed: {title}").format(title=title), row.reference, key)
        details = [(_("Register"), _(line.log_type.label)), (_("State"), line.state_words)]
        if line.organisation is not None:
            details.append((_("To"), line.organisation.name))
        details += [(_("Opened"), _day(row.opened_on)), (_("Due"), _day(row.due_on))]
        words = [
            f"{_(column.label)}: {self._cut(value)}"
            for column in line.log_type.columns
            if column.kind is not Kind.LINK and (value := line.values.get(column.name, "").strip())
        ]
        words += [f"{_day(one.made_on)}: {self._cut(one.text)}" for one in steps if one.text]
        return BinderPiece(
            key=key,
            label=row.reference,
            title=title,
            on=row.opened_on,
            details=tuple(one for one in details if one[1]),
            paragraphs=tuple(words),
        )

    def _happened(self, on: date | None, words: str, label: str, key: str) -> None:
        if on is not None and self._is_in(on):
            text = " ".join(words.split())
            self.events.append(BinderEvent(on=on, words=text, label=label, piece=key))

    def _may(self, row: Any) -> bool:
        """Say whether the readers may have a record: by itself, and by its item."""
        return (
            self._asked.audience.may_read(getattr(row, "audience", Audience.PUBLIC))
            and getattr(row, "item_id", None) not in self._closed
        )

    def _numbers_withheld(self) -> re.Pattern[str] | None:
        """Return what finds the numbers of records that the readers may not have."""
        kinds: tuple[type[Any], ...] = (LogEntry, Action, Decision)
        hidden = [
            re.escape(row.reference)
            for kind in kinds
            for row in self._desk.rows(kind)
            if row.reference and not self._may(row)
        ]
        return re.compile(rf"\b(?:{'|'.join(hidden)})\b") if hidden else None

    def _cut(self, text: str) -> str:
        is_all = self._asked.audience is Audience.CONFIDENTIAL
        said = " ".join((only_words(text) if is_all else without_spans(text)).split())
        return self._withheld.sub(_("(a number withheld)"), said) if self._withheld else said

    def _is_in(self, on: date | None) -> bool:
        asked = self._asked
        if on is None:
            return asked.from_on is None and asked.to_on is None
        return (asked.from_on or date.min) <= on <= (asked.to_on or date.max)

    def _names(self, text: str, organisation_id: str | None) -> bool:
        """Say whether a record speaks of the theme, and is the partner's where one is asked."""
        partner = self._asked.organisation_id
        if partner and organisation_id != partner:
            return False
        return not self._wanted or self._speaks(self._cut(text))

    def _speaks(self, text: str) -> bool:
        plain = folded(text)
        if not any(wanted[0] in plain for wanted in self._wanted):
            return False  # most do not: their words need not be parted
        there = words_of(text)
        return any(
            all(any(word.startswith(part) for word in there) for part in wanted)
            for wanted in self._wanted
        )


def _all_words(line: LogLine) -> str:
    return " ".join([line.entry.title, *line.values.values()])


def _day(on: date | None) -> str:
    return full_day(on) if on is not None else ""


def _state_words(meeting: Meeting) -> str:
    return _("confirmed") if meeting.state is MeetingState.CONFIRMED else _("not confirmed yet")
