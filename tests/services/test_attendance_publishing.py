"""What goes out: the chair's view in full, the published table with agencies and counts only."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.attendance_bundle import AttendanceEdition
from chair_desk.records.changes import Refused
from chair_desk.records.people import Person
from chair_desk.services.attendance_decisions import decisions_without_authority
from chair_desk.services.attendance_matrix import By, Matrix, matrix
from chair_desk.services.attendance_publishing import (
    FORMATS,
    bundle_of,
    export_attendance,
    prepare_file,
)
from chair_desk.services.desk import Desk
from chair_desk.services.ratifying import waiting_to_ratify

CHAIR, PUBLISHED = AttendanceEdition.CHAIR, AttendanceEdition.PUBLISHED


@pytest.fixture(scope="module")
def desk(sample_to_read: Desk) -> Desk:
    return sample_to_read


@pytest.fixture
def found(desk: Desk) -> Matrix:
    return matrix(desk, to_on=date(2026, 9, 30))


def test_the_published_table_has_no_rank_and_no_person(desk: Desk, found: Matrix) -> None:
    whole = prepare_file(desk, found, PUBLISHED, kind="html").content().decode()
    bundle = bundle_of(desk, found, PUBLISHED)
    assert all(not line.cells and not line.agreed and not line.gap for line in bundle.lines)
    assert not bundle.decisions
    for person in desk.rows(Person):
        assert person.name not in whole
    assert "Ch Supt" not in whole
    assert "3 of 8" in whole
    assert "Partner’s comment" in whole


def test_the_published_table_is_never_seat_by_seat(desk: Desk) -> None:
    with pytest.raises(Refused, match="agencies only"):
        bundle_of(desk, matrix(desk, by=By.SEAT), PUBLISHED)


def test_the_chairs_view_says_each_meeting_and_each_decision(desk: Desk, found: Matrix) -> None:
    bundle = bundle_of(desk, found, CHAIR)
    police = next(line for line in bundle.lines if line.name == "Westmarch Constabulary")
    assert police.cells[0] == "ACC (4)"
    assert police.cells[-1] == "deputy: DCI (1)"
    assert bundle.coverage.endswith("at 2 of 8 meetings.")
    assert bundle.marking == "For the chair only"
    assert any("Not able to commit there: Constabulary." in words for words in bundle.decisions)


def test_decisions_are_named_only_where_a_statutory_partner_could_not_commit(
    desk: Desk, found: Matrix
) -> None:
    days = {one.meeting.held_on for one in decisions_without_authority(desk, found)}
    assert date(2024, 11, 14) not in days
    assert date(2025, 2, 20) not in days
    assert date(2026, 9, 17) in days


def test_what_a_partner_could_not_commit_to_is_offered_to_be_ratified(
    desk: Desk, found: Matrix
) -> None:
    short = [one for one in decisions_without_authority(desk, found) if one.ratified_on is None]
    last = found.meetings[-1]
    wanted = {
        one.decision.reference
        for one in short
        if one.meeting.id != last.id and (last.held_on - one.meeting.held_on).days <= 366
    }

    offered = {row.reference for row in waiting_to_ratify(desk, last)}

    assert wanted
    assert wanted <= offered
    assert not any(row.meeting_id == last.id for row in waiting_to_ratify(desk, last))


@pytest.mark.parametrize("edition", list(AttendanceEdition))
@pytest.mark.parametrize("kind", FORMATS)
def test_each_format_is_written_whole(
    desk: Desk, found: Matrix, edition: AttendanceEdition, kind: str, tmp_path: Path
) -> None:
    path = export_attendance(desk, found, tmp_path / f"a.{kind}", edition=edition, kind=kind)
    content = path.read_bytes()
    if kind == "pdf":
        assert content.startswith(b"%PDF")
    elif kind in ("docx", "xlsx"):
        assert zipfile.ZipFile(path).testzip() is None
    elif kind == "csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        assert any("Westmarch Constabulary" in row for row in rows)
    else:
        assert b"<html" in content


def test_a_board_file_is_never_written_over(desk: Desk, found: Matrix) -> None:
    with pytest.raises(Refused, match="board file"):
        export_attendance(desk, found, desk.file.path, edition=CHAIR, kind="pdf")


def test_a_workbook_holds_words_and_no_formula(desk: Desk, found: Matrix) -> None:
    from openpyxl import load_workbook

    content = prepare_file(desk, found, CHAIR, kind="xlsx").content()
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert sheet.freeze_panes == "B2"


def test_steps_are_said_with_from_where_they_count_and_never_published(
    desk: Desk, found: Matrix
) -> None:
    """Only the chair's edition has steps; the published one is of agencies and names no rank."""
    chair = prepare_file(desk, found, CHAIR, kind="csv").content().decode()

    assert "Steps count down from the chief constable" in chair
    assert "Chief Superintendent: " in chair
    for kind in ("csv", "html"):
        published = prepare_file(desk, found, PUBLISHED, kind=kind).content().decode().casefold()
        for rank in ("chief constable", "superintendent", "director of", "steps count down"):
            assert rank not in published


def test_what_all_partners_come_to_is_published_with_its_base_for_each_meeting(
    desk: Desk, found: Matrix
) -> None:
    bundle = bundle_of(desk, found, PUBLISHED)
    ranked = [row for row in found.rows if row.is_ranked]
    here = sum(cell.is_here for row in ranked for cell in row.cells)
    live = sum(cell.is_live for row in ranked for cell in row.cells)
    assert [label for label, _words in bundle.totals] == ["Represented", "Able to commit"]
    assert bundle.totals[0][1].startswith(f"{here} of {live} (")
    assert len(bundle.by_meeting) == len(found.meetings)
    for kind in ("html", "csv"):
        said = prepare_file(desk, found, PUBLISHED, kind=kind).content().decode()
        assert bundle.totals[0][1] in said
        assert "All together" in said
        assert bundle.by_meeting[0][0] in said
