from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.partners import PartnersPage
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.mandate_table import MandateTable
from chair_desk.gui.parts.partner_rows import LetterRow, letter_words
from chair_desk.gui.session import Session
from chair_desk.records.people import Delegation, Organisation, Person
from chair_desk.services import delegations, people
from chair_desk.services.boards import main_body
from chair_desk.services.meetings import add_meeting
from chair_desk.services.partner_chain import ChainLink


@pytest.fixture
def letter() -> Callable[..., Delegation]:
    def made(**values: object) -> Delegation:
        return Delegation(id="l", organisation_id="o", **values)  # type: ignore[arg-type]

    return made


def test_a_letter_is_said_in_full_with_its_limits_and_how_the_deputy_answers(
    letter: Callable[..., Delegation], qtbot: QtBot
) -> None:
    row = LetterRow(
        letter(
            starts_on=date(2025, 3, 3),
            ends_on=date(2027, 3, 2),
            review_on=date(2026, 3, 3),
            functions="All decisions of the partnership.",
            limits="Money up to £20,000",
            briefing="A written report after each Board.",
            document="CC/2025/14",
        ),
        "Alun Brackenridge to Priya Sandalwood",
        "is due for review since 3 March 2026",
    )
    qtbot.addWidget(row)

    said = [label.text() for label in row.findChildren(QLabel)]

    assert (
        "From 3 March 2025, to 2 March 2027, review 3 March 2026. "
        "Functions: All decisions of the partnership. Limits: Money up to £20,000. "
        "How the deputy answers: A written report after each Board. Document: CC/2025/14."
    ) in said
    assert "This letter is due for review since 3 March 2026." in said
    assert all(button.accessibleName() for button in row.findChildren(QPushButton))


def test_a_letter_for_one_meeting_says_so(letter: Callable[..., Delegation]) -> None:
    day = date(2026, 12, 3)

    assert letter_words(letter(starts_on=day, ends_on=day)) == (
        "For the meeting of 3 December 2026 alone."
    )
    assert letter_words(letter()) == "Without a date."


def test_a_letter_naming_a_meeting_is_recorded_and_opened_again_by_its_form(
    qtbot: QtBot, session: Session
) -> None:
    desk = session.desk
    meeting = add_meeting(desk, main_body(desk).id, date(2026, 12, 3)).made
    police = next(row for row in desk.rows(Organisation) if row.kind == "police")
    head, deputy = (people.add_person(desk, name).made for name in ("Alun Bell", "Una Fair"))
    page = PartnersPage(session)
    session.changed.connect(page.show_changes)
    qtbot.addWidget(page)
    page.show()
    page.list.choose(("organisation", police.id))
    page.do("partners.letter")
    panel = page.side.currentWidget()
    assert isinstance(panel, FormPanel)
    for form in panel.forms:
        form.show_values({"from_person_id": head, "to_person_id": deputy, "meeting_id": meeting})

    panel.save()

    (row,) = delegations.delegations(desk, police.id)
    assert (row.starts_on, row.ends_on) == (date(2026, 12, 3), date(2026, 12, 3))
    words = " ".join(label.text() for label in page.detail.findChildren(QLabel))
    assert "For the meeting of 3 December 2026 alone." in words
    page.open_form("edit_letter", row.id)
    again = page.side.currentWidget()
    assert isinstance(again, FormPanel)
    assert again.values()["meeting_id"] == meeting


def test_a_letter_that_is_due_stays_within_a_narrow_window(
    letter: Callable[..., Delegation], qtbot: QtBot
) -> None:
    row = LetterRow(letter(), "A to B", "is due for review since 3 March 2026, 8 months overdue")
    qtbot.addWidget(row)

    assert row.minimumSizeHint().width() < 400, "the warning is broken into lines"


def test_a_long_rank_at_the_head_of_the_table_is_cut_and_said_whole(qtbot: QtBot) -> None:
    link = ChainLink(
        role="Deputy", person=Person(id="p", name="Una Fair"), post="", level=2,
        short="District Commander",
    )  # fmt: skip
    table = MandateTable([link], {})
    qtbot.addWidget(table)

    (button,) = table.findChildren(QPushButton)

    assert button.text() == "District…"
    assert button.toolTip().startswith("District Commander: ")


def test_another_body_takes_a_partners_place_by_its_form(qtbot: QtBot, session: Session) -> None:
    desk = session.desk
    police = next(row for row in desk.rows(Organisation) if row.kind == "police")
    page = PartnersPage(session)
    session.changed.connect(page.show_changes)
    qtbot.addWidget(page)
    page.show()
    page.list.choose(("organisation", police.id))
    page.do("partners.replace")
    panel = page.side.currentWidget()
    assert isinstance(panel, FormPanel)
    panel.forms[0].show_values({"name": "Three Rivers Police", "starts_on": "whenever"})
    panel.save()
    assert page.side.currentWidget() is panel, "it says that the day was not understood"

    panel.forms[0].show_values({"starts_on": date(2026, 10, 1)})
    panel.save()

    (made,) = desk.rows(Organisation, name="Three Rivers Police")
    assert made.predecessor_id == police.id
    words = " ".join(label.text() for label in page.detail.findChildren(QLabel))
    assert f"Took over from {police.name}." in words
