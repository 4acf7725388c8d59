from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.partners import PartnersPage
from chair_desk.gui.parts.chain import PersonCard
from chair_desk.gui.parts.editors import ChoiceEditor
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.session import Session
from chair_desk.records.people import AgreedLevel, Appointment, Organisation, Person, Seat
from chair_desk.services import delegations, people
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.taking_seats import TakesSeat, bring_to_seat


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> PartnersPage:
    made = PartnersPage(session)
    session.changed.connect(made.show_changes)
    session.problem.connect(made.show_problem)
    qtbot.addWidget(made)
    made.resize(1148, 780)
    made.show()
    return made


def police(desk: Desk) -> Organisation:
    return next(row for row in desk.rows(Organisation) if row.kind == "police")


def police_seat(desk: Desk) -> Seat:
    return desk.rows(Seat, organisation_id=police(desk).id)[0]


def form_of(page: PartnersPage) -> FormPanel:
    form = page.side.currentWidget()
    assert isinstance(form, FormPanel)
    return form


def fill(form: FormPanel, **values: object) -> None:
    for each in form.forms:
        each.show_values(values)  # type: ignore[arg-type]


def words_on(page: PartnersPage) -> str:
    return " ".join(label.text() for label in page.detail.findChildren(QLabel))


def choose(page: PartnersPage, desk: Desk) -> None:
    page.list.choose(("organisation", police(desk).id))


def test_partners_are_grouped_by_standing_in_the_profiles_words(page: PartnersPage) -> None:
    model = page.list.shown
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]

    assert shown[0] == "Lead safeguarding partners"
    assert "Relevant agencies" in shown
    assert shown.index("Police force") < shown.index("Relevant agencies")


def test_a_heading_cannot_be_chosen(page: PartnersPage) -> None:
    assert page.list.shown.flags(page.list.shown.index(0, 0)) == Qt.ItemFlag.NoItemFlags


def test_searching_finds_a_partner_by_its_people(page: PartnersPage, session: Session) -> None:
    session.run(bring_to_seat, police_seat(session.desk).id, "Priya Sandalwood")

    page.find_line.setText("sandal")

    model = page.list.shown
    assert [model.index(row, 0).data() for row in range(model.rowCount())][1:] == ["Police force"]


def test_a_partner_is_added_by_its_form_and_chosen(page: PartnersPage, session: Session) -> None:
    page.do("partners.add")
    fill(form_of(page), name="Tarn Valley Ambulance Trust", kind="ambulance")

    form_of(page).save()

    added = next(
        row for row in session.desk.rows(Organisation) if row.name.startswith("Tarn Valley")
    )
    assert added.kind == "ambulance"
    assert page.key == ("organisation", added.id)
    assert page.side.currentWidget() is page.detail


def test_a_partner_without_a_name_is_refused_beside_the_field(page: PartnersPage) -> None:
    page.do("partners.add")
    form = form_of(page)

    form.save()

    assert page.side.currentWidget() is form
    field = form.forms[0].editor("name")
    assert field.accessibleDescription() == "Name is needed."
    assert field.property("fault") is True


def test_escape_leaves_a_form_and_nothing_changes(
    qtbot: QtBot, page: PartnersPage, session: Session
) -> None:
    before = session.desk.count(Organisation)
    page.do("partners.add")

    qtbot.keyClick(form_of(page), Qt.Key.Key_Escape)

    assert page.side.currentWidget() is page.detail
    assert session.desk.count(Organisation) == before


def test_somebody_new_is_appointed_in_one_change_with_the_level_of_the_rank(
    page: PartnersPage, session: Session
) -> None:
    desk = session.desk
    choose(page, desk)
    page.open_form("appoint", police_seat(desk).id)
    fill(form_of(page), name="Priya Sandalwood", post="Detective Superintendent", rank="Det Supt")

    form_of(page).save()

    appointment = desk.rows(Appointment, seat_id=police_seat(desk).id)[0]
    assert appointment.level == 2
    assert "Priya Sandalwood" in words_on(page)
    assert "Must refer back" in words_on(page)

    undo(desk)

    assert desk.rows(Person, name="Priya Sandalwood") == []


def test_somebody_known_can_deputise_without_being_added_again(
    page: PartnersPage, session: Session
) -> None:
    desk = session.desk
    person_id = people.add_person(desk, "Owen Pikestaff").made
    page.open_form("deputy", police_seat(desk).id)
    form = form_of(page)
    fill(form, person_id=person_id, rank="DCI")
    who = form.forms[0].editor("person_id")
    assert isinstance(who, ChoiceEditor)
    assert not form.forms[1].isVisibleTo(form)

    form.save()

    assert len(desk.rows(Person, name="Owen Pikestaff")) == 1
    assert desk.rows(Appointment, person_id=person_id)[0].kind == "deputy"


def test_a_broken_chain_is_said_in_words(page: PartnersPage, session: Session) -> None:
    desk = session.desk
    head = people.add_person(desk, "Alun Brackenridge").made
    delegate = people.add_person(desk, "Yasmin Thornbury").made
    delegations.add_delegation(
        desk,
        police(desk).id,
        head,
        delegate,
        starts_on=date(2025, 3, 3),
        review_on=date(2026, 3, 3),
    )
    bring_to_seat(desk, police_seat(desk).id, "Priya Sandalwood", rank="Det Supt")
    session.run(
        bring_to_seat, police_seat(desk).id, "Owen Pikestaff", rank="DCI", takes=TakesSeat.DEPUTY
    )

    choose(page, desk)

    words = words_on(page)
    assert "The chain of authority is broken in two places" in words
    assert "Review 8 months overdue" in words
    names = [
        label.text()
        for card in page.detail.findChildren(PersonCard)
        for label in card.findChildren(QLabel)
    ]
    assert names.index("Alun Brackenridge") < names.index("Priya Sandalwood")


def test_a_level_is_agreed_from_a_day(page: PartnersPage, session: Session) -> None:
    desk = session.desk
    seat = police_seat(desk)
    page.open_form("agree_level", seat.id)
    fill(form_of(page), level=5, starts_on=date(2026, 12, 1))

    form_of(page).save()

    levels = {(row.level, row.starts_on) for row in desk.rows(AgreedLevel, seat_id=seat.id)}
    assert (5, date(2026, 12, 1)) in levels


def test_an_appointment_is_ended_with_its_last_day(page: PartnersPage, session: Session) -> None:
    desk = session.desk
    made = bring_to_seat(desk, police_seat(desk).id, "Priya Sandalwood").made
    page.open_form("end_appointment", made)
    fill(form_of(page), ends_on=date(2026, 11, 30))

    form_of(page).save()

    row = desk.get(Appointment, made)
    assert row is not None
    assert row.ends_on == date(2026, 11, 30)


def test_a_last_day_that_is_no_date_is_refused_beside_it(
    page: PartnersPage, session: Session
) -> None:
    made = bring_to_seat(session.desk, police_seat(session.desk).id, "Priya Sandalwood").made
    page.open_form("end_appointment", made)
    form = form_of(page)
    form.forms[0].editor("ends_on").setText("whenever")  # type: ignore[attr-defined]

    form.save()

    assert page.side.currentWidget() is form
    assert form.forms[0].editor("ends_on").accessibleDescription()


@pytest.mark.parametrize(
    "verb", ["edit_partner", "edit_seat", "add_seat", "add_letter", "add_person", "edit_person"]
)
def test_each_form_opens_with_named_fields(page: PartnersPage, session: Session, verb: str) -> None:
    desk = session.desk
    ids = {
        "edit_partner": police(desk).id,
        "add_seat": police(desk).id,
        "add_letter": police(desk).id,
        "edit_seat": police_seat(desk).id,
        "edit_person": people.people(desk)[0].id,
    }
    page.open_form(verb, ids.get(verb, ""))

    for form in form_of(page).forms:
        for name in form.values():
            assert form.editor(name).accessibleName()


def test_a_letter_is_recorded_changed_and_removed(page: PartnersPage, session: Session) -> None:
    desk = session.desk
    head = people.add_person(desk, "Alun Brackenridge").made
    delegate = people.add_person(desk, "Yasmin Thornbury").made
    choose(page, desk)
    page.do("partners.letter")
    fill(form_of(page), from_person_id=head, to_person_id=delegate)
    form_of(page).save()
    letter = delegations.delegations(desk, police(desk).id)[0]
    assert "Alun Brackenridge to Yasmin Thornbury" in words_on(page)

    page.open_form("edit_letter", letter.id)
    fill(form_of(page), functions="All of them")
    form_of(page).save()
    page.open_form("remove_letter", letter.id)

    assert delegations.delegations(desk, police(desk).id) == []


def test_a_person_is_found_at_the_partner_they_sit_for(
    page: PartnersPage, session: Session
) -> None:
    desk = session.desk
    session.run(bring_to_seat, police_seat(desk).id, "Priya Sandalwood")
    person = desk.rows(Person, name="Priya Sandalwood")[0]

    page.show_record("person", person.id)

    assert page.key == ("organisation", police(desk).id)


def test_a_person_without_a_seat_is_shown_in_a_form(page: PartnersPage, session: Session) -> None:
    made = people.add_person(session.desk, "Alun Brackenridge").made

    page.show_record("person", made)

    assert form_of(page).forms[0].values()["name"] == "Alun Brackenridge"


def test_a_seat_of_no_partner_is_shown_without_a_rank(page: PartnersPage) -> None:
    key = next(key for key in page._lines if key[0] == "seat")

    page.list.choose(key)

    assert "is not ranked" in words_on(page)


def test_a_board_open_to_read_offers_no_change(qtbot: QtBot, new_desk: Callable[..., Desk]) -> None:
    desk = new_desk()
    session = Session(desk)
    made = PartnersPage(session)
    qtbot.addWidget(made)
    made.show()
    desk.file.read_only = True
    made.refresh_commands()

    made.open_form("add_partner", "")

    assert made.side.currentWidget() is made.detail
    assert not made.add_button.isEnabled()
    assert made.add_button.toolTip() == "This board is open to read only."
    desk.file.read_only = False


def test_every_link_of_the_detail_says_whom_it_is_about(
    page: PartnersPage, session: Session
) -> None:
    session.run(bring_to_seat, police_seat(session.desk).id, "Priya Sandalwood")
    choose(page, session.desk)

    names = [
        button.accessibleName()
        for button in page.detail.findChildren(QPushButton)
        if not button.isHidden()
    ]

    assert "End the appointment of Priya Sandalwood" in names
    assert all(names)
