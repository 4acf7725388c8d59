"""Registers that ship in a newer form than the board carries, taken up when somebody asks.

A board keeps the text of a register as it was at its first use: two copies of it must read alike,
whichever version reads them. So a newer form comes in as a change of the board, and can be undone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from chair_desk.catalogue.shelf import Shelf
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.logs import LogEntry, LogTypeText
from chair_desk.services.desk import Desk
from chair_desk.services.log_values import values_of
from chair_desk.words import _

if TYPE_CHECKING:  # a window opens without it
    from chair_desk.catalogue.log_types import LogType


def newer_log_types(desk: Desk) -> list[LogType]:
    """Return the registers of the board whose form that ships is another, by label."""
    held = {row.name: row.text for row in desk.rows(LogTypeText, is_own=False)}
    shelf = _shipped(desk.shelf.folder)
    found = [shelf.log_type(name) for name in shelf.log_type_names() if name in held]
    return sorted((one for one in found if one.text != held[one.name]), key=_label)


def renew_log_type(desk: Desk, name: str) -> Changes:
    """Give a register of the board the form in which it ships.

    Raises:
        Refused: It has that form already, or its entries hold what that form has no place for.
    """
    newer = {kind.name: kind for kind in newer_log_types(desk)}
    if name not in newer:
        raise Refused(_("This register has the form in which it ships."))
    kind = newer[name]
    if lost := _without_place(desk, kind):
        raise Refused(
            _("Entries hold what the newer form has no place for: {names}.").format(
                names=", ".join(lost)
            )
        )
    row = next(iter(desk.rows(LogTypeText, name=name)))
    label = _("Gave the register “{log}” its newer form").format(log=_(kind.label))
    with desk.change(label) as step:
        step.update(LogTypeText, row.id, text=kind.text)
    return step.done()


@cache
def _shipped(folder: Path) -> Shelf:
    """Return what ships, whatever a board carries."""
    return Shelf(folder)


def _label(kind: LogType) -> str:
    return kind.label


def _without_place(desk: Desk, kind: LogType) -> list[str]:
    """Return the columns and states in use that a form lacks, as the board calls them."""
    held = desk.shelf.log_type(kind.name)
    rows = desk.rows(LogEntry, log_type=kind.name)
    used = {name for row in rows for name, value in values_of(row).items() if value}
    states = {row.state for row in rows}
    columns = {column.name for column in kind.columns}
    lost = [_(one.label) for one in held.columns if one.name in used - columns]
    known = {state.name for state in kind.states}
    return lost + [_(one.label) for one in held.states if one.name in states - known]
