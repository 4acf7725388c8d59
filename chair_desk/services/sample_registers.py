"""The registers of the sample board, entered, closed and linked as a person would do it."""

from __future__ import annotations

from datetime import date
from typing import Any

from chair_desk.records.changes import Refused
from chair_desk.records.logs import LogEntry
from chair_desk.records.minutes import Decision
from chair_desk.records.people import Delegation
from chair_desk.services.addressees import Asked, set_addressees
from chair_desk.services.challenge_evidence import add_evidence
from chair_desk.services.decisions import follow_up
from chair_desk.services.interests import add_interest, end_interest
from chair_desk.services.links import End, add_link, find_record
from chair_desk.services.logs import add_entry, change_entry, move_to
from chair_desk.services.sample_people import TODAY
from chair_desk.services.sample_recommendations import tell_recommendations
from chair_desk.services.sample_registers_more import FOLLOW_UPS, REGISTERS
from chair_desk.services.sample_registers_words import INTERESTS, Told
from chair_desk.services.sample_stage import Stage

_SUPERSEDED = {"D-007": "D-035"}
_RISK_SCORES: dict[str, dict[str, Any]] = {
    "R-001": {"likelihood": 5, "review_on": date(2027, 2, 18)},
    "R-002": {"likelihood": 3, "residual_likelihood": 2, "residual_weight": 4,
              "review_on": date(2027, 2, 18)},
    "R-003": {"weight": 5, "review_on": date(2027, 5, 20)},
}  # fmt: skip
_RISK_LINKS = (("R-002", "C-007"), ("R-002", "D-011"), ("R-001", "C-014"), ("C-014", "D-038"))

_ASKED_TOO = {
    "C-016": (("Constabulary", ""),),
    "C-015": (("County Council", "Section 151 Officer"),),
}

_LETTER_TO = "Yasmin Thornbury"


def tell_registers(stage: Stage) -> None:
    """Fill the registers as they stand on the morning of the meeting."""
    for log_type, entries in REGISTERS.items():
        for told in entries:
            _enter(stage, log_type, told)
    _enter_interests(stage)
    _score_risks(stage)
    _follow_up(stage)
    for one, other in _RISK_LINKS:
        _link(stage, find_record(stage.desk, one), other)
    _show_evidence(stage)
    _ask_others(stage)
    tell_recommendations(stage)


def _enter(stage: Stage, log_type: str, told: Told) -> None:
    values = dict(told.values)
    if told.partner:
        values["to_organisation_id"] = stage.partners[told.partner]
    if told.person:
        values["to_person_id"] = stage.people[told.person]
    made = add_entry(stage.desk, log_type, told.title, opened_on=told.opened_on, **values).made
    if told.state:
        move_to(stage.desk, made, told.state, on=told.closed_on)
    for reference in told.with_it:
        _link(stage, End("log_entry", made), reference)


def _enter_interests(stage: Stage) -> None:
    """Keep what members have declared, and end what is over."""
    for name, told in INTERESTS.items():
        person = stage.people[name]
        made = add_interest(stage.desk, person, told.title, told.opened_on, **told.values).made
        if told.closed_on:
            end_interest(stage.desk, made, told.closed_on)


def _ask_others(stage: Stage) -> None:
    """Put the challenge that goes to two partners, and one that is copied, to each of them."""
    for reference, asked in _ASKED_TOO.items():
        found = stage.desk.rows(LogEntry, log_type="challenge", reference=reference)
        if found:
            others = [Asked(stage.partners[name], post) for name, post in asked]
            set_addressees(stage.desk, found[0].id, others)


def _link(stage: Stage, start: End, reference: str) -> None:
    """Link with what goes by a reference, where the story has come to it."""
    try:
        end = find_record(stage.desk, reference)
    except Refused:
        return
    add_link(stage.desk, start, end)


def _show_evidence(stage: Stage) -> None:
    """Let the record stand behind the challenges about who comes, and the letter behind one."""
    desk = stage.desk
    for reference in ("C-012", "C-014"):
        for row in desk.rows(LogEntry, log_type="challenge", reference=reference):
            add_evidence(desk, row.id, f"organisation:{row.to_organisation_id}")
    letters = desk.rows(Delegation, to_person_id=stage.people.get(_LETTER_TO))
    for row in desk.rows(LogEntry, log_type="challenge", reference="C-014"):
        for letter in letters[:1]:
            add_evidence(desk, row.id, f"delegation:{letter.id}")


def _score_risks(stage: Stage) -> None:
    for reference, values in _RISK_SCORES.items():
        try:
            end = find_record(stage.desk, reference)
        except Refused:
            continue
        change_entry(stage.desk, end.id, **values)


def _follow_up(stage: Stage) -> None:
    ids = {row.reference: row.id for row in stage.desk.rows(Decision, reference=list(FOLLOW_UPS))}
    for reference, (state, text, evidence) in FOLLOW_UPS.items():
        if reference in ids:
            more: dict[str, Any] = {"evidence": evidence, "made_on": min(TODAY, stage.desk.today())}
            if state == "not_yet":
                more["check_on"] = date(2027, 2, 18)
            if reference in _SUPERSEDED:
                more["superseded_by"] = _SUPERSEDED[reference]
            follow_up(stage.desk, ids[reference], state, text, **more)
