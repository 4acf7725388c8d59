"""The steps outside: the body that monitors a partner, its inspectorate, and the department."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from chair_desk.records.boards import Nation
from chair_desk.records.letters import Letter
from chair_desk.records.people import Organisation
from chair_desk.records.people import OrganisationKind as Kind
from chair_desk.services.addressees import addressees, posts_asked, posts_put_to
from chair_desk.services.challenge_answers import answers_of
from chair_desk.services.challenge_letters import OUTSIDE, letter_of
from chair_desk.services.challenge_posts import PostHolder
from chair_desk.services.challenges import step_at
from chair_desk.services.desk import Desk
from chair_desk.services.letters import export_letters as write_letters
from chair_desk.services.logs import LogLine, entry
from chair_desk.words import N_, _

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
    """Return who is written to outside: monitor, inspectorate, department, each of them once.

    Where several partners are asked, those of each partner, the department last.
    Source: domain.md 4.2: the most senior individual first, then monitoring bodies,
    inspectorates and the department.
    """
    nation = desk.board.nation
    police, health, others = _INSPECTORS.get(nation, _INSPECTORS[Nation.ENGLAND])
    department = _DEPARTMENTS.get(nation, _DEPARTMENTS[Nation.ENGLAND])
    if desk.profile(line.entry.opened_on).name.startswith("sab_"):
        department = _ADULTS
    found: list[str] = []
    for kind in _kinds(desk, line):
        inspector = police if kind is Kind.POLICE else health if kind in _HEALTH else others
        found += [_MONITORS.get(kind, ""), inspector]
    return tuple(_(post) for post in dict.fromkeys([*found, department]) if post)


def _kinds(desk: Desk, line: LogLine) -> list[Kind]:
    """Return the kinds of the partners that still owe an answer, the first one first."""
    partners = {row.id: row for row in desk.rows(Organisation)}
    settled = {one.addressee_id for one in answers_of(desk, line) if one.is_settled}
    kinds = [line.organisation.kind] if line.organisation and "" not in settled else []
    kinds += [
        partners[row.organisation_id].kind
        for row in addressees(desk, line.entry.id)
        if row.organisation_id in partners and row.id not in settled
    ]
    if not kinds and line.organisation:
        kinds = [line.organisation.kind]
    return kinds or [Kind.OTHER]


def letters_of(desk: Desk, challenge_id: str, on: date | None = None) -> list[Letter]:
    """Draft the letters of the step where a challenge stands: one to each partner and post.

    Outside there is one to each body, and to each post that was named.

    Raises:
        Refused: The challenge is no longer there.
    """
    day = on or desk.today()
    line = entry(desk, challenge_id, on)
    step = step_at(desk, line, on)
    if step.key == OUTSIDE and line.log_type.has_profile_ladder:
        posts = [PostHolder(post=post) for post in outside_posts(desk, line)]
        posts += posts_asked(desk, line, step, day)
    else:
        posts = posts_put_to(desk, line, step, day)
    said = [", ".join(part for part in (post.words, post.agency) if part) for post in posts]
    return [
        letter_of(
            desk, challenge_id, on, to=post, others=[*said[:place], *said[place + 1 :]]
        )
        for place, post in enumerate(posts)
    ]  # fmt: skip


def export_letters(
    desk: Desk, challenge_id: str, path: Path, *, kind: str, on: date | None = None
) -> list[Path]:
    """Write each letter of a step to a file; from the second on, the name bears a number.

    Raises:
        Refused: It is the name of a board file, or no kind that can be written.
        CannotDo: A file cannot be written; what was there before is safe.
    """
    return write_letters(desk, letters_of(desk, challenge_id, on), path, kind=kind)
