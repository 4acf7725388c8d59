"""The recovery sheet of a board: that one was printed, and who has the other copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.records.changes import CannotDo, Changes
from chair_desk.records.safekeeping import RecoverySheet
from chair_desk.services.recovery import lines_of
from chair_desk.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from chair_desk.services.desk import Desk

_MARK_SIGNS = 8


def sheet_of(desk: Desk) -> RecoverySheet | None:
    """Return the sheet that was printed last for the passphrase of now, or nothing."""
    key = desk.circumstances.key
    if key is None:
        return None
    mark = key.salt.hex()[:_MARK_SIGNS]
    sheets = desk.rows(RecoverySheet, order=("-printed_on", "-id"))
    return next((sheet for sheet in sheets if sheet.mark == mark), None)


def said_of_sheet(desk: Desk) -> str:
    """Say when the sheet was printed and who has the other copy; nothing where none was."""
    sheet = sheet_of(desk)
    if sheet is None or sheet.printed_on is None:
        return ""
    from chair_desk.records.days_in_words import day_beside

    day = day_beside(sheet.printed_on, desk.today())
    said = _("you printed and sealed on {day}.").format(day=day)
    if sheet.kept_by:
        said += " " + _("{who} has the other copy.").format(who=sheet.kept_by)
    return said


def write_recovery_sheet(desk: Desk, path: Path, kept_by: str = "") -> Changes:
    """Write the sheet as a PDF, two copies of one page, and keep that it was printed.

    Raises:
        CannotDo: The board has no passphrase, or the file cannot be written.
    """
    key = desk.circumstances.key
    if key is None:
        raise CannotDo(
            _("This board has no passphrase, so there is no key to print."),
            _("Anybody who can use this laptop can open the file."),
            _("Set a passphrase first."),
        )
    kept_by = " ".join(kept_by.split())
    mark = key.salt.hex()[:_MARK_SIGNS]
    _write(desk, path, lines_of(key.raw), (mark, kept_by))
    sheet = RecoverySheet(
        id=desk.new_id(),
        board_id=desk.board.id,
        printed_on=desk.today(),
        kept_by=kept_by,
        mark=mark,
    )
    with desk.change(_("Printed a recovery sheet")) as step:
        step.insert(sheet)
    return step.done(made=sheet.id)


def _write(desk: Desk, path: Path, lines: list[str], said: tuple[str, str]) -> None:
    from chair_desk.records.days_in_words import full_day
    from chair_desk.reports.recovery_sheet import SheetFacts, write_sheet

    facts = SheetFacts(
        board=desk.board.name,
        file_name=desk.file.path.name,
        printed_on=full_day(desk.today()),
        lines=tuple(lines),
        mark=said[0],
        kept_by=said[1],
    )
    try:
        write_sheet(facts, path)
    except OSError as error:
        raise CannotDo(
            _("{name} could not be written.").format(name=path.name),
            _("The system says: {reason}.").format(reason=error.strerror or error),
            _("Choose another place."),
        ) from error
