from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.actions import ActionUpdate
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.people import OrganisationKind
from chair_desk.services import history
from chair_desk.services.action_answers import Standing, plan_file, plan_text, take_answers
from chair_desk.services.actions import add_action, complete_action
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import organisations
from chair_desk.services.reminder_files import prepare_reminder_files, write_reminder_files


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    police = next(one for one in organisations(desk) if one.kind is OrganisationKind.POLICE)
    return [
        add_action(desk, title, organisation_id=police.id, due_on=date(2026, 8, 1)).made
        for title in ("Send the figures", "Sign the protocol", "Name a lead")
    ]


def test_each_answer_is_matched_to_its_action_and_kept_by_one_change(
    desk: Desk, ids: list[str]
) -> None:
    plan = plan_text(desk, "A-001 They come on Friday.\nA-002 Signed by both.\nA-099 What is this?")
    assert [one.standing for one in plan.answers] == [
        Standing.READY, Standing.READY, Standing.REFUSED
    ]  # fmt: skip
    assert desk.count(ActionUpdate) == 0
    take_answers(desk, plan, {"1", "2"})
    assert [row.text for row in desk.rows(ActionUpdate, order=("id",))] == [
        "They come on Friday.", "Signed by both."
    ]  # fmt: skip
    history.undo(desk)
    assert desk.count(ActionUpdate) == 0


def test_what_is_doubtful_says_why_and_closes_nothing(desk: Desk, ids: list[str]) -> None:
    complete_action(desk, ids[2])
    plan = plan_text(desk, "A-001 Done.\nA-002 Yes\nA-002 No\nA-003 Mine")
    assert [one.standing for one in plan.answers] == [Standing.DOUBT] * 3 + [Standing.REFUSED]
    assert all(one.doubts for one in plan.answers)
    for keys in (set(), {"4"}):
        with pytest.raises(Refused):
            take_answers(desk, plan, keys)
    take_answers(desk, plan_text(desk, "A-002 Yes"), {"1"})
    assert plan_text(desk, "A-002 Yes").answers[0].doubts == ("The same was said before.",)


def test_what_needs_an_eye_stands_first_and_is_counted(desk: Desk, ids: list[str]) -> None:
    plan = plan_text(desk, "A-001 They come on Friday.\nA-002\nA-003 Done.\nA-099 What is this?")
    assert [one.reference for one in plan.by_need] == ["A-003", "A-099", "A-001", "A-002"]
    assert plan.summary == ("1 answer is clear, 1 in doubt, 1 cannot be kept, 1 without an answer.")


def filled_workbook(path: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=2):
        row[-1].value = f"Answer to {row[0].value}, naïve"
    book.save(path)


def filled_word(path: Path) -> None:
    from docx import Document

    word = Document(str(path))
    count = 0
    for paragraph in word.paragraphs:
        if paragraph.text.startswith("Answer"):
            count += 1
            paragraph.runs[-1].add_text(f"It comes on day {count}.")
    word.save(str(path))


def test_a_sheet_of_ours_that_was_filled_in_comes_back(
    desk: Desk, ids: list[str], tmp_path: Path
) -> None:
    for kind, fill in (("xlsx", filled_workbook), ("docx", filled_word)):
        path = write_reminder_files(prepare_reminder_files(desk, kind), tmp_path)[0]
        assert all(one.standing is Standing.EMPTY for one in plan_file(desk, path).answers)
        fill(path)
        plan = plan_file(desk, path)
        assert [one.standing for one in plan.answers] == [Standing.READY] * 3
        assert [one.action_id for one in plan.answers] == ids
    assert plan.answers[1].text == "It comes on day 2."


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
@pytest.mark.parametrize(("kind", "fill"), [("xlsx", filled_workbook), ("docx", filled_word)])
def test_a_sheet_that_went_through_libreoffice_comes_back(
    desk: Desk, ids: list[str], tmp_path: Path, kind: str, fill: Callable[[Path], None]
) -> None:
    path = write_reminder_files(prepare_reminder_files(desk, kind), tmp_path)[0]
    fill(path)
    out = tmp_path / "out"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless",
         "--convert-to", kind, "--outdir", str(out), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    if not (out / path.name).exists():
        pytest.skip("This LibreOffice has no part that opens such a file")
    plan = plan_file(desk, out / path.name)
    assert [one.standing for one in plan.answers] == [Standing.READY] * 3


def test_what_cannot_be_read_is_refused(desk: Desk, tmp_path: Path) -> None:
    for name in ("a.docx", "a.xlsx", "a.exe"):
        (tmp_path / name).write_bytes(b"PK\x03\x04nothing")
        with pytest.raises(CannotDo):
            plan_file(desk, tmp_path / name)
    with pytest.raises(CannotDo):
        plan_file(desk, tmp_path / "nowhere.txt")
    assert "No reference" in plan_text(desk, "Hello").summary
