"""Recording what somebody may agree to for a partner, and reading it as it stood on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.mandates import Mandate, May
from chair_desk.records.people import Organisation, Person
from chair_desk.services.checks import existing, refuse_faults, refuse_other_columns
from chair_desk.services.desk import Desk
from chair_desk.words import _

MANDATE_COLUMNS = frozenset(
    {
        "speaks", "policy", "staff", "money_up_to", "information", "reviews", "account", "source",
        "starts_on",
    }
)  # fmt: skip


def mandates_on(desk: Desk, organisation_id: str, on: date) -> dict[str, Mandate]:
    """Return what each person may agree to for a partner as it stood on a day, by person id."""
    rows = desk.rows(Mandate, organisation_id=organisation_id)
    begun = [row for row in rows if row.starts_on is None or row.starts_on <= on]
    begun.sort(key=lambda row: (row.starts_on or date.min, row.id))
    return {row.person_id: row for row in begun}


def record_mandate(desk: Desk, organisation_id: str, person_id: str, **values: Value) -> Changes:
    """Record what a person may agree to from a day on: today, where no day is given.

    What was recorded before stays for the days before. The same day again is a correction.

    Raises:
        Refused: A value is not allowed, or nothing is said.
    """
    refuse_other_columns(values, MANDATE_COLUMNS)
    refuse_faults(Mandate, values)
    existing(desk, Organisation, organisation_id)
    person = existing(desk, Person, person_id)
    given: dict[str, Any] = {name: value for name, value in values.items() if value is not None}
    starts_on = given.pop("starts_on", None) or desk.today()
    row = Mandate(
        id=desk.new_id(), organisation_id=organisation_id, person_id=person_id,
        starts_on=starts_on, **given,
    )  # fmt: skip
    if _says_nothing(row):
        raise Refused(_("Nothing is recorded yet: answer one of the questions."))
    same = desk.rows(
        Mandate, organisation_id=organisation_id, person_id=person_id, starts_on=starts_on
    )
    label = _("Recorded what {name} can agree to").format(name=person.name)
    with desk.change(label) as step:
        if same:
            written = {name: getattr(row, name) for name in MANDATE_COLUMNS}
            step.update(Mandate, same[-1].id, **written)
            row = replace(row, id=same[-1].id)
        else:
            step.insert(row)
    return step.done(made=row.id)


def _says_nothing(row: Mandate) -> bool:
    answers = (row.speaks, row.policy, row.staff, row.information, row.reviews, row.account)
    return row.money_up_to is None and all(one is May.UNKNOWN for one in answers)
