from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.funding import FundingYear
from chair_desk.records.yearly_reports import ReportSentence, YearlyReport
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.report_putting import put_in_report
from chair_desk.services.report_reading import SentenceLine, read_report
from chair_desk.services.report_writing import take_out

ON = date(2026, 11, 19)


@pytest.fixture
def board(sample_bytes: bytes, tmp_path: Path) -> Desk:
    path = tmp_path / "board.chairdesk"
    path.write_bytes(sample_bytes)
    now = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
    return open_desk(path, who="Rosalind Larkspur", home=tmp_path / "home", now=lambda: now)


def line(desk: Desk, sentence_id: str) -> SentenceLine:
    report = desk.rows(YearlyReport)[0]
    found = read_report(desk, report.id).line(sentence_id)
    assert found is not None
    return found


def test_a_grouped_partner_gets_its_own_live_sentence(board: Desk) -> None:
    report = board.rows(YearlyReport)[0]
    view = read_report(board, report.id)
    key = next(
        subject
        for (name, subject), one in view.drafted.items()
        if name == "attendance.partner" and not one.is_offered
    )
    made = put_in_report(board, "attendance", "attendance.partner", ON, key).made
    found = line(board, made)
    assert "came to every meeting" in found.text
    assert found.sentence.head == "partners"
    assert any(one.is_figure for one in found.evidence)
    assert put_in_report(board, "attendance", "attendance.partner", ON, key).made == made


def test_what_was_taken_out_comes_back(board: Desk) -> None:
    row = next(one for one in board.rows(ReportSentence) if one.drafted_as == "funding.reading")
    take_out(board, row.id)
    assert put_in_report(board, "funding", "funding.reading", ON).made == row.id
    assert line(board, row.id).text.startswith("The council pays 54%")


def test_a_year_with_no_report_says_how_to_begin(board: Desk) -> None:
    with pytest.raises(Refused, match="Begin the report on this year first"):
        put_in_report(board, "funding", "funding.reading", date(2024, 5, 1))


def test_the_words_follow_the_record_where_they_stand(board: Desk) -> None:
    made = put_in_report(board, "funding", "funding.reading", ON).made
    year = next(one for one in board.rows(FundingYear) if one.starts_on == date(2026, 4, 1))
    before = line(board, made).text
    with board.change("More") as step:
        step.update(FundingYear, year.id, agreed_cost=year.agreed_cost * 2)
    after = line(board, made)
    assert after.text != before
    assert after.was == before
