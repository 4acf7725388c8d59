"""Taking minutes from a whole text of notes: each line recorded, and said as it was understood."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from chair_desk.records.changes import Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.grammar import as_words, parse_notes
from chair_desk.records.line import KnownItem, Line, LineKind, Surroundings
from chair_desk.services.agenda_places import open_meeting
from chair_desk.services.desk import Desk
from chair_desk.services.marking_lines import mark_presence
from chair_desk.services.minutes import record_line
from chair_desk.services.paragraphs import paragraph
from chair_desk.services.private_notes import add_note
from chair_desk.services.surroundings import surroundings_of
from chair_desk.words import _, ngettext

_LONGEST_SAID = 72


@frozen(kw_only=True)
class TakenLine:
    """A line of the notes: where it went, what it was understood as, and what is in doubt.

    `item` is the number of the item as printed; `line_number` counts from 1.
    """

    line_number: int
    item: str
    kind: LineKind
    understood: str
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class _Taking:
    """Notes being taken: the item in hand, what was done, and the private notes to keep."""

    desk: Desk
    meeting_id: str
    around: Surroundings
    item: KnownItem
    is_item_said: bool
    taken: list[TakenLine] = field(default_factory=list)
    private: list[tuple[str, str]] = field(default_factory=list)


def take_notes(
    desk: Desk, meeting_id: str, text: str, item_number: str | int | None = None
) -> list[TakenLine]:
    """Record notes typed in the minute grammar, as one change, and answer for every line.

    They begin at `item_number`, else at the item being taken, else at the first. What a line
    asks and cannot have (somebody leaves who is not there) stays as words, with the reason.
    Notes to self go to the person's own file.

    Raises:
        Refused: There is no such item, no agenda, or the minutes are confirmed.
    """
    meeting = open_meeting(desk, meeting_id)
    # No time of day: a line without one is marked as the clock says while the meeting goes on,
    # and without a time when the notes are taken in afterwards.
    around = replace(surroundings_of(desk, meeting_id), now="")
    start = _start(around, item_number, meeting.current_item_id)
    is_said = item_number is not None or meeting.current_item_id is not None
    taking = _Taking(desk, meeting_id, around, start, is_said)
    with desk.change(_("Took notes")) as step:
        for number, heading, line in parse_notes(text, around):
            _turn_to(taking, heading)
            _take(taking, number, line)
        count = sum(one.kind is not LineKind.ITEM for one in taking.taken)
        label = ngettext("Took {count} line of notes", "Took {count} lines of notes", count)
        step.label = label.format(count=count)
    for item_id, words in taking.private:
        add_note(desk, item_id, words)
    return taking.taken


def _start(around: Surroundings, asked: str | int | None, current_id: str | None) -> KnownItem:
    items = [item for item in around.items if item.number]
    if not items:
        raise Refused(_("This meeting has no agenda yet."))
    if asked is None:
        return next((item for item in items if item.id == current_id), items[0])
    wanted = str(asked).strip().lower().rstrip(".")
    for item in items:
        if item.number.lower() == wanted:
            return item
    raise Refused({"item_number": _("There is no item {number}.").format(number=asked)})


def _turn_to(taking: _Taking, heading: str) -> None:
    if not heading:
        return
    taking.is_item_said = True
    taking.item = next(item for item in taking.around.items if item.number.lower() == heading)


def _take(taking: _Taking, number: int, line: Line) -> None:
    doubts = tuple(doubt.sentence for doubt in line.doubts)
    if line.kind is LineKind.BLANK:
        return
    if line.kind is LineKind.ITEM:
        words = _("Item {number}, {title}")
        understood = words.format(number=taking.item.number, title=taking.item.title)
    else:
        if not taking.is_item_said:
            taking.is_item_said = True
            words = _("No item was named yet, so it stands under item {number}.")
            doubts = (words.format(number=taking.item.number), *doubts)
        understood, further = _record(taking, line)
        doubts = (*doubts, *further)
    taking.taken.append(
        TakenLine(
            line_number=number,
            item=taking.item.number,
            kind=line.kind,
            understood=understood,
            doubts=doubts,
        )
    )


def _record(taking: _Taking, line: Line) -> tuple[str, tuple[str, ...]]:
    """Record one line; return what was understood, and doubts that came with it."""
    if line.presence is not None:
        return _mark(taking, line)
    if not line.text.strip():
        return _words(taking, line), (_("It says nothing, so it stays as words."),)
    if line.kind is LineKind.NOTE:
        taking.private.append((taking.item.id, line.text))
        said = _("Note to self, in your own file: “{words}”")
        return said.format(words=_short(line.text)), ()
    made = record_line(taking.desk, taking.item.id, line).made
    return _said(taking.desk, made), ()


def _mark(taking: _Taking, line: Line) -> tuple[str, tuple[str, ...]]:
    if line.presence is None:
        return "", ()
    marked = mark_presence(
        taking.desk,
        taking.meeting_id,
        line.presence,
        item=taking.item,
        items=taking.around.items,
    )
    if not marked.done:
        return _words(taking, line), marked.refused
    return "; ".join(marked.done), marked.refused


def _words(taking: _Taking, line: Line) -> str:
    """Record a line as the words it was typed in."""
    return _said(taking.desk, record_line(taking.desk, taking.item.id, as_words(line)).made)


def _said(desk: Desk, minute_id: str) -> str:
    """Say a row of the minutes: its number or reference, its words, and by when."""
    row = paragraph(desk, minute_id)
    heading = row.heading or _("Paragraph {number}").format(number=row.number)
    said = f"{heading}: “{_short(row.text)}”"
    return f"{said} {row.footing}" if row.footing else said


def _short(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _LONGEST_SAID:
        return words
    return words[:_LONGEST_SAID].rsplit(" ", 1)[0] + " …"
