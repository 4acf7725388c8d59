"""Several items put on an agenda at once, as when one is pasted from a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chair_desk.records.agenda_times import DEEPEST
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.meetings import AgendaItem, ItemKind, Meeting, Purpose
from chair_desk.services.agenda_places import insert_item, open_meeting, siblings_of
from chair_desk.services.desk import Desk, Step
from chair_desk.services.finding_people import FoundPerson, everybody
from chair_desk.services.names import folded, words_of
from chair_desk.words import _, ngettext

_USUAL_MINUTES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedItem:
    """A line of an agenda made elsewhere. `depth` is 0 at the top; minutes may not be known."""

    title: str
    depth: int = 0
    minutes: int | None = None
    lead: str = ""
    purpose: Purpose | None = None
    audience: Audience = Audience.PUBLIC
    is_break: bool = False


def paste_items(desk: Desk, meeting_id: str, pasted: Sequence[PastedItem]) -> Changes:
    """Put items on an agenda in their order and depth, as one change.

    An item that stands there already under the same title (a standing one) is not put on twice;
    what lies under it goes under the one that is there. Below the third level all is of the
    third. A lead whom the board knows under exactly that name or those initials is linked.

    Raises:
        Refused: There is nothing to put on, or the minutes are confirmed.
    """
    meeting = open_meeting(desk, meeting_id)
    if not pasted:
        raise Refused(_("There is no item in this text."))
    label = ngettext("Added {count} item", "Added {count} items", len(pasted))
    with desk.change(label.format(count=len(pasted))) as step:
        _paste(desk, step, meeting, pasted)
    return step.done()


def _paste(desk: Desk, step: Step, meeting: Meeting, pasted: Sequence[PastedItem]) -> None:
    known = everybody(desk, meeting.held_on)
    present = {folded(row.title): row.id for row in siblings_of(desk, meeting.id, None)}
    above: list[str] = []
    for at, line in enumerate(pasted):
        depth = min(line.depth, len(above), DEEPEST)
        del above[depth:]
        found = present.get(folded(line.title)) if depth == 0 and not line.is_break else None
        if found is None:
            values = _values(line, known, minutes=_minutes(pasted, at, depth))
            item = AgendaItem(id=desk.new_id(), meeting_id=meeting.id, place="", **values)
            insert_item(desk, step, item, under_id=above[-1] if above else None)
            found = item.id
        above.append(found)


def _values(line: PastedItem, known: Sequence[FoundPerson], *, minutes: int) -> dict[str, Any]:
    lead_id = _lead(known, line.lead)
    return {
        "title": line.title,
        "kind": ItemKind.BREAK if line.is_break else ItemKind.ITEM,
        "lead_id": lead_id,
        "lead_words": "" if lead_id else line.lead,
        "purpose": line.purpose or Purpose.INFORMATION,
        "planned_minutes": minutes,
        "audience": line.audience,
    }


def _minutes(pasted: Sequence[PastedItem], at: int, depth: int) -> int:
    """Return the minutes of a line; one whose sub-items have minutes has none of its own."""
    line = pasted[at]
    if line.minutes is not None:
        return line.minutes
    for below in pasted[at + 1 :]:
        if below.depth <= line.depth:
            break
        if below.minutes:
            return 0
    return 0 if depth else _USUAL_MINUTES


def _lead(known: Sequence[FoundPerson], words: str) -> str | None:
    """Return the one person who is called so; two with the same initials are not guessed at."""
    name = words_of(words)
    if not name:
        return None
    named = [one.person.id for one in known if words_of(one.person.name) == name]
    short = [one.person.id for one in known if folded(one.person.initials) == folded(words.strip())]
    found = named or short
    return found[0] if len(found) == 1 else None
