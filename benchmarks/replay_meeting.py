"""A whole meeting replayed from its key log, beside the same minutes in a word processor."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import Any

from benchmarks.figures import Figure
from chair_desk.records.actions import Action
from chair_desk.records.attendance import Attendance, Movement, Presence
from chair_desk.records.logs import LogEntry
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.records.people import Organisation, Person
from chair_desk.services.desk import Desk

MOST_SHARE = 0.60
CHORD, POINT = 2, 2
GO_AND_COME, COPY_WORDS, MOVE_ROW = 4, 6, 8


@dataclass(frozen=True, slots=True)
class Presses:
    """What the same minutes cost in a word processor; see `replay/rules.md`."""

    prose: int
    prose_with_initials: int
    records: int
    log: int
    room: int
    items: int

    @property
    def around(self) -> int:
        """All but the words of the paragraphs."""
        return self.records + self.log + self.room + self.items


def in_a_word_processor(desk: Desk) -> Presses:
    """Count the presses for the minutes of a board."""
    rows = desk.rows(Minute)
    prose = [row.text for row in rows if row.kind is MinuteKind.PARAGRAPH]
    return Presses(
        prose=sum(len(text) + 1 for text in prose),
        prose_with_initials=sum(len(text) + 1 for text in _with_initials(desk, prose)),
        records=_records(desk),
        log=sum(_log_row(desk, action) for action in desk.rows(Action)),
        room=_room(desk),
        items=CHORD * 10,
    )


def _with_initials(desk: Desk, texts: list[str]) -> list[str]:
    names = [person.name for person in desk.rows(Person)]
    found = []
    for text in texts:
        for name in names:
            text = text.replace(name, "".join(part[0] for part in name.split()))  # noqa: PLW2901
        found.append(text)
    return found


def owner(desk: Desk, action: Action) -> tuple[str, str]:
    """Return the name of an owner and of the partner they answer for."""
    person = desk.get(Person, action.owner_id)
    partner = desk.get(Organisation, action.organisation_id)
    return (person.name if person else ""), (partner.name if partner else "")


def _records(desk: Desk) -> int:
    lines = []
    for action in desk.rows(Action):
        due = f" by {action.due_on.day} {action.due_on:%B %Y}" if action.due_on else ""
        lines.append(f"Action {action.reference}: {owner(desk, action)[0]} to {action.title}{due}.")
    lines += [f"Decision {one.reference}: {one.text}." for one in desk.rows(Decision)]
    lines += [f"{one.log_type} {one.reference}: {one.title}." for one in desk.rows(LogEntry)]
    return sum(len(line) + 1 for line in lines)


def _log_row(desk: Desk, action: Action) -> int:
    name, partner = owner(desk, action)
    due = "18/12/2026" if action.due_on else ""
    typed = [action.reference, name, partner, due, "Open"]
    return GO_AND_COME + COPY_WORDS + sum(len(part) + 1 for part in typed)


def _room(desk: Desk) -> int:
    register = desk.rows(Attendance)
    presses = MOVE_ROW * sum(line.presence is Presence.APOLOGY for line in register)
    for line in register:
        if line.presence is Presence.DEPUTY:
            presses += GO_AND_COME + len(f"{_name(desk, line.person_id)} for ")
            presses += len(_name(desk, line.deputy_for_id))
        if line.left or desk.count(Movement, attendance_id=line.id):
            presses += GO_AND_COME + len(f"{_name(desk, line.person_id)} left at 9.30.")
    return presses


def _name(desk: Desk, person_id: str | None) -> str:
    person = desk.get(Person, person_id)
    return person.name if person is not None else ""


def _played(*more: str) -> dict[str, Any]:
    """Play the meeting in a program of its own; return what it told."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.replay_window", folder, *more],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def measure() -> list[Figure]:
    """Play the meeting with offers taken and without, and count it in both programs."""
    told, bare = _played("--offers"), _played()
    ours, other = told["ours"], Presses(**told["other"])
    same = other.prose + other.around
    initials = other.prose_with_initials + other.around
    document = sum(told["document"].values())
    words = told["prose_typed"]
    often = told["shown"] / ours
    taken = f"; {told['taken']} offers taken, something on offer at {often:.0%} of the presses"
    return [
        _figure("a meeting against a word processor, the whole document", ours, document),
        _figure("a meeting against a word processor, the same words", ours, same, taken),
        _figure("the same, names left as initials there", ours, initials),
        _figure("the same words, no offer taken", bare["ours"], same),
        _figure("the same, without the words of the paragraphs", ours - words, other.around),
    ]


def _figure(what: str, ours: int, other: int, more: str = "") -> Figure:
    less = f"{1 - ours / other:.0%} fewer" if ours < other else "not fewer"
    return Figure(
        what, ours / other, MOST_SHARE, f"{ours:,} presses against {other:,}, {less}{more}"
    )
