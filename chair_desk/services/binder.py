"""The binder for inspectors: all that the record holds on one theme, indexed, with a chronology.

What the chosen readers may not see is left out before any writer sees it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

from chair_desk.records.audience import Audience
from chair_desk.records.binder_bundle import (
    BinderAsked,
    BinderBundle,
    BinderPiece,
    BinderSection,
)
from chair_desk.records.changes import Refused
from chair_desk.records.days_in_words import full_day
from chair_desk.records.logs import LogEntry
from chair_desk.records.people import Organisation
from chair_desk.reports.binder import binder_document
from chair_desk.reports.document import Document
from chair_desk.services.binder_finding import BinderFinding
from chair_desk.services.desk import Desk
from chair_desk.services.names import words_of
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
    found, count = BinderFinding(desk, asked), 0
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
