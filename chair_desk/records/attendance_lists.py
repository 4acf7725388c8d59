"""Registers that are lists of names: who was present, who sent apologies, who came for whom.

No column says how anybody came. It is the heading above a name, a word in the margin or a word
in brackets that does, so what stands under no heading carries a doubt, and a person decides.

Source: domain.md 2.1, the registers that are written as lists, as tables or in prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chair_desk.records.attendance_cells import Came
from chair_desk.records.attendance_layouts import (
    AGENCIES,
    NAMES,
    ROLES,
    WORDS,
    CellRead,
    RegisterRead,
    RowRead,
    Rows,
    day_within,
    plain,
    read_day,
)
from chair_desk.records.attendance_line import LineRead, lines_in, read_line
from chair_desk.records.frozen import frozen
from chair_desk.words import _

_SECTIONS: tuple[tuple[str, Came | None], ...] = (
    (r"apolog(?:y|ies)(?: (?:for absence|given|from|(?:were |have been )?received(?: from)?))?"
     r"|apols", Came.APOLOGY),
    (r"absent|did not attend|not present|dna|no apolog(?:y|ies)(?: received| given)?", Came.NOBODY),
    (r"deputies|substitutes|representatives", Came.DEPUTY),
    (r"(?:also )?in attendance[^:]*|(?:participant )?observers?[^:]*|guests?|visitors?|presenters?"
     r"|speakers?|minute taker", None),
    (r"present(?: at [^:]*)?|members present|attendees|attended|chair|chair (?:and|&) officers"
     r"|officers|statutory (?:partners|members)|(?:board |lay |co-opted |other )?members|partners"
     r"|partner agencies|relevant agencies|board support|(?:professional )?advis[eo]rs",
     Came.MEMBER),
)  # fmt: skip
_SECTION = tuple(
    (re.compile(rf"(?:{words})\s*(?:\(\d+\))?\s*(?::|[–—-](?=\s)|$)\s*(.*)$", re.I | re.S), came)
    for words, came in _SECTIONS
)
_OVER = re.compile(r"(?:item|agenda|action|discussion|matters arising|minutes of the (?:last|prev)"
                   r"|\d+[.)]?\s+(?:welcome|introduction|apolog|minutes))\b", re.I)  # fmt: skip
_TITLE = re.compile(r"(?:date|meeting|minutes|board|attendance|register|held|present)\b", re.I)
_LONGEST_TITLE = 120
SILENT = CellRead()
"""A meeting that the line says nothing of: it stands in the list of another."""


@frozen
class _Place:
    """Where in the sheet a line stands: its row, the meeting, and what stands above it."""

    row: int
    day: int
    came: Came | None
    is_headed: bool


def read_list(rows: Rows, *, on: date, held_on: date | None = None) -> RegisterRead | None:
    """Read a register that lists names, or return None where nothing says how anybody came.

    `on` is today, for dates without a year; `held_on` the day, where the sheet says none.
    """
    reader = _Lists(on)
    for number, cells in rows:
        reader.take(number, [" ".join(cell.split(" ")).strip() for cell in cells])
    return reader.found(held_on)


class _Lists:
    """Goes down a sheet and keeps what stands above each line."""

    def __init__(self, on: date) -> None:
        self._on = on
        self._days: list[date | None] = []
        self._day_columns: dict[int, int] = {}
        self._heads: tuple[int | None, int | None, int | None] = (None, None, None)
        self._came: Came | None = Came.MEMBER
        self._is_headed = self._is_over = self._says_how = False
        self._read: list[tuple[_Place, RowRead, CellRead]] = []
        self._left_out: list[str] = []

    def take(self, number: int, cells: Sequence[str]) -> None:
        """Read one row of the sheet."""
        said = [cell for cell in cells if cell]
        if not said or self._is_title(cells) or self._is_over:
            return
        if _OVER.match(said[0]):
            self._is_over = True
        elif self._day_columns:
            self._by_columns(number, cells)
        elif self._is_heading(cells):
            if plain(said[0]) not in NAMES and (section := _section_of(said[0])):
                self._begin(section[0])
        elif self._heads[0] is not None and _at(cells, self._heads[0]) and len(said) > 1:
            self._table_line(number, cells)
        elif section := _section_of(said[0]):
            self._begin(section[0])
            for cell in (section[1], *said[1:]):
                self._lines(number, cell)
        else:
            self._lines(number, ", ".join(said))

    def found(self, held_on: date | None) -> RegisterRead | None:
        """Return what was read, or None where no heading or margin said how anybody came."""
        if not self._says_how or not self._read:
            return None
        days = tuple(self._days) or (held_on,)
        rows = []
        for place, row, cell in self._read:
            cells = [SILENT] * len(days)
            cells[min(place.day, len(days) - 1)] = cell
            rows.append(replace(row, cells=tuple(cells)))
        notes: tuple[str, ...] = ()
        if self._left_out:
            names = ", ".join(dict.fromkeys(self._left_out))
            said = _("Left out, since they were in attendance or observed: {names}.")
            notes = (said.format(names=names),)
        return RegisterRead(
            days=days,
            headings=("",) * len(days),
            rows=tuple(rows),
            has_key=True,
            is_one_meeting=len(days) == 1,
            is_list=True,
            notes=notes,
        )

    # -------------------------------------------------------------- what stands above

    def _is_title(self, cells: Sequence[str]) -> bool:
        """Take the day of a meeting from a title above its list, or from a row of days."""
        days = {at: day for at, cell in enumerate(cells) if (day := read_day(cell, self._on))}
        if len(days) > 1 and not any(plain(cell) in NAMES for cell in cells):
            first = len(self._days)
            self._day_columns = {at: first + n for n, at in enumerate(days)}
            self._days += days.values()
            self._is_over = False
            return True
        words = " ".join(cells).strip()
        day = day_within(cells, self._on)
        if day is None or len(words) > _LONGEST_TITLE:
            return False
        if self._read and not days and not _TITLE.search(words):
            return False
        self._new_day(day)
        return True

    def _new_day(self, day: date) -> None:
        self._is_over, self._day_columns = False, {}
        if day in self._days:
            return
        has_lines = any(place.day == len(self._days) - 1 for place, _row, _cell in self._read)
        if self._days and not has_lines:
            self._days[-1] = day
            return
        self._days.append(day)
        self._heads = (None, None, None)
        self._came, self._is_headed = Came.MEMBER, False

    def _begin(self, came: Came | None) -> None:
        self._came, self._is_headed, self._says_how = came, True, True

    def _is_heading(self, cells: Sequence[str]) -> bool:
        heads = [plain(cell) for cell in cells]
        places = tuple(
            next((n for n, head in enumerate(heads) if head in words), None)
            for words in (NAMES, ROLES, AGENCIES)
        )
        if places[0] is None or places[1:] == (None, None):
            return False
        self._heads = places  # type: ignore[assignment]
        return True

    # -------------------------------------------------------------- lines

    def _by_columns(self, number: int, cells: Sequence[str]) -> None:
        first = next((cell for cell in cells if cell), "")
        if section := _section_of(first):
            self._begin(section[0])
        for at, day in self._day_columns.items():
            cell = _at(cells, at)
            if cell and _section_of(cell) is None:
                self._lines(number, cell, day)

    def _lines(self, number: int, words: str, day: int | None = None) -> None:
        for part in lines_in(words):
            self._keep(number, read_line(part), day)

    def _table_line(self, number: int, cells: Sequence[str]) -> None:
        names, roles, agencies = self._heads
        line = read_line(_at(cells, names), is_name_alone=True)
        others = [
            came for n, cell in enumerate(cells)
            if n not in self._heads and (came := WORDS.get(plain(cell)))
        ]  # fmt: skip
        self._says_how = self._says_how or Came.APOLOGY in others
        self._keep(
            number,
            line.with_post(_at(cells, roles), _at(cells, agencies)),
            came=Came.APOLOGY if Came.APOLOGY in others else None,
        )

    def _keep(
        self, number: int, line: LineRead, day: int | None = None, *, came: Came | None = None
    ) -> None:
        if not line.name or plain(line.name) in _NOBODY:
            return
        marked = came or line.came
        place = _Place(
            number,
            max(len(self._days) - 1, 0) if day is None else day,
            marked or self._came,
            self._is_headed or marked is not None,
        )
        if place.came is None or line.is_observer:
            self._left_out.append(line.name)
            return
        self._read += [(place, row, cell) for row, cell in _rows_of(place, line)]


_NOBODY = frozenset({"none", "no apologies", "n/a", "nil", "-", "vacant", "name"})


def _rows_of(place: _Place, line: LineRead) -> list[tuple[RowRead, CellRead]]:
    """Make the rows of one line: whoever came, and another seat that was represented as well."""
    doubt = line.doubt
    if not place.is_headed:
        doubt = doubt or _("No heading or mark says how they came; read as present.")
    plain_cell = CellRead(raw=line.raw, is_remote=line.is_remote, is_part=line.is_part, doubt=doubt)
    deputy = replace(plain_cell, came=Came.DEPUTY, deputy=line.name, post=line.post)
    row = RowRead(row_number=place.row, names=(), role=line.post, agency=line.agency)
    made = []
    if line.stands_for:
        made.append((replace(row, names=(line.stands_for,)), deputy))
    elif place.came is Came.DEPUTY:
        said = doubt or _("It does not say for whom the deputy came.")
        made.append((row, replace(deputy, doubt=said)))
    else:  # initials are not unique: beside a name they say nothing more
        made.append((replace(row, names=(line.name,)), replace(plain_cell, came=place.came)))
    if line.also_for:
        said = _("“{line}” may be a deputy for this seat as well, or share it.")
        row = RowRead(row_number=place.row, names=(line.also_for,))
        made.append((row, replace(deputy, doubt=said.format(line=line.raw))))
    return made


def _with_cells(row: RowRead, cells: Sequence[CellRead]) -> RowRead:
    return RowRead(
        row_number=row.row_number, names=row.names, role=row.role, agency=row.agency,
        is_observer=row.is_observer, cells=tuple(cells),
    )  # fmt: skip


def _section_of(words: str) -> tuple[Came | None, str] | None:
    """Return what a heading makes of the names below it, and the names beside it in the cell."""
    bare = words.strip().lstrip("0123456789.) ")
    for pattern, came in _SECTION:
        if found := pattern.match(bare):
            return came, found[1].strip()
    return None


def _at(cells: Sequence[str], n: int | None) -> str:
    return cells[n] if n is not None and n < len(cells) else ""
