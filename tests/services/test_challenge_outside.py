from __future__ import annotations

from datetime import date
from pathlib import Path

from chair_desk.services.challenge_outside import export_letters, letters_of
from chair_desk.services.challenges import raise_challenge
from chair_desk.services.desk import Desk
from chair_desk.services.escalating import escalate
from chair_desk.services.organisations import organisations

POLICE = 1


def raised(desk: Desk) -> str:
    partner = organisations(desk)[POLICE].id
    return raise_challenge(
        desk, "Say who leads", to_organisation_id=partner, opened_on=date(2026, 3, 2)
    ).made


def test_inside_there_is_one_letter(desk: Desk) -> None:
    assert len(letters_of(desk, raised(desk))) == 1


def test_outside_each_body_gets_a_letter_of_its_own(desk: Desk, tmp_path: Path) -> None:
    made = raised(desk)
    for day in (30, 31):
        escalate(desk, made, "No answer", date(2026, 3, day))
    escalate(desk, made, "No answer", date(2026, 4, 15))
    escalate(desk, made, "No agreement", date(2026, 5, 7))

    posts = [letter.to_post for letter in letters_of(desk, made)]
    assert posts == [
        "The Police and Crime Commissioner",
        "HM Inspectorate of Constabulary and Fire & Rescue Services",
        "The Department for Education",
    ]
    files = export_letters(desk, made, tmp_path / "outside.docx", kind="docx")
    assert [file.name for file in files] == ["outside.docx", "outside 2.docx", "outside 3.docx"]
    assert len(letters_of(desk, made)[1].facts) == 5


def test_a_body_outside_is_asked_to_take_it_up_and_owes_no_answer_itself(desk: Desk) -> None:
    made = raised(desk)
    first = letters_of(desk, made)[0]
    assert "requests an answer by" in first.request[0]
    for day in (30, 31):
        escalate(desk, made, "No answer", date(2026, 3, day))
    escalate(desk, made, "No answer", date(2026, 4, 15))
    escalate(desk, made, "No agreement", date(2026, 5, 7))

    commissioner, inspectorate, _department = letters_of(desk, made)
    assert commissioner.greeting == "Police and Crime Commissioner"
    assert "take this up with Police force" in commissioner.request[0]
    assert not any("requests an answer" in said for said in commissioner.request)
    assert (
        "A letter in the same words goes to the Police and Crime Commissioner; "
        "the Department for Education."
    ) in inspectorate.request
