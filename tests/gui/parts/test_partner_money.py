from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.partner_money import PaidBar, PartnerMoney
from chair_desk.records.funding import Contribution
from chair_desk.records.people import Organisation
from chair_desk.services.funding import FundingLine


def line(agreed: int, cash: int) -> FundingLine:
    return FundingLine(
        contribution=Contribution(id="c", year_id="y", organisation_id="o", cash=cash),
        organisation=Organisation(id="o", name="Westmarch Constabulary"),
        agreed=agreed,
        cost=41_260_000,
    )


def said(qtbot: QtBot, agreed: int, cash: int) -> list[str]:
    made = PartnerMoney("2026–27", line(agreed, cash))
    qtbot.addWidget(made)
    made.grab()  # the bar paints itself whatever the sums are
    return [one.text() for one in made.findChildren(QLabel)]


def test_what_is_short_is_said_in_words_and_pounds(qtbot: QtBot) -> None:
    words = said(qtbot, 10_315_000, 6_150_000)

    assert words[0] == "Money, 2026–27"
    assert tuple(words[-3:-1]) == ("Short by", "£41,650")
    assert {"£103,150", "£61,500", "Paying, 14.9%"} <= {*words}


def test_what_is_above_is_said_too_and_an_even_sum_is_not(qtbot: QtBot) -> None:
    assert "Above by" in said(qtbot, 100, 20_000)
    even = said(qtbot, 500_000, 500_000)
    assert "Above by" not in even
    assert "Short by" not in even


def test_nothing_agreed_divides_by_nothing(qtbot: QtBot) -> None:
    assert "Above by" in said(qtbot, 0, 500_000)


def test_the_bar_says_the_line_to_a_screen_reader(qtbot: QtBot) -> None:
    bar = PaidBar(line(10_315_000, 6_150_000))
    qtbot.addWidget(bar)

    assert "paying £61,500" in bar.accessibleName()
