"""What was done to the board, and taking it back."""

from __future__ import annotations

from datetime import datetime

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.local_time import local
from chair_desk.services.desk import ChangeSet, Desk, LastChange
from chair_desk.words import _


@frozen(kw_only=True)
class StatusWords:
    """What the status bar says of the last change; `can_undo` shows the word Undo beside it."""

    label: str
    saved: str
    can_undo: bool


def undo(desk: Desk) -> Changes:
    """Take back the last change of this person; it stays in the history.

    Raises:
        Refused: There is nothing to take back.
    """
    if (changes := desk.file.undo()) is None:
        raise Refused(_("There is nothing to undo."))
    return changes


def redo(desk: Desk) -> Changes:
    """Do again what was last undone.

    Raises:
        Refused: There is nothing to do again.
    """
    if (changes := desk.file.redo()) is None:
        raise Refused(_("There is nothing to redo."))
    return changes


def count_open(desk: Desk) -> int:
    """Count the records that two people changed and nobody has settled."""
    return len({(one.table, one.row_id) for one in desk.file.differences()})


def last_change(desk: Desk) -> LastChange | None:
    """Return the last change made to the board, whoever made it."""
    return desk.file.last_change()


def status_words(desk: Desk) -> StatusWords:
    """Say the last change and when it was saved: a time today, a date before that."""
    change = last_change(desk)
    if change is None:
        return StatusWords(label="", saved="", can_undo=False)
    saved = _("Saved {when}").format(when=_when(change.at, desk.now()))
    return StatusWords(label=change.label, saved=saved, can_undo=change.can_undo)


def _when(at: datetime, now: datetime) -> str:
    then, today = local(at), local(now)
    if then.date() == today.date():
        return then.strftime("%H:%M")
    return f"{then.day} {then:%B}" if then.year == today.year else f"{then.day} {then:%B %Y}"


def history(desk: Desk, limit: int = 200) -> list[ChangeSet]:
    """Return the changes made to the board, newest first."""
    return desk.file.history(limit)
