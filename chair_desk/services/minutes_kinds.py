"""Making a record of words that stand in the minutes already."""

from __future__ import annotations

from typing import Any

from chair_desk.records.changes import Changes
from chair_desk.records.line import Line
from chair_desk.services.desk import Desk
from chair_desk.services.minutes import change_record, change_record_kind, paragraph
from chair_desk.services.records_made import from_line
from chair_desk.words import _


def record_of_words(desk: Desk, minute_id: str, line: Line) -> Changes:
    """Make a record of a paragraph, with the owner and the date that its words name.

    `line` is how the words read as a record of that kind. The paragraph stays for whom it was,
    and where the words name only an owner or a date they all stay.

    Raises:
        Refused: It has no words, or the minutes are confirmed.
    """
    asked = from_line(desk, line)
    with desk.change("") as step:
        change_record_kind(desk, minute_id, asked.kind)
        values: dict[str, Any] = {
            "owner_ids": asked.owner_ids,
            "organisation_id": asked.organisation_id,
            "owner_words": asked.owner_words,
            "due_on": asked.due_on,
            "due_words": asked.due_words,
        }
        given = {name: value for name, value in values.items() if value}
        if asked.words.strip():
            given["words"] = asked.words
        change_record(desk, minute_id, **given)
        made = paragraph(desk, minute_id)
        step.label = _("Recorded {reference}").format(reference=made.reference)
    return step.done(made=minute_id)
