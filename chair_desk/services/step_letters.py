"""The letters of a step of the ladder, kept with it in the words of the day it was taken.

A letter that is drafted anew tells the history of today. These stay as they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from chair_desk.records.changes import Refused
from chair_desk.records.letters import Letter
from chair_desk.records.logs import LogStep, StepLetter
from chair_desk.services.desk import Desk, Step
from chair_desk.services.letters import export_letters, letter_bytes
from chair_desk.services.paper_pages import count_pages
from chair_desk.services.record_places import PlaceInRecord
from chair_desk.words import _, ngettext

_SAME = (
    "subject", "to_name", "to_post", "to_agency", "to_email", "from_name", "from_post", "board",
    "marking", "written_on",
)  # fmt: skip
_IN_LINES = ("opening", "facts", "request")


def keep_letters(desk: Desk, step: Step, step_id: str, letters: Sequence[Letter]) -> None:
    """Keep letters with the step of an entry; the caller writes."""
    for position, letter in enumerate(letters):
        held: dict[str, Any] = {name: getattr(letter, name) for name in _SAME}
        held |= {name: "\n".join(map(_one_line, getattr(letter, name))) for name in _IN_LINES}
        step.insert(StepLetter(id=desk.new_id(), log_step_id=step_id, position=position, **held))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def letters_of_step(desk: Desk, step_id: str) -> list[Letter]:
    """Return the letters kept with a step, in the order drafted; none where none were.

    Raises:
        Refused: The step is no longer there.
    """
    if desk.get(LogStep, step_id) is None:
        raise Refused(_("This step is no longer in the board file."))
    return [_letter(row) for row in _rows(desk, [step_id])]


def _rows(desk: Desk, step_ids: Sequence[str]) -> list[StepLetter]:
    return desk.rows(StepLetter, log_step_id=list(step_ids), order=("position", "id"))


def _letter(row: StepLetter) -> Letter:
    held: dict[str, Any] = {name: getattr(row, name) for name in _SAME}
    held |= {name: tuple(getattr(row, name).splitlines()) for name in _IN_LINES}
    return Letter(**held)


def places_of_letters(desk: Desk, steps: Sequence[LogStep]) -> dict[str, PlaceInRecord]:
    """Return where the letters of these steps can be opened, by the id of the step."""
    raised = [made.id for made in steps if made.kind == "escalated"]
    held: dict[str, list[StepLetter]] = {}
    for row in _rows(desk, raised) if raised else ():
        held.setdefault(row.log_step_id, []).append(row)
    return {key: _place(key, rows) for key, rows in held.items()}


def _place(step_id: str, rows: Sequence[StepLetter]) -> PlaceInRecord:
    to = "; ".join(row.to_name or row.to_post for row in rows)
    whole = ngettext("Letter to {names}", "Letters to {names}", len(rows)).format(names=to)
    return PlaceInRecord(
        words=letter_words(len(rows)), table=LogStep.TABLE, id=step_id, whole=whole
    )  # fmt: skip


def letter_words(count: int) -> str:
    """Say how many letters there are, as a link does."""
    return _("Letter") if count == 1 else _("{count} letters").format(count=count)


def page_words(pages: int) -> str:
    """Say how many pages letters have together."""
    return ngettext("{count} page", "{count} pages", pages).format(count=pages)


def pages_of(letters: Sequence[Letter]) -> int:
    """Return how many pages letters have together; it makes each as a PDF and reads no board."""
    return sum(count_pages(letter_bytes(letter, "pdf")) or 0 for letter in letters)


def export_kept(desk: Desk, step_id: str, path: Path, *, kind: str) -> list[Path]:
    """Write each letter kept with a step to a file, as `letters.export_letters` does.

    Raises:
        Refused: No letter was kept, or as `letters.export_letters` refuses.
        CannotDo: A file cannot be written; what was there before is safe.
    """
    letters = letters_of_step(desk, step_id)
    if not letters:
        raise Refused(_("No letter was kept with this step."))
    return export_letters(desk, letters, path, kind=kind)
