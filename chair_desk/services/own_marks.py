"""The person's own highlights and notes on papers: in their own file, never in the board.

They stand by paper, page and words. Where a paper is replaced, the words are looked for in the
new one; what is not found keeps its words and its note, and is listed as having lost its place.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from chair_desk.records.boards import Board
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting, MeetingState, Paper
from chair_desk.records.page_words import Box, PageWords, found_again
from chair_desk.records.reading import OwnMark, ReadPart
from chair_desk.services.desk import Desk
from chair_desk.services.private_notes import own_file
from chair_desk.words import _, ngettext

__all__ = [
    "Chosen",
    "OwnMark",
    "carry_over",
    "change_note",
    "mark_words",
    "marks_of",
    "remove_mark",
]

PagesOf = Callable[[], Sequence[PageWords]]


def marks_of(desk: Desk, meeting_id: str) -> list[OwnMark]:
    """Return the person's own marks on the papers of a meeting.

    Raises:
        CannotDo: The person's own file cannot be read.
    """
    with own_file(desk) as file:
        return file.marks(meeting_id)


@frozen(kw_only=True)
class Chosen:
    """What is chosen on a page: the words, with a box for each line of them; or nothing."""

    page: int
    words: str = ""
    quads: tuple[Box, ...] = ()


def mark_words(
    desk: Desk, meeting_id: str, part: ReadPart, chosen: Chosen, *, note: str = ""
) -> OwnMark:
    """Keep a highlight on a page of a part, perhaps with a note; or a note to the page alone.

    Raises:
        Refused: Neither words nor a note are given.
        CannotDo: The folder of the board cannot be written.
    """
    if not chosen.words.strip() and not note.strip():
        raise Refused(_("Choose some words on the page first, or write a note."))
    now = desk.now()
    mark = OwnMark(
        id=desk.new_id(),
        meeting_id=meeting_id,
        item_id=part.item_id,
        part_key=part.key,
        sha256=part.sha256,
        page=chosen.page,
        quads=chosen.quads,
        words=chosen.words.strip(),
        note=note.strip(),
        made_at=now,
        changed_at=now,
    )
    with own_file(desk) as file:
        file.put_mark(mark)
    return mark


def change_note(desk: Desk, mark: OwnMark, note: str) -> OwnMark:
    """Set what is written beside a highlight.

    Raises:
        CannotDo: The folder of the board cannot be written.
    """
    changed = replace(mark, note=note.strip(), changed_at=desk.now())
    with own_file(desk) as file:
        file.put_mark(changed)
    return changed


def remove_mark(desk: Desk, mark_id: str) -> None:
    """Remove a highlight with its note for good.

    Raises:
        CannotDo: The folder of the board cannot be written.
    """
    with own_file(desk) as file:
        file.remove_marks(mark_id=mark_id)


def keep_marks(desk: Desk, marks: Iterable[OwnMark]) -> None:
    """Keep marks as they are given: carried over, or put back.

    Raises:
        CannotDo: The folder of the board cannot be written.
    """
    with own_file(desk) as file:
        for mark in marks:
            file.put_mark(mark)


def to_carry(marks: Iterable[OwnMark], parts: Iterable[ReadPart]) -> dict[str, list[OwnMark]]:
    """Return the marks whose paper was replaced since they were made, by the key of the part."""
    files = {part.key: part.sha256 for part in parts}
    found: dict[str, list[OwnMark]] = {}
    for mark in marks:
        now = files.get(mark.part_key, "")
        if now and mark.sha256 and mark.sha256 != now:
            found.setdefault(mark.part_key, []).append(mark)
    return found


def carry_over(
    marks: Iterable[OwnMark], part: ReadPart, pages: Sequence[PageWords]
) -> list[OwnMark]:
    """Return marks at their places in a paper that replaced another; `pages` are its own.

    A note to a page alone stays on that page. It touches no file.
    """
    moved = []
    for mark in marks:
        place = found_again(mark.words, mark.page, pages) if mark.words else None
        if place is not None:
            page, start, end = place
            moved.append(
                replace(mark, sha256=part.sha256, page=page.number, quads=page.quads(start, end),
                        is_lost=False)
            )  # fmt: skip
        elif mark.words or mark.page > len(pages):
            moved.append(replace(mark, sha256=part.sha256, quads=(), is_lost=True))
        else:
            moved.append(replace(mark, sha256=part.sha256))
    return moved


def item_marks(desk: Desk, item_id: str) -> list[OwnMark]:
    """Return the marks on the papers of an item; none where the own file cannot be read."""
    with contextlib.suppress(CannotDo), own_file(desk) as file:
        return [mark for mark in file.marks() if mark.item_id == item_id]
    return []


def destroy_marks(desk: Desk, meeting_id: str) -> int:
    """Destroy the marks on the papers of a meeting for good; return how many there were.

    Raises:
        CannotDo: The folder of the board cannot be written.
    """
    with own_file(desk) as file:
        return file.remove_marks(meeting_id=meeting_id)


# ------------------------------------------------------------------ what the board decided


def set_rule(desk: Desk, *, destroys: bool) -> Changes:
    """Decide whether own highlights are destroyed once minutes are confirmed.

    It holds for every member from then on: each file is cleared when its owner next reads.
    """
    label = (
        _("Decided that own highlights end with the minutes")
        if destroys
        else _("Decided that own highlights are kept")
    )
    with desk.change(label) as step:
        step.update(Board, desk.board.id, destroys_own_marks=destroys)
    return step.done()


def destroy_as_ruled(desk: Desk, meeting_id: str) -> int:
    """Destroy the marks of a meeting whose minutes are confirmed, if the board says so.

    Return how many there were; none where the board keeps them.

    Raises:
        CannotDo: The folder of the board cannot be written.
    """
    meeting = desk.get(Meeting, meeting_id)
    is_over = meeting is not None and meeting.state is MeetingState.CONFIRMED
    if not is_over or not desk.board.destroys_own_marks:
        return 0
    return destroy_marks(desk, meeting_id)


def destroy_all_as_ruled(desk: Desk) -> int:
    """Destroy the marks of every meeting whose minutes are confirmed, if the board says so.

    It is done whenever a board is opened: minutes may have been confirmed on another machine.

    Raises:
        CannotDo: The folder of the board cannot be written.
    """
    if not desk.board.destroys_own_marks:
        return 0
    with own_file(desk) as file:
        meetings = sorted({mark.meeting_id for mark in file.marks()})
    return sum(destroy_as_ruled(desk, meeting_id) for meeting_id in meetings)


def destroyed_words(count: int) -> str:
    """Say what was destroyed, and why."""
    return ngettext(
        "{count} highlight of your own was destroyed: the minutes are confirmed, and the board "
        "keeps none after that.",
        "{count} highlights of your own were destroyed: the minutes are confirmed, and the board "
        "keeps none after that.",
        count,
    ).format(count=count)


def mark_lines(desk: Desk, item_id: str) -> list[str]:
    """Return the marks of an item in words, for the briefing."""
    lines = []
    for mark in item_marks(desk, item_id):
        paper = desk.get(Paper, mark.part_key.removeprefix("paper:"))
        place = _("page {page}").format(page=mark.page)
        title = f"{paper.title}, {place}" if paper is not None else place
        quoted = f"“{mark.words}”" if mark.words else ""
        said = " ".join(part for part in (quoted, mark.note) if part)
        lost = _(" (lost its place)") if mark.is_lost else ""
        lines.append(f"{title}{lost}: {said}")
    return lines
