"""Somebody new takes a seat: the person is added and appointed in one change."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from datetime import date

from chair_desk.records.changes import Changes
from chair_desk.records.columns import Value
from chair_desk.services.appointments import appoint, appoint_deputy, share_seat
from chair_desk.services.desk import Desk
from chair_desk.services.people import add_person
from chair_desk.words import N_, _


class TakesSeat(enum.StrEnum):
    """As what somebody takes a seat."""

    HOLDER = "holder"
    DEPUTY = "deputy"
    SHARER = "sharer"


_VERBS: Mapping[TakesSeat, Callable[..., Changes]] = {
    TakesSeat.HOLDER: appoint,
    TakesSeat.DEPUTY: appoint_deputy,
    TakesSeat.SHARER: share_seat,
}
_LABELS: Mapping[TakesSeat, str] = {
    TakesSeat.HOLDER: N_("Appointed {name}"),
    TakesSeat.DEPUTY: N_("Added {name} as deputy"),
    TakesSeat.SHARER: N_("Appointed {name} to share the seat"),
}


def take_seat(  # noqa: PLR0913  as many as the verbs it stands for, and which of them
    desk: Desk,
    seat_id: str,
    person_id: str,
    *,
    takes: TakesSeat = TakesSeat.HOLDER,
    starts_on: date | None = None,
    post: str = "",
    rank: str = "",
    level: int | None = None,
) -> Changes:
    """Let somebody the board knows take a seat.

    Raises:
        Refused: As the verbs of `appointments` do.
    """
    asked = {"starts_on": starts_on, "post": post, "rank": rank, "level": level}
    return _VERBS[takes](desk, seat_id, person_id, **asked)


def bring_to_seat(  # noqa: PLR0913, RUF100  the person and the appointment in one form
    desk: Desk,
    seat_id: str,
    name: str,
    *,
    takes: TakesSeat = TakesSeat.HOLDER,
    starts_on: date | None = None,
    post: str = "",
    rank: str = "",
    level: int | None = None,
    **person: Value,
) -> Changes:
    """Add somebody new and let them take a seat, as one change.

    `person` holds the columns of a person that are known: e-mail, initials, telephone.

    Raises:
        Refused: The name is missing, or the appointment is not possible; nothing is added.
    """
    with desk.change(_(_LABELS[takes]).format(name=name.strip())) as step:
        added = add_person(desk, name, **person)
        made = take_seat(
            desk, seat_id, added.made, takes=takes, starts_on=starts_on, post=post, rank=rank,
            level=level,
        )  # fmt: skip
    return step.done(made=made.made)
