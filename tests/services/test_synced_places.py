from __future__ import annotations

import json
from pathlib import Path

import pytest

from chair_desk.services.synced_places import conflicted_copies, synced_by


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (".stfolder", "Syncthing"),
        (".sync_1a2b.db", "Nextcloud"),
        (".dropbox", "Dropbox"),
        (".tmp.drivedownload", "Google Drive"),
    ],
)
def test_a_synchronising_program_is_known_by_its_mark(tmp_path: Path, mark: str, name: str) -> None:
    (tmp_path / "shared" / "deep").mkdir(parents=True)
    (tmp_path / "shared" / mark).touch()

    assert synced_by(tmp_path / "shared" / "deep" / "b.chairdesk") == name
    assert synced_by(tmp_path / "b.chairdesk") == ""


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("OneDrive - Westmarch Council", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Nextcloud", "Nextcloud"),
        ("GoogleDrive-a@example.org", "Google Drive"),
    ],
)
def test_and_by_the_name_of_its_folder(tmp_path: Path, folder: str, name: str) -> None:
    assert synced_by(tmp_path / folder / "b.chairdesk") == name


def test_and_by_what_the_system_says(tmp_path: Path, own_home: Path) -> None:
    path = tmp_path / "x" / "b.chairdesk"
    assert synced_by(path, {"OneDriveCommercial": str(tmp_path / "x")}) == "OneDrive"
    (own_home / ".dropbox").mkdir()
    (own_home / ".dropbox" / "info.json").write_text(
        json.dumps({"personal": {"path": str(tmp_path / "x")}})
    )
    assert synced_by(path) == "Dropbox"


def test_copies_that_were_left_beside_a_board_are_found(tmp_path: Path) -> None:
    names = (
        "board.sync-conflict-20260305-101112-ABCDEFG.chairdesk",
        "board (Ann's conflicted copy 2026-03-05).chairdesk",
        "board (conflicted copy 2026-03-05 101112).chairdesk",
    )
    others = ("board.chairdesk", "boards.chairdesk", "board of ours.chairdesk", "board.txt")
    for name in (*names, *others):
        (tmp_path / name).touch()

    found = conflicted_copies(tmp_path / "board.chairdesk")
    assert {path.name for path in found} == set(names)
