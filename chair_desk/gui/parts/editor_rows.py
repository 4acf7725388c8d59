"""Keeping a text as rows: what stands in the editor, block by block, becomes paragraphs.

Nothing of Qt is known here. The editor gives its blocks in order, each with the id of its row
or none; what differs from the rows that are kept is written as one change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes
from chair_desk.records.list_marks import list_mark
from chair_desk.records.minutes import Minute, MinuteKind
from chair_desk.records.text_marks import as_written, plain_words
from chair_desk.services import minutes
from chair_desk.services.desk import Desk
from chair_desk.services.minutes import Paragraph
from chair_desk.words import _


@dataclass(slots=True)
class Row:
    """A block of the editor: the id of its row (empty: none yet) and its words."""

    id: str
    text: str


def differs(rows: Sequence[Row], kept: Sequence[Paragraph]) -> bool:
    """Say whether blocks and paragraphs are not the same; a blank block without a row is none."""
    shown = [(row.id, row.text) for row in rows if row.id or row.text]
    return shown != [(one.id, kept_words(one)) for one in kept]


def kept_words(one: Paragraph) -> str:
    """Return the words of a row as the editor writes them: prose with its marks, a record's."""
    return as_written(one.text) if one.kind is MinuteKind.PARAGRAPH else one.text


def settle_with(rows: Sequence[Row], was: Mapping[str, str], kept: Sequence[Paragraph]) -> bool:
    """Bring rows in line with what somebody else took out since; True where rows must go.

    `was` are the words by id when the rows were last read. A row that is gone and was not
    touched here is left to go; one that was touched here stays, as a new one: no word is lost.
    """
    there = {one.id for one in kept}
    must_go = False
    for row in rows:
        if row.id and row.id not in there:
            if row.text == was.get(row.id):
                row.text, must_go = "", True
            row.id = ""
    return must_go


def keep_rows(
    desk: Desk,
    item_id: str,
    rows: Sequence[Row],
    kept: Sequence[Paragraph],
    was: Mapping[str, str],
) -> Changes:
    """Write what differs: rows taken out, put in, split, joined and reworded, as one change.

    `was` are the words by id when the rows were last read: only what was there then can have
    been taken out here. The ids of new rows are put into `rows`. What was split off or joined
    keeps the narrower audience: nothing confidential becomes public by a key.

    Raises:
        Refused: The minutes are confirmed, or a record's number was given out.
    """
    known = {one.id: one for one in kept}
    here = {row.id for row in rows}
    gone = [one for one in kept if one.id not in here and one.id in was]
    with desk.change(_("Changed the minutes")) as step:
        for row in rows:
            if row.id and row.text != kept_words(known[row.id]):
                _reword(desk, row, known[row.id])
        _take_out(desk, rows, kept, gone)
        _put_in(desk, item_id, rows, known)
    return step.done()


def _reword(desk: Desk, row: Row, was: Paragraph) -> None:
    """Set the words of a row; a record that is left without words keeps the ones it had."""
    if was.kind is MinuteKind.PARAGRAPH or row.text.strip():
        minutes.change_text(desk, row.id, row.text)


def _take_out(
    desk: Desk, rows: Sequence[Row], kept: Sequence[Paragraph], gone: Sequence[Paragraph]
) -> None:
    """Take rows out. Where the words went into the row before, its audience narrows with them."""
    order = [one.id for one in kept]
    words = {row.id: row.text for row in rows if row.id}
    for one in gone:
        before = [other for other in order[: order.index(one.id)] if other in words]
        if before and _went_into(one, words[before[-1]]):
            _narrow(desk, before[-1], one.audience)
        minutes.remove_paragraph(desk, one.id)


def _went_into(one: Paragraph, text: str) -> bool:
    tail = plain_words(one.text).strip()
    return bool(tail) and one.audience is not Audience.PUBLIC and tail[-12:] in plain_words(text)


def _narrow(desk: Desk, minute_id: str, audience: Audience) -> None:
    now = minutes.paragraph(desk, minute_id).audience
    if not now.may_read(audience):
        minutes.set_audience(desk, minute_id, audience)


def _put_in(desk: Desk, item_id: str, rows: Sequence[Row], known: Mapping[str, Paragraph]) -> None:
    before, was_new = "", False
    audience = Audience.PUBLIC
    following = next((row.id for row in rows if row.id), None)
    for at, row in enumerate(rows):
        is_new = not row.id and bool(row.text)
        if is_new:
            if not was_new:
                audience = _audience_of_new(rows, at, known)
            changes = minutes.add_paragraph(
                desk,
                item_id,
                row.text,
                after_id=before or None,
                before_id=None if before else following,
                audience=audience,
            )
            row.id = changes.made
        before, was_new = row.id or before, is_new


def _audience_of_new(rows: Sequence[Row], at: int, known: Mapping[str, Paragraph]) -> Audience:
    """Return for whom a new row is: as the row before it where it was split off from that one.

    Where it cannot be told, it errs towards silence.
    """
    before = known.get(rows[at - 1].id) if at else None
    if before is None:
        return Audience.PUBLIC
    words = plain_words(rows[at].text).strip()
    is_split = rows[at - 1].text != kept_words(before)
    is_split = is_split or bool(words and words in plain_words(before.text))
    return before.audience if is_split or list_mark(rows[at].text) else Audience.PUBLIC


def add_row(desk: Desk, item_id: str, text: str, *, after_id: str, before_id: str) -> Changes:
    """Put one new paragraph where it was typed; empty ids mean the open end.

    An item of a list is for whom the paragraph is that it goes on from.
    """
    above = desk.get(Minute, after_id) if after_id and list_mark(text) else None
    return minutes.add_paragraph(
        desk,
        item_id,
        text,
        after_id=after_id or None,
        before_id=None if after_id else before_id or None,
        audience=above.audience if above else Audience.PUBLIC,
    )
