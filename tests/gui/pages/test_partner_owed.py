from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.partners import PartnersPage
from chair_desk.gui.session import Session
from chair_desk.records.people import Organisation, Seat
from chair_desk.services import people
from chair_desk.services.actions import add_action
from chair_desk.services.challenges import raise_challenge


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> PartnersPage:
    made = PartnersPage(session)
    session.changed.connect(made.show_changes)
    qtbot.addWidget(made)
    made.resize(1148, 780)
    made.show()
    made.list.choose(("organisation", police(made).id))
    return made


def police(page: PartnersPage) -> Organisation:
    return next(row for row in page.session.desk.rows(Organisation) if row.kind == "police")


def links(page: PartnersPage) -> dict[str, QPushButton]:
    QApplication.processEvents()
    found = page.detail.findChildren(QPushButton)
    return {link.text(): link for link in found if link.isVisible()}


def test_what_a_partner_owes_opens_from_its_page(page: PartnersPage) -> None:
    asked: list[tuple[str, object]] = []
    page.session.asked_for.connect(lambda *what: asked.append(what))
    force = police(page)
    page.session.run(add_action, "Send the figures", organisation_id=force.id)
    page.session.run(raise_challenge, "Say who comes", to_organisation_id=force.id)
    links(page)["1 action"].click()
    links(page)["1 challenge"].click()
    partner = ("organisation", force.id)
    assert asked == [("actions", partner), ("challenges", partner)]
    assert links(page)["1 action"].accessibleName() == f"Open 1 action of {force.name}"


def test_the_same_is_reached_by_commands(page: PartnersPage) -> None:
    asked: list[tuple[str, object]] = []
    page.session.asked_for.connect(lambda *what: asked.append(what))
    page.do("partners.actions")
    page.do("partners.challenges")
    assert [name for name, _record in asked] == ["actions", "challenges"]
    assert page.owed.letters_reason() == "Every letter of delegation is on file."


def test_a_partner_without_letters_is_asked_for_them(page: PartnersPage, tmp_path: Path) -> None:
    desk = page.session.desk
    seat = desk.rows(Seat, organisation_id=police(page).id)[0]
    person = page.session.run(people.add_person, "Ada Thornbury")
    assert person is not None
    page.session.run(people.appoint, seat.id, person.made)
    assert "Ask for the letters" in links(page)
    page.owed.letters.write_to(police(page).id, str(tmp_path / "letters.eml"))
    assert "Ada Thornbury" in (tmp_path / "letters.eml").read_text()
    assert page.message.text() == "Wrote letters.eml."


def test_a_partner_that_owes_nothing_says_so(page: PartnersPage) -> None:
    words = [label.text() for label in page.detail.findChildren(type(page.heading))]
    assert "Nothing is owed: no open action and no challenge." in words
