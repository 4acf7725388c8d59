"""The wording of a meeting's minutes, looked through: remarks that offer and never insist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from chair_desk.records.actions import Action
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import ItemKind, Meeting
from chair_desk.records.minutes import Decision, MinuteKind
from chair_desk.records.people import Organisation, Person
from chair_desk.records.style import (
    Found,
    Rule,
    future_speech,
    long_sentences,
    present_speech,
    without_verb,
)
from chair_desk.records.style_acronyms import unspelt_acronyms
from chair_desk.records.style_days import spoken_days
from chair_desk.services import minutes
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.minutes import Paragraph
from chair_desk.words import _

_LEAST_LETTERS = 2


@frozen(kw_only=True)
class Remark:
    """What may be put otherwise, and where.

    `stands` is what the row has from `start` to `end`; `offered` is to stand in its place, or is
    empty where only the writer can say. `number` is as printed: "5.2", or "5" for a record.
    """

    rule: Rule
    item_id: str
    item_number: str
    number: str
    minute_id: str
    start: int
    end: int
    stands: str
    words: str
    why: str
    offered: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by when the text around it changes."""
        return (self.rule.value, self.minute_id, self.words)


@frozen
class _Row:
    """A row of the minutes with the item it belongs to."""

    item_id: str
    item_number: str
    one: Paragraph


def check(desk: Desk, meeting_id: str) -> list[Remark]:
    """Look through the minutes of a meeting; the remarks come in the order of the text.

    Raises:
        Refused: The meeting is no longer there.
    """
    meeting = existing(desk, Meeting, meeting_id)
    rows = list(_rows(desk, meeting_id))
    names = _names(desk)
    found: list[list[Remark]] = [
        [_remark(row, one) for one in _in_row(row.one, meeting, names)] for row in rows
    ]
    texts = [row.one.text for row in rows]
    for at, one in unspelt_acronyms(texts, _full_names(desk)):
        found[at].append(_remark(rows[at], one))
    return [remark for each in found for remark in sorted(each, key=_place)]


def take(desk: Desk, remark: Remark) -> Changes:
    """Put the offered words in, as one change that can be undone.

    Raises:
        Refused: Nothing is offered, the words have changed since, or the minutes are confirmed.
    """
    text = minutes.paragraph(desk, remark.minute_id).text
    if not remark.offered or text[remark.start : remark.end] != remark.stands:
        raise Refused(_("These words have changed since. Look at the wording again."))
    whole = text[: remark.start] + remark.offered + text[remark.end :]
    return minutes.change_text(desk, remark.minute_id, whole)


# ------------------------------------------------------------------ what is looked at


def _rows(desk: Desk, meeting_id: str) -> Iterator[_Row]:
    for line in placed_items(desk, meeting_id):
        if line.item.kind is ItemKind.ITEM:
            for one in minutes.paragraphs(desk, line.item.id):
                yield _Row(line.item.id, line.number, one)


def _names(desk: Desk) -> frozenset[str]:
    """Return what people are called in minutes: their names, and those of the partners."""
    partners = desk.rows(Organisation)
    whole = [row.name for row in desk.rows(Person)]
    return frozenset(
        [*whole, *(row.name for row in partners), *(f"The {row.name}" for row in partners)]
    )


def _full_names(desk: Desk) -> dict[str, str]:
    """Return the full names of partners that are known by letters."""
    return {
        row.short_name: row.name
        for row in desk.rows(Organisation)
        if len(row.short_name) >= _LEAST_LETTERS
        and row.short_name.isalpha()
        and row.short_name.isupper()
    }


def _in_row(one: Paragraph, meeting: Meeting, names: Iterable[str]) -> Iterator[Found]:
    text = one.text
    yield from spoken_days(text, meeting.held_on)
    yield from long_sentences(text)
    if one.kind is MinuteKind.PARAGRAPH:
        yield from present_speech(text, names)
        yield from future_speech(text)
    if isinstance(one.record, Decision):
        yield from without_verb(text)
    if isinstance(one.record, Action):
        yield from _owed(one, one.record)


def _owed(one: Paragraph, action: Action) -> Iterator[Found]:
    """Find what an action lacks: somebody who does it, and a day."""
    whole = Found(rule=Rule.OWNER, start=0, end=len(one.text), words=one.text, why="")
    if not (one.owners or one.organisation or action.owner_words):
        yield replace(whole, why=_("{reference} has no owner.").format(reference=action.reference))
    if action.due_on is None and not action.due_words:
        why = _("{reference} has no date.").format(reference=action.reference)
        yield replace(whole, rule=Rule.DATE, why=why)


def _remark(row: _Row, found: Found) -> Remark:
    return Remark(
        rule=found.rule,
        item_id=row.item_id,
        item_number=row.item_number,
        number=row.one.number or row.item_number,
        minute_id=row.one.id,
        start=found.start,
        end=found.end,
        stands=row.one.text[found.start : found.end],
        words=found.words,
        why=found.why,
        offered=found.offered,
    )


def _place(remark: Remark) -> tuple[int, int]:
    return remark.start, remark.end
