from __future__ import annotations

from pathlib import Path

from chair_desk.records.people import Person
from chair_desk.services.desk import Desk
from chair_desk.services.folder_steps import (
    PART,
    begin,
    news_to_write,
    note_written,
    read_folder,
    take_in,
    write_news,
)
from chair_desk.services.people import add_person
from chair_desk.services.shared_folder import sync
from chair_desk.services.shared_places import share_through, shared_through
from tests.services.apart import chair

__all__ = ["chair"]


def leave_news(desk: Desk, folder: Path) -> bool:
    task = begin(desk, folder)
    news = news_to_write(desk, folder, read_folder(task))
    if news is None:
        return False
    note_written(desk, folder, write_news(task, news))
    return True


def test_what_one_leaves_the_other_takes_in_by_parts(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    for number in range(PART + 5):
        add_person(desk, name=f"Person {number}")
    assert leave_news(desk, folder)
    found = read_folder(begin(chair, folder))
    parts = list(take_in(chair, folder, found))

    assert len(parts) >= 2
    assert sum(part.new for part in parts) == PART + 5
    assert chair.count(Person) == desk.count(Person)
    assert {name for part in parts for name in part.people} == {desk.who}
    assert chair.file.check() == []


def test_nothing_is_read_or_written_twice(desk: Desk, chair: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    add_person(desk, name="Orla Fenwick")
    assert leave_news(desk, folder)
    assert not leave_news(desk, folder)
    list(take_in(chair, folder, read_folder(begin(chair, folder))))

    assert read_folder(begin(chair, folder)).bundles == ()
    assert sync(chair, folder).new == 0


def test_a_file_that_will_not_do_is_named_and_left(desk: Desk, chair: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    (folder / "other-000001.cdseg").write_bytes(b"nothing of ours")
    found = read_folder(begin(chair, folder))

    assert len(found.faults) == 1
    assert list(take_in(chair, folder, found)) == []
    assert (folder / "other-000001.cdseg").exists()


def test_the_folder_of_a_board_is_remembered_on_this_laptop(desk: Desk, tmp_path: Path) -> None:
    assert shared_through(desk) is None
    share_through(desk, tmp_path)
    assert shared_through(desk) == tmp_path
    share_through(desk, None)
    assert shared_through(desk) is None
