"""Members from a spreadsheet: every row is answered, and nothing is half brought in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from chair_desk.records.changes import CannotDo, Changes
from chair_desk.records.frozen import frozen
from chair_desk.records.member_sheet import MemberRow, find_headings, read_row
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.importing_rows import Bringing, Outcome
from chair_desk.services.importing_seats import SeatFinder
from chair_desk.services.sheets import read_sheets
from chair_desk.words import _, ngettext

__all__ = [
    "ImportReport",
    "MemberTable",
    "Outcome",
    "RowOutcome",
    "bring_in_members",
    "import_members",
    "read_members",
]


@frozen
class RowOutcome:
    """What came of one row; `row_number` is the spreadsheet's, `sentence` says it whole."""

    row_number: int
    outcome: Outcome
    sentence: str


@frozen
class ImportReport:
    """What came of every row, in order, and the one change that was made of them."""

    rows: tuple[RowOutcome, ...]
    changes: Changes
    unread: tuple[str, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """Count the rows that came out so."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def summary(self) -> str:
        """Say in one line what was done, and which columns were left aside."""
        said = _("{added} added, {joined} joined, {skipped} skipped, {refused} refused.").format(
            added=self.count(Outcome.ADDED),
            joined=self.count(Outcome.JOINED),
            skipped=self.count(Outcome.SKIPPED),
            refused=self.count(Outcome.REFUSED),
        )
        if not self.unread:
            return said
        words = ngettext(
            "This column was not read: {names}.",
            "These columns were not read: {names}.",
            len(self.unread),
        )
        names = ", ".join(f"“{name}”" for name in self.unread)
        return f"{said} {words.format(names=names)}"


@frozen
class MemberTable:
    """A list of members as it was read; `unread` are the headings of columns left aside."""

    rows: tuple[MemberRow, ...]
    unread: tuple[str, ...] = ()


def read_members(path: Path) -> MemberTable:
    """Read the list of members in a CSV file or a workbook; empty rows come too.

    It is the first sheet that has headings: a workbook may start with a page of explanations.

    Raises:
        CannotDo: It is no spreadsheet, or no row of it reads as headings with one for names.
    """
    for rows in read_sheets(path):
        if headings := find_headings(rows):
            below = [row for row in rows if row[0] > headings.row_number]
            while below and not any(cell.strip() for cell in below[-1][1]):
                below.pop()
            read = (read_row(number, cells, headings.columns) for number, cells in below)
            return MemberTable(tuple(read), headings.unread)
    raise CannotDo(
        _("No column headings were found in “{name}”.").format(name=path.name),
        _("Nothing was changed. One heading has to be “Name”, another “Agency” or “Post”."),
        _("Put the headings above the names and try again."),
    )


def import_members(desk: Desk, path: Path, *, body_id: str | None = None) -> ImportReport:
    """Bring in the members of a spreadsheet as one change that undo takes back whole.

    Somebody known already, by e-mail address or by name and agency, is joined and not added
    twice; what is missing of them is filled in.

    Raises:
        CannotDo: The file cannot be read as a list of members; nothing was changed.
    """
    table = read_members(path)
    return bring_in_members(desk, table.rows, body_id=body_id, unread=table.unread)


def bring_in_members(
    desk: Desk,
    rows: Sequence[MemberRow],
    *,
    body_id: str | None = None,
    unread: tuple[str, ...] = (),
) -> ImportReport:
    """Bring in rows that were read, as one change.

    First everybody becomes a person, then the seats are filled, the highest of each partner
    first, so that the seat of the one who answers for it does not go to whoever stands first.
    """
    with desk.change(_("Brought in members")) as step:
        bringing = Bringing(desk, SeatFinder(desk, body_id or main_body(desk).id), rows)
        for row in rows:
            bringing.take(row)
        bringing.seat_members()
        bringing.seat_deputies()
        outcomes = tuple(
            RowOutcome(one.row.row_number, one.outcome, " ".join(one.said)) for one in bringing.done
        )
        added = sum(one.outcome is Outcome.ADDED for one in outcomes)
        label = ngettext("Brought in {count} member", "Brought in {count} members", added)
        step.label = label.format(count=added)
    return ImportReport(outcomes, step.done(), unread)
