"""A new board on the 2023 profile, with a clock that stands, counted ids and one person."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from chair_desk.records.boards import Body
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Organisation, OrganisationKind, Seat
from chair_desk.records.tables import RECORDS
from chair_desk.services.boards import NewBoard, main_body, new_board
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, create_desk, open_desk
from chair_desk.services.meetings import add_meeting, close_session, start_session


@dataclass
class Clock:
    """A clock that stands until a test moves it. Instants are in UTC."""

    at: datetime = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **span: float) -> None:
        """Move on: `pass_by(minutes=5)`."""
        self.at += timedelta(**span)

    def set(self, day: date, clock: str = "09:00") -> None:
        """Move to an hour of a day, in UTC."""
        hours, minutes = clock.split(":")
        self.at = datetime(day.year, day.month, day.day, int(hours), int(minutes), tzinfo=UTC)


def counted_ids() -> Callable[[], str]:
    """Return a source of UUIDs that count, so that a failure reads the same each time."""
    numbers = itertools.count(1)
    return lambda: f"00000000-0000-4000-8000-{next(numbers):012}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def empty_desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A file just made: the six questions are not answered yet."""
    desk = create_desk(
        tmp_path / "board.chairdesk",
        who="Gwen Tallowfield",
        home=tmp_path / "home",
        now=clock,
        new_id=counted_ids(),
    )
    yield desk
    desk.close()


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """A board on profile lscp_2023, with its usual partners, a chair and a business manager."""
    new_board(
        empty_desk,
        NewBoard(
            profile="lscp_2023",
            name="Westmarch Safeguarding Children Partnership",
            short_name="Westmarch SCP",
            meeting_place="Committee Room 2, County Hall",
            chair="Rosalind Larkspur",
            business_manager="Gwen Tallowfield",
        ),
    )
    return empty_desk


@pytest.fixture
def body(desk: Desk) -> Body:
    """The board itself, as a body that meets."""
    return main_body(desk)


@pytest.fixture
def meeting(desk: Desk, body: Body) -> Meeting:
    """A meeting of the board on Thursday 17 September 2026, in draft."""
    made = add_meeting(desk, body.id, date(2026, 9, 17)).made
    return existing(desk, Meeting, made)


@pytest.fixture
def later(desk: Desk, body: Body, meeting: Meeting) -> Meeting:
    """The meeting after it, on Thursday 19 November 2026, in draft."""
    made = add_meeting(desk, body.id, date(2026, 11, 19)).made
    return existing(desk, Meeting, made)


@pytest.fixture
def hold(desk: Desk, clock: Clock) -> Callable[[Meeting], None]:
    """Hold a meeting on its day: it starts, it closes, and its minutes are in draft."""

    def hold_it(meeting: Meeting) -> None:
        clock.set(meeting.held_on)
        start_session(desk, meeting.id)
        clock.pass_by(hours=2)
        close_session(desk, meeting.id)

    return hold_it


@pytest.fixture
def seat_of(desk: Desk, body: Body) -> Callable[[OrganisationKind], Seat]:
    """Find the seat of the first partner of a kind."""

    def find(kind: OrganisationKind) -> Seat:
        partner = desk.rows(Organisation, kind=kind, order=("place",))[0]
        return desk.rows(Seat, organisation_id=partner.id, body_id=body.id)[0]

    return find


@pytest.fixture
def snapshot(desk: Desk) -> Callable[[], dict[str, list[object]]]:
    """Return every record of the board, to compare before and after."""

    def take() -> dict[str, list[object]]:
        return {
            record_class.__name__: sorted(desk.rows(record_class), key=lambda row: row.id)
            for record_class in RECORDS
        }

    return take


@pytest.fixture
def sample_desk(sample_bytes: bytes, tmp_path: Path) -> Iterator[Desk]:
    """The sample board at noon of Tuesday 17 November 2026, two days before its meeting."""
    path = tmp_path / "Westmarch.chairdesk"
    path.write_bytes(sample_bytes)
    clock = Clock(datetime(2026, 11, 17, 12, 0, tzinfo=UTC))
    desk = open_desk(path, who="Gwen", home=tmp_path / "home", now=clock)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def sample_to_read(tmp_path_factory: pytest.TempPathFactory, sample_bytes: bytes) -> Iterator[Desk]:
    """The sample board opened to be read only, once for a whole file of tests."""
    folder = tmp_path_factory.mktemp("sample")
    path = folder / "Westmarch.chairdesk"
    path.write_bytes(sample_bytes)
    desk = open_desk(path, who="Gwen", home=folder / "home", read_only=True)
    yield desk
    desk.close()
