from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.logs import Addressee
from chair_desk.services.addressees import (
    Asked,
    addressees,
    also_asked,
    asked_too,
    read_asked,
    set_addressees,
)
from chair_desk.services.challenge_outside import export_letters, letters_of
from chair_desk.services.challenges import change_challenge, raise_challenge
from chair_desk.services.desk import Desk
from chair_desk.services.escalating import escalate
from chair_desk.services.history import undo
from chair_desk.services.logs import add_entry, entries, entry, steps
from chair_desk.services.organisations import organisations
from chair_desk.services.register_publishing import prepare_register
from chair_desk.services.registers import read_register

COUNCIL, POLICE, HEALTH = 0, 1, 2


def partner(desk: Desk, place: int) -> str:
    return organisations(desk)[place].id


def raised(desk: Desk, *asked: Asked) -> str:
    return raise_challenge(
        desk, "Say who leads", asked, to_organisation_id=partner(desk, POLICE),
        opened_on=date(2026, 3, 2), also_to="The schools forum",
    ).made  # fmt: skip


def test_a_challenge_goes_to_several_partners_and_posts_as_one_change(desk: Desk) -> None:
    made = raised(desk, Asked(partner(desk, HEALTH)), Asked(partner(desk, COUNCIL), "Treasurer"))

    rows = addressees(desk, made)
    assert [(row.organisation_id, row.post) for row in rows] == [
        (partner(desk, HEALTH), ""), (partner(desk, COUNCIL), "Treasurer"),
    ]  # fmt: skip
    line = entry(desk, made)
    assert line.also.count(",") == 1
    assert line.also_words == f"{line.also}, The schools forum"
    undo(desk)
    assert desk.count(Addressee) == 0


def test_each_partner_and_post_has_a_letter_that_names_the_others(
    desk: Desk, tmp_path: Path
) -> None:
    council = organisations(desk)[COUNCIL]
    made = raised(desk, Asked(partner(desk, HEALTH)), Asked(council.id, "Treasurer"))

    letters = letters_of(desk, made)
    assert [letter.to_agency for letter in letters] == [
        organisations(desk)[place].name for place in (POLICE, HEALTH, COUNCIL)
    ]
    assert letters[2].to_post == "Treasurer"
    said = " ".join(letters[0].request)
    assert f"Treasurer, {council.name}" in said
    assert "copied to The schools forum" in said
    assert "Treasurer" not in " ".join(letters[2].request)
    files = export_letters(desk, made, tmp_path / "all.eml", kind="eml")
    assert [file.name for file in files] == ["all.eml", "all 2.eml", "all 3.eml"]


def test_an_escalation_says_each_post(desk: Desk) -> None:
    made = raised(desk, Asked(partner(desk, COUNCIL), "Treasurer"))
    escalate(desk, made, "No answer", date(2026, 3, 30))

    assert "; Treasurer. No answer" in steps(desk, made)[-1].text


def test_a_step_beyond_one_partner_is_one_letter_and_those_to_named_posts(desk: Desk) -> None:
    made = raised(desk, Asked(partner(desk, HEALTH)), Asked("", "The Mayor"))
    for day in (date(2026, 3, 30), date(2026, 4, 8), date(2026, 4, 20)):
        escalate(desk, made, "No answer", day)

    posts = [letter.to_post for letter in letters_of(desk, made)]
    assert len(posts) == 2
    assert posts[1] == "The Mayor"


def test_outside_each_body_of_each_partner_is_written_to_once(desk: Desk) -> None:
    made = raised(desk, Asked(partner(desk, HEALTH)))
    for day in (date(2026, 3, 30), date(2026, 4, 8), date(2026, 4, 20), date(2026, 5, 12)):
        escalate(desk, made, "No answer", day)

    assert [letter.to_post for letter in letters_of(desk, made)] == [
        "The Police and Crime Commissioner",
        "HM Inspectorate of Constabulary and Fire & Rescue Services",
        "The regional director of NHS England",
        "The Care Quality Commission",
        "The Department for Education",
    ]


def test_who_is_asked_can_be_changed_and_twice_is_refused(desk: Desk) -> None:
    made = raised(desk, Asked(partner(desk, HEALTH)))
    change_challenge(desk, made, (Asked("", "The Mayor"), Asked()), title="Say who leads, and when")

    assert asked_too(desk, made) == (Asked("", "The Mayor"),)
    assert entry(desk, made).entry.title == "Say who leads, and when"
    with pytest.raises(Refused) as refusal:
        set_addressees(desk, made, [Asked("", "The Mayor"), Asked("", "the mayor ")])
    assert "addressees" in refusal.value.problems
    with pytest.raises(Refused):
        set_addressees(desk, made, [Asked(partner(desk, POLICE))])


def test_words_are_read_as_partners_and_posts_and_the_rest_is_kept(desk: Desk) -> None:
    council, health = organisations(desk)[COUNCIL], organisations(desk)[HEALTH]

    found, rest = read_asked(desk, f"{council.name.upper()}: Treasurer, the Mayor, {health.name}")

    assert found == (Asked(council.id, "Treasurer"), Asked(health.id))
    assert rest == "the Mayor"
    assert read_asked(desk, "") == ((), "")


def test_they_stand_in_the_list_the_register_and_the_export(desk: Desk) -> None:
    made = raised(desk, Asked(partner(desk, COUNCIL), "Treasurer"))
    add_entry(desk, "challenge", "Another")
    council = organisations(desk)[COUNCIL]

    assert any("Treasurer" in line.also for line in entries(desk, "challenge"))
    assert any("treasurer" in row.searched for row in read_register(desk, "challenge").rows)
    assert also_asked(desk) == {made: f"Treasurer ({council.name})"}
    rows = prepare_register(desk, "challenge", kind="csv").rows
    at = rows[0].index("Also asked")
    assert f"Treasurer ({council.name})" in {row[at] for row in rows[1:]}
