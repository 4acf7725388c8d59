from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.interests_section import InterestsSection
from chair_desk.gui.pages.partners import PartnersPage
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.session import Session
from chair_desk.records.logs import LogEntry
from chair_desk.records.people import Organisation, Person, Seat
from chair_desk.services.history import undo
from chair_desk.services.interests import add_interest
from chair_desk.services.logs import values_of
from chair_desk.services.taking_seats import bring_to_seat

NAME = "Priya Sandalwood"
TRUSTEE = "Trustee of a youth charity"


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> PartnersPage:
    police = next(row for row in session.desk.rows(Organisation) if row.kind == "police")
    bring_to_seat(session.desk, session.desk.rows(Seat, organisation_id=police.id)[0].id, NAME)
    made = PartnersPage(session)
    session.changed.connect(made.show_changes)
    session.refused.connect(made.show_refusal)
    qtbot.addWidget(made)
    made.resize(1148, 780)
    made.show()
    made.list.choose(("organisation", police.id))
    return made


def person_id(session: Session) -> str:
    return session.desk.rows(Person, name=NAME)[0].id


def section(page: PartnersPage) -> InterestsSection:
    return page.detail.findChildren(InterestsSection)[-1]


def press(page: PartnersPage, accessible_name: str) -> None:
    buttons = section(page).findChildren(QPushButton)
    next(one for one in buttons if one.accessibleName() == accessible_name).click()


def form_of(page: PartnersPage) -> FormPanel:
    form = page.side.currentWidget()
    assert isinstance(form, FormPanel)
    return form


def fill(page: PartnersPage, **values: object) -> FormPanel:
    form = form_of(page)
    for each in form.forms:
        each.show_values(values)  # type: ignore[arg-type]
    return form


def words_on(page: PartnersPage) -> str:
    return " ".join(label.text() for label in section(page).findChildren(QLabel))


def test_somebody_who_declared_nothing_is_shown_so(page: PartnersPage) -> None:
    assert f"{NAME} nothing declared" in words_on(page)


def test_an_interest_is_added_changed_and_ended_on_the_card(
    page: PartnersPage, session: Session
) -> None:
    press(page, f"Add an interest of {NAME}")
    fill(
        page,
        title=TRUSTEE,
        opened_on=date(2026, 3, 3),
        body="Oakfield Trust",
        effect="leaves for the item",
    ).save()
    assert TRUSTEE in words_on(page)
    assert "Oakfield Trust, leaves for the item, declared 3 March 2026" in words_on(page)

    press(page, f"Change the interest: {TRUSTEE}, {NAME}")
    fill(page, body="Oakfield Foundation").save()
    row = session.desk.rows(LogEntry)[0]
    assert values_of(row)["body"] == "Oakfield Foundation"
    assert row.opened_on == date(2026, 3, 3)

    press(page, f"End the interest: {TRUSTEE}, {NAME}")
    fill(page, ended_on=date(2026, 11, 2)).save()
    assert "ended 2 November 2026" in words_on(page)
    assert not [one for one in section(page).findChildren(QPushButton) if one.text() == "End"]

    session.run(undo)
    assert "ended" not in words_on(page)


def test_an_interest_that_says_nothing_is_refused_beside_the_field(page: PartnersPage) -> None:
    press(page, f"Add an interest of {NAME}")
    form = form_of(page)

    form.save()

    assert page.side.currentWidget() is form
    assert any("Interest" in one.text() and one.isVisible() for one in form.findChildren(QLabel))


def test_what_nobody_said_of_an_interest_is_not_recorded(
    page: PartnersPage, session: Session
) -> None:
    press(page, f"Add an interest of {NAME}")
    fill(page, title=TRUSTEE).save()

    assert values_of(session.desk.rows(LogEntry)[0]) == {}
    assert "declared 17 November 2026" in words_on(page)


def test_an_end_before_the_declaration_is_refused(page: PartnersPage, session: Session) -> None:
    session.run(add_interest, person_id(session), TRUSTEE, date(2026, 3, 3))
    press(page, f"End the interest: {TRUSTEE}, {NAME}")

    form = fill(page, ended_on=date(2026, 3, 2))
    form.save()

    assert page.side.currentWidget() is form
    assert session.desk.rows(LogEntry)[0].state == "declared"


def test_the_command_asks_whose_interest_it_is(page: PartnersPage, session: Session) -> None:
    page.do("partners.interest")
    form = fill(page, title=TRUSTEE)
    form.save()
    assert page.side.currentWidget() is form, "Nobody was chosen yet."

    fill(page, person_id=person_id(session)).save()

    assert session.desk.rows(LogEntry)[0].raised_by_id == person_id(session)
    assert TRUSTEE in words_on(page)


def test_the_seat_of_the_chair_has_interests_too(page: PartnersPage, session: Session) -> None:
    chair = session.desk.rows(Person, name="Gwen Hartley")[0]
    session.run(add_interest, chair.id, "Governor of a school")
    page.show_record("person", chair.id)

    assert "Gwen Hartley" in words_on(page)
    assert "Governor of a school" in words_on(page)
