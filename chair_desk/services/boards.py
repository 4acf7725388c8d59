"""The board itself: setting one up, its bodies, and the profile it works under."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from chair_desk.records.boards import Board, Body, BodyKind, ProfileInForce
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.days_in_words import full_day
from chair_desk.records.meetings import Meeting
from chair_desk.services.checks import (
    existing,
    refuse_backwards,
    refuse_faults,
    refuse_if_named,
    refuse_other_columns,
)
from chair_desk.services.desk import Desk
from chair_desk.services.members import only_in_force
from chair_desk.services.setting_up import (
    NewBoard,
    NewPartner,
    new_board,
    offered_partners,
)
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.catalogue.board_profiles import BoardProfile
    from chair_desk.catalogue.shelf import Shelf

__all__ = [
    "NewBoard",
    "NewPartner",
    "add_body",
    "bodies",
    "change_board",
    "change_body",
    "change_profile",
    "end_body",
    "main_body",
    "new_board",
    "offered_partners",
    "profiles",
    "remove_body",
]

BOARD_COLUMNS = frozenset({"name", "short_name", "nation", "marking", "meeting_place"})


def profiles(shelf: Shelf | None = None) -> list[BoardProfile]:
    """Return the profiles that ship; `to_be_checked` of each says what nobody verified yet."""
    if shelf is None:
        from chair_desk.catalogue.shelf import Shelf

        shelf = Shelf()
    return list(shelf.profiles())


def bodies(desk: Desk, on: date | None = None) -> list[Body]:
    """Return the bodies that meet, the board first, then its executive, then sub-groups.

    With a day, only those in being then.
    """
    order = list(BodyKind)
    rows = sorted(desk.rows(Body), key=lambda row: (order.index(row.kind), row.name, row.id))
    return rows if on is None else only_in_force(rows, on)


def main_body(desk: Desk) -> Body:
    """Return the body that is the board itself."""
    return bodies(desk)[0]


def change_board(desk: Desk, **values: Value) -> Changes:
    """Change the board's name, nation, marking or usual place.

    Raises:
        Refused: The name is missing, or a value is not allowed.
    """
    refuse_other_columns(values, BOARD_COLUMNS)
    refuse_faults(Board, values)
    with desk.change(_("Changed the board")) as step:
        step.update(Board, desk.board.id, **values)
    return step.done()


def change_profile(desk: Desk, name: str, starts_on: date) -> Changes:
    """Work under another profile from a day on; the former one ends the day before.

    What was done before that day is read by the former profile, for ever.

    Raises:
        Refused: No such profile ships, it is in force already, or a later one is recorded.
    """
    if name not in desk.shelf.profile_names():
        raise Refused({"profile": _("There is no such profile.")})
    rows = desk.profile_rows()
    last = rows[-1] if rows else None
    if last and last.starts_on and last.starts_on >= starts_on:
        raise Refused({"starts_on": _("A profile is recorded from that day or later already.")})
    if last and last.profile == name:
        raise Refused({"profile": _("The board works under this profile already.")})
    row = ProfileInForce(
        id=desk.new_id(),
        board_id=desk.board.id,
        profile=name,
        profile_text=desk.shelf.profile_text(name),
        starts_on=starts_on,
    )
    label = _("Works under “{label}” from {date}").format(
        label=desk.shelf.profile(name).label, date=full_day(starts_on)
    )
    with desk.change(label) as step:
        if last:
            step.update(ProfileInForce, last.id, ends_on=starts_on - timedelta(days=1))
        step.insert(row)
    return step.done(made=row.id)


def add_body(
    desk: Desk, name: str, *, kind: BodyKind = BodyKind.SUB_GROUP, starts_on: date | None = None
) -> Changes:
    """Add a body that meets: a sub-group, or an executive.

    Raises:
        Refused: The name is missing, or there would be a second board.
    """
    name = name.strip()
    refuse_faults(Body, {"name": name})
    if kind is BodyKind.BOARD:
        raise Refused({"kind": _("A file holds one board. Other boards have files of their own.")})
    body = Body(id=desk.new_id(), board_id=desk.board.id, name=name, kind=kind, starts_on=starts_on)
    with desk.change(_("Added {name}").format(name=name)) as step:
        step.insert(body)
    return step.done(made=body.id)


def change_body(desk: Desk, body_id: str, name: str) -> Changes:
    """Give a body another name.

    Raises:
        Refused: The name is missing.
    """
    refuse_faults(Body, {"name": name.strip()})
    body = existing(desk, Body, body_id)
    with desk.change(_("Changed {name}").format(name=body.name)) as step:
        step.update(Body, body_id, name=name.strip())
    return step.done()


def end_body(desk: Desk, body_id: str, ends_on: date) -> Changes:
    """End a sub-group or executive with its last day.

    Raises:
        Refused: It is the board itself, it meets after that day, or the day is before its first.
    """
    body = existing(desk, Body, body_id)
    if body.kind is BodyKind.BOARD:
        raise Refused(_("The board itself does not end. Change its profile instead."))
    refuse_backwards(body.starts_on, ends_on)
    if any(row.held_on > ends_on for row in desk.rows(Meeting, body_id=body_id)):
        raise Refused({"ends_on": _("It has a meeting after that day.")})
    with desk.change(_("Ended {name}").format(name=body.name)) as step:
        step.update(Body, body_id, ends_on=ends_on)
    return step.done()


def remove_body(desk: Desk, body_id: str) -> Changes:
    """Remove a body entered by mistake; Undo brings it back.

    Raises:
        Refused: It has seats or meetings, or it is the board itself.
    """
    body = existing(desk, Body, body_id)
    if body.kind is BodyKind.BOARD:
        raise Refused(_("The board itself does not end. Change its profile instead."))
    refuse_if_named(desk, Body, body_id)
    with desk.change(_("Removed {name}").format(name=body.name)) as step:
        step.delete(Body, body_id)
    return step.done()
