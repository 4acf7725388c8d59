"""All challenges by state, of which only those that are looked at are read in full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.services.challenges import LOG
from chair_desk.services.desk import Desk
from chair_desk.services.logs import LogLine, entries
from chair_desk.services.references import newest_first
from chair_desk.words import _

_READ_FIRST = ("id", "reference", "state", "due_on")


@frozen(kw_only=True)
class ChallengeHeap:
    """A heading of the list with the ids of what stands below it, in their order."""

    label: str
    ids: tuple[str, ...]


class ChallengeListing:
    """The groups of `challenge_cards.challenge_groups`, read as far as they are looked at.

    A list of twenty thousand shows some hundred of them.
    """

    def __init__(self, desk: Desk, on: date | None = None) -> None:
        """Read where each challenge stands, and nothing else of it."""
        self._desk, self._on = desk, on
        self._read: dict[str, LogLine] = {}
        self.heaps = _heaps(desk)
        self.ids = frozenset(one for heap in self.heaps for one in heap.ids)

    def lines(self, ids: Sequence[str]) -> list[LogLine]:
        """Return these challenges in this order; one that is gone since is left out."""
        wanted = [one for one in ids if one not in self._read]
        if wanted:
            self._read |= {line.entry.id: line for line in self.some(wanted)}
        return [self._read[one] for one in ids if one in self._read]

    def line(self, challenge_id: str) -> LogLine | None:
        """Return a challenge that was read already, None for one that was not."""
        return self._read.get(challenge_id)

    def some(self, ids: Sequence[str]) -> list[LogLine]:
        """Read challenges for once, in no order; they are not kept."""
        return entries(self._desk, LOG, self._on, id=ids)


def _heaps(desk: Desk) -> tuple[ChallengeHeap, ...]:
    """Put all by state, as the log orders states.

    Open ones stand by the day their answer is due, closed ones newest first.
    """
    rows = desk.file.columns(LogEntry, _READ_FIRST, log_type=LOG)
    by_state: dict[str, list[tuple[str, str, date | None]]] = {}
    for entry_id, reference, state, due_on in rows:
        by_state.setdefault(state, []).append((entry_id, reference, due_on))
    heaps = []
    for state in desk.shelf.log_type(LOG).states:
        found = by_state.get(state.name, [])
        found.sort(key=_by_number if state.is_closed else _by_day)
        if found:
            ids = tuple(entry_id for entry_id, _reference, _due_on in found)
            heaps.append(ChallengeHeap(label=_(state.label), ids=ids))
    return tuple(heaps)


def _by_number(row: tuple[str, str, date | None]) -> tuple[int, str]:
    return newest_first(row[1])


def _by_day(row: tuple[str, str, date | None]) -> tuple[date, str]:
    return row[2] or date.max, row[1]
