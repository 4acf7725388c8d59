"""A report under each regime: every head, every sentence, and the evidence that each opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from chair_desk.catalogue.shelf import Shelf
from chair_desk.gui.parts.register_places import page_of
from chair_desk.records.boards import ProfileInForce
from chair_desk.records.tables import BY_NAME
from chair_desk.records.yearly_reports import (
    ReportCopy,
    ReportSentence,
    SentenceEvidence,
    YearlyReport,
)
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.history import undo
from chair_desk.services.report_gaps import GapKind, gaps
from chair_desk.services.report_reading import ReportView, SentenceLine, read_report
from chair_desk.services.sample import write_sample
from chair_desk.services.yearly_reports import (
    begin_owed,
    begin_report,
    outlines_for,
    report_years,
)

PROFILES = Shelf().profile_names()
CAUSES = re.compile(
    r"\b(because|as a result|led to|(?<!fell )due to|thanks to|caused|therefore)\b", re.I
)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("regimes")
    path = write_sample(folder / "Westmarch.chairdesk")
    now = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
    desk = open_desk(path, who="Rosalind Larkspur", home=folder / "home", now=lambda: now)
    with desk.change("No report yet") as step:
        for kind in (SentenceEvidence, ReportSentence, ReportCopy, YearlyReport):
            for row in desk.rows(kind):
                step.delete(kind, row.id)
    return desk


@pytest.fixture(params=PROFILES)
def views(board: Desk, request: pytest.FixtureRequest) -> Iterator[list[ReportView]]:
    """The reports on two years of the sample board, under one regime."""
    with board.change("Another regime") as step:
        for row in board.profile_rows():
            step.update(ProfileInForce, row.id, profile=request.param, profile_text="")
    made = [begin_report(board, ends_on).made for ends_on in report_years(board)[:2]]
    yield [read_report(board, one) for one in made]
    for _report in made:
        undo(board)
    undo(board)


def test_every_sentence_opens_what_it_rests_on(board: Desk, views: list[ReportView]) -> None:
    lines = [line for view in views for line in view.lines]
    assert len(lines) > 80
    for line in lines:
        assert line.evidence, line.text
        opened = [row for one in line.evidence for row in one.rows]
        assert opened, line.text
        for table, record_id in opened:
            assert board.get(BY_NAME[table].record_class, record_id) is not None, line.text
            assert table == "meeting" or page_of(board, table, record_id), (table, line.text)


def test_every_sentence_reads_as_one(views: list[ReportView]) -> None:
    for line in (line for view in views for line in view.lines):
        _read(line)


def _read(line: SentenceLine) -> None:
    text = line.text
    assert text == " ".join(text.split()), text
    assert text[-1] in ".?”", text
    assert text[0].isupper() or text[0] in "“‘", text
    assert not re.search(r"\.\.|\.;|:\.|\(\)|“”|[{}\[\]⟦⟧]", text), text
    assert not re.match(r"\d{1,2} ", text), text  # a small number that opens is a word
    assert not re.search(r"(?<![-\w])(one|1) [a-z]+s (was|were|have)\b", text, re.I), text
    assert not CAUSES.search(text), text


def test_every_head_is_there_and_what_is_bare_is_named(views: list[ReportView]) -> None:
    for view in views:
        bare = {gap.head for gap in gaps(view) if gap.kind is GapKind.EMPTY_HEAD}
        assert {head.head.key for head in view.heads} == {one.key for one in view.outline.heads}
        assert bare == {head.head.key for head in view.heads if not head.sentences}


def test_a_board_that_changed_in_mid_year_gets_both(board: Desk) -> None:
    row = board.profile_rows()[-1]
    day = date(2026, 9, 1)
    with board.change("Another regime from September") as step:
        step.update(ProfileInForce, row.id, profile="lscp_2018", profile_text="", ends_on=day)
        step.insert(
            ProfileInForce(
                id=board.new_id(), board_id=row.board_id, profile="lscp_2023", starts_on=day
            )
        )
    ends_on = report_years(board)[0]
    assert outlines_for(board, ends_on) == ["england_2018", "england_2023"]
    begin_owed(board, ends_on)
    assert {one.outline for one in board.rows(YearlyReport)} == {"england_2018", "england_2023"}
    undo(board)
    assert board.count(YearlyReport) == 0
    undo(board)
