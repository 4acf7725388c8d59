from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.actions import add_action
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.folder_steps import sync
from chair_desk.services.meetings import add_meeting
from tests.services.copies import second_desk
from tests.services.syncthing import two_nodes, wait_until
from tests.store.copies import left_open, state_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture
def chair(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    other = second_desk(desk, tmp_path)
    yield other
    assert other.file.check() == []
    other.close()


def titles(desk: Desk) -> set[str]:
    return {row.title for row in desk.rows(Action)}


def test_what_one_writes_the_other_takes_in(desk: Desk, chair: Desk, folder: Path) -> None:
    add_action(desk, "Write to the council")
    sync(desk, folder)
    news = sync(chair, folder)

    assert titles(chair) == {"Write to the council"}
    assert news.new == 1
    assert news.words == "Took in 1 from Gwen Tallowfield"
    assert news.changes.touches("action")


def test_a_number_given_twice_is_said(desk: Desk, chair: Desk, folder: Path) -> None:
    add_action(desk, "Write to the council")
    add_action(chair, "Ring the trust")
    sync(desk, folder)
    (note,) = sync(chair, folder).notes

    assert "A-002" in note
    assert sync(desk, folder).notes == ()  # it came with the rest, and is said once


def test_nothing_new_writes_no_file(desk: Desk, chair: Desk, folder: Path) -> None:
    add_action(desk, "Write to the council")
    for _again in range(3):
        for one in (desk, chair):
            sync(one, folder)
    before = sorted(path.name for path in folder.iterdir())
    news = [sync(one, folder) for one in (desk, chair)]

    assert sorted(path.name for path in folder.iterdir()) == before
    assert [one.written for one in news] == [0, 0]


def test_each_device_writes_its_own_names_only(desk: Desk, chair: Desk, folder: Path) -> None:
    add_action(desk, "One")
    add_action(chair, "Two")
    kept = {}
    for one in (desk, chair, desk, chair):
        sync(one, folder)
        for path in folder.iterdir():
            assert kept.setdefault(path.name, path.read_bytes()) == path.read_bytes()
    owners = {name.split("-", maxsplit=1)[0] for name in kept}

    assert owners == {desk.file.device, chair.file.device}
    assert titles(desk) == titles(chair) == {"One", "Two"}
    assert len({row.reference for row in desk.rows(Action)}) == 2


def test_nothing_is_taken_in_during_a_meeting(desk: Desk, chair: Desk, folder: Path) -> None:
    add_action(desk, "One")
    sync(desk, folder)
    meeting = add_meeting(chair, main_body(chair).id, date(2026, 9, 24)).made
    with chair.change("Begins") as step:
        step.update(Meeting, meeting, state=MeetingState.IN_SESSION)
    news = sync(chair, folder)

    assert news.is_put_off
    assert "meeting" in news.words
    assert titles(chair) == set()


def test_a_damaged_file_is_said_and_left_and_read_when_it_is_whole(
    desk: Desk, chair: Desk, folder: Path
) -> None:
    add_action(desk, "One")
    sync(desk, folder)
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert sync(chair, folder).faults
    assert titles(chair) == set()
    path.write_bytes(whole)
    assert sync(chair, folder).new == 1


def test_a_folder_that_is_not_there_is_said(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(CannotDo, match="cannot be read"):
        sync(desk, tmp_path / "nowhere")


def test_a_folder_that_was_emptied_is_filled_again(desk: Desk, chair: Desk, folder: Path) -> None:
    add_action(desk, "One")
    sync(desk, folder)
    for path in folder.iterdir():
        path.unlink()
    sync(desk, folder)
    assert sync(chair, folder).new == 1


@pytest.mark.parametrize("seed", range(6))
def test_a_nasty_synchronising_program_does_no_harm(desk: Desk, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    desks = [desk, *(second_desk(desk, tmp_path, who) for who in ("Ann Other", "Bea More"))]
    folders = [tmp_path / f"folder-{number}" for number in range(3)]
    for place in folders:
        place.mkdir()
    for number in range(25):
        at = chance.randrange(3)
        for _change in range(chance.randrange(3)):
            add_action(desks[at], f"{number} at {at}")
        sync(desks[at], folders[at])
        carry(folders, chance)
    (folders[0] / "desktop.ini").write_bytes(b"junk")
    (folders[1] / "zz.cdseg").write_bytes(b"junk")
    for _turn in range(4):
        carry(folders, None)
        for one, place in zip(desks, folders, strict=True):
            sync(one, place)

    for one in desks[1:]:
        assert state_of(one.file) == state_of(desk.file)
        assert left_open(one.file) == left_open(desk.file)
        assert one.file.check() == []
        one.close()


def carry(folders: list[Path], chance: random.Random | None) -> None:
    """Copy what each wrote to the others: late, half, altered, doubled under another name."""
    for source in folders:
        own = [
            path for path in source.glob("*.cdseg") if not (source / f"{path.name}.half").exists()
        ]
        for path in own:
            for target in folders:
                there = target / path.name
                marked = target / f"{path.name}.half"
                if target is source or (there.exists() and not marked.exists()):
                    continue
                if path.name.startswith("zz") or "conflicted" in path.name:
                    continue
                put(path, there, marked, 0.0 if chance is None else chance.random())


def put(path: Path, there: Path, marked: Path, luck: float) -> None:
    content = path.read_bytes()
    if luck < 0.4:
        shutil.copyfile(path, there)
        marked.unlink(missing_ok=True)
    elif luck < 0.6:
        there.write_bytes(content[: int(len(content) * luck)])
        marked.touch()
    elif luck < 0.7:
        name = f"{there.stem} (Ann's conflicted copy 2026-03-05).cdseg"
        there.with_name(name).write_bytes(content)
    elif luck < 0.8:
        there.write_bytes(content[:-10] + bytes([content[-10] ^ 4]) + content[-9:])
        marked.touch()


@pytest.mark.soak
@pytest.mark.skipif(shutil.which("syncthing") is None, reason="Syncthing is not installed here")
def test_two_real_synchronising_nodes_make_one_board(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    program = shutil.which("syncthing")
    assert program is not None
    with two_nodes(program, tmp_path) as places:
        desks = (desk, chair)
        for number in range(6):
            at = number % 2
            add_action(desks[at], f"Number {number}")
            sync(desks[at], places[at])
            assert wait_until(lambda at=at: sync(desks[1 - at], places[1 - at]).new)
        for one in desks:
            add_action(one, f"At once by {one.who}")
        assert wait_until(
            lambda: (
                [sync(one, place) for one, place in zip(desks, places, strict=True)]
                and state_of(desk.file) == state_of(chair.file)
            )
        )
        left = [
            path.name for place in places for path in place.iterdir() if "conflict" in path.name
        ]
    assert left == []
    assert left_open(desk.file) == left_open(chair.file)
    assert desk.count(Action) == 8
