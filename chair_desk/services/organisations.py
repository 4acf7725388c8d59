"""Partners: the agencies, forums and bodies that people speak for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from chair_desk.records.changes import Changes
from chair_desk.records.columns import Value
from chair_desk.records.folding import folded
from chair_desk.records.people import Appointment, Organisation, Seat
from chair_desk.services.checks import (
    existing,
    refuse_backwards,
    refuse_days_backwards,
    refuse_faults,
    refuse_if_named,
    refuse_other_columns,
)
from chair_desk.services.desk import Desk, Step
from chair_desk.services.members import agreed_levels, in_force, only_in_force
from chair_desk.services.placing import place_at
from chair_desk.services.seats import close_seat, insert_seat
from chair_desk.words import _

ORGANISATION_COLUMNS = frozenset(
    {"name", "short_name", "kind", "standing", "ladder", "starts_on", "ends_on"}
)


def organisations(desk: Desk, on: date | None = None) -> list[Organisation]:
    """Return the partners in order, or those in being on a day."""
    rows = desk.rows(Organisation, order=("place", "name", "id"))
    return rows if on is None else only_in_force(rows, on)


def add_organisation(desk: Desk, name: str, **values: Value) -> Changes:
    """Add a partner, last in the list. Its ladder is that of its kind where none is given.

    Raises:
        Refused: The name is missing, or a value is not allowed.
    """
    name = name.strip()
    refuse_other_columns(values, ORGANISATION_COLUMNS)
    refuse_faults(Organisation, values | {"name": name})
    organisation = Organisation(id=desk.new_id(), name=name, **values)  # type: ignore[arg-type]
    if "ladder" not in values:
        organisation = replace(organisation, ladder=usual_ladder(desk, organisation))
    with desk.change(_("Added {name}").format(name=name)) as step:
        insert_organisation(desk, step, organisation)
    return step.done(made=organisation.id)


def insert_organisation(desk: Desk, step: Step, organisation: Organisation) -> None:
    """Write a new partner, last in the list."""
    others = organisations(desk)
    step.insert(replace(organisation, place=place_at(step, others, len(others))))


def usual_ladder(desk: Desk, organisation: Organisation) -> str:
    """Return the ladder that the profile gives to such a partner, or the first of its kind."""
    partner = desk.profile().partner_for(organisation)
    if partner is not None:
        return partner.ladder
    fits = desk.shelf.ladders(organisation.kind)
    return fits[0].name if fits else ""


def change_organisation(desk: Desk, organisation_id: str, **values: Value) -> Changes:
    """Change what is known of a partner. A new name from a day on is `replace_organisation`.

    Raises:
        Refused: The name is missing, a value is not allowed, or it ends before it starts.
    """
    refuse_other_columns(values, ORGANISATION_COLUMNS)
    refuse_faults(Organisation, values)
    row = existing(desk, Organisation, organisation_id)
    refuse_days_backwards(row, values)
    with desk.change(_("Changed {name}").format(name=row.name)) as step:
        step.update(Organisation, organisation_id, **values)
    return step.done()


def end_organisation(desk: Desk, organisation_id: str, ends_on: date) -> Changes:
    """Let a partner leave with its last day, and with it its seats and who holds them.

    Raises:
        Refused: That day is before its first, or somebody was to come to a seat after it.
    """
    row = existing(desk, Organisation, organisation_id)
    with desk.change(_("{name} left").format(name=row.name)) as step:
        _close(desk, step, row, ends_on)
    return step.done()


def replace_organisation(
    desk: Desk, organisation_id: str, name: str, *, starts_on: date, short_name: str = ""
) -> Changes:
    """Let another body take a partner's place from a day on, as an ICB did for a CCG.

    Its seats go over with their roles, levels and people; meetings before that day keep the
    former name. Where a partner is so called already, as the second of two forces that merge
    finds it, the former body goes into that one and its seats end.

    Raises:
        Refused: The name is missing, or the former body began on or after that day.
    """
    name = name.strip()
    refuse_faults(Organisation, {"name": name})
    old = existing(desk, Organisation, organisation_id)
    for there in organisations(desk, starts_on):
        if _is_called(there, name) and there.id != old.id:
            return _go_into(desk, old, there, starts_on)
    live = only_in_force(desk.rows(Seat, organisation_id=old.id, order=("place", "id")), starts_on)
    levels = agreed_levels(desk, [seat.id for seat in live], starts_on)
    new = replace(
        old, id=desk.new_id(), name=name, short_name=short_name, predecessor_id=old.id,
        starts_on=starts_on, ends_on=None,
    )  # fmt: skip
    with desk.change(_("{new} took the place of {old}").format(new=name, old=old.name)) as step:
        held = {seat.id: _held(desk, seat, starts_on) for seat in live}
        _close(desk, step, old, starts_on - timedelta(days=1))
        step.insert(new)
        for seat in live:
            fresh = replace(
                seat, id=desk.new_id(), organisation_id=new.id, starts_on=starts_on, ends_on=None
            )
            insert_seat(desk, step, fresh, levels.get(seat.id))
            for row in held[seat.id]:
                step.insert(replace(row, id=desk.new_id(), seat_id=fresh.id, starts_on=starts_on))
    return step.done(made=new.id)


def _is_called(row: Organisation, name: str) -> bool:
    return folded(name) in (folded(row.name), folded(row.short_name))


def _go_into(desk: Desk, old: Organisation, into: Organisation, starts_on: date) -> Changes:
    with desk.change(_("{old} went into {new}").format(new=into.name, old=old.name)) as step:
        _close(desk, step, old, starts_on - timedelta(days=1))
        step.update(Organisation, old.id, successor_id=into.id)
    return step.done(made=into.id)


def _held(desk: Desk, seat: Seat, on: date) -> list[Appointment]:
    return [row for row in desk.rows(Appointment, seat_id=seat.id) if in_force(row, on)]


def _close(desk: Desk, step: Step, row: Organisation, ends_on: date) -> None:
    refuse_backwards(row.starts_on, ends_on)
    step.update(Organisation, row.id, ends_on=ends_on)
    for seat in desk.rows(Seat, organisation_id=row.id):
        if seat.ends_on is None or seat.ends_on > ends_on:
            close_seat(desk, step, seat, ends_on)


def remove_organisation(desk: Desk, organisation_id: str) -> Changes:
    """Remove a partner entered by mistake; Undo brings it back.

    Raises:
        Refused: Something names it. A partner that leaves is ended with a date instead.
    """
    row = existing(desk, Organisation, organisation_id)
    refuse_if_named(desk, Organisation, organisation_id)
    with desk.change(_("Removed {name}").format(name=row.name)) as step:
        step.delete(Organisation, organisation_id)
    return step.done()
