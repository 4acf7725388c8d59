from __future__ import annotations

from datetime import date

import pytest

from chair_desk.services.challenges import raise_challenge
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import organisations
from chair_desk.services.report_gaps import GapKind
from chair_desk.services.report_publishing import keep_copy
from chair_desk.services.report_reading import read_report
from chair_desk.services.report_since import changed_since, changed_words
from chair_desk.services.report_writing import add_sentence, take_out
from chair_desk.services.yearly_reports import begin_report


def challenge(desk: Desk, title: str) -> None:
    raise_challenge(desk, title, to_organisation_id=organisations(desk)[1].id)


@pytest.fixture
def report(desk: Desk) -> str:
    challenge(desk, "Police seniority")
    return begin_report(desk, date(2027, 3, 31)).made


def kinds(desk: Desk, report: str) -> list[tuple[GapKind, str]]:
    return [(one.kind, one.words) for one in changed_since(desk, read_report(desk, report))]


def test_a_figure_that_changed_is_named_with_what_it_was(desk: Desk, report: str) -> None:
    assert kinds(desk, report) == []
    challenge(desk, "A second one")
    [(kind, words)] = kinds(desk, report)
    assert kind is GapKind.SINCE_CHANGED
    assert "→ two" in words


def test_a_draft_given_out_is_what_it_is_compared_with(desk: Desk, report: str) -> None:
    gone = add_sentence(desk, report, "scrutiny", "It went well.").made
    keep_copy(desk, report)
    assert kinds(desk, report) == []
    take_out(desk, gone)
    add_sentence(desk, report, "scrutiny", "It went better.")
    challenge(desk, "A second one")
    found = kinds(desk, report)
    assert [kind for kind, _words in found] == [
        GapKind.SINCE_CHANGED, GapKind.SINCE_NEW, GapKind.SINCE_OUT,
    ]  # fmt: skip
    assert found[1][1] == "It went better."
    assert found[2][1] == "It went well."


def test_only_a_few_words_are_named() -> None:
    assert changed_words("It met two times.", "It met three times.") == "(two → three)"
    assert changed_words("One two three four five six.", "Seven a b c d e f g.") == ""
