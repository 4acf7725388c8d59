"""How any record of the file is named where it stands as evidence: "C-014", and what it says."""

from __future__ import annotations

from typing import Any

from chair_desk.records.days_in_words import full_day
from chair_desk.records.meetings import Meeting
from chair_desk.words import _

_WORDS = ("title", "text", "name", "label", "words", "summary")


def label_of(record: Any) -> str:
    """Return the short name of a record: its reference, or the kind of thing that it is."""
    reference = getattr(record, "reference", "") or getattr(record, "code", "")
    return str(reference) or _(type(record).LABEL)


def words_of(record: Any) -> str:
    """Return what a record says, in one line."""
    if isinstance(record, Meeting):
        return _("Meeting of {day}").format(day=full_day(record.held_on))
    for name in _WORDS:
        if found := getattr(record, name, ""):
            return " ".join(str(found).split())
    return _(type(record).LABEL)
