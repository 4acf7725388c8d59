from __future__ import annotations

import dataclasses
from datetime import timedelta
from pathlib import Path

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.people import Person
from chair_desk.services import history
from chair_desk.services.actions import add_action
from chair_desk.services.backups import backups, look_into
from chair_desk.services.desk import Desk
from chair_desk.services.exchange import bundle_since, packed
from chair_desk.services.folder_steps import (
    PART,
    begin,
    news_to_write,
    note_written,
    read_folder,
    sync,
    take_in,
    write_news,
)
from chair_desk.services.people import add_person
from chair_desk.services.shared_places import share_through, shared_through
from tests.services.apart import chair
from tests.services.copies import second_desk

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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


def leave(desk: Desk, folder: Path, *, schema: int = 1, label: str = "") -> None:
    """Leave a segment with all of a desk's changes; a `label` is forged into the last."""
    bundle = bundle_since(desk, {})
    header = dataclasses.replace(bundle.header, schema=schema)
    *before, last = bundle.transactions
    forged = last._replace(label=label) if label else last
    bundle = dataclasses.replace(bundle, header=header, transactions=[*before, forged])
    (folder / f"{desk.file.device}-000001.cdseg").write_bytes(packed(desk, bundle))


def test_a_backup_goes_before_news_once_for_a_stretch(
    desk: Desk, chair: Desk, folder: Path
) -> None:
    for number in range(3):
        add_person(desk, name=f"Person {number}")
        sync(desk, folder)
        sync(chair, folder)
    (made,) = backups(chair)

    assert chair.count(Person, name="Person 2") == 1
    assert "Person" not in look_into(made.path, chair.circumstances).last_change
    assert backups(desk) == []  # nothing came from the chair


def test_the_next_stretch_of_news_has_a_backup_of_its_own(
    desk: Desk, chair: Desk, folder: Path
) -> None:
    for hours in (0, 1):
        chair.circumstances.now.go_on(timedelta(hours=hours))  # type: ignore[attr-defined]
        add_person(desk, name=f"Person {hours}")
        add_person(chair, name=f"Own {hours}")
        sync(desk, folder)
        sync(chair, folder)

    assert len(backups(chair)) == 2


def test_a_forged_file_keeps_nobody_elses_news_out(
    desk: Desk, chair: Desk, tmp_path: Path, folder: Path
) -> None:
    third = second_desk(desk, tmp_path, "Ann Other")
    add_person(desk, name="Person 1")
    leave(desk, folder, label="Forged")
    add_person(third, name="Orla Fenwick")
    sync(third, folder)
    news = sync(chair, folder)

    (fault,) = news.faults
    assert "altered" in fault
    assert chair.count(Person, name="Person 1") == 0
    assert chair.count(Person, name="Orla Fenwick") == 1
    assert sync(chair, folder).faults == ()  # said once
    third.close()


def test_a_file_of_a_newer_program_is_read_once_this_one_is_up_to_date(
    desk: Desk, chair: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_person(desk, name="Orla Fenwick")
    leave(desk, folder, schema=2)
    (fault,) = sync(chair, folder).faults
    assert "newer Chair Desk" in fault
    assert sync(chair, folder).faults == ()

    monkeypatch.setattr("chair_desk.store.engine.SCHEMA_VERSION", 2)
    monkeypatch.setattr("chair_desk.services.folder_steps.UNDERSTOOD", (2, 1))
    assert sync(chair, folder).new == 1
    assert chair.count(Person, name="Orla Fenwick") == 1


def test_what_only_puts_a_merge_right_is_not_counted_and_not_undone(
    desk: Desk, chair: Desk, folder: Path
) -> None:
    for one in (desk, chair):
        add_action(one, f"By {one.who}")
    add_person(chair, name="Orla Fenwick")
    sync(desk, folder)
    second = sync(chair, folder)
    third = sync(desk, folder)

    assert (second.new, second.written) == (1, 2)
    assert len(second.notes) == 1
    assert (third.new, third.people) == (2, (chair.who,))
    history.undo(chair)
    assert chair.count(Person, name="Orla Fenwick") == 0
    assert len({one.reference for one in chair.rows(Action)}) == chair.count(Action)
    history.redo(chair)
    assert chair.count(Person, name="Orla Fenwick") == 1
