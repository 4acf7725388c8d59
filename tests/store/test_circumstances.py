from __future__ import annotations

from chair_desk.records.boards import Board
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile


def test_clock_person_and_folder_are_those_passed_in(
    empty: DeskFile, circumstances: Circumstances
) -> None:
    with empty.change("Set up the board") as step:
        step.insert(Board(id="board", name="Westmarch"))

    (change,) = empty.history()

    assert (change.at, change.who) == (circumstances.now(), "Business manager")
    assert circumstances.home in empty.back_up().parents
