"""An agenda made elsewhere, pasted as text: all its items are put on at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from chair_desk.records.agenda_times import DEEPEST
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, ItemKind, Meeting, Paper, Purpose
from chair_desk.services.agenda_places import insert_item, open_meeting, siblings_of
from chair_desk.services.desk import Desk, Step
from chair_desk.services.names import words_of
from chair_desk.services.placing import place_at
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.records.outline import LeftOut, Outline, OutlineItem
    from chair_desk.services.finding_people import FoundPerson

_USUAL_MINUTES = 10
_ALSO_CALLED: Mapping[str, str] = {"aob": "any other business", "a.o.b": "any other business"}


@frozen(kw_only=True)
class OutlinePreview:
    """What a pasted text would do: items it adds, those on the agenda already, lines left out."""

    new: tuple[OutlineItem, ...]
    already_there: tuple[OutlineItem, ...]
    left_out: tuple[LeftOut, ...]


@frozen
class _Pasting:
    """What is needed while the items are put on one after another."""

    desk: Desk
    step: Step
    meeting: Meeting
    known: Sequence[FoundPerson]
    present: Mapping[str, AgendaItem]
    items: Sequence[OutlineItem]


def _read(text: str) -> Outline:
    """Read a pasted text; the reader is imported when the first is pasted."""
    from chair_desk.records.outline import read_outline

    return read_outline(text)


def preview_outline(desk: Desk, meeting_id: str, text: str) -> OutlinePreview:
    """Say what pasting a text would do, and write nothing.

    Raises:
        Refused: The minutes are confirmed.
    """
    meeting = open_meeting(desk, meeting_id)
    present = _present(desk, meeting)
    outline = _read(text)
    there = tuple(line for line in outline.items if _same(present, line))
    return OutlinePreview(
        new=tuple(line for line in outline.items if line not in there),
        already_there=there,
        left_out=outline.left_out,
    )


def paste_outline(desk: Desk, meeting_id: str, text: str) -> Changes:
    """Read a pasted agenda and put its items on, in order and depth, as one change.

    Raises:
        Refused: There is no item in the text, or the minutes are confirmed.
    """
    return paste_items(desk, meeting_id, _read(text).items)


def paste_items(desk: Desk, meeting_id: str, items: Sequence[OutlineItem]) -> Changes:
    """Put items that were read from a text on an agenda, as one change.

    A standing item that is there already is not put on twice: it takes the minutes and the lead
    of the text, and what lies under it. A confidential item shows a neutral title to everyone.
    A lead whom the board knows by exactly that name or those initials is linked.

    Raises:
        Refused: There is no item, or the minutes are confirmed.
    """
    meeting = open_meeting(desk, meeting_id)
    if not items:
        raise Refused(_("There is no item in this text."))
    present = _present(desk, meeting)
    count = sum(_same(present, line) is None for line in items)
    label = ngettext("Added {count} item", "Added {count} items", count).format(count=count)
    with desk.change(label) as step:
        from chair_desk.services.finding_people import everybody

        known = everybody(desk, meeting.held_on)
        _paste(_Pasting(desk, step, meeting, known, present, items))
    return step.done()


def _present(desk: Desk, meeting: Meeting) -> dict[str, AgendaItem]:
    """Return the items of the top level that are there already, by what they are called."""
    found = {}
    for row in siblings_of(desk, meeting.id, None):
        if row.kind is ItemKind.ITEM:
            found[folded(row.title)] = row
    confirming = [row for row in found.values() if row.confirms_id]
    if len(confirming) == 1:
        found["minutes of"] = confirming[0]
    return found


def _same(present: Mapping[str, AgendaItem], line: OutlineItem) -> AgendaItem | None:
    """Return the item on the agenda that a line means, if it is there already."""
    if line.depth or line.is_break:
        return None
    title = folded(line.title)
    found = present.get(_ALSO_CALLED.get(title, title))
    if found is None and title.startswith(("minutes of", "minutes from", "previous minutes")):
        return present.get("minutes of")
    return found


def _paste(pasting: _Pasting) -> None:
    above: list[str] = []
    for at, line in enumerate(pasting.items):
        depth = min(line.depth, len(above), DEEPEST)
        del above[depth:]
        there = _same(pasting.present, line)
        if there:
            _take_over(pasting, there, line)
            above.append(there.id)
            continue
        item = _item(pasting, at, depth)
        insert_item(pasting.desk, pasting.step, item, under_id=above[-1] if above else None)
        _add_paper(pasting, item, line)
        above.append(item.id)


def _item(pasting: _Pasting, at: int, depth: int) -> AgendaItem:
    line = pasting.items[at]
    lead_id = _lead(pasting.known, line.lead_words)
    is_closed = line.is_confidential
    return AgendaItem(
        id=pasting.desk.new_id(),
        meeting_id=pasting.meeting.id,
        place="",
        title=_("Confidential item") if is_closed else line.title,
        closed_title=line.title if is_closed else "",
        kind=ItemKind.BREAK if line.is_break else ItemKind.ITEM,
        lead_id=lead_id,
        lead_words="" if lead_id else line.lead_words,
        purpose=line.purpose or Purpose.INFORMATION,
        planned_minutes=_minutes(pasting.items, at, depth),
        audience=Audience.CONFIDENTIAL if is_closed else Audience.PUBLIC,
    )


def _take_over(pasting: _Pasting, item: AgendaItem, line: OutlineItem) -> None:
    """Let an item that is there already take what the text says of it."""
    values: dict[str, Any] = {}
    if line.minutes is not None:
        values["planned_minutes"] = line.minutes
    if line.purpose is not None:
        values["purpose"] = line.purpose
    if line.lead_words:
        lead_id = _lead(pasting.known, line.lead_words)
        values |= {"lead_id": lead_id, "lead_words": "" if lead_id else line.lead_words}
    if values:
        pasting.step.update(AgendaItem, item.id, **values)
    _add_paper(pasting, item, line)


def _add_paper(pasting: _Pasting, item: AgendaItem, line: OutlineItem) -> None:
    if line.paper is None:
        return
    others = pasting.desk.rows(Paper, item_id=item.id, order=("place", "id"))
    pasting.step.insert(
        Paper(
            id=pasting.desk.new_id(),
            item_id=item.id,
            title=line.title,
            place=place_at(pasting.step, others, len(others)),
            state=line.paper,
            audience=max(Audience.MEMBERS, item.audience, key=list(Audience).index),
        )
    )


def _minutes(items: Sequence[OutlineItem], at: int, depth: int) -> int:
    """Return the minutes of a line; one whose sub-items have minutes has none of its own."""
    line = items[at]
    if line.minutes is not None:
        return line.minutes
    for below in items[at + 1 :]:
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
    initials = folded(words.strip())
    short = [one.person.id for one in known if folded(one.person.initials) == initials]
    found = named or short
    return found[0] if len(found) == 1 else None
