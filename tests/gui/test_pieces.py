from __future__ import annotations

from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from chair_desk.gui.pieces import AT_ONCE, Pieces
from chair_desk.records.changes import CannotDo


def test_a_short_file_is_there_at_once(qtbot: QtBot) -> None:
    made, came = Pieces(), list[bytes]()
    made.done.connect(came.append)

    made.gather(iter([b"a", b"b"]))

    assert came == [b"ab"]


def test_a_long_file_is_gathered_between_two_keys(qtbot: QtBot) -> None:
    made, came = Pieces(), list[bytes]()
    made.done.connect(came.append)

    made.gather(bytes([at]) for at in range(3 * AT_ONCE + 1))

    assert came == []
    qtbot.waitUntil(lambda: came == [bytes(range(3 * AT_ONCE + 1))])


def test_a_file_that_is_not_there_or_ends_in_a_fault_is_told(qtbot: QtBot) -> None:
    made, told = Pieces(), list[CannotDo]()
    made.failed.connect(told.append)

    def broken() -> Iterator[bytes]:
        yield from [b"a"] * AT_ONCE
        raise CannotDo("It is gone.")

    made.gather(broken())

    qtbot.waitUntil(lambda: [problem.what for problem in told] == ["It is gone."])
