from __future__ import annotations

from datetime import date

from chair_desk.records.audience import Audience
from chair_desk.records.people import Person
from chair_desk.records.personal_words import Personal
from chair_desk.services.desk import Desk
from chair_desk.services.report_reading import read_report
from chair_desk.services.report_sweep import SweptUp, kind_words, sweep
from chair_desk.services.report_writing import add_sentence, show_to
from chair_desk.services.yearly_reports import begin_report


def found(desk: Desk, report: str, audience: Audience = Audience.PUBLIC) -> list[SweptUp]:
    return sweep(desk, read_report(desk, report), audience)


def test_a_sentence_with_a_name_is_listed_with_its_place(desk: Desk) -> None:
    report = begin_report(desk, date(2027, 3, 31)).made
    assert found(desk, report) == []
    made = add_sentence(desk, report, "scrutiny", "Alice Waterford told us of WM4 2QT.").made
    seen = found(desk, report)
    assert [(one.kind, one.sentence_id) for one in seen] == [
        (Personal.NAME, made), (Personal.ADDRESS, made),
    ]  # fmt: skip
    assert seen[0].words == "“Alice Waterford”, in: Alice Waterford told us of WM4 2QT."
    assert kind_words(seen[0]) == "A name that is not in the register of people"


def test_people_of_the_register_are_known(desk: Desk) -> None:
    report = begin_report(desk, date(2027, 3, 31)).made
    add_sentence(desk, report, "scrutiny", "Alice Waterford chaired it.")
    with desk.change("Add") as step:
        step.insert(Person(id="p-known", name="Alice Waterford"))
    assert found(desk, report) == []


def test_what_the_readers_do_not_get_is_not_swept(desk: Desk) -> None:
    report = begin_report(desk, date(2027, 3, 31)).made
    made = add_sentence(desk, report, "scrutiny", "Alice Waterford told us.").made
    show_to(desk, made, Audience.MEMBERS)
    assert found(desk, report) == []
    assert found(desk, report, Audience.MEMBERS)
