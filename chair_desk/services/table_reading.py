"""A table that a file holds: which row has its headings, and the rows below them by number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.services.sheets import read_sheets
from chair_desk.words import _

MOST_ROWS = 5000
_TITLE_ROWS = 10  # above the headings may stand the name of the register, its year, a note


@frozen
class TableRead:
    """A table as a file had it: read without the board, so on another thread if need be.

    `numbers` are the rows' own in the file; from 1 where none are given.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()

    def head(self, is_head: Callable[[Sequence[str]], bool]) -> int:
        """Return the place of the first row that is one of headings, else of the first row."""
        first = self.rows[:_TITLE_ROWS]
        return next((at for at, cells in enumerate(first) if is_head(cells)), 0)

    def below(self, head: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Go through the rows below the headings, each with its number in the file."""
        numbers = self.numbers or range(1, len(self.rows) + 1)
        yield from zip(numbers[head + 1 :], self.rows[head + 1 :], strict=True)


def read_table(path: Path) -> TableRead:
    """Read the first sheet of a file that has a heading and a row below it.

    Raises:
        CannotDo: It is no table, no sheet of it has rows, or it has too many.
    """
    for sheet in read_sheets(path):
        texts = (
            (number, tuple(cell.strip().removeprefix("'") for cell in cells))
            for number, cells in sheet
        )
        filled = [(number, cells) for number, cells in texts if any(cells)]
        if len(filled) > MOST_ROWS:
            raise CannotDo(
                _("“{name}” has more than {count} rows.").format(name=path.name, count=MOST_ROWS),
                _("So many cannot be looked over before they come in."),
                _("Nothing was changed. Bring it in in two parts."),
            )
        if len(filled) > 1:
            numbers, rows = zip(*filled, strict=True)
            return TableRead(path.name, rows, numbers)
    raise CannotDo(
        _("“{name}” holds no table.").format(name=path.name),
        _("It needs a row of headings and a row below it."),
        _("Export the register to see the headings that are understood."),
    )
