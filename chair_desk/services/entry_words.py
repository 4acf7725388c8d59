"""What the columns and the steps of an entry say to a reader: days, names and sums in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chair_desk.catalogue.log_types import LogType
from chair_desk.records.agency_counts import agency_counts
from chair_desk.records.columns import Column, Kind
from chair_desk.records.days_in_words import full_day
from chair_desk.records.logs import LogStep
from chair_desk.services.desk import Desk
from chair_desk.services.links import End as LinkEnd
from chair_desk.services.links import named, short_words
from chair_desk.services.log_dates import ladder_of
from chair_desk.words import N_, _

_YES = {"yes": N_("Yes"), "no": N_("No")}
_STEP_WORDS = {
    "answer": N_("Answer"),
    "judgement": N_("Judged"),
    "escalated": N_("Taken further"),
    "paused": N_("Clock paused"),
    "resumed": N_("Clock goes on"),
    "note": N_("Note"),
    "impact": N_("Impact"),
    "closed": N_("Closed"),
    "withdrawn": N_("Withdrawn"),
    "reopened": N_("Opened again"),
    "score": N_("Score"),
}


class EntryNames:
    """Names of what columns of the kind link lead to, each asked for once."""

    def __init__(self, desk: Desk, kind: LogType) -> None:
        self._desk = desk
        self._known: dict[tuple[str, str], str] = {}
        self.steps = (
            {step.key: _(step.title) for step in ladder_of(desk, kind)} if kind.has_ladder else {}
        )

    def of(self, table: str, record_id: str, *, in_short: bool = False) -> str:
        """Return what a record is called."""
        key = (table, record_id)
        if key not in self._known:
            find = short_words if in_short else None
            self._known[key] = (
                find(self._desk, LinkEnd(table, record_id))
                if find
                else named(self._desk, table, record_id)
            )
        return self._known[key]


def cell_words(column: Column, values: Mapping[str, str], names: EntryNames) -> str:
    """Say what a column of an entry holds: days in words, numbers with their unit."""
    text = values.get(column.name, "")
    if not text:
        return ""
    if column.name in ("step", "by_agency"):
        return agency_words(text) if column.name == "by_agency" else names.steps.get(text, text)
    if column.kind is Kind.DATE:
        return _day_words(text)
    if column.kind is Kind.YES_NO:
        return _(_YES.get(text, text))
    if column.kind is Kind.CHOICE:
        return _(text)
    if column.kind is Kind.LINK:
        return names.of(column.links_to, text)
    if column.kind is Kind.NUMBER and column.unit == "pounds" and text.isdecimal():
        return f"£{int(text):,}"
    return text


def agency_words(text: str) -> str:
    """Say who came of each agency with the base; words that hold no numbers stay as they are."""
    return "\n".join(_came_words(line) for line in text.splitlines())


def _came_words(line: str) -> str:
    counts = agency_counts(line)
    if not counts:
        return line
    (one,) = counts
    return _("{agency}: {attended} of {booked} came, {missing} did not").format(
        agency=one.agency, attended=one.attended, booked=one.booked, missing=one.no_shows
    )


def _day_words(text: str) -> str:
    try:
        return full_day(date.fromisoformat(text))
    except ValueError:
        return text


def step_words(step: LogStep) -> str:
    """Say what kind of step was taken: "Taken further"; nothing where it has none."""
    return _(_STEP_WORDS.get(step.kind, step.kind)) if step.kind else ""
