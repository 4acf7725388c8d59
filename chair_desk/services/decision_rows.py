"""The decisions as rows of a register, of which only those that are looked at are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import overload

from chair_desk.records.days_in_words import short_date, short_day
from chair_desk.records.folding import folded
from chair_desk.records.follow_ups import FollowUp, Happened
from chair_desk.records.minutes import Decision
from chair_desk.services.decisions import (
    DecisionLine,
    decision_lines,
    is_settled,
    latest_findings,
    newest_ids,
    state_words,
)
from chair_desk.services.desk import Desk
from chair_desk.services.register_rows import OWN, STATE, TITLE, RegisterRow, RegisterRows

ASK_AGAIN, DECIDED = range(2)  # the headings of the register
_SORTED = ("id", "reference", "text", "decided_on")
_SortedBy = tuple[str, str, str]  # the reference, the folded text, the day
_NEAR = 24  # rows before and after one that is looked at, read with it


class DecisionRows(RegisterRows):
    """The rows of `decision_lines`: where each stands is read at first, its words when wanted."""

    is_at_hand = False

    def __init__(self, desk: Desk) -> None:
        """Read which decisions there are and what became of them."""
        super().__init__()
        self._desk = desk
        self.ids = newest_ids(desk)
        self._latest = latest_findings(desk)
        self._settled = {key for key, latest in self._latest.items() if is_settled(latest)}
        self._read: dict[str, RegisterRow] = {}
        self._sorts: dict[str, _SortedBy] = {}

    @overload
    def __getitem__(self, place: int) -> RegisterRow: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[RegisterRow]: ...

    def __getitem__(self, place: int | slice) -> RegisterRow | Sequence[RegisterRow]:
        """Return the row at a place; it is read with its neighbours.

        One that another program took away since stands there empty until the list is read again.
        """
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        record_id = self.ids[place]
        if record_id not in self._read:
            at = place % len(self.ids)
            self._read_all(self.ids[max(0, at - _NEAR) : at + _NEAR])
        return self._read.get(record_id) or decision_row(
            DecisionLine(decision=Decision(id=record_id, reference=""))
        )

    def __iter__(self) -> Iterator[RegisterRow]:
        """Return all rows, read at one go."""
        return map(decision_row, decision_lines(self._desk))

    def _read_all(self, ids: Sequence[str]) -> None:
        for row in self._desk.rows(Decision, id=[one for one in ids if one not in self._read]):
            line = DecisionLine(decision=row, latest=self._latest.get(row.id))
            self._read[row.id] = decision_row(line)

    def asked_after(self) -> tuple[int, int]:
        """Count the decisions that somebody asked after, and those that happened."""
        known = frozenset(self.ids)
        found = [row.state for key, row in self._latest.items() if key in known]
        return len(found), found.count(Happened.HAPPENED)

    def open_places(self) -> list[int]:
        """Return the places of what is not settled."""
        settled = self._settled
        return [place for place, one in enumerate(self.ids) if one not in settled]

    def states(self) -> frozenset[str]:
        """Return the words of every state there is."""
        asked = {self._latest[one].state for one in self._latest.keys() & frozenset(self.ids)}
        nobody = [None] if any(one not in self._latest for one in self.ids) else []
        return frozenset(state_words(one) for one in (*asked, *nobody))

    def is_empty(self, column: int) -> bool:
        """Say whether no row has anything under a heading."""
        if column == DECIDED:  # those with a day come first
            return not self.ids or not self[0].cells[DECIDED]
        return not any(
            self._latest[one].check_on
            for one in self.ids
            if one in self._latest and one not in self._settled
        )

    def keys(self, heading: int) -> list[tuple[str, str]]:
        """Return for each place what a heading sorts by, and the reference after it.

        What was made ready for a search is not read again.
        """
        if len(self._sorts) < len(self.ids):
            self._take_in(self._desk.file.columns(Decision, _SORTED))
        known, none = self._sorts, ("", "", "")
        return [(self._key(heading, key, known.get(key, none)), known.get(key, none)[0])
                for key in self.ids]  # fmt: skip

    def _take_in(self, found: Iterable[tuple[str, str, str, date | None]]) -> None:
        for key, number, text, day in found:
            self._sorts[key] = (number, folded(text), _decided_key(day))

    def _key(self, heading: int, key: str, found: _SortedBy) -> str:
        number, text, day = found
        if heading == STATE:
            latest = self._latest.get(key)
            return state_words(latest.state if latest else None)
        if heading == OWN + ASK_AGAIN:
            latest = self._latest.get(key) if key not in self._settled else None
            return _ask_again_key(latest.check_on if latest else None)
        return {TITLE: text, OWN + DECIDED: day}.get(heading, number)

    def searched(self, ids: Iterable[str]) -> dict[str, str]:
        """Return what a search looks at in these decisions; one that is gone is left out."""
        found = self._desk.file.columns(Decision, _SORTED, id=tuple(ids))
        self._take_in(found)
        return {
            key: _searched(number, self._sorts[key][1], self._latest.get(key))
            for key, number, _text, _day in found
        }


def decision_row(line: DecisionLine) -> RegisterRow:
    """Return a decision as a row of the register."""
    row, latest = line.decision, line.latest
    day = row.decided_on
    check_on = latest.check_on if latest and not line.is_settled else None
    return RegisterRow(
        table="decision",
        id=row.id,
        reference=row.reference,
        title=row.text,
        state=line.state_words,
        shape=line.shape,
        cells=(short_day(check_on) if check_on else "", _of_year(day) if day else ""),
        sort_keys=(_ask_again_key(check_on), _decided_key(day)),
        is_open=not line.is_settled,
        searched=_searched(row.reference, folded(row.text), latest),
    )


def _ask_again_key(day: date | None) -> str:
    return (day or date.max).isoformat()


def _decided_key(day: date | None) -> str:
    return (day or date.min).isoformat()


def _searched(reference: str, folded_text: str, latest: FollowUp | None) -> str:
    state = state_words(latest.state if latest else None)
    found = latest.text if latest else ""
    return f"{folded(reference)} {folded_text} {folded(f'{state} {found}')}"


@lru_cache(maxsize=1024)
def _of_year(day: date) -> str:
    """Say a day; many decisions share one."""
    return short_date(day)
