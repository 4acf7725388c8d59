"""A clock that stands still, ids that count up, and a small board to try things on."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from chair_desk.records.boards import Board, Body
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Minute
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile

NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def circumstances_in(folder: Path, who: str = "Business manager") -> Circumstances:
    numbers = itertools.count(1)
    return Circumstances(
        now=Clock(), new_id=lambda: f"{folder.name}-{next(numbers)}", who=who, home=folder
    )


def put_small_board(file: DeskFile) -> None:
    with file.change("Set up the board") as step:
        step.insert(
            Board(id="board", name="Westmarch"),
            Body(id="body", board_id="board", name="Partnership board"),
            Meeting(id="meeting", body_id="body", held_on=date(2026, 3, 12)),
            AgendaItem(id="item", meeting_id="meeting", place="a", title="Welcome"),
            Minute(id="minute", meeting_id="meeting", item_id="item", place="a", text="One"),
        )


@pytest.fixture(scope="session")
def blank_board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty board file, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("blank")
    path = folder / "blank.chairdesk"
    DeskFile.create(path, circumstances_in(folder / "home")).close()
    return path


@pytest.fixture(scope="session")
def small_board(tmp_path_factory: pytest.TempPathFactory, blank_board: Path) -> Path:
    """A board file with one meeting in it."""
    folder = tmp_path_factory.mktemp("small")
    path = folder / "small.chairdesk"
    shutil.copy(blank_board, path)
    file = DeskFile.open(path, circumstances_in(folder / "home"))
    put_small_board(file)
    file.close()
    return path


@pytest.fixture
def circumstances(tmp_path: Path) -> Circumstances:
    return circumstances_in(tmp_path / "home")


@pytest.fixture
def board_path(tmp_path: Path, blank_board: Path) -> Path:
    """The place of an empty board that this test alone has."""
    path = tmp_path / "board.chairdesk"
    shutil.copy(blank_board, path)
    return path


@pytest.fixture
def open_file(circumstances: Circumstances) -> Iterator[Callable[..., DeskFile]]:
    """Open files that are closed after the test."""
    opened: list[DeskFile] = []

    def open_one(path: Path, who: Circumstances = circumstances, **how: bool) -> DeskFile:
        opened.append(DeskFile.open(path, who, **how))
        return opened[-1]

    yield open_one
    for file in opened:
        file.close()


@pytest.fixture
def empty(open_file: Callable[..., DeskFile], board_path: Path) -> DeskFile:
    """An open board with nothing in it."""
    return open_file(board_path)


@pytest.fixture
def desk_file(empty: DeskFile) -> DeskFile:
    """An open board with one meeting in it, set up by this device."""
    put_small_board(empty)
    return empty
