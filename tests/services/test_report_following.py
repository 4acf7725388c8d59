"""A generated sentence is only as good as the rows it cites: change one, and it must follow."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.columns import Kind, Record, table_of
from chair_desk.records.funding import Contribution, FundingCost, FundingYear
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Decision
from chair_desk.records.people import Organisation
from chair_desk.records.recommendations import Recommendation, RecommendationAnswer, Taken
from chair_desk.records.tables import RECORDS
from chair_desk.records.yearly_reports import YearlyReport
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.history import undo
from chair_desk.services.logs import add_entry, change_entry, move_to
from chair_desk.services.report_drafting import DRAFTERS, drafted_of
from chair_desk.services.report_reading import SentenceLine, read_report
from chair_desk.services.report_saying import Drafted
from chair_desk.services.sample import write_sample
from chair_desk.services.yearly_reports import begin_report, report_years, year_of

# What a change of each kind of row is; a confirmed meeting cannot be changed at all.
_CHANGES: dict[type[Any], dict[str, Any]] = {
    LogEntry: {"audience": Audience.CONFIDENTIAL},
    Action: {"audience": Audience.CONFIDENTIAL},
    Decision: {"audience": Audience.CONFIDENTIAL},
    Recommendation: {"audience": Audience.CONFIDENTIAL},
    RecommendationAnswer: {"state": Taken.ACTIONED},
    Meeting: {"held_on": date(2027, 4, 30)},
    Organisation: {"name": "Another name altogether"},
    Contribution: {"cash": 77_700},
    FundingYear: {"agreed_cost": 99_000_000},
    FundingCost: {"spent": 12_300},
}
# What a board takes from a file of the catalogue, or what names a row to others.
_LEFT_ALONE = {("profile_in_force", "profile"), ("profile_in_force", "profile_text"),
               ("log_type", "text"), ("log_entry", "log_type"), ("log_entry", "values_json"),
               *((one.TABLE, "id") for one in RECORDS)}  # fmt: skip
_REPORTED = {Taken.ACTIONED, Taken.ASSURED, Taken.EMBEDDED}
_BY_TABLE = {kind.TABLE: kind for kind in _CHANGES}


def change_of(board: Desk, kind: type[Any], row_id: str) -> dict[str, Any]:
    """Return what to set in a row; where an answer tells of action already, it tells of none."""
    row = board.get(kind, row_id)
    if isinstance(row, RecommendationAnswer) and row.state in _REPORTED:
        return {"state": Taken.ASKED}
    return _CHANGES[kind]


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("sample")
    path = write_sample(folder / "Westmarch.chairdesk")
    now = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
    desk = open_desk(path, who="Rosalind Larkspur", home=folder / "home", now=lambda: now)
    asked = add_entry(desk, "information_request", "Attendance of missing children").made
    move_to(desk, asked, "refused", reason="The school keeps no such list.")
    for review in desk.rows(LogEntry, log_type="review"):
        change_entry(desk, review.id, not_implemented_why="The law changed before it was tried.")
    decided = Decision(
        id=desk.new_id(), reference="D-900", text="To write", decided_on=date(2026, 10, 1)
    )
    with desk.change("A decision taken between meetings") as step:
        step.insert(decided)
    return desk


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
        if row[0] in _BY_TABLE and row[0] not in {Meeting.TABLE, Decision.TABLE}
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
        step.update(kind, row_id, **change_of(board, kind, row_id))
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


def said_by(board: Desk, feed: str) -> Sequence[Drafted]:
    return drafted_of(board, feed, year_of(board, report_years(board)[0]))


@pytest.mark.parametrize("feed", DRAFTERS)
def test_each_sentence_of_a_feed_follows_each_row_that_it_counts(board: Desk, feed: str) -> None:
    before = {(one.name, one.subject): one for one in said_by(board, feed)}
    rows = {
        (key, row)
        for key, one in before.items()
        for row in [(cited.table, cited.id) for cited in one.cites]
        + [row for figure in one.figures[: len(one.values)] for row in figure.rows]
        if row[0] in _BY_TABLE
    }
    followed = 0
    for key, (table, row_id) in sorted(rows):
        kind = _BY_TABLE[table]
        try:
            with board.change("Something changed") as step:
                step.update(kind, row_id, **change_of(board, kind, row_id))
        except Refused:  # the minutes of that meeting are confirmed
            continue
        now = {(one.name, one.subject): one for one in said_by(board, feed)}
        undo(board)
        followed += 1
        assert now.get(key) != before[key], (key, table, row_id)
    assert followed or feed == "education"  # its sentence counts nothing in words
    assert {(one.name, one.subject): one for one in said_by(board, feed)} == before


@pytest.mark.parametrize("record_class", RECORDS, ids=lambda one: one.TABLE)
def test_no_reading_outlives_a_change_of_what_it_rests_on(
    board: Desk, record_class: type[Record]
) -> None:
    """Each column of a row of each table is changed, and all is drafted anew beside it."""
    rows = board.rows(record_class)
    for row in [*rows[:1], *rows[1:][-1:]]:
        for name, value in other_values(row).items():
            for feed in DRAFTERS:
                said_by(board, feed)
            try:
                with board.change("Something changed") as step:
                    step.update(record_class, row.id, **{name: value})
            except Refused:
                continue
            try:
                kept = [said_by(board, feed) for feed in DRAFTERS]
                board.worked_out.clear()
                anew = [said_by(board, feed) for feed in DRAFTERS]
            finally:
                undo(board)
            assert kept == anew, (record_class.TABLE, name)


def other_values(row: Any) -> dict[str, Any]:
    """Return another value for each column of a record, links and catalogue texts left alone."""
    found: dict[str, Any] = {}
    for column in table_of(type(row)):
        now = getattr(row, column.name)
        if column.kind is Kind.LINK or (type(row).TABLE, column.name) in _LEFT_ALONE:
            continue
        if isinstance(now, enum.Enum):
            others = [one for one in type(now) if one is not now]
            found[column.name] = others[0] if others else now
        elif isinstance(now, bool):
            found[column.name] = not now
        elif isinstance(now, int):
            found[column.name] = now + 1
        elif isinstance(now, date) and not isinstance(now, datetime):
            found[column.name] = now + timedelta(days=400)
        elif isinstance(now, str) and column.kind in {Kind.LINE, Kind.TEXT}:
            found[column.name] = f"{now} otherwise"
    return found
