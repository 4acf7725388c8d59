"""The open board: its file, the shelf of profiles and ladders, the clock and the person."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chair_desk.records.boards import Board, ProfileInForce
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.columns import R
from chair_desk.records.local_time import local, local_clock, local_date
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile, Step, StoreBusy
from chair_desk.store.history import ChangeSet, LastChange
from chair_desk.store.locked import Locked, WrongKey
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.catalogue.board_profiles import BoardProfile
    from chair_desk.catalogue.calendars import WorkingDays
    from chair_desk.catalogue.shelf import Shelf

__all__ = [
    "CannotDo",
    "ChangeSet",
    "Changes",
    "Circumstances",
    "Desk",
    "LastChange",
    "Locked",
    "Refused",
    "Step",
    "StoreBusy",
    "WrongKey",
    "create_desk",
    "create_with",
    "open_desk",
    "open_with",
]

ENDING = ".chairdesk"


def now_utc() -> datetime:
    """Return this instant, in UTC."""
    return datetime.now(UTC)


def new_uuid() -> str:
    """Return a new id."""
    import uuid

    return str(uuid.uuid4())


class Desk:
    """One open board. Every service takes it first; nothing in the house is reached without it."""

    def __init__(self, file: DeskFile, shelf: Shelf | None, circumstances: Circumstances) -> None:
        """Take the open file, what ships (None: our own), and the clock, ids and name."""
        self.file = file
        self.circumstances = circumstances
        self._shelf = shelf
        self._carried: tuple[int, dict[str, str]] = (-1, {})
        self.worked_out: dict[str, Any] = {}  # what a service keeps until something is written

    @property
    def shelf(self) -> Shelf:
        """The profiles, ladders and log types that ship, read when they are first asked for."""
        if self._shelf is None:
            from chair_desk.catalogue.shelf import Shelf

            self._shelf = Shelf(carried=self._carried_log_types)
        return self._shelf

    def _carried_log_types(self) -> dict[str, str]:
        """Return the log types in the board file, read again only after something was written."""
        from chair_desk.records.logs import LogTypeText

        stamp = self.file.rows_written
        self.file.tables_read.add((LogTypeText.TABLE,))
        if self._carried[0] != stamp:
            found = {row.name: row.text for row in self.rows(LogTypeText)}
            self._carried = (stamp, found)
        return self._carried[1]

    def now(self) -> datetime:
        """Return this instant, in UTC."""
        return self.circumstances.now()

    def local_now(self) -> datetime:
        """Return this instant as the clock on the wall shows it."""
        return local(self.now())

    def clock(self) -> str:
        """Return the time on the wall, as "HH:MM"."""
        return local_clock(self.now())

    def today(self) -> date:
        """Return the day it is in the United Kingdom."""
        return local_date(self.now())

    def new_id(self) -> str:
        """Return a new id for a record."""
        return self.circumstances.new_id()

    @property
    def who(self) -> str:
        """The person's name, as it stands in the history."""
        return self.circumstances.who

    @property
    def read_only(self) -> bool:
        """Say whether the board was opened to read."""
        return self.file.read_only

    @property
    def is_set_up(self) -> bool:
        """Say whether the six questions were answered; until then there is no board in it."""
        return self.count(Board) > 0

    @property
    def board(self) -> Board:
        """The board that the file is about.

        Raises:
            CannotDo: The file holds no board yet.
        """
        for board in self.rows(Board):
            return board
        raise CannotDo(
            _("There is no board in this file yet."),
            _("It was made, and the questions were not answered."),
            _("Set up a new board in it."),
        )

    def profile_rows(self) -> list[ProfileInForce]:
        """Return the profiles the board has worked under, earliest first."""
        return sorted(self.rows(ProfileInForce), key=lambda row: (str(row.starts_on or ""), row.id))

    def profile(self, on: date | None = None) -> BoardProfile:
        """Return the profile in force on a day, today's if none is given.

        Before the first or after the last, the nearest counts: a board never has none.

        Raises:
            CannotDo: The file holds no board yet, or its profile cannot be read.
        """
        day = on or self.today()
        rows = self.profile_rows()
        if not rows:
            raise CannotDo(_("This board has no profile yet."))
        begun = [row for row in rows if row.starts_on is None or row.starts_on <= day]
        row = begun[-1] if begun else rows[0]
        return self.shelf.profile(row.profile, row.profile_text)

    def working_days(self) -> WorkingDays:
        """Return the calendar of working days of the board's nation."""
        from chair_desk.catalogue.calendars import WorkingDays

        return WorkingDays(self.board.nation)

    def change(self, label: str) -> AbstractContextManager[Step]:
        """Write: everything inside the `with` is one change with one label, or nothing is."""
        return self.file.change(label)

    def get(self, record_class: type[R], id: str | None) -> R | None:  # noqa: A002
        """Return one record by its id, or nothing."""
        return self.file.get(record_class, id) if id else None

    def rows(
        self,
        record_class: type[R],
        *,
        order: Sequence[str] = (),
        most: int | None = None,
        **equal: Any,
    ) -> list[R]:
        """Return the records whose columns equal what is given; a list means any of these."""
        return self.file.rows(record_class, order=order, most=most, **equal)

    def count(self, record_class: type, **equal: Any) -> int:
        """Count the records whose columns equal what is given."""
        return self.file.count(record_class, **equal)

    def close(self) -> None:
        """Seal what was being typed and close the file."""
        self.file.close()


def open_desk(
    path: Path,
    *,
    who: str,
    home: Path,
    read_only: bool = False,
    now: Callable[[], datetime] = now_utc,
    new_id: Callable[[], str] = new_uuid,
) -> Desk:
    """Open a board file.

    Raises:
        Locked: It asks for its key; `open_with` takes one.
        StoreBusy: Another Chair Desk has it open; `.holder` says who and since when.
        CannotDo: It is newer, damaged, or no board file; nothing was written to it.
    """
    circumstances = Circumstances(now=now, new_id=new_id, who=who, home=home)
    return open_with(path, circumstances, read_only=read_only)


def open_with(path: Path, circumstances: Circumstances, *, read_only: bool = False) -> Desk:
    """Open a board file in given circumstances, with the key in them where it is locked.

    Raises:
        Locked: It asks for its key.
        WrongKey: That is not its key.
        StoreBusy: Another Chair Desk has it open.
        CannotDo: It is newer, damaged, or no board file.
    """
    file = DeskFile.open(path, circumstances, read_only=read_only)
    if file.circumstances.key is not None and not read_only:
        from chair_desk.services.office_files import sweep_left_behind
        from chair_desk.store.rekeying import lock_notes

        sweep_left_behind()
        with contextlib.suppress(CannotDo):  # no room for them now: the next opening tries again
            lock_notes(path, file.circumstances)
    return Desk(file, None, file.circumstances)


def create_desk(
    path: Path,
    *,
    who: str,
    home: Path,
    now: Callable[[], datetime] = now_utc,
    new_id: Callable[[], str] = new_uuid,
) -> Desk:
    """Make a new, empty board file; `boards.new_board` then answers the six questions.

    Raises:
        CannotDo: There is such a file already, or the folder cannot be written.
    """
    circumstances = Circumstances(now=now, new_id=new_id, who=who, home=home)
    return create_with(path, circumstances)


def create_with(path: Path, circumstances: Circumstances) -> Desk:
    """Make a new, empty board file, locked with the key in the circumstances if there is one.

    Raises:
        CannotDo: There is such a file already, or the folder cannot be written.
    """
    file = DeskFile.create(path, circumstances)
    return Desk(file, None, file.circumstances)
