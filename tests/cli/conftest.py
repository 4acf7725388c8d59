"""A board in a real file with one meeting, and the command line run upon it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chair_desk.cli.main import Doors, chair_desk
from chair_desk.services.boards import NewBoard, main_body, new_board
from chair_desk.services.desk import create_desk
from chair_desk.services.folders import home_folder
from chair_desk.services.meetings import add_meeting
from chair_desk.services.people import add_person, appoint, members_on

Run = Callable[..., Result]
HELD_ON = date(2026, 11, 19)


@pytest.fixture(autouse=True)
def desk_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHAIR_DESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def doors() -> list[str]:
    """What was asked of the window: "window" or "tour" and the path."""
    return []


@pytest.fixture
def run(doors: list[str]) -> Run:
    """Run one command and return its exit code and both streams."""

    def open_window(path: Path | None) -> int:
        doors.append(f"window {path}")
        return 0

    def make_tour(folder: Path) -> int:
        doors.append(f"tour {folder.name}")
        return 0

    def run_it(*words: str | Path, typed: str | None = None) -> Result:
        return CliRunner().invoke(
            chair_desk,
            [str(word) for word in words],
            input=typed,
            obj=Doors(open_window=open_window, make_tour=make_tour),
            prog_name="chair-desk",
        )

    return run_it


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A board with its usual partners, three people and a meeting on 19 November 2026."""
    path = tmp_path / "westmarch.chairdesk"
    desk = create_desk(path, who="Gwen Tallowfield", home=home_folder())
    new_board(
        desk,
        NewBoard(
            profile="lscp_2023",
            name="Westmarch Safeguarding Children Partnership",
            chair="Rosalind Larkspur",
            business_manager="Gwen Tallowfield",
        ),
    )
    body = main_body(desk)
    marcus = add_person(desk, "Marcus Wrenfield", email="m.wrenfield@westmarch.example").made
    seats = [one.seat for one in members_on(desk, body.id, HELD_ON) if one.organisation]
    appoint(desk, seats[0].id, marcus, post="Director of Children’s Services")
    add_meeting(desk, body.id, HELD_ON)
    desk.close()
    return path
