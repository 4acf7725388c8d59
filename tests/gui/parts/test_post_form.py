from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.partners import PartnersPage
from chair_desk.gui.parts.editors import ChoiceEditor
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.post_form import PostForm
from chair_desk.gui.session import Session
from chair_desk.records.people import Appointment, Organisation, Seat, SeatKind
from chair_desk.services import appointments, people, seats
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.taking_seats import TakesSeat, bring_to_seat


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> PartnersPage:
    made = PartnersPage(session)
    session.changed.connect(made.show_changes)
    qtbot.addWidget(made)
    made.resize(1148, 780)
    made.show()
    return made


def seat_of(desk: Desk, kind: str) -> Seat:
    partner = next(row for row in desk.rows(Organisation) if row.kind == kind)
    return desk.rows(Seat, organisation_id=partner.id)[0]


def opened(page: PartnersPage, verb: str, record_id: str) -> tuple[FormPanel, PostForm]:
    page.open_form(verb, record_id)
    panel = page.side.currentWidget()
    assert isinstance(panel, FormPanel)
    form = panel.forms[-1]
    assert isinstance(form, PostForm)
    return panel, form


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("police", "D/Supt", "Superintendent: must refer back, level 2 of 5; four steps below"),
        ("police", "Det Ch Supt", "Chief Superintendent: can commit practice, level 3 of 5"),
        ("police", "T/ACC", "Assistant Chief Constable, acting: can commit, level 4 of 5"),
        ("council", "Acting Head of Service", "Head of Service, acting: must refer back"),
        ("health_commissioner", "Designated Nurse", "Designated Nurse: must refer back, level 2"),
    ],
)
def test_what_a_rank_comes_to_is_said_while_it_is_typed(
    page: PartnersPage, session: Session, kind: str, typed: str, said: str
) -> None:
    _panel, form = opened(page, "appoint", seat_of(session.desk, kind).id)
    assert not form.reading.isVisibleTo(form)

    form.show_values({"rank": typed})

    assert form.reading.text().startswith(said)
    assert form.editor("level").accessibleDescription() == form.reading.text()
    assert form.values()["level"] is None, "the level is the ladder's"


@pytest.mark.parametrize(
    ("kind", "typed", "may_be"),
    [
        ("police", "District Commander", "Chief Superintendent, Superintendent, Chief Inspector"),
        ("council", "Group Manager", "Head of Service, Service Manager"),
        ("health_trust", "Head of Safeguarding / Designated Nurse", "Head of Safeguarding"),
    ],
)
def test_a_title_that_does_not_sort_asks_once_and_is_remembered_for_the_board(
    page: PartnersPage, session: Session, kind: str, typed: str, may_be: str
) -> None:
    desk, seat = session.desk, seat_of(session.desk, kind)
    panel, form = opened(page, "appoint", seat.id)
    panel.forms[1].show_values({"name": "Una Fairweather"})
    form.show_values({"post": typed})
    assert f"It may be: {may_be}" in form.reading.text()
    assert "the board remembers it" in form.reading.text()
    level = form.editor("level")
    assert isinstance(level, ChoiceEditor)
    assert level.itemText(0) == "Not known yet"

    form.show_values({"level": 3})
    panel.save()

    assert desk.rows(Appointment, seat_id=seat.id)[0].level == 3
    _again, next_form = opened(page, "deputy", seat.id)
    next_form.show_values({"post": typed})
    assert "level 3 of 5, as this board settled it" in next_form.reading.text()


def test_an_appointment_brought_in_without_a_level_is_settled_by_correcting_it(
    page: PartnersPage, session: Session
) -> None:
    desk, seat = session.desk, seat_of(session.desk, "police")
    made = bring_to_seat(desk, seat.id, "Una Fairweather", post="District Commander").made
    panel, form = opened(page, "edit_appointment", made)

    form.show_values({"level": 2})
    panel.save()

    row = desk.get(Appointment, made)
    assert row is not None
    assert row.level == 2


def test_a_rank_corrected_without_a_level_takes_that_of_the_ladder(
    page: PartnersPage, session: Session
) -> None:
    desk, seat = session.desk, seat_of(session.desk, "police")
    made = bring_to_seat(desk, seat.id, "Una Fairweather", rank="Det Supt").made
    panel, form = opened(page, "edit_appointment", made)
    assert form.values()["level"] is None

    form.show_values({"rank": "DCI"})
    panel.save()

    row = desk.get(Appointment, made)
    assert row is not None
    assert row.level == 1


def test_a_level_that_somebody_gave_otherwise_than_the_ladder_stays(
    page: PartnersPage, session: Session
) -> None:
    desk, seat = session.desk, seat_of(session.desk, "police")
    made = bring_to_seat(desk, seat.id, "Una Fairweather", post="District Commander").made
    appointments.change_appointment(desk, made, level=3, starts_on=date(2026, 1, 1))

    panel, form = opened(page, "edit_appointment", made)
    panel.save()

    row = desk.get(Appointment, made)
    assert form.values()["level"] in {None, 3}
    assert row is not None
    assert row.level == 3


def test_a_promotion_from_a_day_is_an_appointment_of_the_same_person(
    page: PartnersPage, session: Session
) -> None:
    desk, seat = session.desk, seat_of(session.desk, "police")
    before = bring_to_seat(
        desk, seat.id, "Una Fairweather", rank="Det Ch Supt", starts_on=date(2025, 1, 1)
    ).made
    person = desk.rows(Appointment, id=before)[0].person_id
    panel, _form = opened(page, "appoint", seat.id)
    panel.forms[0].show_values({"person_id": person})
    panel.forms[-1].show_values({"rank": "T/ACC", "starts_on": date(2026, 10, 1)})

    panel.save()

    levels = {row.starts_on: row.level for row in desk.rows(Appointment, person_id=person)}
    assert levels == {date(2025, 1, 1): 3, date(2026, 10, 1): 4}


def test_a_seat_that_is_not_ranked_asks_for_no_level(page: PartnersPage, session: Session) -> None:
    desk = session.desk
    lay = seats.add_seat(desk, main_body(desk).id, role="Lay member", kind=SeatKind.LAY_MEMBER).made
    made = people.appoint(desk, lay, people.add_person(desk, "Rosalind Larkspur").made).made
    for verb, record_id in (("appoint", lay), ("edit_appointment", made)):
        page.open_form(verb, record_id)
        panel = page.side.currentWidget()
        assert isinstance(panel, FormPanel)
        assert "level" not in panel.values()


def test_the_card_says_why_a_level_is_not_known_and_offers_to_choose_it(
    page: PartnersPage, session: Session
) -> None:
    desk, seat = session.desk, seat_of(session.desk, "police")
    bring_to_seat(desk, seat.id, "Una Fairweather", post="District Commander")
    session.run(
        bring_to_seat, seat.id, "Owen Pikestaff", post="Area Commander", takes=TakesSeat.DEPUTY
    )
    page.list.choose(("organisation", seat.organisation_id or ""))

    names = {button.accessibleName() for button in page.detail.findChildren(QPushButton)}

    assert "Choose the level of Una Fairweather" in names
    assert "Choose the level of Owen Pikestaff" in names
