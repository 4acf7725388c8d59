"""The steps outside: the body that monitors a partner, its inspectorate, and the department."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from chair_desk.records.boards import Nation
from chair_desk.records.letters import Letter
from chair_desk.records.people import OrganisationKind as Kind
from chair_desk.services.challenge_letters import letter_of
from chair_desk.services.challenges import step_at
from chair_desk.services.desk import Desk
from chair_desk.services.letters import export_letter
from chair_desk.services.logs import LogLine, entry
from chair_desk.words import N_, _

OUTSIDE = "outside"
_MONITORS: Mapping[Kind, str] = {
    Kind.COUNCIL: N_("The Leader and the Chief Executive of the council"),
    Kind.DISTRICT_COUNCIL: N_("The Leader and the Chief Executive of the council"),
    Kind.POLICE: N_("The Police and Crime Commissioner"),
    Kind.HEALTH_COMMISSIONER: N_("The regional director of NHS England"),
    Kind.HEALTH_TRUST: N_("The regional director of NHS England"),
    Kind.AMBULANCE: N_("The regional director of NHS England"),
    Kind.PROBATION: N_("The Chief Probation Officer"),
    Kind.EDUCATION: N_("The Director of Children’s Services"),
}
_HEALTH = (Kind.HEALTH_COMMISSIONER, Kind.HEALTH_TRUST, Kind.AMBULANCE, Kind.PUBLIC_HEALTH)
_INSPECTORS: Mapping[Nation, tuple[str, str, str]] = {  # police, health, anybody else
    Nation.ENGLAND: (N_("HM Inspectorate of Constabulary and Fire & Rescue Services"),
                     N_("The Care Quality Commission"), N_("Ofsted")),
    Nation.WALES: (N_("HM Inspectorate of Constabulary and Fire & Rescue Services"),
                   N_("Healthcare Inspectorate Wales"), N_("Care Inspectorate Wales")),
    Nation.NORTHERN_IRELAND: (N_("Criminal Justice Inspection Northern Ireland"),
                              N_("The Regulation and Quality Improvement Authority"),
                              N_("The Regulation and Quality Improvement Authority")),
}  # fmt: skip
_DEPARTMENTS: Mapping[Nation, str] = {
    Nation.ENGLAND: N_("The Department for Education"),
    Nation.WALES: N_("The Welsh Government"),
    Nation.NORTHERN_IRELAND: N_("The Department of Health"),
}
_ADULTS = N_("The Department of Health and Social Care")


def outside_posts(desk: Desk, line: LogLine) -> tuple[str, ...]:
    """Return who is written to outside about a partner: monitor, inspectorate, department.

    Source: domain.md 4.2: the most senior individual first, then monitoring bodies,
    inspectorates and the department.
    """
    kind = line.organisation.kind if line.organisation else Kind.OTHER
    nation = desk.board.nation
    police, health, others = _INSPECTORS.get(nation, _INSPECTORS[Nation.ENGLAND])
    inspector = police if kind is Kind.POLICE else health if kind in _HEALTH else others
    department = _DEPARTMENTS.get(nation, _DEPARTMENTS[Nation.ENGLAND])
    if desk.profile(line.entry.opened_on).name.startswith("sab_"):
        department = _ADULTS
    found = (_MONITORS.get(kind, ""), inspector, department)
    return tuple(_(post) for post in found if post)


def letters_of(desk: Desk, challenge_id: str, on: date | None = None) -> list[Letter]:
    """Draft the letters of the step where a challenge stands: one, and outside one to each body.

    Raises:
        Refused: The challenge is no longer there.
    """
    letter = letter_of(desk, challenge_id, on)
    line = entry(desk, challenge_id, on)
    if step_at(desk, line, on).key != OUTSIDE:
        return [letter]
    return [
        replace(letter, to_name="", to_post=post, to_agency="", to_email="")
        for post in outside_posts(desk, line)
    ]


def export_letters(
    desk: Desk, challenge_id: str, path: Path, *, kind: str, on: date | None = None
) -> list[Path]:
    """Write each letter of a step to a file; from the second on, the name bears a number.

    Raises:
        Refused: It is the name of a board file, or no kind that can be written.
        CannotDo: A file cannot be written; what was there before is safe.
    """
    return [
        export_letter(desk, letter, _numbered(path, number), kind=kind)
        for number, letter in enumerate(letters_of(desk, challenge_id, on), start=1)
    ]


def _numbered(path: Path, number: int) -> Path:
    return path if number == 1 else path.with_name(f"{path.stem} {number}{path.suffix}")
