from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.cli.opening import opened
from chair_desk.services.diary import meetings
from chair_desk.services.meeting_states import close_session, start_session
from chair_desk.services.versions import versions
from tests.cli.conftest import Run

STARTS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "html": b"<!DOCTYPE html>"}
NOTES = "Words for everyone.\n!! Marker of the closed part.\n/action @Marcus to ring by 18 dec 2026"


@pytest.fixture
def minuted(board: Path, run: Run) -> Path:
    """The board with its meeting begun and notes taken at item 2."""
    with opened(board) as desk:
        start_session(desk, meetings(desk)[0].id)
    run("minute", board, "-", "--meeting", "2026-11-19", "--item", "2", typed=NOTES)
    return board


@pytest.mark.parametrize("form", STARTS)
def test_minutes_are_written_in_each_format(
    run: Run, minuted: Path, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"minutes.{form}"

    told = run("export", "minutes", minuted, "--meeting", "2026-11-19", "--to", path)

    assert (told.exit_code, told.output) == (0, f"Wrote minutes.{form}.\n")
    assert path.read_bytes().lower().startswith(STARTS[form].lower())


def test_an_agenda_is_written(run: Run, board: Path, tmp_path: Path) -> None:
    path = tmp_path / "agenda.htm"

    told = run("export", "agenda", board, "--meeting", "2026-11-19", "--to", path)

    assert told.exit_code == 0
    assert "Any other business" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("audience", "is_in"), [("public", False), ("full", True)])
def test_the_closed_part_goes_only_to_those_who_may_have_it(
    run: Run, minuted: Path, tmp_path: Path, audience: str, *, is_in: bool
) -> None:
    path = tmp_path / "minutes.html"

    run(
        *("export", "minutes", minuted, "--meeting", "2026-11-19", "--to", path),
        *("--audience", audience, "--given-to", "Marcus Wrenfield"),
    )

    text = path.read_text(encoding="utf-8")
    assert "Words for everyone." in text
    assert ("Marker of the closed part" in text) is is_in


@pytest.mark.parametrize("layout", ["margin", "inline", "front", "sheet"])
def test_actions_stand_where_the_board_wants_them(
    run: Run, minuted: Path, tmp_path: Path, layout: str
) -> None:
    path = tmp_path / "minutes.html"

    told = run(
        *("export", "minutes", minuted, "--meeting", "2026-11-19", "--to", path),
        *("--actions", layout),
    )

    assert told.exit_code == 0
    assert "A-001" in path.read_text(encoding="utf-8")


def test_a_format_may_be_said_and_has_to_be_known(run: Run, board: Path, tmp_path: Path) -> None:
    words = ("export", "agenda", board, "--meeting", "2026-11-19", "--to")

    said = run(*words, tmp_path / "agenda", "--format", "html")
    unknown = run(*words, tmp_path / "agenda.odt")

    assert said.exit_code == 0
    assert (tmp_path / "agenda").exists()
    assert unknown.exit_code == 2
    assert not (tmp_path / "agenda.odt").exists()


def test_minutes_of_a_meeting_that_has_not_begun_are_refused(
    run: Run, board: Path, tmp_path: Path
) -> None:
    told = run("export", "minutes", board, "--meeting", "2026-11-19", "--to", tmp_path / "m.pdf")

    assert told.exit_code == 1
    assert "Traceback" not in told.output
    assert not (tmp_path / "m.pdf").exists()


def test_a_folder_that_is_not_there_is_said(run: Run, board: Path, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "agenda.pdf"

    told = run("export", "agenda", board, "--meeting", "2026-11-19", "--to", path)

    assert told.exit_code == 1
    assert told.stderr.startswith("Error: ")


def test_the_fallback_sheet_is_written_before_the_meeting(
    run: Run, board: Path, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"

    told = run("export", "sheet", board, "--meeting", "2026-11-19", "--to", path)

    assert (told.exit_code, told.output) == (0, "Wrote sheet.pdf.\n")
    assert path.read_bytes().startswith(b"%PDF-")


def test_the_confidential_part_goes_to_nobody_unnamed_and_the_name_is_kept(
    run: Run, minuted: Path, tmp_path: Path
) -> None:
    path = tmp_path / "minutes.html"
    asked = ("export", "minutes", minuted, "--meeting", "2026-11-19", "--to", path,
             "--audience", "full")  # fmt: skip
    with opened(minuted) as desk:
        close_session(desk, meetings(desk)[0].id)

    refused = run(*asked)
    told = run(*asked, "--given-to", "Marcus Wrenfield, Designated Nurse")

    assert refused.exit_code == 1
    assert "Say who gets the confidential part" in refused.output
    assert told.exit_code == 0
    assert "This copy is for Marcus Wrenfield" in path.read_text(encoding="utf-8")
    with opened(minuted, to_read=True) as desk:
        (version,) = versions(desk, meetings(desk)[0].id)
    assert version.given_to == "Marcus Wrenfield, Designated Nurse"


@pytest.mark.parametrize("what", ["agenda", "minutes"])
def test_a_document_is_set_in_large_print(
    run: Run, minuted: Path, tmp_path: Path, what: str
) -> None:
    small, large = tmp_path / "small.pdf", tmp_path / "large.pdf"

    run("export", what, minuted, "--meeting", "2026-11-19", "--to", small)
    run("export", what, minuted, "--meeting", "2026-11-19", "--to", large, "--large-print")

    assert large.read_bytes() != small.read_bytes()


@pytest.mark.parametrize("what", ["agenda", "minutes"])
def test_nothing_confidential_is_written_for_nobody(
    run: Run, minuted: Path, tmp_path: Path, what: str
) -> None:
    path = tmp_path / "closed.html"
    asked = ("export", what, minuted, "--meeting", "2026-11-19", "--to", path)

    told = run(*asked, "--audience", "full")
    assert told.exit_code == 1
    assert "Say who gets the confidential part" in told.stderr
    assert not path.exists()

    assert run(*asked, "--audience", "full", "--given-to", "Marcus Wrenfield").exit_code == 0
    assert path.exists()
