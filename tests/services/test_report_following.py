"""A generated sentence is only as good as the rows it cites: change one, and it must follow."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.funding import Contribution, FundingCost, FundingYear
from chair_desk.records.logs import LogEntry
from chair_desk.records.recommendations import Recommendation
from chair_desk.records.yearly_reports import YearlyReport
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.history import undo
from chair_desk.services.report_drafting import DRAFTERS
from chair_desk.services.report_reading import SentenceLine, read_report
from chair_desk.services.sample import write_sample
from chair_desk.services.yearly_reports import begin_report, report_years

# What a change of each kind of row is; a confirmed meeting cannot be changed at all.
_CHANGES: dict[type[Any], dict[str, Any]] = {
    LogEntry: {"audience": Audience.CONFIDENTIAL},
    Action: {"audience": Audience.CONFIDENTIAL},
    Recommendation: {"audience": Audience.CONFIDENTIAL},
    Contribution: {"cash": 77_700},
    FundingYear: {"agreed_cost": 99_000_000},
    FundingCost: {"spent": 12_300},
}
_BY_TABLE = {kind.TABLE: kind for kind in _CHANGES}


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("sample")
    path = write_sample(folder / "Westmarch.chairdesk")
    now = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
    return open_desk(path, who="Rosalind Larkspur", home=folder / "home", now=lambda: now)


@pytest.fixture(scope="module")
def report(board: Desk) -> str:
    ends_on = report_years(board)[0]
    for row in board.rows(YearlyReport, ends_on=ends_on):
        return row.id
    return begin_report(board, ends_on).made


def cited(lines: tuple[SentenceLine, ...]) -> list[tuple[str, tuple[str, str]]]:
    """Return each generated sentence with each row it cites that a person could change.

    The years that a reading is compared with stand behind it and need not move its words.
    """
    return [
        (line.sentence.id, row)
        for line in lines
        if line.sentence.drafted_as
        for one in line.evidence
        if not one.is_figure or one.number
        for row in one.rows
        if row[0] in _BY_TABLE
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(chance=st.randoms(use_true_random=False))
def test_a_changed_row_is_followed_by_the_sentence_or_its_mark(
    board: Desk, report: str, chance: Any
) -> None:
    before = read_report(board, report)
    sentence_id, (table, row_id) = chance.choice(cited(before.lines))
    old = before.line(sentence_id)
    assert old is not None
    kind = _BY_TABLE[table]
    with board.change("Something changed") as step:
        step.update(kind, row_id, **_CHANGES[kind])
    try:
        line = read_report(board, report).line(sentence_id)
        assert line is not None
        said = [(one.value, one.words, one.rows) for one in line.evidence]
        assert (
            line.text != old.text
            or line.is_gone
            or said != [(one.value, one.words, one.rows) for one in old.evidence]
        )
        if line.text != line.sentence.seen and not line.is_gone:
            assert line.was
    finally:
        undo(board)
    after = read_report(board, report).line(sentence_id)
    assert after is not None
    assert after.text == old.text


def test_every_feed_has_a_drafter_that_names_what_it_says(board: Desk, report: str) -> None:
    view = read_report(board, report)
    assert set(DRAFTERS)
    for (name, _subject), one in view.drafted.items():
        assert one.cites or one.figures, name
        assert all(figure.rows for figure in one.figures if figure.value not in {"none", "0"}), name
