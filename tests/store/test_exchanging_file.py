from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile
from tests.store.copies import incoming_from, two_desks

Pair = tuple[DeskFile, DeskFile]


@pytest.fixture
def pair(small_board: Path, tmp_path: Path) -> Iterator[Pair]:
    desks = two_desks(small_board, tmp_path)
    yield desks
    for desk in desks:
        desk.close()


class _Stopped(Exception):  # noqa: N818
    pass


def stop(done: int, of: int) -> None:
    raise _Stopped


def write(desk: DeskFile, text: str) -> None:
    with desk.change("Wrote") as step:
        step.update(Minute, "minute", text=text)


def test_it_can_be_stopped_and_nothing_is_kept(pair: Pair) -> None:
    write(pair[0], "Two")
    before = pair[1].versions()
    incoming = incoming_from(pair[0])
    with pytest.raises(_Stopped), pair[1].bring_in("x", incoming, progress=stop):
        pass

    assert pair[1].versions() == before
    with pair[1].bring_in("x", incoming) as one:
        pass
    assert one.taken.new == 1


def test_a_board_that_is_only_read_takes_nothing_in(pair: Pair) -> None:
    write(pair[0], "Two")
    pair[1].close()
    reader = DeskFile.open(pair[1].path, pair[0].circumstances, read_only=True)
    with pytest.raises(CannotDo), reader.bring_in("x", incoming_from(pair[0])):
        pass
    reader.close()


def test_any_one_change_can_be_brought_back(pair: Pair) -> None:
    write(pair[0], "Two")
    device, sequence = pair[0].device, pair[0].versions()[pair[0].device]
    with pair[0].change("Moved") as step:
        step.update(Minute, "minute", place="k")
    pair[0].bring_back("Back", device, sequence)
    minute = pair[0].get(Minute, "minute")

    assert minute is not None
    assert (minute.text, minute.place) == ("One", "k")
    write(pair[0], "Three")
    changes = pair[0].bring_back("Back", device, sequence)
    assert changes.skipped
    with pair[0].change("x") as step, pytest.raises(Refused):
        step.put_stored("minute", "nobody", "text", "x")
    with pair[0].change("x") as step, pytest.raises(Refused):
        step.leave_as_is("minute", "nobody", "text")
