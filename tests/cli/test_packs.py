"""The pack by commands: papers brought, checked, built, issued again, written for each reader."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from chair_desk.services.pack_checks import Outcome, outcome_words
from tests.cli.conftest import Run
from tests.reports import hostile_papers as papers

WHEN = ("--meeting", "2026-11-19")


def test_a_pack_goes_out_and_out_again(run: Run, board: Path, tmp_path: Path) -> None:
    paper = tmp_path / "Item 1 welcome.pdf"
    paper.write_bytes(papers.paper("Welcome", 2))
    told = run("pack", board, "add", *WHEN, "--yes", paper)
    assert (told.exit_code, "to item 1" in told.output) == (0, True)

    told = run("pack", board, "check", *WHEN)
    assert "2      Goes in" in told.output
    assert "1 of 1 ready." in told.output
    first = tmp_path / "pack.pdf"
    told = run("pack", board, "build", *WHEN, "--to", first, "--hold-places")
    assert told.exit_code == 0, told.output
    assert first.read_bytes().startswith(b"%PDF")
    assert "Use reissue" in run("pack", board, "build", *WHEN, "--to", first).output

    folder = tmp_path / "second"
    told = run("pack", board, "reissue", *WHEN, "--to", folder, "--hold-places")
    assert "Version 2" in told.output
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert [one["edition"] for one in manifest["files"]] == ["full", "new pages"]
    assert "full new pages, version 2" in manifest["files"][1]["name"]

    archive = tmp_path / "editions.zip"
    told = run("pack", board, "editions", *WHEN, "--to", archive)
    assert told.exit_code == 0, told.output
    with zipfile.ZipFile(archive) as found:
        assert sum(name.endswith(".pdf") for name in found.namelist()) == 4


def test_editions_of_a_version_that_is_out_can_be_made_after_the_board_went_on(
    run: Run, board: Path, tmp_path: Path
) -> None:
    run("pack", board, "build", *WHEN, "--to", tmp_path / "pack.pdf")
    paper = tmp_path / "Item 1 welcome.pdf"
    paper.write_bytes(papers.paper("Welcome", 2))
    run("pack", board, "add", *WHEN, "--yes", paper)
    told = run("pack", board, "editions", *WHEN, "--to", tmp_path / "then", "--version", "1")
    assert told.exit_code == 0, told.output
    manifest = json.loads((tmp_path / "then" / "manifest.json").read_text(encoding="utf-8"))
    assert [one["edition"] for one in manifest["files"]] == ["full", "members", "public"]
    assert manifest["version"] == 1

    told = run("pack", board, "editions", *WHEN, "--to", tmp_path / "x", "--version", "2")
    assert (told.exit_code, "There is no version 2 of this pack." in told.output) == (1, True)


def test_a_blocked_paper_is_named_and_the_check_fails(
    run: Run, board: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "Item 1 locked.pdf"
    paper.write_bytes(papers.encrypted())
    run("pack", board, "add", *WHEN, "--yes", paper)
    told = run("pack", board, "check", *WHEN)
    assert told.exit_code == 1
    assert "password" in told.output
    assert "Blocks the pack" in told.output
    assert "reissue" not in run("pack", board, "build", *WHEN, "--to", tmp_path / "x.pdf").output


def test_a_check_speaks_as_the_window_does(run: Run, board: Path) -> None:
    told = run("pack", board, "check", *WHEN)
    assert "This meeting has no papers yet." in told.output
    for word in Outcome:
        assert "_" not in outcome_words(word)


def test_a_draft_says_that_nothing_is_issued(run: Run, board: Path, tmp_path: Path) -> None:
    told = run("pack", board, "build", *WHEN, "--draft", "--to", tmp_path / "x.pdf")
    assert "Nothing is issued." in told.output


def test_reissue_needs_a_first_issue(run: Run, board: Path, tmp_path: Path) -> None:
    told = run("pack", board, "reissue", *WHEN, "--to", tmp_path / "x.pdf")
    assert "Use build first" in told.output


def test_two_files_of_one_item_are_two_papers(run: Run, board: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "Item 1 one.pdf", tmp_path / "Item 1 two.pdf"
    for path in (first, second):
        path.write_bytes(papers.paper(path.stem, 1))
    run("pack", board, "add", *WHEN, "--yes", first, second)
    assert run("pack", board, "check", *WHEN).output.count("Goes in") == 2
    assert "2 of 2 ready." in run("pack", board, "check", *WHEN).output


def test_a_file_goes_to_the_item_that_is_said_and_to_no_other(
    run: Run, board: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "Item 1 welcome.pdf"
    paper.write_bytes(papers.paper("Welcome", 1))
    told = run("pack", board, "add", *WHEN, "--yes", "--item", "99", paper)
    assert (told.exit_code, "There is no item 99 on this agenda." in told.output) == (1, True)
    assert "no papers yet" in run("pack", board, "check", *WHEN).output

    for _time in range(2):  # the second time it is the next version of the same paper
        told = run("pack", board, "add", *WHEN, "--yes", "--item", "2", paper)
        assert (told.exit_code, "to item 2" in told.output) == (0, True)
    assert "1 of 1 ready." in run("pack", board, "check", *WHEN).output


def test_a_file_that_fits_no_item_is_a_fault(run: Run, board: Path, tmp_path: Path) -> None:
    paper = tmp_path / "Zzyzx.pdf"
    paper.write_bytes(papers.paper("Zzyzx", 1))
    told = run("pack", board, "add", *WHEN, "--yes", paper)
    assert (told.exit_code, "1 file was not added." in told.output) == (1, True)
