"""People who come, or may come, to the board; and the door to all that is known of members."""

from __future__ import annotations

from chair_desk.records.changes import Changes
from chair_desk.records.columns import Value
from chair_desk.records.people import Person
from chair_desk.services.appointments import (
    appoint,
    appoint_deputy,
    change_appointment,
    end_appointment,
    remove_appointment,
    share_seat,
)
from chair_desk.services.checks import (
    existing,
    refuse_faults,
    refuse_if_named,
    refuse_other_columns,
)
from chair_desk.services.desk import Desk
from chair_desk.services.finding_people import FoundPerson, find_people
from chair_desk.services.members import Deputy, Member, members_on
from chair_desk.services.names import initials_of
from chair_desk.services.organisations import (
    add_organisation,
    change_organisation,
    end_organisation,
    remove_organisation,
    replace_organisation,
)
from chair_desk.services.partners import partner_card, partners
from chair_desk.services.seats import add_seat, agree_level, change_seat, end_seat, remove_seat
from chair_desk.words import _

__all__ = [
    "Deputy",
    "FoundPerson",
    "Member",
    "add_organisation",
    "add_person",
    "add_seat",
    "agree_level",
    "appoint",
    "appoint_deputy",
    "change_appointment",
    "change_organisation",
    "change_person",
    "change_seat",
    "end_appointment",
    "end_organisation",
    "end_seat",
    "find_people",
    "members_on",
    "partner_card",
    "partners",
    "people",
    "remove_appointment",
    "remove_organisation",
    "remove_person",
    "remove_seat",
    "replace_organisation",
    "same_initials",
    "share_seat",
]

PERSON_COLUMNS = frozenset({"name", "initials", "email", "phone", "access_needs"})


def people(desk: Desk) -> list[Person]:
    """Return everybody the board knows, by name."""
    return desk.rows(Person, order=("name", "id"))


def add_person(desk: Desk, name: str, **values: Value) -> Changes:
    """Add a person. Initials are taken from the name where none are given.

    Raises:
        Refused: The name is missing, or a value is not allowed.
    """
    name = name.strip()
    refuse_other_columns(values, PERSON_COLUMNS)
    refuse_faults(Person, values | {"name": name})
    person = Person(id=desk.new_id(), name=name, **({"initials": initials_of(name)} | values))  # type: ignore[arg-type]
    with desk.change(_("Added {name}").format(name=name)) as step:
        step.insert(person)
    return step.done(made=person.id)


def change_person(desk: Desk, person_id: str, **values: Value) -> Changes:
    """Change what is known of a person.

    Raises:
        Refused: The name is missing, or a value is not allowed.
    """
    refuse_other_columns(values, PERSON_COLUMNS)
    refuse_faults(Person, values)
    person = existing(desk, Person, person_id)
    with desk.change(_("Changed {name}").format(name=person.name)) as step:
        step.update(Person, person_id, **values)
    return step.done()


def remove_person(desk: Desk, person_id: str) -> Changes:
    """Remove a person entered by mistake; Undo brings them back.

    Raises:
        Refused: Something names them. An appointment is ended with a date instead.
    """
    person = existing(desk, Person, person_id)
    refuse_if_named(desk, Person, person_id)
    with desk.change(_("Removed {name}").format(name=person.name)) as step:
        step.delete(Person, person_id)
    return step.done()


def same_initials(desk: Desk, person_id: str) -> list[Person]:
    """Return the others who share a person's initials: who is meant must be asked, not guessed."""
    person = existing(desk, Person, person_id)
    if not person.initials:
        return []
    return [
        other
        for other in people(desk)
        if other.id != person_id and other.initials.casefold() == person.initials.casefold()
    ]
