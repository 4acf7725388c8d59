"""One list for each log that a board may keep, and the course of quorum."""

from __future__ import annotations

from chair_desk.catalogue.log_types import LogType
from chair_desk.catalogue.shelf import Shelf
from chair_desk.cli.listed import LISTS, Listed, Row
from chair_desk.cli.listed_funding import FUNDING
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Organisation, Person
from chair_desk.services.addressees import also_asked
from chair_desk.services.challenge_answers import answers_of
from chair_desk.services.desk import Desk
from chair_desk.services.diary import meetings
from chair_desk.services.logs import entry, values_of
from chair_desk.services.quorum_log import quorum_log
from chair_desk.words import N_

HEADINGS = {
    "reference": N_("REF"), "state": N_("STATE"), "opened_on": N_("OPENED"),
    "closed_on": N_("CLOSED"), "raised_by": N_("BY"), "to": N_("TO"), "title": N_("ENTRY"),
}  # fmt: skip

ALSO = {"also_asked": N_("ALSO TO")}
CHALLENGES = {
    "reference": N_("REF"), "state": N_("STATE"), "opened_on": N_("OPENED"),
    "due_on": N_("ANSWER DUE"), "to": N_("TO"), "also_asked": N_("ALSO ASKED"),
    "title": N_("CHALLENGE"),
}  # fmt: skip


class LogList:
    """Gathers the entries of one log, with the columns of its own."""

    def __init__(self, log: LogType) -> None:
        self._log = log

    def __call__(self, desk: Desk, meeting: Meeting | None) -> list[Row]:
        """Return the entries, those of one meeting or all, by reference."""
        people = {row.id: row.name for row in desk.rows(Person)}
        agencies = {row.id: row.name for row in desk.rows(Organisation)}
        rows = desk.rows(LogEntry, log_type=self._log.name, order=("reference", "id"))
        also = also_asked(desk)
        if meeting is not None:
            rows = [row for row in rows if row.meeting_id == meeting.id]
        found: list[Row] = []
        for row in rows:
            made = {**self._row(row, people, agencies), "also_asked": also.get(row.id, "")}
            if row.id in also:
                made["answers"] = _answers(desk, row)
            found.append(made)
        return found

    def _row(self, row: LogEntry, people: dict[str, str], agencies: dict[str, str]) -> Row:
        own = values_of(row)
        return {
            "reference": row.reference,
            "state": row.state,
            "opened_on": row.opened_on,
            "due_on": row.due_on,
            "closed_on": row.closed_on,
            "raised_by": people.get(row.raised_by_id or "", ""),
            "to": agencies.get(row.to_organisation_id or "")
            or people.get(row.to_person_id or "", ""),
            "audience": str(row.audience),
            "title": row.title,
            **{column.name: own.get(column.name, "") for column in self._log.columns},
        }


def _answers(desk: Desk, row: LogEntry) -> list[dict[str, object]]:
    """Return what each of several asked has answered, and what the chair thinks of it."""
    return [
        {
            "by": one.name,
            "answer": one.answer,
            "answered_on": one.answered_on.isoformat() if one.answered_on else "",
            "judgement": one.judgement,
            "judgement_reason": one.judgement_reason,
        }
        for one in answers_of(desk, entry(desk, row.id))
    ]


def _quorum(desk: Desk, meeting: Meeting | None) -> list[Row]:
    rows: list[Row] = []
    for held in [meeting] if meeting else list(reversed(meetings(desk))):
        found = quorum_log(desk, held.id)
        rows += [
            {
                "held_on": held.held_on,
                "at": one.at,
                "item": one.number,
                "here": one.here,
                "needed": one.needed,
                "quorate": one.is_met,
                "what": one.words,
                "why": one.why,
            }
            for one in found.changes
        ]
        rows += [{"held_on": held.held_on, "what": one.words} for one in found.remarks]
    return rows


QUORUM = Listed(
    {"held_on": N_("DATE"), "at": N_("AT"), "item": N_("ITEM"), "here": N_("HERE"),
     "needed": N_("NEEDED"), "what": N_("WHAT"), "why": N_("READING")},
    _quorum,
)  # fmt: skip


def list_named(what: str, shelf: Shelf) -> Listed | None:
    """Return a list by its name; a log goes by its own, or its label: "interest", "sub-groups".

    The shelf is that of the board, so that a register it made itself is among them.
    """
    if what == "quorum":
        return QUORUM
    if what == "funding":
        return FUNDING
    if what in LISTS:
        return LISTS[what]
    for name in shelf.log_type_names():
        log = shelf.log_type(name)
        if _plain(what) in (_plain(name), _plain(_many(name)), _plain(log.label)):
            if name == "challenge":
                return Listed(CHALLENGES, LogList(log))
            has_others = "also_to" in {column.name for column in log.columns}
            return Listed({**HEADINGS, **ALSO} if has_others else HEADINGS, LogList(log))
    return None


def list_names(shelf: Shelf) -> list[str]:
    """Return the names of all lists there are; a register of the board itself as it is called."""
    shipped = Shelf().log_type_names()
    logs = [
        _many(name) if name in shipped else shelf.log_type(name).label.casefold()
        for name in shelf.log_type_names()
    ]
    return list(dict.fromkeys([*LISTS, *logs, "quorum", "funding"]))


def _plain(words: str) -> str:
    return words.casefold().replace("-", " ").replace("_", " ")


def _many(name: str) -> str:
    if name in ("evidence", "training"):
        return name
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
