"""Prose of the minutes as runs: bold and italic words, and items of lists."""

from __future__ import annotations

from itertools import groupby

from chair_desk.records.list_marks import list_mark, without_list_mark
from chair_desk.records.text_marks import pieces_by_reader
from chair_desk.reports.document import Point, Run, Runs
from chair_desk.reports.plain_text import clean
from chair_desk.words import _


def marked_runs(text: str) -> Runs:
    """Make runs of a marked text, its confidential words named as such.

    Only the confidential edition still has any: the cut took them out of the others.
    """
    found: list[Run] = []
    by_reader = groupby(pieces_by_reader(clean(text).strip()), key=lambda pair: pair[1])
    for is_confidential, group in by_reader:
        made = [Run(piece.text, bold=piece.bold, italic=piece.italic) for piece, _closed in group]
        found += _named(made) if is_confidential else made
    return tuple(found)


def _named(made: list[Run]) -> list[Run]:
    before, _words, after = _("[confidential: {words}]").partition("{words}")
    first = made[0]
    made[0] = Run(first.text.lstrip(), first.bold, first.italic)
    last = made[-1]
    made[-1] = Run(last.text.rstrip(), last.bold, last.italic)
    return [Run(before), *(run for run in made if run.text), Run(after)]


def point_of(text: str, *, is_confidential: bool = False) -> Point | None:
    """Return the item of a list that a paragraph is, if it is one with words."""
    mark = list_mark(text.lstrip())
    said = marked_runs(without_list_mark(text.lstrip()))
    if mark is None or not said:
        return None
    if is_confidential:
        said = (Run(_("Confidential: "), bold=True), *said)
    return Point(number=mark.number, runs=said)
