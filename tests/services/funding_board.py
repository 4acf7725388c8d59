"""A year of funding as in the design: six partners, three of them below their share."""

from __future__ import annotations

from datetime import date

from chair_desk.records.funding import SetBy
from chair_desk.records.people import Organisation, OrganisationKind
from chair_desk.services.desk import Desk
from chair_desk.services.funding_keeping import add_year, record_contribution

YEAR = date(2026, 4, 1)
PAID = (
    (OrganisationKind.COUNCIL, "40%", "£223,040", SetBy.AGREED),
    (OrganisationKind.HEALTH_COMMISSIONER, "30%", "£98,000", SetBy.ALONE),
    (OrganisationKind.POLICE, "25%", "£61,500", SetBy.ALONE),
    (OrganisationKind.PROBATION, "2%", "£8,252", SetBy.AGREED),
    (OrganisationKind.DISTRICT_COUNCIL, "2%", "£8,252", SetBy.AGREED),
    (OrganisationKind.CAFCASS, "1%", "£550", SetBy.NATIONAL),
)


def partner(desk: Desk, kind: OrganisationKind) -> str:
    """Return the first partner of a kind, added where the board has none."""
    found = desk.rows(Organisation, kind=kind, order=("place",))
    if found:
        return found[0].id
    made = desk.new_id()
    with desk.change("Added a partner") as step:
        step.insert(Organisation(id=made, name=kind.value.replace("_", " ").title(), kind=kind))
    return made


def make_year(desk: Desk) -> str:
    """Record the year and return its id."""
    year = add_year(desk, YEAR, agreed_cost="£412,600", carried_in="£35,406").made
    for kind, share, cash, set_by in PAID:
        record_contribution(desk, year, partner(desk, kind), share=share, cash=cash, set_by=set_by)
    return year
